import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  defaultConfiguration
} from "./chunk-ZVDYMXII.js";

// src/action/configuration-path.ts
import { relative, resolve } from "node:path";
var configurationPath = (config, { cwd, top }) => {
  if (config === defaultConfiguration) return config;
  const path = relative(top, resolve(cwd, config)).replaceAll("\\", "/");
  return path.startsWith("..") ? null : path;
};

export {
  configurationPath
};

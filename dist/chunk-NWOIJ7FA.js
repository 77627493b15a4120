import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  readConfigurationFile
} from "./chunk-CIAR5AZL.js";

// src/usecases/run/configuration-source.ts
import { join, relative, resolve } from "node:path";
var defaultConfiguration = ".github/pacegate.yml";
var configurationSource = async (config, cwd, top) => {
  const path = config === defaultConfiguration ? join(top, config) : resolve(cwd, config);
  const inside = relative(top, path);
  if (!inside.startsWith("..")) return { kind: "repository", path: inside.replaceAll("\\", "/") };
  return { kind: "file", path: config, text: await readConfigurationFile(path) };
};

export {
  defaultConfiguration,
  configurationSource
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createFilesStore
} from "./chunk-RITITTGN.js";

// src/cli/local-baseline.ts
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
var rootOf = (directory) => {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? null : rootOf(parent);
};
var localBaseline = (cwd) => {
  const root = rootOf(cwd);
  const directory = root === null ? null : join(root, ".pacegate", "baselines");
  if (directory === null || !existsSync(directory)) return null;
  return createFilesStore({ directory, place: `directory ${relative(cwd, directory)}` });
};

export {
  rootOf,
  localBaseline
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  require_picomatch
} from "./chunk-OKUXJVYF.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/survey/matches-globs.ts
var import_picomatch = __toESM(require_picomatch(), 1);
var isUsable = (glob) => glob !== "" && glob !== "!" && glob.length <= 1e3;
var matchesGlobs = (name, globs) => globs.filter(isUsable).reduce((matched, glob) => {
  const isTaken = glob.startsWith("!");
  return import_picomatch.default.isMatch(name, isTaken ? glob.slice(1) : glob) ? !isTaken : matched;
}, false);

export {
  matchesGlobs
};

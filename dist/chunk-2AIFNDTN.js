import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  UploadError
} from "./chunk-PZ3W4RZL.js";

// src/measure/upload/refuse.ts
var shown = (text) => `"${shorten(escapeTerminal(text.slice(0, 1e3)), 100)}"`;
var cure = "Nothing of it was used. Upload the output directory of `pacegate check` as it is, from the same version of Pacegate.";
var refusal = (name, what, options) => new UploadError(`The upload was refused: ${name === null ? "it" : shown(name)} ${what}.`, cure, options);

export {
  shown,
  refusal
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-QSZIDGTK.js";
import {
  watchInterrupts
} from "./chunk-VV4RV6Q7.js";

// src/cli/interrupts.ts
var watchInterrupts2 = (host) => watchInterrupts(host, exitCodeOf);

export {
  watchInterrupts2 as watchInterrupts
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  OutputError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-TZ54PJF2.js";

// src/cli/watch-output.ts
var isGone = (code) => code === "EPIPE" || code === "EIO";
var watchOutput = ({ stdout, stderr }) => {
  for (const stream of [stdout, stderr])
    stream.on("error", (error) => {
      const code = error.code ?? "unknown";
      if (isGone(code)) return;
      throw new OutputError(
        `Standard ${stream === stdout ? "output" : "error"} could not be written (${code}).`,
        "Free some space, or send it elsewhere. The results are in the directory of the run.",
        { cause: error }
      );
    });
};
export {
  watchOutput
};

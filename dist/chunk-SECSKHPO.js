import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  renderProgressLine,
  renderProgressLive
} from "./chunk-BYJ4AK2O.js";

// src/cli/progress-writer.ts
var clearBelow = "\x1B[0J";
var up = (lines) => lines === 0 ? "" : `\x1B[${lines}A\r`;
var createProgressWriter = (output) => {
  let drawn = 0;
  const erase = () => {
    if (drawn > 0) output.write(`${up(drawn)}${clearBelow}`);
    drawn = 0;
  };
  return {
    write: (progress) => {
      erase();
      if (output.isTTY === true && progress.kind === "block") {
        const lines = renderProgressLive(progress, output.columns ?? 80);
        output.write(`${lines.join("\n")}
`);
        drawn = lines.length;
      } else output.write(`${renderProgressLine(progress)}
`);
    },
    [Symbol.dispose]: erase
  };
};

export {
  createProgressWriter
};

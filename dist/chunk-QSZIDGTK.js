import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  InterruptedError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/cli/exit-codes.ts
var verdictExitCodes = { pass: 0, fail: 1, invalid: 3, inconclusive: 4 };
var investigationExitCode = (state, verdict) => {
  switch (state) {
    case "proven":
    case "closed":
      return 0;
    case "no-regression":
      return verdict === "invalid" ? verdictExitCodes.invalid : 0;
    case "hypotheses":
    case "unexplained":
    case "cancelled":
      return verdictExitCodes.inconclusive;
  }
};
var usage = 2;
var invalid = 3;
var defect = 70;
var codes = {
  "configuration-invalid": usage,
  usage,
  repository: usage,
  "preparation-failed": invalid,
  "service-failed": invalid,
  "load-failed": invalid,
  bundle: invalid,
  "output-failed": invalid,
  baseline: invalid,
  database: invalid,
  github: invalid,
  "upload-refused": invalid,
  interrupted: 130,
  internal: defect
};
var signalCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
var exitCodeMeanings = [
  {
    code: verdictExitCodes.pass,
    name: "pass",
    when: "every primary comparison is shown to be within its tolerance and no budget is exceeded, or no suite is touched"
  },
  {
    code: verdictExitCodes.fail,
    name: "fail",
    when: "a regression beyond the tolerance is shown, or a budget's limit is exceeded"
  },
  {
    code: usage,
    name: "usage",
    when: "the configuration or the arguments are wrong, or git can not give both sides; nothing was measured"
  },
  {
    code: verdictExitCodes.invalid,
    name: "invalid",
    when: "no trustworthy measurement: install, build or start failed, blocks had to be discarded, the statistics or files of a bundle are not to be trusted, the control is off, or results could not be written"
  },
  {
    code: verdictExitCodes.inconclusive,
    name: "inconclusive",
    when: "the time limit or the last look came before a decision"
  },
  { code: defect, name: "defect", when: "Pacegate itself failed; `PACEGATE_DEBUG=1` says more" },
  ...Object.entries(signalCodes).map(([name, code]) => ({
    code,
    name,
    when: "stopped by this signal; nothing was left"
  }))
];
var exitCodeOf = (error) => {
  if (error instanceof InterruptedError) return signalCodes[error.signal] ?? codes.interrupted;
  return error instanceof PacegateError ? codes[error.code] : defect;
};

export {
  verdictExitCodes,
  investigationExitCode,
  exitCodeOf
};

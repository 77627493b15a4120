import { InterruptedError, PacegateError, type ErrorCode } from '../core/errors.ts';
import type { Verdict } from '../core/result.ts';

export const verdictExitCodes = { pass: 0, fail: 1, invalid: 3, inconclusive: 4 } as const satisfies Record<
  Verdict,
  number
>;

const usage = 2;
const invalid = 3;
const defect = 70;

const codes = {
  'configuration-invalid': usage,
  usage,
  repository: usage,
  'preparation-failed': invalid,
  'service-failed': invalid,
  'load-failed': invalid,
  'output-failed': invalid,
  interrupted: 130,
  internal: defect,
} as const satisfies Record<ErrorCode, number>;

/** By convention 128 and the signal's number. */
const signalCodes: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** The exit code for what ended a command. */
export const exitCodeOf = (error: unknown): number => {
  if (error instanceof InterruptedError) return signalCodes[error.signal] ?? codes.interrupted;
  return error instanceof PacegateError ? codes[error.code] : defect;
};

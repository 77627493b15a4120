import { InterruptedError, PacegateError, type ErrorCode } from '../core/errors.ts';
import type { Investigation } from '../core/investigation.ts';
import type { Verdict } from '../core/result.ts';

export const verdictExitCodes = { pass: 0, fail: 1, invalid: 3, inconclusive: 4 } as const satisfies Record<
  Verdict,
  number
>;

/** Of `pacegate investigate`: 0 where there is an answer, 4 where there is none yet, 3 where nothing could be compared. */
export const investigationExitCode = (state: Investigation['state'], verdict: Verdict): number => {
  switch (state) {
    case 'proven':
    case 'closed':
      return 0;
    case 'no-regression':
      return verdict === 'invalid' ? verdictExitCodes.invalid : 0;
    case 'hypotheses':
    case 'unexplained':
    case 'cancelled':
      return verdictExitCodes.inconclusive;
  }
};

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
  bundle: invalid,
  'output-failed': invalid,
  baseline: invalid,
  database: invalid,
  github: invalid,
  'upload-refused': invalid,
  interrupted: 130,
  internal: defect,
} as const satisfies Record<ErrorCode, number>;

/** By convention 128 and the signal's number. */
const signalCodes: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** What each exit code of `pacegate check` says, for the reference. */
export const exitCodeMeanings: readonly { readonly code: number; readonly name: string; readonly when: string }[] = [
  {
    code: verdictExitCodes.pass,
    name: 'pass',
    when: 'every primary comparison is shown to be within its tolerance and no budget is exceeded, or no suite is touched',
  },
  {
    code: verdictExitCodes.fail,
    name: 'fail',
    when: "a regression beyond the tolerance is shown, or a budget's limit is exceeded",
  },
  {
    code: usage,
    name: 'usage',
    when: 'the configuration or the arguments are wrong, or git can not give both sides; nothing was measured',
  },
  {
    code: verdictExitCodes.invalid,
    name: 'invalid',
    when: 'no trustworthy measurement: install, build or start failed, blocks had to be discarded, the statistics or files of a bundle are not to be trusted, the control is off, or results could not be written',
  },
  {
    code: verdictExitCodes.inconclusive,
    name: 'inconclusive',
    when: 'the time limit or the last look came before a decision',
  },
  { code: defect, name: 'defect', when: 'Pacegate itself failed; `PACEGATE_DEBUG=1` says more' },
  ...Object.entries(signalCodes).map(([name, code]) => ({
    code,
    name,
    when: 'stopped by this signal; nothing was left',
  })),
];

/** The exit code for what ended a command. */
export const exitCodeOf = (error: unknown): number => {
  if (error instanceof InterruptedError) return signalCodes[error.signal] ?? codes.interrupted;
  return error instanceof PacegateError ? codes[error.code] : defect;
};

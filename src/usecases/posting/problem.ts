import { type ErrorCode, PacegateError } from '../../core/errors.ts';
import type { CheckReport } from '../../report/check-report.ts';
import { codeBlock, escapeMarkdown, markdownLink, shorten } from '../../report/escape.ts';

/** What ended a run, for people. Plain text. */
export interface Problem {
  readonly title: string;
  /** What happened, one line or more. */
  readonly message: string;
  /** What to do next. */
  readonly cure: string;
}

const titles = {
  'configuration-invalid': 'The configuration is invalid: nothing was measured',
  usage: 'Nothing was measured',
  repository: 'Nothing was measured: git could not give both sides',
  'preparation-failed': 'Nothing was measured: a side could not be prepared',
  'service-failed': 'Nothing was measured: a service failed',
  'load-failed': 'Nothing was measured: the load generator failed',
  bundle: 'Nothing was measured: what was built can not be read',
  'output-failed': 'The result could not be kept',
  baseline: 'The stored baseline could not be reached',
  database: "The App's database could not be reached",
  github: 'GitHub refused a request',
  'upload-refused': 'What was uploaded is refused',
  interrupted: 'Stopped before there was a result',
  internal: 'Pacegate itself failed',
} as const satisfies Record<ErrorCode, string>;

/** The error that came first: one that is thrown while things are put away must not hide it. */
const firstError = (error: unknown): unknown =>
  error instanceof SuppressedError ? firstError(error.suppressed) : error;

/** Explains what was thrown. What no one foresaw is a defect, told without its stack trace. */
export const problemOf = (thrown: unknown): Problem => {
  const error = firstError(thrown);
  if (error instanceof PacegateError) return { title: titles[error.code], message: error.message, cure: error.cure };
  return {
    title: titles.internal,
    message: error instanceof Error ? error.message : String(error),
    cure: 'This is a defect of Pacegate: run the job again with debug logging, and report it with the log.',
  };
};

/** A check that says why there is no verdict. */
export const problemReport = (thrown: unknown, runUrl: string): CheckReport => {
  const { title, message, cure } = problemOf(thrown);
  return {
    conclusion: 'action_required',
    title: shorten(title, 200),
    summary: [
      codeBlock(message.split('\n'), { most: 50 }),
      escapeMarkdown(cure, 1000),
      markdownLink('Log of the run', runUrl),
    ].join('\n\n'),
    text: null,
    annotations: [],
    buttons: [],
  };
};

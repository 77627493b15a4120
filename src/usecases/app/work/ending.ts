import { BaselineError, DatabaseError, GitHubError, OutputError, PacegateError } from '../../../core/errors.ts';
import { escapeTerminal, shorten } from '../../../report/escape.ts';
import { problemOf } from '../../posting/problem.ts';

/** What becomes of a run that came to no result. */
export type Ending =
  /** The job is given back, and done again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'end'; readonly outcome: 'failed' | 'skipped'; readonly problem: string };

/** There is nothing to measure. */
export class NothingToMeasure extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NothingToMeasure';
  }
}

/** Attempts of one run, the first included: the queue gives it no more often. */
const mostAttempts = 3;

/** Answers of GitHub that stay what they are. */
const lasting: ReadonlySet<number> = new Set([404, 410, 451]);
/** An answer that came, and that nothing can be made of: a configuration that is a directory, or megabytes. */
const isUnusable = ({ status }: GitHubError): boolean => status === 200;

const longestLine = 400;
const longestText = 4000;

/** The error that came first: one that is thrown while things are put away must not hide it. */
const firstOf = (error: unknown): unknown => (error instanceof SuppressedError ? firstOf(error.suppressed) : error);

/** Whether another attempt may come to more. */
const mayPass = (error: unknown, attempt: number): boolean => {
  if (error instanceof DatabaseError) return true;
  if (attempt >= mostAttempts) return false;
  // A commit or a repository that has just been made is not seen by all of GitHub at once.
  if (error instanceof GitHubError) return !isUnusable(error) && (attempt === 1 || !lasting.has(error.status ?? 0));
  if (error instanceof OutputError || error instanceof BaselineError) return true;
  return !(error instanceof PacegateError);
};

/** The way to a job's directory, wherever the worker keeps them. */
const jobPath = /\S*\/job-\w{6}\//g;

/** Plain text for people. Paths of this machine, which say nothing to them, are left out. */
const textOf = (error: unknown): string => {
  const { title, message, cure } = problemOf(error);
  const whole = error instanceof PacegateError ? `${message}\n${cure}` : `${title}: ${message}\n${cure}`;
  const lines = whole.replaceAll(jobPath, '').split('\n');
  return shorten(lines.map((line) => shorten(escapeTerminal(line), longestLine)).join('\n'), longestText);
};

/** What becomes of a run that ended with an error. */
export const endingOf = (thrown: unknown, attempt: number): Ending => {
  const error = firstOf(thrown);
  if (error instanceof NothingToMeasure) return { kind: 'end', outcome: 'skipped', problem: error.message };
  if (mayPass(error, attempt)) return { kind: 'again' };
  return { kind: 'end', outcome: 'failed', problem: textOf(error) };
};

import { BaselineError, DatabaseError, GitHubError, InterruptedError, OutputError } from '../../../core/errors.ts';

const passing = [BaselineError, DatabaseError, InterruptedError, OutputError] as const;

const isRefused = ({ status, message }: GitHubError): boolean =>
  // 401: a key that is just being exchanged, or a clock that is just being set.
  status !== null && status < 500 && status !== 401 && status !== 429 && !/rate limit|abuse/i.test(message);

/** By its name alone: a DOMException is no Error of every realm. */
const isAbort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';

/**
 * Whether the same job may succeed later as it is: GitHub or the database is away, a limit is used up, the disk is full. Such
 * an error is thrown on, so that the job returns to its queue; any other is the job's own end.
 */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof GitHubError) return !isRefused(error);
  return passing.some((kind) => error instanceof kind) || isAbort(error);
};

import { DatabaseError, GitHubError } from '../../../core/errors.ts';
import { repeat } from './repeat.ts';
import type { Assignment } from './work-tools.ts';

/** ms; together eleven minutes. The client has tried each request several times before. */
const ofGitHub = [5000, 15_000, 30_000, 60_000, 120_000, 180_000, 240_000] as const;
/** ms; together less than what the sign of life is patient for. */
const ofDatabase = [500, 1000, 3000, 8000, 15_000] as const;

/** No answer, or one that says that GitHub is in trouble or that there were too many requests. */
const isTrouble = (error: unknown): boolean =>
  error instanceof GitHubError && (error.status === null || error.status >= 500 || error.status === 429);

type Asking = Pick<Assignment, 'run' | 'tools' | 'signal' | 'report'>;

/**
 * Asks GitHub, and again while it is down: a measurement costs minutes, so it is worth to wait some for what comes before it.
 * Throws what the last attempt threw, and the signal's reason on an abort.
 */
export const patiently = <T>(ask: () => Promise<T>, { run, tools, signal, report }: Asking): Promise<T> =>
  repeat(ask, {
    pauses: tools.pauses ?? ofGitHub,
    signal,
    mayPass: isTrouble,
    onFailure: (error, pause) => {
      const why = error instanceof Error ? error.message : '';
      tools.log.warn('GitHub can not be reached; a run waits.', { run: run.id, why, pause });
      report(`waiting for GitHub: ${why}`);
    },
  });

/** Asks the database, and again when it is gone for a moment: what was measured is not given up for that. */
export const insist = <T>(ask: () => Promise<T>, { run, tools, signal }: Omit<Asking, 'report'>): Promise<T> =>
  repeat(ask, {
    pauses: tools.pauses ?? ofDatabase,
    signal,
    mayPass: (error) => error instanceof DatabaseError,
    onFailure: (error, pause) => {
      const why = error instanceof Error ? error.message : '';
      tools.log.warn('The database can not be reached; a run waits.', { run: run.id, why, pause });
    },
  });

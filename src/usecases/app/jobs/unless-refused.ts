import { GitHubError } from '../../../core/errors.ts';
import type { AppLog } from '../app-log.ts';
import { isPassing } from './is-passing.ts';

/**
 * Posts something that nothing else waits for: what GitHub refuses for good, such as a comment in a conversation that is locked, is told in the
 * log with its cure and keeps nothing back. False where it was refused. Throws what may go better later.
 */
export const unlessRefused = async (
  post: () => Promise<void>,
  about: Readonly<Record<string, string | number>>,
  log: AppLog,
): Promise<boolean> => {
  try {
    await post();
    return true;
  } catch (error) {
    if (isPassing(error)) throw error;
    if (error instanceof GitHubError) log.warn(error.message, { ...about, cure: error.cure });
    else log.error('Something could not be posted.', { ...about, problem: String(error) });
    return false;
  }
};

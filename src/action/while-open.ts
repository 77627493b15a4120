import { InterruptedError } from '../core/errors.ts';
import type { PostedCheck } from '../usecases/posting/posting.ts';
import { problemOf, problemReport } from '../usecases/posting/problem.ts';
import type { Stage } from './stage.ts';

/**
 * Does the work that a check waits for, and sees that the check does not stay open when it fails: it then says why.
 *
 * A cancelled job has 7.5 seconds from SIGINT to SIGTERM, and 2.5 more to the end (actions/runner, ProcessInvoker.cs), in
 * which the measurement has to be taken down too: GitHub is told at once, beside that.
 */
export const whileOpen = async <T>(
  check: PostedCheck,
  { host: { signal }, log, job }: Pick<Stage, 'host' | 'log' | 'job'>,
  work: () => Promise<T>,
): Promise<T> => {
  const tell = (error: unknown): void => log.warning(`The check stays open. ${problemOf(error).message}`);
  const cancelled = Promise.withResolvers<void>();
  let cancelling = false;
  const onAbort = (): void => {
    // Aborted by a defect of ours: that has more to say.
    if (!(signal.reason instanceof InterruptedError)) return;
    cancelling = true;
    cancelled.resolve(check.cancel().catch(tell));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    if (cancelling) await cancelled.promise;
    else await check.complete(problemReport(error, job.runUrl)).catch(tell);
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

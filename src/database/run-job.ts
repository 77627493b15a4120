import { DatabaseError, InterruptedError } from '../core/errors.ts';
import { type DatabaseLog, reasonOf } from './database-log.ts';
import type { HeldJob, HeldJobs } from './held-jobs.ts';

export interface RunJobTools {
  readonly jobs: HeldJobs;
  readonly handle: (data: unknown, signal: AbortSignal) => Promise<void>;
  /** Aborts when running handlers are to end. */
  readonly leaving: AbortSignal;
  readonly log: DatabaseLog;
  /** ms between two signs of life. */
  readonly beat: number;
  /** s until the next try of a job that failed, by how often it was tried before; null: as the queue has it. */
  readonly wait: (tries: number) => number | null;
}

export interface RunningJob {
  /** Resolves when the handler has ended and the queue knows how. Never rejects. */
  readonly ended: Promise<void>;
  /** Returns the job to its queue at once; what the handler comes to does not count any more. */
  abandon(): Promise<void>;
}

/** The reason of a signal that aborts because the process is to end. */
export const leavingReason = (): InterruptedError => new InterruptedError('the end of its process');

/** Hands a job to its handler, shows that it lives, and tells the queue what it came to. */
export const runJob = (job: HeldJob, { jobs, handle, leaving, log, beat, wait }: RunJobTools): RunningJob => {
  const lost = new AbortController();
  const about = { queue: job.queue, job: job.id, tries: job.tries };
  let isHandled = false;
  let isOver = false;

  const lose = (): void => {
    if (isOver || lost.signal.aborted) return;
    log.warn('Another worker has taken a job, because this one was silent for so long.', about);
    lost.abort(new DatabaseError('Another worker has this job by now.', 'Nothing needs to be done.'));
  };

  const beats = setInterval(() => {
    jobs.touch(job).then(
      (isOwn) => {
        // One that was under way when the job ended finds it ended.
        if (!isOwn && !isHandled) lose();
      },
      // The database is gone: when it is back soon, the job is still this one's.
      () => undefined,
    );
  }, beat);

  const settle = (failure: { readonly reason: string } | null): Promise<boolean> => {
    if (leaving.aborted) return jobs.giveBack(job);
    return failure === null ? jobs.complete(job) : jobs.fail(job, failure.reason, wait(job.tries));
  };

  const attempt = async (): Promise<{ readonly reason: string } | null> => {
    try {
      await handle(job.data, AbortSignal.any([leaving, lost.signal]));
      return null;
    } catch (error) {
      const reason = reasonOf(error);
      if (!leaving.aborted && !lost.signal.aborted && !isOver)
        log.warn('A job failed; while it has tries left, it is tried again.', { ...about, reason });
      return { reason };
    }
  };

  const run = async (): Promise<void> => {
    const failure = await attempt();
    isHandled = true;
    clearInterval(beats);
    if (isOver || lost.signal.aborted) return;
    try {
      if (!(await settle(failure))) lose();
    } catch (error) {
      // It is active until its heartbeat is too old, and then it runs again.
      log.warn('What a job came to could not be stored: it will run again.', { ...about, reason: reasonOf(error) });
    }
    isOver = true;
  };

  return {
    ended: run(),
    abandon: async () => {
      if (isOver) return;
      isOver = true;
      clearInterval(beats);
      try {
        await jobs.giveBack(job);
      } catch (error) {
        log.warn('A job could not be returned: it will run when its heartbeat is too old.', {
          ...about,
          reason: reasonOf(error),
        });
      }
    },
  };
};

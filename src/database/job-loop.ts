import { setTimeout as sleep } from 'node:timers/promises';
import type { Bell } from './bell.ts';
import { reasonOf } from './database-log.ts';
import type { HeldJob } from './held-jobs.ts';
import { leavingReason, runJob, type RunJobTools, type RunningJob } from './run-job.ts';

export interface JobLoopOptions extends Omit<RunJobTools, 'leaving'> {
  /** Of the queue, for people. */
  readonly name: string;
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Takes that many jobs at most from the queue. */
  readonly fetch: (count: number) => Promise<readonly HeldJob[]>;
  /** Rings when there may be something in the queue. */
  readonly bell: Bell;
  /** ms between two looks when nothing rings: jobs that wait for another try come without a sound. */
  readonly idle: number;
}

export interface JobLoop {
  /** As JobServer says. */
  stop(patience: number): Promise<void>;
}

/** ms for handlers to end once their signals have aborted: measured processes have to be killed and waited for. */
const grace = 10_000;

/** ms between two looks while the database does not answer. */
const waits = { first: 500, most: 10_000 };

const within = async (time: number, work: Promise<unknown>): Promise<void> => {
  const timer = new AbortController();
  await Promise.race([work, sleep(time, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
};

/** Fetches jobs as long as there is room for one, and starts them. */
export const startJobLoop = ({ name, concurrency, fetch, bell, idle, ...tools }: JobLoopOptions): JobLoop => {
  const { log, jobs } = tools;
  const leaving = new AbortController();
  const running = new Set<RunningJob>();
  const stopping = new AbortController();

  const begin = (job: HeldJob): void => {
    const started = runJob(job, { ...tools, leaving: leaving.signal });
    running.add(started);
    void started.ended.then(() => {
      running.delete(started);
      bell.ring();
    });
  };

  const look = async (): Promise<void> => {
    const room = concurrency - running.size;
    if (room <= 0) return;
    for (const job of await fetch(room)) {
      if (stopping.signal.aborted) await jobs.giveBack(job);
      else begin(job);
    }
  };

  const run = async (): Promise<void> => {
    let wait = 0;
    while (!stopping.signal.aborted) {
      const heard = bell.rings();
      try {
        await look();
        if (wait > 0) log.info('The queue answers again.', { queue: name });
        wait = 0;
      } catch (error) {
        const reason = reasonOf(error);
        if (wait === 0) log.error('The queue does not answer; it is asked again.', { queue: name, reason });
        wait = Math.min(waits.most, Math.max(waits.first, 2 * wait));
      }
      if (!stopping.signal.aborted) await bell.wait(heard, wait === 0 ? idle : wait);
    }
  };

  const looking = run();
  const allEnded = (): Promise<unknown> => Promise.all([...running].map(({ ended }) => ended));
  return {
    stop: async (patience) => {
      stopping.abort();
      bell.ring();
      await looking;
      await within(patience, allEnded());
      leaving.abort(leavingReason());
      await within(grace, allEnded());
      await Promise.all([...running].map((it) => it.abandon()));
    },
  };
};

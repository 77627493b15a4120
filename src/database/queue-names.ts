import type { Queue } from 'pg-boss';

/** The schema of pg-boss's tables. */
export const jobsSchema = 'pacegate_jobs';

/** `app`: all that is not measuring; `measure`: one job for each run. */
export type QueueName = 'app' | 'measure';

export const queueNames: readonly QueueName[] = ['app', 'measure'];

interface QueuePlan {
  readonly policy: 'standard' | 'singleton';
  readonly options: Omit<Queue, 'name' | 'policy' | 'partition' | 'deadLetter'>;
  /** s until a job whose handler threw is tried again, by how often it was tried before; null: as the options say. */
  readonly wait: (tries: number) => number | null;
}

/** s without a sign of life after which a job is taken from its holder. */
const silence = 20;

/** Tries of a usual job after the first: for an hour at least, since a used up limit of GitHub lasts as long. */
const usualTries = 70;

/** Of one that posts what a run came to: then every hour, for the two weeks that the queue keeps a job. */
export const postingTries = usualTries + 14 * 24;

/** A dead holder's job is found within `silence` and a few seconds (see start-queues.ts). */
export const queuePlans: Readonly<Record<QueueName, QueuePlan>> = {
  app: {
    policy: 'standard',
    options: {
      // 1 to 2 s, doubling up to one to two minutes.
      retryLimit: usualTries,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 120,
      expireInSeconds: 900,
      heartbeatSeconds: silence,
      deleteAfterSeconds: 3600,
      notify: true,
    },
    wait: (tries) => (tries < usualTries ? null : 3600),
  },
  measure: {
    // Of the jobs with one singleton key only one is active.
    policy: 'singleton',
    options: {
      retryLimit: 2,
      // For a worker that died: another one takes it at once.
      retryDelay: 0,
      expireInSeconds: 7200,
      heartbeatSeconds: silence,
      deleteAfterSeconds: 86_400,
      notify: true,
    },
    // A handler that throws could not clone or could not hand in: most likely GitHub is down.
    wait: (tries) => (tries === 0 ? 60 : 600),
  },
};

import type { AppJob } from './app-job.ts';
import type { Executor } from './database.ts';

/** Waiting and running jobs of a queue. */
export interface QueueCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  /** Age of the oldest that waits, s; 0 where none does. */
  readonly oldest: number;
}

/** Hands jobs to handlers. One process may serve either or both. */
export interface JobServer {
  /**
   * Jobs that measure nothing, some at a time. A handler that throws gets the job again later, with growing waits. Once
   * `signal` aborts, the job returns to the queue however the handler ends: it may run twice.
   */
  serve(handle: (job: AppJob, signal: AbortSignal) => Promise<void>): Promise<void>;
  /**
   * One measurement at a time. `signal` aborts when the process is to stop, or when another worker has the job because this
   * one was silent for so long.
   */
  serveMeasurements(worker: string, handle: (runId: string, signal: AbortSignal) => Promise<void>): Promise<void>;
  /**
   * Takes no new jobs. Running ones may finish for that long, ms; after it their signals abort and they return to the queue,
   * which costs them none of their tries.
   */
  stop(patience: number): Promise<void>;
}

/** The jobs of the App. With a transaction as executor a job is there if and when it commits. All throw a DatabaseError. */
export interface Queues extends AsyncDisposable {
  /** `delay`, ms: not before that. `priority`: higher is sooner. A run is opened once, whatever became of that job. */
  enqueueApp(
    on: Executor,
    job: AppJob,
    options?: { readonly delay?: number; readonly priority?: number },
  ): Promise<void>;
  /** Once for each run, whatever became of its job. One that `isLong` may take a day, else two hours. Runs with the same key are never measured at once. */
  enqueueMeasurement(
    on: Executor,
    it: { readonly runId: string; readonly key: string; readonly priority: number; readonly isLong?: boolean },
  ): Promise<void>;
  /** Forgets measurements that no worker has. One that runs is left alone. */
  dropMeasurements(on: Executor, runIds: readonly string[]): Promise<void>;
  stats(): Promise<readonly QueueCount[]>;
  /** Those of the runs whose opening or measurement waits, waits for another try, or is under way. */
  withLiveJob(runIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What opening or measuring a run failed with last; null where it did not, or the queue has forgotten. */
  lastFailure(runId: string): Promise<string | null>;
  readonly server: JobServer;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Investigation } from '../../../core/investigation.ts';
import type { JobDirectory } from '../../../measure/sandbox/job-directory.ts';
import type { AppLog } from '../app-log.ts';

interface WatchOptions {
  /** Null before there is one. */
  readonly read: (job: JobDirectory) => Promise<Investigation | null>;
  readonly onChange: (investigation: Investigation) => Promise<void>;
  readonly log: AppLog;
  /** ms between two looks. */
  readonly every?: number;
}

/** GitHub is told of each change: people read no faster. */
const usual = 5000;

/** Tells of an investigation each time that it has come further, until it is disposed of. What can't be read now may be at the next look. */
export const watchInvestigation = (
  job: JobDirectory,
  { read, onChange, log, every = usual }: WatchOptions,
): AsyncDisposable => {
  const stopped = new AbortController();
  let told = '';
  const look = async (): Promise<void> => {
    const found = await read(job).catch(() => null);
    const text = JSON.stringify(found);
    if (found === null || text === told) return;
    told = text;
    await onChange(found);
  };
  const watching = (async () => {
    while (!stopped.signal.aborted) {
      await sleep(every, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted) return;
      await look().catch((error: unknown) => {
        log.warn('The progress of an investigation could not be kept.', { error: String(error) });
      });
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await watching;
    },
  };
};

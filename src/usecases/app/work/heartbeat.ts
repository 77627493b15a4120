import { setTimeout as sleep } from 'node:timers/promises';
import { escapePlain } from '../../../report/escape.ts';
import type { Run } from '../model.ts';
import type { AppStore } from '../ports.ts';
import type { WorkTools } from './work-tools.ts';

/** The run was cancelled, or another worker has it: nothing of it may be kept. */
export class SupersededError extends Error {
  constructor() {
    super("The run is not this worker's any more.");
    this.name = 'SupersededError';
  }
}

export interface Heartbeat extends AsyncDisposable {
  /** Aborted with a SupersededError, with the database's error, or with the outer signal's reason. */
  readonly signal: AbortSignal;
  /** Tells what goes on. A stranger's text may be in it. */
  report(line: string): void;
  /** Asks now whether the run is still this worker's; the signal is aborted if it is not. */
  confirm(): Promise<boolean>;
}

/** ms. */
const usual = 2000;
/** How long the database may be silent before the work is given up, ms. The watchdog takes a worker for dead after 60 s. */
const patience = 45_000;
/** Characters of a line of progress. */
const longest = 200;

/** Tells the store every two seconds that the worker lives, until it is disposed. */
export const startHeartbeat = (
  run: Pick<Run, 'id' | 'attempt'>,
  { store, log, beat = usual }: Pick<WorkTools, 'log' | 'beat'> & { readonly store: Pick<AppStore, 'heartbeat'> },
  outer: AbortSignal,
): Heartbeat => {
  const own = new AbortController();
  const stopped = new AbortController();
  const signal = AbortSignal.any([outer, own.signal]);
  let progress: string | null = null;
  let answered = performance.now();

  const confirm = async (): Promise<boolean> => {
    const isOurs = await store.heartbeat(run.id, run.attempt, progress);
    answered = performance.now();
    if (!isOurs) own.abort(new SupersededError());
    return isOurs;
  };

  const beating = (async () => {
    while (!stopped.signal.aborted && !signal.aborted) {
      try {
        await confirm();
      } catch (error) {
        log.warn('The sign of life of a run could not be written.', { run: run.id, error: String(error) });
        if (performance.now() - answered > patience) own.abort(error);
      }
      await sleep(beat, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();

  return {
    signal,
    report: (line) => {
      progress = escapePlain(line, longest);
    },
    confirm,
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await beating;
    },
  };
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { AppLog } from '../usecases/app/app-log.ts';
import { failureData } from './failure-data.ts';

/** Something that is done again and again. */
export interface Loop {
  /** For the log: "Looking for abandoned runs". */
  readonly name: string;
  /** ms before each of the first turns; later ones wait for the last of these. Turns never overlap. */
  readonly waits: readonly [number, ...number[]];
  readonly turn: (signal: AbortSignal) => Promise<void>;
}

export interface LoopTools {
  readonly log: AppLog;
  /** Resolves after that many ms, or at once when the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** ms that running turns are waited for at the end: one may be waiting for GitHub. */
  readonly patience?: number;
}

const systemWait = async (ms: number, signal: AbortSignal): Promise<void> => {
  // Rejects for the abort alone, which the caller looks for by itself.
  await sleep(ms, undefined, { signal }).catch(() => {});
};

/** The first of failures in a row is told, and those after twice as many each. */
const isTold = (failures: number): boolean => Number.isInteger(Math.log2(failures));

const keepDoing = async (
  { name, waits, turn }: Loop,
  signal: AbortSignal,
  { log, wait = systemWait }: LoopTools,
): Promise<void> => {
  let failures = 0;
  for (let count = 0; ; count++) {
    await wait(waits[count] ?? waits.at(-1) ?? waits[0], signal);
    if (signal.aborted) return;
    try {
      await turn(signal);
      if (failures > 0) log.info(`${name} works again.`, { failures });
      failures = 0;
    } catch (error) {
      if (signal.aborted) continue;
      // The next turn may do better: a database that is away comes back.
      failures += 1;
      if (isTold(failures)) log.error(`${name} failed.`, { ...failureData(error), failures });
    }
  }
};

/** Starts the loops. Disposing tells their running turns to end, and waits for them, but not for ever. */
export const startLoops = (loops: readonly Loop[], tools: LoopTools): AsyncDisposable => {
  const { patience = 5000 } = tools;
  const controller = new AbortController();
  const running = Promise.all(loops.map((loop) => keepDoing(loop, controller.signal, tools)));
  return {
    [Symbol.asyncDispose]: async () => {
      controller.abort();
      const waiting = new AbortController();
      await Promise.race([running, systemWait(patience, waiting.signal)]);
      waiting.abort();
    },
  };
};

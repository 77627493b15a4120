import { setTimeout as sleep } from 'node:timers/promises';

export interface Repetition {
  /** Waits between the attempts, ms: there is one attempt more than these. */
  readonly pauses: readonly number[];
  readonly signal: AbortSignal;
  /** Whether another attempt may come to more. */
  readonly mayPass: (error: unknown) => boolean;
  /** Told of each attempt that failed and is followed by another. */
  readonly onFailure: (error: unknown, pause: number) => void;
}

/** Asks, and asks again after failures that may pass. Throws what the last attempt threw, and the signal's reason on an abort. */
export const repeat = async <T>(
  ask: () => Promise<T>,
  { pauses, signal, mayPass, onFailure }: Repetition,
): Promise<T> => {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass(error)) throw error;
      onFailure(error, pause);
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  }
  return ask();
};

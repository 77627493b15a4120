import { setTimeout as sleep } from 'node:timers/promises';

export interface Waiting {
  /** ms. */
  readonly limit?: number | undefined;
  /** Time between two questions, ms. */
  readonly every?: number | undefined;
  /** Its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** What `ask` gives as soon as it is not null. Fails when its time is over, and says what did not come. */
export const waitFor = async <Value>(
  what: string,
  ask: () => Promise<Value | null>,
  { limit = 300_000, every = 100, signal }: Waiting = {},
): Promise<Value> => {
  const end = performance.now() + limit;
  for (;;) {
    signal?.throwIfAborted();
    const value = await ask();
    if (value !== null) return value;
    if (performance.now() > end) throw new Error(`${what} did not come within ${Math.round(limit / 1000)} s.`);
    // An abort ends the wait; the next turn throws its reason.
    await sleep(every, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
};

import type { Block } from '../../core/block.ts';

type Part = keyof Block['time'];

/** Adds up where the wall time of a block goes, in ms. */
export interface Stopwatch {
  /** From now on time counts for `part`. */
  start(part: Part): void;
  /** Since the stopwatch was made. */
  elapsed(): number;
  total(): Block['time'];
}

export const createStopwatch = (now: () => number = () => performance.now()): Stopwatch => {
  const begun = now();
  const spent: Block['time'] = { start: 0, warmUp: 0, load: 0, other: 0 };
  let part: Part = 'other';
  let since = begun;
  const settle = (): void => {
    spent[part] += now() - since;
    since = now();
  };
  return {
    start: (next) => {
      settle();
      part = next;
    },
    elapsed: () => now() - begun,
    total: () => {
      settle();
      return { ...spent };
    },
  };
};

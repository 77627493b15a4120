import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { median } from '../statistics/quantile.ts';

/** Of every run, ms, and how many runs count; the first of all only warms up. */
const runLength = 60;
const runs = 7;

const items = 400;

/** Fixed items, in an order that sorting has work with. */
const makeItems = (): { readonly key: number; readonly name: string; readonly tags: readonly string[] }[] => {
  let state = 12_345;
  return Array.from({ length: items }, (_, index) => {
    // A linear congruential generator (Numerical Recipes): the same numbers on every machine and in every version.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { key: state, name: `item-${state.toString(36)}`, tags: [`t${index % 7}`, `t${state % 11}`] };
  });
};

/**
 * One round of the kernel: text to JSON and back, a sort, a map of strings, arithmetic, a hash. Returns what it made, so that
 * none of it can be optimised away. Never change it: figures of different versions would no longer compare.
 */
export const round = (given: ReturnType<typeof makeItems>): string => {
  const parsed: typeof given = JSON.parse(JSON.stringify(given));
  parsed.sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1));
  const counts = new Map<string, number>();
  let sum = 0;
  for (const { key, name, tags } of parsed) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + name.length);
    sum = (Math.imul(sum, 31) + key) | 0;
  }
  const text = [...counts].map(([tag, count]) => `${tag}=${count}`).join('&');
  return createHash('sha256').update(`${text}#${sum}`).digest('hex');
};

export interface CalibrateOptions {
  /** ms of a clock that never jumps. */
  readonly now?: () => number;
}

/**
 * How fast this machine is at the moment: rounds a second of a fixed kernel in plain JavaScript, the median of several short
 * runs. Takes about half a second; between runs other work goes on. It tells a slower machine from slower code, roughly:
 * nothing is corrected by it.
 */
export const calibrate = async ({ now = () => performance.now() }: CalibrateOptions = {}): Promise<number> => {
  const given = makeItems();
  const measure = (): number => {
    const start = now();
    let rounds = 0;
    let elapsed = 0;
    do {
      round(given);
      rounds++;
      elapsed = now() - start;
    } while (elapsed < runLength);
    return (1000 * rounds) / elapsed;
  };
  measure();
  const rates: number[] = [];
  for (let run = 0; run < runs; run++) {
    await setImmediate();
    rates.push(measure());
  }
  return median(rates) ?? 0;
};

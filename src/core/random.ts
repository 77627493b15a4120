import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that is wholly determined by its seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  integer(from: number, to: number): number;
  /** A shuffled copy (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream: the same seed and label give the same stream, whatever was drawn before. */
  fork(label: string): Random;
}

const seedOf = (text: string): number => createHash('sha256').update(text).digest().readInt32LE(0);

const stream = (name: string): Random => {
  const generator = xoroshiro128plus(seedOf(name));
  const integer = (from: number, to: number): number => uniformInt(generator, from, to);
  return {
    next: () => uniformFloat64(generator),
    integer,
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = integer(0, last);
        const held = shuffled[last];
        const swapped = shuffled[other];
        if (held !== undefined && swapped !== undefined) [shuffled[last], shuffled[other]] = [swapped, held];
      }
      return shuffled;
    },
    fork: (label) => stream(`${name}/${label}`),
  };
};

/** The root stream of a run. `seed` is any whole number; it is recorded in the result. */
export const createRandom = (seed: number): Random => stream(String(seed));

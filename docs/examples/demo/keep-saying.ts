import { formatDuration } from '../../../src/core/format.ts';

/** ms between two signs of life. */
const interval = 20_000;

/** Gives what to say while something goes on that tells nothing by itself; null most of the time. */
export const keepSaying = (what: string, now: () => number = () => performance.now()): (() => string | null) => {
  const began = now();
  let said = began;
  return () => {
    if (now() - said < interval) return null;
    said = now();
    return `${what} for ${formatDuration(said - began)} now.`;
  };
};

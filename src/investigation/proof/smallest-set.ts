import { limits } from './limits.ts';

/** What is known of undoing a set: `untested` and `open` ask for blocks. */
export type SetOutcome = 'recovers' | 'not' | 'open' | 'untested';

export type Search =
  | { readonly kind: 'test'; readonly sets: readonly (readonly string[])[] }
  /** The smallest set that was found to recover; null: not even all units together do. */
  | { readonly kind: 'done'; readonly units: readonly string[] | null };

const partsOf = (units: readonly string[], count: number): string[][] => {
  const parts: string[][] = [];
  for (let k = 0, from = 0; k < count; k++) {
    const to = from + Math.round((units.length - from) / (count - k));
    parts.push(units.slice(from, to));
    from = to;
  }
  return parts.filter((part) => part.length > 0);
};

const without = (units: readonly string[], part: readonly string[]): string[] =>
  units.filter((unit) => !part.includes(unit));

/**
 * The next move of delta debugging (Zeller and Hildebrandt 2002, "Simplifying and isolating failure-inducing input") for the smallest set
 * of units whose undoing wins the regression back. Nothing is kept between calls: it goes again over what `outcome` knows by now. The oracle is
 * noisy: a set recovers only when its interval says so, so what can't be told counts as not, and the set that is found may be larger
 * than it need be, never one that does not recover.
 *
 * `guesses`: sets that are looked at first, one after the other; the first of them is where the whole is divided first.
 */
export const searchSmallest = (
  units: readonly string[],
  guesses: readonly (readonly string[])[],
  outcome: (set: readonly string[]) => SetOutcome,
): Search => {
  if (units.length === 0) return { kind: 'done', units: null };
  const isPending = (set: readonly string[]): boolean => ['open', 'untested'].includes(outcome(set));
  const test = (sets: readonly (readonly string[])[]): Search => ({ kind: 'test', sets: sets.slice(0, limits.sets) });
  const proper = guesses.filter((it) => it.length > 0 && it.length < units.length);
  const right = proper.find((it) => outcome(it) !== 'not');
  if (right !== undefined && isPending(right)) return test([right]);
  if (right === undefined && isPending(units)) return test([units]);
  if (right === undefined && outcome(units) !== 'recovers') return { kind: 'done', units: null };

  const [first] = proper;
  let current: readonly string[] = right ?? units;
  let count = 2;
  while (current.length > 1) {
    const byGuess = current === units && count === 2 && first !== undefined;
    const parts = byGuess ? [first, without(units, first)] : partsOf(current, count);
    const small = parts.find((part) => outcome(part) === 'recovers');
    if (small !== undefined) {
      current = small;
      count = 2;
      continue;
    }
    const open = parts.filter(isPending);
    if (open.length > 0) return test(open);
    const rests = parts.length > 2 ? parts.map((part) => without(current, part)) : [];
    const rest = rests.find((it) => outcome(it) === 'recovers');
    if (rest !== undefined) {
      current = rest;
      count = Math.max(count - 1, 2);
      continue;
    }
    const unknown = rests.filter(isPending);
    if (unknown.length > 0) return test(unknown);
    if (count >= current.length) break;
    count = Math.min(2 * count, current.length);
  }
  return { kind: 'done', units: current };
};

import type { MatchedFunction, MatchedNode, MatchedSides, Standing } from './match-sides.ts';
import { anonymous } from './plain-name.ts';

/** Functions of one stack, what ran in front and its callers behind it, each once. */
type Stack = readonly number[];

const rank = { changed: 0, own: 1, package: 2, given: 3 } as const satisfies Record<Standing, number>;

/** Each caller further up answers for half of what the one below it does. */
const perCaller = 0.5;
/** What a change did not touch answers for less: it can only be called more often, or with more to do. */
const unchanged = 0.5;
/** But the service's own function that did the work is shown before callers further up. */
const worker = 0.6;

const stackOf = (nodes: readonly MatchedNode[], index: number): Stack => {
  const stack = new Set<number>();
  for (let at: number | null = index; at !== null; at = nodes[at]?.parent ?? null) {
    const node = nodes[at];
    if (node !== undefined) stack.add(node.fn);
  }
  return [...stack];
};

/** A callback without a name belongs to the function that it is written in, which called it by way of Node or a package. */
const namedAround = (stack: Stack, at: number, functions: readonly MatchedFunction[]): number => {
  const path = functions[stack[at] ?? -1]?.place.path;
  for (let above = at; above < stack.length; above += 1) {
    const fn = functions[stack[above] ?? -1];
    if (fn === undefined || fn.standing === 'given') continue;
    if (fn.place.path !== path) return at;
    if (fn.place.name !== anonymous) return above;
  }
  return at;
};

/** The place on the stack whose function answers for what ran: the innermost one that the change touched, else of the service's own. */
const chargedAt = (stack: Stack, functions: readonly MatchedFunction[]): number => {
  let best = 0;
  for (const [at, fn] of stack.entries()) {
    const standing = functions[fn]?.standing ?? 'given';
    if (rank[standing] < rank[functions[stack[best] ?? -1]?.standing ?? 'given']) best = at;
  }
  return namedAround(stack, best, functions);
};

/** How much of what one stack cost each of its functions answers for, 0 to 1. */
const answers = (stack: Stack, functions: readonly MatchedFunction[]): ReadonlyMap<number, number> => {
  const shares = new Map<number, number>();
  const raise = (fn: number | undefined, share: number): void => {
    if (fn !== undefined) shares.set(fn, Math.max(share, shares.get(fn) ?? 0));
  };
  const standing = (fn: number | undefined): Standing => functions[fn ?? -1]?.standing ?? 'given';
  const charged = chargedAt(stack, functions);
  const ofOwn = rank[standing(stack[charged])] <= rank.own;
  raise(stack[charged], ofOwn ? 1 : unchanged);
  let share = 1;
  for (const fn of stack.slice(charged + 1)) {
    if (rank[standing(fn)] > rank.own) continue;
    share *= perCaller;
    raise(fn, share);
  }
  // What was called and did the work: the service's own to be seen soon after, anything else behind.
  raise(
    stack.slice(0, charged).find((fn) => rank[standing(fn)] <= rank.own),
    worker,
  );
  if (charged > 0) raise(stack[0], unchanged / 2);
  return shares;
};

/**
 * How much of the difference per request each function answers for: µs or bytes, below 0 where it got better. A slow function makes
 * everything that calls it as much slower: this tells the one from the others, which totals can't.
 */
export const blame = ({ functions, base, head }: MatchedSides): readonly number[] => {
  const sums = functions.map(() => 0);
  for (const [side, sign] of [
    [base, -1],
    [head, 1],
  ] as const) {
    const requests = side.slices.reduce((sum, slice) => sum + slice.requests, 0);
    if (requests === 0) continue;
    for (const [index, { weights }] of side.nodes.entries()) {
      const cost = weights.reduce((sum, weight) => sum + weight, 0);
      if (cost === 0) continue;
      for (const [fn, share] of answers(stackOf(side.nodes, index), functions))
        sums[fn] = (sums[fn] ?? 0) + (sign * share * cost) / requests;
    }
  }
  return sums;
};

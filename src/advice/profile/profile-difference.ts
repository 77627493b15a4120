import type { ProfileDifference, ProfiledFunction } from '../../core/profile.ts';
import { createRandom } from '../../core/random.ts';
import { blame } from './blame.ts';
import { flameTree, rounded } from './flame-tree.ts';
import type { FramePlace } from './locate-frame.ts';
import type { LineMap } from './line-map.ts';
import { matchSides } from './match-sides.ts';
import type { SideStacks } from './read-side.ts';
import { createResampling } from './resample.ts';
import { tally } from './tally.ts';

export interface DifferenceOptions {
  readonly suite: string;
  readonly kind: ProfileDifference['kind'];
  readonly base: SideStacks;
  readonly head: SideStacks;
  readonly lines: LineMap;
  /** Of the run: the same seed gives the same intervals. */
  readonly seed: number;
  /** Names of the profiles in the output directory. */
  readonly files?: readonly string[];
  readonly missing?: ProfileDifference['missing'];
}

const mostFunctions = 200;
/** A function that answers for nothing itself is listed for what it calls, behind those that do the work. */
const ofCaller = 1 / 8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const keyOf = ({ path, name }: FramePlace): string => `${path}\0${name}`;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const requestsOf = ({ slices }: SideStacks): number => sum(slices.map(({ requests }) => requests));

/**
 * What the profiles of both sides say together, per request. Functions that answer for the largest changes come first (`blame`), so
 * that a function that became slower stands before those that only call it. Where a side served no request there is nothing to divide
 * by, and nothing is compared.
 */
export const profileDifference = (options: DifferenceOptions): ProfileDifference => {
  const { suite, kind, base, head, lines, seed, files = [], missing = [] } = options;
  const requests = { base: requestsOf(base), head: requestsOf(head) };
  const common = { schema: 'pacegate/profile@1' as const, suite, kind, requests, files: [...files] };
  if (requests.base === 0 || requests.head === 0) {
    const sides = requests.base === 0 ? (requests.head === 0 ? 'neither side' : 'the base') : 'the head';
    return {
      ...common,
      functions: [],
      flame: { name: 'all', path: '', line: null, base: 0, head: 0, children: [] },
      missing: [...missing, { what: `profile (${kind})`, reason: `No requests of ${sides} were profiled.` }],
    };
  }

  const matched = matchSides({ base, head }, lines);
  const { functions } = matched;
  const costs = { base: tally(matched.base, functions.length), head: tally(matched.head, functions.length) };
  const shares = blame(matched);
  const changeOf = createResampling(
    { base: base.slices, head: head.slices },
    createRandom(seed).fork(`profile ${suite} ${kind}`),
  );
  const of = (side: 'base' | 'head', fn: number) => ({
    self: sum(costs[side][fn]?.self ?? []) / requests[side],
    total: sum(costs[side][fn]?.total ?? []) / requests[side],
  });

  const listed = functions
    .map(({ place }, fn) => {
      const values = { base: of('base', fn), head: of('head', fn) };
      const change = Math.abs(values.head.total - values.base.total);
      return { place, fn, ...values, weight: Math.max(Math.abs(shares[fn] ?? 0), change * ofCaller) };
    })
    .filter((it) => it.base.total + it.head.total > 0)
    .toSorted((a, b) => b.weight - a.weight || compare(keyOf(a.place), keyOf(b.place)) || a.fn - b.fn)
    .slice(0, mostFunctions);

  return {
    ...common,
    functions: listed.map(({ place, fn, base: before, head: after }): ProfiledFunction => {
      const change = changeOf({ base: costs.base[fn]?.total ?? [], head: costs.head[fn]?.total ?? [] });
      return {
        name: place.name,
        path: place.path,
        line: place.line,
        package: place.package?.name ?? null,
        base: { self: rounded(before.self), total: rounded(before.total) },
        head: { self: rounded(after.self), total: rounded(after.total) },
        change: { estimate: rounded(change.estimate), low: rounded(change.low), high: rounded(change.high) },
      };
    }),
    flame: flameTree(matched),
    missing: [...missing],
  };
};

import type { Block } from '../core/block.ts';
import { type Side, sides } from '../core/side.ts';
import type { Signals } from '../core/signals.ts';

/** How much of something one request took. */
export interface PerRequest {
  readonly count: number;
  /** ms. */
  readonly time: number;
  /** null where nobody counted them. */
  readonly rows: number | null;
}

/** One thing that requests ask for, on both sides. */
export interface WorkChange {
  /** What tells it from others: a statement's text, a call's name. */
  readonly name: string;
  /** "" for what belongs to no route. */
  readonly route: string;
  readonly base: PerRequest;
  readonly head: PerRequest;
  /** Where most of it comes from: on the head, or on the base where only that has it. "" where nobody knows. */
  readonly caller: string;
}

/** A row of what the probe counted. */
export interface WorkRow {
  readonly name: string;
  readonly route: string;
  readonly caller: string;
  readonly count: number;
  readonly time: number;
  readonly rows: number | null;
}

interface Sum {
  count: number;
  time: number;
  rows: number | null;
}

interface Entry {
  readonly name: string;
  readonly route: string;
  readonly base: Sum;
  readonly head: Sum;
  readonly callers: Record<Side, Map<string, number>>;
}

const newEntry = ({ name, route }: WorkRow): Entry => ({
  name,
  route,
  base: { count: 0, time: 0, rows: null },
  head: { count: 0, time: 0, rows: null },
  callers: { base: new Map(), head: new Map() },
});

const add = (entry: Entry, side: Side, { count, time, rows, caller }: WorkRow): void => {
  const sum = entry[side];
  sum.count += count;
  sum.time += time;
  if (rows !== null) sum.rows = (sum.rows ?? 0) + rows;
  const callers = entry.callers[side];
  if (caller !== '') callers.set(caller, (callers.get(caller) ?? 0) + count);
};

const mostFrequent = (callers: ReadonlyMap<string, number>): string =>
  [...callers].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0]?.[0] ?? '';

/** Blocks of a suite that its comparisons rest on. */
export const countedBlocks = (blocks: readonly Block[], suite: string): Block[] =>
  blocks.filter((block) => block.suite === suite && block.kind === 'comparison' && block.discarded === null);

const signalsOf = (blocks: readonly Block[], side: Side): Signals[] =>
  blocks.flatMap((block) => block.sides[side]?.signals ?? []);

/** Requests by which the work of a route is divided; what belongs to no route is shared by all. */
const requestsFor = (signals: readonly Signals[], route: string): number =>
  signals.reduce((sum, { requests }) => {
    const own = Object.hasOwn(requests, route) ? (requests[route] ?? 0) : 0;
    return sum + (route === '' ? Object.values(requests).reduce((all, it) => all + it, 0) : own);
  }, 0);

const perRequest = ({ count, time, rows }: Sum, requests: number): PerRequest =>
  requests === 0
    ? { count: 0, time: 0, rows: null }
    : { count: count / requests, time: time / requests, rows: rows === null ? null : rows / requests };

/**
 * What requests of a suite ask for, joined by name and route and divided by the requests of that route: over all counted blocks
 * together. The largest growth in number first, and of equal growth the largest in time.
 */
export const compareWork = (
  blocks: readonly Block[],
  suite: string,
  rowsOf: (signals: Signals) => readonly WorkRow[],
): WorkChange[] => {
  const counted = countedBlocks(blocks, suite);
  const entries = new Map<string, Entry>();
  const signals = { base: signalsOf(counted, 'base'), head: signalsOf(counted, 'head') };
  for (const side of sides) {
    for (const row of signals[side].flatMap(rowsOf)) {
      const key = JSON.stringify([row.route, row.name]);
      const entry = entries.get(key) ?? newEntry(row);
      entries.set(key, entry);
      add(entry, side, row);
    }
  }
  const changes = [...entries.values()].map(({ name, route, base, head, callers }) => ({
    name,
    route,
    base: perRequest(base, requestsFor(signals.base, route)),
    head: perRequest(head, requestsFor(signals.head, route)),
    caller: mostFrequent(head.count > 0 ? callers.head : callers.base),
  }));
  return changes.toSorted(
    (a, b) =>
      b.head.count - b.base.count - (a.head.count - a.base.count) ||
      b.head.time - b.base.time - (a.head.time - a.base.time) ||
      (a.name < b.name ? -1 : 1),
  );
};

/** Changes of one route; of all of them for a whole suite. */
export const ofPlace = (changes: readonly WorkChange[], route: string | null): WorkChange[] =>
  changes.filter((it) => route === null || it.route === route);

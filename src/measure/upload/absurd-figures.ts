import type { Block, SideSlice, Slice } from '../../core/block.ts';
import type { Visit } from '../../core/visit.ts';
import { sides } from '../../core/side.ts';
import { absurdReading, absurdSignals } from './absurd-signals.ts';

/** ms. A machine may have slept in the middle of a block; it did not sleep for a day. */
const longest = 24 * 3_600_000;
/** µs: no request is waited for so long. */
const longestRequest = 3_600_000_000;
/** Requests per ms of one generator: five times what it can do. */
const fastest = 100;
const mostCores = 4096;
/** Bytes of memory: a petabyte. */
const mostMemory = 2 ** 50;
/** Bytes allocated in one window. */
const mostAllocated = 2 ** 53;
const mostSlices = 10_000;
/** The first readings come a moment before a window, and the last a moment after it, ms. */
const moment = 10_000;

/** Ratios and their logarithms must stay numbers: nothing that is measured is as small as this and not zero. */
const smallest = 1e-12;

const within = (value: number | null, most: number): boolean =>
  value === null || value === 0 || (value >= smallest && value <= most);

const ofSide = (slice: Slice, data: SideSlice): string | null => {
  const window = slice.duration + moment;
  const samples = Object.values(data.routes);
  const answers = samples.reduce((sum, { durations }) => sum + durations.length, 0);
  const errors = samples.reduce((sum, sample) => sum + sample.errors, 0);
  const failures = Object.values(data.failures).reduce((sum, count) => sum + count, 0);
  if (errors !== failures) return 'its failures by kind are not those of its routes';
  const mostRequests = fastest * (slice.duration + 1000);
  if (answers + errors > mostRequests || !within(data.requests, mostRequests))
    return 'has more requests than a window can hold';
  if (samples.some(({ durations }) => durations.some((it) => it > longestRequest)))
    return 'has a request of more than an hour';
  if (!within(data.cpu, window * mostCores) || !within(data.gcPause, window * mostCores))
    return 'has more CPU time than a window can hold';
  if (!within(data.memory, mostMemory) || !within(data.allocated, mostAllocated))
    return 'has more memory than there is';
  return within(data.wait, 1) ? null : 'waited for longer than it lasted';
};

const ofSlice = (slice: Slice): string | null => {
  const { order, route, generator } = slice;
  if (new Set(order).size !== order.length || sides.some((side) => order.includes(side) !== (slice[side] !== null)))
    return 'has figures of sides that it did not load';
  if (!within(slice.start, longest) || !within(slice.duration, longest)) return 'lasts for more than a day';
  if (!within(generator.utilisation, 1000) || !within(generator.lateness, longest))
    return "has impossible figures of the load generator's own";
  const loaded = sides.flatMap((side) => slice[side] ?? []);
  if (route !== null && loaded.some((data) => Object.keys(data.routes).some((name) => name !== route)))
    return 'has requests of a route that it did not load';
  return loaded.map((data) => ofSide(slice, data)).find((fault) => fault !== null) ?? null;
};

const mostRequests = 10_000;

const ofVisit = ({ values, benchmarkIndex, requests }: Visit): string | null => {
  if (!Object.values(values).every((it) => within(it, mostMemory)) || !within(benchmarkIndex, 1e9))
    return 'has figures that no page has';
  return requests.length > mostRequests ? 'has more requests than a page makes' : null;
};

/** Far enough on either side of any run to be wrong. */
const plausible = { from: Date.UTC(2024, 0), to: Date.UTC(2100, 0) };
const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** Whether a text is an ISO 8601 time in UTC, as this program writes it, of a year in which a run may have been. */
export const isPlausibleTime = (text: string): boolean => {
  const time = isoDate.test(text) ? Date.parse(text) : Number.NaN;
  return time >= plausible.from && time <= plausible.to;
};

/**
 * What in a block no measurement can have given, or null: figures beyond what its windows can hold, or that deny each
 * other. Bounds are wide, because they tell nonsense from data and not honest data from forged.
 */
export const absurdFigure = (block: Block): string | null => {
  const { slices, time, warmUp, startedAt } = block;
  if (!isPlausibleTime(startedAt)) return 'has an impossible start';
  if (block.index >= mostSlices || slices.length > mostSlices) return 'is part of no run: it counts too far';
  if (new Set(block.startOrder).size !== block.startOrder.length) return 'starts a side twice';
  const parts = [...Object.values(time), warmUp.duration, warmUp.slice];
  const startups = sides.map((side) => block.sides[side]?.startup ?? null);
  if (![...parts, ...startups].every((it) => within(it, longest))) return 'lasts for more than a day';
  if (!sides.every((side) => within(block.sides[side]?.memoryPeak ?? null, mostMemory)))
    return 'has more memory than there is';
  const loaded = slices.reduce((sum, { duration }) => sum + duration, 0);
  if (loaded > time.load * 1.01 + moment) return 'has windows that last longer than its time under load';
  for (const [at, slice] of slices.entries()) {
    const fault = ofSlice(slice);
    if (fault !== null) return `slice ${at + 1} ${fault}`;
  }
  // A slow end is part of it, and a machine that slept.
  const whole = parts.reduce((sum, it) => sum + (it ?? 0), 0);
  for (const side of sides) {
    const { signals, database } = block.sides[side] ?? {};
    const fault =
      (signals === undefined ? null : absurdSignals(signals, whole)) ??
      (database === undefined ? null : absurdReading(database, whole));
    if (fault !== null) return `the ${side} ${fault}`;
  }
  for (const [at, visit] of (block.visits ?? []).entries()) {
    const fault = ofVisit(visit);
    if (fault !== null) return `visit ${at + 1} ${fault}`;
  }
  return null;
};

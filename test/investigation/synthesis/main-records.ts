import type { BaselineMetric, BaselineRecord } from '../../../src/core/baseline-record.ts';
import { makeRecord, makeRecordMetric } from '../../support/make-record.ts';
import { stories } from './stories.ts';

/** Days after the story was closed: ISO 8601. */
const dayAt = (day: number): string =>
  new Date(Date.parse('2026-03-02T12:00:00.000Z') + day * 86_400_000).toISOString();

export const commitOf = (day: number): string => day.toString().padStart(40, 'd');

/** What the records hold at the places that the closed story wants something of; `changes` by metric, against the record before. */
const metricsWith = (changes: Readonly<Record<string, number>>): BaselineMetric[] =>
  stories.closed.validation.criteria.map(({ scenario, route, metric }) => {
    const estimate = changes[metric] ?? 0.002;
    const value = metric === 'latency.p95' ? 181 : 3;
    return makeRecordMetric({
      scenario,
      route,
      metric,
      value,
      change: { estimate, low: estimate - 0.01, high: estimate + 0.01, confidence: 0.9 },
      base: [value, value],
      head: [value, value],
    });
  });

interface Sketch extends Partial<BaselineRecord> {
  readonly changes?: Readonly<Record<string, number>>;
}

/** A record of suite api of that day, beside the one of the day before. */
export const mainRecord = (day: number, { changes = {}, ...differences }: Sketch = {}): BaselineRecord =>
  makeRecord({
    commit: commitOf(day),
    previous: commitOf(day - 1),
    recordedAt: dayAt(day),
    metrics: metricsWith(changes),
    ...differences,
  });

/** Records of these days, each beside the one before. */
export const mainRecords = (days: readonly number[], sketch: Sketch = {}): BaselineRecord[] =>
  days.map((day, index) => mainRecord(day, { previous: commitOf(days[index - 1] ?? day - 1), ...sketch }));

/** Enough of them over enough days. */
export const longRecords = (sketch: Sketch = {}): BaselineRecord[] => mainRecords([1, 2, 4, 6, 9], sketch);

const { base, head } = stories.proven.scope;

/** By how much each wanted metric got worse from the base to the investigated head; of all, what undoes it. */
export const harm = {
  'db.queries': 26 / 3,
  'latency.mean': 2.12,
  'cpu.per-request': 0.61,
  'latency.p95': 0.31,
} as const;
export const undoing = Object.fromEntries(Object.entries(harm).map(([metric, by]) => [metric, 1 / (1 + by) - 1]));

const exactly = (of: BaselineRecord): BaselineRecord => ({
  ...of,
  metrics: of.metrics.map((it) => {
    if (it.metric !== 'db.queries' || it.change === null) return it;
    const { estimate } = it.change;
    return { ...it, change: { estimate, low: estimate, high: estimate, confidence: 1 } };
  }),
});

/** The record of the investigated head, beside its base, and those of these days behind it, each with its changes. */
export const sinceHead = (
  days: readonly (readonly [day: number, changes: Readonly<Record<string, number>>])[],
  { withHead = true }: { readonly withHead?: boolean } = {},
): BaselineRecord[] => [
  ...(withHead ? [exactly(mainRecord(-2, { commit: head, previous: base, changes: harm }))] : []),
  ...days.map(([day, changes], index) => {
    const before = days[index - 1]?.[0];
    return exactly(
      mainRecord(day, {
        previous: before === undefined ? head : commitOf(before),
        changes: { 'db.queries': 0, ...changes },
      }),
    );
  }),
];

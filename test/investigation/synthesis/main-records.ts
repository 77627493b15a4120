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

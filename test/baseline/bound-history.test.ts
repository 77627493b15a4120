import { expect, test } from '@jest/globals';
import { array, assert, double, integer, json, oneof, property, string } from 'fast-check';
import { appendToSeries } from '../../src/baseline/append-to-series.ts';
import { boundHistory, defaultBounds, fitRecord } from '../../src/baseline/bound-history.ts';
import { groupBySeries } from '../../src/baseline/group-by-series.ts';
import { readLines, recordLine, roundRecord } from '../../src/baseline/record-line.ts';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import { makeRecord, makeRecordMetric, testClass } from '../support/make-record.ts';

const key = { suite: 'api', environment: testClass };

/** A record of `metrics` metrics over eight blocks, as long as such records are. */
const wide = (number: number, metrics: number, primary = true): BaselineRecord =>
  makeRecord({
    number,
    metrics: Array.from({ length: metrics }, (_, index) =>
      makeRecordMetric({
        route: `GET /products/{id}/reviews/${index}`,
        primary: primary || index % 10 === 0,
        base: Array.from({ length: 8 }, (_, block) => 0.337_123 + block / 1000),
        head: Array.from({ length: 8 }, (_, block) => 0.338_123 + block / 1000),
      }),
    ),
  });

test('a file stays below a megabyte; the newest is whole, and what decides reaches back farthest', () => {
  const early = Array.from({ length: 190 }, (_, number) => wide(number, 60, false));
  let text = appendToSeries(null, key, early, defaultBounds);
  for (let number = 190; number < 200; number++)
    text = appendToSeries(text, key, [wide(number, 60, false)], defaultBounds);
  const records = readLines(text ?? '', key).flatMap((it) => (it.kind === 'record' ? [it.record] : []));
  const { length } = records;
  expect(Buffer.byteLength(text ?? '')).toBeLessThanOrEqual(defaultBounds.bytes);
  expect(Buffer.byteLength(text ?? '')).toBeGreaterThan(0.5 * defaultBounds.bytes);
  expect(records.at(-1)).toEqual(roundRecord(wide(199, 60, false)));
  expect(records.map((it) => it.seed)).toEqual(records.map((_, index) => wide(200 - length + index, 0).seed));
  const detailed = records.filter((it) => it.blocks.length > 0);
  const all = records.filter((it) => it.metrics.length === 60);
  const primary = records.filter((it) => it.metrics.length === 6 && it.metrics.every((metric) => metric.primary));
  expect(detailed).toEqual(records.slice(-detailed.length));
  expect(all).toEqual(records.slice(-all.length));
  expect(primary).toEqual(records.slice(0, -all.length));
  expect([detailed.length > 5, all.length > detailed.length + 5, length > 150]).toEqual([true, true, true]);
});

test('figures of other tools, none of which decides, fall out whole', () => {
  const imported = (number: number): BaselineRecord => {
    const { metrics } = wide(number, 60);
    return makeRecord({ number, metrics: metrics.map((it) => ({ ...it, primary: false })) });
  };
  const text = appendToSeries(
    null,
    key,
    Array.from({ length: 100 }, (_, number) => imported(number)),
    defaultBounds,
  );
  const records = readLines(text ?? '', key).flatMap((it) => (it.kind === 'record' ? [it.record] : []));
  expect(records.length).toBeLessThan(100);
  expect(records.every((it) => it.metrics.length === 60)).toBe(true);
});

test('a record that takes too much is condensed, then keeps its primary metrics, then is refused', () => {
  const bounds = { ...defaultBounds, bytes: 100_000 };
  expect(fitRecord(wide(0, 20), bounds).record).toEqual(wide(0, 20));
  const condensed = fitRecord(wide(0, 80), bounds).record;
  expect(condensed.metrics).toHaveLength(80);
  expect(condensed.metrics.every((it) => it.head.length === 0)).toBe(true);
  const primary = fitRecord(wide(0, 400, false), bounds).record;
  expect(primary.metrics).toHaveLength(40);
  expect(primary.metrics.every((it) => it.primary)).toBe(true);
  expect(() => fitRecord(wide(0, 400), bounds)).toThrow(/400 metrics take more than 25 KB/);
});

test('a huge record does not push out the history', () => {
  const bounds = { ...defaultBounds, bytes: 100_000 };
  const before = Array.from({ length: 20 }, (_, number) => makeRecord({ number }));
  const text = appendToSeries(null, key, [...before, wide(20, 80)], bounds);
  expect(readLines(text ?? '', key)).toHaveLength(21);
});

test('bounds hold for any lengths of records, and what is kept is the newest, in order', () => {
  const bounds = { records: 8, detailed: 3, bytes: 30_000 };
  assert(
    property(array(integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 20 }), (sizes) => {
      const lines = sizes.map((metrics, number) => recordLine(roundRecord(wide(number, metrics))));
      const kept = boundHistory(lines, bounds).flatMap((it) => (it.kind === 'record' ? [it] : []));
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThanOrEqual(bounds.records);
      expect(kept.reduce((sum, it) => sum + it.text.length + 1, 0)).toBeLessThanOrEqual(bounds.bytes);
      expect(kept.map((it) => it.record.seed)).toEqual(lines.slice(-kept.length).map((it) => it.record.seed));
      expect(kept.slice(0, -bounds.detailed).every((it) => it.record.blocks.length === 0)).toBe(true);
      expect(kept.at(-1)).toEqual(lines.at(-1));
    }),
    { numRuns: 60 },
  );
});

test('lines that can not be read are kept whatever falls out', () => {
  const bounds = { records: 2, detailed: 1, bytes: 30_000 };
  const text = [0, 1, 2].map((number) => `${recordLine(makeRecord({ number })).text}\ndamage ${number}\n`).join('');
  const after = appendToSeries(text, key, [makeRecord({ number: 3 })], bounds);
  const kinds = readLines(after ?? '', key).map((it) => (it.kind === 'record' ? it.record.seed % 10 : it.text));
  expect(kinds).toEqual(['damage 0', 'damage 1', 5, 'damage 2', 6]);
});

test('an import of thousands keeps the newest, and does not take for ever', () => {
  const records = Array.from({ length: 5000 }, (_, number) => makeRecord({ number, metrics: [], blocks: [] }));
  const text = appendToSeries(null, key, records.toReversed(), defaultBounds);
  const kept = readLines(text ?? '', key).flatMap((it) => (it.kind === 'record' ? [it.record.commit] : []));
  expect(kept).toEqual(records.slice(-defaultBounds.records).map((it) => it.commit));
});

test('keys stand in one order, whatever order they came in', () => {
  const record = makeRecord();
  const shuffled = Object.fromEntries(Object.entries(record).toReversed());
  // oxlint-disable-next-line no-unsafe-type-assertion -- the same keys and values
  expect(recordLine(shuffled as BaselineRecord).text).toBe(recordLine(record).text);
  expect(recordLine(record).text).toMatch(/^\{"schema":"pacegate\/baseline@1","suite":"api","commit":/);
  expect(recordLine(Object.assign({ secret: 1 }, record)).text).toBe(recordLine(record).text);
});

test('measured numbers are stored with 6 significant digits, and the others as they are', () => {
  const [addition] = groupBySeries([
    makeRecord({
      calibration: 12_345.678_9,
      metrics: [
        makeRecordMetric({
          value: 1 / 3,
          change: { estimate: -1e-9 / 3, low: -123_456_789.5, high: 2 / 3, confidence: 0.95 },
          base: [1234.567_89],
          spread: 0,
        }),
      ],
    }),
  ]);
  const [record] = addition!.records;
  expect(record?.calibration).toBe(12_345.7);
  expect(record?.metrics[0]).toMatchObject({
    value: 0.333_333,
    change: { estimate: -3.333_33e-10, low: -123_457_000, high: 0.666_667, confidence: 0.95 },
    base: [1234.57],
    spread: 0,
  });
  expect(record?.seed).toBe(makeRecord().seed);
  expect(record?.environment.memory).toBe(8_218_460_160);
});

test('rounding twice is rounding once', () => {
  assert(
    property(double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const once = roundRecord(makeRecord({ metrics: [makeRecordMetric({ value })] }));
      expect(roundRecord(once)).toEqual(once);
    }),
  );
});

test('text of any kind is read without an exception', () => {
  assert(
    property(oneof(string({ unit: 'binary' }), json()), (text) => {
      for (const line of readLines(`${text}\n`, key)) expect(['damaged', 'newer', 'record']).toContain(line.kind);
    }),
  );
  const deep = '['.repeat(50_000);
  expect(readLines(deep, key)[0]?.kind).toBe('damaged');
  expect(readLines(`${deep}${']'.repeat(50_000)}`, key)[0]?.kind).toBe('damaged');
  expect(readLines('{"schema":"pacegate/baseline@0"}\n{"schema":"pacegate/baseline@10"}', key)).toMatchObject([
    { kind: 'damaged' },
    { kind: 'newer', schema: 'pacegate/baseline@10' },
  ]);
});

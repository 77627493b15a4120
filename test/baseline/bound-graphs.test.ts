import { expect, test } from '@jest/globals';
import { array, assert, integer, property, record } from 'fast-check';
import { appendToSeries } from '../../src/baseline/append-to-series.ts';
import { boundHistory, defaultBounds, fitRecord } from '../../src/baseline/bound-history.ts';
import { readLines, recordLine, type RecordLine, roundRecord } from '../../src/baseline/record-line.ts';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import { makeBundleSizes } from '../support/make-bundle.ts';
import { makeRecord, makeRecordMetric, testClass } from '../support/make-record.ts';

const key = { suite: 'api', environment: testClass };

/** A record of a bundle whose graph has so many characters; null: none. */
const bundled = (number: number, graph: number | null, metrics = 4): BaselineRecord =>
  makeRecord({
    number,
    schedule: null,
    blocks: [],
    metrics: Array.from({ length: metrics }, (_, index) =>
      makeRecordMetric({ metric: 'bundle.initial.gzip', route: `entry-${index}`, base: [1], head: [2] }),
    ),
    bundle: {
      key: 'k'.repeat(64),
      bundler: { name: 'webpack', version: '5.102.1' },
      sizes: makeBundleSizes(),
      reproducible: true,
      wobble: 0,
      graph: graph === null ? null : 'Ab9/'.repeat(Math.ceil(graph / 4)).slice(0, graph),
    },
  });

const graphsOf = (lines: readonly { readonly record: BaselineRecord }[]): (number | null)[] =>
  lines.map(({ record: { bundle } }) => bundle?.graph?.length ?? null);

const recordsOf = (text: string | null): RecordLine[] =>
  readLines(text ?? '', key).filter((it) => it.kind === 'record');

test('the two newest graphs are kept; sizes and figures of the others stay', () => {
  let text: string | null = null;
  for (let number = 0; number < 6; number++) text = appendToSeries(text, key, [bundled(number, 5000)], defaultBounds);
  const records = recordsOf(text);
  expect(graphsOf(records)).toEqual([null, null, null, null, 5000, 5000]);
  expect(records[0]!.record).toEqual(roundRecord(bundled(0, null)));
  expect(records.at(-1)!.record).toEqual(roundRecord(bundled(5, 5000)));
});

test('records without a graph between them don’t push graphs out', () => {
  const lines = [bundled(0, 9), bundled(1, 9), makeRecord({ number: 2 }), bundled(3, 9), bundled(4, null)];
  const kept = boundHistory(
    lines.map((it) => recordLine(it)),
    defaultBounds,
  ).filter((it) => it.kind === 'record');
  expect(graphsOf(kept)).toEqual([null, 9, null, 9, null]);
});

test('a graph that is too large is left out of its own record, which stays whole else', () => {
  const most = 1_400_000;
  expect(graphsOf([fitRecord(bundled(0, most), defaultBounds)])).toEqual([most]);
  const { record: without } = fitRecord(bundled(0, most + 1), defaultBounds);
  expect(without).toEqual(bundled(0, null));
});

test('large graphs push out no figures', () => {
  const earlier = Array.from({ length: 50 }, (_, number) => bundled(number, null));
  const before = appendToSeries(null, key, earlier, defaultBounds);
  const after = appendToSeries(before, key, [bundled(50, 1_400_000), bundled(51, 1_400_000)], defaultBounds);
  expect(recordsOf(after)).toHaveLength(52);
  expect(recordsOf(after).slice(0, 20)).toEqual(recordsOf(before).slice(0, 20));
});

test('bounds hold for records with graphs of any lengths, and graphs change nothing else of what is kept', () => {
  const bounds = { records: 8, detailed: 3, bytes: 30_000 };
  const sketch = record({ graph: integer({ min: -200, max: 60_000 }), metrics: integer({ min: 1, max: 12 }) });
  const bound = (lines: readonly RecordLine[]): RecordLine[] =>
    boundHistory(lines, bounds).filter((it) => it.kind === 'record');
  assert(
    property(array(sketch, { minLength: 1, maxLength: 14 }), (sketches) => {
      const made = sketches.map(({ graph, metrics }, number) => bundled(number, graph < 0 ? null : graph, metrics));
      const kept = bound(made.map((it) => recordLine(it)));
      const graphs = graphsOf(kept);
      const own = made.slice(-bounds.records).map(({ bundle }) => bundle?.graph?.length ?? null);
      const newest = new Set(
        own
          .flatMap((length, index) => (length === null ? [] : [index]))
          .slice(-2)
          .map((index) => index - own.length),
      );
      // The newest two that have one keep it, unless their record fell out.
      expect(graphs).toEqual(
        kept.map((_, index) => (newest.has(index - kept.length) ? own.at(index - kept.length) : null)),
      );
      const bare = bound(
        made.map((it) =>
          recordLine({ ...it, bundle: { ...it.bundle!, graph: it.bundle!.graph === null ? null : '' } }),
        ),
      );
      const without = (line: RecordLine) => ({ ...line.record, bundle: { ...line.record.bundle!, graph: null } });
      expect(kept.map(without)).toEqual(bare.map(without));
      const size = kept.reduce(
        (sum, { text, record: { bundle } }) => sum + text.length - (bundle?.graph?.length ?? 0) + 1,
        0,
      );
      expect(size).toBeLessThanOrEqual(bounds.bytes);
    }),
    { numRuns: 100 },
  );
});

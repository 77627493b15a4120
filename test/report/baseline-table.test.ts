import { expect, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import { type BaselineSeries, renderBaseline } from '../../src/report/baseline-table.ts';
import { sparkline } from '../../src/report/sparkline.ts';
import { textWidth } from '../../src/report/text-width.ts';
import { golden } from '../support/golden.ts';
import { makeResult, makeShop } from '../support/make-result.ts';
import { nastyText } from './arbitrary-result.ts';

const { environment } = makeResult();

const recordOf = (i: number, differences: Partial<BaselineRecord> = {}): BaselineRecord => ({
  schema: 'pacegate/baseline@1',
  suite: 'api',
  commit: `${(0x41d7be0 + 4999 * i).toString(16)}05c2f9a7c08b3a64e1d92d3f6a7e0c9b18`,
  ref: 'main',
  previous: i === 0 ? null : `${(0x41d7be0 + 4999 * (i - 1)).toString(16)}05c2f9a7c08b3a64e1d92d3f6a7e0c9b18`,
  recordedAt: new Date(Date.UTC(2026, 1, 1 + i, 5)).toISOString(),
  verdict: i % 9 === 8 ? 'fail' : 'pass',
  environment: { class: 'linux-amd-epyc-7763-2c-8g-node24', ...environment, image: 'ubuntu-24.04' },
  calibration: 812,
  hashes: { scenarios: 'a'.repeat(64), fixtures: 'b'.repeat(64) },
  provenance: { source: 'action', runId: '1', attempt: 1, event: 'push' },
  seed: 7,
  schedule: 'duet',
  blocks: [],
  metrics: makeShop().map(({ scenario, route, metric, unit, better, primary, head, change }) => ({
    scenario,
    route,
    metric,
    unit,
    better,
    primary,
    value: head.value * (1 + (i % 4) / 100) * (i > 12 && metric === 'latency.mean' ? 1.1 : 1),
    change: i === 0 ? null : change,
    spread: 0.02,
    base: [],
    head: [],
  })),
  ...differences,
});

const key = { suite: 'api', environment: 'linux-amd-epyc-7763-2c-8g-node24' };

const series: Readonly<Record<string, readonly BaselineSeries[]>> = {
  none: [],
  'two-series': [
    { key, records: Array.from({ length: 18 }, (_, i) => recordOf(i)), problems: [] },
    {
      key: { suite: 'api', environment: 'linux-intel-xeon-4c-16g-node24' },
      records: [recordOf(0)],
      problems: ['Line 3 is no record: Unexpected end of JSON input.', 'Line 9 was written by a newer version.'],
    },
    { key: { suite: 'billing', environment: key.environment }, records: [], problems: ['Line 1 is no record.'] },
  ],
};

test.each(Object.entries(series))('the stored record: %s', (name, it) => {
  const text = renderBaseline(it, { colour: false, width: 100 });
  expect(text).toBe(golden(text, new URL(`golden/baseline/${name}.txt`, import.meta.url)));
});

test('imported figures, of which none decides, are shown', () => {
  const metrics = recordOf(0)
    .metrics.slice(0, 1)
    .map((it) => ({ ...it, metric: 'ops', unit: 'ops/s', primary: false }));
  expect(
    renderBaseline([{ key, records: [recordOf(0, { metrics })], problems: [] }], { colour: false, width: 80 }),
  ).toMatch(/ops +3\.13 ops\/s/u);
});

test('what is left out is said', () => {
  const metrics = Array.from({ length: 100 }, (_, i) => ({ ...recordOf(0).metrics[0]!, route: `GET /${i}` }));
  const problems = Array.from({ length: 8 }, (_, i) => `Line ${i} is no record.`);
  const text = renderBaseline([{ key, records: [recordOf(0, { metrics })], problems }], { colour: false, width: 100 });
  expect(text).toContain('40 metrics more: pacegate baseline export has all.');
  expect(text).toContain('! 3 problems more.');
});

test.each([20, 60, 120])('no line is wider than %d columns, and names can not steer the terminal', (width) => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const records = [0, 1].map((i) => recordOf(i, { ref: text, commit: text, previous: text, recordedAt: text }));
      const metrics = records[0]!.metrics.map((it) => ({ ...it, route: text, unit: text, metric: text }));
      const it = {
        key: { suite: text, environment: text },
        records: [...records, recordOf(2, { metrics })],
        problems: [text],
      };
      const plain = renderBaseline([it], { colour: false, width });
      expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
      expect(plain.split('\n').filter((line) => textWidth(line) > width)).toEqual([]);
      expect(stripVTControlCharacters(renderBaseline([it], { colour: true, width }))).toBe(plain);
    }),
    { numRuns: 40 },
  );
});

test('a course of noise is flat, one that grows is not', () => {
  expect(sparkline([1, 1.01, 0.99, 1], 10)).toMatch(/^[▁▂]{4}$/u);
  expect(sparkline([1, 2, 3, Number.NaN, 4], 3)).toBe('▁█');
  expect(sparkline([], 5)).toBe('');
  expect(sparkline([0, 0], 5)).toBe('▁▁');
});

import { expect, test } from '@jest/globals';
import { isByDifference, isMetric, metricCatalogue, metricOf } from '../../src/core/metrics.ts';

test('more is better only for what people want more of', () => {
  const higher = Object.keys(metricCatalogue).filter((id) => metricOf(id).better === 'higher');
  expect(higher).toEqual(['throughput', 'capacity']);
});

test('identifiers are lower case words; each part of a bundle has its four sizes', () => {
  for (const id of Object.keys(metricCatalogue)) expect(id).toMatch(/^[a-z]+(\.[a-z0-9-]+)*$/);
  for (const part of ['initial', 'async', 'total'])
    for (const size of ['stat', 'parsed', 'gzip', 'brotli'])
      expect(metricOf(`bundle.${part}.${size}`).unit).toBe('bytes');
});

test('what an object has by nature is not a metric', () => {
  expect(isMetric('toString')).toBe(false);
  expect(isMetric('__proto__')).toBe(false);
  expect(() => metricOf('latency.p90')).toThrow(RangeError);
});

test('what is often 0 on the base, or below, is always compared by its difference', () => {
  const always = Object.keys(metricCatalogue).filter((id) => metricOf(id).byDifference);
  expect(always).toEqual(['errors.rate', 'memory.growth', 'db.connections', 'page.cls']);
});

test.each([
  ['db.queries', [3, 3], [29, 29], false],
  ['io.sync-calls', [0, 0], [1, 1], true],
  ['io.sync-calls', [1, 1], [0, 0], true],
  // One block with hardly any is enough: a ratio to it would be a ratio to chance.
  ['db.rows', [0.4, 0.01, 0.5], [0.6, 0.5, 0.7], true],
  ['memory.growth', [300], [310], true],
  ['latency.mean', [0.001], [0.002], false],
])('%s of %j against %j: by difference is %s', (metric, base, head, expected) => {
  const side = (blocks: readonly number[]) => ({ value: blocks[0]!, blocks });
  expect(isByDifference({ metric, base: side(base), head: side(head) })).toBe(expected);
});

test('of metrics that only a later version knows the unit tells', () => {
  const side = { value: 0, blocks: [] };
  expect(isByDifference({ metric: 'later', unit: 'share', base: side, head: side })).toBe(true);
  expect(isByDifference({ metric: 'later', unit: 'ms', base: side, head: side })).toBe(false);
});

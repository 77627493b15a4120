import { expect, test } from '@jest/globals';
import { isMetric, metricCatalogue, metricOf } from '../../src/core/metrics.ts';

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

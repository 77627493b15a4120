import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  formatChange,
  formatDifference,
  formatDuration,
  formatPercent,
  formatShare,
  formatValue,
  scaleOf,
} from '../../src/core/format.ts';
import { type Unit, metricCatalogue } from '../../src/core/metrics.ts';

test.each<[number, Unit, string]>([
  [3.123, 'ms', '3.12 ms'],
  [1234, 'ms', '1.23 s'],
  [90_000, 'ms', '1.50 min'],
  [0.058, 'ms', '58.0 µs'],
  [0, 'ms', '0 µs'],
  [12_400, 'bytes', '12.4 KB'],
  [96e6, 'bytes', '96.0 MB'],
  [41_300, 'bytes/request', '41.3 KB/request'],
  [0.4, 'ms/request', '400 µs/request'],
  [0.0012, 'share', '0.12 %'],
  [640, 'requests/s', '640/s'],
  [3, 'count/request', '3.00/request'],
  [0.1, 'score', '0.10'],
])('%d %s reads %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

test('a change carries its sign and its interval', () => {
  expect(formatChange({ estimate: 0.18, low: 0.14, high: 0.22 })).toBe('+18 % (14 to 22)');
  expect(formatPercent(-0.021)).toBe('-2.1 %');
  expect(formatPercent(0.0004)).toBe('0 %');
  expect(formatPercent(-0.0004)).toBe('0 %');
  expect(formatPercent(0.0995)).toBe('+10 %');
});

test('shares without needless digits', () => {
  expect(formatShare(0.05)).toBe('5 %');
  expect(formatShare(0.025)).toBe('2.5 %');
});

test.each([
  [850, '850 ms'],
  [42_000, '42 s'],
  [119_400, '119 s'],
  [119_600, '2 min'],
  [200_000, '3 min 20 s'],
])('a wall time of %d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('every value of every unit keeps its sign and reads as a number of at most three digits after the first', () => {
  const units = fc.constantFrom(...new Set(Object.values(metricCatalogue).map(({ unit }) => unit)));
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), units, (value, unit) => {
      const text = formatValue(value, unit);
      expect(text).toMatch(/^\d+(\.\d+)?/);
      expect(text).not.toMatch(/NaN|e[+-]/);
      expect(formatValue(-value, unit)).toBe(`-${text}`);
    }),
    { seed: 1 },
  );
});

test.each<[number, Unit, number, string]>([
  [3.1, 'ms', 1, 'ms'],
  [2400, 'ms', 1000, 's'],
  [0.4, 'ms/request', 0.001, 'µs/request'],
  [196_000, 'bytes', 1000, 'KB'],
  [0.02, 'share', 0.01, '%'],
  [640, 'requests/s', 1, 'requests/s'],
  [0, 'ms', 0.001, 'µs'],
])('an axis up to %d %s is divided by %d, in %s', (largest, unit, factor, name) => {
  expect(scaleOf(largest, unit)).toEqual({ factor, unit: name });
});

test.each<[number, Unit, string]>([
  [58_100, 'bytes', '+58.1 KB'],
  [-58_100, 'bytes', '-58.1 KB'],
  [212, 'bytes', '+212 B'],
  [0, 'bytes', '0 B'],
  [-2, 'count', '-2'],
  [0.05, 'score', '+0.050'],
])('a difference of %d %s reads %s', (difference, unit, text) => {
  expect(formatDifference(difference, unit)).toBe(text);
});

test('a large change is told with its interval, as long as that says how large', () => {
  expect(formatChange({ estimate: 66.8, low: 62.9, high: 71 })).toBe('+6680 % (6290 to 7100)');
  expect(formatChange({ estimate: 0.6, low: -0.9, high: 40 })).toBe('+60 % (anything yet)');
});

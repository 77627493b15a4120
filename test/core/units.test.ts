import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { metricCatalogue } from '../../src/core/metrics.ts';
import { notationOf, parseDuration, parseShare, parseSize } from '../../src/core/units.ts';

test.each([
  ['200ms', 200],
  ['1.5s', 1500],
  ['10m', 600_000],
  ['1h', 3_600_000],
  ['250us', 0.25],
  [' 3 s ', 3000],
])('%s is a duration of %d ms', (text, ms) => {
  expect(parseDuration(text)).toBeCloseTo(ms, 9);
});

test('sizes are decimal, unless they say that they are binary', () => {
  expect(parseSize('500KB')).toBe(500_000);
  expect(parseSize('500kB')).toBe(500_000);
  expect(parseSize('2MiB')).toBe(2_097_152);
  expect(parseSize('1.5GB')).toBe(1.5e9);
});

test('a share is written in per cent', () => {
  expect(parseShare('0.1%')).toBeCloseTo(0.001, 12);
  expect(parseShare('0.1')).toBeNull();
});

test.each(['', '200', 'ms', '-5ms', '1e3ms', '5 parsecs', '1,5s', 'Infinitys', '5constructor', '5ms5ms', '0x10ms'])(
  '%j is not a duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

test('the example of a notation is one that it reads, for every metric of the catalogue', () => {
  for (const { unit } of Object.values(metricCatalogue)) {
    const { parse, example } = notationOf(unit);
    expect(parse(example)).toBeGreaterThan(0);
  }
});

test('any text is either not a quantity or one that is finite and not negative', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\d.]{1,12} ?[a-zA-Z%/]{0,4}$/));
  fc.assert(
    fc.property(texts, (text) => {
      const parsers = [parseDuration, parseSize, parseShare, notationOf('requests/s').parse];
      const values = parsers.map((parse) => parse(text));
      expect(values.filter((value) => value !== null && !(Number.isFinite(value) && value >= 0))).toEqual([]);
    }),
    { seed: 1 },
  );
});

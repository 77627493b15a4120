import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { alignSources } from '../../../src/measure/bundle/align-sources.ts';
import { inOnePlace } from '../../../src/measure/bundle/one-place.ts';

/** Modules with `shared` words of all and words of their own, and the text in which they stand one after the other. */
const makeText = (lengths: readonly number[], shared: number) => {
  const parts = lengths.map((length, module) =>
    Array.from({ length }, (_, index) => {
      const word = index % 10 < shared ? `common${index % 7}` : `word${module}x${(index * 7) % 90}`;
      return `a.${word}(e,${index});`;
    }).join(''),
  );
  const sources = parts.map((source, module) => ({ module, instance: module < 2 ? null : `p${module}`, source }));
  return { text: parts.join(''), parts, sources };
};

test('each module’s text is found, but for a few characters', () => {
  const lengths = fc.array(fc.integer({ min: 40, max: 200 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(lengths, fc.nat(5), fc.nat(5), (counts, shared, one) => {
      const { text, parts, sources } = makeText(counts, shared);
      const lost = new Set([one % counts.length]);
      const ranges = alignSources(text, { start: 0, end: text.length }, sources, lost) ?? [];
      const found = ranges
        .filter((it) => lost.has(it.module))
        .map((it) => text.slice(it.start, it.end))
        .join('');
      expect(Math.abs(found.length - (parts[one % counts.length]?.length ?? 0))).toBeLessThan(120);
    }),
    { numRuns: 30 },
  );
});

test('ranges are sorted and disjoint, and stay inside the window', () => {
  const { text, sources } = makeText([50, 80, 60], 3);
  const window = { start: 100, end: text.length - 100 };
  const ranges = alignSources(text, window, sources, new Set([0])) ?? [];
  expect(ranges.length).toBeGreaterThan(1);
  let at = window.start;
  for (const { start, end } of ranges) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(at).toBeLessThanOrEqual(window.end);
});

test('a package has one place; a few of its words elsewhere are its neighbours’', () => {
  const range = (source: number, start: number, end: number) => ({ source, start, end });
  const ranges = [range(1, 0, 5000), range(2, 5000, 5100), range(1, 5100, 9000), range(2, 9000, 20_000)];
  expect(inOnePlace(ranges, () => false)).toEqual([range(1, 0, 5000), range(1, 5000, 9000), range(2, 9000, 20_000)]);
  expect(inOnePlace(ranges, () => true)).toEqual(ranges);
});

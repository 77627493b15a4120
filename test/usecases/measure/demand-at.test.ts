import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stretches } from '../../../src/usecases/measure/demand-at.ts';

const stage = fc.record({
  duration: fc.integer({ min: 1000, max: 3_600_000 }),
  rate: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  connections: fc.constant(null),
});

test('stages follow one another without a gap, last as long as asked, and keep their shares', () => {
  fc.assert(
    fc.property(
      fc.array(stage, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1000, max: 90_000_000 }),
      (stages, duration) => {
        const parts = stretches({ stages, rate: null, connections: 10 }, duration);
        expect(parts.map(({ demand }) => demand.rate)).toEqual(stages.map(({ rate }) => rate));
        expect(parts[0]?.from).toBe(0);
        expect(parts.at(-1)?.to).toBeCloseTo(duration, 3);
        for (const [index, part] of parts.entries()) expect(part.from).toBe(parts[index - 1]?.to ?? 0);
        const total = stages.reduce((sum, it) => sum + it.duration, 0);
        const first = parts[0];
        expect(((first?.to ?? 0) - (first?.from ?? 0)) / duration).toBeCloseTo((stages[0]?.duration ?? 0) / total, 6);
      },
    ),
  );
});

test('a plain scenario is one stretch', () => {
  expect(stretches({ stages: null, rate: null, connections: 7 }, 5000)).toEqual([
    { from: 0, to: 5000, demand: { rate: null, connections: 7 } },
  ]);
});

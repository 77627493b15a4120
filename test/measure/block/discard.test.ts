import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Slice } from '../../../src/core/block.ts';
import { createRandom, type Random } from '../../../src/core/random.ts';
import type { Side } from '../../../src/core/side.ts';
import { discardReason } from '../../../src/measure/block/discard.ts';
import { type BlockOptions, makeBlock } from '../../support/make-block.ts';

const slices = (options: BlockOptions = {}): Slice[] => makeBlock({ noise: 0, requests: 100, ...options }).slices;

const silence = (of: readonly Slice[], ...silent: readonly Side[]): Slice[] => {
  for (const slice of of)
    for (const side of silent) for (const sample of Object.values(slice[side]?.routes ?? {})) sample.durations = [];
  return [...of];
};

test('a quiet block counts', () => {
  expect(discardReason(slices(), 500)).toBeNull();
});

test.each(['base', 'head'] as const)('%s that answers nothing is to blame; both are not', (side) => {
  expect(discardReason(silence(slices(), side), 500)).toMatchObject({
    reason: expect.stringContaining(`${side} answered no request`),
    side,
  });
  expect(discardReason(silence(slices(), 'base', 'head'), 500)).toMatchObject({ side: null });
  expect(discardReason([], 500)).toMatchObject({ side: null });
});

test('both sides that fail most requests: the requests are wrong, and what came instead is told', () => {
  const found = discardReason(slices({ errors: { base: 0.7, head: 0.9 } }), 500);
  expect(found).toMatchObject({ side: null, reason: expect.stringContaining('status 500') });
  expect(found?.reason).toContain('`expect`');
});

test.each([
  ['head', 'base'],
  ['base', 'head'],
] as const)('%s that fails more than the %s is to blame', (guilty, innocent) => {
  const found = discardReason(slices({ errors: { [guilty]: 0.2 } }), 500);
  expect(found).toMatchObject({
    side: guilty,
    reason: expect.stringMatching(`${guilty} failed 20.* % .*status 500.*${innocent} 0 %`),
  });
});

test('a failure or two among hundreds are no difference', () => {
  const few = slices();
  for (const slice of few.slice(0, 2)) slice.head!.routes['GET /a']!.errors += 1;
  expect(discardReason(few, 500)).toBeNull();
});

test('a difference too small to matter does not discard, however certain it is', () => {
  const [slice] = slices();
  const sample = { durations: Array.from({ length: 50_000 }, () => 1000), errors: 0 };
  slice!.base!.routes = { 'GET /a': sample };
  slice!.head!.routes = { 'GET /a': { ...sample, errors: 200 } };
  expect(discardReason([slice!], 500)).toBeNull();
  slice!.head!.routes = { 'GET /a': { ...sample, errors: 500 } };
  expect(discardReason([slice!], 500)).toMatchObject({ side: 'head' });
});

const failures = (random: Random, of: number, share: number): number =>
  Array.from({ length: of }, () => random.next()).filter((it) => it < share).length;

test('sides that fail with the same chance are not told apart by luck', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.45, noNaN: true }), fc.integer(), (share, seed) => {
      const random = createRandom(seed);
      const block = slices({ routes: ['GET /a'], slices: 2, solo: 0 });
      for (const slice of block)
        for (const side of ['base', 'head'] as const) {
          const failed = failures(random, 300, share);
          slice[side]!.routes = {
            'GET /a': { durations: Array.from({ length: 300 - failed }, () => 1000), errors: failed },
          };
        }
      expect(discardReason(block, 500)).toBeNull();
    }),
    { seed: 1 },
  );
});

test('a generator that was busy most of the time was the bottleneck; one busy slice is no matter', () => {
  const busy = slices();
  busy[0]!.generator.utilisation = 0.99;
  expect(discardReason(busy, 500)).toBeNull();
  for (const slice of busy) slice.generator.utilisation = 0.85;
  expect(discardReason(busy, 500)).toMatchObject({ side: null, reason: expect.stringContaining('85 % of its core') });
});

test('under an open model lateness tells, not how busy the generator was: it polls', () => {
  const open = slices({ scenarios: [{ name: 'normal', model: 'open' }] });
  for (const slice of open) slice.generator = { utilisation: 1, lateness: 1 };
  expect(discardReason(open, 500)).toBeNull();
  for (const slice of open) slice.generator.lateness = 25;
  expect(discardReason(open, 500)).toMatchObject({ side: null, reason: expect.stringContaining('25 ms late') });
});

test('a window that lasted far longer than planned means that the machine paused', () => {
  const paused = slices();
  paused[3]!.duration = 740;
  expect(discardReason(paused, 500)).toBeNull();
  paused[3]!.duration = 4000;
  expect(discardReason(paused, 500)).toMatchObject({ side: null, reason: expect.stringContaining('lasted 4000 ms') });
});

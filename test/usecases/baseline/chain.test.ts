import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { sumOf } from '../../../src/statistics/summed-change.ts';
import { chainBetween, linksOf, ownLink } from '../../../src/usecases/baseline/chain.ts';
import { heavyNoise, type Noise, normalNoise } from '../../support/look-simulation.ts';
import { makeRecord, makeRecordMetric } from '../../support/make-record.ts';
import { makeMetric } from '../../support/make-result.ts';
import { measurePair, recordOf } from './simulate-records.ts';

const cpu = { metric: 'cpu.per-request', scenario: 'normal', route: null };
const pair = { change: { estimate: 0.1, low: 0.05, high: 0.15, confidence: 0.9 }, spread: 0.02, blocks: 4 };

test('a record gives a link from the commit before it, in logarithms, with the error of its mean', () => {
  const record = recordOf(1, pair);
  const [link] = linksOf([record], cpu);
  expect(link).toMatchObject({ from: record.previous, to: record.commit, freedom: 3, at: record.recordedAt });
  expect(link!.mean).toBeCloseTo(Math.log(1.1), 12);
  expect(link!.error).toBeCloseTo(0.02 / 2, 12);
});

test('of a condensed record the error comes from its interval, and is hardly ever smaller', () => {
  const random = createRandom(1);
  let smaller = 0;
  for (let k = 0; k < 300; k++) {
    const measured = measurePair(random, normalNoise(0.02), 0.01, [4, 6, 8, 12, 16][k % 5]!);
    const [whole] = linksOf([recordOf(1, measured)], cpu);
    const [condensed] = linksOf([recordOf(1, measured, { condensed: true })], cpu);
    expect(condensed!.mean).toBeCloseTo(whole!.mean, 12);
    if (condensed!.error < whole!.error * 0.99) smaller++;
  }
  expect(smaller / 300).toBeLessThan(0.05);
});

test('no link without a predecessor, without a change, of another metric, of an invalid run, of shares', () => {
  const share = makeRecordMetric({ metric: 'errors.rate' });
  for (const record of [
    recordOf(0, pair),
    recordOf(1, pair, { previous: null }),
    recordOf(1, pair, { verdict: 'invalid' }),
    makeRecord({ number: 1, metrics: [makeRecordMetric({ route: 'GET /a' })] }),
    makeRecord({ number: 1, metrics: [makeRecordMetric({ change: { ...pair.change, estimate: -1 } })] }),
  ])
    expect(linksOf([record], cpu)).toEqual([]);
  expect(linksOf([makeRecord({ number: 1, metrics: [share] })], { ...cpu, metric: 'errors.rate' })).toEqual([]);
});

test('the run itself is a link, unless it was measured beside itself', () => {
  const run = { base: 'b', head: 'h', at: '2026-04-01', unpaired: new Set<string>() };
  const metric = makeMetric({ change: 0.2, spread: 0.05 });
  expect(ownLink(metric, run)).toMatchObject({ from: 'b', to: 'h', mean: Math.log1p(0.2) });
  expect(ownLink(metric, { ...run, base: 'h' })).toBeNull();
  expect(ownLink(metric, { ...run, unpaired: new Set(['api']) })).toBeNull();
  expect(ownLink({ ...metric, decision: 'invalid' }, run)).toBeNull();
});

const commit = (number: number): string => makeRecord({ number }).commit;

test('a chain leads over every link between two commits, in order, and back', () => {
  const links = linksOf([recordOf(3, pair), recordOf(1, pair), recordOf(2, pair)], cpu);
  const chain = chainBetween(links, commit(0), commit(3))!;
  expect(chain.map(({ from, to }) => [from, to])).toEqual([
    [commit(0), commit(1)],
    [commit(1), commit(2)],
    [commit(2), commit(3)],
  ]);
  expect(sumOf(chain, 0.05).mean).toBeCloseTo(3 * Math.log(1.1), 12);
  expect(sumOf(chainBetween(links, commit(3), commit(1))!, 0.05).mean).toBeCloseTo(-2 * Math.log(1.1), 12);
  expect(chainBetween(links, commit(1), commit(1))).toEqual([]);
});

test('a chain with a gap is broken, and a branch off it is bridged over their common commit', () => {
  const links = linksOf([recordOf(1, pair), recordOf(3, pair), recordOf(7, pair, { previous: commit(1) })], cpu);
  expect(chainBetween(links, commit(0), commit(3))).toBeNull();
  expect(chainBetween(links, 'nowhere', commit(3))).toBeNull();
  expect(chainBetween(links, commit(0), commit(7))).toHaveLength(2);
});

test('the way with the fewest links is taken, and of two between the same commits the newer', () => {
  const twice = recordOf(
    1,
    { ...pair, change: { ...pair.change, estimate: 0.3, high: 0.4 } },
    { recordedAt: '2027-01-01T00:00:00.000Z' },
  );
  const across = recordOf(
    2,
    { ...pair, change: { ...pair.change, estimate: 0.5, high: 0.6 } },
    { previous: commit(0) },
  );
  const links = linksOf([twice, recordOf(1, pair), recordOf(2, pair), across], cpu);
  expect(chainBetween(links, commit(0), commit(1))!.map(({ mean }) => Math.expm1(mean).toFixed(2))).toEqual(['0.30']);
  expect(chainBetween(links, commit(0), commit(2))!.map(({ mean }) => Math.expm1(mean).toFixed(2))).toEqual(['0.50']);
});

test('records that point in a circle end the search', () => {
  const links = linksOf([recordOf(1, pair), recordOf(2, pair), recordOf(1, pair, { previous: commit(2) })], cpu);
  expect(chainBetween(links, commit(0), 'nowhere')).toBeNull();
});

/** Shares of chains whose interval misses the truth below and above it, and how far the estimate is off on average (log). */
const misses = (noise: Noise, blocks: number | null, condensed = false) => {
  const random = createRandom(11);
  const trials = 200;
  const length = 30;
  const creep = 0.003;
  let [below, above, off] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const records = Array.from({ length }, (_, k) =>
      recordOf(k + 1, measurePair(random, noise, creep, blocks), { condensed }),
    );
    const sum = sumOf(chainBetween(linksOf(records, cpu), commit(0), commit(length))!, 0.05);
    if (sum.high < length * creep) below++;
    if (sum.low > length * creep) above++;
    off += (sum.mean - length * creep) / trials;
  }
  return { below: below / trials, above: above / trials, off };
};

test.each([
  ['normal', normalNoise(0.03)],
  ['heavy-tailed', heavyNoise(0.03)],
] as const)('%s noise: over a chain of 30 refreshes each end of the interval fails in about 5 %%', (_name, noise) => {
  const { below, above, off } = misses(noise, 8);
  expect(below).toBeLessThan(0.09);
  expect(above).toBeLessThan(0.09);
  expect(Math.abs(off)).toBeLessThan(0.007);
});

test('condensed records: the interval is wider, never too narrow', () => {
  const { below, above } = misses(normalNoise(0.03), 8, true);
  expect(below).toBeLessThan(0.05);
  expect(above).toBeLessThan(0.05);
});

test('runs that stop when they look decided would hide a creep: why a refresh fixes its blocks beforehand', () => {
  const { off, below } = misses(normalNoise(0.04), null);
  expect(off).toBeLessThan(-0.05);
  expect(below).toBeGreaterThan(0.2);
});

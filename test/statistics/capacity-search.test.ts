import { expect, test } from '@jest/globals';
import { createRandom, type Random } from '../../src/core/random.ts';
import { capacityOf, isBoundReached, nextRate, type Trial } from '../../src/statistics/capacity-search.ts';

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** Searches a service whose knee differs by 4 % from trial to trial, and that fails one trial in fifty for no reason. */
const search = (seed: number, most: number) => {
  const random = createRandom(seed);
  const knee = 20 * 300 ** random.next();
  const bounds = { from: knee * (0.05 + 0.3 * random.next()), to: null, factor: 1.5 };
  const trials: Trial[] = [];
  while (trials.length < most) {
    const rate = nextRate(trials, bounds);
    if (rate === null) break;
    const held = rate < knee * Math.exp(0.04 * normal(random)) && random.next() > 0.02;
    trials.push({ rate, held });
  }
  return { knee, capacity: capacityOf(trials, bounds), trials };
};

test('the knee is found within a tenth, by at least 95 of 100 searches of 32 trials', () => {
  const found = Array.from({ length: 100 }, (_, seed) => search(seed, 32));
  const near = found.filter(({ knee, capacity }) => Math.abs((capacity?.estimate ?? 0) / knee - 1) < 0.1);
  expect(near.length).toBeGreaterThanOrEqual(95);
  const inside = found.filter(
    ({ knee, capacity }) => capacity !== null && capacity.low <= knee && knee <= capacity.high,
  );
  expect(inside.length).toBeGreaterThanOrEqual(90);
});

test('a few trials give a bracket that holds what they showed', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { capacity, trials } = search(seed, 10);
    if (capacity === null) continue;
    expect(capacity.low).toBeLessThanOrEqual(capacity.estimate);
    expect(capacity.estimate).toBeLessThanOrEqual(capacity.high);
    expect(trials.some(({ held }) => held) && trials.some(({ held }) => !held)).toBe(true);
  }
});

test('what bears everything is asked for no more than the bound, and has no capacity', () => {
  const bounds = { from: 10, to: 100, factor: 1.5 };
  const trials: Trial[] = [];
  for (let rate = nextRate(trials, bounds); rate !== null; rate = nextRate(trials, bounds))
    trials.push({ rate, held: true });
  expect(trials.at(-1)?.rate).toBe(100);
  expect(capacityOf(trials, bounds)).toBeNull();
  expect(isBoundReached(trials, bounds)).toBe(true);
});

test('what bears nothing is given up', () => {
  const bounds = { from: 256, to: null, factor: 1.5 };
  const trials: Trial[] = [];
  for (let rate = nextRate(trials, bounds); rate !== null; rate = nextRate(trials, bounds))
    trials.push({ rate, held: false });
  expect(trials.length).toBeLessThan(12);
  expect(capacityOf(trials, bounds)).toBeNull();
});

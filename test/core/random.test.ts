import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type Random, createRandom } from '../../src/core/random.ts';

const draw = (random: Random, count = 50): number[] => Array.from({ length: count }, () => random.next());

test('the same seed gives the same stream, another seed another one', () => {
  expect(draw(createRandom(7))).toEqual(draw(createRandom(7)));
  expect(draw(createRandom(7))).not.toEqual(draw(createRandom(8)));
});

test('the stream of a seed stays what it is: recorded runs are repeated by it', () => {
  const random = createRandom(1);
  expect(Array.from({ length: 6 }, () => random.integer(0, 999))).toEqual([988, 420, 583, 540, 663, 929]);
});

test('a fork is the same whatever was drawn before, and its label tells it from the others', () => {
  const fresh = createRandom(3);
  const used = createRandom(3);
  draw(used);
  used.fork('other').next();
  expect(draw(used.fork('mix'))).toEqual(draw(fresh.fork('mix')));
  expect(draw(fresh.fork('mix'))).not.toEqual(draw(fresh.fork('route')));
  expect(draw(fresh.fork('a').fork('x'))).not.toEqual(draw(fresh.fork('b').fork('x')));
  expect(draw(fresh.fork('mix'))).not.toEqual(draw(createRandom(4).fork('mix')));
});

test('forks do not move together', () => {
  const root = createRandom(11);
  const [a, b] = [draw(root.fork('block 1'), 5000), draw(root.fork('block 2'), 5000)];
  const covariance = a.reduce((sum, x, k) => sum + (x - 0.5) * (b[k]! - 0.5), 0) / a.length;
  // Four standard errors of the correlation of independent streams.
  expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(a.length));
});

test('drawing from a fork leaves its parent alone', () => {
  const random = createRandom(5);
  const forked = random.fork('x');
  draw(forked);
  expect(draw(random)).toEqual(draw(createRandom(5)));
});

test('a shuffle is a permutation of a copy', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const before = [...items];
      const shuffled = createRandom(seed).shuffle(items);
      expect(items).toEqual(before);
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
    }),
    { seed: 1 },
  );
});

test('a shuffle puts every item everywhere equally often', () => {
  const random = createRandom(2);
  const runs = 6000;
  const places = [0, 0, 0, 0];
  for (let k = 0; k < runs; k++) places[random.shuffle(['a', 'b', 'c', 'd']).indexOf('a')]! += 1;
  for (const count of places) expect(Math.abs(count - runs / 4)).toBeLessThan(4 * Math.sqrt(runs * 0.1875));
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = createRandom(4);
  const seen = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
  expect([...seen].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6]);
  for (const value of draw(random, 1000)) expect(value >= 0 && value < 1).toBe(true);
});

import { expect, test } from '@jest/globals';
import { named, ratesOf, tryMany } from '../../bench/investigate/simulate.ts';
import { shapes } from '../../bench/investigate/synthetic.ts';

const all = new Map(shapes.map((shape) => [shape, tryMany(3, 70, shape)]));
const of = (shape: (typeof shapes)[number]) => ratesOf(all.get(shape)!);
const everything = [...all.values()].flat();

test('hardly ever is something innocent called the root cause, or a placebo proven', () => {
  const rates = ratesOf(everything);
  expect(everything.length).toBeGreaterThanOrEqual(490);
  expect(rates.placebos).toBeGreaterThan(170);
  expect(rates.innocentBlamed).toBeLessThanOrEqual(0.005);
  expect(rates.placeboProven).toBeLessThanOrEqual(0.02);
});

test('one cause is proven, in time', () => {
  const clear = ratesOf(tryMany(4, 70, 'one', { effect: 0.3, noise: 0.02 }));
  expect(clear.guiltyProven).toBeGreaterThanOrEqual(0.9);
  expect(of('one').guiltyProven).toBeGreaterThanOrEqual(0.85);
  expect(clear.proven).toBeLessThan(420_000);
  expect(clear.spent).toBeLessThan(480_000);
});

test('where not much stands out from the noise, more is undecided and nothing is made up', () => {
  const faint = ratesOf(tryMany(5, 50, 'one', { effect: 0.05, noise: 0.04 }));
  expect(faint.innocentBlamed).toBeLessThanOrEqual(0.02);
  expect(faint.guiltyProven).toBeLessThan(of('one').guiltyProven);
});

test('two causes come out as such, alone or together, and neither is called the only one', () => {
  expect(of('two').allNamed).toBeGreaterThanOrEqual(0.75);
  expect(of('two').guiltyProven).toBeLessThanOrEqual(0.05);
  expect(of('conjunction').allNamed).toBeGreaterThanOrEqual(0.8);
  expect(of('masking').allNamed).toBeGreaterThanOrEqual(0.3);
});

test('what no suspect names is looked for among all units', () => {
  expect(of('unsuspected').guiltyProven).toBeGreaterThanOrEqual(0.6);
});

test('where nothing is to be found nothing is found', () => {
  for (const shape of ['elsewhere', 'nothing'] as const) {
    for (const { outcome } of all.get(shape)!) expect(outcome.conclusion.rootCauses).toEqual([]);
  }
  expect(of('nothing').spent).toBeLessThan(300_000);
  const reasons = all.get('nothing')!.map(({ outcome }) => outcome.reason);
  expect(reasons.filter((it) => it === 'not-reproduced').length / reasons.length).toBeGreaterThan(0.95);
});

test('nobody takes part only because the machine became another in the middle', () => {
  for (const drift of [0.6, 1.6]) {
    const tried = tryMany(6, 40, 'elsewhere', { count: 8, effect: 0.5, noise: 0.02, drift });
    const accused = tried.filter((it) => named(it).length > 0);
    expect([drift, accused.length / tried.length <= 0.05]).toEqual([drift, true]);
  }
  const found = ratesOf(tryMany(7, 40, 'one', { count: 8, effect: 0.5, noise: 0.02, drift: 0.6 }));
  expect(found.guiltyProven).toBeGreaterThanOrEqual(0.8);
});

test('no investigation takes more time than it was given', () => {
  for (const { outcome } of everything) expect(outcome.spent).toBeLessThanOrEqual(600_000 + 20_000);
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import type { Figures } from './simulate.ts';

// The error rates that the gate promises, measured on simulated runs with known truth: see simulate.ts.
let figures: Figures;

beforeAll(() => {
  const program = fileURLToPath(new URL('simulate.ts', import.meta.url));
  figures = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }));
}, 300_000);

const noises = ['normal', 'heavy', 'bimodal'] as const;

test.each(noises)('%s noise: at most 1 of 100 unchanged runs is blocked at any of its looks', (noise) => {
  expect(figures[noise].blocked).toBeLessThanOrEqual(0.01);
});

test.each(noises)('%s noise: the same runs break the bound when every look spends the whole error', (noise) => {
  expect(figures[noise].blockedIfSpoilt).toBeGreaterThan(0.015);
});

test.each(noises)('%s noise: each end of the interval holds at all looks together in 95 of 100 runs', (noise) => {
  const { lowFails, highFails, eitherFails } = figures[noise].interval;
  expect(lowFails).toBeLessThanOrEqual(0.05);
  expect(highFails).toBeLessThanOrEqual(0.05);
  expect(eitherFails).toBeLessThanOrEqual(0.1);
  // An interval that is never wrong is too wide to be of use.
  expect(Math.min(lowFails, highFails)).toBeGreaterThan(0.01);
  expect(figures[noise].intervalIfSpoilt.lowFails).toBeGreaterThan(0.08);
  expect(figures[noise].intervalIfSpoilt.highFails).toBeGreaterThan(0.08);
});

test('twelve metrics that move together: at most 1 of 100 unchanged runs is blocked by any of them', () => {
  expect(figures.family).toBeLessThanOrEqual(0.01);
  expect(figures.familyIfSpoilt).toBeGreaterThan(0.015);
  expect(figures.familyIfUncontrolled).toBeGreaterThan(0.03);
});

test('a metric that regressed leaves its part of the error to the others, and no more', () => {
  expect(figures.besideRegression.first).toBeGreaterThan(0.999);
  expect(figures.besideRegression.others).toBeLessThanOrEqual(0.01);
});

test('a slowdown of 10 % is found in 95 of 100 runs of 16 blocks with a deviation of 3 %', () => {
  expect(figures.found).toBeGreaterThanOrEqual(0.95);
});

test('an unchanged run passes all of twelve metrics in 90 of 100 runs', () => {
  expect(figures.passed).toBeGreaterThanOrEqual(0.9);
});

test('a change as large as the tolerance passes in at most 5 of 100 runs', () => {
  expect(figures.passedAtTolerance).toBeLessThanOrEqual(0.05);
});

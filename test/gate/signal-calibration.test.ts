import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import type { SignalFigures } from './simulate-signals.ts';

// What the gate promises, of counts and memory: measured on simulated runs with known truth, see simulate-signals.ts.
let figures: SignalFigures;

beforeAll(() => {
  const program = fileURLToPath(new URL('simulate-signals.ts', import.meta.url));
  figures = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }));
}, 300_000);

test('at most 1 of 100 unchanged runs is blocked by what was counted, at any of its looks', () => {
  expect(figures.blocked).toBeLessThanOrEqual(0.01);
  // That is no merit of the tolerances alone.
  expect(figures.blockedIfNothingIsTolerated).toBeLessThanOrEqual(0.01);
});

test('what varies by itself leaves few unchanged runs undecided', () => {
  expect(figures.decided).toBeGreaterThanOrEqual(0.9);
});

test('a leak of 200 bytes a request is found where the heap wanders by 60', () => {
  expect(figures.leakFound).toBeGreaterThanOrEqual(0.95);
});

test('a fifth more statements is found where requests differ in how many they need', () => {
  expect(figures.moreFound).toBeGreaterThanOrEqual(0.95);
});

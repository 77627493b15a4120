import { expect, test } from '@jest/globals';
import { defaultStress } from '../../../src/config/full-scenario.ts';
import type { Phase, SeriesLine } from '../../../src/core/series.ts';
import { judgeStress } from '../../../src/gate/measure/judge-stress.ts';

const header = {
  schema: 'pacegate/series@1',
  suite: 'api',
  scenario: 'stress',
  steps: null,
  duration: 60_000,
  startedAt: '',
} as const;

/** A second at a rate that is borne. */
const second = (phase: Phase, rate: number, trial: number | null = null): SeriesLine => ({
  kind: 'point',
  phase,
  trial,
  at: 0,
  length: 1000,
  asked: rate,
  served: rate,
  connections: null,
  begun: rate,
  dropped: 0,
  underWay: 0,
  p50: 5,
  p95: 5,
  p99: 5,
  errors: 0,
  routes: { a: { ok: rate, errors: 0, latency: [600, rate] } },
  failures: {},
  cpu: null,
  allocated: null,
  gcPause: null,
  rss: null,
  heap: null,
  loop: null,
  generator: { utilisation: 0.1, lateness: 1 },
});

const borne = [second('low', 10), ...[1, 2, 3, 4].map(() => second('trial', 100, 0))];
const begun = second('trial', 200, 1);
const stopped: SeriesLine = { kind: 'event', at: 5000, what: 'stopped', text: 'Stopped by SIGINT.' };
const end = (complete: boolean): SeriesLine => ({
  kind: 'end',
  at: 5000,
  complete,
  startup: 1,
  memoryPeak: null,
  blind: null,
});

test.each([
  ['stopped', [stopped, end(false)]],
  ['killed', []],
])('of a run that was %s the rate that was just being tried is not one that was borne', (_, lines) => {
  const found = judgeStress({ header, lines: [...borne, begun, ...lines] }, defaultStress, []);
  expect(found).toMatchObject({ rate: null, atLeast: 100 });
  expect(found.trials.map(({ rate }) => rate)).toEqual([100]);
});

test('a rate that was held to its end counts, though it was the last', () => {
  const found = judgeStress({ header, lines: [...borne, begun, end(true)] }, defaultStress, []);
  expect(found.atLeast).toBe(200);
});

test('the rate at which the service died is what broke it, however short it was held', () => {
  const died: SeriesLine = { kind: 'event', at: 5000, what: 'died', text: 'The service died (exit 3).' };
  const found = judgeStress({ header, lines: [...borne, begun, died, end(false)] }, defaultStress, []);
  expect(found).toMatchObject({ brake: 'died' });
  expect(found.trials.at(-1)).toMatchObject({ rate: 200, held: false, brake: 'died' });
});

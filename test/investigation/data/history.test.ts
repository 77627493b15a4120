import { expect, test } from '@jest/globals';
import type { TrendResult } from '../../../src/core/result.ts';
import { historyOf } from '../../../src/investigation/data/history.ts';
import { makeMetric } from '../../support/make-result.ts';

const commit = (k: number): string => String(k).padStart(40, 'c');

const trend = (values: readonly number[], shift?: number): TrendResult => ({
  suite: 'api',
  scenario: 'load',
  route: null,
  metric: 'cpu.per-request',
  unit: 'ms',
  better: 'lower',
  points: [
    ...values.map((value, k) => ({ commit: commit(k), at: `2026-03-0${1 + (k % 9)}T00:00:00Z`, value, head: false })),
    { commit: 'head', at: '2026-03-12T00:00:00Z', value: 9, head: true },
  ],
  shifts:
    shift === undefined
      ? []
      : [
          {
            commit: commit(shift),
            at: '2026-03-05T00:00:00Z',
            change: { estimate: 0.2, low: 0.15, high: 0.25, confidence: 0.95 },
          },
        ],
  total: null,
});

const regressed = makeMetric({ base: 3, change: 0.5, decision: 'regressed' });
const usual = [2.8, 3.1, 3, 2.9, 3.2, 3.05];

test('a base at its usual level and a head beyond it', () => {
  const history = historyOf([trend(usual)], regressed);
  expect(history).toMatchObject({ kind: 'usual', points: 6 });
  expect(history!.sentence).toBe(
    'The base is at its usual level in CPU time per request of api (2.80 ms to 3.20 ms over 6 recorded commits), and the head is beyond all of it.',
  );
});

test('a base that moved before the change', () => {
  expect(historyOf([trend(usual.map((it) => it / 2))], regressed)).toMatchObject({ kind: 'base-moved' });
  expect(historyOf([trend(usual, 4)], regressed)!.sentence).toContain('changed before this change already');
  const longAgo = trend([...usual, ...usual, ...usual], 2);
  expect(historyOf([longAgo], regressed)).toMatchObject({ kind: 'usual' });
});

test('little or nothing recorded', () => {
  expect(historyOf([trend(usual.slice(0, 2))], regressed)).toMatchObject({ kind: 'unknown', points: 2 });
  expect(historyOf([{ ...trend(usual), metric: 'latency.mean' }], regressed)).toBeNull();
});

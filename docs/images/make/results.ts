import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { investigationSchema } from '../../../src/core/investigation.ts';
import { type Result, resultSchema, type TrendResult } from '../../../src/core/result.ts';
import { makeResult } from '../../../test/support/make-result.ts';

const json = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'));
const read = (name: string): Result => resultSchema.parse(json(name));

/** What `pacegate check` measured of the example's slow-search and innocent-refactoring: nothing in them is made up. */
const fail = read('fail.json');
const pass = read('pass.json');

/** What `pacegate investigate` found in the example's n-plus-one, which stood among innocent changes: as it was kept. */
export const investigation = investigationSchema.parse(json('investigation.json'));

/** Made up, as all of comment-trend is an illustration: records of a metric that grew for good ten records ago, and grows again by this change. */
const allocationTrend = (): TrendResult => {
  const noise = [0.4, -0.5, 0.1, 0.7, -0.3, 0.2, -0.6, 0.3, 0, -0.2];
  const values = Array.from({ length: 24 }, (_, i) => (i < 14 ? 189_000 : 196_000) * (1 + (noise[i % 10] ?? 0) / 200));
  const { base, startedAt, head } = makeResult();
  const points = values.map((value, i) => ({ commit: `${i}`.repeat(40), at: startedAt, value, head: false }));
  return {
    suite: 'api',
    scenario: 'load',
    route: null,
    metric: 'allocation.per-request',
    unit: 'bytes',
    better: 'lower',
    points: [
      ...points.map((it, i) => (i === 14 ? { ...it, commit: base.commit } : it)),
      { commit: head.commit, at: startedAt, value: 208_000, head: true },
    ],
    shifts: [
      { commit: base.commit, at: startedAt, change: { estimate: 0.037, low: 0.034, high: 0.04, confidence: 0.9 } },
    ],
    total: { estimate: 0.101, low: 0.087, high: 0.116, confidence: 0.9 },
  };
};

/** Results that the pictures show, by the name of the picture. */
export const results = {
  fail,
  pass,
  trend: {
    ...fail,
    trends: [allocationTrend()],
    goals: [
      {
        suite: 'api',
        metric: 'latency.p95',
        since: 'v1.0.0',
        improve: 0.5,
        progress: { estimate: 0.32, low: 0.29, high: 0.35 },
        decision: 'open',
        reason: null,
      },
    ],
  },
} as const satisfies Record<string, Result>;

import { expect, test } from '@jest/globals';
import { profileWishes } from '../../src/usecases/profile-wishes.ts';
import { makeMetric } from '../support/make-result.ts';

test('each suite gets the kinds that its regressions ask for, and a route of its own where there is one only', () => {
  const regressed = (suite: string, metric: string, route: string | null) =>
    makeMetric({ suite, metric, route, decision: 'regressed' });
  expect(
    profileWishes([
      regressed('api', 'memory.growth', null),
      regressed('api', 'cpu.per-request', 'GET /a'),
      regressed('shop', 'latency.p95', 'GET /a'),
      regressed('shop', 'latency.p95', 'GET /b'),
      regressed('jobs', 'db.queries', 'GET /a'),
      makeMetric({ suite: 'quiet', metric: 'cpu.per-request', decision: 'unchanged' }),
    ]),
  ).toEqual([
    { suite: 'api', kinds: ['cpu', 'survivors'], route: 'GET /a' },
    { suite: 'shop', kinds: ['cpu'], route: null },
  ]);
});

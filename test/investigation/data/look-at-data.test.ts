import { expect, test } from '@jest/globals';
import type { Block } from '../../../src/core/block.ts';
import type { Result } from '../../../src/core/result.ts';
import { judge } from '../../../src/gate/judge.ts';
import { dataEvidence } from '../../../src/investigation/data/data-evidence.ts';
import { lookAtData } from '../../../src/investigation/data/look-at-data.ts';
import type { Facts } from '../../../src/investigation/facts.ts';
import { golden } from '../../support/golden.ts';
import { makeBlocks } from '../../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../../support/make-judge-input.ts';
import { makeResult, makeShop } from '../../support/make-result.ts';
import { makeSignals } from '../../support/make-signals.ts';

const factsOf = (result: Result, blocks: readonly Block[] = []): Facts => ({
  diff: '',
  files: {},
  directories: { api: '' },
  result,
  blocks,
  profiles: [],
});

const statement = {
  name: 'select * from reviews where product_id = ?',
  each: 1,
  time: 0.1,
  caller: 'src/reviews.js:14',
};

/** One route gets slower and asks its database in a loop. */
const slowRoute = (amount: number): { facts: Facts; blocks: Block[] } => {
  const blocks = makeBlocks(amount, { routeEffects: { 'GET /a': { latency: 0.5, cpu: 0.1 } }, requests: 200 }).map(
    (block): Block => {
      const { base, head } = block.sides;
      const control = block.kind === 'control';
      if (base === null || head === null) throw new Error('Both sides are there.');
      return {
        ...block,
        sides: {
          base: { ...base, signals: makeSignals({ statements: [statement] }) },
          head: { ...head, signals: makeSignals({ statements: [{ ...statement, each: control ? 1 : 12 }] }) },
        },
      };
    },
  );
  const { verdict, metrics, budgets, suites } = judge(makeJudgeInput([makeSuiteInput(blocks)]));
  return { facts: factsOf(makeResult({ verdict, metrics, budgets, suites }), blocks), blocks };
};

test('a route that got slower: where, how much, which requests, and what it asks for', () => {
  const { facts } = slowRoute(8);
  const view = lookAtData(facts);
  expect(view.regressions.map(({ route, metric }) => `${route} ${metric}`)).toEqual(
    expect.arrayContaining(['GET /a db.queries', 'GET /a latency.mean']),
  );
  expect(view.regressions.some(({ route }) => route === 'GET /b')).toBe(false);
  expect(view.unaffected).toEqual([{ suite: 'api', scenario: null, route: 'GET /b' }]);
  expect(view.shapes.find(({ route }) => route === 'GET /a')).toMatchObject({ kind: 'all' });
  expect(view.queries).toMatchObject([{ route: 'GET /a', base: 1, head: 12 }]);
  expect(view.priority).toMatchObject({ blocked: true, failing: false, traffic: 0.5 });
  const text = `${view.sentences.join('\n')}\n`;
  expect(golden(text, new URL('golden/slow-route.txt', import.meta.url))).toBe(text);
});

test('evidence for a suspect is of its routes and metrics', () => {
  const view = lookAtData(slowRoute(8).facts);
  const told = dataEvidence(view, { suites: ['api'], routes: ['GET /a'], metrics: ['db.queries'] });
  expect(told[0]).toContain('GET /a: database statements per request: 1.00/request on base, 12.0/request on head');
  expect(told.length).toBeLessThanOrEqual(6);
  expect(told.join('\n')).not.toContain('GET /b');
  expect(dataEvidence(view, { suites: ['web'] })).toEqual([]);
});

test('with few blocks it is said what they can not tell', () => {
  const { facts, blocks } = slowRoute(8);
  const view = lookAtData({ ...facts, blocks: blocks.slice(0, 4) });
  expect(view.limits).toEqual(["Which metrics of api move together can't be told from 4 blocks: it takes 6."]);
});

test('nothing regressed: nothing is measured or said', () => {
  const view = lookAtData(factsOf(makeResult()));
  expect(view.regressions).toEqual([]);
  expect(view.sentences).toEqual(['Nothing regressed: there is nothing to explain.']);
  expect(view.priority).toEqual({
    blocked: false,
    exceededBudgets: 0,
    regressions: 0,
    worst: 0,
    failing: false,
    traffic: null,
  });
});

test('what is asked for is explained alone; what only informs if it is asked for by name', () => {
  const metrics = makeShop({
    'GET /search cpu.per-request': { change: 0.4 },
    'POST /checkout latency.mean': { change: 0.2 },
    'GET /search allocation.per-request': { change: 0.6, primary: false, decision: 'regressed' },
  });
  const facts = factsOf(makeResult({ verdict: 'fail', metrics }));
  const routes = (view: ReturnType<typeof lookAtData>) =>
    view.regressions.map(({ route, metric }) => `${route} ${metric}`);
  expect(routes(lookAtData(facts))).toEqual(['GET /search cpu.per-request', 'POST /checkout latency.mean']);
  expect(routes(lookAtData(facts, { route: 'POST /checkout' }))).toEqual(['POST /checkout latency.mean']);
  expect(routes(lookAtData(facts, { metric: 'allocation.per-request' }))).toEqual([
    'GET /search allocation.per-request',
  ]);
});

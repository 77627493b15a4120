import { expect, test } from '@jest/globals';
import { blockSchema } from '../../src/core/block.ts';
import type { MetricResult } from '../../src/core/result.ts';
import { isExact, resultSchema } from '../../src/core/result.ts';
import type { JudgeInput, Judgement, SuiteInput } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import {
  makeSignalBlock,
  makeSignalBlocks,
  type SideSketch,
  type SignalBlockOptions,
  type SignalSketch,
} from '../support/make-signals.ts';

interface Extra {
  readonly blocks?: number;
  readonly suite?: Partial<SuiteInput>;
  readonly input?: Partial<JudgeInput>;
}

const judged = (of: SignalBlockOptions | ((k: number) => SignalBlockOptions), extra: Extra = {}): Judgement =>
  judge(makeJudgeInput([makeSuiteInput(makeSignalBlocks(extra.blocks ?? 8, of), extra.suite)], extra.input));

const signals = (sketch: SignalSketch): SideSketch => ({ signals: sketch });

const find = ({ metrics }: Judgement, metric: string, route: string | null = null): MetricResult => {
  const found = metrics.find((it) => it.metric === metric && it.route === route && it.scenario === null);
  if (found === undefined) throw new Error(`There is no comparison of ${metric}.`);
  return found;
};

const names = ({ metrics }: Judgement, primary: boolean): string[] =>
  metrics.filter((it) => it.primary === primary).map(({ metric, route }) => `${metric} ${route ?? ''}`.trim());

const product = { name: 'select id, name from products where id = ?', each: 3 };
const reviews = { name: 'select * from reviews where product_id = ?', caller: 'src/reviews.js:14' };

test('synthetic blocks are valid blocks', () => {
  expect(() => blockSchema.parse(makeSignalBlock(0, { base: signals({ statements: [product] }) }))).not.toThrow();
});

test('what requests ask for decides route by route, what they leave in memory for the suite; times and levels inform', () => {
  const quiet = judged({ base: signals({ statements: [product], opened: 0 }), slices: true });
  expect(names(quiet, true).slice(9)).toEqual([
    'memory.growth',
    'db.connections',
    'io.sync-calls GET /a',
    'db.queries GET /a',
    'db.rows GET /a',
    'io.sync-calls GET /b',
    'db.queries GET /b',
    'db.rows GET /b',
  ]);
  expect(names(quiet, false).slice(-8)).toEqual([
    'eventloop.delay.p99',
    'memory.heap',
    'io.sync-calls',
    'db.queries',
    'db.time',
    'db.rows',
    'db.time GET /a',
    'db.time GET /b',
  ]);
  expect(quiet).toMatchObject({ verdict: 'pass', comparisons: { expected: 17, made: 17 } });
  for (const it of quiet.metrics) expect(() => resultSchema.shape.metrics.element.parse(it)).not.toThrow();
});

test('of a service with one route the whole decides', () => {
  const one = { routes: [{ name: 'GET /a', weight: 1 }] };
  const judgement = judged({ base: signals({ requests: { 'GET /a': 900 }, statements: [product] }) }, { suite: one });
  expect(names(judgement, true).slice(1)).toEqual(['memory.growth', 'io.sync-calls', 'db.queries', 'db.rows']);
});

test('a service without a database has no figures about one', () => {
  const judgement = judged({ base: signals({}) });
  expect(judgement.metrics.some(({ metric }) => metric.startsWith('db.'))).toBe(false);
  expect(judgement.absent.some(({ metric }) => metric.startsWith('db.'))).toBe(false);
});

test('three statements against 29 are a regression after as few blocks as there may be, for certain', () => {
  const base = signals({ statements: [product] });
  const head = signals({ statements: [product, { ...reviews, each: 26 }] });
  const judgement = judged({ base, head }, { blocks: 4 });
  const queries = find(judgement, 'db.queries', 'GET /a');
  expect(queries).toMatchObject({ decision: 'regressed', tolerance: 0, base: { value: 3 }, head: { value: 29 } });
  expect(isExact(queries)).toBe(true);
  expect(judgement.reasons[0]).toBe(
    'Database statements per request changed by +26.0/request (+867 %) in api, GET /a; the tolerance is 0 %.',
  );
  expect(find(judgement, 'db.queries', 'GET /b').decision).toBe('unchanged');
  // The other routes go by with their weight.
  expect(find(judgement, 'db.queries')).toMatchObject({ primary: false, head: { value: 14.5 } });
});

test('requests that were cut off change no count', () => {
  const judgement = judged((k) => ({
    base: signals({ statements: [{ ...product, each: 3 + (k % 3) / 100 }] }),
    head: signals({ statements: [{ ...product, each: 3 + ((k + 1) % 4) / 100 }] }),
  }));
  expect(find(judgement, 'db.queries', 'GET /a')).toMatchObject({
    decision: 'unchanged',
    base: { value: 3 },
    change: { estimate: 0, low: 0, high: 0, confidence: 1 },
  });
});

test('a cache that forgets too soon: a whole number against one that varies', () => {
  const judgement = judged((k) => ({
    base: signals({ statements: [{ ...product, each: 2 }] }),
    head: signals({ statements: [{ ...product, each: 2.13 + (k % 5) / 50 }] }),
  }));
  const queries = find(judgement, 'db.queries', 'GET /a');
  expect(queries.decision).toBe('regressed');
  expect(isExact(queries)).toBe(false);
  expect(queries.change.estimate).toBeGreaterThan(0.06);
});

test('what varies on the base between blocks is tolerated by as much, and more than that is not', () => {
  const random = (k: number): number => [0.2, -0.3, 0.1, 0.4, -0.2, -0.1, 0.3, -0.4][k % 8]!;
  const at = (times: number) =>
    find(
      judged((k) => ({
        base: signals({ statements: [{ ...product, each: 2.5 + random(k) }] }),
        head: signals({ statements: [{ ...product, each: (2.5 + random(k + 3)) * times }] }),
      })),
      'db.queries',
      'GET /a',
    );
  expect(at(1).tolerance).toBeGreaterThan(0.15);
  expect(at(1).decision).toBe('unchanged');
  expect(at(2).decision).toBe('regressed');
});

test('where both sides vary together, because they are asked the same, less is tolerated', () => {
  const judgement = judged((k) => ({
    base: signals({ statements: [{ ...product, each: 2.5 + k / 10 }] }),
    head: signals({ statements: [{ ...product, each: (2.5 + k / 10) * 1.1 }] }),
  }));
  const queries = find(judgement, 'db.queries', 'GET /a');
  expect(queries.tolerance).toBeLessThan(0.03);
  expect(queries.decision).toBe('regressed');
});

test('from none to some is a regression by its difference, and back is an improvement', () => {
  const read = { name: 'fs.readFileSync', each: 1, caller: 'src/shipping.js:3' };
  const appeared = judged({ base: signals({}), head: signals({ sync: [read] }) }, { blocks: 4 });
  const calls = find(appeared, 'io.sync-calls', 'GET /a');
  expect(calls).toMatchObject({ decision: 'regressed', change: { estimate: 1, low: 1, high: 1 } });
  expect(appeared.reasons[0]).toBe(
    'Synchronous calls per request changed by +1/request in api, GET /a; the tolerance is 0/request.',
  );
  const gone = judged({ base: signals({ sync: [read] }), head: signals({}) });
  expect(find(gone, 'io.sync-calls', 'GET /a')).toMatchObject({ decision: 'improved', change: { estimate: -1 } });
});

test.each([
  [0.008, 'unchanged'],
  [0.05, 'regressed'],
])('of nothing before, %d in a request is %s', (each, decision) => {
  const rarely = (k: number) => ({ name: 'fs.statSync', each: each * (1 + (k % 3) / 10) });
  const judgement = judged((k) => ({ base: signals({}), head: signals({ sync: [rarely(k)] }) }));
  const calls = find(judgement, 'io.sync-calls', 'GET /a');
  expect(calls.decision).toBe(decision);
});

test('rows that differ by a few per cent are tolerated though they are exact', () => {
  const at = (rows: number): string =>
    find(
      judged({
        base: signals({ statements: [{ ...product, each: 1, rows: 100 }] }),
        head: signals({ statements: [{ ...product, each: 1, rows }] }),
      }),
      'db.rows',
      'GET /a',
    ).decision;
  expect([104, 106].map(at)).toEqual(['unchanged', 'regressed']);
});

test('the whole suite is weighted: a route that got slower and serves less does not make it look cheaper', () => {
  const statements = [product, { ...reviews, route: 'GET /b', each: 9 }];
  const judgement = judged({
    base: signals({ statements, requests: { 'GET /a': 1500, 'GET /b': 1500 } }),
    head: signals({ statements, requests: { 'GET /a': 1500, 'GET /b': 300 } }),
  });
  expect(find(judgement, 'db.queries')).toMatchObject({ base: { value: 6 }, head: { value: 6 } });
});

test('what caches are asked does not count as statements, unless there is nothing else', () => {
  const cached = { name: 'GET session:?', each: 1, client: 'ioredis', rows: null };
  const judgement = judged({
    base: signals({ statements: [product] }),
    head: signals({ statements: [product, cached] }),
  });
  expect(find(judgement, 'db.queries', 'GET /a').decision).toBe('unchanged');
  const alone = judged({
    base: signals({ statements: [cached] }),
    head: signals({ statements: [{ ...cached, each: 2 }] }),
  });
  expect(find(alone, 'db.queries', 'GET /a').decision).toBe('regressed');
});

test('exact counts take nothing of the error that the others may make', () => {
  const routes = Array.from({ length: 30 }, (_, k) => ({ name: `GET /${k}`, weight: 1 }));
  const requests = Object.fromEntries(routes.map(({ name }) => [name, 100]));
  const growth = (withCounts: boolean) => {
    const statements = withCounts ? routes.map(({ name }) => ({ ...product, route: name })) : [];
    const side = (k: number, more: number): SideSketch =>
      signals({ requests, statements, growth: more + [3, -2, 5, -6, 1, 2][k % 6]! });
    const judgement = judged((k) => ({ base: side(k, 0), head: side(k + 2, 20) }), { suite: { routes }, blocks: 4 });
    return find(judgement, 'memory.growth');
  };
  expect(growth(true)).toEqual(growth(false));
});

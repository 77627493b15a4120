import { expect, test } from '@jest/globals';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { MetricResult } from '../../src/core/result.ts';
import type { JudgeInput, Judgement, SuiteInput } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import {
  makeReading,
  makeSignalBlocks,
  type SideSketch,
  type SignalBlockOptions,
  type SignalSketch,
} from '../support/make-signals.ts';

const judged = (
  of: SignalBlockOptions | ((k: number) => SignalBlockOptions),
  input: Partial<JudgeInput> = {},
  suite: Partial<SuiteInput> = {},
  blocks = 8,
): Judgement => judge(makeJudgeInput([makeSuiteInput(makeSignalBlocks(blocks, of), suite)], input));

const signals = (sketch: SignalSketch): SideSketch => ({ signals: sketch });

const find = ({ metrics }: Judgement, metric: string, route: string | null = null): MetricResult =>
  metrics.find((it) => it.metric === metric && it.route === route)!;

const query = { name: 'select 1', each: 3 };
const noise = (k: number): number => [12, -8, 3, -14, 9, -2, 6, -7][k % 8]!;

test.each([
  [0, 20, 'unchanged'],
  [0, 200, 'regressed'],
  [-40, 180, 'regressed'],
  [300, 310, 'unchanged'],
  [300, 40, 'improved'],
])('growth of %d bytes a request against %d is %s', (base, head, decision) => {
  const judgement = judged((k) => ({
    base: signals({ growth: base + noise(k) }),
    head: signals({ growth: head + noise(k + 3) }),
  }));
  const growth = find(judgement, 'memory.growth');
  expect(growth).toMatchObject({ decision, tolerance: 50, primary: true });
  expect(growth.change.estimate).toBeCloseTo(head - base, 6);
  expect(growth.head.value - growth.base.value).toBeCloseTo(head - base, 6);
});

test('a leak is told in bytes, with what is tolerated', () => {
  const judgement = judged((k) => ({ base: signals({ growth: noise(k) }), head: signals({ growth: 212 }) }));
  expect(judgement.reasons[0]).toMatch(
    /^Memory growth per request changed by \+\d+ B\/request \(\d+ to \d+\) in api; the tolerance is 50\.0 B\/request\.$/u,
  );
});

test('a heap that varies by much leaves no run undecided: as much growth is tolerated, and no more', () => {
  const at = (leak: number): MetricResult =>
    find(
      judged(
        (k) => ({
          base: signals({ growth: 20 * noise(k) }),
          head: signals({ growth: leak + 20 * noise(k + 3) }),
        }),
        {},
        {},
        16,
      ),
      'memory.growth',
    );
  expect(at(0).tolerance).toBeGreaterThan(200);
  expect(at(0).decision).toBe('unchanged');
  expect(at(2000).decision).toBe('regressed');
});

test('what the team sets for growth is in bytes, and holds whatever the heap varies', () => {
  const policy = { ...defaultPolicy, tolerance: { default: 0.05, metrics: { 'memory.growth': 500 } } };
  const judgement = judged({ base: signals({}), head: signals({ growth: 400 }) }, { policy });
  expect(find(judgement, 'memory.growth')).toMatchObject({ tolerance: 500, decision: 'unchanged' });
});

test('a connection for each request is past the pool; one in a thousand is none', () => {
  const at = (opened: number): string =>
    find(
      judged({ base: signals({ statements: [query], opened: 0 }), head: signals({ statements: [query], opened }) }),
      'db.connections',
    ).decision;
  expect([0.001, 1].map(at)).toEqual(['unchanged', 'regressed']);
});

test('what could not be seen is absent with its reason, and told once', () => {
  const missing = [{ what: 'statements of mysql2', reason: 'mysql2 4.0.0 is not known.' }];
  const judgement = judged({ base: signals({ missing, growth: null }) });
  expect(judgement.absent.filter(({ metric }) => metric === 'db.queries')).toEqual([
    { suite: 'api', scenario: null, metric: 'db.queries', reason: 'mysql2 4.0.0 is not known.' },
  ]);
  expect(judgement.absent.find(({ metric }) => metric === 'memory.growth')?.reason).toContain('heap');
  expect(judgement.notices).toEqual(['api: the probe could not see statements of mysql2: mysql2 4.0.0 is not known.']);
});

test('a head that is no longer seen is not taken to have stopped asking', () => {
  const missing = [{ what: 'statements', reason: 'The service has a connection to port 5432.' }];
  const lost = judged({ base: signals({ statements: [query], opened: 0 }), head: signals({ missing }), slices: true });
  expect(lost.verdict).toBe('inconclusive');
  expect(lost.reasons.join(' ')).toContain('db.queries in api, GET /a was expected, but could not be compared.');
  const partly = judged({
    base: signals({ statements: [query] }),
    head: signals({ statements: [{ ...query, each: 1 }], missing }),
  });
  expect(partly.metrics.some(({ metric, route }) => metric === 'db.queries' && route === 'GET /a')).toBe(false);
  // What is seen to be more is more, whatever else is not seen.
  const more = judged({
    base: signals({ statements: [query] }),
    head: signals({ statements: [{ ...query, each: 5 }], missing }),
  });
  expect(find(more, 'db.queries', 'GET /a').decision).toBe('regressed');
  const gone = judged({ base: signals({ statements: [query], opened: 0 }), head: { signals: null } });
  expect(gone.absent.find(({ metric }) => metric === 'io.sync-calls')?.reason).toMatch(/^on the head: the probe/u);
});

const read = (each: Parameters<typeof makeReading>[1]): SideSketch => ({
  signals: null,
  database: makeReading(3000, each),
});

/** Requests as the load generator saw them, where there is no probe. */
const answered = { slices: true } as const;

test('a database that is read serves services without a probe, as a whole', () => {
  const judgement = judged({
    base: read({ calls: 3, tables: { orders: { index: 10 } } }),
    head: read({ calls: 6, tables: { orders: { index: 10 } } }),
    ...answered,
  });
  expect(find(judgement, 'db.queries')).toMatchObject({ primary: true, decision: 'regressed' });
  expect(find(judgement, 'db.rows')).toMatchObject({ primary: true, decision: 'unchanged' });
  expect(judgement.metrics.some(({ metric, route }) => metric === 'db.queries' && route !== null)).toBe(false);
});

test('a lost index shows in the rows that the database reads, though its client gets the same', () => {
  const side = (orders: { seq?: number; index?: number }): SideSketch => ({
    signals: { statements: [{ ...query, rows: 10 }], opened: 0 },
    database: makeReading(3000, { calls: 3, tables: { orders } }),
  });
  const judgement = judged({ base: side({ index: 10 }), head: side({ seq: 4000 }) });
  expect(find(judgement, 'db.rows')).toMatchObject({ primary: true, decision: 'regressed' });
  expect(find(judgement, 'db.rows', 'GET /a')).toMatchObject({ primary: true, decision: 'unchanged' });
  expect(find(judgement, 'db.queries')).toMatchObject({ primary: false, decision: 'unchanged' });
});

test('where only the database counts, what a shift of the mix can do is tolerated', () => {
  const side = (a: number, b: number, calls: number): SideSketch => ({
    signals: { requests: { 'GET /a': a, 'GET /b': b } },
    database: makeReading(a + b, { calls }),
  });
  // The dear route is slower on the head and serves half as many requests of it.
  const judgement = judged({ base: side(1500, 1500, 5.5), head: side(1500, 750, 4) });
  expect(find(judgement, 'db.queries').tolerance).toBeGreaterThan(0.3);
  const turned = judged({ base: side(1500, 750, 4), head: side(1500, 1500, 5.4) });
  expect(find(turned, 'db.queries').decision).not.toBe('regressed');
});

test('signals are held to budgets, exactly where they are counts', () => {
  const budget = (metric: string, limit: number) => ({ metric, limit, target: null });
  const policy = { ...defaultPolicy, budgets: [budget('db.queries', 3), budget('memory.growth', 100)] };
  const one = { routes: [{ name: 'GET /a', weight: 1 }] };
  const at = (each: number, growth: number) =>
    judged(
      (k) => ({
        base: signals({
          requests: { 'GET /a': 2000 },
          statements: [{ ...query, each: each + (k % 2) / 1000 }],
          growth: growth + noise(k),
        }),
      }),
      { policy },
      one,
    ).budgets.map(({ metric, decision }) => [metric, decision]);
  expect(at(3, 20)).toEqual([
    ['db.queries', 'met'],
    ['memory.growth', 'met'],
  ]);
  expect(at(4, 300)).toEqual([
    ['db.queries', 'exceeded'],
    ['memory.growth', 'exceeded'],
  ]);
});

test('prices give costs, for information; without prices nothing is said', () => {
  const policy = { ...defaultPolicy, prices: { cpuHour: 0.04, gigabyteHour: 0.005 } };
  const budgets = [{ metric: 'cost.per-million', limit: 1, target: null }];
  const priced = judged({ base: signals({}), slices: true }, { policy: { ...policy, budgets } });
  const cost = find(priced, 'cost.per-million');
  expect(cost).toMatchObject({ primary: false, scenario: 'normal', decision: 'unchanged' });
  const cpu = find(priced, 'cpu.per-request').base.value;
  // 0.1 GB of memory.
  const expected = 1e6 * (cpu / 3.6e6) * (0.04 + 0.1 * 0.005);
  expect(cost.base.value / expected).toBeCloseTo(1, 2);
  expect(priced.budgets).toMatchObject([{ metric: 'cost.per-million', decision: 'met' }]);
  const free = judged({ base: signals({}), slices: true });
  expect([...free.metrics, ...free.absent].some(({ metric }) => metric === 'cost.per-million')).toBe(false);
});

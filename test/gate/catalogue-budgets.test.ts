import { expect, test } from '@jest/globals';
import { isObserved } from '../../src/config/notices.ts';
import { type Block, blockSchema } from '../../src/core/block.ts';
import { metricCatalogue, metricOf } from '../../src/core/metrics.ts';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import type { Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeBlock } from '../support/make-block.ts';
import { makeBundleInput, makeBundleSide } from '../support/make-bundle.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makePageBlocks, makePageInput } from '../support/make-page-block.ts';
import { makeReading, makeSignals, type SignalSketch } from '../support/make-signals.ts';

const ids = Object.keys(metricCatalogue);
const observed = ids.filter(isObserved);
const ofService = observed.filter((id) => !/^(?:bundle|page)\./u.test(id));

const prices = { cpuHour: 0.04, gigabyteHour: 0.005 };

/** A limit on every metric of the catalogue. */
const policyWith = (limitOf: (id: string) => number): Policy => ({
  ...defaultPolicy,
  budgets: ids.map((metric) => ({ metric, limit: limitOf(metric), target: null })),
  prices,
});

const busy: SignalSketch = {
  statements: [{ name: 'select ? from products', each: 3, rows: 4 }],
  sync: [{ name: 'fs.readFileSync', each: 2 }],
  growth: 300,
  opened: 0.5,
};

/** A block of a service in which everything can be observed. */
const seeingAll = (index: number): Block => {
  const block = makeBlock({ index, requests: 300 });
  const signals = makeSignals(busy);
  const database = makeReading(3000, { calls: 3, tables: { products: { seq: 900, index: 3 } } });
  const all = (side: Block['sides']['base']) => (side === null ? null : { ...side, signals, database });
  return { ...block, sides: { base: all(block.sides.base), head: all(block.sides.head) } };
};

const blocks = (make: (index: number) => Block): Block[] => Array.from({ length: 6 }, (_, index) => make(index));

/** A service, a page and a bundle, judged by `policy`. */
const judgeAll = (make: (index: number) => Block, policy: Policy): Judgement => {
  const chunks = { settings: [5000, 'later'] } as const;
  const bundle = makeBundleInput({ base: makeBundleSide({ chunks }), head: makeBundleSide({ async: 5000, chunks }) });
  const page = makePageInput(makePageBlocks(6, () => ({ both: { 'page.cls': 0.1 } })));
  return judge(makeJudgeInput([makeSuiteInput(blocks(make)), page], { policy, bundles: [bundle] }));
};

const decisionsOf = ({ budgets }: Judgement, id: string): string[] => [
  ...new Set(budgets.filter(({ metric }) => metric === id).map(({ decision }) => decision)),
];

test('synthetic blocks are valid blocks', () => {
  expect(() => blockSchema.parse(seeingAll(0))).not.toThrow();
});

test('every metric of the catalogue that a check observes is held against its budget, and only those', () => {
  const isLower = (id: string): boolean => metricOf(id).better === 'lower';
  const wide = judgeAll(
    seeingAll,
    policyWith((id) => (isLower(id) ? 1e12 : 1e-9)),
  );
  const judged = new Set(wide.budgets.map(({ metric }) => metric));
  expect(ids.filter((id) => judged.has(id))).toEqual(observed);
  expect(observed.filter((id) => decisionsOf(wide, id).join() !== 'met')).toEqual([]);
  // No request failed, which was looked at.
  const zero = wide.budgets.filter(({ value }) => value === 0).map(({ metric }) => metric);
  expect(zero).toEqual(['errors.rate']);

  const narrow = judgeAll(
    seeingAll,
    policyWith((id) => (isLower(id) ? 1e-9 : 1e12)),
  );
  expect(observed.filter((id) => !decisionsOf(narrow, id).includes('exceeded'))).toEqual(zero);
});

test('the values that budgets hold are in the units of their metrics', () => {
  const { budgets } = judgeAll(
    seeingAll,
    policyWith(() => 1e12),
  );
  const valueOf = (id: string): number => budgets.find(({ metric }) => metric === id)!.value;
  expect(valueOf('db.queries')).toBe(1.5);
  expect(valueOf('db.rows')).toBe(903);
  expect(valueOf('db.connections')).toBe(0.5);
  expect(valueOf('io.sync-calls')).toBe(1);
  expect(valueOf('memory.growth')).toBeCloseTo(300, 6);
  expect(valueOf('memory.heap')).toBeCloseTo(20e6 + 300 * 3000, 6);
  expect(valueOf('eventloop.delay.p99')).toBe(12);
  const [cpu, memory] = [valueOf('cpu.per-request'), valueOf('memory.rss.peak')];
  expect(valueOf('cost.per-million')).toBeCloseTo(((1e6 * cpu) / 3.6e6) * (0.04 + (memory / 1e9) * 0.005), 6);
});

/** Neither a probe nor /proc nor a database: only what the load generator itself sees. */
const seeingAnswers = (index: number): Block => {
  const block = makeBlock({ index, requests: 300, cpu: null, allocation: null });
  const none = (side: Block['sides']['base']) =>
    side === null ? null : { ...side, memoryPeak: null, probe: 'silent' as const };
  return { ...block, sides: { base: none(block.sides.base), head: none(block.sides.head) } };
};

test('what can’t be observed is absent with a reason, and never zero', () => {
  const policy = policyWith(() => 1e12);
  const { budgets, metrics, absent, notices, reasons } = judgeAll(seeingAnswers, policy);
  const told = [...absent.map(({ metric, reason }) => `${metric}: ${reason}`), ...notices, ...reasons];
  const isTold = (id: string): boolean => told.some((it) => it.includes(id));
  const given = new Set([...budgets, ...metrics].map(({ metric }) => metric));
  const lacking = ofService.filter((id) => !given.has(id));
  expect(lacking).toEqual(ofService.filter((id) => !/^(?:latency\.|errors\.|throughput)/u.test(id)));
  expect(lacking.filter((id) => !isTold(id))).toEqual([]);
  expect(ids.filter((id) => !given.has(id) && !isTold(id))).toEqual([]);
});

test('a heap that could not be seen gives no growth, whatever else the probe saw', () => {
  const blind = (index: number): Block => {
    const block = seeingAll(index);
    const missing = [{ what: 'heap', reason: 'Worker threads answered requests, and their heaps are not observed.' }];
    const signals = makeSignals({ ...busy, growth: null, missing });
    const all = (side: Block['sides']['base']) => (side === null ? null : { ...side, signals });
    return { ...block, sides: { base: all(block.sides.base), head: all(block.sides.head) } };
  };
  const { absent, budgets, metrics } = judgeAll(
    blind,
    policyWith(() => 1e12),
  );
  const of = (id: string) => [...budgets, ...metrics].filter(({ metric }) => metric === id);
  for (const id of ['memory.growth', 'memory.heap']) {
    expect(of(id)).toEqual([]);
    expect(absent.find(({ metric }) => metric === id)?.reason).toContain('Worker threads answered requests');
  }
  expect(of('db.queries')).not.toEqual([]);
});

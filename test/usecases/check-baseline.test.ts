import { expect, jest, test } from '@jest/globals';
import { blockSchema } from '../../src/core/block.ts';
import { environmentClass } from '../../src/core/environment-class.ts';
import { PreparationError, ServiceError } from '../../src/core/errors.ts';
import { resultSchema } from '../../src/core/result.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeRecord, makeRecordMetric, type RecordSketch } from '../support/make-record.ts';
import { planCheck } from '../../src/usecases/plan-check.ts';
import { parse } from '../config/parse.ts';
import { configurationText, machine, outcomeOf, quiet, type Scene } from './harness.ts';
import { memoryStore } from './memory-store.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

const hashesOf = (text: string) =>
  planCheck({
    base: parse(text),
    head: parse(text),
    given: false,
    changedFiles: ['x'],
    onlySuites: [],
    onlyScenarios: [],
  }).suites[0]!.hashes;

/** A record of the machine that the harness measures on; its base is `a`, as the harness's is. */
const recorded = (number: number, text = configurationText(), more: RecordSketch = {}) =>
  makeRecord({
    number,
    hashes: hashesOf(text),
    environment: { class: environmentClass(machine) },
    metrics: [makeRecordMetric({ value: 0.5, spread: 0.01 }), makeRecordMetric({ metric: 'latency.mean', value: 4 })],
    ...more,
  });

const known = [recorded(1), recorded(2), recorded(3, configurationText(), { commit: 'a'.repeat(40) })];

test('without a store a result says nothing of one', async () => {
  const { result } = await outcomeOf({});
  expect(result.baseline).toEqual({
    store: null,
    environment: environmentClass(machine),
    records: 0,
    newest: null,
    notice: null,
  });
  expect({ trends: result.trends, goals: result.goals }).toEqual({ trends: [], goals: [] });
});

test('a store that holds nothing is said, and changes nothing else', async () => {
  const [without, { result }] = [await outcomeOf({}), await outcomeOf({ baseline: memoryStore() })];
  expect(result.baseline.notice).toMatch(/^No baseline yet: branch records of acme\/shop holds no record of api /);
  expect({ ...result, baseline: without.result.baseline }).toEqual(without.result);
});

test('what is stored is set beside the head, plans the run, and decides nothing', async () => {
  const slow = { experiment: () => ({ ...quiet, effect: { cpu: 0.3 } }) };
  const [without, { result, progress, archive }] = [
    await outcomeOf(slow),
    await outcomeOf({ ...slow, baseline: memoryStore(known) }),
  ];
  expect(result.verdict).toBe('fail');
  for (const part of ['verdict', 'reasons', 'metrics', 'budgets', 'findings'] as const)
    expect(result[part]).toEqual(without.result[part]);
  expect(result.baseline).toMatchObject({ records: 3, newest: { commit: 'a'.repeat(40) }, notice: null });
  expect(result.trends.map(({ metric }) => metric).toSorted()).toEqual(['cpu.per-request', 'latency.mean']);
  expect(result.trends[0]!.points.at(-1)).toMatchObject({ commit: 'b'.repeat(40), head: true });
  expect(progress.map((it) => (it.kind === 'step' ? it.text : ''))).toContain('planned from 3 records: about 4 blocks');
  expect(resultSchema.parse(archive.kept?.result)).toEqual(result);
});

test.each(['list', 'read'] as const)('a store whose %s fails is a notice', async (broken) => {
  const store = memoryStore(known);
  store.broken = broken;
  const { result } = await outcomeOf({ baseline: store });
  expect(result.verdict).toBe('pass');
  expect(result.baseline.notice).toMatch(/^The stored baseline could not be read, so nothing was set beside it: /);
});

test('a check stores nothing', async () => {
  const store = memoryStore(known);
  const { archive } = await outcomeOf({ baseline: store });
  expect(store.records).toHaveLength(3);
  expect(archive.records).toBeNull();
});

test('a suite that is skipped is not asked for', async () => {
  const store = memoryStore(known);
  const { result } = await outcomeOf({
    base: configurationText({ suite: 'paths: ["src/**"]' }),
    sides: { changedFiles: ['docs/readme.md'] },
    baseline: store,
  });
  expect(store.reads).toEqual([]);
  expect(result.baseline).toMatchObject({ records: 0, notice: null });
});

test('goals are reported, from the base’s configuration', async () => {
  const goals = 'goals: [{ metric: cpu.per-request, suite: api, since: v1, improve: 20% }]';
  const base = configurationText({ more: goals });
  const experiment = () => ({ ...quiet, effect: { cpu: -0.25 } });
  const { result } = await outcomeOf({
    base,
    head: configurationText(),
    experiment,
    baseline: memoryStore([]),
    commits: { v1: 'a'.repeat(40) },
  });
  expect(result.goals).toMatchObject([{ since: 'v1', improve: 0.2, decision: 'reached', reason: null }]);
  expect((await outcomeOf({ base, experiment })).result.goals).toMatchObject([
    { decision: 'unknown', reason: 'git knows no tag, branch or commit v1.' },
  ]);
});

test('a run that is unlikely to decide is said before it is measured, and in its result', async () => {
  const noisy = recorded(3, configurationText(), { metrics: [makeRecordMetric({ spread: 0.2 })] });
  const { result, progress } = await outcomeOf({ baseline: memoryStore([noisy]) });
  const notice = result.notices.find((it) => it.startsWith('This run is likely to end undecided'));
  expect(notice).toContain('cpu.per-request of api in normal');
  const steps = progress.map((it) => (it.kind === 'step' ? it.text : it.kind));
  expect(steps.indexOf(notice!)).toBeGreaterThan(-1);
  expect(steps.indexOf(notice!)).toBeLessThan(steps.indexOf('block'));
});

const brokenBase: Scene['prepare'] = (side, clock) => {
  clock.advance(1000);
  return side === 'head'
    ? Promise.resolve()
    : Promise.reject(new PreparationError('base: build failed (exit 1): make\n  no such tool', 'Make `make` work.'));
};
const failure = 'base: build failed (exit 1): make. Make `make` work.\n  no such tool';

test('where the base can’t be built the head is set beside its record, for information only', async () => {
  const more = 'budgets: { latency.mean: { limit: 1ms }, cpu.per-request: { limit: 400ms } }';
  const text = configurationText({ more });
  const { result, laboratory, archive } = await outcomeOf({
    base: text,
    baseline: memoryStore([recorded(1, text), recorded(2, text)]),
    prepare: brokenBase,
    experiment: () => ({ ...quiet, effect: { cpu: 0.4 } }),
  });
  expect(result.verdict).toBe('invalid');
  expect(result.reasons[0]).toBe(failure);
  expect(result.reasons[1]).toMatch(/^Mean latency in api, scenario normal is .+, beyond its limit of 1\.00 ms\.$/);
  expect(result.metrics).toEqual([]);
  expect(result.comparisons.made).toBe(0);
  expect(result.budgets.map(({ metric, decision }) => [metric, decision])).toEqual([
    ['latency.mean', 'exceeded'],
    ['cpu.per-request', 'met'],
  ]);
  const found = result.findings.find(({ kind }) => kind === 'stored-baseline')!;
  expect(found).toMatchObject({ id: 'stored-baseline:api', severity: 'information', suite: 'api' });
  expect(found.title).toBe('api: the head beside the record of commit 0000000 of 2026-03-01');
  expect(found.evidence[0]).toMatch(/^The base could not be built, so nothing was compared\..*why they only inform\.$/);
  expect(found.evidence).toContainEqual(
    expect.stringMatching(/^cpu\.per-request \(normal\) is \+\d\d %: \d{3} µs, recorded 500 µs$/),
  );
  expect(laboratory.requests).toHaveLength(4);
  expect(laboratory.requests.every(({ alone }) => alone)).toBe(true);
  expect(result.trends[0]!.points.at(-1)!.head).toBe(true);
  expect(resultSchema.parse(archive.kept?.result)).toEqual(result);
});

test('whoever recomputes the verdict from the blocks of such a run finds that nothing was compared', async () => {
  const { result, archive } = await outcomeOf({ baseline: memoryStore(known), prepare: brokenBase });
  const blocks = archive.blocks.map((block) => blockSchema.parse(block));
  expect(blocks.map(({ kind }) => kind)).toEqual(['control', 'control', 'control', 'control']);
  const plan = archive.plan!;
  const again = judge({ ...plan, final: true, suites: plan.suites.map((suite) => ({ ...suite, blocks })) });
  expect(again).toMatchObject({ verdict: 'invalid', metrics: [], comparisons: result.comparisons });
  expect(again.suites.map(({ blocks: counts }) => counts.counted)).toEqual([0]);
  expect(result.suites.map(({ blocks: counts }) => counts)).toEqual([{ counted: 0, control: 0, discarded: 0 }]);
  expect(result.control).toEqual({ decision: 'none', blocks: 0, comparisons: [] });
});

test('without a record it is as ever: the failure, nothing measured, and that there is no baseline', async () => {
  for (const baseline of [undefined, memoryStore()]) {
    const { result, laboratory } = await outcomeOf({
      prepare: brokenBase,
      ...(baseline === undefined ? {} : { baseline }),
    });
    expect(result).toMatchObject({ verdict: 'invalid', reasons: [failure] });
    expect(laboratory.requests).toEqual([]);
    expect(result.baseline.notice === null).toBe(baseline === undefined);
  }
});

test('a head that can’t be built either is not measured, and the base is named first', async () => {
  const { result, laboratory } = await outcomeOf({
    baseline: memoryStore(known),
    prepare: (side) => Promise.reject(new PreparationError(`${side}: build failed`, 'x')),
  });
  expect(result.reasons).toEqual(['base: build failed. x']);
  expect(laboratory.requests).toEqual([]);
});

test('a head that fails alone says nothing of the base’s failure', async () => {
  const { result } = await outcomeOf({
    baseline: memoryStore(known),
    prepare: (side) =>
      side === 'base' ? Promise.resolve() : Promise.reject(new PreparationError('head: build failed', 'x')),
  });
  expect(result.reasons).toEqual(['head: build failed. x']);
});

test('a head that does not start, or has no time left, leaves the failure of the base as the whole answer', async () => {
  const dead = await outcomeOf({
    baseline: memoryStore(known),
    prepare: brokenBase,
    experiment: () => {
      throw new ServiceError('head: the service ended before it was ready.', 'x');
    },
  });
  expect(dead.laboratory.requests).toHaveLength(1);
  const late = await outcomeOf({ baseline: memoryStore(known), prepare: brokenBase, options: { timeLimit: 1500 } });
  expect(late.laboratory.requests).toHaveLength(0);
  for (const { result } of [dead, late]) {
    expect(result).toMatchObject({ verdict: 'invalid', reasons: [failure], trends: [] });
    expect(result.findings).toEqual([]);
  }
});

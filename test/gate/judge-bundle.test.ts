import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isExact, type MetricResult, resultSchema } from '../../src/core/result.ts';
import type { BundleInput, JudgeInput, Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { makeBlocks } from '../support/make-block.ts';
import { makeBundleInput, makeBundleSide } from '../support/make-bundle.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';

const judgeBundles = (bundles: readonly BundleInput[], overrides: Partial<JudgeInput> = {}): Judgement =>
  judge(makeJudgeInput([], { bundles, ...overrides }));

type Sketch = Parameters<typeof makeBundleSide>[0];

const sides = (base: Sketch, head: Sketch) => ({ base: makeBundleSide(base), head: makeBundleSide(head) });

const find = ({ metrics }: Judgement, metric: string, route: string | null = null): MetricResult =>
  metrics.find((it) => it.metric === metric && it.route === route)!;

const rank = ['improved', 'unchanged', 'inconclusive', 'regressed'];

test('two equal sides pass, with every figure exact', () => {
  const judgement = judgeBundles([makeBundleInput()]);
  expect(judgement).toMatchObject({ verdict: 'pass', comparisons: { possible: 14, expected: 3, made: 3 } });
  expect(judgement.metrics.every(isExact)).toBe(true);
  expect(judgement.suites).toEqual([
    {
      name: 'web',
      schedule: null,
      blocks: { counted: 0, control: 0, discarded: 0 },
      discarded: [],
      wait: null,
      skipped: null,
      decided: true,
      nextLook: null,
    },
  ]);
  expect(judgement.bundles?.[0]).toMatchObject({ suite: 'web', entries: [{ name: 'main', gated: true }] });
  const { shape } = resultSchema;
  for (const part of ['metrics', 'budgets', 'absent', 'bundles', 'suites'] as const)
    expect(() => shape[part].parse(judgement[part])).not.toThrow();
});

test.each<[number, number, MetricResult['decision']]>([
  [182_000, 182_000, 'unchanged'],
  [182_000, 182_000 + 3640, 'unchanged'],
  [182_000, 182_000 + 3641, 'regressed'],
  [182_000, 182_000 - 3640, 'unchanged'],
  [182_000, 182_000 - 3641, 'improved'],
  // Of a small entry 2 % are a few bytes.
  [1000, 1250, 'unchanged'],
  [1000, 1251, 'regressed'],
  [1000, 749, 'improved'],
])('a first load of %d bytes that becomes %d is %s', (base, head, decision) => {
  const share = (head - base) / base;
  const judgement = judgeBundles([makeBundleInput(sides({ entries: { main: base } }, { entries: { main: head } }))]);
  expect(find(judgement, 'bundle.initial.gzip', 'main')).toMatchObject({
    decision,
    primary: true,
    change: { estimate: share, low: share, high: share, confidence: 1 },
  });
});

test('a bigger first load fails, and the reason has its bytes', () => {
  const judgement = judgeBundles([makeBundleInput(sides({}, { entries: { main: 240_100 } }))]);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reasons[0]).toBe(
    'First load, gzip changed by +58.1 KB (+32 %) in entry main of web; the tolerance is 2 %.',
  );
});

test('a first load that shrank elsewhere does not hide it, and the total alone does not fail it', () => {
  const judgement = judgeBundles([
    makeBundleInput(sides({ entries: { a: 100_000, b: 300_000 } }, { entries: { a: 110_000, b: 280_000 } })),
  ]);
  expect(judgement.verdict).toBe('fail');
  expect(find(judgement, 'bundle.initial.gzip', 'a').decision).toBe('regressed');
  expect(find(judgement, 'bundle.initial.gzip', 'b').decision).toBe('improved');
  expect(find(judgement, 'bundle.total.gzip').decision).toBe('unchanged');
});

test('what is not gated, and forms that nobody fetches, only inform', () => {
  const both = sides(
    { entries: { main: 1e5, admin: 1e5 } },
    { entries: { main: 1e5, admin: 2e5 }, total: 212_000 + 9e4 },
  );
  const judgement = judgeBundles([makeBundleInput(both, { entries: ['main'], headEntries: ['main'] })]);
  expect(judgement.verdict).toBe('pass');
  expect(find(judgement, 'bundle.initial.gzip', 'admin')).toMatchObject({ primary: false, decision: 'regressed' });
  expect(find(judgement, 'bundle.initial.brotli', 'main').primary).toBe(false);
});

test('builds that differ by themselves leave a bound that lies between undecided', () => {
  const head = makeBundleSide({ entries: { main: 186_000 } }, { reproducible: false, wobble: 800 });
  const judgement = judgeBundles([makeBundleInput({ head })]);
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reasons[0]).toMatch(/is undecided: .* Two builds of one commit differ by more than is left\.$/u);
  expect(judgement.notices).toContain(
    'web: two builds of the head gave different files; a first load differs by up to 800 B (gzip).',
  );
  const far = makeBundleSide({ entries: { main: 187_000 } }, { reproducible: false, wobble: 800 });
  expect(judgeBundles([makeBundleInput({ head: far })]).verdict).toBe('fail');
});

test.each<[string, BundleInput, RegExp]>([
  [
    'there is no measurement',
    makeBundleInput({}, { measurement: null, failure: 'No report of sizes was written.' }),
    /^web could not be measured\. No report/u,
  ],
  ['nobody looked', makeBundleInput({}, { measurement: null }), /^web could not be measured/u],
  [
    'the base failed',
    makeBundleInput({ base: null, failures: [{ side: 'base', reason: 'The build ended with 1.\nerror' }] }),
    /^web: the base could not be measured\. The build/u,
  ],
  ['a side is silent', makeBundleInput({ head: null }), /^web: the head could not be measured/u],
  [
    'a failure came with sizes',
    makeBundleInput({ failures: [{ side: 'head', reason: 'No parsed sizes.' }] }),
    /No parsed sizes/u,
  ],
  [
    'an entry is gone',
    makeBundleInput(sides({ entries: { main: 1e5, admin: 1e5 } }, { entries: { main: 1e5 } })),
    /entry admin could not be measured: the head has no entry of that name/u,
  ],
  [
    'a gated entry was never there',
    makeBundleInput({}, { entries: ['main', 'admin'], headEntries: ['main', 'admin'] }),
    /entry admin could not be measured/u,
  ],
  [
    'no entry is gated',
    makeBundleInput({}, { entries: ['x'], headEntries: ['main'] }),
    /none of the entries that are gated/u,
  ],
  [
    'an entry is empty on the base',
    makeBundleInput(sides({ entries: { main: 0 }, total: 3e5 }, { total: 3e5 })),
    /on the base it has no bytes/u,
  ],
])('never a pass: %s', (_, input, reason) => {
  const { verdict, reasons, comparisons } = judgeBundles([input]);
  expect(verdict).toBe('invalid');
  expect(reasons.join('\n')).toMatch(reason);
  expect(comparisons.made).toBeLessThan(comparisons.expected);
});

test('an entry leaves the gate where the head says so, and a new one is compared later', () => {
  const both = sides(
    { entries: { main: 1e5, admin: 1e5 }, total: 3e5 },
    { entries: { main: 1e5, shop: 1e5 }, total: 3e5 },
  );
  const judgement = judgeBundles([makeBundleInput(both, { headEntries: ['main', 'shop'] })]);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notices).toEqual([
    'web: this change takes entry admin out of the gate.',
    'web: entry shop is new; it is compared after the merge.',
  ]);
  expect(judgement.metrics.map(({ route }) => route)).not.toContain('shop');
});

test('what was never loaded later has no relative change', () => {
  const judgement = judgeBundles([makeBundleInput(sides({ async: 0, total: 2e5 }, { async: 5000, total: 2e5 }))]);
  expect(judgement).toMatchObject({ verdict: 'pass', comparisons: { expected: 2, made: 2 } });
  expect(judgement.absent.map(({ metric }) => metric)).toContain('bundle.async.gzip');
});

test('beside a service it costs nothing of the false-alarm rate, and its failure does not hide a regression', () => {
  const service = makeSuiteInput(makeBlocks(8));
  const alone = judge(makeJudgeInput([service]));
  const together = judge(makeJudgeInput([service], { bundles: [makeBundleInput()] }));
  expect(together.metrics.slice(0, alone.metrics.length)).toEqual(alone.metrics);
  expect(together.comparisons).toEqual({ possible: 40, expected: 12, made: 12 });
  const failed = makeBundleInput({}, { measurement: null, failure: 'The build of the head ended with 1.' });
  expect(judge(makeJudgeInput([service], { bundles: [failed] })).verdict).toBe('invalid');
  const slow = makeSuiteInput(makeBlocks(8, { effect: { cpu: 0.3 } }));
  const both = judge(makeJudgeInput([slow], { bundles: [failed] }));
  expect(both.verdict).toBe('fail');
  expect(both.reasons.some((it) => it.includes('web could not be measured'))).toBe(true);
});

test('a skipped bundle expects nothing', () => {
  const skipped = makeBundleInput({}, { skipped: 'nothing that it measures has changed', measurement: null });
  const judgement = judgeBundles([skipped]);
  expect(judgement).toMatchObject({ verdict: 'pass', comparisons: { possible: 0, expected: 0, made: 0 } });
  expect(judgement.bundles).toBeUndefined();
});

const gzip = fc.integer({ min: 1, max: 1e6 });

test('a larger head never gets a better decision', () => {
  fc.assert(
    fc.property(
      gzip,
      gzip,
      fc.integer({ min: 1, max: 1e5 }),
      fc.integer({ min: 0, max: 2000 }),
      (base, head, more, wobble) => {
        const at = (size: number): number => {
          const side = makeBundleSide({ entries: { main: size } }, { reproducible: wobble === 0, wobble });
          const input = makeBundleInput({ base: makeBundleSide({ entries: { main: base } }), head: side });
          return rank.indexOf(find(judgeBundles([input]), 'bundle.initial.gzip', 'main').decision);
        };
        expect(at(head + more)).toBeGreaterThanOrEqual(at(head));
      },
    ),
  );
});

test('the order of entries and suites does not matter', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  fc.assert(
    fc.property(names, names, fc.array(gzip, { minLength: 5, maxLength: 5 }), (inBase, inHead, bytes) => {
      const build = (order: readonly string[]) =>
        Object.fromEntries(order.map((name) => [name, bytes['abcde'.indexOf(name)]!]));
      const input = (turn: (list: readonly string[]) => readonly string[]) =>
        makeBundleInput(sides({ entries: build(turn(inBase)) }, { entries: build(turn(inHead)) }));
      const forward = judgeBundles([input((it) => it)]);
      const backward = judgeBundles([input((it) => it.toReversed())]);
      expect(backward).toEqual(forward);
    }),
  );
});

test('a directory of files without statistics has no modules, no duplicates and no stat sizes: absent, never zero', () => {
  const bare = makeBundleSide({}, { bundler: { name: 'files', version: null } });
  const judgement = judgeBundles([makeBundleInput({ base: bare, head: bare })]);
  expect(judgement).toMatchObject({ verdict: 'pass', comparisons: { expected: 3, made: 3 } });
  expect(judgement.metrics.map(({ metric }) => metric).filter((it) => /modules|duplicates|stat$/.test(it))).toEqual([]);
  expect(judgement.absent.map(({ metric }) => metric)).toEqual([
    'bundle.initial.stat',
    'bundle.async.stat',
    'bundle.total.stat',
    'bundle.modules',
    'bundle.duplicates',
  ]);
});

test('single chunks for later are compared where the tolerance names them, and growth is not netted with a saving', () => {
  const both = sides(
    { chunks: { main: [5e4, 'first'], admin: [4e4, 'later'], charts: [5e4, 'later'], old: [9, 'later'] } },
    { chunks: { main: [9e4, 'first'], admin: [5e4, 'later'], charts: [3e4, 'later'], fresh: [9e4, 'later'] } },
  );
  const input = makeBundleInput(both);
  expect(judgeBundles([input]).verdict).toBe('pass');
  const policy = { ...defaultPolicy, tolerance: { default: 0.05, metrics: { 'bundle.chunk.gzip': 0.1 } } };
  const judgement = judgeBundles([input], { policy });
  expect(judgement.verdict).toBe('fail');
  expect(find(judgement, 'bundle.chunk.gzip', 'admin')).toMatchObject({ primary: true, decision: 'regressed' });
  expect(find(judgement, 'bundle.chunk.gzip', 'charts').decision).toBe('improved');
  expect(judgement.metrics.filter(({ metric }) => metric === 'bundle.chunk.gzip')).toHaveLength(2);
  expect(judgement.reasons[0]).toContain('in chunk admin of web');
  expect(judgement.bundles?.[0]?.chunks?.map(({ name }) => name)).toEqual(['fresh', 'main', 'charts', 'admin', 'old']);
});

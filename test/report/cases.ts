import { findings } from '../../src/advice/find.ts';
import type { Result, SuiteResult } from '../../src/core/result.ts';
import type { ComparisonSketch } from '../support/make-result.ts';
import { makeMetric, makeResult, makeShop } from '../support/make-result.ts';
import { bundleCases } from './bundle-cases.ts';
import { goal, goals, manyFindings, provenFix } from './sample-findings.ts';
import { cpuTrend, recorded, shiftedTrend, trendOf, wobble } from './sample-records.ts';

/** A result with the findings that its own numbers give. */
const found = (differences: Partial<Result>): Result => {
  const result = makeResult(differences);
  return { ...result, findings: findings(result) };
};

const suite = (differences: Partial<SuiteResult>): SuiteResult => ({ ...makeResult().suites[0]!, ...differences });

const slowSearch: Readonly<Record<string, ComparisonSketch>> = {
  'GET /search cpu.per-request': { change: 0.19, spread: 0.02, base: 3.12 },
  'GET /search latency.mean': { change: 0.184, spread: 0.025, base: 31.4 },
  'cpu.per-request': { change: 0.066, spread: 0.012, base: 2.4 },
  'latency.mean': { change: 0.062, spread: 0.013, base: 24.9 },
};

const latencyBudget = { suite: 'api', scenario: 'load', metric: 'latency.p95', limit: 200, target: 150 };

const hostile = '@team <img src=x onerror=alert(1)> [a](http://evil.test) ![b](x) `c` |d|\n# e #12 \u001B[31mred\u202E';

const many = Array.from({ length: 5000 }, (_, i) =>
  makeMetric({
    route: `GET /items/${i}`,
    metric: i % 2 === 0 ? 'cpu.per-request' : 'latency.mean',
    change: i % 100 === 0 ? 0.08 + i / 100_000 : 0.004,
    blocks: 4,
  }),
);

/** Results as runs would give them, by the name of their golden file. */
export const cases = {
  pass: found({}),
  'pass-improved': found({
    metrics: makeShop({
      'GET /search cpu.per-request': { change: -0.31, spread: 0.015 },
      'GET /search latency.mean': { change: -0.298, spread: 0.02 },
    }),
    budgets: [{ ...latencyBudget, value: 96, decision: 'met' }],
  }),
  'fail-cpu-of-one-route': found({
    verdict: 'fail',
    reasons: ['GET /search needs 19 % more CPU per request, beyond the tolerance of 5 %.'],
    metrics: makeShop(slowSearch),
    suites: [
      suite({
        blocks: { counted: 6, control: 2, discarded: 1 },
        discarded: [{ block: 3, reason: 'the load generator used 86 % of its core' }],
      }),
    ],
    absent: [{ suite: 'api', scenario: null, metric: 'gc.pause', reason: 'the service refuses the probe' }],
  }),
  'fail-waits': found({
    verdict: 'fail',
    metrics: makeShop({
      'POST /checkout latency.mean': { change: 0.42, spread: 0.03, base: 11.2 },
      'latency.p95': { change: 0.35, spread: 0.06, base: 40 },
      'memory.rss.peak': { change: 0.98, spread: 0.04 },
    }),
  }),
  'fail-with-undecided': found({
    verdict: 'fail',
    reasons: ['GET /search needs 19 % more CPU per request, beyond the tolerance of 5 %.'],
    metrics: makeShop({
      'GET /search cpu.per-request': { change: 0.19, spread: 0.02 },
      'POST /checkout cpu.per-request': { change: 0.045, spread: 0.1 },
      'latency.p95': { change: 0.04, spread: 0.14 },
    }),
  }),
  'fail-budget': found({
    verdict: 'fail',
    reasons: ['latency.p95 of api is 214 ms, beyond its limit of 200 ms.'],
    metrics: makeShop({ 'latency.p95': { change: 0.012, spread: 0.03, base: 212 } }),
    budgets: [
      { ...latencyBudget, value: 214, decision: 'exceeded' },
      {
        suite: 'api',
        scenario: null,
        metric: 'memory.rss.peak',
        value: 96.7e6,
        limit: 200e6,
        target: 90e6,
        decision: 'missed-target',
      },
      { suite: 'api', scenario: 'load', metric: 'errors.rate', value: 0, limit: 0.001, target: null, decision: 'met' },
    ],
  }),
  'fail-two-suites': found({
    verdict: 'fail',
    metrics: [
      ...makeShop(slowSearch),
      ...['load', 'normal'].map((scenario) =>
        makeMetric({ suite: 'billing', scenario, route: 'GET /search', metric: 'latency.mean', change: 0.21 }),
      ),
      makeMetric({
        suite: 'billing',
        scenario: 'load',
        metric: 'errors.rate',
        change: 0.032,
        primary: false,
        decision: 'regressed',
      }),
    ],
    suites: [
      suite({}),
      suite({ name: 'billing' }),
      suite({
        name: 'web',
        schedule: null,
        blocks: { counted: 0, control: 0, discarded: 0 },
        wait: null,
        skipped: 'Nothing under web/ changed.',
      }),
    ],
  }),
  inconclusive: found({
    verdict: 'inconclusive',
    reasons: ['2 comparisons are undecided at the time limit of 10 minutes.'],
    duration: 601_000,
    suites: [suite({ blocks: { counted: 16, control: 4, discarded: 0 } })],
    metrics: makeShop({
      'GET /search cpu.per-request': {
        change: 0.041,
        spread: 0.05,
        needed: { smallestChange: 0.072, blocks: 24, time: 820_000 },
      },
      'GET /search latency.mean': {
        change: 0.038,
        spread: 0.06,
        needed: { smallestChange: 0.081, blocks: 28, time: 957_000 },
      },
    }),
  }),
  'inconclusive-for-good': found({
    verdict: 'inconclusive',
    policy: { from: 'base', falseAlarmRate: 0.025, timeLimit: 600_000, inconclusive: 'block' },
    metrics: makeShop({
      'latency.p95': { change: 0.05, spread: 0.4, needed: { smallestChange: 0.44, blocks: null, time: null } },
    }),
    suites: [suite({ wait: 0.67 })],
  }),
  'invalid-base-died': found({
    verdict: 'invalid',
    reasons: [
      'base: the service api died in 3 of 5 blocks. The head is not to blame.',
      'The last lines of its log:\nRangeError: Maximum call stack size exceeded\n    at render (/srv/render.js:14:9)\n@everyone `look` <b>here</b>',
    ],
    metrics: makeShop().map((it) => ({ ...it, decision: 'invalid' as const })),
    comparisons: { possible: 15, expected: 11, made: 0 },
    suites: [
      suite({
        blocks: { counted: 2, control: 0, discarded: 3 },
        discarded: [1, 2, 4].map((block) => ({ block, reason: 'base: the service ended with signal SIGSEGV' })),
      }),
    ],
    control: { decision: 'none', blocks: 0, comparisons: [] },
  }),
  'invalid-build-failed': found({
    verdict: 'invalid',
    reasons: [
      'head: `npm run build` of api ended with exit code 2. The whole output is in logs/api-head-build.log.\nsrc/search.ts(14,7): error TS2322: Type string is not assignable to type number.\n\nnpm error Lifecycle script `build` failed',
    ],
    metrics: [],
    comparisons: { possible: 0, expected: 11, made: 0 },
    suites: [suite({ schedule: null, blocks: { counted: 0, control: 0, discarded: 0 }, wait: null })],
    duration: 31_000,
    time: { prepare: 30_500, measure: 500, start: 0, warmUp: 0, load: 0, overhead: 500 },
    control: { decision: 'none', blocks: 0, comparisons: [] },
  }),
  'invalid-control': found({
    verdict: 'invalid',
    reasons: ['The base differs from itself: CPU time per request by +4.1 %. The machine was disturbed.'],
    control: {
      decision: 'off',
      blocks: 2,
      comparisons: [
        {
          suite: 'api',
          scenario: 'load',
          route: null,
          metric: 'cpu.per-request',
          change: { estimate: 0.041, low: 0.012, high: 0.07, confidence: 0.999 },
        },
      ],
    },
  }),
  'adopting-pull-request': found({
    verdict: 'inconclusive',
    reasons: [
      'The base has no configuration, so the change was judged by its own policy. This is what would have failed:',
      'cpu.per-request in api, GET /search: +19 % (17 to 21), tolerance 5 %.',
    ],
    notices: ['The base has no configuration: this run was judged by the policy of the change itself.'],
    policy: { from: 'head', falseAlarmRate: 0.01, timeLimit: 600_000, inconclusive: 'block' },
    metrics: makeShop(slowSearch),
  }),
  'inconclusive-missing': found({
    verdict: 'inconclusive',
    reasons: [
      'cpu.per-request in api, GET /search was expected, but could not be compared.',
      'The budget of latency.p95 in api could not be checked: there were too few values.',
    ],
    metrics: makeShop().filter((it) => it.route !== 'GET /search'),
    comparisons: { possible: 15, expected: 11, made: 9 },
    absent: [
      {
        suite: 'api',
        scenario: 'load',
        metric: 'cpu.per-request',
        reason: 'too few successful requests in a slice (at least 5 are needed)',
      },
    ],
  }),
  'pass-nothing-touched': found({
    reasons: ['The change touches nothing that a suite measures, so nothing had to be measured.'],
    metrics: [],
    comparisons: { possible: 0, expected: 0, made: 0 },
    suites: [
      suite({
        schedule: null,
        blocks: { counted: 0, control: 0, discarded: 0 },
        wait: null,
        skipped: 'Nothing that it measures has changed.',
      }),
    ],
    duration: 900,
    time: { prepare: 0, measure: 0, start: 0, warmUp: 0, load: 0, overhead: 900 },
    control: { decision: 'none', blocks: 0, comparisons: [] },
  }),
  'policy-changed': found({
    notices: [
      'This pull request changes the policy: tolerance of cpu.per-request from 5 % to 50 %. It takes effect after the merge.',
    ],
    head: { ...makeResult().head, dirty: true },
  }),
  'noisy-machine': found({ suites: [suite({ wait: 0.71 })] }),
  'hostile-names': found({
    verdict: 'fail',
    base: { ...makeResult().base, ref: hostile },
    notices: [hostile],
    reasons: [hostile],
    metrics: [
      makeMetric({ suite: hostile, scenario: hostile, route: hostile, change: 0.19 }),
      makeMetric({ suite: 'api', scenario: '**bold**', route: '__proto__', change: 0.004 }),
    ],
    suites: [
      suite({
        name: hostile,
        discarded: [{ block: 0, reason: hostile }],
        blocks: { counted: 6, control: 2, discarded: 1 },
      }),
    ],
    absent: [{ suite: hostile, scenario: null, metric: hostile, reason: hostile }],
  }),
  'fail-with-trend': found({
    verdict: 'fail',
    reasons: ['GET /search needs 19 % more CPU per request, beyond the tolerance of 5 %.'],
    metrics: makeShop(slowSearch),
    baseline: recorded(),
    trends: [cpuTrend, shiftedTrend, trendOf({ route: null, metric: 'latency.p95', base: 41 }, wobble, { head: 1.01 })],
  }),
  'fail-proven-fix': {
    ...makeResult({
      verdict: 'fail',
      reasons: ['GET /search needs 19 % more CPU per request, beyond the tolerance of 5 %.'],
      metrics: makeShop(slowSearch),
      baseline: recorded(),
    }),
    findings: [provenFix],
  },
  'pass-trend-shifted': found({ baseline: recorded(), trends: [shiftedTrend] }),
  'pass-no-baseline': found({
    baseline: {
      store: 'branch pacegate-baselines of acme/shop',
      environment: 'linux-amd-epyc-7763-2c-8g-node24',
      records: 0,
      newest: null,
      notice: 'No baseline yet: the first push to the default branch records one.',
    },
  }),
  'inconclusive-blocks': found({
    verdict: 'inconclusive',
    policy: { from: 'base', falseAlarmRate: 0.01, timeLimit: 600_000, inconclusive: 'block' },
    reasons: ['1 comparison is undecided at the time limit of 10 minutes.'],
    duration: 601_000,
    metrics: makeShop({
      'GET /search cpu.per-request': {
        change: 0.041,
        spread: 0.05,
        needed: { smallestChange: 0.072, blocks: 24, time: 820_000 },
      },
    }),
  }),
  'goals-in-progress': found({ baseline: recorded(), goals }),
  'five-thousand-metrics': found({
    verdict: 'fail',
    metrics: many,
    suites: [suite({ blocks: { counted: 4, control: 1, discarded: 0 } })],
  }),
  huge: {
    ...makeResult({
      verdict: 'fail',
      reasons: ['50 of 5,000 comparisons regressed.'],
      metrics: many,
      suites: [suite({ blocks: { counted: 4, control: 1, discarded: 0 } })],
      trends: many.slice(0, 400).map(({ route, metric }) => ({ ...cpuTrend, route, metric })),
      goals: Array.from({ length: 50 }, (_, i) => goal({ suite: `api-${i}` })),
    }),
    findings: [...manyFindings],
  },
  ...bundleCases,
} as const satisfies Record<string, Result>;

import * as fc from 'fast-check';
import { findings } from '../../src/advice/find.ts';
import { metricCatalogue } from '../../src/core/metrics.ts';
import type { Result } from '../../src/core/result.ts';
import { verdicts } from '../../src/core/result.ts';
import { causeKinds } from '../../src/core/bundle/cause-kinds.ts';
import { summaryOf } from '../../src/gate/bundle-summary.ts';
import {
  makeBundleMeasurement,
  makeCause,
  makeDelta,
  makeEntryGrowth,
  makeGrowth,
  makeSizes,
} from '../support/make-bundle.ts';
import { type ComparisonSketch, makeMetric, makeResult } from '../support/make-result.ts';

/** Names as an attacker would choose them, and any others. */
export const nastyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('@<>|`\\[]()!#*_$:~&\n\r a1-.\u001B\u202E')) }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '@octocat',
    '</summary>',
    '</details><script>',
    '```',
    '| a | b |',
    'x'.repeat(5000),
    '@'.repeat(3000),
  ),
);

const sketch = fc.record({
  suite: nastyText,
  scenario: fc.option(nastyText),
  route: fc.option(nastyText),
  metric: fc.constantFrom(...Object.keys(metricCatalogue)),
  change: fc.double({ min: -0.99, max: 5, noNaN: true }),
  spread: fc.double({ min: 0, max: 1, noNaN: true }),
  primary: fc.boolean(),
});

const trendSketch = fc.record({
  place: sketch,
  values: fc.array(fc.oneof(fc.double({ min: -10, max: 1e12 }), fc.constant(Number.NaN)), { maxLength: 40 }),
  text: nastyText,
  total: fc.option(fc.double({ min: -0.9, max: 9, noNaN: true })),
});

/** A bundle suite whose every name comes from outside. */
const makeBundle = (suite: string, texts: readonly string[]): NonNullable<Result['bundles']>[number] => {
  const summary = summaryOf(suite, makeBundleMeasurement({ pages: texts.map((path) => ({ path, title: path })) }), []);
  const size = { base: makeSizes(1e5), head: makeSizes(2e5) };
  const bundler = { name: suite, version: suite };
  return {
    ...summary,
    base: { bundler, source: 'stored', reproducible: false },
    entries: texts.map((name, i) => ({
      name,
      gated: i % 2 === 0,
      initial: i % 3 === 0 ? { base: null, head: makeSizes(100) } : size,
      async: size,
      requests: { base: 1, head: 2 },
    })),
    growth: makeGrowth(
      texts.map((entry) => makeEntryGrowth(1e5, { entry, parts: texts.map((name) => ({ name, base: 0, head: 9e4 })) })),
      texts.map((it, i) =>
        makeCause({
          kind: causeKinds[i % causeKinds.length]!,
          entry: i % 4 === 0 ? null : it,
          subject: it,
          evidence: [it],
          chain: [it, it],
          edge: { importer: it, request: it },
          fix: { summary: it, patch: it, measured: i % 2 === 0 ? null : makeDelta(-1000) },
        }),
      ),
    ),
  };
};

const change = (estimate: number) => ({ estimate, low: estimate - 0.1, high: estimate + 0.1, confidence: 0.9 });

interface TrendSketch {
  readonly place: ComparisonSketch;
  readonly values: readonly number[];
  readonly text: string;
  readonly total: number | null;
}

const makeTrend = ({ place, values, text, total }: TrendSketch): Result['trends'][number] => {
  const { suite, scenario, route, metric, unit, better } = makeMetric(place);
  const points = values.map((value, i) => ({ commit: text, at: text, value, head: i === values.length - 1 }));
  const shifts = values.slice(0, 2).map((value) => ({ commit: text, at: text, change: change(value) }));
  return { suite, scenario, route, metric, unit, better, points, shifts, total: total === null ? null : change(total) };
};

const somePoints = (commit: string) =>
  Array.from({ length: 8 }, (_, i) => ({ commit, at: commit, value: 1 + i / 10, head: i === 7 }));

/** Results of any verdict whose every text comes from outside. */
export const arbitraryResult = (mostMetrics: number): fc.Arbitrary<Result> =>
  fc
    .record({
      verdict: fc.constantFrom(...verdicts),
      metrics: fc.array(sketch.map(makeMetric), { maxLength: mostMetrics }),
      text: nastyText,
      texts: fc.array(nastyText, { maxLength: 30 }),
      from: fc.constantFrom('base' as const, 'head' as const, 'given' as const),
      trends: fc.array(trendSketch.map(makeTrend), { maxLength: 6 }),
    })
    .map(({ verdict, metrics, text, texts, from, trends }) => {
      const plain = makeResult({ verdict, metrics });
      const [suite] = plain.suites;
      const result: Result = {
        ...plain,
        reasons: texts,
        notices: texts,
        policy: { ...plain.policy, from },
        base: { ref: text, commit: text, tree: text },
        head: { ref: text, commit: text, tree: text, dirty: false },
        environment: { ...plain.environment, cpu: text, kernel: text, platform: text, node: text, pacegate: text },
        startedAt: text,
        suites: texts.map((name) => ({
          ...suite!,
          name,
          discarded: texts.map((reason, block) => ({ block, reason })),
        })),
        bundles: [...new Set([text, ...metrics.map(({ suite }) => suite)])]
          .slice(0, 3)
          .map((name) => makeBundle(name, texts.slice(0, 6))),
        absent: texts.map((reason) => ({ suite: text, scenario: null, metric: reason, reason })),
        budgets: metrics.map(({ suite, scenario, metric, head }, i) => {
          const decision = (['met', 'missed-target', 'exceeded'] as const)[i % 3]!;
          return { suite, scenario, metric, value: head.value, limit: head.value / 2, target: null, decision };
        }),
        baseline: {
          store: text,
          environment: text,
          records: 3,
          newest: { commit: text, recordedAt: text },
          notice: text,
        },
        // Trends of metrics that changed in this run, and of others.
        trends: [
          ...trends,
          ...metrics.slice(0, 3).map(({ suite, scenario, route, metric, unit, better }) => ({
            suite,
            scenario,
            route,
            metric,
            unit,
            better,
            points: somePoints(text),
            shifts: [],
            total: null,
          })),
        ],
        goals: texts.map((it, i) => ({
          suite: it,
          metric: text,
          since: it,
          improve: 0.5,
          progress: i % 2 === 0 ? { estimate: 0.3, low: 0.1, high: 0.4 } : null,
          decision: (['reached', 'open', 'unknown'] as const)[i % 3]!,
          reason: i % 3 === 0 ? null : it,
        })),
      };
      const located = { path: text, startLine: 1, endLine: 2 };
      const found = findings(result).map((it) => ({
        ...it,
        location: located,
        fix: { summary: text, patch: text, proof: null },
      }));
      return { ...result, findings: found };
    });

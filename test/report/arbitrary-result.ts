import * as fc from 'fast-check';
import { findings } from '../../src/advice/find.ts';
import { metricCatalogue } from '../../src/core/metrics.ts';
import type { Result } from '../../src/core/result.ts';
import { verdicts } from '../../src/core/result.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';

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

/** Results of any verdict whose every text comes from outside. */
export const arbitraryResult = (mostMetrics: number): fc.Arbitrary<Result> =>
  fc
    .record({
      verdict: fc.constantFrom(...verdicts),
      metrics: fc.array(sketch.map(makeMetric), { maxLength: mostMetrics }),
      text: nastyText,
      texts: fc.array(nastyText, { maxLength: 30 }),
      from: fc.constantFrom('base' as const, 'head' as const, 'given' as const),
    })
    .map(({ verdict, metrics, text, texts, from }) => {
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
        absent: texts.map((reason) => ({ suite: text, scenario: null, metric: reason, reason })),
        budgets: metrics.map(({ suite, scenario, metric, head }, i) => {
          const decision = (['met', 'missed-target', 'exceeded'] as const)[i % 3]!;
          return { suite, scenario, metric, value: head.value, limit: head.value / 2, target: null, decision };
        }),
      };
      const located = { path: text, startLine: 1, endLine: 2 };
      const found = findings(result).map((it) => ({
        ...it,
        location: located,
        fix: { summary: text, patch: text, proof: null },
      }));
      return { ...result, findings: found };
    });

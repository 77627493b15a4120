import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findings } from '../../src/advice/find.ts';
import type { Acceptance } from '../../src/core/acceptance.ts';
import type { BudgetResult, MetricResult, Result } from '../../src/core/result.ts';
import { applyAcceptances } from '../../src/gate/apply-acceptances.ts';
import { blockersOf } from '../../src/gate/blockers.ts';
import { findingCauses } from '../../src/gate/finding-causes.ts';
import { conclusionOf } from '../../src/report/check-report.ts';
import { cases } from '../report/cases.ts';
import { coversOf, inMarch, makeAcceptance } from '../support/make-acceptance.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';

const metrics = ['cpu.per-request', 'latency.mean', 'latency.p95', 'memory.rss.peak', 'throughput'] as const;
const routes = [null, 'GET /a', 'GET /b'] as const;
const suites = ['api', 'billing'] as const;

const place = fc.record({
  suite: fc.constantFrom(...suites),
  route: fc.constantFrom(...routes),
  metric: fc.constantFrom(...metrics),
});

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const anyMetrics = fc.uniqueArray(
  fc.record({ place, change: share(-0.5, 0.5), spread: share(0, 0.2), primary: fc.boolean() }),
  { maxLength: 12, selector: (it) => JSON.stringify(it.place) },
);

const anyBudgets = fc.uniqueArray(
  fc.record({ suite: fc.constantFrom(...suites), value: share(0, 300), metric: fc.constantFrom(...metrics) }),
  { maxLength: 3, selector: ({ suite, metric }) => suite + metric },
);

const budgetOf = ({ suite, value, metric }: { suite: string; value: number; metric: string }): BudgetResult => {
  const isWorse = metric === 'throughput' ? value < 150 : value > 150;
  return { suite, scenario: 'load', metric, value, limit: 150, target: null, decision: isWorse ? 'exceeded' : 'met' };
};

const verdictOf = (compared: readonly MetricResult[], budgets: readonly BudgetResult[]): Result['verdict'] => {
  const has = (decision: MetricResult['decision']): boolean =>
    compared.some((it) => it.primary && it.decision === decision);
  if (has('regressed') || budgets.some((it) => it.decision === 'exceeded')) return 'fail';
  return has('inconclusive') ? 'inconclusive' : 'pass';
};

const anyResult: fc.Arbitrary<Result> = fc
  .record({ sketches: anyMetrics, sums: anyBudgets, inconclusive: fc.constantFrom('warn' as const, 'block' as const) })
  .map(({ sketches, sums, inconclusive }) => {
    const compared = [
      makeMetric(),
      ...sketches.map(({ place: at, ...sketch }) => makeMetric({ ...at, ...sketch, scenario: 'load' })),
    ].filter((it, i) => i > 0 || !sketches.some(({ place: at }) => at.suite === it.suite && at.route === null));
    const budgets = sums.map(budgetOf);
    const plain = makeResult({ metrics: compared, budgets, verdict: verdictOf(compared, budgets) });
    const result: Result = {
      ...plain,
      comparisons: { possible: 20, expected: 20, made: 20 },
      policy: { ...plain.policy, inconclusive },
    };
    return { ...result, findings: findings(result) };
  });

const anyAcceptance: fc.Arbitrary<Acceptance> = fc
  .record({
    covers: fc.array(
      fc.record({ place, most: fc.option(share(-0.6, 0.6)), value: fc.option(share(0, 300)), scenario: fc.boolean() }),
      { maxLength: 12 },
    ),
    until: fc.constantFrom('2026-03-10T00:00:00.000Z', '2026-04-01T00:00:00.000Z', 'soon'),
  })
  .map(({ covers, until }) =>
    makeAcceptance({
      until,
      covers: covers.map(({ place: at, most, value, scenario }) => ({
        ...at,
        most,
        value,
        scenario: scenario ? 'load' : null,
      })),
    }),
  );

/** A result with acceptances, some of which cover what blocks in it. */
const anyCase = fc
  .record({ result: anyResult, given: fc.array(anyAcceptance, { maxLength: 4 }), some: fc.array(fc.boolean()) })
  .map(({ result, given, some }) => ({
    result,
    given: [...given, makeAcceptance({ covers: coversOf(result).filter((_, i) => some[i] !== false) })],
  }));

const isBlocked = ({ verdict, policy }: Result): boolean =>
  ['failure', 'action_required'].includes(conclusionOf(verdict, policy.inconclusive));

/** Written once more, and plainly: whether somebody accepted that much of it. */
const isAccepted = (
  { suite, scenario, metric }: { suite: string; scenario: string | null; metric: string },
  given: readonly Acceptance[],
  holds: (at: Acceptance['covers'][number]) => boolean,
): boolean =>
  given.some(
    ({ until, covers }) =>
      new Date(until) > inMarch &&
      covers.some((at) => at.suite === suite && at.scenario === scenario && at.metric === metric && holds(at)),
  );

test('what is worse than what was accepted keeps a run blocked', () => {
  let passed = 0;
  fc.assert(
    fc.property(anyCase, ({ result, given }) => {
      const judged = applyAcceptances(result, given, inMarch);
      if (isBlocked(judged)) return;
      passed += 1;
      const regressed = result.metrics.filter((it) => it.primary && it.decision === 'regressed');
      for (const it of regressed) {
        const { estimate } = it.change;
        expect(
          isAccepted(it, given, ({ route, most }) => {
            if (route !== it.route || most === null) return false;
            return it.better === 'lower' ? estimate <= most : estimate >= most;
          }),
        ).toBe(true);
      }
      for (const it of result.budgets.filter(({ decision }) => decision === 'exceeded')) {
        expect(
          isAccepted(it, given, ({ most, value }) => {
            if (most !== null || value === null) return false;
            return it.metric === 'throughput' ? it.value >= value : it.value <= value;
          }),
        ).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
  expect(passed).toBeGreaterThan(50);
});

test('accepting more never blocks more, and what is blocked without acceptances is the most that is', () => {
  fc.assert(
    fc.property(anyCase, fc.array(fc.boolean()), ({ result, given }, kept) => {
      const fewer = given.filter((_, i) => kept[i] === true);
      const less = applyAcceptances(result, fewer, inMarch);
      const more = applyAcceptances(result, given, inMarch);
      expect(!isBlocked(more) || isBlocked(less)).toBe(true);
      expect(!isBlocked(less) || isBlocked(result)).toBe(true);
      // Fewer places are fewer acceptances, too.
      const tighter = given.map((it) => ({
        ...it,
        covers: it.covers.filter((at) => at.most === null || at.most < 0.2),
      }));
      expect(!isBlocked(more) || isBlocked(applyAcceptances(result, tighter, inMarch))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('what was measured never changes, and judging again changes nothing', () => {
  fc.assert(
    fc.property(anyCase, ({ result, given }) => {
      const judged = applyAcceptances(result, given, inMarch);
      expect(judged.metrics).toBe(result.metrics);
      expect(judged.budgets).toBe(result.budgets);
      expect(judged.findings.map(({ id }) => id).toSorted()).toEqual(result.findings.map(({ id }) => id).toSorted());
      expect(applyAcceptances(judged, given, inMarch)).toEqual(judged);
      for (const it of judged.accepted ?? []) expect(given).toContain(it);
      expect(judged.accepted !== undefined || judged === result).toBe(true);
      // A pass that rests on acceptances has no finding that blocks.
      const blocking = judged.findings.filter((it) => it.severity === 'blocking');
      expect(judged.verdict === 'pass' ? blocking : []).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('accepting everything that blocks unblocks', () => {
  fc.assert(
    fc.property(anyResult, (result) => {
      const judged = applyAcceptances(result, [makeAcceptance({ covers: coversOf(result) })], inMarch);
      expect(isBlocked(judged)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('an invalid run stays invalid, whatever people accept', () => {
  fc.assert(
    fc.property(anyCase, ({ result, given }) => {
      const invalid: Result = { ...result, verdict: 'invalid' };
      expect(applyAcceptances(invalid, given, inMarch)).toBe(invalid);
    }),
  );
});

test('every regression and every exceeded budget is told by a finding, so that it can be accepted by it', () => {
  const told = (result: Result): void => {
    const blockers = blockersOf(result).filter(({ kind }) => kind !== 'undecided');
    const causes = new Set([...findingCauses(result.findings, blockers).values()].flat());
    expect(blockers.filter((it) => !causes.has(it))).toEqual([]);
  };
  for (const name of ['fail-cpu-of-one-route', 'fail-waits', 'fail-budget', 'fail-two-suites'] as const) {
    expect(blockersOf(cases[name]).length).toBeGreaterThan(0);
    told(cases[name]);
  }
  fc.assert(fc.property(anyResult, told), { numRuns: 300 });
});

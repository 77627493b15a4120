import type { Block } from '../core/block.ts';
import type { JudgeInput, SuiteInput } from '../gate/judge-input.ts';
import { planLooks, type LookPlan } from '../statistics/looks.ts';
import { bundleInput } from './bundle/bundle-input.ts';
import type { CheckPlan, SuitePlan } from './plan-check.ts';

/** Assumed while no block has run, ms. */
const usualTime = 10_000;

/** Mean wall time of a block, ms. */
export const meanTime = (blocks: readonly Block[]): number => {
  const times = blocks.map(({ time }) => time.start + time.warmUp + time.load + time.other);
  return times.length === 0 ? usualTime : times.reduce((sum, time) => sum + time, 0) / times.length;
};

/** What the judge is given of a plan and its blocks: the same for the run itself and for whoever recomputes it. */
export const judgeInput = (
  plan: Pick<CheckPlan, 'policy' | 'policyFrom' | 'bundles'>,
  suites: readonly { readonly plan: SuitePlan; readonly blocks: readonly Block[]; readonly looks: LookPlan }[],
  final: boolean,
): JudgeInput => ({
  policy: plan.policy,
  policyFrom: plan.policyFrom,
  suites: suites.map(({ plan: { suite, schedule, skipped }, blocks, looks }): SuiteInput => ({
    name: suite.name,
    ...(suite.type === 'page' ? { type: 'page' as const } : {}),
    scenarios: suite.scenarios.map(({ name, model }) => ({ name, model })),
    routes: suite.routes.map(({ name, weight }) => ({ name, weight })),
    schedule,
    blocks,
    skipped,
    absent: [],
    looks,
  })),
  ...(plan.bundles.length === 0 ? {} : { bundles: plan.bundles.map(bundleInput) }),
  final,
  blockTime: meanTime(suites.flatMap(({ blocks }) => blocks)),
});

/** The same before the first block: what raw/ keeps of a plan. */
export const emptyInput = (plan: CheckPlan, final: boolean): JudgeInput => {
  const looks = planLooks(plan.policy.maxBlocks);
  return judgeInput(
    plan,
    plan.suites.map((suite) => ({ plan: suite, blocks: [], looks })),
    final,
  );
};

/** The plan with another time limit than the policy's, ms; null leaves it. */
export const withTimeLimit = (plan: CheckPlan, timeLimit: number | null): CheckPlan =>
  timeLimit === null ? plan : { ...plan, policy: { ...plan.policy, timeLimit } };

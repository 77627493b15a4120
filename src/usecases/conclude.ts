import type { Block } from '../core/block.ts';
import { environmentClass } from '../core/environment-class.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Finding, Result } from '../core/result.ts';
import type { Judgement } from '../gate/judge-input.ts';
import type { CheckPlan } from './plan-check.ts';
import type { FindFindings, Sides } from './ports.ts';

export interface Conclusion {
  readonly sides: Sides;
  readonly plan: CheckPlan;
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  /** What was profiled, for the findings. */
  readonly profiles?: readonly ProfileDifference[];
  /** What that took, ms. */
  readonly profiled?: number;
  readonly machine: Result['environment'];
  /** What pages were visited with. */
  readonly browser?: string | null;
  readonly seed: number;
  readonly startedAt: Date;
  /** ms. */
  readonly duration: number;
  readonly prepared: number;
  readonly notices: readonly string[];
  readonly findings: FindFindings;
  /** What the stored record adds; nothing where a run was given none. */
  readonly history?: Pick<Result, 'baseline' | 'trends' | 'goals'> & { readonly information: readonly Finding[] };
}

const sumTimes = (blocks: readonly Block[], part: keyof Block['time']): number =>
  blocks.reduce((sum, { time }) => sum + time[part], 0);

const commitOf = ({ ref, commit, tree }: Sides['base']) => ({ ref, commit, tree });

const without = (machine: Result['environment']): NonNullable<Conclusion['history']> => ({
  baseline: { store: null, environment: environmentClass(machine), records: 0, newest: null, notice: null },
  trends: [],
  goals: [],
  information: [],
});

/** Puts the result together. */
export const conclude = (input: Conclusion): Result => {
  const { sides, plan, judgement, blocks, duration, prepared, profiled = 0, history = without(input.machine) } = input;
  const measure = duration - prepared;
  const [start, warmUp, load] = [sumTimes(blocks, 'start'), sumTimes(blocks, 'warmUp'), sumTimes(blocks, 'load')];
  const { verdict, reasons, comparisons, metrics, absent, budgets, control } = judgement;
  const result: Omit<Result, 'findings'> = {
    schema: 'pacegate/result@1',
    verdict,
    reasons,
    notices: [...new Set([...input.notices, ...judgement.notices])],
    base: commitOf(sides.base),
    head: { ...commitOf(sides.head), dirty: sides.head.dirty },
    comparisons,
    environment: { ...input.machine, ...(input.browser == null ? {} : { browser: input.browser }) },
    seed: input.seed,
    startedAt: input.startedAt.toISOString(),
    duration,
    time: {
      prepare: prepared,
      measure,
      start,
      warmUp,
      load,
      ...(profiled === 0 ? {} : { profile: profiled }),
      overhead: Math.max(0, measure - start - warmUp - load - profiled),
    },
    policy: {
      from: plan.policyFrom,
      falseAlarmRate: plan.policy.falseAlarmRate,
      timeLimit: plan.policy.timeLimit,
      inconclusive: plan.policy.inconclusive,
    },
    suites: judgement.suites.map(({ name, schedule, blocks: counts, discarded, wait, skipped }) => ({
      name,
      schedule,
      blocks: counts,
      discarded,
      wait,
      skipped,
    })),
    metrics,
    absent,
    budgets,
    ...(judgement.bundles === undefined ? {} : { bundles: judgement.bundles }),
    control,
    baseline: history.baseline,
    trends: history.trends,
    goals: history.goals,
  };
  // Callers count from their suite's directory on the head, where the lines are that a comment can stand on.
  const directories = Object.fromEntries(plan.suites.map(({ suite, own }) => [suite.name, own.head.directory]));
  const found = input.findings({ ...result, blocks, profiles: input.profiles ?? [], directories });
  return { ...result, findings: [...found, ...history.information] };
};

import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import type { Random } from '../core/random.ts';
import type { MetricResult } from '../core/result.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import { planLooks } from '../statistics/looks.ts';
import { isMeasuringFailure } from './failed-block.ts';
import { planAlone } from './plan-refresh.ts';
import type { CheckPlan } from './plan-check.ts';
import type { Archive, Laboratory } from './ports.ts';
import { judgeInput } from './run-input.ts';

export interface HeadAloneOptions {
  readonly plan: CheckPlan;
  readonly seed: number;
  readonly random: Random;
  /** Time of `clock` after which no further block starts, ms. */
  readonly deadline: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly laboratory: Laboratory;
  readonly archive: Archive;
}

export interface HeadAlone {
  /** As a recomputation from the kept blocks gives it, beside the budgets: nothing was compared. */
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  /** What the head measured; its sides are both the head's. */
  readonly metrics: readonly MetricResult[];
}

/** As many blocks as the first look takes. */
const blocksEach = 4;

/**
 * Measures the head beside itself, a few blocks of every suite, where there is no base to compare with.
 *
 * The blocks are kept as control blocks, which is what they are: one code on both sides. Whoever recomputes the verdict from them
 * finds that nothing was compared; as comparisons they would show that the head does not differ from the head, and pass.
 */
export const measureHeadAlone = async (options: HeadAloneOptions): Promise<HeadAlone> => {
  const { clock, laboratory, archive, signal, deadline, seed } = options;
  const plan = planAlone(options.plan);
  const wanted = plan.suites.filter(({ skipped }) => skipped === null);
  const blocks: Block[] = [];
  const given = new Set<string>();
  for (let index = 0; index < blocksEach; index++) {
    for (const { suite, own, schedule, solo } of wanted) {
      if (clock.now() >= deadline || given.has(suite.name)) continue;
      const first = blocks.find((it) => it.suite === suite.name && it.discarded === null);
      const length = first?.warmUp.duration;
      try {
        const block = await laboratory.runBlock({
          suite,
          own,
          index,
          kind: 'comparison',
          schedule,
          solo,
          alone: true,
          seed,
          random: options.random.fork(`${suite.name}/${index}`),
          warmUp: length === undefined ? suite.warmUp : { min: length, max: length },
          slice: first?.warmUp.slice ?? null,
        });
        blocks.push({ ...block, kind: 'control' });
        await archive.keepBlock({ ...block, kind: 'control' });
      } catch (error) {
        signal.throwIfAborted();
        // What a suite would have added is worth less than what the others still can.
        if (!isMeasuringFailure(error)) throw error;
        given.add(suite.name);
      }
      signal.throwIfAborted();
    }
  }
  const judged = (kind: Block['kind']): Judgement =>
    judge(
      judgeInput(
        plan,
        plan.suites.map((suite) => ({
          plan: suite,
          blocks: blocks.filter((block) => block.suite === suite.suite.name).map((block) => ({ ...block, kind })),
          looks: planLooks(plan.policy.maxBlocks),
        })),
        true,
      ),
    );
  const shown = judged('comparison');
  return { judgement: { ...judged('control'), budgets: shown.budgets }, blocks, metrics: shown.metrics };
};

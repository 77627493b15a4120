import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import type { Policy } from '../core/policy.ts';
import type { Random } from '../core/random.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import { planLooks, type LookPlan } from '../statistics/looks.ts';
import { nextBlockKind } from './block-order.ts';
import { failedBlock, isMeasuringFailure } from './failed-block.ts';
import { isExplained } from './is-explained.ts';
import { estimatesOf, remainingTime } from './outlook.ts';
import type { CheckPlan, SuitePlan } from './plan-check.ts';
import type { Archive, Laboratory, Report } from './ports.ts';
import { judgeInput, meanTime } from './run-input.ts';

export interface MeasureOptions {
  readonly plan: CheckPlan;
  readonly seed: number;
  readonly random: Random;
  /** Time of `clock` after which no further block starts, ms. */
  readonly deadline: number;
  readonly started: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly laboratory: Laboratory;
  readonly archive: Archive;
  readonly report: Report;
  /** Comparison blocks that each suite is expected to take, by its name, as far as is known. */
  readonly expected: ReadonlyMap<string, number>;
  /**
   * Whether each suite gets just the blocks that are expected of it, or those of the last look, whatever they show: what a run measures
   * that stops when it looks decided is a little off in the direction that let it stop.
   */
  readonly fixed: boolean;
}

interface Running {
  readonly plan: SuitePlan;
  readonly blocks: Block[];
  readonly looks: LookPlan;
  readonly expected: number | null;
  readonly fixed: boolean;
  warmUp: { readonly min: number; readonly max: number };
  slice: number | null;
}

/** A service that has failed in so many blocks, and in every one, is not unlucky. */
const enoughFailures = 3;

/**
 * Whether blocks to come can't make up for the discarded ones: nothing else was seen, or more than a fifth would be
 * discarded even if all others counted.
 */
const isHopeless = (blocks: readonly Block[], { maxBlocks }: Policy): boolean => {
  const attempts = blocks.filter(({ kind }) => kind === 'comparison');
  const lost = attempts.filter(({ discarded }) => discarded !== null).length;
  return lost > maxBlocks / 4 || (lost >= enoughFailures && lost === attempts.length);
};

/**
 * Measures the suites in turn, a block each, until each is decided, a regression is shown, or time is up. No block
 * starts after the deadline, so a run exceeds it by one block at most. Returns the final judgement.
 *
 * @throws ServiceError when a service does not start in the first block of all, where nothing else is known.
 */
export const measureSuites = async (options: MeasureOptions): Promise<{ judgement: Judgement; blocks: Block[] }> => {
  const { plan, clock, signal, laboratory, archive, report } = options;
  const suites: Running[] = plan.suites.map((suite) => ({
    plan: suite,
    blocks: [],
    looks: planLooks(plan.policy.maxBlocks),
    expected: options.expected.get(suite.suite.name) ?? null,
    fixed: options.fixed,
    warmUp: suite.suite.warmUp,
    slice: null,
  }));
  // Bundles are measured by now; what they show is no reason to stop measuring the others.
  const judgeNow = (final: boolean): Judgement =>
    judge(judgeInput(final ? plan : { ...plan, bundles: [] }, suites, final));

  const measureOne = async (running: Running): Promise<void> => {
    const { suite, own, schedule, solo, alone } = running.plan;
    const index = running.blocks.length;
    const kind = nextBlockKind(running.blocks);
    try {
      const block = await laboratory.runBlock({
        suite,
        own,
        index,
        kind,
        schedule,
        solo,
        alone,
        seed: options.seed,
        random: options.random.fork(`${suite.name}/${index}`),
        warmUp: running.warmUp,
        slice: running.slice,
      });
      running.blocks.push(block);
      // Later blocks are as long as the first one needed: finding it anew would let chance choose.
      if (running.slice === null && block.discarded === null) {
        running.warmUp = { min: block.warmUp.duration, max: block.warmUp.duration };
        running.slice = block.warmUp.slice;
      }
      await archive.keepBlock(block);
    } catch (error) {
      // Where nothing else is known it is the whole answer; later it spoils this block only.
      if (!isMeasuringFailure(error) || suites.every(({ blocks }) => blocks.length === 0)) throw error;
      const block = failedBlock({ suite: suite.name, index, kind, schedule, seed: options.seed }, clock, error);
      running.blocks.push(block);
      await archive.keepBlock(block);
    }
  };

  const tell = (running: Running, judgement: Judgement): void => {
    const { name } = running.plan.suite;
    const last = running.blocks.at(-1);
    if (last !== undefined && last.discarded !== null)
      report({ kind: 'discarded', suite: name, block: last.index + 1, reason: last.discarded.reason });
    const suite = judgement.suites.find((it) => it.name === name);
    report({
      kind: 'block',
      suite: name,
      block: suite?.blocks.counted ?? 0,
      of: (options.fixed ? running.expected : null) ?? plan.policy.maxBlocks,
      look: suite?.nextLook ?? null,
      blockKind: last?.kind ?? 'comparison',
      estimates: estimatesOf(judgement, name),
      elapsed: clock.now() - options.started,
      remaining: remainingTime(judgement, suites, options.deadline - clock.now(), meanTime(running.blocks)),
    });
  };

  let open = suites.filter(({ plan: { skipped } }) => skipped === null);
  while (open.length > 0) {
    for (const running of open) {
      if (clock.now() >= options.deadline)
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
      await measureOne(running);
      signal.throwIfAborted();
      const judgement = judgeNow(false);
      tell(running, judgement);
      if (!options.fixed && judgement.verdict === 'fail' && isExplained(judgement))
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
    }
    const judgement = judgeNow(false);
    open = open.filter(({ plan: { suite }, blocks, looks, expected }) => {
      const own = judgement.suites.find(({ name }) => name === suite.name);
      const last = looks.looks.at(-1)?.blocks ?? 0;
      const enough = options.fixed ? (expected ?? last) : last;
      const decided = !options.fixed && own?.decided === true;
      return !decided && (own?.blocks.counted ?? 0) < enough && !isHopeless(blocks, plan.policy);
    });
  }
  return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
};

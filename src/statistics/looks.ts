/** A moment, fixed beforehand, at which the data so far may decide. */
export interface Look {
  /** Counted comparison blocks at this look. */
  readonly blocks: number;
  /** Share of the run's error that this look may spend; the shares of a plan sum to 1. */
  readonly share: number;
}

export interface LookPlan {
  /** In ascending order of blocks. */
  readonly looks: readonly Look[];
}

const standard = [4, 6, 8, 12, 16, 24, 32, 48, 64];

/** 0.1, 0.15, 0.2, ...: later looks see more data, so error spent there buys more power. */
const weight = (index: number): number => 0.1 + 0.05 * index;

/**
 * The looks of a run of at most `maxBlocks` comparison blocks: those of 4, 6, 8, 12, 16, 24, 32, 48, 64 that fit, with
 * error shares 0.1, 0.15, 0.2, ... scaled to sum 1. Below 4 blocks there is one look, at `maxBlocks`.
 *
 * Bonferroni over looks: whatever the noise does between looks, the error over all looks is at most the sum of their
 * shares. Throws a RangeError unless `maxBlocks` is a whole number of at least 2.
 */
export const planLooks = (maxBlocks: number): LookPlan => {
  if (!Number.isInteger(maxBlocks) || maxBlocks < 2) {
    throw new RangeError(`A run of ${maxBlocks} blocks can't be judged: an interval needs at least 2.`);
  }
  const fitting = standard.filter((blocks) => blocks <= maxBlocks);
  const blocks = fitting.length === 0 ? [maxBlocks] : fitting;
  const total = blocks.reduce((sum, _, index) => sum + weight(index), 0);
  return { looks: blocks.map((it, index) => ({ blocks: it, share: weight(index) / total })) };
};

/**
 * The looks that a run with `blocks` counted blocks has had. A run that is over (`final`) between two planned looks gets
 * one more, at the number it reached, with the next look's share: the clock chose that number, not the data.
 */
export const looksReached = (plan: LookPlan, blocks: number, final: boolean): Look[] => {
  const reached = plan.looks.filter((look) => look.blocks <= blocks);
  const next = plan.looks[reached.length];
  const unplanned = final && next !== undefined && blocks >= 2 && blocks > (reached.at(-1)?.blocks ?? 0);
  return unplanned ? [...reached, { blocks, share: next.share }] : reached;
};

/** The next planned look after `blocks` counted blocks, or null when the plan is used up. */
export const lookAfter = (plan: LookPlan, blocks: number): Look | null =>
  plan.looks.find((look) => look.blocks > blocks) ?? null;

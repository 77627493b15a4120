import type { Block } from '../core/block.ts';

/** Counted comparison blocks that one control block stands for. */
const perControl = 5;

/**
 * Whether the next block compares the sides or is a control. The first control comes after two comparisons, so that
 * every verdict has one; a discarded block does not count.
 */
export const nextBlockKind = (blocks: readonly Block[]): Block['kind'] => {
  const counted = (kind: Block['kind']): number =>
    blocks.filter((block) => block.kind === kind && block.discarded === null).length;
  const tried = blocks.filter((block) => block.kind === 'control').length;
  const due = Math.ceil((counted('comparison') - 1) / perControl);
  // A control that keeps being discarded must not keep the run from its comparisons.
  return counted('control') < due && tried < due + 1 ? 'control' : 'comparison';
};

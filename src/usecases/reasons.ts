import type { Block } from '../core/block.ts';
import type { PacegateError } from '../core/errors.ts';
import { formatDuration } from '../core/format.ts';
import type { Judgement } from '../gate/judge-input.ts';
import type { CheckPlan } from './plan-check.ts';

/** Why nothing was compared: the time was up before the first block. `prepared` is the time that preparing took, ms. */
export const noTimeLeft = ({ policy }: CheckPlan, prepared: number): string =>
  `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over before the first block; preparing ` +
  `both sides took ${formatDuration(prepared)}. Make install and build faster, or allow more with gate.time-limit or --time-limit.`;

/** Blocks of the first look: with fewer there is rarely a decision. */
const fewestBlocks = 4;

/**
 * One block has no interval: where that is all the time limit allowed, the reason is the time and not the change. `elapsed`: ms.
 */
export const sayTooShort = (
  { judgement, blocks }: { readonly judgement: Judgement; readonly blocks: readonly Block[] },
  { policy }: CheckPlan,
  elapsed: number,
): Judgement => {
  const counted = judgement.suites.filter(({ skipped }) => skipped === null).map((suite) => suite.blocks.counted);
  const cutShort = elapsed >= policy.timeLimit && blocks.every(({ discarded }) => discarded === null);
  if (judgement.verdict !== 'invalid' || judgement.comparisons.made > 0 || !cutShort || Math.max(...counted) > 1)
    return judgement;
  const enough = formatDuration(Math.ceil((elapsed * fewestBlocks * counted.length) / 60_000 / blocks.length) * 60_000);
  const reason =
    `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over after ` +
    `${blocks.length === 1 ? 'one block' : `${blocks.length} blocks`}, and a comparison takes several. ` +
    `Allow at least ${enough} with gate.time-limit or --time-limit.`;
  return { ...judgement, reasons: [reason] };
};

/** A failure as a reason. The cure goes with the first line: what follows it is output of a command. */
export const reasonOf = ({ message, cure }: PacegateError): string => {
  const [what = '', ...output] = message.split('\n');
  return [`${what}${/[.!?]$/.test(what) ? '' : '.'} ${cure}`, ...output].join('\n');
};

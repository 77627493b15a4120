import { isDeepStrictEqual } from 'node:util';
import type { Block, Slice } from '../../core/block.ts';
import { createRandom } from '../../core/random.ts';
import { sides } from '../../core/side.ts';
import { blockFile } from '../../core/raw-names.ts';
import { discardReason } from '../../measure/block/discard.ts';
import { planBlock, slicePlan } from '../../measure/block/plan-slices.ts';
import { longestSlice } from '../../measure/block/warm-up.ts';
import type { LoadOrder } from '../../measure/load/protocol.ts';
import { refusal } from '../../measure/upload/refuse.ts';
import { nextBlockKind } from '../block-order.ts';
import type { SuitePlan } from '../plan-check.ts';

const identityOf = ({ scenario, route, order }: Slice): object => ({ scenario, route, order });
const plannedIdentity = ({ scenario, route, order }: LoadOrder): object => ({
  scenario: scenario.name,
  route,
  order: [...order],
});

/** The same of a page's block: a visit of each side, and nothing else. */
const pageFault = ({ suite, index, seed: own, slices, visits = [], discarded }: Block, seed: number): string | null => {
  if (own !== `${seed}/${suite}/${index}`) return "does not come from the run's seed";
  if (slices.length > 0) return 'holds slices, and a page has visits';
  if (discarded !== null) return null;
  if (!sides.every((side) => visits.some((it) => it.side === side))) return 'counts, and a side was not visited';
  return visits.length > sides.length ? 'holds more visits than one of each side' : null;
};

/** What a block has that its plan does not, or the other way round; null where they agree. */
const planFault = (block: Block, plan: SuitePlan, seed: number): string | null => {
  const { suite, schedule, solo } = plan;
  if (block.schedule === schedule && suite.type === 'page') return pageFault(block, seed);
  if (suite.type === 'page') return `was measured by schedule ${block.schedule}, and ${schedule} is planned`;
  const { index, kind, slices, visits, discarded } = block;
  if (visits !== undefined) return 'holds visits, and a service has slices';
  if (block.schedule !== schedule) return `was measured by schedule ${block.schedule}, and ${schedule} is planned`;
  if (block.seed !== `${seed}/${suite.name}/${index}`) return "does not come from the run's seed";
  if (block.warmUp.slice > longestSlice) return 'has longer windows than any';
  const random = createRandom(seed).fork(`${suite.name}/${index}`);
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, plan: slicePlan, random });
  if (block.startOrder.length > 0 && !isDeepStrictEqual(block.startOrder, startOrder))
    return 'started its sides in another order than its seed says';
  const planned = loads.slice(0, slices.length).map(plannedIdentity);
  if (slices.length > loads.length || !isDeepStrictEqual(slices.map(identityOf), planned))
    return 'holds other slices than the configuration of the base and its seed say';
  const known = new Set(suite.routes.map(({ name }) => name));
  const loaded = slices.flatMap((slice) => sides.flatMap((side) => slice[side] ?? []));
  if (loaded.some(({ routes }) => Object.keys(routes).some((name) => !known.has(name))))
    return 'holds requests that the configuration of the base does not ask for';
  if (discarded !== null) return null;
  const complete = slices.length === loads.length && sides.every((side) => block.sides[side] !== null);
  return complete ? null : 'counts, and a part of its slices is missing';
};

const died = /^(?:base|head) died in the middle of a block\b/;

/**
 * Whether a block is counted or discarded as its data say. Only why it broke off must be believed: that its services failed
 * is not in the data. A death may come after the last slice.
 */
const discardFault = (block: Block, plan: SuitePlan, seed: number): string | null => {
  const { slices, warmUp, discarded, kind } = block;
  if (plan.suite.type === 'page') return null;
  if (discarded !== null && (slices.length === 0 || died.test(discarded.reason))) return null;
  const random = createRandom(seed).fork(`${plan.suite.name}/${block.index}`);
  const { loads } = planBlock({
    suite: plan.suite,
    kind,
    schedule: plan.schedule,
    solo: plan.solo,
    plan: slicePlan,
    random,
  });
  const own = slices.length === loads.length ? discardReason(slices, warmUp.slice) : null;
  if (isDeepStrictEqual(own, discarded)) return null;
  return own === null
    ? 'was discarded, and its data give no reason to'
    : 'counts, and its data say that it has to be discarded';
};

/**
 * Whether a suite's blocks are what its plan and the run's seed lead to: kinds in turn, the planned schedule, every slice in
 * its place, only routes that were asked for, discarded by the rules, no more than the last look takes. A run of this
 * version writes nothing else, so whatever differs was changed afterwards, or comes from another version or configuration.
 * Throws an UploadError that names the block.
 */
export const checkConformance = (
  blocks: readonly Block[],
  plan: SuitePlan,
  { seed, mostBlocks }: { readonly seed: number; /** Of the last look. */ readonly mostBlocks: number },
): void => {
  for (const [at, block] of blocks.entries()) {
    const before = blocks.slice(0, at);
    const kind = nextBlockKind(before);
    if (block.kind !== kind)
      throw refusal(blockFile(block), `is a ${block.kind} block, and a ${kind} block was in turn`);
    const fault = planFault(block, plan, seed) ?? discardFault(block, plan, seed);
    if (fault !== null) throw refusal(blockFile(block), fault);
  }
  const counted = blocks.filter((block) => block.kind === 'comparison' && block.discarded === null).length;
  if (counted > mostBlocks)
    throw refusal(
      null,
      `holds ${counted} blocks of suite ${plan.suite.name} that count; the policy allows ${mostBlocks}`,
    );
};

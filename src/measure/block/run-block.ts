import type { Block } from '../../core/block.ts';
import type { BlockOrder, BlockTools } from './block-order.ts';
import { discardReason } from './discard.ts';
import { firstError } from './first-error.ts';
import { planBlock } from './plan-slices.ts';
import { runPhase, type Phase } from './run-phase.ts';
import { createStopwatch } from './stopwatch.ts';

/**
 * Runs one block: fresh processes of both sides, joint warm-up, slices, stop. What goes wrong after the services were
 * ready discards the block with its reason; nothing is thrown for it, so what was measured before stands.
 *
 * @throws ServiceError when a service does not start; PreparationError when `setup` or `teardown` fails.
 */
export const runBlock = async (order: BlockOrder, tools: BlockTools): Promise<Block> => {
  const { suite, kind, schedule, random, plan, index, solo, only } = order;
  const startedAt = new Date().toISOString();
  const watch = createStopwatch();
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, only, plan, random });
  const groups = schedule === 'one-at-a-time' ? startOrder.map((side) => [side]) : [startOrder];

  const phases: Phase[] = [];
  for (const living of groups) {
    const own = loads.filter((load) => load.order.every((side) => living.includes(side)));
    try {
      phases.push(await runPhase({ order, tools, living, loads: own, watch }));
    } catch (error) {
      throw firstError(error);
    }
    if (phases.some(({ discarded }) => discarded !== null)) break;
  }

  const slices = phases.flatMap((phase) => phase.slices);
  const warmed = phases.flatMap(({ warmUp }) => warmUp ?? []);
  const longest = Math.max(plan.duration, order.slice ?? 0, ...warmed.map((it) => it.slice));
  return {
    schema: 'pacegate/block@1',
    suite: suite.name,
    index,
    kind,
    schedule,
    seed: `${order.seed}/${suite.name}/${index}`,
    startedAt,
    startOrder,
    warmUp: {
      duration: Math.max(0, ...warmed.map((it) => it.duration)),
      flat: warmed.every((it) => it.flat),
      slice: longest,
    },
    sides: { base: null, head: null, ...Object.assign({}, ...phases.map((phase) => phase.sides)) },
    slices,
    time: watch.total(),
    discarded: phases.find(({ discarded }) => discarded !== null)?.discarded ?? discardReason(slices, longest),
  };
};

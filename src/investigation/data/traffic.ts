import type { Block } from '../../core/block.ts';
import { requestsOf } from '../../gate/requests-served.ts';
import { countedBlocks } from '../../advice/work.ts';

/** Shares of the requests of the mix that went to each route of a suite, by the base's slices; empty where none were served. */
export const trafficOf = (blocks: readonly Block[], suite: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const add = (route: string, amount: number): void => void counts.set(route, (counts.get(route) ?? 0) + amount);
  for (const block of countedBlocks(blocks, suite)) {
    const mixed = block.slices.filter(({ route, base }) => route === null && base !== null);
    for (const { base } of mixed)
      for (const [route, { durations, errors }] of Object.entries(base?.routes ?? {}))
        add(route, durations.length + errors);
    if (mixed.length === 0) for (const [route, amount] of Object.entries(requestsOf(block, 'base'))) add(route, amount);
  }
  const total = counts.values().reduce((sum, it) => sum + it, 0);
  return total === 0 ? new Map() : new Map([...counts].map(([route, amount]) => [route, amount / total]));
};

import type { Block } from '../../core/block.ts';
import { type WindowPair, windowPairs } from '../../gate/windows.ts';
import type { DataPlace } from './data-view.ts';

/**
 * Base and head windows of a place in one block, in the order of time: those of a route from its own slices, where it has some (a closed
 * loop), else its requests in the mix.
 */
export const pairsOf = (block: Block, { scenario, route }: DataPlace): WindowPair[] => {
  if (scenario === null) return [];
  const own = route === null ? [] : windowPairs(block, { scenario, sliceRoute: route, route });
  return own.length > 0 ? own : windowPairs(block, { scenario, sliceRoute: null, route });
};

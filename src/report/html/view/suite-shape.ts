import type { Block } from '../../../core/block.ts';
import type { SuiteShape } from '../../../gate/judge-input.ts';

/**
 * Which comparisons the blocks of a suite can give, told from the blocks themselves: the page is drawn from stored runs too, whose
 * configuration is gone. Weights of routes are not in blocks, and are all 1. null for a suite without slices, such as a page.
 */
export const shapeOf = (name: string, blocks: readonly Block[]): SuiteShape | null => {
  const slices = blocks.flatMap((block) => block.slices);
  const [first] = blocks;
  if (first === undefined || slices.length === 0) return null;
  const open = new Set(slices.flatMap(({ scenario, generator }) => (generator.lateness === null ? [] : [scenario])));
  const routes = new Set(
    slices.flatMap(({ base, head }) => [...Object.keys(base?.routes ?? {}), ...Object.keys(head?.routes ?? {})]),
  );
  return {
    name,
    scenarios: [...new Set(slices.map(({ scenario }) => scenario))].map((scenario) => ({
      name: scenario,
      model: open.has(scenario) ? ('open' as const) : ('closed' as const),
    })),
    routes: [...routes].map((route) => ({ name: route, weight: 1 })),
    schedule: first.schedule,
  };
};

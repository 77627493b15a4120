import type { ChangeFacts } from '../../../src/advice/growth/change-facts.ts';
import type { CutCost } from '../../../src/advice/growth/explain-growth.ts';
import { explainGrowth } from '../../../src/advice/growth/explain-growth.ts';
import type { GrowthPlan } from '../../../src/advice/growth/growth-plan.ts';
import { planGrowth } from '../../../src/advice/growth/plan-growth.ts';
import type { BundleGrowth } from '../../../src/core/bundle/bundle-growth.ts';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import { sizesOf } from '../../../src/core/bundle/sizes-of.ts';
import type { GraphSketch, ModuleSketch } from './make-graph.ts';
import { makeGraph } from './make-graph.ts';

export const facts = (differences: Partial<ChangeFacts> = {}): ChangeFacts => ({
  directory: '.',
  renames: [],
  changedFiles: ['src/main.js'],
  lock: [],
  manifests: [],
  ...differences,
});

/** A small shop: pages that are asked for later, a package in the first load and one that only a page has. */
export const shop = {
  'src/main.js': { size: 20_000, imports: ['src/util.js', 'node_modules/ui/index.js', 'dynamic src/pages/admin.js'] },
  'src/util.js': { size: 5000 },
  'src/pages/admin.js': { size: 30_000, imports: ['node_modules/chart/index.js', 'src/util.js'] },
  'node_modules/ui/index.js': { size: 60_000, version: '1.0.0' },
  'node_modules/chart/index.js': { size: 90_000, version: '2.0.0' },
} as const satisfies Readonly<Record<string, ModuleSketch>>;

/** The modules of the shop with some of them replaced or added. */
export const shopWith = (
  modules: Readonly<Record<string, ModuleSketch>>,
  rest: Omit<GraphSketch, 'modules'> = {},
): BundleGraph => makeGraph({ ...rest, modules: { ...shop, ...modules } });

export const planOf = (base: BundleGraph, head: BundleGraph, change: Partial<ChangeFacts> = {}): GrowthPlan =>
  planGrowth({ base, head, change: facts(change) });

/** What a plan finds, in short. */
export const found = (base: BundleGraph, head: BundleGraph, change: Partial<ChangeFacts> = {}) =>
  planOf(base, head, change).causes.map((it) => [it.kind, it.entry, it.subject]);

/** Cuts as the emitted files of a graph made by `makeGraph` would show them: a third of the bytes. */
export const explain = (base: BundleGraph, head: BundleGraph, change: Partial<ChangeFacts> = {}): BundleGrowth => {
  const plan = planOf(base, head, change);
  const costs = new Map<string, CutCost>();
  for (const { key, side, order } of plan.cuts) {
    const graph = side === 'base' ? base : head;
    const bytes = order.modules.reduce((sum, it) => sum + (graph.modules[it]?.parsed ?? 0), 0);
    const delta = { stat: bytes, parsed: bytes, gzip: Math.round(bytes / 3), brotli: Math.round(bytes / 4) };
    costs.set(key, { delta, method: 'ablation' });
  }
  return explainGrowth(plan, costs, { base: sizesOf(base), head: sizesOf(head) });
};

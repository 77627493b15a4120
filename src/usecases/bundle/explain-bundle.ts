import { explainCauses, explainGrowth } from '../../advice/growth/explain-growth.ts';
import type { GrowthPlan } from '../../advice/growth/growth-plan.ts';
import { planGrowth } from '../../advice/growth/plan-growth.ts';
import { countOf } from '../../advice/growth/quote.ts';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { BundleGrowth } from '../../core/bundle/bundle-growth.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import type { Side } from '../../core/side.ts';
import type { CutResult } from '../../measure/bundle/bundle-texts.ts';
import type { MeasuredBundle } from '../../measure/bundle/measure-side.ts';
import type { BundlePlan } from './bundle-plan.ts';
import type { BundleTools } from './bundle-tools.ts';
import { gatherChange } from './gather-change.ts';
import { placeCause } from './place-cause.ts';
import { proveFixes } from './prove-fixes.ts';

export interface BundlesToExplain {
  readonly plan: BundlePlan;
  readonly base: { readonly graph: BundleGraph; readonly sizes: BundleSizes; readonly built: MeasuredBundle | null };
  readonly head: MeasuredBundle & { readonly sizes: BundleSizes };
  /** ms until nothing is built any more. */
  readonly timeLeft: () => number;
}

const cutAll = async (
  { cuts }: GrowthPlan,
  built: Readonly<Record<Side, MeasuredBundle | null>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CutResult>> => {
  const costs = new Map<string, CutResult>();
  for (const { key, side, order } of cuts) {
    signal.throwIfAborted();
    const texts = built[side]?.texts;
    // Of a base that was taken from the record there are no files: its share is told by the sizes of modules.
    if (texts !== undefined) costs.set(key, await texts.cut(order));
  }
  return costs;
};

/**
 * Why a bundle grew: causes with their exact bytes, the line of the change that each comes from, and the edits that were built and
 * found to help. Throws the signal's reason when it is aborted, a BundleError where emitted files are gone.
 */
export const explainBundle = async (
  { plan, base, head, timeLeft }: BundlesToExplain,
  tools: BundleTools,
): Promise<BundleGrowth> => {
  const { repository, report, signal } = tools;
  const { directory, name } = plan.own.head;
  const change = await gatherChange(repository, directory);
  const growth = planGrowth({ base: base.graph, head: head.graph, change: change.facts });
  report({ kind: 'step', text: `${name}: ${countOf(growth.causes.length, 'cause')} found; measuring what each adds` });
  const costs = await cutAll(growth, { base: base.built, head }, signal);
  const sizes = { base: base.sizes, head: head.sizes };
  const causes = [];
  for (const { planned, cause } of explainCauses(growth, costs, sizes))
    causes.push(await placeCause(cause, planned.places, change, repository));
  return proveFixes(
    {
      growth: { ...explainGrowth(growth, costs, sizes), causes },
      suite: plan.own.head,
      sizes: head.sizes,
      change,
      timeLeft,
    },
    tools,
  );
};

import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { BundleMeasurement, BundleSideMeasurement } from '../../core/bundle/bundle-measurement.ts';
import { chunkSizesOf } from '../../core/bundle/chunk-sizes.ts';
import type { Policy } from '../../core/policy.ts';
import type { Side } from '../../core/side.ts';
import { judge } from '../../gate/judge.ts';
import type { MeasuredBundle } from '../../measure/bundle/measure-side.ts';
import { isMeasuringFailure } from '../failed-block.ts';
import { reasonOf } from '../reasons.ts';
import { bundleInput } from './bundle-input.ts';
import type { BundlePlan } from './bundle-plan.ts';
import type { BundleTools } from './bundle-tools.ts';
import { type BundlesToExplain, explainBundle } from './explain-bundle.ts';
import { mayHaveGrown } from './may-have-grown.ts';
import type { BundleOrder } from './measure-bundles.ts';
import { confirmed } from './reproducibility.ts';

export interface ComparedBundle {
  readonly measurement: BundleMeasurement;
  readonly graphs: Readonly<Partial<Record<Side, BundleGraph>>>;
  /** Whether the head stands on both sides. */
  readonly alone: boolean;
}

/** One side as far as it could be had. */
interface Had {
  readonly side: BundleSideMeasurement | null;
  readonly graph: BundleGraph | null;
  /** null where it was not built here. */
  readonly built: MeasuredBundle | null;
  readonly failure: string | null;
}

const failed = (failure: string): Had => ({ side: null, graph: null, built: null, failure });

const measure = async (side: Side, { own }: BundlePlan, { bundles, signal }: BundleTools): Promise<Had> => {
  try {
    const built = await bundles.measure(side, own[side]);
    const { graph, sizes } = built;
    const { bundler } = graph;
    return { side: { sizes, bundler, source: 'built', reproducible: null, wobble: 0 }, graph, built, failure: null };
  } catch (error) {
    signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return failed(reasonOf(error));
  }
};

const baseOf = async (
  plan: BundlePlan,
  measured: Promise<Had>,
  order: BundleOrder,
  tools: BundleTools,
): Promise<Had> => {
  if (plan.alone) return { ...(await measured), built: null };
  const stored = order.bases.get(plan.suite.name);
  if (stored !== undefined) {
    const { bundler, reproducible, wobble } = stored.bundle;
    const sizes = { ...stored.bundle.sizes, chunks: chunkSizesOf(stored.graph) };
    const side = { sizes, bundler, source: 'stored', reproducible, wobble } as const;
    return { side, graph: stored.graph, built: null, failure: null };
  }
  return order.failed === null ? measure('base', plan, tools) : failed(reasonOf(order.failed));
};

const isRegressed = (plan: BundlePlan, policy: Policy): boolean =>
  judge({
    policy,
    policyFrom: 'given',
    suites: [],
    bundles: [bundleInput(plan)],
    final: true,
    blockTime: 0,
  }).metrics.some(({ primary, decision }) => primary && decision === 'regressed');

/** Sizes stand without their causes, so what goes wrong here is a notice. */
const explained = async (
  bundles: BundlesToExplain,
  tools: BundleTools,
  notices: string[],
): Promise<BundleMeasurement['growth']> => {
  if (!mayHaveGrown(bundles.base.sizes, bundles.head.sizes)) return null;
  try {
    return await explainBundle(bundles, tools);
  } catch (error) {
    tools.signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    notices.push(`why it grew could not be told: ${reasonOf(error)}`);
    return null;
  }
};

const noticesOf = (base: Had, head: Had): string[] => [
  ...new Set([...(base.graph?.notices ?? []), ...(head.graph?.notices ?? [])]),
];

/**
 * Compares the bundles of both sides: exact sizes, why they grew, and edits that were built. A regression, and whatever is recorded, is
 * built a second time, so that a build that never gives the same files twice is not taken for a change.
 *
 * @throws the signal's reason when it is aborted.
 */
export const compareBundle = async (
  plan: BundlePlan,
  order: BundleOrder & { readonly policy: Policy },
  tools: BundleTools,
): Promise<ComparedBundle> => {
  const { clock, report, bundles } = tools;
  const { name } = plan.suite;
  const startedAt = clock.date().toISOString();
  const began = clock.now();
  // Both at once: reading large statistics takes a core each.
  const measuring = measure('head', plan, tools);
  const [head, found] = await Promise.all([measuring, baseOf(plan, measuring, order, tools)]);
  // Whatever the previous commit can't do any more, the next refresh must not fail on it again.
  const isLost = order.purpose === 'refresh' && found.failure !== null && head.side !== null;
  const base = isLost ? { ...head, built: null } : found;
  const alone = plan.alone || isLost;
  const failures = (['base', 'head'] as const).flatMap((side) => {
    const reason = { base, head }[side].failure;
    return reason === null || (side === 'base' && alone) ? [] : [{ side, reason }];
  });
  const measured: BundleMeasurement = {
    schema: 'pacegate/bundle-comparison@1',
    suite: name,
    startedAt,
    duration: clock.now() - began,
    base: base.side,
    head: head.side,
    failures,
    growth: null,
    notices: noticesOf(base, head),
    pages: [],
  };
  const graphs = {
    ...(base.graph === null ? {} : { base: base.graph }),
    ...(head.graph === null ? {} : { head: head.graph }),
  };
  const timeLeft = (): number => order.deadline - clock.now();
  let { side } = head;
  const notices: string[] = isLost
    ? [`the head was measured beside itself: ${found.failure?.split('\n')[0] ?? ''}`]
    : [];
  const regressed = isRegressed({ ...plan, measurement: measured }, order.policy);
  if (side !== null && (regressed || order.purpose === 'refresh') && timeLeft() > 0) {
    report({ kind: 'step', text: `${name}: building the head a second time, to see whether it gives the same files` });
    const second = await bundles.rebuild(plan.own.head, null, timeLeft());
    if ('failure' in second) notices.push(`the head could not be built a second time: ${second.failure}`);
    else side = confirmed(side, second);
  }
  const growth =
    !alone && side !== null && head.built !== null && base.side !== null && base.graph !== null
      ? await explained(
          {
            plan,
            base: { graph: base.graph, sizes: base.side.sizes, built: base.built },
            head: { ...head.built, sizes: side.sizes },
            timeLeft,
          },
          tools,
          notices,
        )
      : null;
  const pages = alone
    ? []
    : await bundles.treemaps(name, {
        ...(base.built === null ? {} : { base: base.built }),
        ...(head.built === null ? {} : { head: head.built }),
      });
  return {
    measurement: {
      ...measured,
      duration: clock.now() - began,
      head: side,
      growth,
      notices: [...measured.notices, ...notices],
      pages: [...pages],
    },
    graphs,
    alone,
  };
};

import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { PacegateError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { MeasuringPorts } from '../prepare-and-measure.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { compareBundle } from './compare-bundle.ts';
import type { StoredBase } from './find-stored-bundle.ts';

export interface BundleOrder {
  /** By suite: the bases that are taken from the record. */
  readonly bases: ReadonlyMap<string, StoredBase>;
  /** Why the base could not be prepared, or null. */
  readonly failed: PacegateError | null;
  /** Time of the clock after which nothing is built any more, ms. */
  readonly deadline: number;
  readonly purpose: 'check' | 'refresh';
}

export interface MeasuredBundles {
  /** With what was measured. */
  readonly plan: CheckPlan;
  /** By suite. */
  readonly graphs: ReadonlyMap<string, Readonly<Partial<Record<Side, BundleGraph>>>>;
}

/**
 * Measures the bundle suites of a plan, one after the other, and keeps each as soon as it is measured. What can't be measured is told in
 * the measurement.
 *
 * @throws the signal's reason when it is aborted; OutputError when a measurement can't be kept.
 */
export const measureBundles = async (
  plan: CheckPlan,
  order: BundleOrder,
  ports: Pick<MeasuringPorts, 'bundles' | 'repository' | 'archive' | 'clock' | 'report' | 'signal'>,
): Promise<MeasuredBundles> => {
  const graphs = new Map<string, Readonly<Partial<Record<Side, BundleGraph>>>>();
  const bundles: BundlePlan[] = [];
  for (const bundle of plan.bundles) {
    if (bundle.skipped !== null) {
      bundles.push(bundle);
      continue;
    }
    const { name } = bundle.suite;
    ports.report({ kind: 'step', text: `${name}: reading what was built` });
    const compared = await compareBundle(bundle, { ...order, policy: plan.policy }, ports);
    ports.signal.throwIfAborted();
    await ports.archive.keepBundle(compared.measurement, compared.graphs);
    graphs.set(name, compared.graphs);
    bundles.push({ ...bundle, alone: compared.alone, measurement: compared.measurement });
  }
  return { plan: { ...plan, bundles }, graphs };
};

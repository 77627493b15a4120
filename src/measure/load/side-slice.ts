import type { SideSlice } from '../../core/block.ts';
import type { Collected } from './collector.ts';

/** What the probe inside a Node service says: totals since its processes started. */
export interface ProbeTotals {
  readonly served: number;
  /** ms. */
  readonly cpu: number;
  /** bytes. */
  readonly allocated: number | null;
  /** ms. */
  readonly gcPause: number | null;
}

/** What /proc says of a process tree: totals since it started, and its memory now. */
export interface TreeTotals {
  /** performance.now() of the reading. */
  readonly at: number;
  /** ms. */
  readonly cpu: number;
  /** ms that the main thread of the busiest process waited for a core. */
  readonly wait: number | null;
  /** bytes. */
  readonly rss: number;
}

export interface SensorReading {
  readonly probe: ProbeTotals | null;
  readonly tree: TreeTotals | null;
}

/** The tree may use this much more CPU than the probed processes before the probe is taken to miss some of them. */
const unprobedShare = 0.1;

const difference = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : Math.max(0, after - before);

/**
 * What one side did in a window, from the readings at its ends.
 *
 * Where the probe sees all processes its CPU time counts: it reads CPU and requests at one instant, so their ratio
 * holds even if the reading came late. Otherwise /proc and the generator's own count serve.
 */
export const sideSlice = (before: SensorReading, after: SensorReading, collected: Collected): SideSlice => {
  const treeCpu = difference(before.tree?.cpu ?? null, after.tree?.cpu ?? null);
  const probeCpu = difference(before.probe?.cpu ?? null, after.probe?.cpu ?? null);
  const served = difference(before.probe?.served ?? null, after.probe?.served ?? null);
  const probed = probeCpu !== null && served !== null && served > 0;
  const complete = probed && (treeCpu === null || treeCpu <= probeCpu * (1 + unprobedShare) + 5);
  const span = before.tree === null || after.tree === null ? null : after.tree.at - before.tree.at;
  const waited = difference(before.tree?.wait ?? null, after.tree?.wait ?? null);
  return {
    routes: collected.routes,
    failures: collected.failures,
    requests: probed ? served : collected.answers,
    requestsBy: probed ? 'probe' : 'generator',
    cpu: complete ? probeCpu : treeCpu,
    wait: waited === null || span === null || span <= 0 ? null : Math.min(1, waited / span),
    memory: after.tree?.rss ?? null,
    allocated: probed ? difference(before.probe?.allocated ?? null, after.probe?.allocated ?? null) : null,
    gcPause: probed ? difference(before.probe?.gcPause ?? null, after.probe?.gcPause ?? null) : null,
  };
};

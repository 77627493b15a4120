import type { ProfileKind } from '../advice/profile/side-profiles.ts';
import type { MetricResult } from '../core/result.ts';

/** Which profiles explain a metric. What only waits, or only asks for more, spends no time of its own; its callers are known without one. */
const kindsOf: Readonly<Record<string, ProfileKind>> = {
  'latency.mean': 'cpu',
  'latency.p50': 'cpu',
  'latency.p95': 'cpu',
  'latency.p99': 'cpu',
  throughput: 'cpu',
  'cpu.per-request': 'cpu',
  'eventloop.delay.p99': 'cpu',
  'io.sync-calls': 'cpu',
  'allocation.per-request': 'allocation',
  'gc.pause': 'allocation',
  'memory.rss.peak': 'allocation',
  'memory.heap': 'survivors',
  'memory.growth': 'survivors',
};

const order = ['cpu', 'allocation', 'survivors'] as const satisfies readonly ProfileKind[];

export interface ProfileWish {
  readonly suite: string;
  readonly kinds: readonly ProfileKind[];
  /** The only route that is slower, or null: a profile of it alone is not thinned out by the others. */
  readonly route: string | null;
}

/** What is worth profiling once a run is judged: suites with a shown regression, in the order of the metrics. */
export const profileWishes = (metrics: readonly MetricResult[]): ProfileWish[] => {
  const regressed = metrics.filter(
    ({ decision, metric }) => decision === 'regressed' && Object.hasOwn(kindsOf, metric),
  );
  return [...new Set(regressed.map(({ suite }) => suite))].map((suite) => {
    const own = regressed.filter((it) => it.suite === suite);
    const kinds = new Set(own.map(({ metric }) => kindsOf[metric]));
    const routes = new Set(own.flatMap(({ route }) => route ?? []));
    const [only] = routes;
    return {
      suite,
      kinds: order.filter((kind) => kinds.has(kind)),
      route: routes.size === 1 && only !== undefined ? only : null,
    };
  });
};

import type { Block } from '../../../core/block.ts';
import type { MetricResult } from '../../../core/result.ts';
import { failuresOf } from '../../../gate/window-values.ts';
import { windowPairs } from '../../../gate/windows.ts';
import type { LatencyCurves } from './latency-curves.ts';

/** One route in one scenario. Metrics are those of the result, where they could be compared. */
export interface RouteRow {
  readonly scenario: string;
  readonly route: string;
  readonly requests: { readonly base: number; readonly head: number };
  readonly failed: { readonly base: number; readonly head: number };
  readonly mean: MetricResult | null;
  readonly p95: MetricResult | null;
  readonly cpu: MetricResult | null;
  readonly queries: MetricResult | null;
}

interface Given {
  readonly suite: string;
  readonly metrics: readonly MetricResult[];
  readonly counted: readonly Block[];
  readonly latency: readonly LatencyCurves[];
  readonly open: ReadonlySet<string>;
}

/** What of a route can't be told comes last. */
const growth = ({ mean }: RouteRow): number => mean?.change.estimate ?? -Infinity;

/** Routes with answers on both sides, the one that slowed most first, each with what is known of it. */
export const routeRows = ({ suite, metrics, counted, latency, open }: Given): RouteRow[] => {
  const own = metrics.filter((it) => it.suite === suite);
  const rows = latency.flatMap(({ scenario, route, base, head }): RouteRow[] => {
    if (route === null) return [];
    const find = (metric: string, of: string | null): MetricResult | null =>
      own.find((it) => it.metric === metric && it.route === route && it.scenario === of) ?? null;
    const sliceRoute = open.has(scenario) ? null : route;
    const pairs = counted.flatMap((block) => windowPairs(block, { scenario, sliceRoute, route }));
    return [
      {
        scenario,
        route,
        requests: { base: base.requests, head: head.requests },
        failed: {
          base: failuresOf(pairs.map((it) => it.base)).failed,
          head: failuresOf(pairs.map((it) => it.head)).failed,
        },
        mean: find('latency.mean', scenario),
        p95: find('latency.p95', scenario),
        cpu: find('cpu.per-request', scenario),
        queries: find('db.queries', null),
      },
    ];
  });
  return rows.toSorted((a, b) => growth(b) - growth(a));
};

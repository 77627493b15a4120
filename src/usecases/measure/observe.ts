import { mergeCounts, quantileOf } from '../../core/histogram.ts';
import type { Clock } from '../../core/clock.ts';
import type { Phase, SeriesPoint } from '../../core/series.ts';
import type { Demand, KeptSeries, LoadedService } from './ports.ts';

/** Why a scenario ended before its time. */
export class CutShort extends Error {}

export interface ObserverOptions {
  readonly service: LoadedService;
  readonly series: KeptSeries;
  readonly clock: Clock;
  /** Rejects with a CutShort when the run is stopped. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Told of every point. */
  readonly told: (point: SeriesPoint) => void;
}

export interface Stay {
  readonly phase: Phase;
  readonly trial?: number;
  readonly demand: Demand;
  /** ms: how long, and how often a point is kept. */
  readonly length: number;
  readonly tick: number;
  /** Ends the stay early. */
  readonly until?: (point: SeriesPoint) => boolean;
}

/** Loads the service and keeps what comes, point by point. */
export interface Observer {
  /** Throws a CutShort when the run is stopped or the service dies, with all that came until then kept. */
  stay(stay: Stay): Promise<SeriesPoint[]>;
  /** Since the first stay, ms. */
  elapsed(): number;
}

/** A tick that would leave less than this for the last one takes it along, as a share of a tick. */
const leastTick = 0.3;
/** What is left of a stay after rounding is none, ms. */
const shortestTick = 0.5;

/** What ended a sleep early, or null. */
const cutOf = async (sleep: Promise<void>): Promise<CutShort | null> => {
  try {
    await sleep;
    return null;
  } catch (error) {
    if (error instanceof CutShort) return error;
    throw error;
  }
};

export const createObserver = ({ service, series, clock, sleep, told }: ObserverOptions): Observer => {
  let begun: number | null = null;
  const elapsed = (): number => (begun === null ? 0 : clock.now() - begun);
  return {
    elapsed,
    stay: async ({ phase, trial, demand, length, tick, until }) => {
      begun ??= clock.now();
      await service.demand(demand);
      // What came before belongs to the stay before, or to the gap between.
      await service.interval();
      const points: SeriesPoint[] = [];
      const start = clock.now();
      for (let at = 0; length - at > shortestTick; at = clock.now() - start) {
        const left = length - at;
        const from = elapsed();
        const cut = await cutOf(sleep(left < tick * (1 + leastTick) ? left : tick));
        const interval = await service.interval();
        const routes = Object.values(interval.routes);
        // What came since the last point is kept too: what the probe and the database count is told per request of the points.
        if (cut !== null && routes.every(({ ok, errors }) => ok + errors === 0)) throw cut;
        const latency = mergeCounts(routes.map((it) => it.latency));
        const ok = routes.reduce((sum, it) => sum + it.ok, 0);
        const point: SeriesPoint = {
          kind: 'point',
          phase,
          trial: trial ?? null,
          at: from,
          asked: demand.rate,
          connections: demand.connections,
          served: interval.length === 0 ? 0 : (ok * 1000) / interval.length,
          p50: quantileOf(latency, 0.5),
          p95: quantileOf(latency, 0.95),
          p99: quantileOf(latency, 0.99),
          errors: routes.reduce((sum, it) => sum + it.errors, 0),
          ...interval,
        };
        points.push(point);
        await series.add(point);
        told(point);
        if (cut !== null) throw cut;
        if (service.death !== null) throw new CutShort(service.death);
        if (until?.(point) === true) break;
      }
      return points;
    },
  };
};

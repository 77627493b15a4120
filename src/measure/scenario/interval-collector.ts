import { createHistogram, type Counts, type Histogram } from '../../core/histogram.ts';

/** What ended in an interval; everything in it is bounded by the number of routes and kinds of failure. */
export interface Collected {
  readonly routes: Record<string, { readonly ok: number; readonly errors: number; readonly latency: Counts }>;
  readonly failures: Record<string, number>;
  readonly begun: number;
  readonly dropped: number;
}

export interface IntervalCollector {
  began(): void;
  /** A request was due and not sent: too many others wait. */
  dropped(route: string): void;
  /** `duration` in ms. */
  ended(route: string, duration: number, failure: string | null): void;
  /** What came since the start or the last call, and forgets it. */
  take(): Collected;
}

interface RouteCount {
  ok: number;
  errors: number;
  readonly latency: Histogram;
}

export const createIntervalCollector = (): IntervalCollector => {
  const routes = new Map<string, RouteCount>();
  let failures: Record<string, number> = {};
  let begun = 0;
  let dropped = 0;
  const of = (route: string): RouteCount => {
    const known = routes.get(route) ?? { ok: 0, errors: 0, latency: createHistogram() };
    routes.set(route, known);
    return known;
  };
  const fail = (route: string, kind: string): void => {
    of(route).errors += 1;
    failures[kind] = (failures[kind] ?? 0) + 1;
  };
  return {
    began: () => {
      begun += 1;
    },
    dropped: (route) => {
      dropped += 1;
      fail(route, 'not sent');
    },
    ended: (route, duration, failure) => {
      if (failure !== null) fail(route, failure);
      else {
        const count = of(route);
        count.ok += 1;
        count.latency.add(duration);
      }
    },
    take: () => {
      const taken: Collected['routes'] = {};
      for (const [name, count] of routes) {
        taken[name] = { ok: count.ok, errors: count.errors, latency: count.latency.take() };
        count.ok = 0;
        count.errors = 0;
      }
      const collected = { routes: taken, failures, begun, dropped };
      failures = {};
      begun = 0;
      dropped = 0;
      return collected;
    },
  };
};

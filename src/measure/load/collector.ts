import type { RouteSample } from '../../core/block.ts';

export interface Collected {
  readonly routes: Record<string, RouteSample>;
  readonly failures: Record<string, number>;
  /** Answers of any kind. */
  readonly answers: number;
}

/** Gathers what ends inside one window of one side. */
export interface Collector {
  /** A request ended after `duration` ms; `failure` is null for an expected answer. */
  ended(route: string, duration: number, failure: string | null): void;
  collected(): Collected;
}

/** `only`: the single route that is loaded; answers of other routes are left-overs of the slice before. */
export const createCollector = (only: string | null): Collector => {
  const routes: Record<string, RouteSample> = {};
  const failures: Record<string, number> = {};
  let answers = 0;
  return {
    ended: (route, duration, failure) => {
      if (only !== null && route !== only) return;
      const sample = (routes[route] ??= { durations: [], errors: 0 });
      if (failure === null) sample.durations.push(Math.round(duration * 1000));
      else {
        sample.errors += 1;
        failures[failure] = (failures[failure] ?? 0) + 1;
      }
      if (failure !== 'connection' && failure !== 'timeout') answers += 1;
    },
    collected: () => ({ routes, failures, answers }),
  };
};

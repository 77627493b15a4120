import type { FullScenario, StressLoad } from '../../config/full-scenario.ts';
import type { Budget } from '../../core/policy.ts';
import type { SeriesPoint } from '../../core/series.ts';
import { judgeTrial } from '../../gate/measure/judge-trial.ts';
import { limitsOf, tried, trialsOf } from '../../gate/measure/judge-stress.ts';
import { capacityOf, nextRate } from '../../statistics/capacity-search.ts';
import type { Demand, LoadedService } from './ports.ts';
import type { Observer } from './observe.ts';

interface StressOptions {
  readonly scenario: FullScenario;
  readonly stress: StressLoad;
  /** ms, recovery included. */
  readonly duration: number;
  /** What the warm-up answered, requests/s: how fast the service is, roughly. */
  readonly warm: number;
  /** Requests/s that are usual; null where that is not known. */
  readonly normal: number | null;
  readonly policy: readonly Budget[];
  readonly service: LoadedService;
  readonly observer: Observer;
}

/** ms. */
const shortestHold = 300;
const longestHold = 30_000;
/** A trial with fewer requests depends on which of them fell into it. */
const fewestRequests = 60;
/** Trials that a search takes, about: what is left of the time is for the recovery. */
const usualTrials = 32;
const searchShare = 0.85;
const overloadTimes = 1.5;
const shortestWatch = 8000;
const longestRecovery = 60_000;
/** In a row: then it is not a moment's disturbance. */
const mostLate = 3;
const rest: Demand = { rate: null, connections: null };

/**
 * Raises the rate until the service no longer bears it, closes in on the knee, then overloads it once and looks how it
 * recovers. Everything is in the series: see judgeStress.
 */
export const runStress = async (options: StressOptions): Promise<void> => {
  const { stress, duration, warm, policy, service, observer } = options;
  const hold = stress.hold ?? Math.min(longestHold, Math.max(shortestHold, (duration * searchShare) / usualTrials));
  const holdAt = (rate: number): number => Math.min(longestHold * 2, Math.max(hold, (fewestRequests * 1000) / rate));
  const tickAt = (length: number): number => Math.min(5000, length / 4);
  const from = stress.from ?? Math.min(stress.to ?? Infinity, Math.max(1, warm / 10));
  const begun = observer.elapsed();
  const left = (): number => duration * searchShare - (observer.elapsed() - begun);
  const points: SeriesPoint[] = [];
  const low = holdAt(from);
  points.push(
    ...(await observer.stay({
      phase: 'low',
      demand: { rate: from, connections: null },
      length: low,
      tick: tickAt(low),
    })),
  );
  const limits = limitsOf(points, stress, policy);
  const bounds = { from, to: stress.to, factor: stress.step };

  const drain = async (): Promise<void> => {
    await service.demand(rest, true);
    const usual = 10;
    const length = Math.max(hold, 5000);
    await observer.stay({
      phase: 'drain',
      demand: rest,
      length,
      // A hold of an hour is no reason for a point every 50 ms of it.
      tick: Math.max(50, length / 600),
      until: ({ underWay }) => underWay <= usual,
    });
  };
  let late = 0;
  for (let trial = 0; ; trial++) {
    const trials = tried(trialsOf(points, limits, false));
    const rate = nextRate(trials, bounds);
    if (rate === null || late >= mostLate || left() < holdAt(rate)) break;
    const length = holdAt(rate);
    const held = await observer.stay({
      phase: 'trial',
      trial,
      demand: { rate, connections: null },
      length,
      tick: tickAt(length),
    });
    points.push(...held);
    const { brake } = judgeTrial(held, limits, false);
    late = brake === 'generator' ? late + 1 : 0;
    if (brake !== null) await drain();
  }

  const trials = tried(trialsOf(points, limits, false));
  const capacity = capacityOf(trials, bounds);
  if (capacity === null) return;
  const over = capacity.estimate * overloadTimes;
  await observer.stay({
    phase: 'overload',
    demand: { rate: over, connections: null },
    length: holdAt(over),
    tick: tickAt(holdAt(over)),
  });
  const usual = Math.min(options.normal ?? Infinity, capacity.estimate / 2);
  const tick = Math.max(250, Math.min(1000, (fewestRequests * 1000) / usual / 3));
  let good = 0;
  await observer.stay({
    phase: 'recovery',
    demand: { rate: usual, connections: null },
    length: Math.min(longestRecovery, Math.max(shortestWatch, hold * 10)),
    tick,
    until: (point) => {
      good = judgeTrial([point], limits, false).held ? good + 1 : 0;
      return good >= 3;
    },
  });
};

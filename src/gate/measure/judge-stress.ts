import type { StressLoad } from '../../config/full-scenario.ts';
import { formatDuration, formatShare, formatValue } from '../../core/format.ts';
import type { Brake, CapacityResult } from '../../core/measurement.ts';
import { metricOf } from '../../core/metrics.ts';
import type { Budget } from '../../core/policy.ts';
import { pointsOf, type Phase, type Series, type SeriesPoint } from '../../core/series.ts';
import { capacityOf, isBoundReached, type SearchBounds } from '../../statistics/capacity-search.ts';
import { judgeTrial, type JudgedTrial } from './judge-trial.ts';
import { latencyQuantile, mergePoints } from './merged.ts';
import { type StressLimit, stressLimits } from './stress-limits.ts';

const ofPhase = (points: readonly SeriesPoint[], wanted: Phase): SeriesPoint[] =>
  points.filter(({ phase }) => phase === wanted);

/** The limits that a stress scenario is held to, from its low load. */
export const limitsOf = (
  points: readonly SeriesPoint[],
  stress: StressLoad,
  policy: readonly Budget[],
): StressLimit[] => stressLimits(stress.budgets, policy, latencyQuantile(mergePoints(ofPhase(points, 'low')), 0.95));

/** The trials in their order. `died`: whether the service died, which is the last one's doing. */
export const trialsOf = (
  points: readonly SeriesPoint[],
  limits: readonly StressLimit[],
  died: boolean,
): JudgedTrial[] => {
  const groups = [...Map.groupBy(ofPhase(points, 'trial'), ({ trial }) => trial ?? 0).values()];
  return groups.map((group, index) => judgeTrial(group, limits, died && index === groups.length - 1));
};

/** What the search goes by: a trial that the generator could not make says nothing. */
export const tried = (trials: readonly JudgedTrial[]): JudgedTrial[] =>
  trials.filter(({ brake }) => brake !== 'generator');

const rateText = (rate: number): string => formatValue(rate, 'requests/s');

const limitText = ({ metric, limit }: StressLimit): string =>
  `${metricOf(metric).title} above ${formatValue(limit, metricOf(metric).unit)}`;

const brakeText = (
  brake: Brake,
  trial: JudgedTrial | undefined,
  limits: readonly StressLimit[],
  best: number | null,
): string => {
  const at = trial === undefined ? '' : ` at ${rateText(trial.rate)}`;
  const held = best === null ? 'no rate was borne' : `${rateText(best)} was borne`;
  switch (brake) {
    case 'latency':
      return `Latency broke first${at}: ${limits
        .filter(({ metric }) => metric.startsWith('latency.'))
        .map(limitText)
        .join(
          ' or ',
        )}${trial?.p95 === null || trial === undefined ? '' : ` (95th percentile ${formatValue(trial.p95, 'ms')})`}.`;
    case 'errors':
      return `Errors broke first${at}: ${formatShare(trial?.errors ?? 0)} of the requests failed.`;
    case 'backlog':
      return `Throughput broke first${at}: ${rateText(trial?.served ?? 0)} were answered, and the others piled up.`;
    case 'died':
      return `The service died${at}.`;
    case 'generator':
      return `The load generator could not send more${at === '' ? '' : ` than it did${at}`}: the capacity is not known, ${held}. Measure on a machine with more cores.`;
    case 'limit':
      return `Nothing broke up to the highest rate of the scenario: ${held}.`;
    case 'time':
      return `The time was over before anything broke: ${held}. Allow more with --duration.`;
    case 'nothing':
      return `The capacity is not known: ${held}.`;
  }
};

/** As many intervals in a row within the limits count as recovered. */
const steady = 2;

const recoveryOf = (points: readonly SeriesPoint[], limits: readonly StressLimit[]): CapacityResult['recovery'] => {
  const [overload] = ofPhase(points, 'overload');
  const after = ofPhase(points, 'recovery');
  const [first] = after;
  if (overload === undefined || first === undefined) return null;
  const good = after.map((point) => judgeTrial([point], limits, false).held);
  const index = good.findIndex(
    (_, at) => good.slice(at, at + steady).length === steady && good.slice(at, at + steady).every(Boolean),
  );
  const found = after[index];
  const last = after.at(-1) ?? first;
  return {
    overload: overload.asked ?? 0,
    rate: first.asked ?? 0,
    time: found === undefined ? null : found.at + found.length - first.at,
    watched: last.at + last.length - first.at,
  };
};

/** The first rate and factor as they were, for whoever replays the search. */
export const boundsOf = (trials: readonly JudgedTrial[], { to, step }: StressLoad): SearchBounds => ({
  from: trials[0]?.rate ?? 1,
  to,
  factor: step,
});

/** A rate that was not held to its end was not borne, though it may look so: of a run that was stopped or killed in a trial the last is left out. */
const withoutCutTrial = (series: Series): SeriesPoint[] => {
  const points = pointsOf(series);
  const last = points.at(-1);
  const complete = series.lines.some((it) => it.kind === 'end' && it.complete);
  if (complete || last?.phase !== 'trial') return points;
  return points.filter(({ phase, trial }) => phase !== 'trial' || trial !== last.trial);
};

/** What a stress scenario found, from its series alone. */
export const judgeStress = (series: Series, stress: StressLoad, policy: readonly Budget[]): CapacityResult => {
  const died = series.lines.some((it) => it.kind === 'event' && it.what === 'died');
  const points = died ? pointsOf(series) : withoutCutTrial(series);
  const limits = limitsOf(points, stress, policy);
  const trials = trialsOf(points, limits, died);
  const counted = tried(trials);
  const bounds = boundsOf(counted, stress);
  const best = counted.reduce<number | null>(
    (most, { rate, held }) => (held && rate > (most ?? 0) ? rate : most),
    null,
  );
  const first = counted.find(({ held, rate }) => !held && rate > (best === null ? 0 : best * 0.5));
  const lateAt = trials.find(({ brake }) => brake === 'generator');
  const isGenerator = lateAt !== undefined && trials.at(-1)?.brake === 'generator' && counted.every(({ held }) => held);
  const rate = isGenerator ? null : capacityOf(counted, bounds);
  const brake: Brake = isGenerator
    ? 'generator'
    : (first?.brake ?? (isBoundReached(counted, bounds) ? 'limit' : best === null ? 'nothing' : 'time'));
  return {
    rate,
    atLeast: rate === null ? best : null,
    brake,
    brakeText: brakeText(brake, isGenerator ? lateAt : first, limits, best),
    budgets: limits,
    trials: trials.map((it) => ({ ...it })),
    recovery: recoveryOf(points, limits),
  };
};

/** "within 3 s" */
export const recoveryText = ({ recovery }: CapacityResult): string | null => {
  if (recovery === null) return null;
  const from = `After ${rateText(recovery.overload)}`;
  const at = `at ${rateText(recovery.rate)}`;
  return recovery.time === null
    ? `${from} the service did not recover ${at} within ${formatDuration(recovery.watched)}.`
    : `${from} the service was back within the budgets ${at} after ${formatDuration(recovery.time)}.`;
};

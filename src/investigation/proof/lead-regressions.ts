import { isBundleMetric, isByDifference } from '../../core/metrics.ts';
import { isExact, type MetricResult, type Result } from '../../core/result.ts';
import { effectOf, type Scale } from '../../gate/scale.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { type Asked, regressedMetrics } from '../data/regressions.ts';
import { type Family, familyOf, type Lead } from './lead.ts';

/** Every block is measured for all of them, but each has to be decided. */
const most = 3;

const scaleOfResult = (it: MetricResult): Scale => ({
  kind: isByDifference(it) ? 'difference' : 'ratio',
  better: it.better,
});

/** How many deviations of a block the change is; endless for what does not vary. */
const signalToNoise = (it: MetricResult): number => {
  const scale = scaleOfResult(it);
  const effects = it.base.blocks.flatMap((base, k) => {
    const head = it.head.blocks[k];
    return head === undefined ? [] : (effectOf(scale, base, head) ?? []);
  });
  if (isExact(it)) return Infinity;
  if (effects.length < 2) return 0;
  const { mean, deviation } = meanAndDeviation(effects);
  return deviation === 0 ? Infinity : Math.abs(mean) / deviation;
};

/** What is built anew for an arm may differ as two builds of the head did. */
const wobbleOf = (it: MetricResult): Pick<Lead, 'wobble'> => {
  const wobble = isBundleMetric(it.metric) ? it.change.high - it.change.estimate : 0;
  return wobble > 0 ? { wobble } : {};
};

interface Group {
  readonly suite: string;
  readonly route: string | null;
  readonly family: Family;
  readonly members: readonly MetricResult[];
}

const groupsOf = (regressed: readonly MetricResult[]): Group[] => {
  const groups = [
    ...Map.groupBy(regressed, (it) => JSON.stringify([it.suite, it.route, familyOf(it.metric)])).values(),
  ].flatMap((members): Group[] => {
    const [first] = members;
    return first === undefined
      ? []
      : [{ suite: first.suite, route: first.route, family: familyOf(first.metric), members }];
  });
  // What a whole suite shows follows from the routes that show it.
  return groups.filter(
    (it) =>
      it.route !== null ||
      !groups.some((other) => other.route !== null && other.suite === it.suite && other.family === it.family),
  );
};

const clearest = ({ members }: Group): MetricResult | null =>
  members.reduce<MetricResult | null>(
    (best, it) => (best === null || signalToNoise(it) > signalToNoise(best) ? it : best),
    null,
  );

/** The first group of every place before the second of any, so that a cause elsewhere is not left out. */
const spreadOut = (groups: readonly Group[]): Group[] => {
  const seen = new Map<string, number>();
  return groups
    .map((group, index) => {
      const place = JSON.stringify([group.suite, group.route]);
      const turn = seen.get(place) ?? 0;
      seen.set(place, turn + 1);
      return { group, turn, index };
    })
    .toSorted((a, b) => a.turn - b.turn || a.index - b.index)
    .map(({ group }) => group);
};

/** Work that takes time, allocates and is kept. */
const work = new Set<Family>(['database', 'sync']);
const ofWork = new Set<Family>(['time', 'allocation', 'memory']);

/** The first route that has the same metric and surely did not change. */
const controlOf = (
  result: Pick<Result, 'metrics'>,
  lead: MetricResult,
  affected: ReadonlySet<string>,
): Lead['control'] => {
  if (lead.route === null) return null;
  const found = result.metrics
    .filter((it) => it.suite === lead.suite && it.metric === lead.metric && it.scenario === lead.scenario)
    .find((it) => it.decision === 'unchanged' && it.route !== null && !affected.has(it.route));
  return found === undefined || found.route === null ? null : { route: found.route, tolerance: found.tolerance };
};

/**
 * What an experiment watches. Regressed comparisons are grouped by suite, route and family; in each group the one that stands out
 * most from its noise leads; at most three lead, the worst first, one of each place before a second of any. A whole suite does
 * not lead where routes do. Time, allocation and memory follow from statements and synchronous calls on the same route: they lead as
 * well, as they may have another cause, but are taken as explained with those unless the experiment says otherwise.
 */
export const leadRegressions = (result: Pick<Result, 'metrics'>, asked: Asked = {}): Lead[] => {
  const regressed = regressedMetrics(result, asked);
  const affected = new Set(
    result.metrics.flatMap((it) => (it.decision === 'regressed' && it.route !== null ? [it.route] : [])),
  );
  const chosen = spreadOut(groupsOf(regressed)).slice(0, most);
  return chosen.flatMap((group): Lead[] => {
    const it = clearest(group);
    if (it === null) return [];
    const source = chosen.findIndex(
      (other) =>
        work.has(other.family) &&
        other.suite === group.suite &&
        (other.route === group.route || other.route === null || group.route === null),
    );
    return [
      {
        suite: it.suite,
        scenario: it.scenario,
        route: it.route,
        metric: it.metric,
        family: group.family,
        scale: scaleOfResult(it),
        tolerance: Math.max(0, it.tolerance),
        exact: isExact(it),
        ...wobbleOf(it),
        follows: ofWork.has(group.family) && source >= 0 ? source : null,
        control: controlOf(result, it, affected),
      },
    ];
  });
};

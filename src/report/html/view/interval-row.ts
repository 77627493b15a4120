import { metricChangeWords } from '../../../core/change-words.ts';
import { isMetric, metricOf } from '../../../core/metrics.ts';
import type { Change, ControlResult, MetricResult } from '../../../core/result.ts';
import { changeText, metricTitle, toleranceText } from '../../../advice/phrase.ts';
import { createNaming } from '../../../advice/naming.ts';
import { decisionText } from '../../words.ts';

/** One interval, in tolerances: 1 is as much worse as is accepted. So that metrics of all units stand on one axis. */
export interface IntervalRow {
  readonly place: string;
  readonly title: string;
  readonly low: number;
  readonly estimate: number;
  readonly high: number;
  readonly decision: MetricResult['decision'];
  /** The change, its tolerance and the decision in words. */
  readonly change: string;
  readonly tolerance: string;
  readonly verdict: string;
}

/** Where nothing is accepted, any change is beyond all bounds. */
const inTolerances = (value: number, tolerance: number): number =>
  value === 0 ? 0 : tolerance > 0 ? value / tolerance : Math.sign(value) * 1e3;

const oriented = (
  { estimate, low, high }: Change,
  better: 'lower' | 'higher',
  tolerance: number,
): Pick<IntervalRow, 'low' | 'estimate' | 'high'> => {
  const [from, to] = better === 'lower' ? [low, high] : [-high, -low];
  return {
    low: inTolerances(from, tolerance),
    estimate: inTolerances(better === 'lower' ? estimate : -estimate, tolerance),
    high: inTolerances(to, tolerance),
  };
};

/** Comparisons of this run as rows, in the order given. */
export const intervalRows = (metrics: readonly MetricResult[], all: readonly MetricResult[]): IntervalRow[] => {
  const naming = createNaming(all);
  return metrics.map((it) => ({
    place: naming.row(it),
    title: metricTitle(it.metric),
    ...oriented(it.change, it.better, it.tolerance),
    decision: it.decision,
    change: changeText(it),
    tolerance: toleranceText(it),
    verdict: decisionText(it),
  }));
};

/** The base against itself, each against the tolerance of the comparison of the same place; those without one are left out. */
export const controlRows = ({ comparisons }: ControlResult, metrics: readonly MetricResult[]): IntervalRow[] => {
  const naming = createNaming(metrics);
  return comparisons.flatMap((it): IntervalRow[] => {
    const judged = metrics.find(
      ({ suite, scenario, route, metric }) =>
        suite === it.suite && scenario === it.scenario && route === it.route && metric === it.metric,
    );
    if (judged === undefined) return [];
    const better = isMetric(it.metric) ? metricOf(it.metric).better : judged.better;
    const { low, high } = it.change;
    return [
      {
        place: naming.row(it),
        title: metricTitle(it.metric),
        ...oriented(it.change, better, judged.tolerance),
        decision: low > 0 || high < 0 ? 'inconclusive' : 'unchanged',
        change: metricChangeWords(it.metric, it.change),
        tolerance: toleranceText(judged),
        verdict: low > 0 || high < 0 ? 'differs from itself' : 'holds zero',
      },
    ];
  });
};

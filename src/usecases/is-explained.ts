import type { MetricResult } from '../core/result.ts';
import type { Judgement } from '../gate/judge-input.ts';

/** A regression is shown, and looks beyond this many blocks would only add to what else there is to say. */
const enoughForFail = 8;

const worsening = ({ better, change }: MetricResult): number =>
  better === 'lower' ? change.estimate : -change.estimate;

/**
 * Whether a failing run may stop: nothing undecided looks as if it had regressed for a reason of its own. A route that was
 * shown to be slower explains its other metrics and those of all routes; metrics of all routes explain no route. The red
 * check then names the route, not only the first metric that showed it. Looking on costs no error: every look is counted.
 */
export const isExplained = ({ metrics, suites }: Pick<Judgement, 'metrics' | 'suites'>): boolean => {
  if (suites.every(({ blocks, nextLook }) => blocks.counted >= enoughForFail || nextLook === null)) return true;
  const primaries = metrics.filter(({ primary }) => primary);
  const regressed = primaries.filter(({ decision }) => decision === 'regressed');
  const explains = (it: MetricResult): boolean =>
    regressed.some(
      ({ suite, route }) => suite === it.suite && route !== null && (it.route === null || route === it.route),
    );
  return !primaries.some((it) => it.decision === 'inconclusive' && worsening(it) >= it.tolerance && !explains(it));
};

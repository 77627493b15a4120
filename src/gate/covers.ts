import type { Acceptance, AcceptedPlace } from '../core/acceptance.ts';
import { metricOf } from '../core/metrics.ts';
import type { MetricResult } from '../core/result.ts';
import type { Blocker } from './blockers.ts';

const isWithin = (value: number, bound: number, better: MetricResult['better']): boolean =>
  better === 'lower' ? value <= bound : value >= bound;

const coversIn = (place: AcceptedPlace, blocker: Blocker): boolean => {
  const { suite, scenario, metric } = blocker.it;
  if (place.suite !== suite || place.scenario !== scenario || place.metric !== metric) return false;
  const { most, value } = place;
  if (blocker.kind === 'exceeded') {
    const { better } = metricOf(metric);
    const isHere = place.route === (blocker.it.route ?? null);
    return isHere && most === null && value !== null && isWithin(blocker.it.value, value, better);
  }
  const { route, better, change, head } = blocker.it;
  return (
    place.route === route &&
    most !== null &&
    isWithin(change.estimate, most, better) &&
    (value === null || isWithin(head.value, value, better))
  );
};

/**
 * Whether a person accepted this: the same metric at the same place, and no worse than the bound. It is the estimate that is held
 * against the bound of a comparison, which was the far end of an interval: a change that stays the same stays accepted, although
 * no two measurements of it agree. Dates are not looked at.
 */
export const covers = (acceptance: Acceptance, blocker: Blocker): boolean =>
  acceptance.covers.some((place) => coversIn(place, blocker));

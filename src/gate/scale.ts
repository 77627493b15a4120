import { type Better, isPageMetric, type Metric, metricOf } from '../core/metrics.ts';
import { type Policy, toleranceOf } from '../core/policy.ts';

/**
 * How base and head are set against each other.
 *
 * ratio: the effect of a block is log(head / base). difference: head - base, for what is often 0 on the base, or below: a change of
 * `errors.rate` is always told in shares of requests (0.01: one request in a hundred more fails), never relative.
 *
 * Effects are oriented so that larger is worse, whatever the better direction of the metric.
 */
export interface Scale {
  readonly kind: 'ratio' | 'difference';
  readonly better: Better;
}

/** The scale on which a metric is compared, where its values do not ask for another: see `isByDifference`. */
export const scaleOf = ({ byDifference, better }: Metric): Scale => ({
  kind: byDifference ? 'difference' : 'ratio',
  better,
});

/** Beyond e^30 a ratio says nothing to anybody, and e^710 is no number any more: results hold finite numbers only. */
const largest = 30;

const orient = (value: number, better: Better): number => (better === 'lower' || value === 0 ? value : -value);

/** The effect of one pair of values, larger is worse; null when a ratio can't be had because one of them is 0. */
export const effectOf = ({ kind, better }: Scale, base: number, head: number): number | null => {
  if (kind === 'difference') return orient(head - base, better);
  if (base === head) return 0;
  return base > 0 && head > 0 ? orient(Math.log(head / base), better) : null;
};

/** An effect as the change that people read: head / base - 1, or head - base, in the metric's own orientation. */
export const changeOf = ({ kind, better }: Scale, effect: number): number => {
  const own = orient(effect, better);
  return kind === 'difference' ? own : Math.expm1(Math.min(largest, Math.max(-largest, own)));
};

/** The change that people read, turned so that larger is worse: what a tolerance is held against. */
export const worseningOf = (scale: Scale, effect: number): number => orient(changeOf(scale, effect), scale.better);

/** The effect whose worsening is `worsening`; a worsening of 100 % or more of a higher-is-better metric is never reached. */
export const effectOfWorsening = ({ kind, better }: Scale, worsening: number): number => {
  if (kind === 'difference') return worsening;
  return better === 'lower' ? Math.log1p(worsening) : worsening < 1 ? -Math.log1p(-worsening) : largest;
};

const exactBytes = new Set(['page.transfer', 'page.script-bytes']);

/** Metrics that count what a program does, or the bytes that it sends: run again, they usually give the same number. */
export const isDeterministic = (metric: string): boolean => {
  const { unit } = metricOf(metric);
  return unit === 'count' || unit === 'count/request' || exactBytes.has(metric);
};

/** One request in a thousand more may fail, unless the team sets another tolerance. */
const toleratedErrors = 0.001;

/** Half of what separates a page that hardly shifts (0.1) from one that does not shift at all. */
const toleratedShift = 0.05;

/** One request more is within, two are not: a small page has so few that a share of them would forbid any. */
const toleratedRequests = 1.5;

/**
 * The worsening of `metric` that is accepted: what the team set for it; else 0.1 % of the requests for error shares, and 0.05 for
 * layout shift; else what `toleranceOf` says for pages, whose requests may always be one more; else none for exact counts, where
 * every step is real. `base` is the base's value, null where it is not known.
 */
export const toleratedWorsening = (
  policy: Policy,
  metric: string,
  exact: boolean,
  base: number | null = null,
): number => {
  const set = policy.tolerance.metrics[metric];
  if (set !== undefined) return set;
  const { unit } = metricOf(metric);
  if (unit === 'share') return toleratedErrors;
  if (unit === 'score') return toleratedShift;
  const usual = toleranceOf(policy, metric);
  if (metric === 'page.requests' && base !== null && base > 0) return Math.max(usual, toleratedRequests / base);
  return exact && !isPageMetric(metric) ? 0 : usual;
};

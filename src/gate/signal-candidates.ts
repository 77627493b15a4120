import type { Block } from '../core/block.ts';
import { isByDifference, metricOf } from '../core/metrics.ts';
import type { Policy } from '../core/policy.ts';
import type { Look } from '../statistics/looks.ts';
import { median } from '../statistics/quantile.ts';
import type { SuiteInput } from './judge-input.ts';
import { type Observation, unseen } from './observe.ts';
import type { PlannedPlace } from './places.ts';
import { mixShift, requestsOf, sumByRoute, type ByRoute } from './requests-served.ts';
import { effectOf, type Scale, scaleOf } from './scale.ts';
import { pairOf, type SignalPair } from './signal-pairs.ts';
import { signalPlaces } from './signal-places.ts';
import type { Sight } from './sight.ts';
import type { Candidate } from './suite-view.ts';
import { toleratedSignal } from './tolerated-signal.ts';
import { type WholeCounts, wholeCounts } from './whole-counts.ts';

/** Blocks of a suite that count, and what they show beside their slices. */
export interface SignalBlocks {
  readonly suite: SuiteInput;
  readonly counted: readonly Block[];
  readonly control: readonly Block[];
  readonly sight: Sight;
  readonly looks: readonly Look[];
}

const levelOf = (values: readonly number[]) => ({ value: median(values) ?? 0, blocks: values });

/** The scale that suits the values: see `isByDifference`. */
const suitingScale = (metric: string, pairs: readonly SignalPair[]): Scale => {
  const seen = pairs.filter((pair) => pair.kind === 'seen');
  const [base, head] = [levelOf(seen.map((it) => it.base)), levelOf(seen.map((it) => it.head))];
  const differs = seen.length > 0 && isByDifference({ metric, base, head });
  return differs ? { kind: 'difference', better: metricOf(metric).better } : scaleOf(metricOf(metric));
};

const observationOf = (place: PlannedPlace, pair: SignalPair, scale: Scale): Observation => {
  const { metric, scenario, route } = place;
  if (pair.kind === 'unseen') return { metric, scenario, route, ...pair };
  const effect = effectOf(scale, pair.base, pair.head);
  return effect === null
    ? { metric, scenario, route, ...unseen('one side is zero, so there is no relative change', pair.base > 0) }
    : { metric, scenario, route, ...pair, effect };
};

/** Pairs with the counts that all blocks agree on, where they do. */
const settled = (pairs: readonly SignalPair[], whole: WholeCounts | null): readonly SignalPair[] =>
  whole === null ? pairs : pairs.map((pair) => (pair.kind === 'seen' ? { ...pair, ...whole } : pair));

const allRequests = (blocks: readonly Block[], side: 'base' | 'head'): ByRoute =>
  sumByRoute(
    blocks.flatMap((block) => Object.entries(requestsOf(block, side)).map(([route, count]) => ({ route, count }))),
    ({ count }) => count,
  );

/** How far the sides' mixes of requests differ, over all blocks. */
const shiftOf = ({ counted, suite }: SignalBlocks): number =>
  mixShift(allRequests(counted, 'base'), allRequests(counted, 'head'), suite.routes);

const effectsOf = (observations: readonly Observation[]): number[] =>
  observations.flatMap((it) => (it.kind === 'seen' ? [it.effect] : []));

const candidateOf = (place: PlannedPlace, of: SignalBlocks, policy: Policy, shift: number): Candidate => {
  const { suite, sight, looks } = of;
  const { metric, route } = place;
  const question = { metric, route, routes: suite.routes, sight };
  const pairs = of.counted.map((block) => pairOf(block, question));
  const control = of.control.map((block) => pairOf(block, question));
  const isCount = metricOf(metric).unit === 'count/request';
  const whole = isCount ? wholeCounts(pairs, control) : null;
  const used = settled(pairs, whole);
  const scale = suitingScale(metric, used);
  const observations = used.map((pair) => observationOf(place, pair, scale));
  // In a control block both sides are code of the base.
  const same = whole === null ? control : settled(control, { base: whole.base, head: whole.base });
  const seen = [...used, ...same].filter((pair) => pair.kind === 'seen');
  const byDatabase = sight.statements === 'database' || (metric === 'db.rows' && route === null && sight.database);
  const figures = {
    metric,
    scale,
    exact: whole !== null,
    bases: [...seen.map(({ base }) => base), ...same.flatMap((it) => (it.kind === 'seen' ? [it.head] : []))],
    effects: effectsOf(observations),
    mixShift: byDatabase && metric.startsWith('db.') && suite.routes.length > 1 ? shift : 0,
  };
  return {
    suite,
    place,
    observations,
    control: effectsOf(same.map((pair) => observationOf(place, pair, scale))),
    effects: observations.map((it) => (it.kind === 'seen' ? it.effect : null)),
    looks,
    scale,
    tolerance: toleratedSignal(figures, policy),
    exact: figures.exact,
  };
};

/**
 * The comparisons of what the probe saw and the database counted. Nothing for blocks without signals.
 *
 * A count of a route is usually the same whole number in every block: then it is compared exactly. That of the whole suite is weighted
 * by the routes, and where only the database counted, which knows no routes, it can't be: a side that got slower on one route then
 * serves fewer requests of it, and so the tolerance is at least what such a shift of the mix can do.
 */
export const signalCandidates = (of: SignalBlocks, policy: Policy): Candidate[] => {
  const places = signalPlaces(of.suite, of.sight);
  if (places.length === 0) return [];
  const shift = shiftOf(of);
  return places.map((place) => candidateOf(place, of, policy, shift));
};

import type { Block } from '../core/block.ts';
import { metricOf } from '../core/metrics.ts';
import { trimmedMean } from '../statistics/trimmed-mean.ts';
import type { SuiteShape } from './judge-input.ts';
import { comparePages } from './page-values.ts';
import { type Place, placesOf } from './places.ts';
import { effectOf, scaleOf } from './scale.ts';
import { type Selection, type Window, windowPairs } from './windows.ts';
import {
  durationQuantile,
  failuresOf,
  gcPausePerRequest,
  mergedDurations,
  quantileMetrics,
  sliceMetrics,
} from './window-values.ts';

/** A value for both sides and how they compare: see `Scale` for what an effect is. */
interface Seen {
  readonly kind: 'seen';
  /** In the metric's unit. */
  readonly base: number;
  readonly head: number;
  /** Larger is worse. */
  readonly effect: number;
}

/** No comparison from this block. `baseSeen`: the base has a value, so that it is the head that lacks one. */
export interface Unseen {
  readonly kind: 'unseen';
  readonly reason: string;
  readonly baseSeen: boolean;
  /** Both sides have a value, but the machine was not the same for both. */
  readonly blame?: 'machine';
}

/** What one block says about one comparison. */
export type Observation = Place & (Seen | Unseen);

type Outcome = Seen | Unseen;

export const unseen = (reason: string, baseSeen: boolean): Unseen => ({ kind: 'unseen', reason, baseSeen });

/** Compares two values of a whole block. */
const blockOutcome = (metric: string, base: number | null, head: number | null, reason: string): Outcome => {
  if (base === null || head === null) return unseen(reason, base !== null);
  const effect = effectOf(scaleOf(metricOf(metric)), base, head);
  if (effect === null) return unseen('one side is zero, so there is no relative change', base > 0);
  return { kind: 'seen', base, head, effect };
};

const whyNoSlice: Readonly<Record<string, string>> = {
  'latency.mean': 'too few successful requests in a slice (at least 5 are needed)',
  throughput: 'too few successful requests in a slice (at least 5 are needed)',
  'cpu.per-request': 'CPU time could not be observed',
  'allocation.per-request': 'allocation could not be observed',
};

/**
 * The trimmed mean over slice pairs: what hits one slice (a pause of the machine is charged to whichever process runs)
 * drops out. Half of the pairs must give a ratio: fewer would be a selection.
 */
const sliceOutcome = (
  metric: string,
  pairs: readonly { base: Window; head: Window }[],
  value: (window: Window) => number | null,
): Outcome => {
  const scale = scaleOf(metricOf(metric));
  const values = pairs.map((pair) => ({ base: value(pair.base), head: value(pair.head) }));
  const usable = values.flatMap(({ base, head }) => {
    const effect = base === null || head === null ? null : effectOf(scale, base, head);
    return base === null || head === null || effect === null ? [] : [{ base, head, effect }];
  });
  if (usable.length === 0 || 2 * usable.length < pairs.length) {
    const baseSeen = 2 * values.filter(({ base }) => base !== null && base > 0).length >= Math.max(1, pairs.length);
    return unseen(whyNoSlice[metric] ?? 'it could not be observed', baseSeen);
  }
  return {
    kind: 'seen',
    base: trimmedMean(usable.map(({ base }) => base)),
    head: trimmedMean(usable.map(({ head }) => head)),
    effect: trimmedMean(usable.map(({ effect }) => effect)),
  };
};

/** Everything that one selection of slices gives, sorted once for all quantiles. */
const selectionOutcomes = (block: Block, selection: Selection): ((metric: string) => Outcome) => {
  const pairs = windowPairs(block, selection);
  const bases = pairs.map(({ base }) => base);
  const heads = pairs.map(({ head }) => head);
  let sorted: { base: Float64Array; head: Float64Array } | null = null;
  return (metric) => {
    if (pairs.length === 0) return unseen('no slice of it was measured', false);
    const ofSlice = sliceMetrics[metric];
    if (ofSlice !== undefined) return sliceOutcome(metric, pairs, ofSlice);
    const ofBlock = quantileMetrics[metric];
    if (ofBlock !== undefined) {
      sorted ??= { base: mergedDurations(bases), head: mergedDurations(heads) };
      const { q, fewest } = ofBlock;
      const reason = `too few successful requests in a block (at least ${fewest} are needed)`;
      const [base, head] = [durationQuantile(sorted.base, q, fewest), durationQuantile(sorted.head, q, fewest)];
      return blockOutcome(metric, base, head, reason);
    }
    if (metric === 'gc.pause') {
      const reason = 'garbage collection could not be observed';
      return blockOutcome(metric, gcPausePerRequest(bases), gcPausePerRequest(heads), reason);
    }
    const [base, head] = [failuresOf(bases), failuresOf(heads)];
    const share = ({ failed, total }: { failed: number; total: number }) => (total === 0 ? null : failed / total);
    return blockOutcome(metric, share(base), share(head), 'no request was sent');
  };
};

const ofPage = (block: Block, { metric, scenario, route }: Place): Observation => {
  const place = { metric, scenario, route };
  const pair = comparePages(block, metric);
  if (pair.kind === 'unlike') return { ...place, ...unseen(pair.reason, true), blame: 'machine' };
  const { base, head, reason } = pair;
  if (base === null || head === null) return { ...place, ...unseen(reason, base !== null) };
  const effect = effectOf(scaleOf(metricOf(metric)), pair.floor(base), pair.floor(head));
  if (effect === null) return { ...place, ...unseen('one side is zero, so there is no relative change', base > 0) };
  return { ...place, kind: 'seen', base, head, effect };
};

/**
 * What a raw block says about every comparison that its suite could give (see `placesOf`), in that order.
 *
 * Whole-suite metrics come from the mix slices, metrics of a route from that route's own slices; under an open model, which
 * has only mix slices, from the requests of that route in them. The values are trimmed means over slices; the effect is the
 * trimmed mean over slice pairs of log(head / base), for quantiles that of the block's merged durations.
 *
 * A page's block has visits instead of slices: its values are the middle ones of each side's visits.
 */
export const observe = (block: Block, suite: SuiteShape): Observation[] => {
  if (suite.type === 'page') return placesOf(suite).map((place) => ofPage(block, place));
  const models = new Map(suite.scenarios.map(({ name, model }) => [name, model]));
  const selections = new Map<string, (metric: string) => Outcome>();
  const outcomesOf = (scenario: string, route: string | null): ((metric: string) => Outcome) => {
    const key = JSON.stringify([scenario, route]);
    const known = selections.get(key);
    if (known !== undefined) return known;
    const sliceRoute = models.get(scenario) === 'open' ? null : route;
    const made = selectionOutcomes(block, { scenario, sliceRoute, route });
    selections.set(key, made);
    return made;
  };
  return placesOf(suite).map(({ metric, scenario, route }): Observation => {
    const place: Place = { metric, scenario, route };
    if (scenario !== null) return { ...place, ...outcomesOf(scenario, route)(metric) };
    const { base, head } = block.sides;
    const reason = 'memory could not be observed';
    return { ...place, ...blockOutcome(metric, base?.memoryPeak ?? null, head?.memoryPeak ?? null, reason) };
  });
};

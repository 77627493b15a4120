import type { BaselineRecord } from '../../core/baseline-record.ts';
import { metricOf } from '../../core/metrics.ts';
import type { Policy } from '../../core/policy.ts';
import { intervalTail } from '../../gate/compare.ts';
import type { SuiteShape } from '../../gate/judge-input.ts';
import { type PlannedPlace, placesOf } from '../../gate/places.ts';
import { effectOfWorsening, scaleOf, toleratedWorsening, worseningOf } from '../../gate/scale.ts';
import { type LookPlan, lookAfter } from '../../statistics/looks.ts';
import { median } from '../../statistics/quantile.ts';
import { upperQuantile } from '../../statistics/student-t.ts';
import { metricAt } from './metric-at.ts';
import type { StoredSuite } from './read-stored.ts';

/** How much the blocks of one primary comparison differ, by the records. */
export interface KnownSpread {
  readonly place: PlannedPlace;
  /** Standard deviation over blocks of log(head / base), pooled over the records. */
  readonly deviation: number;
  /** Accepted worsening, and the effect that is just as large. */
  readonly tolerance: number;
  readonly tolerated: number;
}

/** What the records say about the run of one suite, before its first block. */
export interface SuiteForecast {
  readonly suite: string;
  /** How many records it rests on. */
  readonly records: number;
  /** At least one. */
  readonly spreads: readonly KnownSpread[];
  readonly looks: LookPlan;
  /** Comparison blocks of the look that is likely to decide everything; null: not even the last. */
  readonly blocks: number | null;
  /** Usual wall time of a block, ms; null where the records don't tell. */
  readonly blockTime: number | null;
}

/** Newer machines and newer code: what lies farther back says less. */
const newest = 12;

/**
 * Standard errors by which a mean may miss the truth before the look is no longer likely to decide: all primary comparisons must be
 * decided, and the highest of several means lies about so far out.
 */
const margin = 1;

/** Pooled by degrees of freedom. Of a place that no record knows: null. */
const pooled = (records: readonly BaselineRecord[], place: PlannedPlace): number | null => {
  let squares = 0;
  let freedom = 0;
  for (const record of records) {
    const metric = metricAt(record, place);
    if (metric === undefined || metric.spread === null) continue;
    const own = Math.max(1, metric.head.length - 1);
    squares += own * metric.spread ** 2;
    freedom += own;
  }
  return freedom === 0 ? null : Math.sqrt(squares / freedom);
};

/** Whether a look at `n` blocks with this share of the error is likely to call a change that does nothing unchanged. */
const wouldDecide = ({ deviation, tolerated }: KnownSpread, n: number, share: number): boolean =>
  ((upperQuantile(intervalTail * share, n - 1) + margin) * deviation) / Math.sqrt(n) < tolerated;

/** The smallest tolerance that a look at `n` blocks would have decided, as people write it. */
export const toleranceFor = ({ place, deviation }: KnownSpread, n: number, share: number): number =>
  Math.abs(
    worseningOf(
      scaleOf(metricOf(place.metric)),
      ((upperQuantile(intervalTail * share, n - 1) + margin) * deviation) / Math.sqrt(n),
    ),
  );

/** Comparison blocks after which `spreads` are likely to be decided, beyond the plan too; null beyond `most`. */
export const blocksFor = (spreads: readonly KnownSpread[], looks: LookPlan, most: number): number | null => {
  const last = looks.looks.at(-1);
  if (last === undefined) return null;
  const decided = (blocks: number, share: number): boolean => spreads.every((it) => wouldDecide(it, blocks, share));
  const planned = looks.looks.find(({ blocks, share }) => decided(blocks, share));
  if (planned !== undefined) return planned.blocks;
  for (let blocks = last.blocks + 1; blocks <= most; blocks++) if (decided(blocks, last.share)) return blocks;
  return null;
};

/** From the start of one block to that of the next, over all suites of a run; the middle one of this suite's. */
const blockTimeOf = (suite: string, runs: readonly BaselineRecord[]): number | null => {
  const starts = runs.flatMap((record) =>
    record.blocks.map(({ startedAt }) => ({ run: record.recordedAt, suite: record.suite, at: Date.parse(startedAt) })),
  );
  const ofRuns = Map.groupBy(starts, ({ run }) => run);
  const times = [...ofRuns.values()].flatMap((blocks) => {
    const ordered = blocks.toSorted((a, b) => a.at - b.at);
    return ordered.flatMap((block, k) => {
      const next = ordered[k + 1];
      return next === undefined || block.suite !== suite ? [] : [next.at - block.at];
    });
  });
  return median(times.filter((time) => time > 0));
};

/**
 * Predicts from the spread of earlier records when the looks of a suite decide, for a change that does nothing. null where no
 * record of this class of machine tells. `all` holds what is stored of every suite, because suites are measured in turn.
 */
export const forecastSuite = (
  { suite, records }: StoredSuite,
  shape: SuiteShape,
  looks: LookPlan,
  options: { readonly policy: Policy; readonly all: readonly StoredSuite[] },
): SuiteForecast | null => {
  const usable = records.filter(({ verdict }) => verdict !== 'invalid').slice(-newest);
  const spreads = placesOf(shape, options.policy).flatMap((place): KnownSpread[] => {
    const deviation = place.primary ? pooled(usable, place) : null;
    if (deviation === null) return [];
    const tolerance = toleratedWorsening(options.policy, place.metric, false);
    const tolerated = effectOfWorsening(scaleOf(metricOf(place.metric)), tolerance);
    return [{ place, deviation, tolerance, tolerated }];
  });
  if (spreads.length === 0) return null;
  const times = new Set(usable.map(({ recordedAt }) => recordedAt));
  const runs = options.all.flatMap((it) => it.records.filter(({ recordedAt }) => times.has(recordedAt)));
  return {
    suite,
    records: usable.length,
    spreads,
    looks,
    blocks: blocksFor(spreads, looks, looks.looks.at(-1)?.blocks ?? 0),
    blockTime: blockTimeOf(suite, runs),
  };
};

/** One block in five more is a control. */
const withControls = 1.2;

/** Expected time of `blocks` comparison blocks, ms; null where the records don't tell. */
export const timeOf = ({ blockTime }: SuiteForecast, blocks: number): number | null =>
  blockTime === null ? null : blocks * blockTime * withControls;

/** The look that a run of `blocks` blocks ends with. */
export const shareAt = ({ looks }: SuiteForecast, blocks: number): number =>
  (lookAfter(looks, blocks - 1) ?? looks.looks.at(-1))?.share ?? 1;

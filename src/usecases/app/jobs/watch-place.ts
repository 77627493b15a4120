import type { BaselineRecord } from '../../../core/baseline-record.ts';
import type { Change, MetricResult, TrendResult } from '../../../core/result.ts';
import { intervalTail } from '../../../gate/compare.ts';
import { sumOf } from '../../../statistics/summed-change.ts';
import { chainBetween, type Link, linksOf } from '../../baseline/chain.ts';
import { creepsOf } from '../../baseline/creep.ts';
import type { Stored } from '../../baseline/read-stored.ts';
import { changeOfSum, trendsOf } from '../../baseline/trends.ts';

/** What is stored of a suite, once a refresh has added to it. */
export interface SeriesNow {
  readonly suite: string;
  /** Of the class of machine that measured last, the newest last. */
  readonly records: readonly BaselineRecord[];
  /** Of other classes. */
  readonly others: readonly BaselineRecord[];
}

type Shift = TrendResult['shifts'][number];

/** How a metric of a whole suite went in one scenario. */
export interface WatchedPlace {
  readonly trend: TrendResult;
  readonly tolerance: number;
  /** The newest lasting change of its level, where that is for the worse and beyond the tolerance; else null. */
  readonly shift: Shift | null;
  /** From shortly before the shift to now by paired measurements, in which no difference between days is; null where that is not known. */
  readonly paired: Change | null;
  /** A sentence about a slow creep, or null. */
  readonly creep: string | null;
}

/** A change turned so that larger is worse. */
const worsening = ({ better }: Pick<TrendResult, 'better'>, { estimate, low, high }: Change) =>
  better === 'lower' ? { estimate, least: low, most: high } : { estimate: -estimate, least: -high, most: -low };

/** A change of level is placed a record or two too late at times. */
const margin = 2;

const pairedSince = ({ points }: TrendResult, shift: Shift, links: readonly Link[]): Change | null => {
  const index = points.findIndex(({ commit, at }) => commit === shift.commit && at === shift.at);
  const before = points[Math.max(0, index - 1 - margin)];
  const last = points.at(-1);
  if (index < 1 || before === undefined || last === undefined || before.commit === last.commit) return null;
  const chain = chainBetween(links, before.commit, last.commit);
  return chain === null ? null : changeOfSum(sumOf(chain, intervalTail));
};

const isLasting = (trend: TrendResult, { change }: Shift, tolerance: number): boolean => {
  const { estimate, least } = worsening(trend, change);
  return least > 0 && estimate >= tolerance;
};

/** Looks back over one metric at one place. None where there is nothing to set the newest record beside. */
export const watchPlace = (
  metric: MetricResult,
  { suite, records, others }: SeriesNow,
  newest: BaselineRecord,
  rate: number,
): WatchedPlace | null => {
  const storedWith = (of: readonly BaselineRecord[]): Stored => ({
    place: null,
    environment: newest.environment.class,
    suites: [{ suite, records: of, others }],
    problems: [],
    reached: true,
  });
  const { commit, previous, recordedAt: at, hashes } = newest;
  const run = { base: commit, head: commit, at, unpaired: new Set<string>() };
  // The newest record is its own run's head: among the stored ones it would count twice.
  const [trend] = trendsOf(storedWith(records.slice(0, -1)), [metric], {
    ...run,
    base: previous ?? commit,
    recorded: true,
    hashes: new Map([[suite, hashes]]),
  });
  if (trend === undefined) return null;
  const { tolerance } = metric;
  const last = trend.shifts.at(-1);
  const candidate = last !== undefined && isLasting(trend, last, tolerance) ? last : null;
  const paired = candidate === null ? null : pairedSince(trend, candidate, linksOf([...records, ...others], metric));
  // Where the commits themselves are shown to cost no more, it was the machine that became slower.
  const isMachine = paired !== null && worsening(trend, paired).most < tolerance;
  const [creep = null] = creepsOf(storedWith(records), [metric], run, rate);
  return { trend, tolerance, shift: isMachine ? null : candidate, paired, creep };
};

/** Whether it got worse, for good or bit by bit. */
export const isWorse = ({ shift, creep }: WatchedPlace): boolean => shift !== null || creep !== null;

/** With fewer points nothing is shown, neither way: such as on a new machine. */
const fewestPoints = 6;

/**
 * Whether it is not shown to be gone: there is too little to tell, or half of the tolerance is left of it. What is told as gone
 * must not come back by chance at the next refresh.
 */
export const lingers = ({ trend, tolerance }: WatchedPlace): boolean =>
  trend.points.length < fewestPoints ||
  (trend.total !== null && worsening(trend, trend.total).estimate >= tolerance / 2);

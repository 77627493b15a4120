import type { BaselineMetric, BaselineRecord } from '../../core/baseline-record.ts';
import { isByDifference } from '../../core/metrics.ts';
import type { MetricResult } from '../../core/result.ts';
import type { Place } from '../../gate/places.ts';
import type { Term } from '../../statistics/summed-change.ts';
import { metricAt } from './metric-at.ts';
import { isStoredByDifference } from './stored-by-difference.ts';

/** One paired measurement of one metric: what became of it from one commit to another. */
export interface Link extends Term {
  readonly from: string;
  readonly to: string;
  /** When it was measured, ISO 8601. */
  readonly at: string;
}

/** Beyond e^30 a ratio says nothing to anybody. Figures in a store may be anything. */
const largest = 30;

type Measured = Pick<BaselineMetric, 'change' | 'spread'>;

/**
 * Standard errors that the ends of an interval lie out at least, in every plan of looks (statistics/looks.ts): t at 5 % of the last look's
 * share is 2.40 for 16 blocks, 2.42 for 64, and 2.35 for a plan of one look at 4.
 */
const farthestOut = 2.35;

/**
 * The change as log(head / base) with its standard error.
 *
 * The error is spread / sqrt(n) with n - 1 degrees of freedom, over n blocks: a refresh fixes its number of blocks beforehand, so that
 * this is the plain error of a mean. (A run that stops as soon as it is decided stops earlier when its blocks happen to look
 * good: over a chain of many commits its estimates would drift by several per cent.) Where spread or blocks are not known (records that were
 * condensed, or the run of a check, which does stop early) the error is the longer half of the interval / 2.35, which is larger but in the
 * few cases where earlier looks had cut both ends.
 * null where there is no ratio. The caller sees to it that the change is relative.
 */
const termOf = ({ change, spread }: Measured, blocks: number): Term | null => {
  if (change === null || change.estimate <= -1 || change.low <= -1) return null;
  const mean = Math.log1p(change.estimate);
  const half = Math.max(Math.log1p(change.high) - mean, mean - Math.log1p(change.low));
  const term =
    spread !== null && blocks >= 2
      ? { mean, error: spread / Math.sqrt(blocks), freedom: blocks - 1 }
      : { mean, error: half / farthestOut, freedom: Infinity };
  return Math.abs(mean) < largest && Math.abs(term.error) < largest ? term : null;
};

const blocksOf = ({ blocks }: BaselineRecord, { head }: BaselineMetric): number =>
  head.length > 0
    ? head.length
    : blocks.filter(({ kind, discarded }) => kind === 'comparison' && discarded === null).length;

/** The links that records give for one metric. What an invalid run compared is not trusted. */
export const linksOf = (records: readonly BaselineRecord[], place: Place): Link[] =>
  records.flatMap((record): Link[] => {
    if (record.previous === null || record.previous === record.commit || record.verdict === 'invalid') return [];
    const metric = metricAt(record, place);
    const term = metric === undefined || isStoredByDifference(metric) ? null : termOf(metric, blocksOf(record, metric));
    return term === null ? [] : [{ ...term, from: record.previous, to: record.commit, at: record.recordedAt }];
  });

/** The run that looks back. */
export interface Run {
  /** Commits. */
  readonly base: string;
  readonly head: string;
  /** ISO 8601. */
  readonly at: string;
  /** Suites that were measured beside themselves, and so say nothing about the way from the base to the head. */
  readonly unpaired: ReadonlySet<string>;
}

/** The link of the run itself, from its base to its head; null where it has none, such as of what is compared by difference. */
export const ownLink = (metric: MetricResult, run: Run): Link | null => {
  if (run.base === run.head || run.unpaired.has(metric.suite) || metric.decision === 'invalid') return null;
  if (isByDifference(metric)) return null;
  const term = termOf({ ...metric, spread: null }, metric.head.blocks.length);
  return term === null ? null : { ...term, from: run.base, to: run.head, at: run.at };
};

const reversed = (link: Link): Link => ({ ...link, mean: -link.mean, from: link.to, to: link.from });

/**
 * The links that lead from one commit to another, in order; empty when they are the same, null when the chain is broken. The
 * way with the fewest links is taken, and of several between the same commits the newest: neither depends on what they
 * measured. A link may be walked backwards, as after a branch that was measured on two machines.
 */
export const chainBetween = (links: readonly Link[], from: string, to: string): Link[] | null => {
  const ways = Map.groupBy(
    [...links, ...links.map(reversed)].toSorted((a, b) => (a.at > b.at ? -1 : 1)),
    (link) => link.from,
  );
  const cameBy = new Map<string, Link | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined && !cameBy.has(to); at = queue.shift()) {
    for (const link of ways.get(at) ?? []) {
      if (cameBy.has(link.to)) continue;
      cameBy.set(link.to, link);
      queue.push(link.to);
    }
  }
  if (!cameBy.has(to)) return null;
  const chain: Link[] = [];
  for (let link = cameBy.get(to) ?? null; link !== null; link = cameBy.get(link.from) ?? null) chain.push(link);
  return chain.toReversed();
};

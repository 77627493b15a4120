import type { BaselineRecord } from '../../core/baseline-record.ts';
import { toleranceWords } from '../../core/change-words.ts';
import { formatChange } from '../../core/format.ts';
import { isByDifference, metricOf } from '../../core/metrics.ts';
import type { MetricResult } from '../../core/result.ts';
import { scaleOf, worseningOf } from '../../gate/scale.ts';
import { placeText } from '../../gate/wording.ts';
import { sumOf } from '../../statistics/summed-change.ts';
import { type Link, linksOf, ownLink, type Run } from './chain.ts';
import type { Stored } from './read-stored.ts';
import { changeOfSum } from './trends.ts';

/** The most links that a creep is sought in, and the fewest that are slow. */
const farthest = 20;
const fewest = 3;

/** How much worse a sum of logarithms is: larger is worse, whatever the better direction. */
const worsening = (metric: MetricResult, log: number): number => {
  const scale = scaleOf(metricOf(metric.metric));
  return worseningOf(scale, scale.better === 'lower' ? log : -log);
};

/** The records that lead back from `to`, the newest first, each measured beside the next one. */
const recordsBack = (records: readonly BaselineRecord[], to: string): BaselineRecord[] => {
  const newestFirst = records
    .filter(({ verdict }) => verdict !== 'invalid')
    .toSorted((a, b) => (a.recordedAt > b.recordedAt ? -1 : 1));
  const way: BaselineRecord[] = [];
  const seen = new Set([to]);
  for (let at = to; way.length < farthest;) {
    const record = newestFirst.find(
      ({ commit, previous }) => commit === at && previous !== null && !seen.has(previous),
    );
    if (record === undefined || record.previous === null) break;
    way.push(record);
    seen.add(record.previous);
    at = record.previous;
  }
  return way;
};

/** Links of one metric back from the head, the newest first, up to a gap or to a step that alone was beyond the tolerance. */
const wayBack = (metric: MetricResult, run: Run, records: readonly BaselineRecord[]): Link[] => {
  const own = run.base === run.head ? [] : [ownLink(metric, run)];
  const links = [...own, ...records.map((record) => linksOf([record], metric)[0] ?? null)];
  const way: Link[] = [];
  for (const link of links.slice(0, farthest)) {
    if (link === null || Math.abs(worsening(metric, link.mean)) >= metric.tolerance) break;
    way.push(link);
  }
  return way;
};

/**
 * Metrics that became worse bit by bit: over the last records, up to 20, none of which alone reached the tolerance, the chain
 * of paired measurements adds up to more than it. Told with the first and the last commit, a sentence each. The chance that any
 * is told although nothing changed is at most `rate`, over all of them together (Bonferroni), for the chain as it stands. Differences have
 * no chain, and counts of which no change is tolerated have no step that would be small: each was told when it happened.
 */
export const creepsOf = (stored: Stored, metrics: readonly MetricResult[], run: Run, rate: number): string[] => {
  const primaries = metrics.filter((it) => it.primary && !isByDifference(it));
  const ways = stored.suites.map(({ suite, records, others }) => ({
    suite,
    way: recordsBack([...records, ...others], run.base),
  }));
  return primaries.flatMap((metric): string[] => {
    const ofSuite = ways.find(({ suite }) => suite === metric.suite);
    if (ofSuite === undefined) return [];
    const way = wayBack(metric, run, ofSuite.way);
    const [last, first] = [way[0], way.at(-1)];
    if (way.length < fewest || last === undefined || first === undefined) return [];
    const tested = sumOf(way, rate / primaries.length);
    const shown = metric.better === 'lower' ? tested.low > 0 : tested.high < 0;
    if (!shown || worsening(metric, tested.mean) < metric.tolerance) return [];
    const change = changeOfSum(sumOf(way, 0.05));
    return [
      `Slow creep: ${metricOf(metric.metric).title} in ${placeText(metric)} changed by ${formatChange(change)} ` +
        `from commit ${first.from.slice(0, 10)} to ${last.to.slice(0, 10)}, over ${way.length} measurements of which none alone ` +
        `reached the tolerance of ${toleranceWords(metric)}.`,
    ];
  });
};

import type { BaselineMetric } from '../core/baseline-record.ts';
import { benchmarkName } from './benchmark-name.ts';
import { createSkippedList, type Exported, type KeyedSeries } from './exchange.ts';

// https://bencher.dev/docs/reference/bencher-metric-format: benchmark -> measure -> value with an optional range. It is one
// report: commit, date and machine are said to Bencher beside it (--hash, --testbed).

const longestBenchmark = 1024;

interface BmfMetric {
  readonly value: number;
  readonly lower_value?: number;
  readonly upper_value?: number;
}

/** The range is from the lowest to the highest block: what Pacegate knows of the value itself, not of a change. */
const bmfMetric = ({ value, head }: BaselineMetric): BmfMetric =>
  head.length < 2
    ? { value }
    : {
        value,
        lower_value: head.reduce((least, it) => Math.min(least, it), value),
        upper_value: head.reduce((most, it) => Math.max(most, it), value),
      };

const timeOf = ({ records }: KeyedSeries): number => Date.parse(records.at(-1)?.recordedAt ?? '') || 0;

/** The newest record of each suite in Bencher Metric Format. Metrics keep their names and units. */
export const exportBmf = (series: readonly KeyedSeries[]): Exported => {
  const skipped = createSkippedList();
  const report = new Map<string, Map<string, BmfMetric>>();
  const bySuite = Map.groupBy(
    series.filter((it) => it.records.length > 0),
    ({ key }) => key.suite,
  );
  for (const [suite, all] of bySuite) {
    const [newest, ...others] = all.toSorted((one, other) => timeOf(other) - timeOf(one));
    for (const { key } of others)
      skipped.add(`${suite} on ${key.environment}`, 'a report of Bencher is of one machine: the newest is taken');
    const records = newest?.records ?? [];
    if (records.length > 1)
      skipped.add(`${suite}: ${records.length - 1} older records`, 'a report of Bencher is of one commit');
    for (const metric of records.at(-1)?.metrics ?? []) {
      const name = benchmarkName({ suite, scenario: metric.scenario, route: metric.route });
      if (name.length > longestBenchmark) {
        skipped.add(name, `Bencher's names have at most ${longestBenchmark} characters`);
        continue;
      }
      const measures = report.get(name) ?? new Map<string, BmfMetric>();
      report.set(name, measures.set(metric.metric, bmfMetric(metric)));
    }
  }
  const benchmarks = Object.fromEntries([...report].map(([name, it]) => [name, Object.fromEntries(it)]));
  return { text: `${JSON.stringify(benchmarks, null, 2)}\n`, skipped: skipped.all() };
};

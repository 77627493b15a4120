import type { BaselineMetric, BaselineRecord } from '../core/baseline-record.ts';
import { benchmarkName } from './benchmark-name.ts';
import type { Exported, KeyedSeries } from './exchange.ts';

// benchmark-action/github-action-benchmark, src/write.ts (DataJson) and src/extract.ts (Benchmark): a script that assigns
// one JSON text, which the tool itself reads by cutting off the assignment. Each list is drawn with one direction.

/** What the tool's own data.js starts with. */
export const scriptPrefix = 'window.BENCHMARK_DATA = ';

/** In `extra` of each figure: tells an import that its name can be taken apart. */
export const exportMark = 'pacegate/baseline@1';

/** Behind the name of the list with the figures that are better when they are larger. */
export const higherMark = ' (higher is better)';

const tools = { lower: 'customSmallerIsBetter', higher: 'customBiggerIsBetter' } as const;

type Better = BaselineMetric['better'];

/** How far blocks lie apart, as the tool shows it behind the value. */
const rangeOf = ({ head }: BaselineMetric): { range?: string } => {
  if (head.length < 2) return {};
  const least = head.reduce((one, other) => Math.min(one, other));
  const most = head.reduce((one, other) => Math.max(one, other));
  return { range: `± ${Number(((most - least) / 2).toPrecision(3))}` };
};

const benchOf = (suite: string, metric: BaselineMetric) => ({
  name: `${metric.metric} ${benchmarkName({ suite, scenario: metric.scenario, route: metric.route })}`,
  value: metric.value,
  ...rangeOf(metric),
  unit: metric.unit,
  extra: exportMark,
});

const entryOf = (record: BaselineRecord, better: Better, repositoryUrl: string) => {
  const user = { name: 'unknown', username: 'unknown' };
  return {
    commit: {
      author: user,
      committer: user,
      id: record.commit,
      message: `${record.suite} at ${record.ref}`,
      timestamp: record.recordedAt,
      url: repositoryUrl === '' ? '' : `${repositoryUrl}/commit/${record.commit}`,
    },
    date: Date.parse(record.recordedAt),
    tool: tools[better],
    benches: record.metrics.filter((it) => it.better === better).map((it) => benchOf(record.suite, it)),
  };
};

/** All records as data.js of github-action-benchmark: a chart list for each suite, class of machine and direction. */
export const exportGitHubActionBenchmark = (series: readonly KeyedSeries[], repositoryUrl: string): Exported => {
  const lists = series.flatMap(({ key, records }) =>
    (['lower', 'higher'] as const).flatMap((better) => {
      const entries = records.map((it) => entryOf(it, better, repositoryUrl)).filter((it) => it.benches.length > 0);
      const name = `${key.suite} on ${key.environment}${better === 'higher' ? higherMark : ''}`;
      return entries.length === 0 ? [] : [[name, entries] as const];
    }),
  );
  const dates = lists.flatMap(([, entries]) => entries.map((it) => it.date));
  const data = {
    lastUpdate: dates.reduce((one, other) => Math.max(one, other), 0),
    repoUrl: repositoryUrl,
    entries: Object.fromEntries(lists),
  };
  return { text: `${scriptPrefix}${JSON.stringify(data, null, 2)}`, skipped: [] };
};

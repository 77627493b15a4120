import { z } from 'zod';
import type { BaselineMetric } from '../core/baseline-record.ts';
import { BaselineError, UsageError } from '../core/errors.ts';
import { isMetric, metricOf } from '../core/metrics.ts';
import { escapeTerminal, shorten } from '../report/escape.ts';
import { parseBenchmarkName } from './benchmark-name.ts';
import { checkedJson } from './checked-json.ts';
import { createSkippedList, type Imported, type SkippedList } from './exchange.ts';
import { exportMark, higherMark } from './export-github-action-benchmark.ts';
import { foreignMetric } from './foreign-metric.ts';
import {
  importedMetric,
  importedRecord,
  type ImportedMeasurement,
  isCommit,
  metricIdentity,
  suiteNameOf,
} from './imported-record.ts';

const bench = z.object({ name: z.string(), value: z.number(), unit: z.string(), extra: z.string().optional() });

const entry = z.object({
  commit: z.object({ id: z.string() }),
  date: z.number(),
  tool: z.string(),
  benches: z.array(z.unknown()),
});

const dataJs = z.object({ entries: z.record(z.string(), z.array(z.unknown())) });

/** Tools whose figures are better when they are larger: src/write.ts, biggerIsBetter. */
const biggerIsBetter = new Set(['benchmarkjs', 'pytest', 'customBiggerIsBetter']);

const cure =
  'Name the data.js of github-action-benchmark (on its pages branch, below dev/bench), or the file of its external-data-json-path.';

/** The script is one assignment of JSON, and JSON is what is read: nothing of it is ever run. */
const jsonOf = (text: string): string =>
  text
    .replace(/^\uFEFF?\s*(?:window\.BENCHMARK_DATA\s*=)?/, '')
    .trimEnd()
    .replace(/;$/, '');

interface Figure {
  readonly suite: string;
  readonly metric: BaselineMetric;
}

interface Source {
  readonly suites: readonly string[];
  readonly skipped: SkippedList;
}

const ownFigure = (name: string, value: number): Figure | null => {
  const [metric = '', ...rest] = name.split(' ');
  const place = parseBenchmarkName(rest.join(' '));
  return place === null || !isMetric(metric)
    ? null
    : { suite: place.suite, metric: importedMetric(metric, { ...place, value }) };
};

/** The suite of figures that another tool measured: what is named, or what the list is called. */
const suiteOf = (list: string, suites: readonly string[]): string => {
  if (suites.length > 1)
    throw new UsageError(
      'The figures can go to one suite only.',
      'Name one with --suite, or none: then lists give it.',
    );
  const suite = suiteNameOf(suites[0] ?? list);
  if (suite === null)
    throw new UsageError(
      `The list "${shorten(escapeTerminal(list), 80)}" has no name that a suite could have.`,
      'Add --suite NAME, with the name that the suite has in the configuration.',
    );
  return suite;
};

const figureOf = (
  list: string,
  tool: string,
  raw: unknown,
  { suites, skipped }: Source,
): { figure: Figure; name: string } | null => {
  const { data } = bench.safeParse(raw);
  if (data === undefined) {
    skipped.add(list, 'a figure without name, value or unit');
    return null;
  }
  const { name, value, unit, extra } = data;
  if (extra === exportMark) {
    const figure = ownFigure(name, value);
    if (figure === null) skipped.add(name, 'not a metric of Pacegate');
    else if (suites.length === 0 || suites.includes(figure.suite)) return { figure, name };
    else skipped.add(name, 'not a suite named by --suite');
    return null;
  }
  const known = foreignMetric(unit, name);
  if ('why' in known) {
    skipped.add(`${name} (${unit})`, known.why);
    return null;
  }
  if (biggerIsBetter.has(tool) !== (metricOf(known.metric).better === 'higher')) {
    skipped.add(`${name} (${unit})`, `better in the other direction than ${known.metric}`);
    return null;
  }
  const metric = importedMetric(known.metric, { scenario: null, route: name, value: value * known.factor });
  return { figure: { suite: suiteOf(list, suites), metric }, name };
};

/** Measurements by what they become records of: an export has a list for each direction, and both are one record. */
type Measurements = Map<
  string,
  Omit<ImportedMeasurement, 'metrics'> & { readonly metrics: Map<string, BaselineMetric> }
>;

const addEntry = (measurements: Measurements, list: string, raw: unknown, source: Source): void => {
  const { data } = entry.safeParse(raw);
  const { skipped } = source;
  const at = new Date(data?.date ?? Number.NaN);
  if (data === undefined || Number.isNaN(at.getTime()))
    return skipped.add(list, 'a measurement without commit, date or figures');
  const commit = data.commit.id;
  if (!isCommit(commit)) return skipped.add(list, 'a measurement of something that is no commit');
  const from = `github-action-benchmark: ${list.endsWith(higherMark) ? list.slice(0, -higherMark.length) : list}`;
  for (const it of data.benches) {
    const found = figureOf(list, data.tool, it, source);
    if (found === null) continue;
    const { suite, metric } = found.figure;
    const identity = JSON.stringify([suite, commit, data.date, from]);
    const known = measurements.get(identity) ?? { suite, commit, at, from, metrics: new Map<string, BaselineMetric>() };
    measurements.set(identity, known);
    if (known.metrics.has(metricIdentity(metric))) skipped.add(found.name, `a second figure for ${metric.metric}`);
    else known.metrics.set(metricIdentity(metric), metric);
  }
};

/**
 * data.js of github-action-benchmark, or its JSON alone. What Pacegate exported gives back suites, routes and metrics; of
 * others, lists become suites (or go to the one that is named) and benchmarks become routes, as far as their units are
 * known. Throws a BaselineError or UsageError.
 */
export const importGitHubActionBenchmark = (text: string, suites: readonly string[]): Imported => {
  const { data } = dataJs.safeParse(checkedJson(jsonOf(text), 'The file'));
  if (data === undefined)
    throw new BaselineError('The file is not data.js of github-action-benchmark: it has no "entries".', cure);
  const skipped = createSkippedList();
  const measurements: Measurements = new Map();
  for (const [list, entries] of Object.entries(data.entries))
    for (const it of entries) addEntry(measurements, list, it, { suites, skipped });
  const records = [...measurements.values()].map((it) => importedRecord({ ...it, metrics: [...it.metrics.values()] }));
  return { records, skipped: skipped.all() };
};

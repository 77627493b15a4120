import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BaselineMetric } from '../core/baseline-record.ts';
import { BaselineError, UsageError } from '../core/errors.ts';
import { isMetric } from '../core/metrics.ts';
import { escapeTerminal, shorten } from '../report/escape.ts';
import { parseBenchmarkName } from './benchmark-name.ts';
import { checkedJson } from './checked-json.ts';
import { createSkippedList, type Imported } from './exchange.ts';
import type { ForeignMetric } from './foreign-metric.ts';
import { importedMetric, importedRecord, metricIdentity } from './imported-record.ts';
import { isSuiteName } from './series-path.ts';

const bmf = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ value: z.number(), lower_value: z.number().nullish(), upper_value: z.number().nullish() }),
  ),
);

export interface BmfImport {
  /** What figures that do not name a suite belong to. */
  readonly suites: readonly string[];
  /** Which commit was measured, and when: the format does not say. */
  readonly commit: string;
  readonly at: Date;
}

/** Measures that Bencher has of its own, with their units. */
const measures: Readonly<Record<string, ForeignMetric | { readonly why: string }>> = {
  latency: { metric: 'latency.mean', factor: 1e-6 },
  throughput: { metric: 'throughput', factor: 1 },
  allocated: { metric: 'allocation.per-request', factor: 1 },
  'build-time': { why: 'Pacegate does not measure builds' },
  'file-size': { why: 'the size of a file, and it does not say whether compressed' },
};

const placeOf = ({ issues }: z.ZodError): string => {
  const names = issues[0]?.path.map((it) => `"${shorten(escapeTerminal(String(it)), 80)}"`) ?? [];
  return names.length === 0 ? 'its outermost value' : names.join(' > ');
};

// These two are measures of Bencher, too, so they do not show who wrote the file.
const shared = new Set(['throughput', 'capacity']);
const range = 'the range (lower_value, upper_value)';

const onlySuite = (suites: readonly string[]): string => {
  const [suite, ...others] = suites;
  if (suite === undefined || others.length > 0)
    throw new UsageError(
      'The figures do not say which suite they belong to, so exactly one must be named.',
      'Add --suite NAME, with the name that the suite has in the configuration.',
    );
  if (!isSuiteName(suite))
    throw new UsageError(
      `--suite "${shorten(escapeTerminal(suite), 80)}" can't be the name of a suite.`,
      'A name has at most 64 letters, digits, dashes, underscores and dots inside.',
    );
  return suite;
};

/**
 * A report in Bencher Metric Format. One that Pacegate exported gives back suites, routes and metrics; of others, benchmarks
 * become routes of the one suite that is named. Throws a BaselineError or UsageError.
 */
export const importBmf = (text: string, { suites, commit, at }: BmfImport): Imported => {
  const { data, error } = bmf.safeParse(checkedJson(text, 'The file'));
  if (data === undefined)
    throw new BaselineError(
      `The file is not in Bencher Metric Format: ${placeOf(error)} is not what it must be.`,
      'Bencher Metric Format is {"benchmark": {"measure": {"value": 1}}}: see docs/moving.md.',
    );
  const skipped = createSkippedList();
  const benchmarks = Object.entries(data);
  const isOurs = benchmarks.some(([, it]) => Object.keys(it).some((name) => isMetric(name) && !shared.has(name)));
  const kept = new Map<string, Map<string, BaselineMetric>>();
  const keep = (what: string, suite: string, metric: BaselineMetric): void => {
    const metrics = kept.get(suite) ?? new Map<string, BaselineMetric>();
    kept.set(suite, metrics);
    if (metrics.has(metricIdentity(metric))) skipped.add(what, `a second figure for ${metric.metric}`);
    else metrics.set(metricIdentity(metric), metric);
  };
  for (const [name, figures] of benchmarks) {
    const place = isOurs ? parseBenchmarkName(name) : null;
    for (const [measure, { value, lower_value, upper_value }] of Object.entries(figures)) {
      const what = `${name}: ${measure}`;
      if (!isOurs && (lower_value ?? upper_value) !== undefined) skipped.add(range, 'a record has no place for it');
      if (place !== null) {
        if (suites.length > 0 && !suites.includes(place.suite)) skipped.add(what, 'not a suite named by --suite');
        else if (isMetric(measure)) keep(what, place.suite, importedMetric(measure, { ...place, value }));
        else skipped.add(what, 'not a metric of Pacegate');
        continue;
      }
      const slug = measure.trim().toLowerCase().replaceAll(' ', '-');
      const known = Object.hasOwn(measures, slug) ? measures[slug] : undefined;
      if (known === undefined) skipped.add(what, 'a measure that no metric of Pacegate is');
      else if ('why' in known) skipped.add(what, known.why);
      else
        keep(
          what,
          onlySuite(suites),
          importedMetric(known.metric, { scenario: null, route: name, value: value * known.factor }),
        );
    }
  }
  // Several files may be of one commit, and none may pass for another.
  const from = `bmf: ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  const records = [...kept].map(([suite, metrics]) =>
    importedRecord({ suite, commit, at, from, metrics: [...metrics.values()] }),
  );
  return { records, skipped: skipped.all() };
};

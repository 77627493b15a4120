import type { MetricResult } from '../core/result.ts';
import { regressed } from './regressions.ts';

/** Rows may grow so much more than statements and still be those that the statements bring. */
const alike = 1.5;

const growth = ({ base, head }: MetricResult): number => head.value / base.value;

const isExplained = (rows: MetricResult, queries: MetricResult): boolean =>
  queries.suite === rows.suite &&
  queries.route === rows.route &&
  (rows.base.value === 0 || queries.base.value === 0 || growth(rows) <= alike * growth(queries));

/**
 * Comparisons of rows that regressed because there are more statements, by the comparison of these: each brings as many rows as before.
 * They are told once, with the statements.
 */
export const explainedRows = (metrics: readonly MetricResult[]): ReadonlyMap<MetricResult, MetricResult> => {
  const worse = regressed(metrics);
  const queries = worse.filter(({ metric }) => metric === 'db.queries');
  const pairs = worse.flatMap((rows) => {
    const by = rows.metric === 'db.rows' ? queries.find((it) => isExplained(rows, it)) : undefined;
    return by === undefined ? [] : [[rows, by] as const];
  });
  return new Map(pairs);
};

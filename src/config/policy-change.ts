import { usualToleranceWords } from '../core/change-words.ts';
import { formatDuration, formatShare, formatValue } from '../core/format.ts';
import { metricOf } from '../core/metrics.ts';
import type { Policy } from '../core/policy.ts';

type Show = (value: number) => string;

/** `unit` is that of the raw values: they are shown where rounding for people would make both the same. */
const changed = (what: string, base: number | null, head: number | null, unit: string, show: Show): string[] => {
  if (base === head) return [];
  const alike = base !== null && head !== null && show(base) === show(head);
  const text = (value: number | null): string => {
    if (value === null) return 'none';
    return alike ? `${value} ${unit}`.trim() : show(value);
  };
  return [`${what}: ${text(base)} -> ${text(head)}`];
};

const sorted = (...ids: readonly string[][]): string[] => [...new Set(ids.flat())].sort();

const budgets = (base: Policy, head: Policy): string[] =>
  sorted(
    base.budgets.map((it) => it.metric),
    head.budgets.map((it) => it.metric),
  ).flatMap((metric) => {
    const { unit } = metricOf(metric);
    const show: Show = (value) => formatValue(value, unit);
    const one = base.budgets.find((it) => it.metric === metric);
    const other = head.budgets.find((it) => it.metric === metric);
    return [
      ...changed(`budget ${metric} limit`, one?.limit ?? null, other?.limit ?? null, unit, show),
      ...changed(`budget ${metric} target`, one?.target ?? null, other?.target ?? null, unit, show),
    ];
  });

const tolerances = (base: Policy, head: Policy): string[] => {
  const of = ({ tolerance }: Policy, id: string): number | null =>
    Object.hasOwn(tolerance.metrics, id) ? (tolerance.metrics[id] ?? null) : null;
  const ids = sorted(Object.keys(base.tolerance.metrics), Object.keys(head.tolerance.metrics));
  return [
    ...changed('tolerance default', base.tolerance.default, head.tolerance.default, 'share', formatShare),
    ...ids.flatMap((id) => {
      const { byDifference, unit } = metricOf(id);
      const show: Show = (value) => usualToleranceWords(id, value);
      return changed(`tolerance ${id}`, of(base, id), of(head, id), byDifference ? unit : 'share', show);
    }),
  ];
};

const prices = (base: Policy, head: Policy): string[] => [
  ...changed('price cpu-hour', base.prices?.cpuHour ?? null, head.prices?.cpuHour ?? null, '', String),
  ...changed('price gigabyte-hour', base.prices?.gigabyteHour ?? null, head.prices?.gigabyteHour ?? null, '', String),
];

const gate = (base: Policy, head: Policy): string[] => [
  ...(base.inconclusive === head.inconclusive
    ? []
    : [`gate inconclusive: ${base.inconclusive} -> ${head.inconclusive}`]),
  ...changed('gate time-limit', base.timeLimit, head.timeLimit, 'ms', formatDuration),
  ...changed('gate false-alarm-rate', base.falseAlarmRate, head.falseAlarmRate, 'share', formatShare),
  ...changed('gate max-blocks', base.maxBlocks, head.maxBlocks, '', String),
];

/** What `head` changes in the policy of `base`, a sentence each: "budget latency.p95 limit: 200 ms -> 400 ms". */
export const policyDifferences = (base: Policy, head: Policy): string[] => [
  ...budgets(base, head),
  ...tolerances(base, head),
  ...prices(base, head),
  ...gate(base, head),
];

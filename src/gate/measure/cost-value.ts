import type { MeasuredValue } from '../../core/measurement.ts';
import { metricOf } from '../../core/metrics.ts';
import type { Prices } from '../../core/policy.ts';
import { costPerMillion } from '../cost.ts';

/** What a million requests of a scenario cost, from its CPU time and memory; none without prices, or where either was not observed. */
export const costValue = (values: readonly MeasuredValue[], prices: Prices | null): MeasuredValue[] => {
  const of = (metric: string): MeasuredValue | undefined => values.find((it) => it.metric === metric);
  const [cpu, memory] = [of('cpu.per-request'), of('memory.rss.peak')];
  if (prices === null || cpu === undefined || memory === undefined) return [];
  const metric = 'cost.per-million';
  const { unit, better } = metricOf(metric);
  const parts = memory.parts.length === cpu.parts.length ? memory.parts : cpu.parts.map(() => memory.value);
  return [
    {
      metric,
      unit,
      better,
      value: costPerMillion(cpu.value, memory.value, prices),
      parts: cpu.parts.map((it, part) => costPerMillion(it, parts[part] ?? memory.value, prices)),
    },
  ];
};

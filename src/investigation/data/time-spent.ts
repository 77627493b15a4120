import { formatShare, formatValue } from '../../core/format.ts';
import type { MetricResult } from '../../core/result.ts';
import type { DataPlace, DataTime } from './data-view.ts';

const differenceOf = (metrics: readonly MetricResult[], metric: string, place: DataPlace): number | null => {
  const same = metrics.filter((it) => it.metric === metric && it.suite === place.suite && it.route === place.route);
  const found = same.find((it) => it.scenario === place.scenario) ?? same.find((it) => it.scenario === null);
  return found === undefined ? null : found.head.value - found.base.value;
};

/** Less than this part of the time is no explanation. */
const least = 0.1;

const sentenceOf = (latency: number, cpu: number | null, database: number | null, subject: string): string => {
  const part = (name: string, value: number | null): string[] =>
    value === null || value < least * latency
      ? []
      : [`${formatValue(value, 'ms')} more ${name} (${formatShare(Math.round((100 * value) / latency) / 100)})`];
  const parts = [...part('CPU time', cpu), ...part('time in its database', database)];
  const known = Math.max(cpu ?? 0, 0) + Math.max(database ?? 0, 0);
  const total = `A request of ${subject} takes ${formatValue(latency, 'ms')} longer`;
  if (cpu === null && database === null) return `${total}; where the time goes was not seen.`;
  if (parts.length === 0)
    return `${total}, and hardly any of it is CPU time or time in its database: it waits for something else.`;
  const rest = known < (1 - 3 * least) * latency ? '; the rest it waits for something else' : '';
  return `${total}, with ${parts.join(' and ')}${rest}.`;
};

/**
 * Sets how much longer a request takes beside the CPU time and the database time that it takes more: whether it works or waits. The
 * parts may overlap, and CPU time of several threads may be more than the whole. null where latency was not compared or did not grow.
 */
export const timeSpent = (metrics: readonly MetricResult[], place: DataPlace, subject: string): DataTime | null => {
  const latency = differenceOf(metrics, 'latency.mean', place);
  if (latency === null || latency <= 0) return null;
  const cpu = differenceOf(metrics, 'cpu.per-request', place);
  const database = differenceOf(metrics, 'db.time', place);
  const { suite, scenario, route } = place;
  return { suite, scenario, route, latency, cpu, database, sentence: sentenceOf(latency, cpu, database, subject) };
};

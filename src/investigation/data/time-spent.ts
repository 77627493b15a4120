import { formatShare, formatValue } from '../../core/format.ts';
import type { MetricResult } from '../../core/result.ts';
import type { DataPlace, DataTime } from './data-view.ts';

const find = (metrics: readonly MetricResult[], metric: string, place: DataPlace): MetricResult | null => {
  const same = metrics.filter((it) => it.metric === metric && it.suite === place.suite && it.route === place.route);
  return same.find((it) => it.scenario === place.scenario) ?? same.find((it) => it.scenario === null) ?? null;
};

const differenceOf = (metrics: readonly MetricResult[], metric: string, place: DataPlace): number | null => {
  const found = find(metrics, metric, place);
  return found === null ? null : found.head.value - found.base.value;
};

/** Logarithm of how many times as much it is. */
const growthOf = (metrics: readonly MetricResult[], metric: string, place: DataPlace): number | null => {
  const found = find(metrics, metric, place);
  return found === null || !(found.base.value > 0) || !(found.head.value > 0)
    ? null
    : Math.log(found.head.value / found.base.value);
};

/** Where requests wait for each other for one thread, each waits as many times longer as each takes it longer. */
const asMuch = 0.5;

/** Whether CPU time per request grew as latency did, so that what is waited for is the processor. */
const isQueue = (metrics: readonly MetricResult[], place: DataPlace): boolean => {
  const [latency, cpu] = [growthOf(metrics, 'latency.mean', place), growthOf(metrics, 'cpu.per-request', place)];
  return latency !== null && cpu !== null && latency > 0 && cpu >= asMuch * latency;
};

/** Less than this part of the time is no explanation. */
const least = 0.1;

const sentenceOf = (
  { latency, cpu, database }: Pick<DataTime, 'latency' | 'cpu' | 'database'>,
  queues: boolean,
  subject: string,
): string => {
  const part = (name: string, value: number | null): string[] =>
    value === null || value < least * latency
      ? []
      : [`${formatValue(value, 'ms')} more ${name} (${formatShare(Math.round((100 * value) / latency) / 100)})`];
  const parts = [...part('CPU time', cpu), ...part('time in its database', database)];
  const known = Math.max(cpu ?? 0, 0) + Math.max(database ?? 0, 0);
  const waits = queues
    ? 'it waits for its turn, as each request before it takes more CPU time'
    : 'it waits for something else';
  const total = `A request of ${subject} takes ${formatValue(latency, 'ms')} longer`;
  if (cpu === null && database === null) return `${total}; where the time goes was not seen.`;
  if (parts.length === 0)
    return queues
      ? `${total}, and hardly any of it is its own CPU time: ${waits}.`
      : `${total}, and hardly any of it is CPU time or time in its database: ${waits}.`;
  const rest = known < (1 - 3 * least) * latency ? `; the rest ${waits}` : '';
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
  const spent = { latency, cpu, database };
  const queues = isQueue(metrics, place);
  return { suite, scenario, route, ...spent, queues, sentence: sentenceOf(spent, queues, subject) };
};

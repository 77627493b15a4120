import { parseDuration } from '../../core/units.ts';
import type { JsonRecord } from './json-record.ts';

/** Names under which programs write how long a request took, and what one of their units is in ms. The first that is there counts. */
const names: readonly (readonly [string, number])[] = [
  ['responseTime', 1],
  ['responseTimeMs', 1],
  ['response_time', 1],
  ['response_time_ms', 1],
  ['durationMs', 1],
  ['duration_ms', 1],
  ['elapsedMs', 1],
  ['elapsed_ms', 1],
  ['latencyMs', 1],
  ['latency_ms', 1],
  ['request_time_ms', 1],
  // As nginx writes it.
  ['request_time', 1000],
  ['duration_s', 1000],
  ['duration_seconds', 1000],
  ['elapsed_seconds', 1000],
  ['duration', 1],
  ['elapsed', 1],
  ['latency', 1],
  ['took', 1],
];

const plain = /^\d{1,15}(?:\.\d+)?$/u;

const inMs = (value: unknown, unit: number): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value * unit : null;
  if (typeof value !== 'string' || value.length > 30) return null;
  return plain.test(value) ? Number(value) * unit : parseDuration(value);
};

/**
 * The duration that a log line tells, ms, sought in its parts one after the other; null where there is none. The last part is "event"
 * of the Elastic Common Schema, whose durations are in ns.
 */
export const durationOf = (parts: readonly JsonRecord[]): number | null => {
  for (const [index, part] of parts.entries()) {
    const isEvent = index === parts.length - 1;
    for (const [name, unit] of names) {
      const value = part[name];
      if (value === undefined) continue;
      const ms = inMs(value, isEvent && name === 'duration' ? 1e-6 : unit);
      if (ms !== null) return ms;
    }
  }
  return null;
};

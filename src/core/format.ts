import type { Unit } from './metrics.ts';

const digits = (value: number): string => {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return size >= 1 ? value.toFixed(2) : value.toPrecision(2);
};

const scaled = (value: number, steps: readonly (readonly [number, string])[]): string => {
  const size = Math.abs(value);
  const [factor, unit] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ''];
  return `${digits(value / factor)} ${unit}`;
};

const duration = [
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
  [0.001, 'µs'],
] as const;
const bytes = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'KB'],
  [1, 'B'],
] as const;

/** How values of one axis are written: each divided by `factor`, in `unit`, which suits the largest of them. */
export const scaleOf = (largest: number, unit: Unit): { readonly factor: number; readonly unit: string } => {
  const size = Math.abs(largest);
  const step = (steps: readonly (readonly [number, string])[], per = ''): { factor: number; unit: string } => {
    const [factor, name] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ''];
    return { factor, unit: `${name}${per}` };
  };
  switch (unit) {
    case 'ms':
      return step(duration);
    case 'ms/request':
      return step(duration, '/request');
    case 'bytes':
      return step(bytes);
    case 'bytes/request':
      return step(bytes, '/request');
    case 'share':
      return { factor: 0.01, unit: '%' };
    case 'requests/s':
      return { factor: 1, unit: 'requests/s' };
    case 'count/request':
      return { factor: 1, unit: 'per request' };
    case 'count':
    case 'score':
    case 'currency':
      return { factor: 1, unit: '' };
  }
};

/** A value of a metric in people's units: 3.1 ms, 12.4 KB, 0.12 %. */
export const formatValue = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'ms':
      return scaled(value, duration);
    case 'ms/request':
      return `${scaled(value, duration)}/request`;
    case 'bytes':
      return scaled(value, bytes);
    case 'bytes/request':
      return `${scaled(value, bytes)}/request`;
    case 'share':
      return `${digits(value * 100)} %`;
    case 'requests/s':
      return `${digits(value)}/s`;
    case 'count/request':
      return `${digits(value)}/request`;
    case 'count':
      return Number.isInteger(value) ? String(value) : digits(value);
    case 'score':
    case 'currency':
      return digits(value);
  }
};

/** A difference of two values with its sign: "+58.1 KB", "-2", "+0.05"; of less than a thousand bytes all of them: "+212 B". */
export const formatDifference = (difference: number, unit: Unit): string => {
  const size = Math.abs(difference);
  const text = unit === 'bytes' && size < 1000 ? `${Math.round(size)} B` : formatValue(size, unit);
  return `${difference > 0 ? '+' : difference < 0 ? '-' : ''}${text}`;
};

const percent = (share: number): string => {
  const value = share * 100;
  const text = Math.abs(value) >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return text === '-0.0' || text === '0.0' ? '0' : text;
};

/** A share as "5 %" or "2.5 %": tolerances and error rates. */
export const formatShare = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

/** A relative change with its sign: "+18 %", "-2.1 %". */
export const formatPercent = (share: number): string => {
  const text = percent(share);
  return `${share > 0 && text !== '0' ? '+' : ''}${text} %`;
};

/** An interval that is wider than this, or than so many times the change itself, says nothing that a person could use. */
const widest = 2;

/** A relative change with its interval: "+18 % (14 to 22)". Of a few blocks it may be so wide that figures would mislead. */
export const formatChange = ({ estimate, low, high }: { estimate: number; low: number; high: number }): string =>
  `${formatPercent(estimate)} (${high - low > widest * Math.max(1, Math.abs(estimate)) ? 'anything yet' : `${percent(low)} to ${percent(high)}`})`;

/** A wall time for people: "850 ms", "42 s", "3 min 20 s". */
export const formatDuration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
};

import type { Unit } from './metrics.ts';

const durations: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const sizes: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

const quantity = /^(\d+(?:\.\d+)?)\s*([A-Za-z%/]*)$/;

const parseWith = (text: string, factors: Readonly<Record<string, number>>): number | null => {
  const [, digits, unit] = quantity.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined) return null;
  const factor = Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  return factor === undefined ? null : Number(digits) * factor;
};

/** "200ms", "1.5s", "10m", "1h" in ms; null when it is not a duration with a unit. */
export const parseDuration = (text: string): number | null => parseWith(text, durations);

/** "500KB" (1,000), "2MiB" (1,048,576) in bytes; null when it is not a size with a unit. */
export const parseSize = (text: string): number | null => parseWith(text, sizes);

/** "0.1%" as 0.001; null when it is not a percentage. */
export const parseShare = (text: string): number | null => parseWith(text, { '%': 0.01 });

/** "150/s" or "150" in requests per second; null otherwise. */
const parseRate = (text: string): number | null => parseWith(text, { '': 1, '/s': 1, 'requests/s': 1 });

const parseNumber = (text: string): number | null => parseWith(text, { '': 1 });

interface Notation {
  readonly parse: (text: string) => number | null;
  /** How a person writes such a value. */
  readonly example: string;
}

const notations = {
  ms: { parse: parseDuration, example: '200ms' },
  'ms/request': { parse: parseDuration, example: '2ms' },
  bytes: { parse: parseSize, example: '200MB' },
  'bytes/request': { parse: parseSize, example: '2KB' },
  share: { parse: parseShare, example: '0.1%' },
  'requests/s': { parse: parseRate, example: '150/s' },
  'count/request': { parse: parseNumber, example: '3' },
  count: { parse: parseNumber, example: '3' },
  score: { parse: parseNumber, example: '0.1' },
  currency: { parse: parseNumber, example: '0.8' },
} as const satisfies Record<Unit, Notation>;

/** How values of `unit` are written in configuration. */
export const notationOf = (unit: Unit): Notation => notations[unit];

/** A moment as a log tells it. */
export interface Moment {
  /** ms since 1970. */
  readonly at: number;
  /** Whether it names no time zone, so that it was read as UTC. */
  readonly zoneless: boolean;
}

/** Epochs by their size: seconds until the year 5138, then ms, µs and ns. */
const ofEpoch = (value: number): Moment | null => {
  if (!(value > 1e8)) return null;
  const at = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1000 : value / 1e6;
  return { at, zoneless: false };
};

const iso =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?|[A-Z]{1,5})?$/u;
const common = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?([+-]\d{4})?$/u;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Abbreviations that PostgreSQL writes, in minutes east of Greenwich. Those that name several zones are left out. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
  AEST: 600,
  AEDT: 660,
};

/** Minutes east of Greenwich; null where the text names no zone that is known. */
const offsetOf = (zone: string | undefined): number | null => {
  if (zone === undefined) return null;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/u.exec(zone) ?? [];
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return Object.hasOwn(zones, zone) ? (zones[zone] ?? null) : null;
};

const ofParts = (
  parts: readonly [number, number, number, number, number, number],
  fraction: string | undefined,
  zone: string | undefined,
): Moment | null => {
  const [year, month, day, hour, minute, second] = parts;
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  const offset = offsetOf(zone);
  const ms = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  const at = Date.UTC(year, month, day, hour, minute, second) + ms - (offset ?? 0) * 60_000;
  return { at, zoneless: offset === null };
};

const ofText = (text: string): Moment | null => {
  const found = iso.exec(text);
  if (found !== null) {
    const [, year, month, day, hour, minute, second = '0', fraction, zone] = found;
    const parts = [year, month, day, hour, minute, second].map(Number);
    const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = parts;
    return ofParts([y, m - 1, d, h, min, s], fraction, zone);
  }
  const [, day, month = '', year, hour, minute, second, fraction, zone] = common.exec(text) ?? [];
  if (day === undefined) return /^\d+(?:\.\d+)?$/u.test(text) ? ofEpoch(Number(text)) : null;
  const [d = 0, y = 0, h = 0, min = 0, s = 0] = [day, year, hour, minute, second].map(Number);
  return ofParts([y, months.indexOf(month), d, h, min, s], fraction, zone);
};

/**
 * Reads the time of a log line: an epoch in s, ms, µs or ns, ISO 8601, PostgreSQL's or an access log's own form. null for anything
 * else, and for texts that no clock shows.
 */
export const timeOf = (value: unknown): Moment | null => {
  if (typeof value === 'number') return ofEpoch(value);
  return typeof value === 'string' && value.length <= 40 ? ofText(value.trim()) : null;
};

/** Takes secrets out of what is logged. */
export interface Redactor {
  /** From now on these are taken out wherever they stand. */
  learn(...secrets: readonly (string | null)[]): void;
  text(text: string): string;
  /** Data for a log line: bounded in depth, length and number, and without what has no place in logs. */
  value(value: unknown): unknown;
}

const redacted = '[redacted]';

const secretName = /token|secret|passw|credential|authorization|signature|cookie|private.?key|\bpem\b/i;

/** Payloads hold names and texts of people; environments hold anything. */
const foreign = new Set(['payload', 'body', 'raw', 'headers', 'environment', 'env']);

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]+-----[^]*?(?:-----END [A-Z ]+-----|$)/g, redacted],
  [/\b(?:gh[oprsu]_|github_pat_)[\w.-]{16,}/g, redacted],
  // JSON web tokens: an App's own authentication.
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, redacted],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\b([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@]+@/gi, `$1${redacted}@`],
];

const longestText = 2000;
const mostItems = 50;
const deepest = 4;

/** Shorter ones would take ordinary words out. */
const shortestSecret = 8;

export const createRedactor = (): Redactor => {
  const known = new Set<string>();

  const text = (given: string): string => {
    let clean = given;
    for (const secret of known) clean = clean.replaceAll(secret, redacted);
    for (const [pattern, instead] of patterns) clean = clean.replaceAll(pattern, instead);
    // Cut last: half of a secret would be found by nothing.
    return clean.length <= longestText ? clean : `${clean.slice(0, longestText)}…`;
  };

  const entry = (name: string, value: unknown, depth: number): readonly [string, unknown] => {
    if (foreign.has(name.toLowerCase())) return [name, '[left out]'];
    return [name, secretName.test(name) && value !== null ? redacted : at(value, depth)];
  };

  const at = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Error) return text(value.message);
    if (value === null || ['number', 'boolean', 'undefined'].includes(typeof value)) return value;
    if (typeof value !== 'object' || ArrayBuffer.isView(value) || depth === deepest) return '[left out]';
    if (Array.isArray(value)) return value.slice(0, mostItems).map((it: unknown) => at(it, depth + 1));
    const entries = Object.entries(value).slice(0, mostItems);
    return Object.fromEntries(entries.map(([name, it]) => entry(text(name), it, depth + 1)));
  };

  return {
    learn: (...secrets) => {
      for (const secret of secrets) if (secret !== null && secret.length >= shortestSecret) known.add(secret);
    },
    text,
    value: (value) => at(value, 0),
  };
};

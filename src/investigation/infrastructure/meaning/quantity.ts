/** What the values of a key are amounts of. */
export type Dimension = 'count' | 'duration' | 'size' | 'cpu' | 'share' | 'switch' | 'log-level' | 'text';

/** An amount: durations in ms, sizes in bytes, CPU in cores, shares of 1. */
export interface Amount {
  readonly value: number;
  /** Whether the value, or its key, names the unit; else it only compares with others that do not. */
  readonly hasUnit: boolean;
}

/** ms. */
const durations: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  min: 6e4,
  h: 3.6e6,
  hr: 3.6e6,
  d: 8.64e7,
  w: 6.048e8,
  y: 3.1536e10,
};

const durationWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:msecs?|millis|milliseconds?)$/u, 'ms'],
  [/^(?:secs?|seconds?)$/u, 's'],
  [/^(?:mins|minutes?)$/u, 'min'],
  [/^(?:hrs|hours?)$/u, 'h'],
  [/^days?$/u, 'd'],
];

const sizes: Readonly<Record<string, number>> = { '': 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Units that are part of a key's name: "timeoutMs", "cache_ttl_seconds". */
const unitInKey: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ms|millis|milliseconds)$/u, 'ms'],
  [/\b(?:s|sec|secs|seconds)$/u, 's'],
  [/\b(?:min|mins|minutes)$/u, 'min'],
  [/\b(?:hours)$/u, 'h'],
  [/\b(?:days)$/u, 'd'],
];

const number = /^[+-]?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?$/iu;
const piece = /(\d[\d_]*(?:\.\d+)?)\s*([a-zµ]+)/giu;

const plain = (text: string): number => Number(text.replaceAll('_', ''));

const factorOfDuration = (unit: string): number | undefined => {
  const short = durationWords.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;
  return Object.hasOwn(durations, short) ? durations[short] : undefined;
};

/** "10m", "1h30m", "500 ms", "PT10M". */
const duration = (text: string, key: string): Amount | null => {
  if (number.test(text)) {
    const unit = unitInKey.find(([pattern]) => pattern.test(key))?.[1];
    return { value: plain(text) * (unit === undefined ? 1 : (durations[unit] ?? 1)), hasUnit: unit !== undefined };
  }
  const iso = /^p?t?(?=\d)/iu.exec(text)?.[0] ?? '';
  const rest = text.slice(iso.length);
  if (rest.replaceAll(piece, '').trim() !== '') return null;
  let value = 0;
  for (const [, amount = '', unit = ''] of rest.matchAll(piece)) {
    const factor = factorOfDuration(unit.toLowerCase());
    if (factor === undefined) return null;
    value += plain(amount) * factor;
  }
  return rest === '' ? null : { value, hasUnit: true };
};

const size = (text: string): Amount | null => {
  const [, amount, unit = ''] = /^(\d[\d_]*(?:\.\d+)?)\s*([kmgt]?)(?:i?b?|ib)$/iu.exec(text) ?? [];
  if (amount === undefined) return null;
  return { value: plain(amount) * (sizes[unit.toLowerCase()] ?? 1), hasUnit: /[a-z]$/iu.test(text) };
};

const cpu = (text: string): Amount | null => {
  const [, milli] = /^(\d+(?:\.\d+)?)m$/u.exec(text) ?? [];
  if (milli !== undefined) return { value: Number(milli) / 1000, hasUnit: true };
  return number.test(text) ? { value: plain(text), hasUnit: true } : null;
};

const share = (text: string): Amount | null => {
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/u.exec(text) ?? [];
  if (percent !== undefined) return { value: Number(percent) / 100, hasUnit: true };
  return number.test(text) ? { value: plain(text), hasUnit: false } : null;
};

const on = /^(?:true|on|yes|enabled?|always|all|keep-alive|remote_apply|remote_write|local|\*|[1-9]\d*)$/iu;
const off = /^(?:false|off|no|disabled?|never|none|null|nil|0|close|noop|dummy|)$/iu;

/** From the quietest to the one that writes most; names of different libraries share a step. */
const levels: readonly RegExp[] = [
  /^(?:silent|off|none|disabled?)$/u,
  /^(?:fatal|panic|emerg|emergency|alert|crit|critical)$/u,
  /^(?:error|err)$/u,
  /^(?:warn|warning)$/u,
  /^(?:notice)$/u,
  /^(?:info|information|log|default)$/u,
  /^(?:http)$/u,
  /^(?:verbose|fine)$/u,
  /^(?:debug|finer)$/u,
  /^(?:trace|silly|all|finest|\*)$/u,
];

const logLevel = (text: string): Amount | null => {
  // "error_log /var/log/error.log debug", "app=debug,hyper=info": the noisiest of them.
  const found = text
    .toLowerCase()
    .split(/[^a-z*]+/u)
    .map((word) => levels.findIndex((pattern) => pattern.test(word)));
  const value = Math.max(-1, ...found);
  return value === -1 ? null : { value, hasUnit: true };
};

const endless = /^(?:-1|infinity|inf|unlimited|never|endless|max|none)$/iu;

/** Reads a value as an amount; null where it is none, such as an expression or a name. `key` in words may hold its unit. */
export const amountOf = (value: string, dimension: Dimension, key: string): Amount | null => {
  const text = value.trim().replace(/^(["'])(.*)\1$/u, '$2');
  if (text.length > 200) return null;
  if (dimension === 'switch') {
    if (off.test(text)) return { value: 0, hasUnit: true };
    return on.test(text) ? { value: 1, hasUnit: true } : null;
  }
  if (dimension === 'log-level') return logLevel(text);
  if (dimension === 'text') return null;
  if (endless.test(text)) return { value: Infinity, hasUnit: true };
  switch (dimension) {
    case 'duration':
      return off.test(text) && text !== '' ? { value: 0, hasUnit: true } : duration(text, key);
    case 'size':
      return size(text);
    case 'cpu':
      return cpu(text);
    case 'share':
      return share(text);
    case 'count':
      return number.test(text) ? { value: plain(text), hasUnit: true } : null;
  }
};

/** A figure of another tool as Pacegate would call it: value * factor is in the metric's unit. */
export interface ForeignMetric {
  readonly metric: string;
  readonly factor: number;
}

const times: Readonly<Record<string, number>> = {
  ns: 1e-6,
  nsec: 1e-6,
  nanoseconds: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  usec: 1e-3,
  microseconds: 1e-3,
  ms: 1,
  msec: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  seconds: 1000,
};

const sizes: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

const rates = /^(?:ops?|operations?|iters?|iterations?|req|reqs|requests?|rps)?\s*(?:\/|per)\s*(?:s|sec|second)s?$/;

const timeNames = [
  [/\bp99\b|\b99th\b/, 'latency.p99'],
  [/\bp95\b|\b95th\b/, 'latency.p95'],
  [/\bp50\b|\bmedian\b/, 'latency.p50'],
  [/\blcp\b|largest.contentful/, 'page.lcp'],
  [/\bfcp\b|first.contentful/, 'page.fcp'],
  [/\btbt\b|total.blocking/, 'page.tbt'],
  [/speed.index/, 'page.si'],
  [/\bcpu\b/, 'cpu.per-request'],
] as const;

const sizeNames = [
  [/gzip|\bgz\b/, 'bundle.total.gzip'],
  [/brotli|\bbr\b/, 'bundle.total.brotli'],
  [/\brss\b|resident/, 'memory.rss.peak'],
  [/\bheap\b/, 'memory.heap'],
  [/\bbundle\b|minified/, 'bundle.total.parsed'],
  [/transfer/, 'page.transfer'],
] as const;

const named = (names: readonly (readonly [RegExp, string])[], name: string): string | null =>
  names.find(([pattern]) => pattern.test(name))?.[1] ?? null;

const lookUp = (table: Readonly<Record<string, number>>, unit: string): number | null =>
  Object.hasOwn(table, unit) ? (table[unit] ?? null) : null;

/** "ns/op", "ns/iter" and "ms per request" are times of one; "B/op" is what one allocates. */
const ofOne = /\s*(?:\/|per)\s*(?:ops?|iter|iteration|request|req|call|run)$/;

/**
 * What of the metric catalogue a figure is, from its unit and name; a sentence where nothing can be told. Only what is
 * sure enough to be drawn under that name: a size that may be memory or a file is neither.
 */
export const foreignMetric = (unitText: string, nameText: string): ForeignMetric | { readonly why: string } => {
  const unit = unitText.trim().toLowerCase().slice(0, 40);
  const name = nameText.toLowerCase();
  const single = unit.replace(ofOne, '');
  const time = lookUp(times, single);
  if (time !== null) return { metric: named(timeNames, name) ?? 'latency.mean', factor: time };
  const size = lookUp(sizes, single);
  if (size !== null && single !== unit) return { metric: 'allocation.per-request', factor: size };
  if (size !== null) {
    const metric = named(sizeNames, name);
    return metric === null
      ? { why: 'a size, and its name does not say whether of memory or of a bundle' }
      : { metric, factor: size };
  }
  if (rates.test(unit) || unit === 'rps') return { metric: 'throughput', factor: 1 };
  if (/\bcls\b|layout.shift/.test(name)) return { metric: 'page.cls', factor: 1 };
  if (unit === '%' && /\berrors?\b|\bfail/.test(name)) return { metric: 'errors.rate', factor: 0.01 };
  return { why: 'a unit that no metric of Pacegate has' };
};

/** Units that values are kept in. Durations are milliseconds, sizes bytes, shares 0 to 1. */
export type Unit =
  | 'ms'
  | 'requests/s'
  | 'share'
  | 'bytes'
  | 'ms/request'
  | 'bytes/request'
  | 'count/request'
  | 'count'
  | 'score'
  | 'currency';

export type Better = 'lower' | 'higher';

export interface Metric {
  readonly unit: Unit;
  readonly better: Better;
  /** What is observed, as a noun phrase for reports. */
  readonly title: string;
  /**
   * Whether a change of it, and the change that is accepted, is always a difference in its own unit (of shares: in points) and never
   * relative: it is often 0 on the base, or below.
   */
  readonly byDifference: boolean;
}

const lower = (unit: Unit, title: string): Metric => ({ unit, better: 'lower', title, byDifference: false });
const higher = (unit: Unit, title: string): Metric => ({ unit, better: 'higher', title, byDifference: false });
const different = (metric: Metric): Metric => ({ ...metric, byDifference: true });

const bundleSizes = (part: string, title: string) => ({
  [`bundle.${part}.stat`]: lower('bytes', `${title} before minification`),
  [`bundle.${part}.parsed`]: lower('bytes', `${title}, uncompressed`),
  [`bundle.${part}.gzip`]: lower('bytes', `${title}, gzip`),
  [`bundle.${part}.brotli`]: lower('bytes', `${title}, brotli`),
});

/** Every metric that Pacegate knows, by identifier. Identifiers are read by other programs and do not change. */
export const metricCatalogue: Readonly<Record<string, Metric>> = {
  'latency.mean': lower('ms', 'mean latency'),
  'latency.p50': lower('ms', 'median latency'),
  'latency.p95': lower('ms', '95th percentile of latency'),
  'latency.p99': lower('ms', '99th percentile of latency'),
  throughput: higher('requests/s', 'throughput'),
  'errors.rate': different(lower('share', 'share of failed requests')),
  capacity: higher('requests/s', 'highest rate within the budgets'),
  'cpu.per-request': lower('ms', 'CPU time per request'),
  'memory.rss.peak': lower('bytes', 'peak resident memory'),
  'memory.heap': lower('bytes', 'heap after a forced collection'),
  'memory.growth': different(lower('bytes/request', 'memory growth per request')),
  'allocation.per-request': lower('bytes', 'allocated memory per request'),
  'gc.pause': lower('ms/request', 'garbage collection pause per request'),
  'eventloop.delay.p99': lower('ms', '99th percentile of event loop delay'),
  'io.sync-calls': lower('count/request', 'synchronous calls per request'),
  'db.queries': lower('count/request', 'database statements per request'),
  'db.time': lower('ms/request', 'database time per request'),
  'db.rows': lower('count/request', 'rows read per request'),
  'db.connections': different(lower('count/request', 'new database connections per request')),
  ...bundleSizes('initial', 'first load'),
  ...bundleSizes('async', 'later loads'),
  ...bundleSizes('total', 'total size'),
  ...bundleSizes('chunk', 'chunk for later'),
  'bundle.modules': lower('count', 'modules in the bundle'),
  'bundle.duplicates': lower('count', 'packages bundled more than once'),
  'page.lcp': lower('ms', 'largest contentful paint'),
  'page.tbt': lower('ms', 'total blocking time'),
  'page.fcp': lower('ms', 'first contentful paint'),
  'page.si': lower('ms', 'speed index'),
  'page.cls': different(lower('score', 'cumulative layout shift')),
  'page.transfer': lower('bytes', 'bytes transferred'),
  'page.requests': lower('count', 'requests made by the page'),
  'page.script-bytes': lower('bytes', 'bytes of scripts transferred'),
  'page.script-cpu': lower('ms', 'CPU time of scripts'),
  'cost.per-million': lower('currency', 'cost of a million requests'),
};

export const isBundleMetric = (id: string): boolean => id.startsWith('bundle.');

export const isPageMetric = (id: string): boolean => id.startsWith('page.');

export const isMetric = (id: string): boolean => Object.hasOwn(metricCatalogue, id);

/** The catalogue entry of `id`. Throws a RangeError for an identifier that is not in the catalogue. */
export const metricOf = (id: string): Metric => {
  const metric = isMetric(id) ? metricCatalogue[id] : undefined;
  if (metric === undefined) throw new RangeError(`There is no metric named ${JSON.stringify(id)}.`);
  return metric;
};

/** Fewer of a count per request are next to none: a ratio to them says nothing. */
export const leastCount = 0.02;

/** What of a comparison tells how its sides were set against each other. */
interface Sides {
  readonly metric: string;
  /** Counts only for metrics that the catalogue does not know. */
  readonly unit?: string;
  readonly base: { readonly value: number; readonly blocks: readonly number[] };
  readonly head: { readonly value: number; readonly blocks: readonly number[] };
}

/**
 * Whether the change of a comparison is a difference in the metric's unit rather than relative. Besides the metrics that always are, it
 * is so for counts per request of which one side has none, or next to none, in some block: a service that made no synchronous calls
 * and now makes one has no relative change.
 */
export const isByDifference = ({ metric, unit, base, head }: Sides): boolean => {
  if (!isMetric(metric)) return unit === 'share' || unit === 'score';
  const known = metricOf(metric);
  if (known.byDifference || known.unit !== 'count/request') return known.byDifference;
  return [base.value, head.value, ...base.blocks, ...head.blocks].some((it) => it < leastCount);
};

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
}

const lower = (unit: Unit, title: string): Metric => ({ unit, better: 'lower', title });
const higher = (unit: Unit, title: string): Metric => ({ unit, better: 'higher', title });

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
  'errors.rate': lower('share', 'share of failed requests'),
  capacity: higher('requests/s', 'highest rate within the budgets'),
  'cpu.per-request': lower('ms', 'CPU time per request'),
  'memory.rss.peak': lower('bytes', 'peak resident memory'),
  'memory.heap': lower('bytes', 'heap after a forced collection'),
  'memory.growth': lower('bytes/request', 'memory growth per request'),
  'allocation.per-request': lower('bytes', 'allocated memory per request'),
  'gc.pause': lower('ms/request', 'garbage collection pause per request'),
  'eventloop.delay.p99': lower('ms', '99th percentile of event loop delay'),
  'io.sync-calls': lower('count/request', 'synchronous calls per request'),
  'db.queries': lower('count/request', 'database statements per request'),
  'db.time': lower('ms/request', 'database time per request'),
  'db.rows': lower('count/request', 'rows read per request'),
  'db.connections': lower('count/request', 'new database connections per request'),
  ...bundleSizes('initial', 'first load'),
  ...bundleSizes('async', 'later loads'),
  ...bundleSizes('total', 'total size'),
  'bundle.modules': lower('count', 'modules in the bundle'),
  'bundle.duplicates': lower('count', 'packages bundled more than once'),
  'page.lcp': lower('ms', 'largest contentful paint'),
  'page.tbt': lower('ms', 'total blocking time'),
  'page.fcp': lower('ms', 'first contentful paint'),
  'page.si': lower('ms', 'speed index'),
  'page.cls': lower('score', 'cumulative layout shift'),
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

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/metrics.ts
var lower = (unit, title) => ({ unit, better: "lower", title, byDifference: false });
var higher = (unit, title) => ({ unit, better: "higher", title, byDifference: false });
var different = (metric) => ({ ...metric, byDifference: true });
var bundleSizes = (part, title) => ({
  [`bundle.${part}.stat`]: lower("bytes", `${title} before minification`),
  [`bundle.${part}.parsed`]: lower("bytes", `${title}, uncompressed`),
  [`bundle.${part}.gzip`]: lower("bytes", `${title}, gzip`),
  [`bundle.${part}.brotli`]: lower("bytes", `${title}, brotli`)
});
var metricCatalogue = {
  "latency.mean": lower("ms", "mean latency"),
  "latency.p50": lower("ms", "median latency"),
  "latency.p95": lower("ms", "95th percentile of latency"),
  "latency.p99": lower("ms", "99th percentile of latency"),
  throughput: higher("requests/s", "throughput"),
  "errors.rate": different(lower("share", "share of failed requests")),
  capacity: higher("requests/s", "highest rate within the budgets"),
  "cpu.per-request": lower("ms", "CPU time per request"),
  "memory.rss.peak": lower("bytes", "peak resident memory"),
  "memory.heap": lower("bytes", "heap after a forced collection"),
  "memory.growth": different(lower("bytes/request", "memory growth per request")),
  "allocation.per-request": lower("bytes", "allocated memory per request"),
  "gc.pause": lower("ms/request", "garbage collection pause per request"),
  "eventloop.delay.p99": lower("ms", "99th percentile of event loop delay"),
  "io.sync-calls": lower("count/request", "synchronous calls per request"),
  "db.queries": lower("count/request", "database statements per request"),
  "db.time": lower("ms/request", "database time per request"),
  "db.rows": lower("count/request", "rows read per request"),
  "db.connections": different(lower("count/request", "new database connections per request")),
  ...bundleSizes("initial", "first load"),
  ...bundleSizes("async", "later loads"),
  ...bundleSizes("total", "total size"),
  ...bundleSizes("chunk", "chunk for later"),
  "bundle.modules": lower("count", "modules in the bundle"),
  "bundle.duplicates": lower("count", "packages bundled more than once"),
  "page.lcp": lower("ms", "largest contentful paint"),
  "page.tbt": lower("ms", "total blocking time"),
  "page.fcp": lower("ms", "first contentful paint"),
  "page.si": lower("ms", "speed index"),
  "page.cls": different(lower("score", "cumulative layout shift")),
  "page.transfer": lower("bytes", "bytes transferred"),
  "page.requests": lower("count", "requests made by the page"),
  "page.script-bytes": lower("bytes", "bytes of scripts transferred"),
  "page.script-cpu": lower("ms", "CPU time of scripts"),
  "cost.per-million": lower("currency", "cost of a million requests")
};
var isBundleMetric = (id) => id.startsWith("bundle.");
var isPageMetric = (id) => id.startsWith("page.");
var isMetric = (id) => Object.hasOwn(metricCatalogue, id);
var metricOf = (id) => {
  const metric = isMetric(id) ? metricCatalogue[id] : void 0;
  if (metric === void 0) throw new RangeError(`There is no metric named ${JSON.stringify(id)}.`);
  return metric;
};
var leastCount = 0.02;
var isByDifference = ({ metric, unit, base, head }) => {
  if (!isMetric(metric)) return unit === "share" || unit === "score";
  const known = metricOf(metric);
  if (known.byDifference || known.unit !== "count/request") return known.byDifference;
  return [base.value, head.value, ...base.blocks, ...head.blocks].some((it) => it < leastCount);
};

export {
  metricCatalogue,
  isBundleMetric,
  isPageMetric,
  isMetric,
  metricOf,
  leastCount,
  isByDifference
};

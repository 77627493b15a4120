import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/format.ts
var digits = (value) => {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return size >= 1 ? value.toFixed(2) : value.toPrecision(2);
};
var scaled = (value, steps) => {
  const size = Math.abs(value);
  const [factor, unit] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ""];
  return `${digits(value / factor)} ${unit}`;
};
var duration = [
  [6e4, "min"],
  [1e3, "s"],
  [1, "ms"],
  [1e-3, "µs"]
];
var bytes = [
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "KB"],
  [1, "B"]
];
var scaleOf = (largest, unit) => {
  const size = Math.abs(largest);
  const step = (steps, per = "") => {
    const [factor, name] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ""];
    return { factor, unit: `${name}${per}` };
  };
  switch (unit) {
    case "ms":
      return step(duration);
    case "ms/request":
      return step(duration, "/request");
    case "bytes":
      return step(bytes);
    case "bytes/request":
      return step(bytes, "/request");
    case "share":
      return { factor: 0.01, unit: "%" };
    case "requests/s":
      return { factor: 1, unit: "requests/s" };
    case "count/request":
      return { factor: 1, unit: "per request" };
    case "count":
    case "score":
    case "currency":
      return { factor: 1, unit: "" };
  }
};
var formatValue = (value, unit) => {
  switch (unit) {
    case "ms":
      return scaled(value, duration);
    case "ms/request":
      return `${scaled(value, duration)}/request`;
    case "bytes":
      return scaled(value, bytes);
    case "bytes/request":
      return `${scaled(value, bytes)}/request`;
    case "share":
      return `${digits(value * 100)} %`;
    case "requests/s":
      return `${digits(value)}/s`;
    case "count/request":
      return `${digits(value)}/request`;
    case "count":
      return Number.isInteger(value) ? String(value) : digits(value);
    case "score":
    case "currency":
      return digits(value);
  }
};
var formatDifference = (difference, unit) => {
  const size = Math.abs(difference);
  const text = unit === "bytes" && size < 1e3 ? `${Math.round(size)} B` : formatValue(size, unit);
  return `${difference > 0 ? "+" : difference < 0 ? "-" : ""}${text}`;
};
var percent = (share) => {
  const value = share * 100;
  const text = Math.abs(value) >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return text === "-0.0" || text === "0.0" ? "0" : text;
};
var formatShare = (share) => `${Number((share * 100).toFixed(2))} %`;
var formatPercent = (share) => {
  const text = percent(share);
  return `${share > 0 && text !== "0" ? "+" : ""}${text} %`;
};
var widest = 2;
var formatChange = ({ estimate, low, high }) => `${formatPercent(estimate)} (${high - low > widest * Math.max(1, Math.abs(estimate)) ? "anything yet" : `${percent(low)} to ${percent(high)}`})`;
var formatDuration = (ms) => {
  if (ms < 1e3) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1e3);
  if (seconds < 120) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
};

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
  scaleOf,
  formatValue,
  formatDifference,
  formatShare,
  formatPercent,
  formatChange,
  formatDuration,
  metricCatalogue,
  isBundleMetric,
  isPageMetric,
  isMetric,
  metricOf,
  leastCount,
  isByDifference
};

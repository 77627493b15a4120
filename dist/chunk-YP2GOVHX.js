import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  tInterval
} from "./chunk-UIUPYH7M.js";
import {
  changeWords,
  isExact,
  toleranceWords
} from "./chunk-O6QRDXNH.js";
import {
  isBundleMetric,
  isByDifference,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  incompleteBeta,
  meanAndDeviation
} from "./chunk-42FJ7QRR.js";
import {
  formatChange,
  formatDuration,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/report/markdown.ts
var left = (title) => ({ title, align: "left" });
var right = (title) => ({ title, align: "right" });
var table = (columns, rows) => rows.length === 0 ? [] : [
  `| ${columns.map((it) => it.title).join(" | ")} |`,
  `| ${columns.map((it) => it.align === "right" ? "---:" : "---").join(" | ")} |`,
  ...rows.map((cells) => `| ${cells.join(" | ")} |`)
];
var section = (title, lines) => lines.length === 0 ? [] : [...title === "" ? [] : [`**${title}**`, ""], ...lines, ""];
var folded = (summary, lines) => lines.length === 0 ? [] : ["<details>", `<summary>${summary}</summary>`, "", ...lines, "</details>"];

// src/core/primary.ts
var whole = /* @__PURE__ */ new Set(["latency.mean", "latency.p95", "cpu.per-request", "allocation.per-request", "memory.rss.peak"]);
var perRoute = /* @__PURE__ */ new Set(["latency.mean", "cpu.per-request"]);
var withoutDuet = /* @__PURE__ */ new Set(["cpu.per-request", "allocation.per-request"]);
var cost = /* @__PURE__ */ new Set(["cpu.per-request", "allocation.per-request", "memory.rss.peak"]);
var isPrimary = ({ metric, route, model, schedule, closedElsewhere }) => {
  if (!(route === null ? whole : perRoute).has(metric)) return false;
  if (schedule !== "duet" && !withoutDuet.has(metric)) return false;
  return !(model === "open" && closedElsewhere && cost.has(metric));
};
var counted = /* @__PURE__ */ new Set(["io.sync-calls", "db.queries", "db.rows", "db.connections"]);
var isSignalPrimary = ({ metric, route, routesElsewhere }) => metric === "memory.growth" || counted.has(metric) && (route !== null || !routesElsewhere);
var pageCounts = /* @__PURE__ */ new Set(["page.transfer", "page.requests"]);
var isPagePrimary = (metric, { tolerance }) => pageCounts.has(metric) || metric !== "page.script-bytes" && Object.hasOwn(tolerance.metrics, metric);
var bundleSizes = /* @__PURE__ */ new Set(["bundle.initial.gzip", "bundle.async.gzip", "bundle.total.gzip"]);
var isOfChunk = (metric) => metric.startsWith("bundle.chunk.");
var isBundlePrimary = (metric) => bundleSizes.has(metric) || isOfChunk(metric);

// src/gate/wording.ts
var placeText = ({ suite, scenario, route = null, metric = "" }) => {
  if (isBundleMetric(metric) && route !== null) return `${isOfChunk(metric) ? "chunk" : "entry"} ${route} of ${suite}`;
  return [suite, route, scenario === null ? null : `scenario ${scenario}`].filter((part) => part !== null).join(", ");
};
var count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
var titleAtStart = (metric) => {
  const { title } = metricOf(metric);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
};
var changeText = (it) => it.unit === "share" ? `${formatChange(it.change)} of all requests` : changeWords(it);
var regressedText = (it) => `${titleAtStart(it.metric)} changed by ${changeText(it)} in ${placeText(it)}; the tolerance is ${toleranceWords(it)}.`;
var shownText = (it, smallestChange) => {
  const smallest = Number(smallestChange.toPrecision(2));
  if (it.unit !== "share" && isByDifference(it))
    return `This run was likely to show a change of ${formatValue(smallest, metricOf(it.metric).unit)} or more;`;
  return smallestChange < 1 ? `This run was likely to show a change of ${formatShare(smallest)} or more;` : "This run was too short to show even a doubling;";
};
var undecidedText = (it) => {
  const tolerance = `the tolerance is ${toleranceWords(it)}`;
  const start = `${titleAtStart(it.metric)} in ${placeText(it)} is undecided: ${changeText(it)}, ${tolerance}.`;
  if (it.needed === null) return isExact(it) ? `${start} Two builds of one commit differ by more than is left.` : start;
  const { blocks, time } = it.needed;
  const shown = shownText(it, it.needed.smallestChange);
  const more = blocks === null || time === null ? "more blocks alone are unlikely to decide it." : `about ${count(blocks, "block")} (${formatDuration(time)}) would be needed.`;
  return `${start} ${shown} ${more}`;
};
var exceededText = (it) => {
  const { unit } = metricOf(it.metric);
  const limit = it.limit === null ? "" : `, beyond its limit of ${formatValue(it.limit, unit)}`;
  return `${titleAtStart(it.metric)} in ${placeText(it)} is ${formatValue(it.value, unit)}${limit}.`;
};

// src/statistics/binomial.ts
var binomialTail = (hits, trials, share) => {
  if (hits <= 0) return 1;
  if (hits > trials || share <= 0) return 0;
  return share >= 1 ? 1 : incompleteBeta(share, hits, trials - hits + 1);
};

// src/gate/shown-beyond.ts
var isShownBeyond = (values, { limit, better, rate }) => {
  if (values.length < 2) return false;
  const logarithmic = limit > 0 && values.every((it) => it > 0);
  const scaled = (it) => logarithmic ? Math.log(it) : it;
  const { low, high } = tInterval(meanAndDeviation(values.map(scaled)), rate);
  return better === "lower" ? low > scaled(limit) : high < scaled(limit);
};

// src/gate/cost.ts
var hour = 36e5;
var gigabyte = 1e9;
var costPerMillion = (cpu, memory, { cpuHour, gigabyteHour }) => 1e6 * (cpu / hour) * (cpuHour + memory / gigabyte * gigabyteHour);

export {
  left,
  right,
  table,
  section,
  folded,
  isPrimary,
  isSignalPrimary,
  isPagePrimary,
  isOfChunk,
  isBundlePrimary,
  placeText,
  count,
  titleAtStart,
  regressedText,
  undecidedText,
  exceededText,
  binomialTail,
  costPerMillion,
  isShownBeyond
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  sparkline
} from "./chunk-QX3YDQFQ.js";
import {
  recoveryText
} from "./chunk-C25CGDAN.js";
import {
  folded,
  left,
  right,
  section,
  table
} from "./chunk-YP2GOVHX.js";
import {
  budgetFaces,
  budgetText,
  verdictFaces
} from "./chunk-KJFAOCEL.js";
import {
  codeBlock,
  escapeMarkdown
} from "./chunk-J3X4RRUV.js";
import {
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatDuration,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/report/measure-words.ts
var measureVerdicts = {
  pass: "within the budgets",
  fail: "beyond a budget",
  invalid: "no trustworthy measurement",
  inconclusive: "not decided"
};
var verdictWords = ({ verdict, budgets, partial }) => {
  const words = verdict === "pass" && budgets.length === 0 ? "measured" : measureVerdicts[verdict];
  return `${words}${partial ? ", partial" : ""}`;
};
var valueText = (metric, value) => formatValue(value, metricOf(metric).unit);
var partText = ({ suite, scenario }) => `${suite}, scenario ${scenario}`;
var amountText = ({ duration, planned, complete, requests, errors }) => `${formatDuration(duration)}${complete ? "" : ` of ${formatDuration(planned)}`}: ${requests.toLocaleString("en-US")} requests, ${errors === 0 ? "none" : formatShare(errors / Math.max(1, requests))} failed`;
var capacityText = ({ rate, atLeast }) => {
  const text = (value) => formatValue(value, "requests/s");
  if (rate !== null) return `${text(rate.estimate)} (${text(rate.low)} to ${text(rate.high)})`;
  return atLeast === null ? "not known" : `at least ${text(atLeast)}`;
};
var capacitySentences = (capacity) => [
  capacity.brakeText,
  `What had to hold: ${capacity.budgets.map(({ metric, limit, from }) => `${metric} within ${valueText(metric, limit)} (${from})`).join(", ")}, and no requests that pile up.`,
  ...recoveryText(capacity) === null ? [] : [recoveryText(capacity) ?? ""]
];
var boundsText = ({ metric, limit, target }) => [
  ...limit === null ? [] : [`limit ${valueText(metric, limit)}`],
  ...target === null ? [] : [`target ${valueText(metric, target)}`]
].join(", ");
var runText = ({ scenarios, commit, duration, seed }) => `Measured ${scenarios.length === 1 ? "1 scenario" : `${scenarios.length} scenarios`} of ${commit.ref} (${commit.commit.slice(0, 10)}${commit.dirty ? ", with uncommitted work" : ""}) in ${formatDuration(duration)}; seed ${seed}.`;
var metricOrder = [
  "latency.p50",
  "latency.p95",
  "latency.p99",
  "throughput",
  "errors.rate",
  "cpu.per-request",
  "memory.rss.peak",
  "memory.heap",
  "memory.growth",
  "allocation.per-request",
  "gc.pause",
  "eventloop.delay.p99",
  "io.sync-calls",
  "db.queries",
  "db.time",
  "db.rows",
  "db.connections",
  "cost.per-million"
];
var shownValues = ({ values }) => {
  const asks = values.some(({ metric, value }) => metric === "db.queries" && value > 0);
  return metricOrder.flatMap((metric) => {
    const found = values.find((it) => it.metric === metric);
    return found === void 0 || metric.startsWith("db.") && !asks ? [] : [found];
  });
};

// src/report/measure-markdown.ts
var mostRoutes = 40;
var mostTrials = 60;
var ms = (value) => value === null ? "" : valueText("latency.p95", value);
var budgetTable = ({ budgets }) => table(
  [left("Where"), left("Metric"), right("Measured"), left("Budget"), left("")],
  budgets.map((it) => [
    escapeMarkdown(partText(it)),
    metricOf(it.metric).title,
    valueText(it.metric, it.value),
    boundsText(it),
    `${budgetFaces[it.decision].emoji} ${budgetText(it.decision)}`
  ])
);
var valueTable = (scenario) => table(
  [left("Metric"), right("Value"), left("Over time")],
  shownValues(scenario).map(({ metric, value, parts }) => [
    metricOf(metric).title,
    valueText(metric, value),
    parts.length < 3 ? "" : sparkline(parts, 20)
  ])
);
var routeTable = ({ routes }) => table(
  [left("Route"), right("Requests"), right("Errors"), right("p50"), right("p95"), right("p99")],
  routes.slice(0, mostRoutes).map((it) => [
    escapeMarkdown(it.route, 100),
    String(it.requests),
    String(it.errors),
    ms(it.p50),
    ms(it.p95),
    ms(it.p99)
  ])
);
var trialTable = ({ trials }) => table(
  [right("Asked"), right("Served"), right("p95"), right("Errors"), left("")],
  trials.slice(0, mostTrials).map((it) => [
    valueText("throughput", it.rate),
    valueText("throughput", it.served),
    ms(it.p95),
    formatShare(it.errors),
    it.held ? "borne" : it.brake ?? ""
  ])
);
var capacityLines = (capacity) => [
  `**Capacity ${capacityText(capacity)}**`,
  "",
  ...capacitySentences(capacity).map((text) => `- ${escapeMarkdown(text, 600)}`),
  "",
  ...folded(`${capacity.trials.length} rates that were tried`, [...trialTable(capacity), ""]),
  ""
];
var scenarioLines = (it) => [
  `## ${escapeMarkdown(partText(it))}`,
  "",
  `${escapeMarkdown(it.load, 600)}. ${amountText(it)}. From \`${it.series.replaceAll("`", "")}\`.`,
  "",
  ...it.warnings.map((text) => `> ⚠️ ${escapeMarkdown(text, 600)}
`),
  ...it.complete ? [] : [`> ⚠️ Cut short: ${escapeMarkdown(it.cutShort ?? "", 600)}
`],
  ...it.capacity === null ? [...section("", valueTable(it)), ...folded("Routes", [...routeTable(it), ""]), ""] : capacityLines(it.capacity)
];
var renderMeasureMarkdown = (measurement) => {
  const { emoji } = verdictFaces[measurement.verdict];
  const [first = "", ...others] = measurement.reasons;
  const [head = "", ...output] = first.split("\n");
  return `${[
    `# ${emoji} ${verdictWords(measurement)}`,
    "",
    escapeMarkdown(head, 1e3),
    "",
    ...output.length === 0 ? [] : [codeBlock(output), ""],
    ...others.length === 0 ? [] : [...others.slice(0, 20).map((text) => `- ${escapeMarkdown(text, 600)}`), ""],
    ...section("Budgets", budgetTable(measurement)),
    ...measurement.unchecked.map(
      (it) => `- ${escapeMarkdown(partText(it))}: ${it.metric} was not judged: ${escapeMarkdown(it.reason, 300)}`
    ),
    ...measurement.unchecked.length === 0 ? [] : [""],
    ...measurement.scenarios.flatMap(scenarioLines),
    ...measurement.notices.length === 0 ? [] : [...measurement.notices.slice(0, 20).map((text) => `- ${escapeMarkdown(text, 600)}`), ""],
    escapeMarkdown(runText(measurement), 400)
  ].join("\n")}
`;
};

export {
  verdictWords,
  valueText,
  partText,
  amountText,
  capacityText,
  capacitySentences,
  boundsText,
  runText,
  shownValues,
  renderMeasureMarkdown
};

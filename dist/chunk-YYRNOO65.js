import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  formatChange,
  formatPercent,
  formatShare,
  formatValue,
  isMetric,
  metricCatalogue
} from "./chunk-XST5D2O7.js";

// src/advice/phrase.ts
var metricTitle = (id) => (isMetric(id) ? metricCatalogue[id]?.title : void 0) ?? id;
var valueText = (value, metric, unit) => {
  const known = isMetric(metric) ? metricCatalogue[metric] : void 0;
  return known === void 0 ? `${Number(value.toPrecision(3))} ${unit}` : formatValue(value, known.unit);
};
var points = (share) => String(Number((share * 100).toFixed(2)));
var sign = (share) => share > 0 ? "+" : "";
var estimateText = ({ unit, change }) => unit === "share" ? `${sign(change.estimate)}${points(change.estimate)} points` : formatPercent(change.estimate);
var changeText = (it) => it.unit === "share" ? `${estimateText(it)} (${points(it.change.low)} to ${points(it.change.high)})` : formatChange(it.change);
var worsening = (it) => it.better === "lower" ? it.change.estimate : -it.change.estimate;
var surelyWorse = (it) => it.better === "lower" ? it.change.low > 0 : it.change.high < 0;
var longer = (where) => [
  (by) => `takes ${by} longer${where}`,
  (by) => `takes ${by} less time${where}`
];
var moreOrLess = (verb, what) => [
  (by) => `${verb} ${by} more ${what}`,
  (by) => `${verb} ${by} less ${what}`
];
var phrases = {
  "latency.mean": longer(""),
  "latency.p50": longer(" at the median"),
  "latency.p95": longer(" at the 95th percentile"),
  "latency.p99": longer(" at the 99th percentile"),
  throughput: [(by) => `serves ${by} more requests per second`, (by) => `serves ${by} fewer requests per second`],
  "cpu.per-request": moreOrLess("needs", "CPU per request"),
  "allocation.per-request": moreOrLess("allocates", "memory per request"),
  "memory.rss.peak": moreOrLess("needs", "memory at its peak")
};
var changePhrase = (it) => {
  const phrase = Object.hasOwn(phrases, it.metric) ? phrases[it.metric] : void 0;
  if (phrase === void 0) return `changes by ${estimateText(it)} in ${metricTitle(it.metric)}`;
  const by = formatPercent(Math.abs(it.change.estimate)).replace("+", "");
  return it.change.estimate < 0 ? phrase[1](by) : phrase[0](by);
};
var phraseInterval = ({ estimate, low, high }) => {
  const turned = estimate < 0 ? { estimate: -estimate, low: -high, high: -low } : { estimate, low, high };
  return /\((.*)\)/.exec(formatChange(turned))?.[1] ?? "";
};
var evidenceText = (it, withScenario = false) => {
  const base = valueText(it.base.value, it.metric, it.unit);
  const head = valueText(it.head.value, it.metric, it.unit);
  const blocks = it.head.blocks.length === 1 ? "1 block" : `${it.head.blocks.length} blocks`;
  const title = metricTitle(it.metric);
  const scenario = withScenario && it.scenario !== null ? `, ${it.scenario}` : "";
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${scenario}: ${base} on base, ${head} on head: ${changeText(it)} over ${blocks}, tolerance ${formatShare(it.tolerance)}.`;
};

// src/report/words.ts
var verdictFaces = {
  pass: { emoji: "✅", sign: "✓", colour: "green" },
  fail: { emoji: "❌", sign: "✗", colour: "red" },
  invalid: { emoji: "🚫", sign: "!", colour: "yellow" },
  inconclusive: { emoji: "❔", sign: "?", colour: "yellow" }
};
var decisionFaces = {
  regressed: { emoji: "❌", sign: "✗", colour: "red" },
  improved: { emoji: "🎉", sign: "✓", colour: "green" },
  unchanged: { emoji: "✅", sign: "✓", colour: "dim" },
  inconclusive: { emoji: "❔", sign: "?", colour: "yellow" },
  invalid: { emoji: "🚫", sign: "!", colour: "yellow" }
};
var budgetFaces = {
  exceeded: { emoji: "❌", sign: "✗", colour: "red" },
  "missed-target": { emoji: "⚠️", sign: "!", colour: "yellow" },
  met: { emoji: "✅", sign: "✓", colour: "dim" }
};
var severityFaces = {
  blocking: { emoji: "❌", sign: "✗", colour: "red" },
  warning: { emoji: "⚠️", sign: "!", colour: "yellow" },
  information: { emoji: "ℹ️", sign: "i", colour: "cyan" }
};
var decisionText = (it) => {
  if (it.decision !== "unchanged") return it.decision;
  return surelyWorse(it) ? "worse, tolerated" : "unchanged";
};
var budgetText = (decision) => decision === "missed-target" ? "target missed" : decision;
var count = (amount, noun) => `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;
var moreText = (amount, noun, whole = "result.json") => `${amount.toLocaleString("en-US")} more ${noun}${amount === 1 ? " is" : "s are"} left out here; ${whole} has them all.`;
var oftenText = (rate) => {
  const times = 1 / rate;
  return Math.abs(times - Math.round(times)) < 1e-6 ? `1 time in ${Math.round(times)}` : `${formatShare(rate)} of the time`;
};
var falseAlarmText = ({ falseAlarmRate }) => `an unchanged pull request is blocked at most ${oftenText(falseAlarmRate)}`;
var missText = ({ metrics }) => {
  const confidence = metrics.find((it) => it.primary)?.change.confidence;
  if (confidence === void 0 || !(confidence < 1)) return null;
  return `a regression as large as its tolerance is missed at most ${oftenText(Number(((1 - confidence) / 2).toFixed(6)))}`;
};
var isPlainPass = ({ verdict, accepted = [] }) => verdict === "pass" && accepted.length === 0;
var verdictText = (result) => result.verdict === "pass" && !isPlainPass(result) ? "pass (accepted)" : result.verdict;

// src/report/fit.ts
var commentLimit = 6e4;
var encoder = new TextEncoder();
var byteLength = (text) => encoder.encode(text).length;
var note = "\n\nThe rest is cut: it is too long for this place.\n";
var after = ({ fence, folds }, line) => {
  const [, found = ""] = /^ *(`{3,})/u.exec(line) ?? [];
  if (fence !== "") return { fence: found === fence ? "" : fence, folds };
  return { fence: found, folds: folds + Number(line === "<details>") - Number(line === "</details>") };
};
var closing = ({ fence, folds }) => `${fence === "" ? "" : `
${fence}`}${"\n\n</details>".repeat(Math.max(0, folds))}`;
var cut = (text, limit) => {
  const kept = [];
  let opened = { fence: "", folds: 0 };
  let used = byteLength(note);
  for (const line of text.split("\n")) {
    const next = after(opened, line);
    used += byteLength(line) + 1;
    if (used + byteLength(closing(next)) > limit) break;
    kept.push(line);
    opened = next;
  }
  return `${kept.join("\n")}${closing(opened)}${note}`;
};
var fit = (rooms, render, limit) => {
  let text = "";
  for (const room of rooms) {
    text = render(room);
    if (byteLength(text) <= limit) return text;
  }
  return cut(text, limit);
};

// src/report/comment-findings.ts
var mostPatchLines = 40;
var locationText = (location) => {
  if (location === null) return "";
  const { path, startLine, endLine } = location;
  return ` in ${codeSpan(`${path}:${startLine}${endLine === startLine ? "" : `-${endLine}`}`)}`;
};
var proofText = (fix) => fix.proof === null ? "" : ` Measured: it wins back ${formatChange(fix.proof.recovery).replace("+", "")} of the loss.`;
var patchLines = (patch, whole) => {
  const lines = patch.trimEnd().split("\n");
  const block = codeBlock(lines.slice(0, mostPatchLines), { language: "diff", most: mostPatchLines });
  const more = lines.length - mostPatchLines;
  const rest = more > 0 ? [moreText(more, "line", whole)] : [];
  return ["", ...block.split("\n"), ...rest].map((line) => line === "" ? "" : `    ${line}`).concat("");
};
var fixLines = (fix, whole) => {
  if (fix === null) return [];
  const next = `  - **Next:** ${escapeMarkdown(fix.summary, 400)}${proofText(fix)}`;
  return [next, ...fix.patch === null ? [] : patchLines(fix.patch, whole)];
};
var findingLines = (finding, { evidence, told, whole }) => [
  `- ${severityFaces[finding.severity].emoji} **${escapeMarkdown(finding.title, 240)}**${locationText(finding.location)} ${codeSpan(finding.id, 20)}`,
  ...finding.evidence.filter((it) => !told.has(it)).slice(0, evidence).map((it) => `  - ${escapeMarkdown(it, 300)}`),
  ...fixLines(finding.fix, whole)
];
var findingsSection = (findings, room) => {
  const shown = findings.slice(0, room.findings);
  if (shown.length === 0) return [];
  const rest = findings.length - shown.length;
  return [
    ...shown.flatMap((it) => findingLines(it, room)),
    ...rest > 0 ? [`- ${moreText(rest, "finding", room.whole)}`] : []
  ];
};

export {
  metricTitle,
  valueText,
  estimateText,
  changeText,
  worsening,
  changePhrase,
  phraseInterval,
  evidenceText,
  verdictFaces,
  decisionFaces,
  budgetFaces,
  severityFaces,
  decisionText,
  budgetText,
  count,
  moreText,
  falseAlarmText,
  missText,
  isPlainPass,
  verdictText,
  commentLimit,
  byteLength,
  fit,
  proofText,
  findingsSection
};

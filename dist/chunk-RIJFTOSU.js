import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  exceededText,
  folded,
  left,
  regressedText,
  right,
  section,
  table,
  undecidedText
} from "./chunk-YP2GOVHX.js";
import {
  textWidth
} from "./chunk-PTREMZN3.js";
import {
  commentLimit,
  findingsSection,
  fit
} from "./chunk-DJDUGR34.js";
import {
  budgetFaces,
  budgetText,
  count,
  decisionFaces,
  decisionText,
  exactText,
  falseAlarmText,
  idleText,
  isAllExact,
  isPlainPass,
  missText,
  moreText,
  verdictFaces,
  verdictText
} from "./chunk-KJFAOCEL.js";
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  escapeTerminal,
  markdownLink,
  shorten,
  unmention
} from "./chunk-J3X4RRUV.js";
import {
  createNaming,
  regressed,
  slowerRoutes,
  slowerSuites
} from "./chunk-JCDCNJ33.js";
import {
  changePhrase,
  changeText,
  estimateText,
  evidenceText,
  isExact,
  metricChangeWords,
  metricTitle,
  phraseEnd,
  toleranceText,
  valueText,
  worsening
} from "./chunk-O6QRDXNH.js";
import {
  isBundleMetric,
  isByDifference,
  isMetric,
  isPageMetric,
  leastCount,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatChange,
  formatDifference,
  formatDuration,
  formatPercent,
  formatShare,
  formatValue,
  scaleOf
} from "./chunk-JGGM5WWA.js";

// src/report/bundle-tables.ts
var nameLength = 80;
var mostParts = 10;
var unbroken = (cell2) => cell2.replaceAll(" ", " ");
var size = (bytes) => bytes < 1e3 ? `${bytes} B` : formatValue(bytes, "bytes");
var pairCell = ({ base, head }, form) => {
  const sides = [base, head].map((it) => it === null ? "–" : size(it[form]));
  if (base === null && head === null) return "";
  const [before, after] = [base?.[form], head?.[form]];
  return unbroken(before === after ? sides[1] ?? "" : sides.join(" → "));
};
var changeCell = (base, head) => {
  if (base === null || head === null) return "";
  if (base === head) return "none";
  const share = base === 0 ? "" : ` (${formatPercent((head - base) / base)})`;
  return unbroken(`${formatDifference(head - base, "bytes")}${share}`);
};
var isNothing = ({ base, head }) => (base?.gzip ?? 0) === 0 && (head?.gzip ?? 0) === 0;
var sizeRow = (label, pair) => [
  label,
  pairCell(pair, "gzip"),
  changeCell(pair.base?.gzip ?? null, pair.head?.gzip ?? null),
  pairCell(pair, "brotli"),
  pairCell(pair, "parsed"),
  pairCell(pair, "stat")
];
var entryLabel = ({ name, gated, initial }) => {
  const remarks = [
    ...initial.base === null ? ["new"] : [],
    ...initial.head === null ? ["gone"] : [],
    ...gated ? [] : ["not gated"]
  ];
  const remark = remarks.length === 0 ? "" : ` (${remarks.join(", ")})`;
  return `first load of ${escapeMarkdown(name, nameLength)}${remark}`;
};
var sizeColumns = [
  left("Part"),
  right("gzip"),
  right("Change"),
  right("brotli"),
  right("Uncompressed"),
  right("Before minification")
];
var sizeTable = ({ entries, async, total }, { room, whole }) => {
  const shown = entries.slice(0, Math.min(room.rows, room.details));
  const rows = [
    ...shown.map((entry) => sizeRow(entryLabel(entry), entry.initial)),
    ...isNothing(async) ? [] : [sizeRow("loaded later", async)],
    ...isNothing(total) ? [] : [sizeRow("all files", total)]
  ];
  const rest = entries.length - shown.length;
  return [...table(sizeColumns, rows), ...rest > 0 ? ["", moreText(rest, "entry point", whole)] : []];
};
var floorOfChunks = 100;
var chunkTable = ({ chunks = [] }, { room, whole }) => {
  const changed = chunks.filter(
    ({ base, head }) => base === null || head === null || Math.abs(head.gzip - base.gzip) >= floorOfChunks
  );
  if (changed.length === 0 || chunks.length < 2) return [];
  const shown = changed.slice(0, Math.min(room.rows, room.list));
  const when = ({ kind, formerKind }) => {
    const words = { first: "first load", later: "later" };
    return formerKind === null || formerKind === kind ? words[kind] : `${words[formerKind]} → ${words[kind]}`;
  };
  const rows = shown.map((it) => [
    escapeMarkdown(it.name, nameLength),
    when(it),
    pairCell(it, "gzip"),
    it.base === null ? "new" : it.head === null ? "gone" : changeCell(it.base.gzip, it.head.gzip),
    pairCell(it, "parsed")
  ]);
  const rest = changed.length - shown.length;
  return [
    ...table([left("Chunk"), left("Loaded"), right("gzip"), right("Change"), right("Uncompressed")], rows),
    ...rest > 0 ? ["", moreText(rest, "chunk", whole)] : []
  ];
};
var countLine = ({ modules, duplicates }) => {
  const text2 = ({ base, head }, what) => base === null || head === null ? [] : [`${what}: ${base === head ? head : `${base} → ${head}`}`];
  const parts = [...text2(modules, "modules"), ...text2(duplicates, "packages bundled more than once")];
  return parts.length === 0 ? [] : [`- ${parts.join("; ")}.`];
};
var growthLine = ({ entry, change, explained, unexplained }) => {
  if (change.gzip <= 0) return [];
  const where = entry === null ? "All files" : `First load of ${escapeMarkdown(entry, nameLength)}`;
  const text2 = (bytes) => formatDifference(bytes, "bytes");
  return [`- ${where}: explained ${text2(explained)} of ${text2(change.gzip)} (gzip); unexplained ${text2(unexplained)}.`];
};
var partRows = ({ entry, parts }, most) => parts.toSorted((a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base)).filter(({ base, head }) => base !== head).slice(0, most).map(({ name, base, head }) => [
  entry === null ? "all files" : escapeMarkdown(entry, nameLength),
  escapeMarkdown(name, nameLength),
  size(base),
  size(head),
  unbroken(formatDifference(head - base, "bytes"))
]);
var partTable = ({ growth }, { room }) => {
  const most = Math.min(mostParts, room.list);
  const rows = (growth?.entries ?? []).flatMap((it) => partRows(it, most)).slice(0, room.rows);
  if (rows.length === 0) return [];
  const columns2 = [left("Where"), left("Package or module"), right("Base"), right("Head"), right("Change")];
  return [
    ...table(columns2, rows),
    "",
    "Packages and modules that changed most, each compressed alone (gzip): they do not add up to the whole."
  ];
};
var bundleSections = (result, page) => {
  const { bundles = [] } = result;
  const shown = bundles.slice(0, Math.min(page.room.rows, page.room.details));
  const rest = bundles.length - shown.length;
  return [
    ...shown.flatMap((bundle) => {
      const name = `Bundle ${escapeMarkdown(bundle.suite, nameLength)}`;
      const lines = [...countLine(bundle), ...(bundle.growth?.entries ?? []).flatMap(growthLine)];
      const sizes = sizeTable(bundle, page);
      return [
        ...section(name, sizes),
        ...section("", chunkTable(bundle, page)),
        ...section("", lines.slice(0, page.room.rows)),
        ...section("", partTable(bundle, page))
      ];
    }),
    ...rest > 0 ? section("", [moreText(rest, "bundle", page.whole)]) : []
  ];
};

// src/core/policy.ts
var defaultPolicy = {
  budgets: [],
  tolerance: { default: 0.05, metrics: {} },
  inconclusive: "warn",
  timeLimit: 6e5,
  falseAlarmRate: 0.01,
  maxBlocks: 16
};
var ofSizes = (part, tolerance) => Object.fromEntries(["stat", "parsed", "gzip", "brotli"].map((form) => [`bundle.${part}.${form}`, tolerance]));
var ownTolerance = {
  "latency.p95": 0.1,
  "allocation.per-request": 0.02,
  "memory.rss.peak": 0.15,
  // Bytes are exact, so it is not noise that these leave room for but the size that a change may well have.
  ...ofSizes("initial", 0.02),
  ...ofSizes("async", 0.05),
  ...ofSizes("total", 0.05),
  ...ofSizes("chunk", 0.05),
  "page.transfer": 0.02,
  "page.script-bytes": 0.02,
  "page.requests": 0.05,
  "memory.heap": 0.1,
  // Bytes a request: 50 MB in a million of them.
  "memory.growth": 50,
  "eventloop.delay.p99": 0.25,
  // Of counts that vary: those that do not are compared exactly.
  "io.sync-calls": 0.02,
  "db.queries": 0.02,
  "db.rows": 0.05,
  "db.time": 0.1,
  // Connections a request.
  "db.connections": leastCount
};
var toleranceOf = (policy, metric) => policy.tolerance.metrics[metric] ?? ownTolerance[metric] ?? policy.tolerance.default;

// src/report/bundle-lines.ts
var mostPages = 6;
var measured = ({ suites, bundles = [] }) => {
  const names = new Set(bundles.map(({ suite }) => suite));
  return suites.filter(({ skipped, name }) => skipped === null && !names.has(name));
};
var hasBlocks = (result) => measured(result).length > 0 || (result.bundles ?? []).length === 0;
var measuredWhat = (result) => {
  const bundles = (result.bundles ?? []).length;
  const blocks = result.suites.reduce((sum, it) => sum + it.blocks.counted, 0);
  return [
    ...hasBlocks(result) ? [count(blocks, "block")] : [],
    ...bundles > 0 ? [count(bundles, "bundle")] : []
  ].join(" and ");
};
var bundlerText = ({ bundler: { name, version } }) => {
  if (name === "files") return "read from the emitted files alone";
  return `built by ${name}${version === null ? "" : ` ${version}`}`;
};
var sidesText = (base, head) => {
  const [ofBase, ofHead] = [base, head].map((side) => side === null ? "not measured" : bundlerText(side));
  return ofBase === ofHead ? [ofHead ?? ""] : [`base ${ofBase}`, `head ${ofHead}`];
};
var steadyText = ({ base, head }) => {
  const known = /* @__PURE__ */ new Set([base?.reproducible ?? null, head?.reproducible ?? null]);
  if (known.has(false)) return ["two builds of one commit gave different files"];
  return known.has(true) ? ["two builds of one commit gave the same files"] : [];
};
var partsOf = (bundle) => [
  ...sidesText(bundle.base, bundle.head),
  ...bundle.base?.source === "stored" ? ["the base was not built again: its sizes are those of the stored record"] : [],
  ...steadyText(bundle)
];
var bundleLine = (bundle) => {
  const pages = bundle.pages.slice(0, mostPages).map(({ path }) => codeSpan(path, 120));
  const seen = pages.length === 0 ? "" : ` See ${pages.join(", ")}.`;
  return `${partsOf(bundle).map((it) => escapeMarkdown(it, 200)).join("; ")}.${seen}`;
};
var bundlePlain = ({ bundles = [] }) => bundles.slice(0, mostPages).flatMap(
  ({ suite, pages }) => pages.length === 0 ? [] : [
    `${suite}: see ${pages.slice(0, mostPages).map(({ path }) => path).join(", ")}.`
  ]
);

// src/report/comment-details.ts
var schedules = {
  duet: "both sides loaded at the same time",
  alternate: "sides loaded in turn",
  "one-at-a-time": "one side running at a time"
};
var atMost = (lines, most, noun, { whole }) => lines.length <= most ? [...lines] : [...lines.slice(0, most), `  - ${moreText(lines.length - most, noun, whole)}`];
var suiteLines = (suite, { bundles = [] }, page) => {
  const name = escapeMarkdown(suite.name, 80);
  if (suite.skipped !== null) return [`- **${name}**: not measured. ${escapeMarkdown(suite.skipped, 300)}`];
  const bundle = bundles.find((it) => it.suite === suite.name);
  if (bundle !== void 0) return [`- **${name}**: ${bundleLine(bundle)}`];
  const { counted, control, discarded } = suite.blocks;
  const schedule = suite.schedule === null ? "" : `, ${schedules[suite.schedule]}`;
  const wait = suite.wait === null ? "" : `; it waited for a core ${formatShare(Math.round(suite.wait * 1e3) / 1e3)} of the time`;
  const reasons = suite.discarded.map(
    (it) => `  - Block ${it.block + 1} does not count: ${escapeMarkdown(it.reason, 300)}`
  );
  return [
    `- **${name}**: ${count(counted, "block")} counted${schedule}; ${count(control, "control block")}, ${discarded} discarded${wait}.`,
    ...atMost(reasons, page.room.list, "reason", page)
  ];
};
var farness = ({ metric, change: { estimate, low, high } }) => low <= 0 && high >= 0 ? 0 : Math.abs(estimate) / toleranceOf(defaultPolicy, metric);
var controlText = ({ control }, naming) => {
  switch (control.decision) {
    case "none":
      return "No control block was measured: the base was not compared with itself.";
    case "clean":
      return `Control: the base compared with itself in ${count(control.blocks, "block")} shows no difference.`;
    case "off": {
      const worst = control.comparisons.toSorted((a, b) => farness(b) - farness(a))[0];
      const where = worst === void 0 ? "" : `: ${escapeMarkdown(naming.subject(worst), 80)}, ${escapeMarkdown(metricTitle(worst.metric), 80)} by ${metricChangeWords(worst.metric, worst.change)}`;
      return `Control: the base compared with itself in ${count(control.blocks, "block")} shows a difference that cannot be${where}.`;
    }
  }
};
var absentLines = ({ absent }, page) => {
  const reasons = Map.groupBy(absent, (it) => it.reason);
  const lines = [...reasons].map(([reason, group]) => {
    const titles = [...new Set(group.map((it) => metricTitle(it.metric)))];
    const names = titles.slice(0, 12).map((it) => escapeMarkdown(it, 80));
    const rest = titles.length > names.length ? [`${titles.length - names.length} more`] : [];
    return `  - ${[...names, ...rest].join(", ")}: ${escapeMarkdown(reason, 300)}`;
  });
  return lines.length === 0 ? [] : ["- Not observed:", ...atMost(lines, page.room.list, "reason", page)];
};
var sureText = (result) => {
  if (isAllExact(result)) return `- How sure: ${exactText}, so that no chance is in it.`;
  const confidence = result.metrics.find((it) => it.primary && !isExact(it))?.change.confidence;
  const interval = confidence === void 0 ? "" : ` An interval in brackets holds the true change in at least ${formatShare(confidence)} of such runs.`;
  const missed = isPlainPass(result) ? missText(result) : null;
  const sure = `${falseAlarmText(result.policy)}, all comparisons that decide taken together`;
  return `- How sure: ${sure}${missed === null ? "" : `; ${missed}`}.${interval}`;
};
var number = (amount2) => amount2.toLocaleString("en-US");
var dateText = (iso) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? escapeMarkdown(iso, 40) : new Date(time).toISOString().replace("T", " ").replace(/:\d\d\..*/u, " UTC");
};
var baselineText = ({ baseline }) => {
  const { store, records, newest, environment } = baseline;
  if (store === null) return [];
  const last = newest === null ? "" : `, the newest of ${codeSpan(newest.commit.slice(0, 7), 7)} (${dateText(newest.recordedAt)})`;
  return [
    `- Baseline: ${count(records, "record")} of this kind of machine (${escapeMarkdown(environment, 100)}) in ${escapeMarkdown(store, 120)}${last}.`
  ];
};
var repeatText = ({ base, head, seed }) => /^[0-9a-f]{7,64}$/u.test(base.commit) && /^[0-9a-f]{7,64}$/u.test(head.commit) && !head.dirty ? [
  `- Repeat it: ${codeSpan(`pacegate check --base ${base.commit.slice(0, 12)} --head ${head.commit.slice(0, 12)} --seed ${seed}`)}`
] : [];
var methodLines = (result, page) => {
  const { naming, room } = page;
  const { comparisons, environment: at, time } = result;
  const machine = [
    escapeMarkdown(at.cpu, 80),
    count(at.cores, "core"),
    formatValue(at.memory, "bytes"),
    escapeMarkdown(`${at.platform} ${at.kernel}`, 80),
    escapeMarkdown(`Node ${at.node}`, 40),
    escapeMarkdown(`Pacegate ${at.pacegate}`, 40)
  ];
  const parts = `${formatDuration(time.prepare)} preparing, ${formatDuration(time.load)} under load, ${formatDuration(time.overhead)} of Pacegate's own`;
  const suites = atMost(
    result.suites.flatMap((it) => suiteLines(it, result, page)),
    10 * room.list,
    "line",
    page
  );
  if (result.suites.every((it) => it.skipped !== null)) return suites;
  const promised = result.verdict !== "invalid" && result.policy.from !== "head";
  return [
    ...suites,
    ...hasBlocks(result) ? [`- ${controlText(result, naming)}`] : [],
    ...promised ? [sureText(result)] : [],
    `- ${number(comparisons.made)} of ${number(comparisons.expected)} comparisons that decide were made; ${number(comparisons.possible)} were possible in all.`,
    ...absentLines(result, page),
    ...baselineText(result),
    `- Took ${formatDuration(result.duration)}: ${parts}. Seed ${result.seed}, started ${dateText(result.startedAt)}.`,
    `- Machine: ${machine.join(", ")}.`,
    ...repeatText(result)
  ];
};

// src/gate/by-size.ts
var bySize = (a, b) => Math.abs(b.change.estimate) / Math.max(b.tolerance, 0.01) - Math.abs(a.change.estimate) / Math.max(a.tolerance, 0.01);

// src/gate/lasting-reasons.ts
var reasonWords = {
  discarded: "had to be discarded",
  missing: "was expected, but could not be compared",
  unchecked: "could not be checked",
  /** Of a bundle: no report, no sizes, a build that failed, an entry that is gone. */
  unmeasured: "could not be measured"
};
var acceptedWords = "Accepted: ";
var lastingReasons = (reasons, sort) => reasons.filter((it) => it.includes(reasonWords[sort]) && !it.startsWith(acceptedWords));

// src/gate/blockers.ts
var isTrusted = ({ reasons, comparisons, suites }) => lastingReasons(reasons, "discarded").length === 0 && (comparisons.made > 0 || suites.every(({ skipped }) => skipped !== null));
var blockersOf = (result) => {
  const { verdict, policy, control, accepted, metrics, budgets } = result;
  if (policy.from === "head" || control.decision === "off") return [];
  if (accepted === void 0 && (verdict === "pass" || verdict === "invalid")) return [];
  const trusted = isTrusted(result);
  const primaries = metrics.filter((it) => it.primary && (trusted || isBundleMetric(it.metric))).toSorted(bySize);
  const regressed2 = primaries.filter(({ decision }) => decision === "regressed");
  const undecided = policy.inconclusive === "block" ? primaries.filter(({ decision }) => decision === "inconclusive") : [];
  const exceeded = budgets.filter(({ decision }) => decision === "exceeded");
  return [
    ...regressed2.map((it) => ({ kind: "regressed", it })),
    ...exceeded.map((it) => ({ kind: "exceeded", it })),
    ...undecided.map((it) => ({ kind: "undecided", it }))
  ];
};
var blockerText = (blocker) => {
  switch (blocker.kind) {
    case "regressed":
      return regressedText(blocker.it);
    case "undecided":
      return undecidedText(blocker.it);
    case "exceeded":
      return exceededText(blocker.it);
  }
};

// src/gate/covers.ts
var isWithin = (value, bound, better) => better === "lower" ? value <= bound : value >= bound;
var coversIn = (place, blocker) => {
  const { suite, scenario, metric } = blocker.it;
  if (place.suite !== suite || place.scenario !== scenario || place.metric !== metric) return false;
  const { most, value } = place;
  if (blocker.kind === "exceeded") {
    const { better: better2 } = metricOf(metric);
    const isHere = place.route === (blocker.it.route ?? null);
    return isHere && most === null && value !== null && isWithin(blocker.it.value, value, better2);
  }
  const { route, better, change, head } = blocker.it;
  return place.route === route && most !== null && isWithin(change.estimate, most, better) && (value === null || isWithin(head.value, value, better));
};
var covers = (acceptance, blocker) => acceptance.covers.some((place) => coversIn(place, blocker));

// src/gate/accepted-blockers.ts
var acceptedBlockers = (result) => {
  const { accepted = [] } = result;
  return accepted.length === 0 ? [] : blockersOf(result).filter((blocker) => accepted.some((it) => covers(it, blocker)));
};

// src/report/accepted-parts.ts
var acceptedParts = (result) => new Set(acceptedBlockers(result).map(({ it }) => it));
var withoutAccepted = (result) => {
  const accepted = acceptedParts(result);
  if (accepted.size === 0) return result;
  return {
    ...result,
    metrics: result.metrics.filter((it) => !accepted.has(it)),
    budgets: result.budgets.filter((it) => !accepted.has(it))
  };
};

// src/report/select.ts
var rank = { regressed: 0, inconclusive: 1, invalid: 2, improved: 3, unchanged: 4 };
var weight = (it) => {
  const worse = it.tolerance > 0 ? worsening(it) / it.tolerance : worsening(it);
  return it.decision === "improved" ? -worse : worse;
};
var byImportance = (a, b) => Number(b.primary) - Number(a.primary) || rank[a.decision] - rank[b.decision] || weight(b) - weight(a);
var telling = (metrics) => metrics.filter((it) => it.primary && it.decision !== "unchanged").toSorted(byImportance);
var causes = ["db.queries", "db.rows", "io.sync-calls", "db.connections", "memory.growth"];
var leadingRegression = (metrics) => {
  const [cause] = regressed(metrics).filter(({ metric }) => causes.includes(metric)).toSorted((a, b) => causes.indexOf(a.metric) - causes.indexOf(b.metric) || byImportance(a, b));
  if (cause !== void 0) return cause;
  const groups = [...slowerRoutes(metrics), ...slowerSuites(metrics)].map((it) => it.lead);
  const rest = regressed(metrics).filter((it) => it.metric === "memory.rss.peak");
  const leads = [...groups, ...rest].toSorted((a, b) => worsening(b) - worsening(a));
  return leads[0] ?? regressed(metrics).toSorted(byImportance)[0];
};
var nearestToTolerance = (metrics) => metrics.filter((it) => it.primary && it.decision !== "invalid").toSorted((a, b) => weight(b) - weight(a))[0];
var isIdle = ({ unit, base, head, decision }) => unit === "count/request" && decision === "unchanged" && base.value === 0 && head.value === 0;

// src/report/trends.ts
var fewestRecords = 4;
var isOf = (trend, it) => it.suite === trend.suite && it.scenario === trend.scenario && it.route === trend.route && it.metric === trend.metric;
var recorded = ({ points: points2 }) => points2.filter(({ head }) => !head);
var moved = ({ total, metric }, tolerance) => total !== null && (total.low > 0 || total.high < 0) && Math.abs(total.estimate) > (tolerance ?? toleranceOf(defaultPolicy, metric));
var size2 = ({ trend }) => Math.abs(trend.total?.estimate ?? 0);
var tellingTrends = ({ trends, metrics, verdict }) => {
  const all = trends.flatMap((trend) => {
    if (recorded(trend).length < fewestRecords) return [];
    const metric = metrics.find((it) => isOf(trend, it)) ?? null;
    const changed = verdict !== "invalid" && metric !== null && metric.primary && metric.decision !== "unchanged";
    return changed || trend.shifts.length > 0 || moved(trend, metric?.tolerance) ? [{ trend, metric, changed }] : [];
  });
  return all.toSorted(
    (a, b) => Number(b.changed) - Number(a.changed) || (a.metric !== null && b.metric !== null && a.changed ? byImportance(a.metric, b.metric) : 0) || size2(b) - size2(a)
  );
};
var shiftText = (trend, shift) => {
  const known = recorded(trend);
  const at = known.findIndex(({ commit }) => commit === shift.commit);
  const ago = at < 0 ? "" : at === known.length - 1 ? ", the newest record" : `, ${count(known.length - 1 - at, "record")} ago`;
  return `${formatChange(shift.change)} at ${shift.commit.slice(0, 7)}${ago}`;
};
var trendText = (trend, naming) => {
  const { total, shifts, points: points2 } = trend;
  const head = points2.at(-1)?.head === true ? " and this change" : "";
  const over = `${metricTitle(trend.metric)} over ${count(recorded(trend).length, "record")} of the default branch${head}`;
  const newest = shifts.at(-1);
  const before = shifts.length > 1 ? ` (and ${count(shifts.length - 1, "time")} before)` : "";
  const shifted = newest === void 0 ? "no lasting shift" : `it shifted by ${shiftText(trend, newest)}${before}`;
  return `${naming.subject(trend)}: ${over}: ${total === null ? "" : `${formatChange(total)}; `}${shifted}.`;
};

// src/report/comment-tables.ts
var nameLength2 = 80;
var placeCells = (it, naming) => [
  escapeMarkdown(naming.row(it), nameLength2),
  escapeMarkdown(metricTitle(it.metric), nameLength2)
];
var unbroken2 = (cell2) => cell2.replaceAll(" ", " ");
var text = (it, value) => unbroken2(escapeMarkdown(valueText(value, it.metric, it.unit), 40));
var acceptedFace = "☑️";
var changedRow = (it, naming, isAccepted) => [
  ...placeCells(it, naming),
  unbroken2(`${text(it, it.base.value)} → ${text(it, it.head.value)}`),
  unbroken2(changeText(it)),
  unbroken2(toleranceText(it)),
  unbroken2(
    isAccepted ? `${acceptedFace} ${decisionText(it)}, accepted` : `${decisionFaces[it.decision].emoji} ${decisionText(it)}`
  )
];
var leftOut = (shown, all, noun, { whole }) => shown < all ? ["", moreText(all - shown, noun, whole)] : [];
var changedTable = (result, page) => {
  const found = telling(result.metrics);
  const accepted = acceptedParts(result);
  const isSettled = result.verdict === "fail" || result.verdict === "pass" && !isPlainPass(result);
  const all = isSettled ? found.filter((it) => it.decision !== "inconclusive" || accepted.has(it)) : found;
  const undecided = found.length - all.length;
  const open = undecided > 0 ? ["", `${count(undecided, "more comparison")} ${undecided === 1 ? "is" : "are"} undecided.`] : [];
  const shown = all.slice(0, page.room.rows);
  const columns2 = [
    left("Where"),
    left("Metric"),
    right("Base → head"),
    right("Change"),
    right("Tolerance"),
    left("Decision")
  ];
  const rows = shown.map((it) => changedRow(it, page.naming, accepted.has(it)));
  return [...table(columns2, rows), ...leftOut(shown.length, all.length, "comparison", page), ...open];
};
var detailRow = (it, naming) => [
  ...placeCells(it, naming),
  text(it, it.base.value),
  text(it, it.head.value),
  unbroken2(changeText(it)),
  it.primary ? unbroken2(toleranceText(it)) : "",
  it.primary ? decisionText(it) : `(${decisionText(it)})`
];
var isInBundleTable = (it, { bundles = [] }) => !it.primary && isBundleMetric(it.metric) && bundles.some(({ suite }) => suite === it.suite);
var detailTable = (result, page) => {
  const all = result.metrics.filter((it) => !isInBundleTable(it, result));
  const metrics = all.filter((it) => !isIdle(it));
  const idle = all.length - metrics.length;
  const shown = metrics.toSorted(byImportance).slice(0, page.room.details);
  const columns2 = [
    left("Where"),
    left("Metric"),
    right("Base"),
    right("Head"),
    right("Change"),
    right("Tolerance"),
    left("Decision")
  ];
  const informing = shown.some((it) => !it.primary) ? " Decisions in brackets only inform: they never change the verdict." : "";
  const paired = "Base and head are medians over blocks; a change is that of pairs which were measured together.";
  const reading = shown.every(isExact) ? "Sizes are exact." : paired;
  const rows = shown.map((it) => detailRow(it, page.naming));
  return [
    ...table(columns2, rows),
    ...rows.length === 0 ? [] : ["", `${reading}${informing}`],
    ...idle === 0 ? [] : ["", idleText(idle)],
    ...leftOut(shown.length, metrics.length, "comparison", page)
  ];
};
var budgetWeight = { exceeded: 0, "missed-target": 1, met: 2 };
var budgetTable = (result, page) => {
  const accepted = acceptedParts(result);
  const sorted = result.budgets.toSorted((a, b) => budgetWeight[a.decision] - budgetWeight[b.decision]);
  const shown = sorted.slice(0, page.room.rows);
  const rows = shown.map((it) => {
    const unit = result.metrics.find(({ metric }) => metric === it.metric)?.unit ?? "";
    const amount2 = (value) => value === null ? "" : text({ metric: it.metric, unit }, value);
    return [
      escapeMarkdown(
        page.naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null }),
        nameLength2
      ),
      escapeMarkdown(metricTitle(it.metric), nameLength2),
      amount2(it.value),
      amount2(it.limit),
      amount2(it.target),
      unbroken2(
        accepted.has(it) ? `${acceptedFace} ${budgetText(it.decision)}, accepted` : `${budgetFaces[it.decision].emoji} ${budgetText(it.decision)}`
      )
    ];
  });
  const columns2 = [left("Where"), left("Budget"), right("Head"), right("Limit"), right("Target"), left("Decision")];
  return [...table(columns2, rows), ...leftOut(shown.length, sorted.length, "budget", page)];
};
var trendRow = (it, naming) => {
  const points2 = recorded(it);
  const [first, last] = [points2[0], points2.at(-1)];
  const shifts = it.shifts.slice(-3).map(({ commit, change }) => `${formatChange(change)} at ${commit.slice(0, 7)}`);
  return [
    ...placeCells(it, naming),
    String(points2.length),
    first === void 0 || last === void 0 ? "" : unbroken2(`${text(it, first.value)} → ${text(it, last.value)}`),
    it.total === null ? "" : unbroken2(formatChange(it.total)),
    escapeMarkdown(shifts.join(", "))
  ];
};
var trendTable = ({ trends }, page) => {
  const size4 = (it) => Math.abs(it.total?.estimate ?? 0);
  const shown = trends.toSorted((a, b) => size4(b) - size4(a)).slice(0, Math.min(page.room.rows, page.room.details));
  const columns2 = [
    left("Where"),
    left("Metric"),
    right("Records"),
    right("First → newest"),
    right("In all"),
    left("Shifts")
  ];
  const rows = shown.map((it) => trendRow(it, page.naming));
  return [...table(columns2, rows), ...leftOut(shown.length, trends.length, "trend", page)];
};

// src/report/accepted-lines.ts
var mostAcceptances = 10;
var mostPlaces = 8;
var mostMetrics = 8;
var points = (share) => `${share > 0 ? "+" : ""}${Number((100 * share).toFixed(2))} points`;
var boundOf = (most, known) => {
  if (known === null || !known.byDifference) return formatPercent(most);
  return known.unit === "share" ? points(most) : formatDifference(most, known.unit);
};
var boundText = ({ metric, most, value }) => {
  const known = isMetric(metric) ? metricOf(metric) : null;
  const bounds = [
    ...most === null ? [] : [boundOf(most, known)],
    ...value === null ? [] : [valueText(value, metric, "").trim()]
  ];
  return `${metricTitle(metric)} ${known?.better === "higher" ? "down" : "up"} to ${bounds.join(" and ")}`;
};
var placeLines = ({ covers: covers2 }, naming, most = mostPlaces) => {
  const places = [...Map.groupBy(covers2, (it) => naming.row(it))];
  const lines = places.slice(0, most).map(([place, group]) => {
    const bounds = group.slice(0, mostMetrics).map(boundText);
    const rest = group.length > mostMetrics ? [`${group.length - mostMetrics} more`] : [];
    return `${place}: ${[...bounds, ...rest].join(", ")}`;
  });
  return places.length > most ? [...lines, moreText(places.length - most, "place")] : lines;
};
var dayText = (iso) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : new Date(time).toISOString().slice(0, 10);
};
var acceptedList = ({ accepted = [] }, { naming, room, whole }) => {
  const most = Math.min(mostAcceptances, room.findings);
  const lines = accepted.slice(0, most).flatMap((it) => {
    const until = escapeMarkdown(dayText(it.until), 40);
    const what = `${codeSpan(it.target, 80)} accepted by ${codeSpan(it.by, 80)} until ${until}`;
    const places = placeLines(it, naming, Math.min(mostPlaces, room.evidence));
    return [
      `- ☑️ ${what}: ${escapeMarkdown(it.reason, 500)}`,
      ...places.map((line) => `  - ${escapeMarkdown(line, 400)}`)
    ];
  });
  const rest = accepted.length - most;
  return rest > 0 ? [...lines, `- ${moreText(rest, "acceptance", whole)}`] : lines;
};
var acceptedItems = ({ accepted = [] }, naming) => accepted.slice(0, mostAcceptances).map((it) => ({
  sentence: `${it.target} accepted by ${it.by} until ${dayText(it.until)}: ${it.reason}`,
  places: placeLines(it, naming)
}));

// src/report/em-width.ts
var segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
var widthOf = (grapheme) => {
  if (/^[WMm@%\u2026]/u.test(grapheme)) return 1.08;
  if (/^[\p{Lu}w+~=]/u.test(grapheme)) return 0.82;
  if (/^[ilj.,:;'|!()[\]/ ]/u.test(grapheme)) return 0.45;
  return textWidth(grapheme) > 1 ? 1.05 : 0.65;
};
var emWidth = (text2) => {
  let width2 = 0;
  for (const { segment } of segmenter.segment(text2)) width2 += widthOf(segment);
  return width2;
};
var clipToEms = (text2, most) => {
  if (emWidth(text2) <= most) return text2;
  let kept = "";
  let width2 = widthOf("…");
  for (const { segment } of segmenter.segment(text2)) {
    width2 += widthOf(segment);
    if (width2 > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

// src/report/mermaid.ts
var lookAlikes = {
  '"': "”",
  "`": "’",
  "<": "‹",
  ">": "›",
  "&": "＆",
  "#": "＃",
  ";": ",",
  "\\": "/"
};
var mostCharacters = 120;
var mermaidText = (text2) => {
  const plain = escapeTerminal(text2.slice(0, 8 * mostCharacters)).replaceAll(/["`<>&#;\\]/gu, (it) => lookAlikes[it] ?? "").replaceAll(/%{2,}/gu, "%");
  return `"${unmention(shorten(plain, mostCharacters))}"`;
};
var mermaidNumber = (value) => {
  const finite = Number.isFinite(value) ? Math.max(-1e12, Math.min(1e12, value)) : 0;
  return String(Number(Number(finite.toPrecision(4)).toFixed(6)));
};
var mermaidSeries = (values) => `[${values.map(mermaidNumber).join(", ")}]`;
var mermaidChart = ({ width: width2, height, fontSize: fontSize2 }, orientation, colours, statements) => {
  const settings = {
    xyChart: { width: width2, height, ...fontSize2 === void 0 ? {} : { xAxis: { labelFontSize: fontSize2 } } },
    themeVariables: { xyChart: { plotColorPalette: colours.join(", ") } }
  };
  return [
    "```mermaid",
    `%%{init: ${JSON.stringify(settings)}}%%`,
    `xychart-beta${orientation === "horizontal" ? " horizontal" : ""}`,
    ...statements.map((it) => `    ${it}`),
    "```"
  ];
};

// src/report/changes-chart.ts
var mostBars = 10;
var width = 900;
var fontSize = 13;
var labelWidth = (width / 2 - 20) / fontSize;
var faces = {
  regressed: { colour: "#cf222e", title: "worse than the base by at least (solid) and at most (pale), %" },
  improved: { colour: "#1a7f37", title: "better than the base by at least (solid) and at most (pale), %" }
};
var seeThrough = "66";
var barOf = (it, naming) => {
  const { estimate, low, high } = it.change;
  const [least, most] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  const figure = `: ${estimateText(it)}`;
  const name = escapeTerminal(`${naming.row(it)}, ${metricTitle(it.metric)}`.slice(0, 1e3));
  return {
    label: mermaidText(`${clipToEms(name, labelWidth - emWidth(figure))}${figure}`),
    // Of an interval that holds zero nothing is certain.
    low: low * high < 0 ? 0 : 100 * Math.abs(least),
    high: 100 * Math.abs(most),
    estimate: 100 * Math.abs(estimate)
  };
};
var roundUp = (most) => {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((step) => step * power).find((end) => end >= most) ?? 10 * power;
};
var distinct = (bars) => [...new Map(bars.map((bar) => [bar.label, bar])).values()];
var changesChart = (metrics, naming) => {
  const changed = telling(metrics).filter((it) => !isByDifference(it) && !isExact(it));
  const kind = changed.some((it) => it.decision === "regressed") ? "regressed" : "improved";
  const shown = changed.filter((it) => it.decision === kind).slice(0, mostBars);
  const bars = distinct(shown.map((it) => barOf(it, naming)));
  if (bars.length < 2) return [];
  const largest = Math.max(...bars.map(({ estimate }) => estimate));
  const end = roundUp(Math.max(5, Math.min(Math.max(...bars.map(({ high }) => high)), 2 * largest)));
  const series = (value) => `bar ${mermaidSeries(bars.map((bar) => Math.min(end, Number(value(bar).toFixed(1)))))}`;
  const { colour, title } = faces[kind];
  return mermaidChart(
    { width, height: 70 + 36 * bars.length, fontSize },
    "horizontal",
    [`${colour}${seeThrough}`, colour],
    [
      `x-axis [${bars.map(({ label }) => label).join(", ")}]`,
      `y-axis "${title}" 0 --> ${mermaidNumber(end)}`,
      series(({ high }) => high),
      series(({ low }) => low)
    ]
  );
};

// src/report/goals.ts
var amount = (share) => formatPercent(Math.abs(share)).replace("+", "");
var signed = (share) => formatPercent(share).replace(/^\+| %$/gu, "");
var progressText = ({ estimate, low, high }, so) => estimate < 0 ? `${amount(estimate)} worse${so} (${signed(-high)} to ${signed(-low)})` : `${amount(estimate)}${so} (${signed(low)} to ${signed(high)})`;
var goalText = ({ suite, metric, since, improve, progress, decision, reason }) => {
  const reached = decision === "reached";
  const what = `${metric} of ${suite} ${amount(improve)} better than ${since}`;
  const so = progress === null ? "not known" : progressText(progress, reached ? "" : " so far");
  return `${reached ? "Goal reached" : "Goal"}: ${what}: ${so}${reason === null ? "" : `. ${reason}`}`;
};

// src/report/next-steps.ts
var minutes = (ms) => Math.ceil(ms / 6e4);
var openPrimaries = (metrics) => metrics.filter((it) => it.primary && it.decision === "inconclusive").toSorted(byImportance);
var isUnsteady = (it) => isExact(it) && it.needed === null;
var unsteadyText = "Make the build reproducible (no dates, no random names, fixed versions): two builds of one commit gave different files.";
var inconclusiveSteps = (result) => {
  const open = openPrimaries(result.metrics);
  const unsteady = open.some(isUnsteady) ? [unsteadyText] : [];
  const undecided = open.filter((it) => !isUnsteady(it));
  const needs = undecided.flatMap((it) => it.needed === null ? [] : [it.needed]);
  const relative = undecided.filter((it) => it.unit === "share" || !isByDifference(it));
  const sizes = relative.flatMap((it) => it.needed === null ? [] : [it.needed.smallestChange]);
  const smallest = Math.max(0, ...sizes);
  const seen = sizes.length === 0 ? [] : [
    smallest < 1 ? `The smallest change that this run could have shown${relative.length > 1 ? " for all of them" : ""} is ${formatPercent(smallest).replace("+", "")}.` : `This run was too short to show even a doubling${relative.length > 1 ? " of all of them" : ""}.`
  ];
  const blocks = needs.flatMap((it) => it.blocks === null ? [] : [it.blocks]);
  const times = needs.flatMap((it) => it.time === null ? [] : [it.time]);
  const reachable = needs.length > 0 && blocks.length === needs.length;
  const time = times.length === needs.length && times.length > 0 ? Math.max(...times) : null;
  const missing = result.comparisons.made < result.comparisons.expected;
  const cures = undecided.length > 0 || missing ? cure(result, reachable ? Math.max(...blocks) : null, time, needs.length) : [];
  return [...seen, ...cures, ...unsteady, ...effectText(result)];
};
var cure = (result, blocks, time, known) => {
  if (known === 0)
    return [
      'Correct what kept it from being compared (see "Not observed"), or raise gate.time-limit, and run it again.'
    ];
  if (blocks === null) {
    return [
      "More time would not decide it on this machine. Measure on a quieter one, or accept a larger change: raise the tolerance."
    ];
  }
  const cost = time === null ? "" : `, ${formatDuration(time)} of measuring`;
  const takes = `To decide it takes about ${blocks} blocks${cost}.`;
  const limit = time === null ? 0 : minutes(1.1 * (time + result.time.prepare));
  return limit * 6e4 > result.policy.timeLimit ? [
    `${takes} Run it again with --time-limit ${limit}m, or set gate.time-limit: ${limit}m; a quieter machine needs less.`
  ] : [`${takes} Set gate.max-blocks to ${blocks} or more; a quieter machine needs fewer.`];
};
var effectText = ({ policy }) => {
  if (policy.from === "head") return [];
  return policy.inconclusive === "block" ? ["The merge is blocked until it is decided (gate.inconclusive: block)."] : ["The merge is not blocked."];
};
var tooManyLost = (result) => result.suites.some((it) => it.blocks.discarded > it.blocks.counted / 4);
var invalidSteps = (result) => {
  const claim = "This says nothing about the change: neither that it is slower nor that it is not.";
  if (result.control.decision === "off") {
    return [claim, "The base differed from itself, so this machine was too disturbed. Run it again on a quieter one."];
  }
  if (tooManyLost(result)) {
    return [claim, "Correct what made the blocks fail, named below with its side and in its log, and run it again."];
  }
  return [claim, "Correct what is named above and run it again."];
};
var openElsewhere = ({ verdict, metrics, budgets }) => verdict === "inconclusive" && !metrics.some((it) => it.primary && (it.decision === "inconclusive" || it.decision === "regressed")) && !budgets.some((it) => it.decision === "exceeded");

// src/report/trend-chart.ts
var mostPoints = 30;
var lineColour = "#0969da";
var rangeOf = (values) => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.35 * (most - least), 0.1 * Math.abs(most), 1e-6);
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
};
var trendChart = (trend) => {
  const points2 = trend.points.slice(-mostPoints).filter(({ value }) => Number.isFinite(value));
  if (points2.length < 2) return [];
  const largest = Math.max(...points2.map(({ value }) => Math.abs(value)));
  const { factor, unit } = isMetric(trend.metric) ? scaleOf(largest, metricOf(trend.metric).unit) : { factor: 1, unit: trend.unit };
  const values = points2.map(({ value }) => value / factor);
  const [from, to] = rangeOf(values);
  const headLast = points2.at(-1)?.head === true;
  const known = headLast ? points2.length - 1 : points2.length;
  const labels = points2.map((_, i) => i < known ? `"${known - i}"` : '"head"');
  return mermaidChart(
    { width: 900, height: 300 },
    "vertical",
    [lineColour],
    [
      `x-axis "records of the default branch, counted back" [${labels.join(", ")}]`,
      `y-axis ${unit === "" ? "" : `${mermaidText(unit.slice(0, 20))} `}${mermaidNumber(from)} --> ${mermaidNumber(to)}`,
      `line ${mermaidSeries(values)}`
    ]
  );
};

// src/report/main-lines.ts
var mostLines = 3;
var versionText = ({ ref, commit }) => {
  const short = codeSpan(commit.slice(0, 7), 7);
  return ref === commit || ref === "" ? short : `${short} (${codeSpan(ref, 80)})`;
};
var sureText2 = (result) => {
  if (result.policy.from === "head" || result.verdict === "inconclusive") return "";
  if (isAllExact(result)) return `; ${exactText}`;
  const text2 = isPlainPass(result) ? missText(result) : falseAlarmText(result.policy);
  return text2 === null ? "" : `; ${text2}`;
};
var measuredText = (result) => {
  const head = `${versionText(result.head)}${result.head.dirty ? " with uncommitted changes" : ""}`;
  const sides = `Base ${versionText(result.base)} against head ${head}`;
  if (result.suites.every((it) => it.skipped !== null)) return `${sides}: nothing was measured.`;
  const met = result.budgets.length > 0 && result.budgets.every((it) => it.decision === "met");
  const budgets = met ? `; ${result.budgets.length === 1 ? "its budget is" : "all budgets are"} met` : "";
  return `${sides}: ${measuredWhat(result)} in ${formatDuration(result.duration)}${budgets}${sureText2(result)}.`;
};
var measuredLines = (result) => {
  const { notice } = result.baseline;
  return [
    ...result.verdict === "invalid" ? [] : [measuredText(result)],
    ...notice === null ? [] : [escapeMarkdown(notice, 600)]
  ];
};
var reasonLines = (reason) => {
  const [sentence = "", ...output] = reason.split("\n").filter((line) => line.trim() !== "");
  return [escapeMarkdown(sentence, 400), ...output.length === 0 ? [] : ["", codeBlock(output)], ""];
};
var reasonList = (reasons, most) => reasons.slice(0, Math.min(most, 20)).map((it) => `- ${escapeMarkdown(it.split("\n")[0] ?? "", 400)}`);
var sentences = (texts) => texts.length === 0 ? [] : [texts.map((it) => escapeMarkdown(it, 400)).join(" ")];
var invalidLines = (result) => {
  const [first = "", ...others] = result.reasons.slice(0, 6);
  const output = reasonLines(first).slice(1).join("\n").trim();
  return [
    ...output === "" ? [] : [output, ""],
    ...others.flatMap(reasonLines),
    ...sentences(invalidSteps(result)),
    ""
  ];
};
var changedLines = (result, page) => {
  const elsewhere = openElsewhere(withoutAccepted(result)) ? reasonList(result.reasons.slice(1), page.room.rows) : [];
  const broken = result.budgets.some((it) => it.decision !== "met");
  const chart = page.charts === null ? [] : changesChart(result.metrics, page.naming);
  return [
    ...section("", elsewhere),
    ...section("", changedTable(result, page)),
    ...section("", broken ? budgetTable(result, page) : []),
    ...section("", chart)
  ];
};
var trendLines = (result, page) => {
  const telling2 = tellingTrends(result);
  const sentence = (it) => `* 📈 ${escapeMarkdown(trendText(it.trend, page.naming), 400)}`;
  const drawn = telling2.filter((it) => it.changed).slice(0, page.charts ?? 0);
  const told = telling2.filter((it) => !drawn.includes(it) && (!it.changed || it.trend.shifts.length > 0));
  const most = Math.min(page.room.rows, mostLines);
  return [
    ...drawn.flatMap((it) => [sentence(it), ...section("", ["", ...trendChart(it.trend)])]),
    ...told.slice(0, most).map(sentence),
    ...told.length > most ? [`* ${moreText(told.length - most, "trend", "the table below")}`] : []
  ];
};
var goalLines = ({ goals }, { whole }) => [
  ...goals.slice(0, mostLines).map((it) => `* 🎯 ${escapeMarkdown(goalText(it), 500)}`),
  ...goals.length > mostLines ? [`* ${moreText(goals.length - mostLines, "goal", whole)}`] : []
];
var beyondLines = (result, page) => result.verdict === "invalid" ? [] : section("", [...trendLines(result, page), ...goalLines(result, page)]);
var findingLines = (result, { room, whole }) => {
  const shown = result.verdict === "invalid" ? result.findings.filter((it) => it.severity === "information") : result.findings;
  const told = new Set(
    telling(result.metrics).slice(0, room.rows).flatMap((it) => [evidenceText(it), evidenceText(it, true)])
  );
  return section("", findingsSection(shown, { ...room, told, whole }));
};
var mainLines = (result, page) => [
  ...section("", acceptedList(result, page)),
  ...result.verdict === "invalid" ? invalidLines(result) : changedLines(result, page),
  ...section("", measuredLines(result)),
  ...section("", result.verdict === "inconclusive" ? sentences(inconclusiveSteps(withoutAccepted(result))) : []),
  ...findingLines(result, page),
  ...beyondLines(result, page),
  ...result.notices.slice(0, 10).flatMap((it) => [`ℹ️ ${escapeMarkdown(it, 400)}`, ""])
];

// src/report/page-table.ts
var columns = [
  ["page.lcp", "LCP"],
  ["page.fcp", "FCP"],
  ["page.si", "Speed index"],
  ["page.tbt", "TBT"],
  ["page.cls", "CLS"],
  ["page.transfer", "Transferred"],
  ["page.requests", "Requests"]
];
var cell = (it) => {
  if (it === void 0) return "";
  const base = valueText(it.base.value, it.metric, it.unit);
  const head = valueText(it.head.value, it.metric, it.unit);
  return escapeMarkdown(base === head ? head : `${base} → ${head}`, 60).replaceAll(" ", " ");
};
var pageTable = ({ metrics }, { naming, room, whole }) => {
  const pages = [
    ...Map.groupBy(
      metrics.filter(({ metric }) => isPageMetric(metric)),
      ({ suite }) => suite
    )
  ];
  const shown = pages.slice(0, Math.min(room.rows, room.details));
  const rows = shown.map(([suite, own]) => [
    escapeMarkdown(naming.subject({ suite, scenario: null, route: null }), 80),
    ...columns.map(([id]) => cell(own.find(({ metric }) => metric === id)))
  ]);
  const rest = pages.length - shown.length;
  return [
    ...table([left("Page"), ...columns.map(([, title]) => right(title))], rows),
    ...rest > 0 ? [moreText(rest, "page", whole)] : []
  ];
};

// src/report/detail-lines.ts
var details = (result, page) => {
  const broken = result.budgets.some((it) => it.decision !== "met");
  const compared = result.verdict === "invalid" ? [] : detailTable(result, page);
  const alone = compared.length === 0;
  const method = methodLines(result, page);
  return {
    title: alone ? "How it was measured" : `All ${count(result.metrics.length, "comparison")} and how they were measured`,
    lines: [
      ...section("", compared),
      ...result.verdict === "invalid" ? [] : bundleSections(result, page),
      ...section("Pages", result.verdict === "invalid" ? [] : pageTable(result, page)),
      ...section("Budgets", broken ? [] : budgetTable(result, page)),
      ...section("Why this verdict", alone ? [] : reasonList(result.reasons, page.room.list)),
      ...section("Trends on the default branch", trendTable(result, page)),
      ...section(alone && result.trends.length === 0 ? "" : "How it was measured", method)
    ]
  };
};

// src/report/headline.ts
var unitOf = (metrics, metric) => metrics.find((it) => it.metric === metric)?.unit ?? "";
var regressionText = (it, naming) => `${naming.subject(it)} ${changePhrase(it)}${phraseEnd(it)}, tolerance ${toleranceText(it)}`;
var budgetSentence = (it, result, naming) => {
  const text2 = (value) => valueText(value, it.metric, unitOf(result.metrics, it.metric));
  const limit = it.limit === null ? "" : `, limit ${text2(it.limit)}`;
  const subject = naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null });
  return `${subject}: ${metricTitle(it.metric)} is ${text2(it.value)}${limit}`;
};
var failText = (result, naming) => {
  const regression = leadingRegression(result.metrics);
  const blocking = result.findings.filter((it) => it.severity === "blocking").length;
  const more = blocking > 1 ? `; and ${blocking - 1} more` : "";
  if (regression !== void 0) return `${regressionText(regression, naming)}${more}`;
  const budget = result.budgets.find((it) => it.decision === "exceeded");
  return budget === void 0 ? firstReason(result) : `${budgetSentence(budget, result, naming)}${more}`;
};
var firstReason = (result) => result.reasons[0]?.split("\n")[0] ?? "no reason was recorded";
var passText = (result, naming) => {
  const primaries = result.metrics.filter((it) => it.primary);
  const better = primaries.filter((it) => it.decision === "improved").toSorted((a, b) => size3(b) - size3(a));
  const [best] = better;
  if (best !== void 0) {
    const more = better.length > 1 ? `; ${better.length - 1} more improved` : "";
    return `${naming.subject(best)} ${changePhrase(best)}${phraseEnd(best)}${more}; nothing is beyond its tolerance`;
  }
  const nearest = nearestToTolerance(result.metrics);
  if (nearest === void 0) return firstReason(result);
  const all = primaries.length === 1 ? "its one comparison is" : `all ${count(primaries.length, "comparison")} are`;
  const change = `${metricTitle(nearest.metric)} ${estimateText(nearest)}, tolerance ${toleranceText(nearest)}`;
  return `${all} within tolerance; nearest to it: ${naming.subject(nearest)}, ${change}`;
};
var size3 = (it) => Math.abs(it.change.estimate);
var undecidedText2 = (open, { comparisons }) => `${open.toLocaleString("en-US")} of ${comparisons.expected.toLocaleString("en-US")} comparisons ${open === 1 ? "is" : "are"} undecided`;
var acceptedText = (result, naming) => {
  const accepted = acceptedBlockers(result);
  if (accepted.length === 0) return null;
  const metrics = accepted.flatMap((blocker) => blocker.kind === "exceeded" ? [] : [blocker.it]);
  const [budget] = accepted.flatMap((blocker) => blocker.kind === "exceeded" ? [blocker.it] : []);
  const more = accepted.length > 1 ? `, and ${accepted.length - 1} more` : "";
  const regression = leadingRegression(metrics);
  if (regression !== void 0) return `${regressionText(regression, naming)}; accepted${more}`;
  return budget === void 0 ? `${undecidedText2(metrics.length, result)}; accepted` : `${budgetSentence(budget, result, naming)}; accepted${more}`;
};
var inconclusiveText = (result, naming) => {
  const { metrics, budgets, policy, duration } = result;
  const regressed2 = metrics.some((it) => it.primary && it.decision === "regressed");
  if (policy.from === "head" && (regressed2 || budgets.some((it) => it.decision === "exceeded"))) {
    return `${failText(result, naming)}; not blocked, because the base has no configuration yet`;
  }
  const open = metrics.filter((it) => it.primary && it.decision === "inconclusive").length;
  if (open === 0) return firstReason(result);
  return `${undecidedText2(open, result)} after ${formatDuration(duration)}`;
};
var headline = (result, naming) => {
  switch (result.verdict) {
    case "fail":
      return failText(withoutAccepted(result), naming);
    case "pass":
      return acceptedText(result, naming) ?? passText(result, naming);
    case "inconclusive":
      return inconclusiveText(withoutAccepted(result), naming);
    case "invalid":
      return firstReason(result);
  }
};

// src/report/links.ts
var linkLine = (links) => {
  const entries = [
    ["Report", links.report],
    ["Result and raw data", links.result],
    ["Log of the run", links.run]
  ];
  const shown = entries.flatMap(([text2, url]) => url === void 0 ? [] : [markdownLink(text2, url)]);
  return shown.length === 0 ? [] : ["", shown.join(" · ")];
};
var wholeResult = ({ result, report }) => {
  const url = result ?? report;
  return url === void 0 ? escapeMarkdown("result.json") : markdownLink("result.json", url);
};

// src/report/room.ts
var rooms = [
  { details: Infinity, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 3e3, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 300, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 150, rows: 40, findings: 20, evidence: 8, list: 10 },
  { details: 50, rows: 30, findings: 10, evidence: 8, list: 5 },
  { details: 0, rows: 20, findings: 8, evidence: 4, list: 2 },
  { details: 0, rows: 10, findings: 4, evidence: 2, list: 1 },
  { details: 0, rows: 5, findings: 2, evidence: 1, list: 0 }
];

// src/report/comment.ts
var render = (result, links, { charts, limit }) => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const { emoji } = verdictFaces[result.verdict];
  const whole = wholeResult(links);
  return fit(
    rooms,
    (room) => {
      const page = { naming, room, whole, charts };
      const { title, lines } = details(result, page);
      return [
        `${emoji} **Pacegate: ${verdictText(result)}** — ${escapeMarkdown(headline(result, naming), 400)}`,
        "",
        ...mainLines(result, page),
        ...folded(title, lines),
        ...linkLine(links),
        ""
      ].join("\n");
    },
    limit
  );
};
var renderComment = (result, { links = {} } = {}) => render(result, links, { charts: 1, limit: commentLimit });
var summaryLimit = 9e5;
var renderSummary = (result, { links = {} } = {}) => render(result, links, { charts: 4, limit: summaryLimit });

export {
  defaultPolicy,
  toleranceOf,
  hasBlocks,
  measuredWhat,
  bundlePlain,
  bySize,
  reasonWords,
  acceptedWords,
  lastingReasons,
  isTrusted,
  blockersOf,
  blockerText,
  covers,
  acceptedBlockers,
  acceptedParts,
  withoutAccepted,
  byImportance,
  isIdle,
  tellingTrends,
  trendText,
  placeLines,
  dayText,
  acceptedItems,
  emWidth,
  clipToEms,
  mermaidText,
  mermaidNumber,
  mermaidSeries,
  mermaidChart,
  goalText,
  inconclusiveSteps,
  invalidSteps,
  openElsewhere,
  trendChart,
  mainLines,
  details,
  headline,
  linkLine,
  wholeResult,
  rooms,
  renderComment,
  renderSummary
};

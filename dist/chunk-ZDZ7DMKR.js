import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  acceptedItems,
  acceptedParts,
  bundlePlain,
  byImportance,
  goalText,
  hasBlocks,
  headline,
  inconclusiveSteps,
  invalidSteps,
  isIdle,
  measuredWhat,
  openElsewhere,
  tellingTrends,
  trendText,
  withoutAccepted
} from "./chunk-RIJFTOSU.js";
import {
  clip,
  pad,
  textWidth,
  wrap
} from "./chunk-PTREMZN3.js";
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
  moreText,
  severityFaces,
  verdictFaces,
  verdictText
} from "./chunk-KJFAOCEL.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import {
  changeText,
  estimateText,
  evidenceText,
  isExact,
  metricTitle,
  toleranceText,
  valueText
} from "./chunk-O6QRDXNH.js";
import {
  formatDuration,
  formatShare
} from "./chunk-JGGM5WWA.js";

// src/report/terminal-table.ts
var titles = ["", "base", "head", "change", "interval", "tolerance", "decision"];
var spare = [5, 1, 2, 4];
var decisionColumn = titles.length - 1;
var gap = 2;
var isCertain = (it) => isExact(it) && it.change.low === it.change.high;
var intervalText = (it) => isCertain(it) ? "exact" : /\((.*)\)/u.exec(changeText(it))?.[1] ?? "";
var cellsOf = (it, isAccepted) => [
  `  ${shorten(escapeTerminal(metricTitle(it.metric)), 60)}`,
  escapeTerminal(valueText(it.base.value, it.metric, it.unit)),
  escapeTerminal(valueText(it.head.value, it.metric, it.unit)),
  isCertain(it) ? changeText(it) : estimateText(it),
  intervalText(it),
  toleranceText(it),
  isAccepted ? "✓ accepted" : `${decisionFaces[it.decision].sign} ${decisionText(it)}`
];
var layoutOf = (rows, width) => {
  const natural = titles.map(
    (title, i) => rows.reduce((most, cells) => Math.max(most, textWidth(cells[i] ?? "")), textWidth(title))
  );
  const total = (columns2) => columns2.reduce((sum, i) => sum + (natural[i] ?? 0) + gap, -gap);
  let columns = titles.map((_, i) => i);
  for (const column of spare) {
    if (total(columns) <= width) break;
    columns = columns.filter((i) => i !== column);
  }
  const name = Math.max(8, (natural[0] ?? 0) - Math.max(0, total(columns) - width));
  return { columns, widths: [name, ...natural.slice(1)] };
};
var lineOf = (cells, { columns, widths }) => columns.map((i) => {
  const width = widths[i] ?? 0;
  return pad(clip(cells[i] ?? "", width), width, i === 0 || i === decisionColumn ? "left" : "right");
}).join(" ".repeat(gap)).trimEnd();
var nothing = /* @__PURE__ */ new Set();
var terminalTable = (metrics, { naming, width, paint, accepted = nothing }) => {
  if (metrics.length === 0) return [];
  const cells = (it) => cellsOf(it, accepted.has(it));
  const layout = layoutOf(metrics.map(cells), width);
  const groups = Map.groupBy(metrics, (it) => naming.row(it));
  const lines = [...groups].flatMap(([place, group]) => [
    paint("bold", clip(escapeTerminal(place), width)),
    ...group.map(
      (it) => paint(accepted.has(it) ? "dim" : decisionFaces[it.decision].colour, clip(lineOf(cells(it), layout), width))
    )
  ]);
  return [paint("dim", clip(lineOf(titles, layout), width)), ...lines];
};

// src/report/terminal.ts
var mostRows = 60;
var mostFindings = 12;
var mostTrends = 6;
var mostGoals = 10;
var clean = (text) => shorten(escapeTerminal(text.slice(0, 4e3)), 500);
var comparisonLines = (result, page) => {
  if (result.verdict === "invalid") return [];
  const all = result.metrics.filter((it) => it.primary);
  const primaries = all.filter((it) => !isIdle(it)).toSorted(byImportance);
  const idle = all.length > primaries.length ? wrap(idleText(all.length - primaries.length), page.width) : [];
  const more = primaries.length > mostRows ? wrap(moreText(primaries.length - mostRows, "comparison"), page.width) : [];
  return [
    ...terminalTable(primaries.slice(0, mostRows), { ...page, accepted: acceptedParts(result) }),
    ...more,
    ...idle
  ];
};
var findingLines = (it, told, { paint, width }) => {
  const { sign, colour } = severityFaces[it.severity];
  const [title = "", ...rest] = wrap(`${sign} ${clean(it.title)}  ${clean(it.id)}`, width, "  ");
  const where = it.location === null ? [] : [`at ${it.location.path}:${it.location.startLine}`];
  const next = it.fix === null ? [] : [`Next: ${it.fix.summary}`];
  const evidence = it.evidence.filter((sentence) => !told.has(sentence)).slice(0, 8);
  const body = [...where, ...evidence, ...next].flatMap((text) => wrap(`  ${clean(text)}`, width, "    "));
  return [...[title, ...rest].map((line) => paint(colour, line)), ...body];
};
var findingsLines = (result, page) => {
  const shown = result.verdict === "invalid" ? result.findings.filter((it) => it.severity === "information") : result.findings;
  const told = new Set(result.metrics.flatMap((it) => it.primary ? [evidenceText(it), evidenceText(it, true)] : []));
  const more = shown.length > mostFindings ? wrap(moreText(shown.length - mostFindings, "finding"), page.width) : [];
  return [...shown.slice(0, mostFindings).flatMap((it) => findingLines(it, told, page)), ...more];
};
var budgetLine = (it, result, { naming, paint, width }) => {
  const unit = result.metrics.find(({ metric }) => metric === it.metric)?.unit ?? "";
  const text = (value) => valueText(value, it.metric, unit);
  const bounds = [
    ...it.limit === null ? [] : [`limit ${text(it.limit)}`],
    ...it.target === null ? [] : [`target ${text(it.target)}`]
  ];
  const isAccepted = acceptedParts(result).has(it);
  const { sign, colour } = budgetFaces[isAccepted ? "met" : it.decision];
  const subject = naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null });
  const decision = `${budgetText(it.decision)}${isAccepted ? ", accepted" : ""}`;
  const line = `${sign} ${subject}: ${metricTitle(it.metric)} ${text(it.value)} (${bounds.join(", ")}): ${decision}`;
  return wrap(clean(line), width, "  ").map((part) => paint(colour, part));
};
var measuredLines = (result, { width }) => {
  const sum = (of) => result.suites.reduce((total, it) => total + it.blocks[of], 0);
  const waits = result.suites.flatMap((it) => it.wait === null ? [] : [it.wait]);
  const wait = waits.length === 0 ? "" : `; waited for a core ${formatShare(Math.round(Math.max(...waits) * 100) / 100)} of the time`;
  const spent = hasBlocks(result) ? `, ${sum("control")} control (${controlWords[result.control.decision]}), ${sum("discarded")} discarded` : "";
  const { made, expected } = result.comparisons;
  const promised = result.verdict !== "invalid" && result.policy.from !== "head";
  const sure = promised ? `; ${isAllExact(result) ? exactText : falseAlarmText(result.policy)}` : "";
  return [
    ...bundlePlain(result),
    `Measured in ${formatDuration(result.duration)}: ${measuredWhat(result)}${spent}${wait}; seed ${result.seed}.`,
    `${made.toLocaleString("en-US")} of ${count(expected, "comparison")} made${sure}.`
  ].flatMap((it) => wrap(clean(it), width, "  "));
};
var controlWords = {
  clean: "no difference",
  off: "differs",
  none: "not measured"
};
var reasonLines = (result, { width }) => {
  const lines = result.reasons.slice(0, 6).flatMap((reason, i) => {
    const [sentence = "", ...output] = reason.split("\n");
    const kept = output.slice(-20).map((line) => `    ${clean(line)}`);
    return i === 0 ? kept : [...wrap(clean(sentence), width, "  "), ...kept];
  });
  return lines.flatMap((line) => line.trim() === "" ? [] : wrap(line, width, "    "));
};
var acceptedLines = (result, { naming, paint, width }) => acceptedItems(result, naming).flatMap(({ sentence, places }) => [
  ...wrap(`✓ ${clean(sentence)}`, width, "  ").map((line) => paint("green", line)),
  ...places.flatMap((it) => wrap(`  ${clean(it)}`, width, "    "))
]);
var absentLines = ({ comparisons, absent }, { width }) => comparisons.made < comparisons.expected && absent.length > 0 ? [
  "Not observed:",
  ...absent.slice(0, 8).flatMap((it) => wrap(`  ${clean(`${it.suite}: ${metricTitle(it.metric)}: ${it.reason}`)}`, width, "    "))
] : [];
var stepLines = (result, page) => {
  const steps = result.verdict === "inconclusive" ? inconclusiveSteps(withoutAccepted(result)) : result.verdict === "invalid" ? invalidSteps(result) : [];
  return steps.flatMap((it) => wrap(it, page.width, "  "));
};
var discardedLines = (result, { width }) => result.suites.flatMap(
  (suite) => suite.discarded.map((it) => `${suite.name}: block ${it.block + 1} does not count: ${it.reason}`)
).slice(0, 6).flatMap((it) => wrap(clean(it), width, "  "));
var recordLines = (result, { naming, width }) => {
  const { baseline, goals } = result;
  const trends = tellingTrends(result).filter(({ trend }) => trend.shifts.length > 0);
  return [
    ...baseline.notice === null ? [] : [`i ${baseline.notice}`],
    ...trends.slice(0, mostTrends).map(({ trend }) => `~ ${trendText(trend, naming)}`),
    ...trends.length > mostTrends ? [moreText(trends.length - mostTrends, "trend")] : [],
    ...goals.slice(0, mostGoals).map((it) => `${it.decision === "reached" ? "✓" : "○"} ${goalText(it)}`),
    ...goals.length > mostGoals ? [moreText(goals.length - mostGoals, "goal")] : []
  ].flatMap((it) => wrap(clean(it), width, "  "));
};
var renderTerminal = (result, { colour, width, directory }) => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const page = { naming, paint: createPaint(colour), width: Math.max(20, width) };
  const face = verdictFaces[result.verdict];
  const title = wrap(`${face.sign} ${verdictText(result)}: ${clean(headline(result, naming))}`, page.width, "  ");
  const notices = result.notices.slice(0, 10);
  const sections = [
    title.map((line, i) => page.paint(i === 0 ? "bold" : face.colour, page.paint(face.colour, line))),
    acceptedLines(result, page),
    result.verdict === "invalid" || openElsewhere(withoutAccepted(result)) ? reasonLines(result, page) : [],
    comparisonLines(result, page),
    findingsLines(result, page),
    stepLines(result, page),
    result.budgets.flatMap((it) => budgetLine(it, result, page)),
    absentLines(result, page),
    discardedLines(result, page),
    recordLines(result, page),
    notices.flatMap((it) => wrap(`i ${clean(it)}`, page.width, "  ")),
    measuredLines(result, page),
    // A path is for copying: it is never cut.
    directory === void 0 ? [] : [`Results: ${escapeTerminal(directory)}`]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
};

export {
  renderTerminal
};

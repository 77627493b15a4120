import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  amountText,
  boundsText,
  capacitySentences,
  capacityText,
  partText,
  runText,
  shownValues,
  valueText,
  verdictWords
} from "./chunk-EGA6SFP2.js";
import {
  sparkline
} from "./chunk-QX3YDQFQ.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  pad,
  textWidth,
  wrap
} from "./chunk-PTREMZN3.js";
import {
  budgetFaces,
  budgetText,
  verdictFaces
} from "./chunk-KJFAOCEL.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  metricOf
} from "./chunk-623PKLHY.js";

// src/report/measure-terminal.ts
var clean = (text) => shorten(escapeTerminal(text.slice(0, 4e3)), 500);
var mostRoutes = 12;
var columns = (rows) => {
  const widths = rows.reduce(
    (most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, textWidth(cell))),
    []
  );
  return rows.map(
    (row) => `  ${row.map((cell, at) => pad(cell, widths[at] ?? 0, at === 0 ? "left" : "right")).join("  ")}`.trimEnd()
  );
};
var valueLines = (scenario) => columns(
  shownValues(scenario).map(({ metric, value, parts }) => [
    metricOf(metric).title,
    valueText(metric, value),
    parts.length < 3 ? "" : sparkline(parts, 20)
  ])
);
var routeLines = ({ routes }) => {
  if (routes.length < 2) return [];
  const ms = (value) => value === null ? "-" : valueText("latency.p95", value);
  return columns([
    ["", "requests", "errors", "p50", "p95", "p99"],
    ...routes.slice(0, mostRoutes).map((it) => [
      shorten(escapeTerminal(it.route), 40),
      String(it.requests),
      String(it.errors),
      ms(it.p50),
      ms(it.p95),
      ms(it.p99)
    ])
  ]);
};
var scenarioLines = (it, { paint, width }) => [
  ...wrap(clean(`${partText(it)} (${it.load})`), width, "  ").map((line) => paint("bold", line)),
  ...it.warnings.flatMap((text) => wrap(`  ! ${clean(text)}`, width, "    ")).map((line) => paint("yellow", line)),
  ...it.complete ? [] : wrap(`  ! cut short: ${clean(it.cutShort ?? "")}`, width, "    ").map((line) => paint("yellow", line)),
  ...wrap(`  ${amountText(it)}`, width, "    "),
  ...it.capacity === null ? [...valueLines(it), ...routeLines(it)] : [
    paint("bold", `  capacity ${capacityText(it.capacity)}`),
    ...capacitySentences(it.capacity).flatMap((text) => wrap(`  ${clean(text)}`, width, "    "))
  ]
];
var budgetLines = ({ budgets, unchecked }, { paint, width }) => [
  ...budgets.flatMap((it) => {
    const { sign, colour } = budgetFaces[it.decision];
    const text = `${sign} ${partText(it)}: ${metricOf(it.metric).title} ${valueText(it.metric, it.value)} (${boundsText(it)}): ${budgetText(it.decision)}`;
    return wrap(clean(text), width, "  ").map((line) => paint(colour, line));
  }),
  ...unchecked.flatMap(
    (it) => wrap(clean(`? ${partText(it)}: ${metricOf(it.metric).title} was not judged: ${it.reason}`), width, "  ")
  )
];
var renderMeasureTerminal = (measurement, { colour, width, directory }) => {
  const page = { paint: createPaint(colour), width: Math.max(20, width) };
  const face = verdictFaces[measurement.verdict];
  const [first = "", ...others] = measurement.reasons;
  const [head = "", ...output] = first.split("\n");
  const title = wrap(`${face.sign} ${verdictWords(measurement)}: ${clean(head)}`, page.width, "  ");
  const sections = [
    title.map((line, at) => page.paint(at === 0 ? "bold" : face.colour, page.paint(face.colour, line))),
    output.slice(-20).map((line) => `    ${clean(line)}`),
    others.slice(0, 8).flatMap((text) => wrap(clean(text), page.width, "  ")),
    ...measurement.scenarios.map((it) => scenarioLines(it, page)),
    budgetLines(measurement, page),
    measurement.notices.slice(0, 10).flatMap((text) => wrap(`i ${clean(text)}`, page.width, "  ")),
    wrap(runText(measurement), page.width, "  "),
    directory === void 0 ? [] : [`Results: ${escapeTerminal(directory)}`]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
};

export {
  renderMeasureTerminal
};

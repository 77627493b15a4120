import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  sparkline
} from "./chunk-QX3YDQFQ.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  clip,
  pad,
  textWidth,
  wrap
} from "./chunk-PTREMZN3.js";
import {
  count,
  verdictFaces
} from "./chunk-KJFAOCEL.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  median
} from "./chunk-U722ZXNU.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import {
  changeText,
  metricTitle,
  valueText
} from "./chunk-O6QRDXNH.js";
import {
  isByDifference
} from "./chunk-623PKLHY.js";

// src/report/baseline-table.ts
var mostRows = 60;
var mostValues = 30;
var mostProblems = 5;
var gap = 2;
var titles = ["", "newest", "change", "records"];
var clean = (text) => shorten(escapeTerminal(text.slice(0, 4e3)), 300);
var day = (iso) => clean(iso.slice(0, 10));
var placeKey = ({ scenario, route, metric }) => JSON.stringify([scenario, route, metric]);
var courses = (records) => {
  const values = /* @__PURE__ */ new Map();
  for (const it of records.flatMap(({ metrics }) => metrics)) {
    const key = placeKey(it);
    const known = values.get(key);
    if (known === void 0) values.set(key, [it.value]);
    else known.push(it.value);
  }
  return values;
};
var middle = (values, otherwise) => median(values) ?? otherwise;
var baseOf = (it, estimate) => {
  const { value, base, head } = it;
  const sides = { base: { value: middle(base, value), blocks: base }, head: { value, blocks: head } };
  if (isByDifference({ ...it, ...sides })) return value - estimate;
  return estimate > -1 ? value / (1 + estimate) : value;
};
var changeCell = (it) => it.change === null ? "" : changeText({
  ...it,
  change: it.change,
  base: { value: baseOf(it, it.change.estimate), blocks: it.base },
  head: { value: it.value, blocks: it.head }
});
var cellsOf = (it, values) => [
  `  ${shorten(escapeTerminal(metricTitle(it.metric)), 60)}`,
  escapeTerminal(valueText(it.value, it.metric, it.unit)),
  changeCell(it),
  sparkline(values, mostValues)
];
var lineOf = (cells, widths, width) => clip(
  cells.map((it, i) => pad(it, widths[i] ?? 0, i === 0 || i === 3 ? "left" : "right")).join(" ".repeat(gap)),
  width
).trimEnd();
var tableLines = (records, naming, suite, { paint, width }) => {
  const newest = records.at(-1);
  if (newest === void 0 || newest.metrics.length === 0) return [];
  const deciding = newest.metrics.filter((it) => it.primary);
  const all = deciding.length > 0 ? deciding : newest.metrics;
  const shown = all.slice(0, mostRows);
  const values = courses(records);
  const rows = shown.map((it) => cellsOf(it, values.get(placeKey(it)) ?? []));
  const widths = titles.map(
    (title, i) => Math.max(textWidth(title), ...rows.map((cells) => textWidth(cells[i] ?? "")))
  );
  const groups = Map.groupBy(shown, (it) => naming.row({ suite, ...it }));
  const lines = [...groups].flatMap(([place, group]) => [
    paint("bold", clip(clean(place), width)),
    ...group.map((it) => lineOf(rows[shown.indexOf(it)] ?? [], widths, width))
  ]);
  const more = all.length - shown.length;
  return [
    "",
    paint("dim", lineOf(titles, widths, width)),
    ...lines,
    ...more > 0 ? wrap(`${count(more, "metric")} more: pacegate baseline export has all.`, width) : []
  ];
};
var summaryLines = (records, { paint, width }) => {
  const [oldest, newest] = [records[0], records.at(-1)];
  if (oldest === void 0 || newest === void 0) return ["No records."];
  const days = oldest === newest ? `of ${day(newest.recordedAt)}` : `from ${day(oldest.recordedAt)} to ${day(newest.recordedAt)}`;
  const beside = newest.previous === null ? "" : `, measured beside ${clean(newest.previous).slice(0, 7)}`;
  const { sign, colour } = verdictFaces[newest.verdict];
  const line = `${count(records.length, "record")} ${days}; newest ${clean(newest.commit).slice(0, 7)} of ${clean(newest.ref)}: ${sign} ${newest.verdict}${beside}.`;
  return wrap(line, width, "  ").map((part) => paint(colour, part));
};
var seriesLines = ({ key, records, problems }, page) => {
  const naming = createNaming(records.flatMap(({ suite, metrics }) => metrics.map((it) => ({ suite, ...it }))));
  const more = problems.length - mostProblems;
  const told = [
    ...problems.slice(0, mostProblems).map((it) => `! ${clean(it)}`),
    ...more > 0 ? [`! ${count(more, "problem")} more.`] : []
  ];
  return [
    page.paint("bold", clip(`${clean(key.suite)} on ${clean(key.environment)}`, page.width)),
    ...summaryLines(records, page),
    ...told.flatMap((it) => wrap(it, page.width, "  ")).map((line) => page.paint("yellow", line)),
    ...tableLines(records, naming, key.suite, page)
  ];
};
var renderBaseline = (series, { colour, width }) => {
  const page = { paint: createPaint(colour), width: Math.max(20, width) };
  const parts = series.length === 0 ? [
    wrap(
      "No baseline is stored yet. pacegate baseline refresh on the default branch makes the first record.",
      page.width
    ).join("\n")
  ] : series.map((it) => seriesLines(it, page).join("\n"));
  return `${parts.join("\n\n")}
`;
};

export {
  renderBaseline
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  byCause
} from "./chunk-HWTYMVDZ.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  clearedOf,
  counterText,
  coveredOf,
  measuredOf,
  undecidedOf
} from "./chunk-SCZ2ZM32.js";
import {
  criterionFaces,
  nameOf,
  shareWords,
  standingFace,
  stateFace,
  stateText
} from "./chunk-OB3N2FPT.js";
import {
  wrap
} from "./chunk-PTREMZN3.js";
import {
  moreText
} from "./chunk-KJFAOCEL.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  maskSecrets
} from "./chunk-YNA2QW7M.js";

// src/report/investigation/render-terminal.ts
var most = { arms: 12, suspects: 10, tasks: 6, criteria: 10, notices: 8, logs: 12, names: 20 };
var clean = (text) => shorten(escapeTerminal(maskSecrets(text.slice(0, 4e3))), 900);
var named = (it) => clean(nameOf(it));
var lines = (text, { width }) => wrap(text, width, "  ");
var nested = (text, { width }) => wrap(`    ${text}`, width, "    ");
var armLines = (it, page) => {
  const { recovery, reproduction, counter, blocks } = it.experiment;
  const { sign, colour, text } = standingFace(it.experiment);
  const figures = [
    ...recovery === null ? [] : [`undoing it wins back ${shareWords(recovery)}`],
    ...reproduction === null ? [] : [`alone it shows ${shareWords(reproduction)}`],
    ...counter === null ? [] : [clean(counterText(counter))],
    `${blocks} block${blocks === 1 ? "" : "s"}`
  ];
  return [
    ...lines(`${sign} ${text}: ${named(it)}`, page).map((line) => page.paint(colour, line)),
    ...nested(figures.join("; "), page)
  ];
};
var suspectLines = ({ state, hypotheses }, page) => {
  if (state !== "hypotheses" && state !== "cancelled") return [];
  const open = hypotheses.filter(({ experiment }) => (experiment?.blocks ?? 0) === 0);
  const more = open.length - most.suspects;
  return [
    ...open.length === 0 ? [] : lines("Suspected, not proven:", page),
    ...open.slice(0, most.suspects).flatMap((it) => [
      ...wrap(`  ${named(it)}`, page.width, "    "),
      ...it.evidence.slice(0, 2).flatMap((text) => nested(clean(text), page))
    ]),
    ...more > 0 ? lines(moreText(more, "suspect", "investigation.json"), page) : []
  ];
};
var namesLine = (title, of, page) => {
  const more = of.length - most.names;
  const names = of.slice(0, most.names).map(named).join("; ");
  return of.length === 0 ? [] : lines(`${title}: ${names}${more > 0 ? `; and ${more} more` : ""}.`, page);
};
var isUnmeasured = ({ experiment }) => experiment.blocks === 0;
var unmeasuredLines = ({ hypotheses }, page) => [
  ...byCause(coveredOf(hypotheses).filter(isUnmeasured)).flatMap(
    ({ by, of }) => namesLine(`Left out, covered by ${by}`, of, page)
  ),
  ...namesLine("Not decided", undecidedOf(hypotheses).filter(isUnmeasured), page)
];
var taskLines = ({ tasks }, page) => tasks.slice(0, most.tasks).flatMap(({ id, priority, objective, expected }) => [
  ...lines(`${clean(id)} (${priority}): ${clean(objective)}.`, page),
  ...nested(`${expected.measured ? "Measured" : "Expected"}: ${clean(expected.text)}`, page)
]);
var criteriaLines = ({ validation }, page) => validation.criteria.slice(0, most.criteria).flatMap(({ text, state }) => {
  const { sign, colour, text: word } = criterionFaces[state];
  return lines(`${sign} ${clean(text)}: ${word}`, page).map((line) => page.paint(colour, line));
});
var logLines = ({ logs }, page) => {
  const more = logs.length - most.logs;
  return [
    ...logs.length === 0 ? [] : lines("What the logs tell:", page),
    ...logs.slice(0, most.logs).flatMap((it) => nested(clean(it), page)),
    ...more > 0 ? lines(moreText(more, "sentence", "investigation.json"), page) : []
  ];
};
var renderInvestigationTerminal = (investigation, { colour, width, directory }) => {
  const page = { paint: createPaint(colour), width: Math.max(20, width) };
  const face = stateFace(investigation);
  const isOver = investigation.state === "no-regression";
  const isOpen = investigation.state === "hypotheses" || investigation.state === "cancelled";
  const arms = measuredOf(investigation.hypotheses).filter(({ experiment }) => experiment.decision !== "ruled-out");
  const cleared = clearedOf(investigation.hypotheses);
  const sections = [
    lines(`${face.sign} ${stateText(investigation)}: ${clean(investigation.summary)}`, page).map(
      (line, index) => page.paint(index === 0 ? "bold" : face.colour, page.paint(face.colour, line))
    ),
    arms.slice(0, most.arms).flatMap((it) => armLines(it, page)),
    suspectLines(investigation, page),
    namesLine(`Tested and cleared (${cleared.length})`, cleared, page),
    isOpen ? [] : unmeasuredLines(investigation, page),
    taskLines(investigation, page),
    isOver ? [] : criteriaLines(investigation, page),
    logLines(investigation, page),
    investigation.notices.slice(0, most.notices).flatMap((it) => lines(`i ${clean(it)}`, page)),
    directory === void 0 ? [] : [`Results: ${escapeTerminal(directory)}`]
  ];
  return `${sections.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}
`;
};

export {
  renderInvestigationTerminal
};

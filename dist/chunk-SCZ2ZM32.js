import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  coveringOf,
  decisionFaces,
  nameOf,
  outside,
  outsideList,
  shareWords,
  standingFace
} from "./chunk-OB3N2FPT.js";
import {
  left,
  right,
  table
} from "./chunk-YP2GOVHX.js";
import {
  moreText
} from "./chunk-KJFAOCEL.js";
import {
  escapeMarkdown
} from "./chunk-J3X4RRUV.js";
import {
  signalText,
  signalUnits
} from "./chunk-JU7WK37J.js";
import {
  metricTitle,
  valueText
} from "./chunk-O6QRDXNH.js";
import {
  isMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  countText
} from "./chunk-WAA62WIU.js";

// src/report/investigation/standings.ts
var order = { "root-cause": 0, contributing: 1, untested: 2, "ruled-out": 3 };
var hasExperiment = (it) => it.experiment !== null;
var measuredOf = (hypotheses) => hypotheses.filter(hasExperiment).filter(({ experiment }) => experiment.blocks > 0).toSorted((a, b) => order[a.experiment.decision] - order[b.experiment.decision] || a.rank - b.rank);
var clearedOf = (hypotheses) => hypotheses.filter(hasExperiment).filter(({ experiment }) => experiment.decision === "ruled-out");
var undecidedOf = (hypotheses) => hypotheses.filter(hasExperiment).filter(({ experiment }) => experiment.decision === "untested" && coveringOf(experiment) === null);
var coveredOf = (hypotheses) => hypotheses.filter(hasExperiment).flatMap((it) => {
  const by = coveringOf(it.experiment);
  return by === null ? [] : [{ ...it, by }];
});
var guiltyOf = (hypotheses) => measuredOf(hypotheses).filter(
  ({ experiment: { decision } }) => decision === "root-cause" || decision === "contributing"
);

// src/investigation/synthesis/proof-words.ts
var isCount = (metric) => isMetric(metric) && metricOf(metric).unit === "count/request";
var isSignal = (name) => Object.hasOwn(signalUnits, name);
var counterValue = (metric, value) => isSignal(metric) ? signalText(metric, value) : isCount(metric) ? countText(value) : valueText(value, metric, "").replace("/request", "");
var counterWords = ({ metric, base, head, undone, moved }) => {
  const [from, to, back] = [base, head, undone].map((value) => counterValue(metric, value));
  const title = metricTitle(metric);
  return moved ? `${title} went from ${from} to ${to} with the change, and back to ${back} without it` : `${title} went from ${from} to ${to} with the change, and stayed at ${back} without it`;
};
var capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
var blocksText = (blocks) => `${blocks} block${blocks === 1 ? "" : "s"}`;
var proofSentences = ({ recovery, reproduction, counter, blocks }, what) => [
  ...recovery === null ? [] : [`Undoing it won back ${shareWords(recovery)} of ${what}, measured in ${blocksText(blocks)}.`],
  ...reproduction === null ? [] : [`The base with nothing but it showed ${shareWords(reproduction)} of that.`],
  ...counter === null ? [] : [`${capital(counterWords(counter))}.`]
];

// src/report/investigation/experiment-table.ts
var counterText = (counter) => {
  if (counter === null) return "";
  const { metric, base, head, undone, moved } = counter;
  const values = [base, head, undone].map((value) => counterValue(metric, value)).join(" → ");
  return `${metric} ${values}${moved ? "" : ", not back"}`;
};
var faceText = ({ emoji, text }) => `${emoji} ${text}`;
var shareCell = (share) => share === null ? "" : shareWords(share);
var none = () => "";
var columnsOf = (measured) => {
  const all = [
    {
      isUsed: true,
      column: left("Arm"),
      base: "Base",
      head: "Head",
      arm: (it) => `Head without ${outside(nameOf(it), 200)}`,
      placebo: ({ text }) => `Placebo: ${outside(text, 200)}`
    },
    {
      isUsed: true,
      column: right("Wins back"),
      base: "100 %",
      head: "0 %",
      arm: ({ experiment }) => shareCell(experiment.recovery),
      placebo: ({ recovery }) => shareCell(recovery)
    },
    {
      isUsed: measured.some(({ experiment }) => experiment.reproduction !== null),
      column: right("Alone on the base shows"),
      base: "0 %",
      head: "100 %",
      arm: ({ experiment }) => shareCell(experiment.reproduction),
      placebo: none
    },
    {
      isUsed: measured.some(({ experiment }) => experiment.counter !== null),
      column: left("Counter: base → head → arm"),
      base: "",
      head: "",
      arm: ({ experiment }) => escapeMarkdown(counterText(experiment.counter), 120),
      placebo: none
    },
    {
      isUsed: true,
      column: right("Blocks"),
      base: "",
      head: "",
      arm: ({ experiment }) => String(experiment.blocks),
      placebo: none
    },
    {
      isUsed: true,
      column: left("Decision"),
      base: "everything undone",
      head: "nothing undone",
      arm: ({ experiment }) => faceText(standingFace(experiment)),
      placebo: ({ decision }) => faceText(decisionFaces[decision])
    }
  ];
  return all.filter(({ isUsed }) => isUsed);
};
var experimentTable = ({ hypotheses, placebo }, { rows, whole }) => {
  const measured = measuredOf(hypotheses);
  if (measured.length === 0) return [];
  const shown = measured.slice(0, rows);
  const more = measured.length - shown.length;
  const columns = columnsOf(shown);
  const lines = table(
    columns.map(({ column }) => column),
    [
      columns.map(({ base }) => base),
      columns.map(({ head }) => head),
      ...shown.map((it) => columns.map(({ arm }) => arm(it))),
      ...placebo === null ? [] : [columns.map((it) => it.placebo(placebo))]
    ]
  );
  return more > 0 ? [...lines, "", moreText(more, "arm", whole)] : lines;
};

// src/report/investigation/limits-lines.ts
var always = [
  "Measured with the load and the data of the configuration: what only production has is not seen.",
  "Two changes that cancel each other show nothing, and below the noise of the machine nothing is proven."
];
var limitsOf = ({ state, summary, notices, hypotheses }) => {
  if (state === "no-regression") return notices.filter((it) => !summary.includes(it));
  const hasTests = hypotheses.some(({ experiment }) => (experiment?.blocks ?? 0) > 0);
  return [
    ...notices,
    ...hasTests ? ["Each share is of the worsening that base and head showed beside that arm, with its interval of 95 %."] : [],
    ...always
  ];
};
var limitsLines = (investigation) => outsideList(limitsOf(investigation), 400);

export {
  measuredOf,
  clearedOf,
  undecidedOf,
  coveredOf,
  guiltyOf,
  limitsOf,
  limitsLines,
  proofSentences,
  counterText,
  experimentTable
};

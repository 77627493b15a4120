import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  clearedOf,
  coveredOf,
  experimentTable,
  guiltyOf,
  limitsLines,
  measuredOf,
  undecidedOf
} from "./chunk-SCZ2ZM32.js";
import {
  criterionFaces,
  expertTitles,
  experts,
  nameOf,
  outside,
  outsideList,
  plainShare,
  standingFace,
  stateFace,
  stateText
} from "./chunk-OB3N2FPT.js";
import {
  clipToEms,
  emWidth,
  mermaidChart,
  mermaidNumber,
  mermaidSeries,
  mermaidText
} from "./chunk-RIJFTOSU.js";
import {
  folded,
  left,
  right,
  section,
  table
} from "./chunk-YP2GOVHX.js";
import {
  commentLimit,
  fit
} from "./chunk-DJDUGR34.js";
import {
  count,
  moreText
} from "./chunk-KJFAOCEL.js";
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  escapeTerminal,
  markdownLink
} from "./chunk-J3X4RRUV.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import {
  classOf
} from "./chunk-LQC57QNM.js";
import {
  maskSecrets
} from "./chunk-YNA2QW7M.js";
import {
  changeText,
  metricTitle,
  valueText
} from "./chunk-O6QRDXNH.js";
import {
  formatDifference
} from "./chunk-JGGM5WWA.js";

// src/report/investigation/covered-lines.ts
var byCause = (covered) => [...new Set(covered.map(({ by }) => by))].map((by) => ({ by, of: covered.filter((it) => it.by === by) }));
var coveredSentences = ({ hypotheses }, { room }) => {
  const sentences = byCause(coveredOf(hypotheses)).map(({ by, of }) => {
    const shown = of.slice(0, room.names).map((it) => outside(nameOf(it), 100));
    const more = of.length - shown.length;
    return `Left out, covered by ${by}: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
  });
  return sentences.length === 0 ? [] : [sentences.slice(0, room.names).join(" ")];
};
var coveredList = ({ hypotheses }, { room, whole: whole2 }) => {
  const covered = coveredOf(hypotheses);
  const more = covered.length - room.rows;
  return [
    ...covered.slice(0, room.rows).map((it) => `- ${outside(nameOf(it), 160)}: ${outside(it.experiment.notes.join(" "), 300)}`),
    ...more > 0 ? [`- ${moreText(more, "change", whole2)}`] : []
  ];
};

// src/report/investigation/answer.ts
var answerLine = (investigation) => `${stateFace(investigation).emoji} **Pacegate investigation: ${stateText(investigation)}** — ${outside(investigation.summary, 900)}`;
var commit = (name) => codeSpan(name.slice(0, 7), 7);
var scopeLine = ({ scope, priority }) => {
  const { base, head, commits, asked } = scope;
  const amount = commits.length > 1 ? `, ${count(commits.length, "commit")}` : "";
  const wish = asked === "" ? "" : `; asked for: ${outside(asked, 200)}`;
  return `Base ${commit(base)} against head ${commit(head)}${amount}; priority ${priority}${wish}.`;
};

// src/report/investigation/cleared-lines.ts
var wordsOf = (amount) => amount === 1 ? "This change was tested and cleared" : `These ${amount} changes were tested and cleared`;
var clearedName = (it) => {
  const { recovery } = it.experiment;
  const won = recovery === null ? "" : ` (wins back ${plainShare(recovery)})`;
  return `${outside(nameOf(it), 160)}${won}`;
};
var clearedSentence = ({ hypotheses }, { room }) => {
  const cleared = clearedOf(hypotheses);
  if (cleared.length === 0) return [];
  const shown = cleared.slice(0, room.names).map((it) => outside(nameOf(it), 100));
  const more = cleared.length - shown.length;
  return [`${wordsOf(cleared.length)}: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`];
};
var clearedList = ({ hypotheses }, { room, whole: whole2 }) => {
  const cleared = clearedOf(hypotheses);
  if (cleared.length === 0) return [];
  const more = cleared.length - room.rows;
  return [
    `${wordsOf(cleared.length)}:`,
    "",
    ...cleared.slice(0, room.rows).map((it) => `- ${clearedName(it)}`),
    ...more > 0 ? [`- ${moreText(more, "change", whole2)}`] : []
  ];
};
var undecidedList = ({ hypotheses }, { room, whole: whole2 }) => {
  const open = undecidedOf(hypotheses);
  const more = open.length - room.rows;
  return [
    ...open.slice(0, room.rows).map((it) => {
      const [note] = it.experiment.notes;
      return `- ${outside(nameOf(it), 160)}${note === void 0 ? "" : `: ${outside(note, 300)}`}`;
    }),
    ...more > 0 ? [`- ${moreText(more, "change", whole2)}`] : []
  ];
};
var undecidedSentence = ({ hypotheses }, { room }) => {
  const open = undecidedOf(hypotheses);
  if (open.length === 0) return [];
  const shown = open.slice(0, room.names).map((it) => outside(nameOf(it), 100));
  const more = open.length - shown.length;
  return [`Not decided: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`];
};

// src/report/investigation/evidence-lines.ts
var ofHypothesis = (it, most2) => {
  const decision = it.experiment === null ? "not tested yet" : standingFace(it.experiment).text;
  const { id, title } = classOf(it.class);
  const kind = id === "change" ? "" : ` ${title}.`;
  return [
    `- **${outside(nameOf(it), 240)}** (${decision}).${kind}`,
    ...outsideList(it.evidence.slice(0, most2), 400, "  "),
    ...outsideList((it.experiment?.notes ?? []).slice(0, most2), 300, "  ")
  ];
};
var evidenceLines = ({ hypotheses, impact }, { room, whole: whole2 }) => {
  const guilty = new Set(guiltyOf(hypotheses).map(({ id }) => id));
  return experts.flatMap((expert) => {
    const own = hypotheses.filter((it) => it.expert === expert).toSorted((a, b) => Number(guilty.has(b.id)) - Number(guilty.has(a.id)) || a.rank - b.rank);
    const shown = own.slice(0, room.suspects);
    const more = own.length - shown.length;
    const figures = expert === "data" ? outsideList(impact.text.slice(0, 3 * room.evidence), 400) : [];
    const lines = [
      ...figures,
      ...shown.flatMap((it) => ofHypothesis(it, room.evidence)),
      ...more > 0 && shown.length > 0 ? [`- ${moreText(more, "suspect", whole2)}`] : []
    ];
    return lines.length === 0 ? [] : [`**${expertTitles[expert]}**`, "", ...lines, ""];
  });
};

// src/report/investigation/impact-lines.ts
var comparisonOf = (it, { metrics }) => metrics.find(
  ({ suite, scenario, route, metric }) => suite === it.suite && scenario === it.scenario && route === it.route && metric === it.metric
);
var regressionTable = ({ regressions }, result, { room, whole: whole2 }) => {
  const naming = createNaming(result?.metrics ?? regressions);
  const shown = regressions.slice(0, room.rows);
  const more = regressions.length - shown.length;
  const compared = (it) => {
    const found = result === null ? void 0 : comparisonOf(it, result);
    if (found === void 0) return ["", ""];
    const [base, head] = [found.base.value, found.head.value].map(
      (value) => outside(valueText(value, found.metric, found.unit), 60)
    );
    return [`${base} → ${head}`, outside(changeText(found), 80)];
  };
  const lines = table(
    [left("Where"), left("Metric"), right("Base → head"), right("Change")],
    shown.map((it) => [outside(naming.row(it), 120), outside(metricTitle(it.metric), 80), ...compared(it)])
  );
  return more > 0 ? [...lines, "", moreText(more, "comparison", whole2)] : lines;
};
var impactSentences = ({ impact, scope }) => {
  const { routes, costPerMillion } = impact;
  const shown = routes.slice(0, 8).map((it) => outside(it, 100));
  const more = routes.length - shown.length;
  const suites = scope.suites.slice(0, 8).map((it) => outside(it, 100));
  return [
    shown.length === 0 ? `Affected: ${suites.length === 0 ? "nothing" : suites.join(", ")}.` : `Affected routes: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
    ...costPerMillion === null ? [] : [`Cost of a million requests at the configured prices: ${formatDifference(costPerMillion, "currency")}.`]
  ];
};

// src/report/investigation/log-lines.ts
var longest = 800;
var logLines = ({ logs }, { room, whole: whole2 }) => {
  const shown = logs.slice(0, 4 * room.evidence);
  const more = logs.length - shown.length;
  return [
    ...outsideList(shown, longest),
    ...more > 0 && shown.length > 0 ? [`- ${moreText(more, "sentence", whole2)}`] : []
  ];
};

// src/report/investigation/plan-lines.ts
var horizons = [
  ["immediate", "Now"],
  ["shortTerm", "Next"],
  ["longTerm", "Later"]
];
var planTable = ({ plan }, most2) => table(
  [left("When"), left("What"), left("Brings"), left("Effort"), left("Risk"), left("Task")],
  horizons.flatMap(([key, title]) => plan[key].map((it) => ({ title, it }))).slice(0, most2).map(({ title, it }) => [
    title,
    outside(it.text, 240),
    outside(it.impact, 160),
    outside(it.effort, 40),
    outside(it.risk, 120),
    it.task === null ? "" : outside(it.task, 20)
  ])
);
var criteriaLines = ({ validation }, most2) => {
  const { criteria } = validation;
  const more = criteria.length - most2;
  return [
    ...criteria.slice(0, most2).map(
      ({ text, state }) => `- ${criterionFaces[state].emoji} ${outside(text, 240)}: ${criterionFaces[state].text}`
    ),
    ...more > 0 ? [`- and ${more} more`] : []
  ];
};

// src/report/investigation/task-lines.ts
var patchBlock = (patch, { room, whole: whole2 }) => {
  if (patch === null || patch === "" || room.patchLines === 0) return [];
  const lines = maskSecrets(patch).trimEnd().split("\n");
  const more = lines.length - room.patchLines;
  return [
    ...codeBlock(lines.slice(0, room.patchLines), { language: "diff", most: room.patchLines }).split("\n"),
    ...more > 0 ? ["", moreText(more, "line", whole2)] : []
  ];
};
var expectedText = ({ expected }) => `${expected.measured ? "Measured" : "Expected, not measured"}: ${outside(expected.text, 500)}`;
var taskLines = (task, page) => [
  `**${outside(task.id, 20)}: ${outside(task.objective, 240)}**`,
  "",
  `For the ${outside(task.owner, 80)}; priority ${task.priority}; effort: ${outside(task.effort, 40)}.`,
  "",
  ...task.steps.map((step, index) => `${index + 1}. ${outside(step, 400)}`),
  "",
  expectedText(task),
  "",
  `Rollback: ${outside(task.rollback, 240)}`,
  "",
  ...patchBlock(task.patch, page),
  ...task.patch === null || task.patch === "" ? [] : [""]
];
var tasksLines = ({ tasks }, page) => {
  const more = tasks.length - page.room.tasks;
  return [
    ...tasks.slice(0, page.room.tasks).flatMap((it) => taskLines(it, page)),
    ...more > 0 ? [moreText(more, "task", page.whole), ""] : []
  ];
};

// src/report/investigation/detail-lines.ts
var trimmed = (lines) => lines.at(-1) === "" ? lines.slice(0, -1) : [...lines];
var detailLines = (investigation, given) => {
  const logs = section("Logs", logLines(investigation, given));
  const limits = section("Limits", limitsLines(investigation));
  if (investigation.state === "no-regression") return [...logs, ...limits];
  const page = { ...given, room: { ...given.room, patchLines: 0 } };
  return [
    scopeLine(investigation),
    "",
    ...section("Evidence", trimmed(evidenceLines(investigation, page))),
    ...logs,
    ...section("Left out", coveredList(investigation, page)),
    ...section("Not decided", undecidedList(investigation, page)),
    ...section("Impact", investigation.regressions.length === 0 ? [] : impactSentences(investigation)),
    ...section("Plan", planTable(investigation, 3 * page.room.rows)),
    ...section("Tasks", trimmed(tasksLines(investigation, page))),
    ...limits
  ];
};

// src/report/investigation/experiment-chart.ts
var mostArms = 8;
var width = 900;
var fontSize = 13;
var labelWidth = (width / 2 - 20) / fontSize;
var colour = "#0969da";
var seeThrough = "66";
var whole = (value) => {
  const text = value.toFixed(0);
  return text === "-0" ? "0" : text;
};
var barOf = (name, { low, high }) => {
  const figure = low === high ? `: ${whole(low)} %` : `: ${whole(low)} to ${whole(high)} %`;
  const text = clipToEms(escapeTerminal(name.slice(0, 1e3)), labelWidth - emWidth(figure));
  return { label: mermaidText(`${text}${figure}`), low, high };
};
var leftOf = (recovery) => ({
  low: 100 - 100 * recovery.high,
  high: 100 - 100 * recovery.low
});
var shortName = ({ id, title, location }) => {
  const masked = maskSecrets(title.slice(0, 2e3));
  const at = location === null ? -1 : masked.lastIndexOf(` in ${location.path}`);
  return `${id}: ${at > 0 ? masked.slice(0, at) : masked}`;
};
var distinct = (bars) => [...new Map(bars.map((bar) => [bar.label, bar])).values()];
var ends = [100, 125, 150, 200];
var experimentChart = ({ hypotheses, placebo }) => {
  const arms = measuredOf(hypotheses).flatMap(
    (it) => it.experiment.recovery === null ? [] : [barOf(`Without ${shortName(it)}`, leftOf(it.experiment.recovery))]
  );
  if (arms.length === 0) return [];
  const recovery = placebo?.recovery ?? null;
  const bars = distinct([
    barOf("Base", { low: 0, high: 0 }),
    barOf("Head", { low: 100, high: 100 }),
    ...arms.slice(0, mostArms),
    ...recovery === null ? [] : [barOf("Placebo", leftOf(recovery))]
  ]);
  const largest = Math.max(...bars.map(({ high }) => high));
  const end = ends.find((it) => it >= largest) ?? 200;
  const series = (value) => `bar ${mermaidSeries(bars.map((bar) => Number(Math.min(end, Math.max(0, value(bar))).toFixed(1))))}`;
  return mermaidChart(
    { width, height: 70 + 36 * bars.length, fontSize },
    "horizontal",
    [`${colour}${seeThrough}`, colour],
    [
      `x-axis [${bars.map(({ label }) => label).join(", ")}]`,
      `y-axis "left of the regression, at least (solid) and at most (pale), %" 0 --> ${mermaidNumber(end)}`,
      series(({ high }) => high),
      series(({ low }) => low)
    ]
  );
};

// src/report/investigation/links.ts
var investigationLinkLine = (links) => {
  const entries = [
    ["Report", links.report],
    ["The whole investigation", links.investigation],
    ["Log of the run", links.run]
  ];
  const shown = entries.flatMap(([text, url]) => url === void 0 ? [] : [markdownLink(text, url)]);
  return shown.length === 0 ? [] : [shown.join(" · ")];
};
var wholeInvestigation = ({ investigation, report }) => {
  const url = investigation ?? report;
  return url === void 0 ? escapeMarkdown("investigation.json") : markdownLink("investigation.json", url);
};

// src/report/investigation/fix-lines.ts
var most = 3;
var endOf = (text) => /[.!?)]$/u.test(text) ? "" : ".";
var fixLines = ({ tasks, learning }, page) => {
  const measured = tasks.filter(({ expected }) => expected.measured).slice(0, most);
  const room = { ...page.room, patchLines: Math.floor(page.room.patchLines / Math.max(1, measured.length)) };
  const wanted = learning === null ? "" : outside(learning.fix, 300);
  return measured.length === 0 ? [] : [
    ...measured.flatMap(({ id, objective, patch }) => {
      const text = outside(objective, 240);
      const block = patchBlock(patch, { ...page, room });
      return [
        `**Fix** ${outside(id, 20)}, applied and measured. ${text}${endOf(text)}`,
        "",
        ...block.length === 0 ? [] : [...block, ""]
      ];
    }),
    ...wanted === "" ? [] : [`Where what the change does is wanted: ${wanted}`]
  ];
};

// src/report/investigation/learning-lines.ts
var seenBefore = ({ learning }) => {
  const references = learning?.seenBefore ?? [];
  return references.length === 0 ? [] : [
    `Seen before in ${references.slice(0, 5).map((it) => outside(it, 60)).join(", ")}.`
  ];
};
var learningLines = (investigation) => {
  const { learning } = investigation;
  if (learning === null) return [];
  return [
    `- Cause: ${outside(learning.cause, 400)}`,
    `- Fix: ${outside(learning.fix, 400)}`,
    `- Prevention: ${outside(learning.prevention, 400)}`,
    `- Watch: ${outside(learning.monitor, 400)}`,
    ...seenBefore(investigation).map((it) => `- ${it}`)
  ];
};

// src/report/investigation/suspect-table.ts
var suspectTable = ({ hypotheses }, { room, whole: whole2 }) => {
  const shown = hypotheses.slice(0, room.rows);
  const more = hypotheses.length - shown.length;
  const lines = table(
    [left("Suspect"), left("What speaks for it"), left("Found by")],
    shown.map((it) => [
      outside(nameOf(it), 200),
      outside(it.evidence[0] ?? "It was changed.", 240),
      expertTitles[it.expert]
    ])
  );
  return more > 0 ? [...lines, "", moreText(more, "suspect", whole2)] : lines;
};

// src/report/investigation/main-lines.ts
var mostCriteria = 4;
var tableLines = (investigation, { room, whole: whole2 }) => {
  const measured = measuredOf(investigation.hypotheses);
  const telling = measured.filter(({ experiment }) => experiment.decision !== "ruled-out");
  const hypotheses = telling.length === 0 ? measured : telling;
  return experimentTable({ ...investigation, hypotheses }, { rows: room.rows, whole: whole2 });
};
var mainLines = (investigation, page) => {
  const { state } = investigation;
  const isOpen = state === "hypotheses" || state === "cancelled";
  const isOver = state === "no-regression";
  const table2 = tableLines(investigation, page);
  return [
    ...section("", table2),
    ...section("", isOpen && table2.length === 0 ? suspectTable(investigation, page) : []),
    ...section("", clearedSentence(investigation, page)),
    ...section("", isOpen || isOver ? [] : coveredSentences(investigation, page)),
    ...section("", isOpen || isOver ? [] : undecidedSentence(investigation, page)),
    ...section("", state === "closed" ? [] : fixLines(investigation, page)),
    ...section(
      state === "closed" ? "It is done" : "It is done when",
      isOver ? [] : criteriaLines(investigation, mostCriteria)
    ),
    ...section("", seenBefore(investigation))
  ];
};

// src/report/investigation/room.ts
var pageRooms = [
  { rows: 500, names: 500, suspects: 60, evidence: 12, patchLines: 200, tasks: 60, events: 200 },
  { rows: 100, names: 100, suspects: 20, evidence: 8, patchLines: 80, tasks: 20, events: 60 },
  { rows: 30, names: 30, suspects: 8, evidence: 4, patchLines: 40, tasks: 10, events: 20 }
];
var commentRooms = [
  { rows: 8, names: 8, suspects: 8, evidence: 6, patchLines: 40, tasks: 12, events: 20 },
  { rows: 6, names: 6, suspects: 4, evidence: 4, patchLines: 16, tasks: 6, events: 10 },
  { rows: 4, names: 4, suspects: 2, evidence: 2, patchLines: 8, tasks: 3, events: 4 },
  { rows: 2, names: 2, suspects: 0, evidence: 0, patchLines: 0, tasks: 1, events: 0 }
];

// src/report/investigation/render-comment.ts
var renderInvestigationComment = (investigation, { links = {} } = {}) => {
  const whole2 = wholeInvestigation(links);
  return fit(
    commentRooms,
    (room) => {
      const page = { room, whole: whole2 };
      const details = [...section("", experimentChart(investigation)), ...detailLines(investigation, page)];
      return [
        answerLine(investigation),
        "",
        ...mainLines(investigation, page),
        ...folded("The experiment, evidence, plan and limits", details),
        "",
        ...investigationLinkLine(links),
        ""
      ].join("\n");
    },
    commentLimit
  );
};

export {
  answerLine,
  scopeLine,
  clearedList,
  undecidedList,
  byCause,
  coveredList,
  evidenceLines,
  regressionTable,
  impactSentences,
  logLines,
  planTable,
  criteriaLines,
  tasksLines,
  detailLines,
  investigationLinkLine,
  wholeInvestigation,
  learningLines,
  suspectTable,
  mainLines,
  pageRooms,
  commentRooms,
  experimentChart,
  renderInvestigationComment
};

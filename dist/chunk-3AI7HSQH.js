import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  effectFloor,
  familyOf,
  fewestBlocks,
  later,
  leadSchema,
  playbookEntry,
  symptomsOf,
  withEvent
} from "./chunk-2APMTKVD.js";
import {
  blockSchema,
  bundleMeasurementSchema,
  profileDifferenceSchema
} from "./chunk-3HWN7DKX.js";
import {
  checkPlanned,
  planRun
} from "./chunk-DYJL3DNA.js";
import {
  answerDifference,
  limits,
  prepareSides,
  reportExtras,
  startRun,
  tellSides
} from "./chunk-ZM2Z42UO.js";
import {
  failedBlock,
  isMeasuringFailure
} from "./chunk-VIJOXWVX.js";
import {
  printable
} from "./chunk-L3P7WQTL.js";
import {
  bundleGraphSchema
} from "./chunk-QTO22MF4.js";
import {
  answerLine,
  clearedList,
  coveredList,
  criteriaLines,
  evidenceLines,
  experimentChart,
  impactSentences,
  investigationLinkLine,
  learningLines,
  logLines,
  pageRooms,
  planTable,
  regressionTable,
  renderInvestigationComment,
  scopeLine,
  suspectTable,
  tasksLines,
  undecidedList,
  wholeInvestigation
} from "./chunk-HWTYMVDZ.js";
import {
  experimentTable,
  limitsLines,
  proofSentences
} from "./chunk-SCZ2ZM32.js";
import {
  bundleInput,
  cautionOf,
  changeOf,
  coveredNote,
  effectOf,
  effectOfWorsening,
  emptyInput,
  investigationSchema,
  isCoveredNote,
  judge,
  meanTime,
  observe,
  outside,
  pairOf,
  plainShare,
  shareWords,
  worseningOf
} from "./chunk-OB3N2FPT.js";
import {
  quote,
  reasonOf
} from "./chunk-V5LBYAPM.js";
import {
  configurationSource
} from "./chunk-ZVDYMXII.js";
import {
  proofFile
} from "./chunk-MQUC3ZQY.js";
import {
  fit
} from "./chunk-DJDUGR34.js";
import {
  codeSpan
} from "./chunk-J3X4RRUV.js";
import {
  changeText,
  countLogs,
  deployName,
  deployText,
  fewestInAll,
  fewestPoints,
  latencyText,
  momentText,
  segmentText
} from "./chunk-S643JPNG.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  createUnitPatches,
  lookAtData,
  mergeSuspects,
  reasonToLeaveOut,
  regressedMetrics,
  regressionOf
} from "./chunk-MFI476TX.js";
import {
  parseChangedLines
} from "./chunk-E6LOVTDB.js";
import {
  signalNames,
  signalUnits,
  signalValue
} from "./chunk-JU7WK37J.js";
import {
  median
} from "./chunk-U722ZXNU.js";
import {
  sightOf
} from "./chunk-CW5DKERV.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import {
  standardError,
  tInterval
} from "./chunk-UIUPYH7M.js";
import {
  classOf
} from "./chunk-LQC57QNM.js";
import {
  maskSecrets,
  maskedShort
} from "./chunk-YNA2QW7M.js";
import {
  changeWords,
  estimateText,
  isExact,
  metricTitle,
  resultSchema,
  toleranceText,
  valueText
} from "./chunk-O6QRDXNH.js";
import {
  isBundleMetric,
  isByDifference,
  isMetric,
  leastCount,
  metricCatalogue,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  statementText
} from "./chunk-WUXYG5CP.js";
import {
  meanAndDeviation,
  upperQuantile
} from "./chunk-42FJ7QRR.js";
import {
  formatDuration,
  formatPercent,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/usecases/run-investigate.ts
import { access, constants, stat as stat2 } from "node:fs/promises";
import { resolve } from "node:path";

// src/measure/experts/ask-expert.ts
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
var entry = fileURLToPath(new URL(`./expert-main${extname(import.meta.url)}`, import.meta.url));
var resourceLimits = { maxOldGenerationSizeMb: 1024 };
var askExpert = (expert, order, signal) => {
  const { promise, resolve: resolve2, reject } = Promise.withResolvers();
  if (signal.aborted) return Promise.reject(signal.reason);
  const worker = new Worker(entry, { workerData: { expert, order }, resourceLimits });
  const abort = () => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  worker.once("message", resolve2);
  worker.once("error", reject);
  worker.once("exit", () => {
    signal.removeEventListener("abort", abort);
    reject(new Error(`The ${expert} expert ended without an answer.`));
  });
  return promise;
};

// src/measure/logs/read-logs.ts
import { stat } from "node:fs/promises";
import { extname as extname2 } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";
import { Worker as Worker2 } from "node:worker_threads";
var mostFields = 3;
var worthwhile = 8e6;
var resourceLimits2 = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };
var entry2 = fileURLToPath2(new URL(`./read-logs-main${extname2(import.meta.url)}`, import.meta.url));
var answerSchema = external_exports.discriminatedUnion("kind", [
  external_exports.object({ kind: external_exports.literal("read"), view: external_exports.custom((value) => typeof value === "object") }),
  external_exports.object({ kind: external_exports.literal("refused"), message: external_exports.string(), cure: external_exports.string() })
]);
var readApart = ({ files, by = [], deploys = [], signal }) => {
  const { promise, resolve: resolve2, reject } = Promise.withResolvers();
  const worker = new Worker2(entry2, { workerData: { files, by, deploys }, resourceLimits: resourceLimits2 });
  const abort = () => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  worker.once("message", (message) => {
    const answer = answerSchema.parse(message);
    if (answer.kind === "read") resolve2(answer.view);
    else reject(new UsageError(answer.message, answer.cure));
  });
  worker.once("error", reject);
  worker.once("exit", () => {
    signal.removeEventListener("abort", abort);
    reject(new UsageError("The logs could not be read.", "Give --logs fewer or smaller files."));
  });
  return promise;
};
var sizeOf = async (files) => {
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return stats.reduce((sum, it) => sum + (it?.size ?? 0), 0);
};
var readLogs = async (options) => {
  const { files, by = [], signal } = options;
  signal.throwIfAborted();
  if (by.length > mostFields)
    throw new UsageError(
      `Logs can be told apart by ${mostFields} fields at most, not ${by.length}.`,
      "Give fewer --by."
    );
  const size = await sizeOf(files);
  signal.throwIfAborted();
  return size >= worthwhile ? readApart(options) : countLogs(options);
};

// src/measure/read-earlier.ts
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

// src/investigation/proof/proof-state.ts
var text = external_exports.string();
var texts = external_exports.array(text);
var ms = external_exports.number().min(0);
var suspect = external_exports.strictObject({
  /** That of the hypothesis: "H1", … */
  id: text,
  /** How strongly the evidence points here, 0 to 1. */
  weight: external_exports.number(),
  units: texts,
  /** Whether there is a patch that undoes it. */
  undoable: external_exports.boolean(),
  /** Why not, a sentence; null where there is. */
  reason: text.nullable(),
  /** Whether there is a patch that puts it alone onto the base. */
  reproducible: external_exports.boolean(),
  /** Metrics of which one has to move with it, where it differs between base and head at all. */
  counters: texts,
  /** Names of the suites that are concerned; [] for all. */
  suites: texts,
  /** What its arm takes to be made ready, as far as known. */
  prepare: ms
});
var armKinds = ["undo", "group", "joint", "only", "placebo", "delta", "commit"];
var arm = external_exports.strictObject({
  id: text,
  kind: external_exports.enum(armKinds),
  units: texts,
  /** Identifiers of the suspects that it is made of. */
  suspects: texts,
  commit: text.nullable()
});
var preparedArm = arm.extend({
  took: ms,
  /** Why it could not be made, or measured, a sentence; null where it is ready. */
  failure: text.nullable()
});
var pair = external_exports.strictObject({ base: external_exports.number(), head: external_exports.number() });
var armReadingSchema = external_exports.strictObject({
  /** Larger is worse. */
  effects: external_exports.array(external_exports.number().nullable()),
  /** The same at the lead's control route. */
  controls: external_exports.array(external_exports.number().nullable()),
  /** Values of the suspects' counters at the lead's place, by metric. */
  counters: external_exports.array(external_exports.record(text, pair))
});
var armBlock = external_exports.strictObject({
  arm: text,
  suite: text,
  took: ms,
  /** null: the block was discarded. */
  reading: armReadingSchema.nullable()
});
var proofStateSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/proof@1"),
  plan: external_exports.strictObject({
    leads: external_exports.array(leadSchema),
    /** The most suspected first. */
    suspects: external_exports.array(suspect),
    /** Everything in the change that could be undone, whether suspected or not. */
    units: texts,
    /** Commits of the pull request, the oldest first; the last one is the head. */
    commits: texts,
    /** Wall time for everything from here on. */
    budget: ms,
    /** What a block and a preparation take, before any was made. */
    costs: external_exports.strictObject({ block: ms, prepare: ms })
  }),
  arms: external_exports.array(preparedArm),
  /** Groups that were taken apart, in order. */
  splits: texts,
  blocks: external_exports.array(armBlock),
  /** Wall time that is used up. */
  spent: ms
});
var headArm = "H";
var unitsKey = (units) => JSON.stringify(units.length > 1 ? units.toSorted() : units);

// src/measure/read-earlier.ts
var largestGraph = 512 * 2 ** 20;
var inOrder = (a, b) => a.suite === b.suite ? a.index - b.index : a.suite < b.suite ? -1 : 1;
var readEarlier = async (directory, shown) => {
  const cure = "Name the directory of an earlier `pacegate check` or `pacegate investigate` with its result.json and raw/.";
  const damaged = (name, cause) => new UsageError(`${join(shown, name)} can't be read, or is of another version of Pacegate.`, cure, { cause });
  const read = async (name, schema) => {
    try {
      return schema.parse(JSON.parse(await readFile(join(directory, name), "utf8")));
    } catch (error) {
      throw damaged(name, error);
    }
  };
  const optional = (name, schema) => read(name, schema).catch(() => null);
  const result = await read("result.json", resultSchema);
  const names = await readdir(join(directory, "raw")).catch(() => []);
  const all = (pattern, schema) => Promise.all(names.filter((name) => pattern.test(name)).map((name) => read(join("raw", name), schema)));
  const graphs = /* @__PURE__ */ new Map();
  for (const name of names) {
    const [, suite, side] = /^(.+)-bundle-(base|head)\.json\.gz$/u.exec(name) ?? [];
    if (suite === void 0 || side !== "base" && side !== "head") continue;
    try {
      const text2 = await promisify(gunzip)(await readFile(join(directory, "raw", name)), {
        maxOutputLength: largestGraph
      });
      graphs.set(suite, { ...graphs.get(suite), [side]: bundleGraphSchema.parse(JSON.parse(text2.toString("utf8"))) });
    } catch {
    }
  }
  let plan = null;
  try {
    plan = JSON.parse(await readFile(join(directory, "raw/plan.json"), "utf8"));
  } catch (error) {
    throw damaged("raw/plan.json", error);
  }
  return {
    result,
    plan,
    blocks: (await all(/-\d{3,}\.json$/u, blockSchema)).toSorted(inOrder),
    bundles: await all(/-bundle\.json$/u, bundleMeasurementSchema),
    profiles: await all(/-profile-[a-z]+\.json$/u, profileDifferenceSchema),
    graphs,
    proof: await optional(proofFile, proofStateSchema),
    investigation: await optional("investigation.json", investigationSchema)
  };
};

// src/report/investigation/render-investigation.ts
var limit = 9e5;
var part = (title, lines) => lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ...lines.at(-1) === "" ? [] : [""]];
var method = "Each arm ran beside the base, in blocks of fresh processes. What it wins back is the share of the worsening that is gone without the change; what it shows alone is the share that the base has with nothing but the change. A counter has to go back with it: time can come back by luck, a count does not.";
var experimentLines = (investigation, page) => {
  const rows = experimentTable(investigation, { rows: page.room.rows, whole: page.whole });
  return rows.length === 0 ? [] : [method, "", ...experimentChart(investigation), "", ...rows];
};
var momentText2 = (at) => {
  const time = Date.parse(at);
  const text2 = Number.isNaN(time) ? at : `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  return codeSpan(text2, 40);
};
var timelineLines = ({ timeline }, { room }) => timeline.slice(-room.events).map(({ at, text: text2 }) => `- ${momentText2(at)}: ${outside(text2, 500)}`);
var render = (investigation, page, { result, links }) => {
  const isOpen = investigation.state === "hypotheses";
  const impact = [
    ...regressionTable(investigation, result, page),
    ...investigation.regressions.length === 0 ? [] : ["", ...impactSentences(investigation)]
  ];
  return [
    answerLine(investigation),
    "",
    scopeLine(investigation),
    "",
    ...part("The experiment", experimentLines(investigation, page)),
    ...part("Suspects, not yet proven", isOpen ? suspectTable(investigation, page) : []),
    ...part("What was ruled out", clearedList(investigation, page)),
    ...part("What was left out", isOpen ? [] : coveredList(investigation, page)),
    ...part("What was not decided", isOpen ? [] : undecidedList(investigation, page)),
    ...part("Impact", impact),
    ...part("Evidence", evidenceLines(investigation, page)),
    ...part("Logs", logLines(investigation, page)),
    ...part("Plan", planTable(investigation, page.room.rows)),
    ...part("Tasks", tasksLines(investigation, page)),
    ...part("Criteria of success", criteriaLines(investigation, page.room.rows)),
    ...part("To remember", learningLines(investigation)),
    ...part("Timeline", timelineLines(investigation, page)),
    ...part("Limits", limitsLines(investigation)),
    ...investigationLinkLine(links),
    ""
  ].join("\n");
};
var renderInvestigation = (investigation, {
  result = null,
  links = {}
} = {}) => fit(pageRooms, (room) => render(investigation, { room, whole: wholeInvestigation(links) }, { result, links }), limit);

// src/usecases/investigate/investigate.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/investigation/synthesis/shown-patch.ts
var shownPatch = (undo) => {
  const text2 = maskSecrets(undo.shown ?? undo.patch);
  return { text: text2, whole: text2 === undo.patch };
};

// src/investigation/synthesis/undo-at-once.ts
var filesOf = (patch) => [
  ...new Set([...patch.matchAll(/^(?:---|\+\+\+) (?:[ab]\/)?([^\t\n]+)/gmu)].map(([, path = ""]) => path))
];
var undoAtOnce = (suspects) => {
  const undos = suspects.flatMap(({ undo }) => undo ?? []);
  const kinds = new Set(undos.map(({ kind }) => kind));
  const [first] = kinds;
  const undone = kinds.size === 1 && first !== void 0 ? first : "hunk";
  const files = undos.flatMap(({ patch }) => filesOf(patch).filter((path) => path !== "/dev/null"));
  if (undos.length < suspects.length || new Set(files).size < files.length) return { undone, text: "", whole: false };
  const shown = undos.map(shownPatch);
  return { undone, text: shown.map(({ text: text2 }) => text2).join(""), whole: shown.every(({ whole }) => whole) };
};

// src/investigation/synthesis/hypotheses.ts
var most = { title: 300, sentence: 600, evidence: 12 };
var nameSuspects = (suspects) => suspects.toSorted((a, b) => b.weight - a.weight).map((suspect2, index) => ({ id: `H${index + 1}`, suspect: suspect2 }));
var kindOf = ({ undo, expert }) => undo?.kind ?? (expert === "infrastructure" ? "configuration" : "hunk");
var untested = (suspect2, reason) => ({
  undone: kindOf(suspect2),
  patch: suspect2.undo === null ? "" : shownPatch(suspect2.undo).text,
  recovery: null,
  reproduction: null,
  counter: null,
  decision: "untested",
  notes: [maskSecrets(reason)],
  blocks: 0
});
var sentence = (text2) => maskSecrets(text2).slice(0, most.sentence);
var ofLead = (lead, { leads }, words) => {
  const of = lead === null || leads.length < 2 ? void 0 : leads[lead];
  return of === void 0 ? [] : [sentence(`Its figures are of ${words.change(of)}.`)];
};
var ofSets = (id, { conclusion }) => conclusion.together.filter(({ suspects }) => suspects.includes(id)).flatMap(({ suspects, recovery, reproduction: reproduction2 }) => {
  const others = suspects.filter((it) => it !== id).join(", ");
  return [
    ...recovery === null ? [] : [`Undone together with ${others} it wins back ${shareWords(recovery)}.`],
    ...reproduction2 === null ? [] : [`Together with ${others} it shows ${shareWords(reproduction2)} on the base.`]
  ];
});
var experimentOf = (suspect2, found, proof, words) => {
  const { recovery, reproduction: reproduction2, counter, decision, notes, blocks, lead } = found;
  return {
    undone: kindOf(suspect2),
    patch: suspect2.undo === null ? "" : shownPatch(suspect2.undo).text,
    recovery,
    reproduction: reproduction2,
    counter,
    decision,
    notes: [...notes.map(sentence), ...ofLead(lead, proof, words), ...ofSets(found.id, proof)],
    blocks
  };
};
var hypothesisOf = ({ id, suspect: suspect2 }, rank, proof, words) => {
  const found = proof?.conclusion.suspects.find((it) => it.id === id);
  const known = suspect2.undo === null && suspect2.reason !== null ? untested(suspect2, suspect2.reason) : null;
  return {
    id,
    expert: suspect2.expert,
    class: suspect2.class,
    title: maskedShort(suspect2.title, most.title),
    location: suspect2.location,
    evidence: suspect2.evidence.slice(0, most.evidence).map(sentence),
    rank,
    experiment: found === void 0 || proof === null ? known : experimentOf(suspect2, found, proof, words)
  };
};
var discoveredHypothesis = ({ arm: arm2, lead, recovery, reproduction: reproduction2, decision, notes, blocks, units }, members, rank, proof, words) => {
  const described = proof.discovered?.get(arm2);
  const [first] = members;
  const ids = members.map(({ id }) => id).join(" and ");
  const reason = first === void 0 ? described?.reason ?? null : null;
  const atOnce = first === void 0 ? null : undoAtOnce(members.map(({ suspect: suspect2 }) => suspect2));
  const title = first === void 0 ? described?.title ?? `Changed: ${units.join(", ")}` : `${ids} together: ${members.map(({ suspect: suspect2 }) => suspect2.title).join("; and ")}`;
  return {
    id: `H${rank}`,
    expert: first?.suspect.expert ?? "code",
    class: first?.suspect.class ?? "change",
    title: maskedShort(title, most.title),
    location: first?.suspect.location ?? described?.location ?? null,
    evidence: [
      first === void 0 ? "No expert suspected it: it was found by undoing ever smaller parts of the change." : `Undone one by one, none of ${ids} wins all of it back; undone at once they do.`
    ],
    rank,
    experiment: {
      undone: atOnce?.undone ?? described?.undone ?? "hunk",
      patch: atOnce?.text ?? shownPatch({ patch: described?.patch ?? "" }).text,
      recovery,
      reproduction: reproduction2,
      counter: null,
      decision,
      notes: [...notes.map(sentence), ...reason === null ? [] : [reason], ...ofLead(lead, proof, words)],
      blocks
    }
  };
};
var toHypotheses = (suspects, proof, words) => [
  ...suspects.map((it, index) => hypothesisOf(it, index + 1, proof, words)),
  ...proof === null ? [] : proof.conclusion.discovered.map((it, index) => {
    const members = suspects.filter(({ id }) => it.suspects.includes(id));
    return discoveredHypothesis(it, members, suspects.length + index + 1, proof, words);
  })
];

// src/investigation/synthesis/place-words.ts
var placeKey = ({ suite, scenario, route, metric }) => JSON.stringify([suite, scenario, route, metric]);
var createPlaceWords = ({ metrics, suites }) => {
  const naming = createNaming([
    ...suites.map(({ name }) => ({ suite: name, scenario: null, route: null })),
    ...metrics
  ]);
  const known = new Map(metrics.map((it) => [placeKey(it), it]));
  const comparison = (place) => known.get(placeKey(place)) ?? null;
  const subject = (place) => `${metricTitle(place.metric)} of ${naming.subject(place)}`;
  return {
    naming,
    comparison,
    subject,
    change: (place) => {
      const found = comparison(place);
      return found === null ? subject(place) : `${estimateText(found)} in ${subject(place)}`;
    }
  };
};

// src/investigation/synthesis/criteria.ts
var most2 = 40;
var toleranceWords = (it) => it.tolerance === 0 ? "as on the base" : `within ${toleranceText(it)} of the base`;
var budgetWords = ({ metric, limit: limit2 }) => {
  if (limit2 === null) return [];
  const isHigher = isMetric(metric) && metricOf(metric).better === "higher";
  return [`${isHigher ? "at least" : "at most"} ${valueText(limit2, metric, "")}`];
};
var placeOfBudget = ({ suite, scenario, route = null, metric }) => ({
  suite,
  scenario,
  route,
  metric
});
var criteriaOf = ({ budgets }, regressed, words) => {
  const suites = new Set(regressed.map(({ suite }) => suite));
  const exceeded = budgets.filter(({ suite, decision }) => decision === "exceeded" && suites.has(suite));
  const limits2 = Map.groupBy(exceeded, (it) => placeKey(placeOfBudget(it)));
  const places = new Map(
    [...regressed, ...exceeded.map(placeOfBudget)].map(({ suite, scenario, route, metric }) => {
      const place = { suite, scenario, route, metric };
      return [placeKey(place), place];
    })
  );
  const byPlace = new Map(regressed.map((it) => [placeKey(it), it]));
  return [...places].slice(0, most2).map(([key, place]) => {
    const comparison = byPlace.get(key);
    const wanted = [
      ...comparison === void 0 ? [] : [toleranceWords(comparison)],
      ...(limits2.get(key) ?? []).flatMap(budgetWords)
    ];
    const title = metricTitle(place.metric);
    const subject = words.naming.subject(place);
    return {
      ...place,
      text: `${title.charAt(0).toUpperCase()}${title.slice(1)} of ${subject} ${wanted.join(", and ")}`,
      state: "open"
    };
  });
};

// src/investigation/synthesis/expert-tasks.ts
var orders = [
  {
    expert: "data",
    objective: "Say when, where and how much: which routes and scenarios are affected, and which are not.",
    requirements: [
      "Every figure with both sides, and with its interval where it varies.",
      "Tell the shape of the change: all requests or a tail, from the start or growing.",
      "Hold it against the recorded history: a base that has moved is not this change."
    ],
    expected: ["A view of the regressions.", "Suspects where logs tell when a level changed."]
  },
  {
    expert: "code",
    objective: "Find the changed code and the changed dependencies that could have done it.",
    requirements: [
      "Every suspect with a class, a place at the head, and evidence of both sides.",
      "A patch that undoes it and what it needs, and no more; or the reason why there is none."
    ],
    expected: ["Suspects, the most suspected first."]
  },
  {
    expert: "infrastructure",
    objective: "Find the changed settings that could have done it, and the limits that the service has run into.",
    requirements: [
      "Key by key: a file of settings often changes several at once.",
      "Values of keys that look secret are shown to nobody.",
      "Say which settings act only where the service is deployed: undoing those here would show nothing."
    ],
    expected: ["Suspects, the most suspected first.", "Readings of both sides."]
  }
];
var expertTasks = (at, limit2, context) => orders.map((order, index) => ({
  id: `PERF_TASK_${String(index + 1).padStart(3, "0")}`,
  ...order,
  context: [...context, `There are ${formatDuration(limit2)} for it.`],
  limit: limit2,
  deadline: later(at, limit2)
}));

// src/investigation/synthesis/priority.ts
var priorityOf = (occasion, verdict) => {
  switch (occasion) {
    case "production":
      return "HIGH";
    case "default-branch":
      return verdict === "fail" ? "HIGH" : "LOW";
    case "pull-request":
      return "MEDIUM";
    case "proactive":
      return "LOW";
  }
};

// src/investigation/synthesis/open-investigation.ts
var longestForExperts = 6e4;
var shareForExperts = 0.25;
var mostContext = 8;
var nothingRegressed = "Nothing regressed, so there is nothing to explain; nothing more was measured.";
var unique = (values) => [...new Set(values.flatMap((it) => it ?? []))];
var scopeOf = ({ result, asked = {}, commits = [] }, regressed) => {
  const { suite, metric, route } = asked;
  return {
    suites: unique([suite ?? null, ...regressed.map((it) => it.suite)]),
    scenarios: unique(regressed.map((it) => it.scenario)),
    routes: unique([route ?? null, ...regressed.map((it) => it.route)]),
    metrics: unique([metric ?? null, ...regressed.map((it) => it.metric)]),
    base: result.base.commit,
    head: result.head.commit,
    commits: [...commits],
    asked: [suite, metric, route].filter((it) => it !== void 0).join(" ")
  };
};
var contextOf = (opening, regressed, words) => {
  const { base, head } = opening.result;
  const commits = opening.commits?.length ?? 0;
  const more = regressed.length - mostContext;
  return [
    `Base ${base.commit.slice(0, 12)}, head ${head.commit.slice(0, 12)}${commits > 0 ? `, ${commits} commit${commits === 1 ? "" : "s"}` : ""}.`,
    ...regressed.slice(0, mostContext).map((it) => `${words.change(it)}.`),
    ...more > 0 ? [`${more} more regressed.`] : []
  ];
};
var openingWords = ({ startedBy, timeLimit, asked = {} }) => {
  const wanted = [asked.suite, asked.metric === void 0 ? void 0 : metricTitle(asked.metric), asked.route].filter(
    (it) => it !== void 0
  );
  const by = startedBy === void 0 ? "" : ` ${maskedShort(startedBy)}`;
  const about = wanted.length === 0 ? "" : ` into ${maskedShort(wanted.join(", "), 200)}`;
  return `The investigation${about} was started${by}; it has ${formatDuration(timeLimit)}.`;
};
var affectedWords = (regressed, { naming }) => {
  const places = unique(regressed.map((it) => naming.subject(it)));
  const shown = places.slice(0, 3).join(", ");
  const rest = places.length > 3 ? ` and ${places.length - 3} more places` : "";
  return `${regressed.length} comparison${regressed.length === 1 ? "" : "s"} regressed, of ${shown}${rest}; the experts began.`;
};
var openInvestigation = (opening) => {
  const { at, occasion, result, asked = {}, timeLimit } = opening;
  const regressed = regressedMetrics(result, asked);
  const words = createPlaceWords(result);
  const isOver2 = regressed.length === 0;
  const investigation = {
    schema: "pacegate/investigation@1",
    priority: priorityOf(occasion, result.verdict),
    state: isOver2 ? "no-regression" : "hypotheses",
    summary: isOver2 ? nothingRegressed : "The experts are looking for suspects; nothing is proven yet.",
    scope: scopeOf(opening, regressed),
    timeline: [
      { at, text: openingWords(opening) },
      { at, text: isOver2 ? nothingRegressed : affectedWords(regressed, words) }
    ],
    regressions: regressed.map(regressionOf),
    hypotheses: [],
    rootCause: null,
    contributing: [],
    placebo: null,
    impact: { text: [], routes: unique(regressed.map((it) => it.route)), costPerMillion: null },
    logs: [],
    plan: { immediate: [], shortTerm: [], longTerm: [] },
    tasks: [],
    validation: { criteria: criteriaOf(result, regressed, words) },
    learning: null,
    notices: []
  };
  if (isOver2) return { investigation, tasks: [] };
  const limit2 = Math.round(Math.min(longestForExperts, shareForExperts * timeLimit));
  return { investigation, tasks: expertTasks(at, limit2, contextOf(opening, regressed, words)) };
};

// src/investigation/synthesis/playbook/match-playbook.ts
var weights = { class: 0.5, counters: 0.25, shape: 0.25 };
var enough = 0.75;
var likely = 3;
var most3 = 5;
var overlap = (a, b) => {
  const all = /* @__PURE__ */ new Set([...a, ...b]);
  if (all.size === 0) return null;
  const inB = new Set(b);
  return new Set(a.filter((it) => inB.has(it))).size / all.size;
};
var isTelling = (id) => id !== "change" && classOf(id).id === id;
var textOf = ({ reference, title, recovery, fix, confirmed }, suspect2) => {
  const won = recovery === null ? "" : `; undoing it won back ${plainShare(recovery)} there`;
  const about = suspect2 === null ? "the same symptoms" : `as ${suspect2} is`;
  const helped = confirmed ? "What helped there" : "What was advised there";
  return `Seen before in ${reference}: ${title}, ${about}${won}. ${helped}: ${fix}`;
};
var matchOf = (entry3, symptoms, suspects) => {
  const { fingerprint } = entry3;
  const index = suspects?.findIndex(({ suspect: suspect3 }) => suspect3.class === fingerprint.class) ?? -1;
  const isCompared = suspects !== null && isTelling(fingerprint.class);
  const parts = [
    [weights.class, isCompared ? index < 0 ? 0 : index < likely ? 1 : 0.5 : null],
    [weights.counters, overlap(fingerprint.counters, symptoms.counters)],
    [weights.shape, overlap(fingerprint.shape, symptoms.shape)]
  ];
  const known = parts.flatMap(([weight, value]) => value === null ? [] : [{ weight, value }]);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const score = known.reduce((sum, { weight, value }) => sum + weight * value, 0) / total;
  const suspect2 = isCompared && index >= 0 ? suspects[index]?.id ?? null : null;
  return score < enough ? null : { entry: entry3, score, suspect: suspect2, text: textOf(entry3, suspect2) };
};
var matchPlaybook = (entries, { symptoms, suspects }) => entries.flatMap((entry3) => matchOf(entry3, symptoms, suspects) ?? []).toSorted((a, b) => b.score - a.score || (a.entry.at < b.entry.at ? 1 : -1)).slice(0, most3);

// src/usecases/investigate/ask-in-time.ts
var messageOf = (error) => error instanceof Error ? (error.message.split("\n")[0] ?? "").slice(0, 200) : "unknown";
var createAsking = ({
  clock,
  signal
}) => {
  const notices = [];
  const events = [];
  return {
    notices,
    events,
    ask: async (who, within, work2, found) => {
      const began = clock.now();
      const timer = AbortSignal.timeout(Math.max(1, Math.ceil(within)));
      try {
        const answer = await work2(AbortSignal.any([signal, timer]));
        events.push(`${who}: ${found(answer)}, in ${formatDuration(clock.now() - began)}.`);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const why = timer.aborted ? `gave no answer within ${formatDuration(within)}` : `failed: ${messageOf(error).replace(/\.$/u, "")}`;
        notices.push(`${who} ${why}; what it would have found is missing.`);
        events.push(`${who} ${why}.`);
        return null;
      }
    }
  };
};

// src/investigation/data/logs/change-groups.ts
var isWorse = ({ metric, change }) => metric !== "rate" && change.estimate > 0;
var sizeOf2 = ({ before, after }) => Math.abs(Math.log(Math.max(1e-3, after) / Math.max(1e-3, before)));
var nearness = { route: 0, statement: 0, statements: 1, requests: 2 };
var rankOf = ({ field, metric }) => (nearness[field] ?? 1.5) + (metric === "rate" ? 3 : 0);
var groupChanges = (changes, width2) => {
  const groups = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last !== void 0 && first !== void 0 && change.at - first.at <= 2 * width2) last.push(change);
    else groups.push([change]);
  }
  return groups.flatMap((members) => {
    const sorted = members.toSorted(
      (a, b) => Number(isWorse(b)) - Number(isWorse(a)) || rankOf(a) - rankOf(b) || sizeOf2(b) - sizeOf2(a) || a.at - b.at
    );
    const [lead, ...others] = sorted;
    return lead === void 0 ? [] : [{ at: lead.at, lead, others, deploys: lead.deploys }];
  });
};

// src/investigation/data/logs/log-evidence.ts
var amount = (count2) => count2.toLocaleString("en-US");
var rounded = (share) => Number(share.toPrecision(3));
var spanText = ({ files }) => {
  const times = files.flatMap(({ from, to }) => from === null || to === null ? [] : [from, to]);
  return times.length === 0 ? "" : ` between ${momentText(Math.min(...times))} and ${momentText(Math.max(...times))}`;
};
var overview = (view) => {
  const { figures } = view.requests;
  if (figures.count === 0) return [];
  const { rate, latency, errors, count: count2 } = figures;
  const parts = [
    ...rate === null ? [] : [formatValue(rate, "requests/s")],
    ...latency === null ? [] : [latencyText(latency)],
    `${formatShare(errors / count2)} errors`
  ];
  return [`Logs: ${amount(count2)} requests${spanText(view)}: ${parts.join(", ")}.`];
};
var totalTime = ({ figures: { latency } }) => latency === null ? 0 : latency.mean * latency.count;
var mostTime = ({ field, segments }, all, shown) => {
  const total = totalTime(all);
  if (segments.length === 0 || segments.length < 2 && field === "route" || total === 0) return [];
  const first = segments.toSorted((a, b) => totalTime(b) - totalTime(a)).slice(0, shown);
  const texts3 = first.flatMap((it) => {
    const { latency } = it.figures;
    return latency === null ? [] : [`${segmentText(field, it.name)} (${formatShare(rounded(totalTime(it) / total))}, ${latencyText(latency)})`];
  });
  return texts3.length === 0 ? [] : [`Most of the time in the logs goes to ${texts3.join("; ")}.`];
};
var statements = ({ statements: statements2, slow, texts: texts3 }) => {
  const { count: count2, latency } = statements2.figures;
  if (count2 === 0) return [];
  const figures = latency === null ? "" : `: ${latencyText(latency)}`;
  return [
    `Logs: ${amount(count2)} statements, ${amount(slow.count)} of them took ${formatValue(slow.from, "ms")} or more${figures}.`,
    ...mostTime(texts3, statements2, 3)
  ];
};
var mostValues = 5;
var ofField = ({ field, segments }, { figures: { count: all } }) => {
  if (segments.length === 0 || all === 0) return [];
  const shown = segments.slice(0, mostValues).map(({ name, figures: { count: count2, errors, latency } }) => {
    const parts = [
      `${formatShare(rounded(count2 / all))} of the requests`,
      ...latency === null ? [] : [latencyText(latency)],
      `${formatShare(rounded(errors / Math.max(1, count2)))} errors`
    ];
    return `${name} (${parts.join(", ")})`;
  });
  const more = segments.length - shown.length;
  return [`By ${field}: ${shown.join("; ")}${more > 0 ? `; and ${amount(more)} more` : ""}.`];
};
var steady = ({ changes, requests, statements: statements2 }) => changes.length === 0 && [requests, statements2].some(({ cells, figures }) => cells.length >= fewestPoints && figures.count >= fewestInAll) ? ["In the logs no level of latency, errors or rates changed for good."] : [];
var mostOthers = 3;
var keyOf = ({ field, name, metric }) => JSON.stringify([field, name, metric === "p50" || metric === "p95" ? "latency" : metric]);
var changeSentences = ({ at, lead, others, deploys }) => {
  const before = deploys.map((it) => deployText(at, it)).join(", and ");
  const keys = [lead, ...others].map(keyOf);
  const told = others.filter((it, index) => keys.indexOf(keyOf(it)) === index + 1);
  const shown = told.slice(0, mostOthers);
  const rest = told.length - shown.length;
  return [
    `${changeText(lead)} at ${momentText(at)}${before === "" ? "" : `, ${before}`}.`,
    ...shown.length === 0 ? [] : [`At the same time: ${shown.map((it) => changeText(it)).join("; ")}${rest > 0 ? `; and ${rest} more` : ""}.`]
  ];
};
var mostGroups = 5;
var logEvidence = (view) => {
  const groups = groupChanges(view.changes, view.width);
  const told = groups.slice(0, mostGroups).flatMap(changeSentences);
  const more = groups.length - mostGroups;
  return [
    ...told,
    ...more > 0 ? [`The logs show changes at ${more} more times.`] : [],
    ...steady(view),
    ...overview(view),
    ...mostTime(view.routes, view.requests, 3),
    ...statements(view),
    ...view.by.flatMap((group) => ofField(group, view.requests)),
    ...view.errorLines === 0 ? [] : [`${amount(view.errorLines)} lines of errors belong to no request.`]
  ];
};

// src/usecases/investigate/ask-logs.ts
var count = (amount2, noun2) => `${amount2.toLocaleString("en-US")} ${noun2}${amount2 === 1 ? "" : "s"}`;
var foundIn = ({ changes, requests, statements: statements2 }) => {
  const lines = [
    ...requests.figures.count > 0 || statements2.figures.count === 0 ? [count(requests.figures.count, "request")] : [],
    ...statements2.figures.count > 0 ? [count(statements2.figures.count, "statement")] : []
  ];
  return `${count(changes.length, "change")} of level in ${lines.join(" and ")}`;
};
var withCommits = async (logs, repository) => {
  const commits = await repository.history();
  const made = commits.map(({ commit: commit2, at, title }) => ({
    at,
    name: `commit ${commit2.slice(0, 10)} (${title.slice(0, 80)})`,
    isCommit: true
  }));
  return { ...logs, deploys: [...logs.deploys, ...made] };
};
var askLogs = async (logs, limit2, { ask }, {
  readLogs: readLogs2,
  repository
}) => {
  if (logs === null) return null;
  const work2 = async (signal) => readLogs2(await withCommits(logs, repository), signal);
  const view = await ask("The reader of the logs", limit2, work2, foundIn);
  return view === null ? null : { view, sentences: logEvidence(view) };
};

// src/investigation/data/data-evidence.ts
var most4 = 6;
var isOf = (list, value) => list === void 0 || list.length === 0 || list.includes(value);
var dataEvidence = (view, about) => {
  const here = ({ suite, route }) => isOf(about.suites, suite) && (route === null || isOf(about.routes, route));
  const moves = view.affected.filter((it) => here(it) && isOf(about.metrics, it.metric));
  const asksForQueries = about.metrics === void 0 || about.metrics.some((it) => it.startsWith("db."));
  const queries = asksForQueries ? view.queries.filter(here) : [];
  return [
    ...moves.slice(0, 3).map(({ sentence: sentence2 }) => sentence2),
    ...queries.slice(0, 1).flatMap(({ sentence: sentence2, statements: statements2 }) => [sentence2, ...statements2.slice(0, 1)]),
    ...view.times.filter(here).map(({ sentence: sentence2 }) => sentence2),
    ...view.shapes.filter((it) => here(it) && it.kind !== "unclear").map(({ sentence: sentence2 }) => sentence2),
    ...view.courses.filter((it) => here(it) && it.kind === "growing").map(({ sentence: sentence2 }) => sentence2)
  ].slice(0, most4);
};

// src/investigation/data/logs/logs-about.ts
var mostStatements = 50;
var shortest = 20;
var logsAbout = ({ texts: texts3, changes }, evidence) => texts3.segments.slice(0, mostStatements).flatMap(({ name, figures: { count: count2, latency } }) => {
  const text2 = statementText(name);
  if (text2.length < shortest || latency === null || !evidence.some((it) => it.includes(text2))) return [];
  const moved = changes.filter((it) => it.field === "statement" && it.name === name);
  return [
    `In the logs ${text2} stands ${count2.toLocaleString("en-US")} times: ${latencyText(latency)}.`,
    ...moved.slice(0, 1).map((it) => `${changeText(it)} at ${momentText(it.at)}.`)
  ];
});

// src/investigation/data/logs/log-suspects.ts
var strongest = 0.3;
var ofFurther = 0.15;
var suspectOf = (group, deploy, index) => {
  const ahead = formatDuration(Math.abs(group.at - deploy.at));
  const relation = deploy.at > group.at ? "as the logs changed" : `${ahead} before the logs changed`;
  return {
    expert: "data",
    class: "change",
    title: `${deployName(deploy)} at ${momentText(deploy.at)}, ${relation}`,
    location: null,
    evidence: changeSentences(group),
    weight: index === 0 && deploy.isCommit !== true ? strongest : ofFurther,
    undo: null,
    reason: "Logs tell when something changed, not what: what went out then is not a part of this change that could be undone alone.",
    counters: [],
    suites: []
  };
};
var logSuspects = (view) => groupChanges(view.changes, view.width).filter(({ lead }) => isWorse(lead)).flatMap((group) => group.deploys.map((deploy, index) => suspectOf(group, deploy, index)));

// src/investigation/units/left-out-notice.ts
var expected = /* @__PURE__ */ new Set([
  reasonToLeaveOut.settings,
  reasonToLeaveOut.test,
  reasonToLeaveOut.text,
  "It was only moved.",
  "No dependency changes in it."
]);
var most5 = 4;
var longest = 120;
var lowerFirst = (text2) => `${text2.charAt(0).toLowerCase()}${text2.slice(1)}`;
var leftOutNotice = ({ leftOut }) => {
  const telling = leftOut.filter(({ reason }) => !expected.has(reason));
  if (telling.length === 0) return [];
  const shown = telling.slice(0, most5).map(({ path, reason }) => `${path.slice(0, longest)} (${lowerFirst(reason).replace(/\.$/u, "")})`);
  const more = telling.length - shown.length;
  const files = telling.length === 1 ? "1 changed file is" : `${telling.length} changed files are`;
  return [
    `${files} not taken apart, so no part of ${telling.length === 1 ? "it" : "them"} is suspected: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`
  ];
};

// src/usecases/investigate/consult-experts.ts
var longerForLogs = 2;
var mostNotes = 6;
var mostQuoted = 2;
var commandsOf = ({ suites, bundles }) => [...suites, ...bundles].flatMap(({ own: { head } }) => [
  ...[head.install, head.build].filter((it) => it !== null),
  ...head.type === "service" ? [head.setup, head.start].filter((it) => it !== null) : []
]);
var withData = (suspect2, view) => suspect2.counters.length === 0 || suspect2.undo === null ? suspect2 : {
  ...suspect2,
  evidence: [
    ...suspect2.evidence,
    ...dataEvidence(view, { suites: suspect2.suites, metrics: suspect2.counters }).slice(0, mostQuoted)
  ].filter((it, index, all) => all.indexOf(it) === index)
};
var withLogs = (suspect2, read) => read === null || suspect2.undo === null ? suspect2 : { ...suspect2, evidence: [...suspect2.evidence, ...logsAbout(read.view, suspect2.evidence)] };
var shortened = (notes) => {
  const more = notes.length - mostNotes;
  return more <= 0 ? notes : [...notes.slice(0, mostNotes), `${more} more such notes of files are left out.`];
};
var withSignals = ({ suspects }) => suspects.map((it) => ({
  ...it,
  counters: [...it.counters, ...it.signals.filter((name) => !it.counters.includes(name))]
}));
var consultExperts = async (order, ports) => {
  const { facts, asked, plan, logs, limit: limit2 } = order;
  const { clock, signal } = ports;
  const asking = createAsking({ clock, signal });
  const { ask, notices, events } = asking;
  const count2 = (amount2, noun2) => `${amount2} ${noun2}${amount2 === 1 ? "" : "s"}`;
  const [data, code, infrastructure, read] = await Promise.all([
    ask(
      "The data expert",
      limit2,
      (ending) => ports.askExpert("data", { facts, asked }, ending),
      (it) => count2(it.regressions.length, "regression")
    ),
    ask(
      "The code expert",
      limit2,
      (ending) => ports.askExpert("code", { facts }, ending),
      (it) => `${count2(it.suspects.length, "suspect")} in ${count2(it.change.units.length, "part")} of the change`
    ),
    ask(
      "The infrastructure expert",
      limit2,
      (ending) => ports.askExpert("infrastructure", { facts, commands: commandsOf(plan) }, ending),
      (it) => `${count2(it.suspects.length, "suspect")} in ${count2(it.changes.length, "changed setting")}`
    ),
    askLogs(logs, longerForLogs * limit2, asking, ports)
  ]);
  const view = data ?? lookAtData({ ...facts, blocks: [], profiles: [] }, asked);
  const settings = infrastructure?.suspects ?? [];
  return {
    view,
    suspects: mergeSuspects([
      ...code?.suspects ?? [],
      ...infrastructure === null ? [] : withSignals(infrastructure),
      ...read === null ? [] : logSuspects(read.view)
    ]).map((it) => withLogs(withData(it, view), read)),
    change: code?.change ?? null,
    settings: [...new Set(settings.flatMap(({ undo }) => undo?.units ?? []))],
    notices: [
      ...notices,
      ...(infrastructure?.readings ?? []).filter(({ isWorse: isWorse2 }) => isWorse2).map(({ text: text2 }) => text2),
      ...code === null ? [] : leftOutNotice(code.change),
      ...shortened(infrastructure?.notes ?? []),
      ...read?.view.notices ?? []
    ],
    logs: read?.sentences ?? [],
    events
  };
};

// src/investigation/synthesis/ending.ts
var openLeads = ({ conclusion }) => conclusion.leads.flatMap(
  ({ shown, explained }, lead) => shown === "gone" || shown === "unclear" || explained ? [] : [lead]
);
var finished = (proof) => {
  const { state, together, leads } = proof.conclusion;
  switch (state) {
    case "proven":
      return "proven";
    case "contributing":
      return together.length > 0 || openLeads(proof).length === 0 ? "proven" : "unexplained";
    case "not-reproduced":
      return leads.every(({ shown }) => shown === "gone") ? "no-regression" : "unexplained";
    case "unexplained":
      return "unexplained";
  }
};
var stateOf = (ending, { regressions }, proof) => {
  if (regressions.length === 0) return "no-regression";
  switch (ending.kind) {
    case "cancelled":
      return "cancelled";
    case "running":
      return proof?.conclusion.state === "proven" && openLeads(proof).length === 0 ? "proven" : "hypotheses";
    case "finished":
      return proof === null ? "unexplained" : finished(proof);
  }
};

// src/investigation/synthesis/cause-words.ts
var placeText = ({ location }) => location === null ? null : `${location.path}:${location.startLine}`;
var causeText = ({ title, location }) => {
  if (location === null) return title;
  const start = title.lastIndexOf(` in ${location.path}`);
  const place = title.slice(start + " in ".length);
  if (start > 0 && /^(?::\d+)?$/u.test(place.slice(location.path.length)))
    return `${title.slice(0, start)} at ${place}`;
  return title.includes(location.path) ? title : `${title} at ${location.path}:${location.startLine}`;
};
var noun = /^(?:An?|One|The|More|All|Another|Something) /u;
var causePhrase = (named) => {
  const text2 = causeText(named);
  return noun.test(text2) ? `${text2.charAt(0).toLowerCase()}${text2.slice(1)}` : `“${text2}”`;
};

// src/investigation/synthesis/expected-change.ts
var ordered = (estimate, a, b) => ({
  estimate,
  low: Math.min(a, b),
  high: Math.max(a, b)
});
var expectedChange = (it, recovery) => {
  const { estimate } = it.change;
  if (isByDifference(it)) {
    const by2 = (share) => share * estimate === 0 ? 0 : -share * estimate;
    return ordered(by2(recovery.estimate), by2(recovery.low), by2(recovery.high));
  }
  if (estimate <= -1) return null;
  const effect = Math.log1p(estimate);
  const by = (share) => Math.expm1(-share * effect);
  const expected2 = ordered(by(recovery.estimate), by(recovery.low), by(recovery.high));
  return Object.values(expected2).every(Number.isFinite) ? expected2 : null;
};

// src/investigation/synthesis/fix-tasks.ts
var checkAgain = "Let it be measured: push it, or ask for `/perf check`. The criteria below say whether it helped.";
var objectives = {
  hunk: (cause) => `Undo the change: ${cause}`,
  dependency: (cause) => `Go back to the versions of the base: ${cause}`,
  configuration: (cause) => `Restore the setting of the base: ${cause}`,
  migration: (cause) => `Take back what the migration did: ${cause}`
};
var rollbacks = {
  hunk: "Revert the commit of the fix. The regression is back then, and so is what the change was for.",
  dependency: "Revert the commit of the fix and install again.",
  configuration: "Revert the commit of the fix, and deploy it where the setting acts.",
  migration: "Run the migration again as it was."
};
var applySteps = ({ experiment: { undone }, patch }) => {
  const secret = "Put it back by hand: its patch holds a secret or can not be made, so it is not here.";
  if (undone === "migration")
    return [
      patch === null ? secret : "Where the migration has not run yet, apply the patch of this task with git apply.",
      "Where it has run, add a migration that makes again what it dropped, without locking the table."
    ];
  const apply = patch === null ? secret : "Take over the suggestion, or apply the patch of this task with git apply.";
  return undone === "dependency" ? [apply, "Install again, so that the lock file and what is installed agree."] : [apply];
};
var lower = { HIGH: "MEDIUM", MEDIUM: "LOW", LOW: "LOW" };
var undoTask = (guilty, priority, hasRework) => {
  const { hypothesis, experiment: experiment2, comparison, lead, what: what2, patch } = guilty;
  const { recovery, undone } = experiment2;
  const cause = classOf(hypothesis.class);
  const told = proofSentences(experiment2, what2);
  return {
    owner: undone === "configuration" ? cause.owner : "author of the change",
    priority,
    effort: "minutes",
    objective: objectives[undone](causeText(hypothesis)),
    steps: [
      ...applySteps(guilty),
      "Run the tests.",
      checkAgain,
      ...hasRework ? ["Where what the change does is wanted, do the next task instead."] : []
    ],
    rollback: rollbacks[undone],
    expected: {
      metric: lead?.metric ?? "",
      change: comparison === null || recovery === null ? null : expectedChange(comparison, recovery),
      measured: recovery !== null,
      text: told.length === 0 ? "It was not measured alone." : told.join(" ")
    },
    patch
  };
};
var reworkTask = ({ hypothesis, experiment: experiment2, lead, what: what2 }) => {
  if (experiment2.undone === "dependency") return null;
  const { fix, owner, effort: effort2 } = classOf(hypothesis.class);
  const place = placeText(hypothesis);
  const share = experiment2.recovery === null ? "" : ` (${plainShare(experiment2.recovery)})`;
  return {
    owner,
    priority: "MEDIUM",
    effort: effort2,
    objective: `Keep what the change is for without its cost${place === null ? "" : `, at ${place}`}`,
    steps: [fix, "Run the tests.", checkAgain],
    rollback: "Revert the commit of the fix.",
    expected: {
      metric: lead?.metric ?? "",
      change: null,
      measured: false,
      text: `At most what undoing it won back${share} of ${what2}. This way was not measured.`
    },
    patch: null
  };
};
var preventTask = ({ hypothesis }) => {
  const { title, prevention, monitor, owner } = classOf(hypothesis.class);
  return {
    owner,
    priority: "LOW",
    effort: "hours",
    objective: `Keep it from coming back: ${title}`,
    steps: [prevention, `Watch: ${monitor}`],
    rollback: "Nothing of the service changes.",
    expected: { metric: "", change: null, measured: false, text: "It is noticed before it is merged." },
    patch: null
  };
};
var fixTasks = (guilty, urgency2) => {
  const priority = urgency2 === "LOW" ? "MEDIUM" : "HIGH";
  const hasRoot = guilty.some(({ isRoot }) => isRoot);
  const prevented = /* @__PURE__ */ new Set();
  const drafts = guilty.flatMap((it) => {
    const isMain = it.isRoot || !hasRoot;
    const rework = isMain ? reworkTask(it) : null;
    const isNew = isMain && !prevented.has(it.hypothesis.class);
    if (isNew) prevented.add(it.hypothesis.class);
    return [
      { kind: "undo", draft: undoTask(it, isMain ? priority : lower[priority], rework !== null), guilty: it },
      ...rework === null ? [] : [{ kind: "rework", draft: rework, guilty: it }],
      ...isNew ? [{ kind: "prevent", draft: preventTask(it), guilty: it }] : []
    ];
  });
  return drafts.map(({ kind, draft, guilty: of }, index) => ({
    kind,
    task: { id: `PERF_FIX_${String(index + 1).padStart(3, "0")}`, ...draft },
    guilty: of
  }));
};
var gainText = ({ kind, guilty }) => {
  const { recovery } = guilty.experiment;
  if (kind === "prevent") return "no second time";
  if (recovery === null) return "not measured alone";
  return kind === "undo" ? `${shareWords(recovery)} of ${guilty.what}` : `at most ${plainShare(recovery)} of ${guilty.what}`;
};

// src/investigation/synthesis/guilty.ts
var what = (lead, words) => lead === null ? "the regression" : words.change(lead);
var guiltyOf = (hypotheses, suspects, proof, words) => {
  if (proof === null) return [];
  const { conclusion, leads } = proof;
  const bySuspect = new Map(suspects.map((it) => [it.id, it.suspect]));
  const findings = new Map(conclusion.suspects.map((it) => [it.id, it]));
  const found = conclusion.discovered.map((it, index) => ({ it, id: hypotheses[suspects.length + index]?.id }));
  const of = (decision) => found.flatMap(({ it, id }) => it.decision === decision && id !== void 0 ? [id] : []);
  const roots = [...conclusion.rootCauses, ...of("root-cause")];
  const together = conclusion.together.flatMap((it) => it.suspects);
  const contributing = [.../* @__PURE__ */ new Set([...conclusion.contributing, ...together, ...of("contributing")])].filter(
    (id) => !roots.includes(id)
  );
  return [...roots, ...contributing].flatMap((id) => {
    const hypothesis = hypotheses.find((it) => it.id === id);
    if (hypothesis === void 0 || hypothesis.experiment === null) return [];
    const set = found.find((it) => it.id === id)?.it;
    const undo = bySuspect.get(id)?.undo ?? null;
    const index = set?.lead ?? findings.get(id)?.lead ?? null;
    const lead = index === null ? null : leads[index] ?? null;
    const described = set === void 0 ? void 0 : proof.discovered?.get(set.arm);
    const members = (set?.suspects ?? []).flatMap((member) => bySuspect.get(member) ?? []);
    const shown = members.length > 0 ? undoAtOnce(members) : shownPatch(undo ?? { patch: described?.patch ?? "" });
    return [
      {
        hypothesis,
        experiment: hypothesis.experiment,
        isRoot: roots.includes(id),
        lead,
        comparison: lead === null ? null : words.comparison(lead),
        what: what(lead, words),
        patch: shown.whole && shown.text !== "" ? shown.text : null,
        units: set?.units.length ?? undo?.units.length ?? 1
      }
    ];
  });
};

// src/investigation/synthesis/impact.ts
var most6 = { moves: 6, other: 14, routes: 50, sentence: 600 };
var weightedTraffic = (affected, weights2) => {
  const shares = [...Map.groupBy(affected, ({ suite }) => suite)].flatMap(([suite, places]) => {
    const ofSuite = Object.hasOwn(weights2, suite) ? weights2[suite] ?? {} : {};
    const total = Object.values(ofSuite).reduce((sum, it) => sum + it, 0);
    const routes = new Set(places.flatMap(({ route }) => route ?? []));
    if (!(total > 0)) return [];
    if (routes.size === 0) return [1];
    const own = [...routes].reduce((sum, it) => sum + (Object.hasOwn(ofSuite, it) ? ofSuite[it] ?? 0 : 0), 0);
    return [own / total];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};
var trafficText = (view, weights2) => {
  const told = (share, by) => share > 0 ? [`Affected routes get ${formatShare(Math.round(share * 1e3) / 1e3)} of the requests ${by}.`] : [];
  const weighted = weights2 === void 0 ? null : weightedTraffic(view.regressions, weights2);
  if (weighted !== null) return told(weighted, "by the weights of the mix");
  return view.priority.traffic === null ? [] : told(view.priority.traffic, "of the measured mix");
};
var costsOf = ({ metrics }, suites) => metrics.filter((it) => it.metric === "cost.per-million" && it.route === null && suites.has(it.suite)).toSorted((a, b) => b.head.value - b.base.value - (a.head.value - a.base.value));
var costText = (it, { naming }) => {
  const [base, head] = [it.base.value, it.head.value].map((value) => formatValue(value, "currency"));
  return `A million requests of ${naming.subject(it)} cost ${head} instead of ${base} at the configured prices: ${changeWords(it)}.`;
};
var impactOf = (result, view, words, weights2) => {
  const suites = new Set(view.regressions.map(({ suite }) => suite));
  const [cost] = costsOf(result, suites);
  const unaffected = view.unaffected.slice(0, 5).map((it) => words.naming.subject(it));
  const more = view.unaffected.length - unaffected.length;
  const seen = [
    ...unaffected.length === 0 ? [] : [`Not affected: ${unaffected.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`],
    ...view.shapes.filter(({ kind }) => kind !== "unclear").map(({ sentence: sentence2 }) => sentence2),
    ...view.courses.filter(({ kind }) => kind !== "unclear").map(({ sentence: sentence2 }) => sentence2),
    ...view.times.map(({ sentence: sentence2 }) => sentence2),
    ...view.queries.flatMap(({ sentence: sentence2, statements: statements2 }) => [sentence2, ...statements2]),
    ...view.correlations.slice(0, 3).map(({ sentence: sentence2 }) => sentence2)
  ];
  const text2 = [
    ...view.affected.filter(({ metric }) => metric !== "cost.per-million").slice(0, most6.moves).map(({ sentence: sentence2 }) => sentence2),
    ...trafficText(view, weights2),
    ...cost === void 0 ? [] : [costText(cost, words)],
    ...seen.slice(0, most6.other)
  ];
  return {
    text: [...new Set(text2.map((it) => maskSecrets(it).slice(0, most6.sentence)))],
    routes: [...new Set(view.regressions.flatMap(({ route }) => route ?? []))].slice(0, most6.routes),
    costPerMillion: cost === void 0 ? null : cost.head.value - cost.base.value
  };
};

// src/investigation/synthesis/learning.ts
var mostSymptoms = 6;
var learningOf = ([first, ...others], symptoms, seenBefore) => {
  if (first === void 0) return null;
  const { hypothesis, experiment: experiment2, isRoot, what: what2 } = first;
  const { title, fix, prevention, monitor } = classOf(hypothesis.class);
  const joined = isRoot || others.length === 0 ? "" : ` Together with ${others.map((it) => causeText(it.hypothesis)).join("; ")}.`;
  return {
    symptoms: symptoms.slice(0, mostSymptoms),
    cause: `${title}: ${causeText(hypothesis)}.${joined}`,
    class: hypothesis.class,
    proof: [...proofSentences(experiment2, what2), ...experiment2.notes].join(" "),
    fix,
    prevention,
    monitor,
    seenBefore: [...new Set(seenBefore.map(({ entry: entry3 }) => entry3.reference))]
  };
};

// src/investigation/synthesis/plan.ts
var efforts = ["minutes", "hours", "days"];
var effortRank = (effort2) => {
  const rank = efforts.indexOf(effort2);
  return rank < 0 ? efforts.length : rank;
};
var riskOf = ({ experiment: { undone }, units }) => {
  switch (undone) {
    case "configuration":
      return { rank: 0, text: "low: the value was in use before" };
    case "hunk":
      return units < 2 ? { rank: 0, text: "low: one place of this change goes back" } : { rank: 1, text: `medium: ${units} places of this change go back together` };
    case "dependency":
      return { rank: 1, text: "medium: what else the newer version brought goes with it" };
    case "migration":
      return { rank: 2, text: "high: it changes the database" };
  }
};
var reworkRisk = { rank: 1, text: "medium: new code, which was not measured" };
var preventRisk = { rank: 0, text: "none: nothing of the service changes" };
var weighed = (it) => {
  const { kind, task, guilty } = it;
  const risk = kind === "undo" ? riskOf(guilty) : kind === "rework" ? reworkRisk : preventRisk;
  return {
    planned: { text: task.objective, impact: gainText(it), effort: task.effort, risk: risk.text, task: task.id },
    impact: guilty.experiment.recovery?.estimate ?? 0,
    effort: effortRank(task.effort),
    risk: risk.rank
  };
};
var inOrder2 = (items) => items.toSorted((a, b) => b.impact - a.impact || a.effort - b.effort || a.risk - b.risk).map(({ planned }) => planned);
var without = (text2, effort2, risk) => ({
  text: text2,
  impact: "not known",
  effort: effort2,
  risk,
  task: null
});
var mostLooks = 3;
var looksAt = (hypotheses) => hypotheses.filter(({ experiment: experiment2 }) => experiment2 === null || experiment2.decision === "untested").filter(({ experiment: experiment2 }) => experiment2?.notes.some(isCoveredNote) !== true).slice(0, mostLooks).map((it) => without(`Look at ${it.id}, which was not decided: ${causeText(it)}`, "minutes", "none"));
var planOf = ({ tasks, hypotheses, priority, isOver: isOver2, base, commits, cures }) => {
  if (!isOver2 && tasks.length === 0) return { immediate: [], shortTerm: [], longTerm: [] };
  const of = (kind) => inOrder2(tasks.filter((it) => it.kind === kind).map(weighed));
  const looks = looksAt(hypotheses);
  const watched = [...new Set(tasks.filter(({ kind }) => kind === "prevent").map((it) => it.guilty.hypothesis.class))];
  const urgent = {
    text: `If the fix can not go out at once, go back to the base, ${base}`,
    impact: "all of the regression",
    effort: "minutes",
    risk: "medium: the whole change goes back",
    task: null
  };
  const unexplained = [
    ...commits === null ? [] : [without(`Look at what came in with ${commits.join(", ")}`, "hours", "none")],
    ...cures.map((it) => without(it, "minutes", "none"))
  ];
  return {
    immediate: [
      ...of("undo"),
      ...priority === "HIGH" ? [urgent] : [],
      ...tasks.length === 0 ? [...looks, ...unexplained] : []
    ],
    shortTerm: [...of("rework"), ...tasks.length === 0 ? [] : looks],
    longTerm: [
      ...of("prevent"),
      ...watched.map((id) => ({
        text: `Watch: ${classOf(id).monitor}`,
        impact: "it is seen when it comes back",
        effort: "minutes",
        risk: "none",
        task: null
      }))
    ]
  };
};

// src/investigation/synthesis/summary.ts
var counted = (amount2, noun2) => `${amount2} ${noun2}${amount2 === 1 ? "" : "s"}`;
var causeSentence = ({ hypothesis, experiment: { recovery, reproduction: reproduction2 }, what: what2 }) => {
  const back2 = recovery === null ? "" : `: undoing it wins back ${shareWords(recovery)} of ${what2}`;
  const alone = reproduction2 === null ? "" : `, and the base with nothing but it shows ${plainShare(reproduction2)} of that`;
  return `${causePhrase(hypothesis)}${back2}${alone}`;
};
var contributors = (guilty) => guilty.map(
  ({ hypothesis, experiment: { recovery } }) => recovery === null ? hypothesis.id : `${hypothesis.id} (${shareWords(recovery)})`
).join(", ");
var togetherText = ({ guilty, proof }) => {
  const set = proof?.conclusion.together[0];
  const members = guilty.filter(({ hypothesis }) => set?.suspects.includes(hypothesis.id) ?? true);
  const names = members.map(({ hypothesis }) => causePhrase(hypothesis)).join("; and ");
  const recovery = set?.recovery ?? null;
  const what2 = members[0]?.what ?? "the regression";
  const back2 = recovery === null ? "" : ` Undoing all of them wins back ${shareWords(recovery)} of ${what2}.`;
  return `${counted(members.length, "change")} cause it together: ${names}.${back2}`;
};
var provenText = (input) => {
  const roots = input.guilty.filter(({ isRoot }) => isRoot);
  const others = input.guilty.filter(({ isRoot }) => !isRoot);
  const [first, ...more] = roots;
  if (first === void 0) return togetherText(input);
  const also = others.length === 0 ? "" : ` ${contributors(others)} contribute${others.length === 1 ? "s" : ""}.`;
  if (more.length === 0) return `The root cause is ${causeSentence(first)}.${also}`;
  const list = roots.map((it, index) => `(${index + 1}) ${causeSentence(it)}`).join("; ");
  return `There are ${roots.length} causes: ${list}.${also}`;
};
var reasons = {
  explained: "",
  "nothing-left": " Everything that could be tested was tested.",
  budget: " The time for experiments is used up.",
  "not-reproduced": "",
  "nothing-to-test": " Nothing of the change could be undone.",
  unmeasurable: " The head itself could not be measured in the experiments."
};
var tested = (hypotheses) => {
  const of = (decision) => hypotheses.filter(({ experiment: experiment2 }) => experiment2?.decision === decision).length;
  const [cleared, open] = [
    of("ruled-out"),
    hypotheses.length - of("ruled-out") - of("contributing") - of("root-cause")
  ];
  const parts = [
    ...cleared > 0 ? [`${counted(cleared, "change")} ${cleared === 1 ? "was" : "were"} tested and cleared`] : [],
    ...open > 0 ? [`${open} could not be decided`] : []
  ];
  return parts.length === 0 ? "nothing in it is suspected" : parts.join(", ");
};
var unexplainedText = ({ ending, hypotheses, guilty, proof }) => {
  const reason = ending.kind === "finished" ? reasons[ending.reason] : "";
  const isUnclear = proof !== null && proof.conclusion.leads.length > 0 && proof.conclusion.leads.every(({ shown }) => shown === "unclear");
  if (isUnclear)
    return "The head varies too much from block to block to show the regression again. A quieter machine, or more time, would.";
  const part2 = guilty.length === 0 ? `No change was proven to cause it: ${tested(hypotheses)}.` : `Explained in part only: ${contributors(guilty)} take${guilty.length === 1 ? "s" : ""} part, and something is left.`;
  const commits = proof?.conclusion.commits ?? null;
  const came = commits === null || commits.length === 0 ? "" : ` It came in with ${commits.length === 1 ? "commit" : "one of the commits"} ${commits.map((it) => it.slice(0, 12)).join(", ")}.`;
  return `${part2}${came}${reason}`;
};
var suspectedText = ({ hypotheses, proof, guilty }) => {
  const [first] = hypotheses;
  if (first === void 0) return "Nothing is proven, and nothing of the change is suspected so far.";
  const more = hypotheses.length - 1;
  const others = more === 0 ? "" : `, beside ${counted(more, "other")}`;
  const state = proof === null ? "nothing has been undone yet" : "experiments are under way";
  const leading = guilty[0];
  const ahead = leading?.experiment.recovery == null ? "" : ` So far undoing ${leading.hypothesis.id} wins back ${shareWords(leading.experiment.recovery)}.`;
  return `Suspected most, and not proven, is ${causePhrase(first)} (${first.id})${others}; ${state}.${ahead}`;
};
var blocksOf = (proof) => {
  const arms = new Map(proof?.conclusion.suspects.map(({ arm: arm2, blocks }) => [arm2, blocks]));
  return [...arms.values()].reduce((sum, blocks) => sum + blocks, 0);
};
var cancelledText = (input) => {
  const { hypotheses, guilty } = input;
  const blocks = blocksOf(input.proof);
  const after = blocks === 0 ? "before anything was measured" : `after ${counted(blocks, "block")} of experiments`;
  if (guilty.some(({ isRoot }) => isRoot))
    return `It was cancelled ${after}. What was proven until then: ${provenText(input)}`;
  const first = hypotheses[0];
  const suspected2 = first === void 0 ? "" : ` Suspected most, and not proven, is ${causePhrase(first)} (${first.id}).`;
  return `It was cancelled ${after}.${suspected2}`;
};
var summaryOf = (input) => {
  switch (input.state) {
    case "hypotheses":
      return suspectedText(input);
    case "proven":
      return provenText(input);
    case "unexplained":
      return unexplainedText(input);
    case "cancelled":
      return cancelledText(input);
    case "no-regression":
      return input.proof === null ? nothingRegressed : "The head did not show the regression again: measured anew, it is within the tolerance. There is nothing to explain.";
  }
};

// src/investigation/synthesis/synthesize.ts
var mostNotices = 20;
var mostOfLogs = 40;
var placeboOf = (proof) => {
  const placebo = proof?.conclusion.placebo ?? null;
  return placebo === null ? null : {
    text: maskSecrets(`Head without ${placebo.units.join(", ")}, which is thought to be innocent`).slice(0, 300),
    recovery: placebo.recovery,
    decision: placebo.decision
  };
};
var openText = (proof, words) => openLeads(proof).flatMap((index) => {
  const [lead, found] = [proof.leads[index], proof.conclusion.leads[index]];
  if (lead === void 0 || found === void 0) return [];
  const back2 = `wins back ${plainShare({ estimate: found.share })} of it`;
  if (found.share >= limits.explained)
    return [`Not shown is that the cause alone is enough for ${words.change(lead)}: undoing it ${back2}.`];
  return [
    `Not explained is ${words.change(lead)}: ${found.share > 0 ? `what was found ${back2}` : "nothing was found"}.`
  ];
});
var noticesOf = (input, words) => {
  const { view, proof, ending, seenBefore = [], notices = [] } = input;
  const { conclusion } = proof ?? {};
  const placebo = conclusion?.placebo?.decision;
  const all = [
    ...ending.kind === "finished" && proof !== null ? openText(proof, words) : [],
    ...conclusion?.notes ?? [],
    ...placebo === "root-cause" || placebo === "contributing" ? [
      "The placebo, which should change nothing, won something back too: be careful with what is called proven here."
    ] : [],
    ...view.histories.filter(({ kind }) => kind === "base-moved").map(({ sentence: sentence2 }) => sentence2),
    ...notices,
    ...view.limits,
    ...seenBefore.map(({ text: text2 }) => text2)
  ];
  return [...new Set(all.map((it) => maskSecrets(it).slice(0, 600)))].slice(0, mostNotices);
};
var curesOf = ({ ending, proof }) => {
  if (ending.kind !== "finished") return [];
  const isUnclear = proof?.conclusion.leads.some(({ shown }) => shown === "unclear") === true;
  return [
    ...ending.reason === "budget" ? ["Give it more time: `/perf investigate` again, or --time-limit"] : [],
    ...isUnclear || ending.reason === "unmeasurable" ? ["Measure on a quieter machine"] : []
  ];
};
var commitsOf = ({ proof }) => {
  const commits = proof?.conclusion.commits ?? null;
  return commits === null || commits.length === 0 ? null : commits.map((it) => it.slice(0, 12));
};
var eventOf = ({ ending, proof }, hypotheses, summary) => {
  if (ending.kind !== "running") return summary;
  const suspects = `${hypotheses.length} suspect${hypotheses.length === 1 ? "" : "s"}`;
  return proof === null ? `First answer, not yet proven: ${suspects}.` : null;
};
var synthesize = (input) => {
  const { investigation, result, view, suspects, proof, ending, at } = input;
  const words = createPlaceWords(result);
  const state = stateOf(ending, view, proof);
  const hypotheses = toHypotheses(suspects, proof, words);
  const guilty = guiltyOf(hypotheses, suspects, proof, words);
  const isProven = state === "proven" || state === "cancelled" && guilty.some(({ isRoot }) => isRoot);
  const isTold = isProven || state === "unexplained" && guilty.length > 0;
  const roots = isTold ? guilty.filter(({ isRoot }) => isRoot).map(({ hypothesis }) => hypothesis.id) : [];
  const others = isTold ? guilty.filter(({ isRoot }) => !isRoot).map(({ hypothesis }) => hypothesis.id) : [];
  const tasks = isTold ? fixTasks(guilty, investigation.priority) : [];
  const impact = impactOf(result, view, words, input.weights);
  const summary = maskSecrets(summaryOf({ state, ending, hypotheses, guilty, proof }));
  const event = eventOf(input, hypotheses, summary);
  return {
    ...investigation,
    state,
    summary,
    timeline: event === null ? investigation.timeline : withEvent(investigation.timeline, at, event),
    hypotheses,
    rootCause: roots[0] ?? null,
    contributing: [...roots.slice(1), ...others],
    placebo: placeboOf(proof),
    impact,
    logs: [...new Set(input.logs?.map((it) => maskSecrets(it).slice(0, 1e3)))].slice(0, mostOfLogs),
    plan: planOf({
      tasks,
      hypotheses,
      priority: investigation.priority,
      isOver: state === "proven" || state === "unexplained",
      base: result.base.commit.slice(0, 12),
      commits: commitsOf(input),
      cures: curesOf(input)
    }),
    tasks: tasks.map(({ task }) => task),
    learning: isProven ? learningOf(guilty, impact.text, input.seenBefore ?? []) : null,
    notices: noticesOf(input, words)
  };
};

// src/usecases/investigate/desk.ts
var decisions = {
  "root-cause": "is the root cause",
  contributing: "takes part",
  "ruled-out": "is cleared",
  untested: "is not decided"
};
var decisionText = (id, title, { decision, recovery, blocks }) => {
  const back2 = recovery === null ? "" : `: undoing it wins back ${shareWords(recovery)}`;
  return `${id} (${title}) ${decisions[decision]}${back2}, after ${blocks} block${blocks === 1 ? "" : "s"}.`;
};
var createDesk = (opened, { result, plan, archive }, ports) => {
  const { clock, observe: observe2, texts: texts3 } = ports;
  let investigation = opened;
  const now = () => clock.date().toISOString();
  const weights2 = Object.fromEntries(
    plan.suites.map(({ suite }) => [
      suite.name,
      Object.fromEntries(suite.routes.map(({ name, weight }) => [name, weight]))
    ])
  );
  const note = (text2) => {
    const timeline = withEvent(investigation.timeline, now(), maskSecrets(text2).slice(0, 500));
    investigation = { ...investigation, timeline };
  };
  const publish = async () => {
    await archive.keepInvestigation(investigation, texts3(investigation, result));
    observe2(investigation);
    return investigation;
  };
  return {
    investigation: () => investigation,
    note,
    tellLogs: ({ logs, notices }) => {
      const masked = (texts4) => texts4.map((it) => maskSecrets(it).slice(0, 1e3));
      investigation = { ...investigation, logs: masked(logs), notices: [...investigation.notices, ...masked(notices)] };
      return publish();
    },
    answer: (findings, ending) => {
      const decided = new Map(investigation.hypotheses.map((it) => [it.id, it.experiment?.decision]));
      investigation = synthesize({ ...findings, investigation, result, ending, at: now(), weights: weights2 });
      for (const { id, title, experiment: experiment2 } of investigation.hypotheses) {
        if (experiment2 === null || experiment2.blocks === 0 || experiment2.decision === "untested") continue;
        if (decided.get(id) !== experiment2.decision) note(decisionText(id, title, experiment2));
      }
      return publish();
    },
    cancel: () => {
      const summary = "It was cancelled before the experts had answered.";
      investigation = { ...investigation, state: "cancelled", summary };
      return publish();
    },
    publish
  };
};

// src/investigation/proof/decide.ts
var isNecessary = ({ recovery, within, counter, enough: enough3 }) => enough3 && recovery !== null && recovery.low >= limits.proven && within === "yes" && counter?.moved !== false;
var decideArm = (evidence) => {
  const { recovery, reproduction: reproduction2, enough: enough3 } = evidence;
  const measured2 = [recovery, reproduction2].filter((it) => it !== null);
  if (isNecessary(evidence) && (reproduction2 === null || reproduction2.low >= limits.proven)) return "root-cause";
  const takesPart = measured2.some(({ low }) => low > limits.contributing);
  if (takesPart) return enough3 ? "contributing" : "undecided";
  if (measured2.length > 0 && measured2.every(({ high }) => high < limits.cleared)) return "ruled-out";
  return "undecided";
};
var interactionOf = ({ recovery, reproduction: reproduction2 }) => {
  if (recovery === null || reproduction2 === null) return null;
  if (recovery.low >= limits.proven && reproduction2.high < limits.proven) return "needs-another";
  return reproduction2.low >= limits.proven && recovery.high < limits.proven ? "hidden-by-another" : null;
};

// src/statistics/fieller.ts
var uncertainty = ({ n, deviation }) => deviation * deviation / n;
var quantile = (tail, df) => upperQuantile(tail, Math.max(1, Math.floor(df * 10) / 10));
var freedom = (above, below, ratio) => {
  const [a, b] = [uncertainty(above), ratio * ratio * uncertainty(below)];
  if (a === 0) return below.n - 1;
  if (b === 0) return above.n - 1;
  return (a + b) ** 2 / (a * a / (above.n - 1) + b * b / (below.n - 1));
};
var solve = (above, below, t) => {
  const a = below.mean ** 2 - t * t * uncertainty(below);
  if (a <= 0) return null;
  const b = above.mean * below.mean;
  const c = above.mean ** 2 - t * t * uncertainty(above);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return [(b - root) / a, (b + root) / a];
};
var refinements = 3;
var ratioOfMeans = (above, below, tail) => {
  if (below.mean === 0) return null;
  const estimate = above.mean / below.mean;
  if (below.deviation > 0) {
    if (below.n < 2 || solve(above, below, quantile(tail, below.n - 1)) === null) return null;
  } else if (above.deviation === 0) {
    return { estimate, low: estimate, high: estimate };
  }
  const ends = (ratio) => solve(above, below, quantile(tail, freedom(above, below, ratio)));
  let [low, high] = [estimate, estimate];
  for (let step = 0; step <= refinements; step++) {
    const [lower2, upper] = [ends(low), ends(high)];
    if (lower2 === null || upper === null) return null;
    [low] = lower2;
    [, high] = upper;
  }
  return { estimate, low, high };
};

// src/investigation/proof/shares.ts
var leastShare = 0.01;
var enoughEqual = 4;
var summaryOf2 = (effects, lead) => {
  if (effects.length < fewestBlocks(lead, limits.fewestToClear)) return null;
  const summary = meanAndDeviation(effects);
  return summary.deviation === 0 && !lead.exact && summary.n < enoughEqual ? null : summary;
};
var added = ({ scale }, effect) => changeOf({ kind: scale.kind, better: "lower" }, effect);
var shareOf = (effects, ofHead, lead, beside = ofHead) => {
  const amounts = (values) => summaryOf2(
    values.map((effect) => added(lead, effect)),
    lead
  );
  const [own, all, near] = [amounts(effects), amounts(ofHead), amounts(beside)];
  if (own === null || all === null || near === null || near.mean <= 0) return null;
  const head = { n: near.n, mean: near.mean, deviation: all.deviation };
  const ratio = ratioOfMeans(own, head, limits.tail);
  if (ratio === null || !Number.isFinite(ratio.low) || !Number.isFinite(ratio.high)) return null;
  if (!lead.exact && effectFloor(lead) === 0) return ratio;
  const least2 = Math.max(leastShare, effectFloor(lead) / head.mean);
  return {
    estimate: ratio.estimate,
    low: Math.min(ratio.low, ratio.estimate - least2),
    high: Math.max(ratio.high, ratio.estimate + least2)
  };
};
var recoveryOf = (left) => left === null ? null : { estimate: 1 - left.estimate, low: 1 - left.high, high: 1 - left.low };
var withinTolerance = (effects, lead) => {
  const summary = summaryOf2(effects, lead);
  if (summary === null) return "open";
  const allowed = effectOfWorsening(lead.scale, lead.tolerance) + effectFloor(lead);
  if (summary.deviation === 0) return summary.mean <= allowed ? "yes" : "no";
  const half = upperQuantile(limits.withinTail, summary.n - 1) * standardError(summary);
  if (summary.mean + half <= allowed) return "yes";
  return summary.mean - half > allowed ? "no" : "open";
};
var shownByHead = (ofHead, lead, tried = ofHead.length) => {
  const enough3 = fewestBlocks(lead, limits.fewest);
  const summary = summaryOf2(ofHead, lead);
  if (summary === null || ofHead.length < enough3) return tried >= limits.most ? "unclear" : "open";
  const low = summary.n < 2 || summary.deviation === 0 ? summary.mean : tInterval(summary, limits.tail).low;
  if (withinTolerance(ofHead, lead) === "yes") return "gone";
  if (low > 0) return "yes";
  return tried >= limits.most ? "unclear" : "open";
};

// src/investigation/proof/openness.ts
var concerns = ({ leads }, { suites }, lead) => suites.length === 0 || suites.includes(leads[lead]?.suite ?? "");
var isLive = (view, lead) => {
  const shown = view.shown(lead);
  return shown === "yes" || shown === "open";
};
var fewest = ({ leads }, lead, ofNoise = limits.fewest) => {
  const of = leads[lead];
  return of === void 0 ? ofNoise : fewestBlocks(of, ofNoise);
};
var isUndoOpen = (view, suspect2, lead) => {
  const arm2 = view.own(suspect2, "undo");
  const { decision, recovery, within, counter, ...rest } = view.standing(suspect2, lead);
  if (arm2 === null || view.tried(arm2.id, lead) >= limits.most) return false;
  if (isNecessary({ ...rest, recovery, within, counter })) return false;
  if (decision === "ruled-out") return false;
  if (decision !== "contributing") return true;
  return recovery !== null && recovery.high >= limits.proven && within !== "no" && counter?.moved !== false;
};
var outcomeOf = (view, arm2, lead, least2 = limits.proven) => {
  const recovery = view.recovery(arm2, lead);
  const blocks = view.effects(arm2, lead).length;
  if (recovery !== null && recovery.high < least2) return "not";
  if (recovery !== null && recovery.low >= least2 && blocks >= fewest(view, lead)) return "recovers";
  return view.tried(arm2, lead) >= limits.most ? "not" : "open";
};
var isJointOpen = (view, arm2, lead) => {
  const of = view.leads[lead];
  if (of === void 0 || view.tried(arm2, lead) >= limits.most) return false;
  const outcome = outcomeOf(view, arm2, lead);
  return outcome === "open" || outcome === "recovers" && withinTolerance(view.effects(arm2, lead), of) === "open";
};
var reproducedBy = (view, arm2, lead) => {
  const share = view.share(arm2, lead);
  const blocks = view.effects(arm2, lead).length;
  if (share !== null && blocks >= fewest(view, lead)) {
    if (share.low >= limits.proven) return "shown";
    if (share.high < limits.proven) return "refuted";
  }
  return view.tried(arm2, lead) >= limits.most ? "undecided" : "running";
};
var reproductionOf = (view, suspect2, lead) => {
  if (!suspect2.reproducible) return "impossible";
  const arm2 = view.state.arms.find(
    (it) => it.kind === "only" && it.suspects.length === 1 && it.suspects[0] === suspect2.id
  );
  if (arm2 === void 0) return "wanted";
  return arm2.failure === null ? reproducedBy(view, arm2.id, lead) : "impossible";
};

// src/investigation/proof/findings.ts
var decisionRank = {
  "root-cause": 3,
  contributing: 2,
  undecided: 1,
  "ruled-out": 0
};
var publicDecision = (decision) => decision === "undecided" ? "untested" : decision;

// src/investigation/proof/placebo-finding.ts
var placeboFinding = (view) => {
  const arm2 = view.state.arms.find(({ kind, failure }) => kind === "placebo" && failure === null);
  if (arm2 === void 0) return null;
  const judged = view.leads.map((of, lead) => {
    const blocks = view.effects(arm2.id, lead).length;
    const recovery = view.recovery(arm2.id, lead);
    const within = withinTolerance(view.effects(arm2.id, lead), of);
    const enough3 = blocks >= fewestBlocks(of, limits.fewest) && view.shown(lead) === "yes";
    return {
      lead,
      blocks,
      recovery,
      decision: decideArm({ recovery, reproduction: null, within, counter: null, enough: enough3 })
    };
  });
  const [worst] = judged.filter(({ blocks }) => blocks > 0).toSorted((a, b) => decisionRank[b.decision] - decisionRank[a.decision]);
  return worst === void 0 ? null : { ...worst, arm: arm2.id, units: arm2.units, decision: publicDecision(worst.decision) };
};

// src/investigation/proof/bisect.ts
var bisect = (commits, outcome) => {
  let [good, bad] = [-1, commits.length - 1];
  for (; ; ) {
    const middle2 = (good + bad) / 2;
    const usable = commits.map((commit2, index) => ({ commit: commit2, index })).filter(({ commit: commit2, index }) => index > good && index < bad && outcome(commit2) !== "unusable").toSorted((a, b) => Math.abs(a.index - middle2) - Math.abs(b.index - middle2));
    const [next] = usable;
    if (next === void 0) return { kind: "done", suspects: commits.slice(good + 1, bad + 1) };
    const found = outcome(next.commit);
    if (found === "good") good = next.index;
    else if (found === "bad") bad = next.index;
    else return { kind: "test", commit: next.commit };
  }
};

// src/investigation/proof/held.ts
var takesAlong = ({ units }, other) => other.units.length < units.length && other.units.every((unit) => units.includes(unit));
var concernsAsMuch = ({ suites }, other) => suites.length === 0 || other.suites.length > 0 && other.suites.every((suite) => suites.includes(suite));
var heldItems = (items, undecided2, explanations) => {
  const singles = items.flatMap(
    ({ suspects: [suspect2, ...others] }) => suspect2 !== void 0 && others.length === 0 ? [suspect2] : []
  );
  const isOpen = (suspect2) => undecided2.some((item) => item.suspects.length === 1 && item.suspects[0] === suspect2);
  const isEnough = (suspect2) => explanations.some(
    ({ necessary }) => necessary.some((it) => it.suspect === suspect2 && it.reproduced !== "refuted" && it.reproduced !== "undecided")
  );
  return items.filter(({ suspects: [suspect2, ...others], arm: arm2 }) => {
    if (suspect2 === void 0 || others.length > 0 || arm2 !== null) return false;
    return singles.some(
      (other) => takesAlong(suspect2, other) && concernsAsMuch(other, suspect2) && (isOpen(other) || isEnough(other))
    );
  });
};

// src/investigation/proof/explanation.ts
var byConviction = (a, b) => {
  if (takesAlong(b.suspect, a.suspect)) return -1;
  if (takesAlong(a.suspect, b.suspect)) return 1;
  return b.recovery.estimate - a.recovery.estimate;
};
var disjoint = (suspects) => {
  const taken2 = /* @__PURE__ */ new Set();
  return suspects.filter(({ units }) => {
    const isNew = !units.some((unit) => taken2.has(unit));
    if (isNew) for (const unit of units) taken2.add(unit);
    return isNew;
  });
};
var togetherOn = (view, lead) => view.state.arms.find((arm2) => {
  if (arm2.failure !== null || arm2.suspects.length < 2) return false;
  if (arm2.kind === "only") return reproducedBy(view, arm2.id, lead) === "shown";
  if (arm2.kind !== "joint" || outcomeOf(view, arm2.id, lead) !== "recovers") return false;
  return (view.recovery(arm2.id, lead)?.estimate ?? 0) >= limits.explained;
}) ?? null;
var isJointKnown = (view, { id }, lead) => view.state.arms.some(
  (arm2) => arm2.kind === "joint" && arm2.suspects.includes(id) && (arm2.failure !== null || !isJointOpen(view, arm2.id, lead))
);
var explain = (view, lead) => {
  const concerned2 = view.state.plan.suspects.filter((suspect2) => concerns(view, suspect2, lead));
  const necessary = concerned2.flatMap((suspect2) => {
    const standing = view.standing(suspect2, lead);
    const { recovery } = standing;
    return recovery !== null && standing.group === null && isNecessary(standing) ? [{ suspect: suspect2, recovery, reproduced: reproductionOf(view, suspect2, lead) }] : [];
  }).toSorted(byConviction);
  const isRefuted = ({ suspect: suspect2 }) => view.leads.some((_, other) => reproductionOf(view, suspect2, other) === "refuted");
  const areTied = necessary.some(isRefuted);
  const proven = necessary.filter((it) => view.standing(it.suspect, lead).decision === "root-cause").filter((it) => it.reproduced === "shown" || !areTied && !isRefuted(it)).map(({ suspect: suspect2 }) => suspect2);
  const covered = proven.flatMap((suspect2) => {
    const by = proven.find((other) => takesAlong(suspect2, other));
    return by === void 0 ? [] : [{ suspect: suspect2, by }];
  });
  const roots = proven.filter((it) => !covered.some(({ suspect: suspect2 }) => suspect2 === it));
  const contributing = concerned2.filter(
    (suspect2) => !proven.includes(suspect2) && ["root-cause", "contributing"].includes(view.standing(suspect2, lead).decision)
  );
  const total = disjoint([...roots, ...contributing]).reduce(
    (sum, suspect2) => sum + Math.max(0, view.standing(suspect2, lead).recovery?.estimate ?? 0),
    0
  );
  const together = togetherOn(view, lead);
  const first = necessary.find(({ suspect: suspect2 }) => roots.includes(suspect2));
  const isProven = first !== void 0 && (first.reproduced === "shown" || first.reproduced === "impossible");
  const isWhole = isProven && (total >= limits.explained || first.recovery.high >= 1);
  const areSettled = contributing.length >= 2 && contributing.every((suspect2) => !isUndoOpen(view, suspect2, lead));
  const isRootPossible = contributing.some((suspect2) => {
    const { recovery, counter, within } = view.standing(suspect2, lead);
    const isMost = recovery !== null && recovery.low >= limits.proven && recovery.estimate >= limits.explained;
    return isMost && within !== "yes" && counter?.moved !== false && !isJointKnown(view, suspect2, lead);
  });
  const isSum = necessary.length === 0 && areSettled && !isRootPossible && total >= limits.explained;
  const isEachKnown = necessary.every(({ reproduced }) => reproduced !== "running" && reproduced !== "wanted");
  return {
    necessary,
    roots,
    contributing,
    covered,
    together,
    total,
    explained: isWhole || isSum || together !== null && !isRootPossible && isEachKnown
  };
};

// src/investigation/proof/costs.ts
var enough2 = 3;
var meanOf = (values, otherwise) => values.length < enough2 ? otherwise : values.reduce((sum, it) => sum + it, 0) / values.length;
var costsOf2 = ({ plan, arms, blocks, spent }) => {
  const block = meanOf(
    blocks.map(({ took }) => took),
    plan.costs.block
  );
  const prepare = meanOf(
    arms.flatMap(({ took, failure }) => failure === null ? [took] : []),
    plan.costs.prepare
  );
  return { block, prepare, arm: prepare + limits.fewest * block, left: plan.budget - spent };
};
var worthTesting = ({ plan }) => {
  const measured2 = limits.fewest * plan.costs.block;
  const worth = ({ weight, prepare }) => weight * measured2 / Math.max(1, measured2 + prepare);
  const undoable = plan.suspects.filter((it) => it.undoable);
  const worths = new Map(
    undoable.map((it) => [
      it,
      Math.max(worth(it), ...undoable.filter((other) => takesAlong(other, it)).map((other) => worth(other)))
    ])
  );
  const worthOf = (it) => worths.get(it) ?? 0;
  return undoable.toSorted((a, b) => worthOf(b) - worthOf(a) || a.units.length - b.units.length);
};

// src/investigation/proof/items.ts
var halves = (of) => {
  const middle2 = Math.ceil(of.length / 2);
  return [of.slice(0, middle2), of.slice(middle2)].filter((half) => half.length > 0);
};
var idsOf = (suspects) => suspects.map(({ id }) => id);
var unionOf = (suspects) => [...new Set(suspects.flatMap(({ units }) => units))].toSorted();
var expand = (view, suspects) => {
  const key = unitsKey(idsOf(suspects));
  const arm2 = view.state.arms.find((it) => (it.kind === "undo" || it.kind === "group") && unitsKey(it.suspects) === key) ?? null;
  return arm2 !== null && view.state.splits.includes(arm2.id) ? halves(suspects).flatMap((half) => expand(view, half)) : [{ suspects, arm: arm2 }];
};
var itemsOf = (view) => {
  const suspects = worthTesting(view.state);
  if (suspects.length <= limits.single) return suspects.flatMap((it) => expand(view, [it]));
  const first = suspects.slice(0, limits.likely).flatMap((it) => expand(view, [it]));
  const rest = halves(suspects.slice(limits.likely)).map((half) => ({ whole: half, items: expand(view, half) }));
  const isTakenApart = ({ items }) => items.length > 1;
  return [
    ...rest.filter(isTakenApart).flatMap(({ items }) => items),
    ...first,
    ...rest.filter((it) => !isTakenApart(it)).flatMap(({ items }) => items)
  ];
};
var armOfItem = ({ state }, { suspects }) => {
  const [only] = suspects;
  const isSingle = suspects.length === 1 && only !== void 0;
  const groups = state.arms.filter(({ kind }) => kind === "group").length;
  return {
    id: isSingle ? `U${state.plan.suspects.indexOf(only) + 1}` : `G${groups + 1}`,
    kind: isSingle ? "undo" : "group",
    units: unionOf(suspects),
    suspects: idsOf(suspects),
    commit: null
  };
};

// src/investigation/proof/smallest-set.ts
var partsOf = (units, count2) => {
  const parts = [];
  for (let k = 0, from = 0; k < count2; k++) {
    const to = from + Math.round((units.length - from) / (count2 - k));
    parts.push(units.slice(from, to));
    from = to;
  }
  return parts.filter((part2) => part2.length > 0);
};
var without2 = (units, part2) => units.filter((unit) => !part2.includes(unit));
var searchSmallest = (units, guesses, outcome) => {
  if (units.length === 0) return { kind: "done", units: null };
  const isPending = (set) => ["open", "untested"].includes(outcome(set));
  const test = (sets) => ({ kind: "test", sets: sets.slice(0, limits.sets) });
  const proper = guesses.filter((it) => it.length > 0 && it.length < units.length);
  const right = proper.find((it) => outcome(it) !== "not");
  if (right !== void 0 && isPending(right)) return test([right]);
  if (right === void 0 && isPending(units)) return test([units]);
  if (right === void 0 && outcome(units) !== "recovers") return { kind: "done", units: null };
  const [first] = proper;
  let current = right ?? units;
  let count2 = 2;
  while (current.length > 1) {
    const byGuess = current === units && count2 === 2 && first !== void 0;
    const parts = byGuess ? [first, without2(units, first)] : partsOf(current, count2);
    const small = parts.find((part2) => outcome(part2) === "recovers");
    if (small !== void 0) {
      current = small;
      count2 = 2;
      continue;
    }
    const open = parts.filter(isPending);
    if (open.length > 0) return test(open);
    const rests = parts.length > 2 ? parts.map((part2) => without2(current, part2)) : [];
    const rest = rests.find((it) => outcome(it) === "recovers");
    if (rest !== void 0) {
      current = rest;
      count2 = Math.max(count2 - 1, 2);
      continue;
    }
    const unknown = rests.filter(isPending);
    if (unknown.length > 0) return test(unknown);
    if (count2 >= current.length) break;
    count2 = Math.min(2 * count2, current.length);
  }
  return { kind: "done", units: current };
};

// src/investigation/proof/search-units.ts
var setOutcome = (view, lead, least2) => {
  const known = /* @__PURE__ */ new Map();
  return (units) => {
    const key = unitsKey(units);
    const found = known.get(key);
    if (found !== void 0) return found;
    const arm2 = view.undoing(units);
    const made = arm2 === null ? "untested" : arm2.failure === null ? outcomeOf(view, arm2.id, lead, least2) : "not";
    known.set(key, made);
    return made;
  };
};
var untested2 = (view) => {
  const tested2 = new Set(
    view.state.arms.filter(({ kind, failure }) => kind === "undo" && failure === null).flatMap(({ units }) => units)
  );
  return view.state.plan.units.filter((unit) => !tested2.has(unit));
};
var leaving = (view, lead, contributing) => {
  const of = view.leads[lead];
  const units = unionOf(contributing);
  const arm2 = view.undoing(units);
  if (of?.exact !== true || arm2 === null || arm2.failure !== null) return null;
  return withinTolerance(view.effects(arm2.id, lead), of) === "no" ? units : null;
};
var suspected = (view, units) => view.state.plan.suspects.filter((it) => it.undoable && it.units.length > 0 && it.units.every((unit) => units.includes(unit))).slice(0, limits.likely).map((it) => it.units);
var searchUnits = (view, lead, { necessary, contributing }) => {
  const { units } = view.state.plan;
  if (view.shown(lead) !== "yes" || necessary.length > 0) return null;
  if (contributing.length === 0) {
    const likeliest = [...new Set(suspected(view, units).flat())];
    return searchSmallest(units, [untested2(view), likeliest], setOutcome(view, lead, limits.proven));
  }
  const kept = leaving(view, lead, contributing);
  if (kept === null) return null;
  const rest = units.filter((unit) => !kept.includes(unit));
  const outcome = setOutcome(view, lead, limits.explained);
  const whole = (set) => [...kept, ...set];
  const search = searchSmallest(rest, suspected(view, rest), (set) => outcome(whole(set)));
  return search.kind === "test" ? { kind: "test", sets: search.sets.map(whole) } : { kind: "done", units: search.units === null ? null : whole(search.units) };
};

// src/investigation/proof/progress.ts
var leadsOf = (view) => view.leads.map((_, lead) => lead);
var followsFrom = (view, lead, explanations) => {
  const source = view.leads[lead]?.follows ?? null;
  const explanation = source === null ? void 0 : explanations[source];
  if (explanation?.explained !== true) return false;
  const found = [...explanation.roots, ...explanation.contributing].filter((suspect2) => concerns(view, suspect2, lead));
  const most9 = found.map((suspect2) => view.standing(suspect2, lead).recovery?.high ?? 1);
  return found.length > 0 && most9.reduce((sum, high) => sum + Math.max(0, high), 0) >= limits.explained;
};
var followsFound = (view, lead, found) => {
  const source = found.find((it) => it.lead === view.leads[lead]?.follows);
  return source !== void 0 && (view.recovery(source.arm.id, lead)?.high ?? 1) >= limits.explained;
};
var isGuilty = (view, { arm: arm2, suspects }, open) => {
  if (arm2 === null || suspects.length < 2) return false;
  if (arm2.failure !== null) return true;
  return open.some((lead) => {
    const recovery = view.recovery(arm2.id, lead);
    const isCleared = recovery !== null && recovery.high < limits.cleared;
    const isIn = recovery !== null && recovery.low > limits.contributing;
    return isIn || !isCleared && view.tried(arm2.id, lead) >= limits.most;
  });
};
var isRunning = (view, { arm: arm2, suspects }, open) => {
  if (arm2 === null || arm2.failure !== null) return false;
  return open.some((lead) => {
    if (suspects.length > 1) {
      const recovery = view.recovery(arm2.id, lead);
      const isCleared = recovery !== null && recovery.high < limits.cleared;
      return !isCleared && view.tried(arm2.id, lead) < limits.most;
    }
    return suspects.some((suspect2) => concerns(view, suspect2, lead) && isUndoOpen(view, suspect2, lead));
  });
};
var commitArm = (view, commit2) => view.state.arms.find((it) => it.kind === "commit" && it.commit === commit2);
var commitOutcome = (view, lead) => (commit2) => {
  const arm2 = commitArm(view, commit2);
  if (arm2 === void 0) return "untested";
  if (arm2.failure !== null) return "unusable";
  const outcome = outcomeOf(view, arm2.id, lead);
  if (outcome === "open") return "open";
  return outcome === "recovers" || (view.recovery(arm2.id, lead)?.estimate ?? 0) >= limits.proven ? "good" : "bad";
};
var reproducedFound = (view, units, arm2, lead) => {
  if (units.length === view.state.plan.units.length) return "impossible";
  const only = view.find(`S${arm2.id}`);
  if (only === null) return "wanted";
  return only.failure === null ? reproducedBy(view, only.id, lead) : "impossible";
};
var progressOf = (view) => {
  const { commits } = view.state.plan;
  const explanations = leadsOf(view).map((lead) => explain(view, lead));
  const settled = leadsOf(view).map(
    (lead) => !isLive(view, lead) || explanations[lead]?.explained === true || followsFrom(view, lead, explanations)
  );
  const open = leadsOf(view).filter((lead) => settled[lead] !== true);
  const items = itemsOf(view);
  const guilty = items.filter((item) => isGuilty(view, item, open));
  const running = items.filter((item) => !guilty.includes(item) && isRunning(view, item, open));
  const unmade = items.filter(({ arm: arm2 }) => arm2 === null);
  const held = heldItems(items, [...unmade, ...running], explanations);
  const waiting = unmade.filter((item) => !held.includes(item));
  const isExhausted = [guilty, running, waiting].every((list) => list.length === 0);
  const found = [];
  const rest = { explanations, items, running, waiting, guilty, found };
  for (const lead of open) {
    const explanation = explanations[lead];
    if (followsFound(view, lead, found)) {
      settled[lead] = true;
      continue;
    }
    const search = isExhausted && explanation !== void 0 ? searchUnits(view, lead, explanation) : null;
    const arm2 = search?.kind === "done" && search.units !== null ? view.undoing(search.units) : null;
    if (search?.kind === "done" && search.units !== null && arm2 !== null) {
      const reproduced = reproducedFound(view, search.units, arm2, lead);
      found.push({ lead, units: search.units, arm: arm2, reproduced });
      if (reproduced !== "wanted" && reproduced !== "running") {
        settled[lead] = true;
        continue;
      }
    }
    const isFruitless = search?.kind === "done" && search.units === null && explanation?.contributing.length === 0;
    const bisection = isFruitless && commits.length > 1 ? bisect(commits, commitOutcome(view, lead)) : null;
    return { ...rest, settled, target: lead, search, bisection };
  }
  return { ...rest, settled, target: null, search: null, bisection: null };
};

// src/investigation/proof/notes.ts
var percent = (value) => Math.round(value * 100) + 0;
var shareText = ({ estimate, low, high }) => `${percent(estimate)} % (${percent(low)} to ${percent(high)} %)`;
var leastPart = 0.02;
var undecided = ({ recovery, reproduction: reproduction2 }) => {
  const parts = [
    ...recovery === null ? [] : [`undoing it wins back ${shareText(recovery)}`],
    ...reproduction2 === null ? [] : [`alone it shows ${shareText(reproduction2)}`]
  ].join(" and ");
  return parts === "" ? "Its blocks vary too much, or are too few, to tell a share of the regression." : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}, which decides nothing.`;
};
var interactions = {
  "needs-another": "Without it the regression is gone, but alone it does not show it: it takes something else of the change to do harm.",
  "hidden-by-another": "Alone it shows the regression, but without it the regression stays: something else of the change does the same harm."
};
var ofReproduction = {
  impossible: "The base with only this change could not be made, so it is not shown that it is enough alone.",
  wanted: "The base with only this change was not measured, so it is not shown that it is enough alone.",
  running: "The base with only this change was not measured to the end, so it is not shown that it is enough alone.",
  undecided: "It could not be decided whether this change alone is enough."
};
var notesOf = (decision, evidence, reproduced) => {
  const { recovery, counter, within, group } = evidence;
  const isHigh = recovery !== null && recovery.low >= limits.proven;
  const interaction = interactionOf(evidence);
  const lack = reproduced === null ? void 0 : ofReproduction[reproduced];
  const isGuilty2 = decision === "root-cause" || decision === "contributing";
  return [
    ...decision === "undecided" ? [undecided(evidence)] : [],
    ...decision === "ruled-out" && recovery !== null && recovery.low > leastPart ? [`It takes a small part: undoing it wins back ${shareText(recovery)}.`] : [],
    ...group === null ? [] : ["It was undone together with others, not alone."],
    ...interaction === null ? [] : [interactions[interaction]],
    ...isHigh && counter?.moved === false ? [`${counter.metric} did not go back with it, so the recovery may have another reason.`] : [],
    ...isHigh && decision === "contributing" && within !== "yes" ? [
      within === "no" ? "What is left without it is still beyond the tolerance." : "It could not be shown that what is left without it is within the tolerance."
    ] : [],
    ...isGuilty2 && lack !== void 0 ? [lack] : []
  ];
};

// src/investigation/proof/set-finding.ts
var togetherFindings = (view, { explanations }) => explanations.flatMap(
  ({ together: arm2 }, lead) => arm2 === null ? [] : [
    {
      lead,
      suspects: arm2.suspects,
      units: arm2.units,
      arm: arm2.id,
      recovery: arm2.kind === "joint" ? view.recovery(arm2.id, lead) : null,
      reproduction: arm2.kind === "only" ? view.share(arm2.id, lead) : null,
      decision: "contributing",
      notes: [],
      blocks: view.effects(arm2.id, lead).length
    }
  ]
);
var membersOf = ({ state }, units) => {
  const left = new Set(units);
  const members = state.plan.suspects.filter((suspect2) => {
    const isIn = suspect2.units.length > 0 && suspect2.units.every((unit) => left.has(unit));
    if (isIn) for (const unit of suspect2.units) left.delete(unit);
    return isIn;
  });
  return left.size === 0 && members.length > 1 ? members.map(({ id }) => id) : [];
};
var discoveredFindings = (view, { found }) => {
  const firsts = found.filter(({ arm: arm2 }, index) => found.findIndex((it) => it.arm.id === arm2.id) === index);
  return firsts.map(({ lead, units, arm: arm2 }) => {
    const of = view.leads[lead];
    const only = view.find(`S${arm2.id}`);
    const evidence = {
      recovery: view.recovery(arm2.id, lead),
      reproduction: only === null ? null : view.share(only.id, lead),
      within: of === void 0 ? "open" : withinTolerance(view.effects(arm2.id, lead), of),
      counter: null,
      enough: outcomeOf(view, arm2.id, lead) === "recovers",
      group: null
    };
    const decision = decideArm(evidence);
    return {
      lead,
      suspects: membersOf(view, units),
      units,
      arm: arm2.id,
      recovery: evidence.recovery,
      reproduction: evidence.reproduction,
      decision: publicDecision(decision),
      notes: notesOf(decision, evidence, null),
      blocks: view.effects(arm2.id, lead).length + (only === null ? 0 : view.effects(only.id, lead).length)
    };
  });
};

// src/investigation/proof/control-note.ts
var fewest2 = 3;
var controlNote = ({ plan, blocks }, arm2, lead) => {
  const of = plan.leads[lead];
  const effects = blocks.flatMap((it) => it.arm === arm2 ? it.reading?.controls[lead] ?? [] : []);
  if (of?.control === null || of?.control === void 0 || effects.length < fewest2) return null;
  const summary = meanAndDeviation(effects);
  const { low, high } = tInterval(summary, limits.tail);
  const worsening = worseningOf(of.scale, summary.mean);
  const isOff = (low > 0 || high < 0) && Math.abs(worsening) > of.control.tolerance;
  if (!isOff) return null;
  const by = of.scale.kind === "ratio" ? ` by ${formatPercent(Math.abs(worsening)).replace("+", "")}` : "";
  return `${of.control.route}, which the change leaves as it is, got ${worsening > 0 ? "worse" : "better"}${by} in this arm.`;
};

// src/investigation/proof/suspect-finding.ts
var decisionOn = (view, { explanations }, suspect2, lead) => {
  const { decision } = view.standing(suspect2, lead);
  if (decision !== "root-cause") return decision;
  const explanation = explanations[lead];
  if (explanation?.roots.includes(suspect2) === true) return "root-cause";
  return explanation?.covered.some((it) => it.suspect === suspect2) === true ? "undecided" : "contributing";
};
var tellingLead = (view, progress, suspect2) => {
  const leads = view.leads.map((_, lead) => ({ lead, decision: decisionOn(view, progress, suspect2, lead) })).filter(({ lead }) => view.standing(suspect2, lead).blocks > 0);
  const weight = ({ lead, decision }) => {
    const isMoot = decision === "undecided" && (!isLive(view, lead) || progress.settled[lead] === true);
    return isMoot ? -1 : decisionRank[decision];
  };
  return leads.toSorted((a, b) => weight(b) - weight(a))[0]?.lead ?? null;
};
var suspectFinding = (view, progress, suspect2) => {
  const { state } = view;
  const nothing = { id: suspect2.id, recovery: null, reproduction: null, counter: null, decision: "untested" };
  const made = state.arms.find((it) => it.kind === "undo" && it.suspects[0] === suspect2.id);
  const lead = tellingLead(view, progress, suspect2);
  const cause = progress.explanations.flatMap(({ roots }) => roots).find((it) => takesAlong(suspect2, it));
  if (lead === null) {
    const reason = suspect2.reason ?? (cause === void 0 ? void 0 : coveredNote(cause.id)) ?? made?.failure ?? (progress.target === null ? "The regression was explained before its turn." : "There was no time left for it.");
    return { ...nothing, arm: made?.id ?? null, lead, notes: [reason], blocks: 0 };
  }
  const standing = view.standing(suspect2, lead);
  const own = view.own(suspect2, "undo");
  const only = view.own(suspect2, "only");
  const decision = decisionOn(view, progress, suspect2, lead);
  const isGuilty2 = isNecessary(standing) || standing.reproduction !== null;
  const control = own === null ? null : controlNote(state, own.id, lead);
  const covering = progress.explanations[lead]?.covered.find((it) => it.suspect === suspect2)?.by;
  return {
    id: suspect2.id,
    arm: own?.id ?? standing.group,
    lead,
    recovery: standing.recovery,
    reproduction: standing.reproduction,
    counter: standing.counter,
    decision: publicDecision(decision),
    notes: [
      ...covering === void 0 ? notesOf(decision, standing, isGuilty2 ? reproductionOf(view, suspect2, lead) : null) : [coveredNote(covering.id)],
      ...control === null ? [] : [control]
    ],
    blocks: standing.blocks + (only === null ? 0 : view.effects(only.id, lead).length)
  };
};

// src/investigation/proof/counter.ts
var least = 0.02;
var back = 0.5;
var leastWait = 0.05;
var isSignal = (name) => Object.hasOwn(signalUnits, name);
var unitOf = (name) => isMetric(name) ? metricOf(name).unit : isSignal(name) ? signalUnits[name] : null;
var leastOf = (name) => {
  const unit = unitOf(name);
  if (unit === "count/request") return leastCount;
  return unit === "ms/request" && isSignal(name) ? leastWait : 0;
};
var differs = (ofHead, metric) => {
  const differences = ofHead.map(({ base, head }) => head - base);
  if (differences.length < 2) return false;
  const summary = meanAndDeviation(differences);
  const floor = Math.max(leastOf(metric), least * Math.abs(median(ofHead.map(({ base }) => base)) ?? 0));
  return summary.mean > floor && tInterval(summary, limits.tail).low > 0;
};
var middle = (values) => median(values) ?? 0;
var counterOf = (metrics, ofHead, ofArm) => {
  for (const metric of metrics) {
    const [heads, arms] = [ofHead(metric), ofArm(metric)];
    if (unitOf(metric) === null || arms.length === 0 || !differs(heads, metric)) continue;
    const base = middle([...heads, ...arms].map((it) => it.base));
    const head = middle(heads.map((it) => it.head));
    const undone = middle(arms.map((it) => it.head));
    return { metric, base, head, undone, moved: head - undone >= back * (head - base) };
  }
  return null;
};

// src/investigation/proof/view.ts
var isUndoing = ({ kind }) => kind !== "only" && kind !== "commit";
var remembered = (make) => {
  const known = /* @__PURE__ */ new Map();
  return (key) => {
    const found = known.get(key);
    if (found !== void 0) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};
var listAt = (map, key) => {
  const found = map.get(key);
  if (found !== void 0) return found;
  const made = [];
  map.set(key, made);
  return made;
};
var tally = (state) => {
  const effects = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  const counts = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  for (const [place, { arm: arm2, suite, reading }] of state.blocks.entries()) {
    const key = `${arm2} ${suite}`;
    const count2 = counts.get(key) ?? { good: 0, lost: 0 };
    counts.set(key, reading === null ? { ...count2, lost: count2.lost + 1 } : { good: count2.good + 1, lost: 0 });
    for (const [lead, effect] of (reading?.effects ?? []).entries())
      if (effect !== null) {
        listAt(effects, `${arm2} ${lead}`).push(effect);
        listAt(places, `${arm2} ${lead}`).push(place);
      }
    for (const [lead, values] of (reading?.counters ?? []).entries())
      for (const [metric, pair2] of Object.entries(values)) listAt(counters, `${arm2} ${lead} ${metric}`).push(pair2);
  }
  return { effects, counters, counts, places };
};
var viewProof = (state) => {
  const { leads } = state.plan;
  const { effects: sorted, counters, counts, places } = tally(state);
  const arms = new Map(state.arms.map((it) => [it.id, it]));
  const effects = (arm2, lead) => sorted.get(`${arm2} ${lead}`) ?? [];
  const pairs = (arm2, lead, metric) => counters.get(`${arm2} ${lead} ${metric}`) ?? [];
  const leadAt = (lead) => leads[lead] ?? null;
  const beside = (arm2, lead) => {
    const own2 = places.get(`${arm2} ${lead}`) ?? [];
    const [first = Infinity, last = -Infinity] = [own2[0], own2.at(-1)];
    const heads = places.get(`${headArm} ${lead}`) ?? [];
    const isNear = (place) => place >= first - limits.headEvery && place <= last + limits.headEvery;
    return effects(headArm, lead).filter((_, index) => isNear(heads[index] ?? Infinity));
  };
  const roughly = remembered((key) => {
    const [arm2 = "", index = ""] = key.split(" ");
    const lead = leadAt(Number(index));
    return lead === null ? null : shareOf(effects(arm2, Number(index)), effects(headArm, Number(index)), lead);
  });
  const seemsToRecover = (arm2, lead) => {
    const kind = arms.get(arm2)?.kind ?? "only";
    const rough = roughly(`${arm2} ${lead}`);
    return kind !== "only" && leadAt(lead)?.exact === false && rough !== null && rough.high < 1 - limits.contributing;
  };
  const shares = remembered((key) => {
    const [arm2 = "", index = ""] = key.split(" ");
    const [number, lead] = [Number(index), leadAt(Number(index))];
    if (lead === null || !seemsToRecover(arm2, number)) return roughly(key);
    return shareOf(effects(arm2, number), effects(headArm, number), lead, beside(arm2, number));
  });
  const lacksHead = (arm2, lead) => seemsToRecover(arm2, lead) && beside(arm2, lead).length < limits.fewest;
  const share = (arm2, lead) => shares(`${arm2} ${lead}`);
  const recovery = (arm2, lead) => recoveryOf(share(arm2, lead));
  const count2 = (arm2, suite) => counts.get(`${arm2} ${suite}`) ?? { good: 0, lost: 0 };
  const tried = (arm2, lead) => count2(arm2, leadAt(lead)?.suite ?? "").good;
  const shown = (lead) => {
    const of = leadAt(lead);
    return of === null ? "open" : shownByHead(effects(headArm, lead), of, tried(headArm, lead));
  };
  const counter = (suspect2, arm2, lead) => counterOf(
    suspect2.counters,
    (metric) => pairs(headArm, lead, metric),
    (metric) => pairs(arm2, lead, metric)
  );
  const own = (suspect2, kind) => state.arms.find(
    (it) => it.kind === kind && it.suspects.length === 1 && it.suspects[0] === suspect2.id && it.failure === null
  ) ?? null;
  const undoing = (units) => {
    const key = unitsKey(units);
    return state.arms.find((it) => isUndoing(it) && unitsKey(it.units) === key) ?? null;
  };
  const groupOf = (suspect2) => state.arms.findLast(
    (it) => it.kind === "group" && it.suspects.includes(suspect2.id) && !state.splits.includes(it.id)
  ) ?? null;
  const within = (suspect2, arm2, lead, of) => {
    const alone = withinTolerance(effects(arm2, lead), of);
    if (alone === "yes" || (recovery(arm2, lead)?.estimate ?? 0) < limits.explained) return alone;
    const joint2 = state.arms.find(
      (it) => it.kind === "joint" && it.suspects.includes(suspect2.id) && withinTolerance(effects(it.id, lead), of) === "yes"
    );
    return joint2 === void 0 ? alone : "yes";
  };
  const standings = /* @__PURE__ */ new Map();
  const reckon = (suspect2, lead, of) => {
    const arm2 = own(suspect2, "undo");
    const group = arm2 === null ? groupOf(suspect2) : null;
    const measured2 = arm2 ?? group;
    const blocks = measured2 === null ? 0 : effects(measured2.id, lead).length;
    const only = own(suspect2, "only");
    const enoughAlone = only !== null && effects(only.id, lead).length >= fewestBlocks(of, limits.fewest);
    const evidence = measured2 === null ? { recovery: null, reproduction: null, within: "open", counter: null, enough: false } : {
      recovery: recovery(measured2.id, lead),
      reproduction: enoughAlone ? share(only.id, lead) : null,
      within: within(suspect2, measured2.id, lead, of),
      counter: counter(suspect2, measured2.id, lead),
      enough: Math.min(blocks, effects(headArm, lead).length) >= fewestBlocks(of, limits.fewest) && shown(lead) === "yes"
    };
    const decision = decideArm(evidence);
    const settled = group !== null && decision !== "ruled-out" ? "undecided" : decision;
    return { ...evidence, decision: settled, blocks, group: group?.id ?? null };
  };
  const standing = (suspect2, lead) => {
    const key = `${suspect2.id} ${lead}`;
    const known = standings.get(key);
    const of = leadAt(lead);
    if (known !== void 0) return known;
    if (of === null) throw new RangeError(`There is no lead ${lead}.`);
    const made = reckon(suspect2, lead, of);
    standings.set(key, made);
    return made;
  };
  return {
    state,
    leads,
    find: (id) => arms.get(id) ?? null,
    effects,
    blocks: (arm2, suite) => count2(arm2, suite).good,
    lost: (arm2, suite) => count2(arm2, suite).lost,
    tried,
    lacksHead,
    share,
    recovery,
    counter,
    shown,
    standing,
    undoing,
    own
  };
};

// src/investigation/proof/conclude-proof.ts
var idsOf2 = (explanations, pick) => [
  ...new Set(explanations.flatMap((it) => pick(it).map(({ id }) => id)))
];
var notesOfProof = (view) => {
  const gone = view.leads.filter((_, lead) => view.shown(lead) === "gone").length;
  const isUnseen = (lead) => view.effects(headArm, lead).length === 0;
  const unclear = view.leads.filter((_, lead) => view.shown(lead) === "unclear" && !isUnseen(lead)).length;
  const unseen = view.leads.filter((_, lead) => view.shown(lead) === "unclear" && isUnseen(lead)).length;
  const of = (count2) => view.leads.length === 1 ? "it" : `${count2} of ${view.leads.length} comparisons`;
  return [
    ...gone > 0 ? [`The head did not show ${of(gone)} again: measured anew, it is within the tolerance.`] : [],
    ...unclear > 0 ? [`The blocks of the head vary too much to show ${of(unclear)} again.`] : [],
    ...unseen > 0 ? [`No block of the experiments said anything of ${of(unseen)}.`] : []
  ];
};
var isSmallest = (set, suspects, { leads }) => leads[set.lead]?.exact === true || set.suspects.length === 2 && set.suspects.every((id) => suspects.find((it) => it.id === id)?.decision === "ruled-out");
var inSet = (finding, sets) => {
  const set = sets.find(({ suspects }) => suspects.includes(finding.id));
  if (set === void 0) return finding;
  const others = set.suspects.filter((id) => id !== finding.id).join(", ");
  const notes = [`By itself it is not the cause: together with ${others} it is, and each hides the other.`];
  return { ...finding, decision: "contributing", notes: [...notes, ...finding.notes] };
};
var concludeProof = (state) => {
  const view = viewProof(state);
  const progress = progressOf(view);
  const { explanations, settled, bisection } = progress;
  const rootCauses = idsOf2(explanations, ({ roots }) => roots);
  const sets = { together: togetherFindings(view, progress), discovered: discoveredFindings(view, progress) };
  const members = new Set(sets.discovered.flatMap((it) => it.decision === "root-cause" ? it.suspects : []));
  const contributing = idsOf2(explanations, (it) => it.contributing).filter(
    (id) => !rootCauses.includes(id) && !members.has(id)
  );
  const alone = state.plan.suspects.map((suspect2) => suspectFinding(view, progress, suspect2));
  const smallest = sets.discovered.filter((it) => it.decision === "root-cause" && isSmallest(it, alone, view));
  const isProven = rootCauses.length > 0 || sets.discovered.some(({ decision }) => decision === "root-cause");
  const isPartly = contributing.length > 0 || sets.together.length > 0 || sets.discovered.length > 0;
  const isGone = view.leads.length > 0 && view.leads.every((_, lead) => !isLive(view, lead));
  return {
    state: isProven ? "proven" : isPartly ? "contributing" : isGone ? "not-reproduced" : "unexplained",
    suspects: alone.map((it) => inSet(it, smallest)),
    rootCauses,
    contributing,
    ...sets,
    commits: bisection?.kind === "done" ? bisection.suspects : null,
    placebo: placeboFinding(view),
    leads: view.leads.map((_, lead) => ({
      shown: view.shown(lead),
      explained: settled[lead] === true && isLive(view, lead),
      share: explanations[lead]?.total ?? 0
    })),
    notes: notesOfProof(view)
  };
};

// src/investigation/proof/lead-regressions.ts
var most7 = 3;
var scaleOfResult = (it) => ({
  kind: isByDifference(it) ? "difference" : "ratio",
  better: it.better
});
var signalToNoise = (it) => {
  const scale = scaleOfResult(it);
  const effects = it.base.blocks.flatMap((base, k) => {
    const head = it.head.blocks[k];
    return head === void 0 ? [] : effectOf(scale, base, head) ?? [];
  });
  if (isExact(it)) return Infinity;
  if (effects.length < 2) return 0;
  const { mean, deviation } = meanAndDeviation(effects);
  return deviation === 0 ? Infinity : Math.abs(mean) / deviation;
};
var wobbleOf = (it) => {
  const wobble = isBundleMetric(it.metric) ? it.change.high - it.change.estimate : 0;
  return wobble > 0 ? { wobble } : {};
};
var groupsOf = (regressed) => {
  const groups = [
    ...Map.groupBy(regressed, (it) => JSON.stringify([it.suite, it.route, familyOf(it.metric)])).values()
  ].flatMap((members) => {
    const [first] = members;
    return first === void 0 ? [] : [{ suite: first.suite, route: first.route, family: familyOf(first.metric), members }];
  });
  return groups.filter(
    (it) => it.route !== null || !groups.some((other) => other.route !== null && other.suite === it.suite && other.family === it.family)
  );
};
var clearest = ({ members }) => members.reduce(
  (best, it) => best === null || signalToNoise(it) > signalToNoise(best) ? it : best,
  null
);
var spreadOut = (groups) => {
  const seen = /* @__PURE__ */ new Map();
  return groups.map((group, index) => {
    const place = JSON.stringify([group.suite, group.route]);
    const turn = seen.get(place) ?? 0;
    seen.set(place, turn + 1);
    return { group, turn, index };
  }).toSorted((a, b) => a.turn - b.turn || a.index - b.index).map(({ group }) => group);
};
var work = /* @__PURE__ */ new Set(["database", "sync"]);
var ofWork = /* @__PURE__ */ new Set(["time", "allocation", "memory"]);
var controlOf = (result, lead, affected) => {
  if (lead.route === null) return null;
  const found = result.metrics.filter((it) => it.suite === lead.suite && it.metric === lead.metric && it.scenario === lead.scenario).find((it) => it.decision === "unchanged" && it.route !== null && !affected.has(it.route));
  return found === void 0 || found.route === null ? null : { route: found.route, tolerance: found.tolerance };
};
var leadRegressions = (result, asked = {}) => {
  const regressed = regressedMetrics(result, asked);
  const affected = new Set(
    result.metrics.flatMap((it) => it.decision === "regressed" && it.route !== null ? [it.route] : [])
  );
  const chosen = spreadOut(groupsOf(regressed)).slice(0, most7);
  return chosen.flatMap((group) => {
    const it = clearest(group);
    if (it === null) return [];
    const source = chosen.findIndex(
      (other) => work.has(other.family) && other.suite === group.suite && (other.route === group.route || other.route === null || group.route === null)
    );
    return [
      {
        suite: it.suite,
        scenario: it.scenario,
        route: it.route,
        metric: it.metric,
        family: group.family,
        scale: scaleOfResult(it),
        tolerance: Math.max(0, it.tolerance),
        exact: isExact(it),
        ...wobbleOf(it),
        follows: ofWork.has(group.family) && source >= 0 ? source : null,
        control: controlOf(result, it, affected)
      }
    ];
  });
};

// src/investigation/synthesis/describe-units.ts
var kindOf2 = (units) => units.find(({ kind }) => kind !== "hunk")?.kind ?? "hunk";
var describeUnits = (change, patches, ids) => {
  const units = change.units.filter(({ id }) => ids.includes(id));
  const pieces = units.flatMap((unit) => unit.pieces);
  const [first] = pieces.toSorted((a, b) => b.head.length + b.base.length - (a.head.length + a.base.length));
  const others = ids.length - 1;
  const more = others < 1 ? "" : ` and ${others} other ${others === 1 ? "place" : "places"} of the change`;
  const undone = patches.undoAll(units.map(({ id }) => id));
  const failed = "reason" in undone ? undone.reason : units.length < ids.length ? "Settings are among it." : null;
  const at = first === void 0 ? ids[0] ?? "the change" : `${first.path}:${first.at + 1}`;
  return {
    undone: units.length < ids.length ? "configuration" : kindOf2(units),
    patch: "reason" in undone || failed !== null ? "" : undone.patch,
    reason: failed,
    title: `Changed code in ${at}${more}`,
    location: first === void 0 ? null : {
      path: first.path,
      startLine: first.at + 1,
      endLine: Math.max(first.at + 1, first.at + first.head.length)
    }
  };
};

// src/usecases/investigate/arm-recipe.ts
var isWithin = ({ units }, all) => units.every((unit) => all.has(unit));
var ofSettings = (units, { suspects }, side) => {
  const fitting = suspects.flatMap(({ suspect: { undo } }) => undo !== null && isWithin(undo, units) ? [undo] : []);
  const covered = new Set(fitting.flatMap((undo) => undo.units));
  const patches = fitting.map((undo) => side === "head" ? undo.patch : undo.apply);
  return {
    patches: patches.filter((it) => it !== null),
    missing: [
      ...[...units].filter((it) => !covered.has(it)),
      ...fitting.filter((undo) => side === "base" && undo.apply === null).flatMap((undo) => undo.units)
    ]
  };
};
var patchFor = (arm2, side, book) => {
  const [only] = arm2.suspects;
  const named = arm2.suspects.length === 1 ? book.suspects.find(({ id }) => id === only) : void 0;
  if (named?.suspect.undo !== void 0 && named.suspect.undo !== null) {
    const patch = side === "head" ? named.suspect.undo.patch : named.suspect.undo.apply;
    return patch === null ? { reason: "It can not be put onto the base alone." } : { side, patch };
  }
  const known = new Set(book.change?.units.map(({ id }) => id));
  const code = arm2.units.filter((unit) => known.has(unit));
  const made = code.length === 0 ? null : side === "head" ? book.patches?.undoAll(code) ?? null : book.patches?.applyAll(code) ?? null;
  if (made !== null && "reason" in made) return { reason: made.reason };
  const settings = ofSettings(new Set(arm2.units.filter((unit) => !known.has(unit))), book, side);
  const [first] = settings.missing;
  if (first !== void 0) return { reason: `${first} can not be taken along.` };
  return { side, patch: [...made === null ? [] : [made.patch], ...settings.patches].join("") };
};
var recipeOf = async (arm2, book, patchTo) => {
  if (arm2.kind === "commit") {
    const patch = arm2.commit === null ? null : await patchTo(arm2.commit);
    return patch === null || patch === "" ? { reason: "The commit can not be made out of the head." } : { side: "head", patch };
  }
  return patchFor(arm2, arm2.kind === "only" ? "base" : "head", book);
};

// src/usecases/investigate/arm-shelf.ts
var most8 = 8;
var createArmShelf = (options) => {
  const { bench, repository, suites, prepared } = options;
  const ready = /* @__PURE__ */ new Map();
  const at = { base: new Set(prepared.base), head: new Set(prepared.head) };
  const failures = {};
  const prepareSide = async (side, timeLeft) => {
    if (at[side].size > 0) return null;
    const known = failures[side];
    if (known !== void 0) return known;
    try {
      await repository.prepare(side, suites[side], timeLeft);
    } catch (error) {
      if (!isMeasuringFailure(error)) throw error;
      failures[side] = error.message;
      return error.message;
    }
    for (const { name } of suites[side]) at[side].add(name);
    return null;
  };
  const make = async (arm2, timeLeft) => {
    const recipe = await recipeOf(arm2, options, (commit2) => repository.patchTo(commit2));
    if ("reason" in recipe) return { failure: recipe.reason };
    const { side, patch } = recipe;
    const failure = await prepareSide(side, timeLeft);
    if (failure !== null) return { failure };
    const installs = suites[side].some(({ name }) => !at[side].has(name));
    return bench.prepare({ id: arm2.id, side, patch, suites: suites[side], installs, timeLeft });
  };
  return {
    take: async (arm2, timeLeft) => {
      const found = ready.get(arm2.id);
      ready.delete(arm2.id);
      const made = found ?? await make(arm2, timeLeft);
      if ("failure" in made) return made;
      ready.set(arm2.id, made);
      for (const [id, old] of ready) {
        if (ready.size <= most8) break;
        ready.delete(id);
        await old[Symbol.asyncDispose]();
      }
      return made;
    },
    [Symbol.asyncDispose]: async () => {
      for (const arm2 of ready.values()) await arm2[Symbol.asyncDispose]();
      ready.clear();
    }
  };
};

// src/investigation/proof/read-arm-block.ts
var leadEffect = ({ scale }, base, head) => effectOf(scale, base, head);
var readBundle = (leads, sizes) => ({
  effects: leads.map((lead) => {
    const values = sizes(lead);
    return values === null ? null : leadEffect(lead, values.base, values.head);
  }),
  controls: leads.map(() => null),
  counters: leads.map(() => ({}))
});
var readArmBlock = (block, { shape, sight, leads, counters }) => {
  const observed = observe(block, shape);
  const ofSlices = (metric, scenario, route) => observed.find(
    (it) => it.kind === "seen" && it.metric === metric && it.route === route && (scenario === null || it.scenario === scenario)
  ) ?? null;
  const valuesAt = (metric, scenario, route) => {
    const seen = ofSlices(metric, scenario, route);
    if (seen !== null) return seen;
    const pair2 = pairOf(block, { metric, route, routes: shape.routes, sight });
    return pair2.kind === "seen" ? pair2 : null;
  };
  const effectAt = (lead, route) => {
    const seen = ofSlices(lead.metric, lead.scenario, route);
    if (seen !== null && seen.scenario === lead.scenario) return seen.effect;
    const values = valuesAt(lead.metric, lead.scenario, route);
    return values === null ? null : leadEffect(lead, values.base, values.head);
  };
  const own = (lead) => lead.suite === shape.name && block.discarded === null;
  return {
    effects: leads.map((lead) => own(lead) ? effectAt(lead, lead.route) : null),
    controls: leads.map((lead) => own(lead) && lead.control !== null ? effectAt(lead, lead.control.route) : null),
    counters: leads.map((lead) => {
      const found = {};
      for (const metric of own(lead) ? counters : []) {
        const values = valuesAt(metric, lead.scenario, lead.route) ?? valuesAt(metric, lead.scenario, null);
        if (values !== null) found[metric] = { base: values.base, head: values.head };
      }
      return found;
    })
  };
};

// src/usecases/investigate/extent.ts
var extentOf = (all, { name, scenarios, routes }) => {
  const leads = all.filter(({ suite }) => suite === name);
  const grows = leads.some(({ family }) => family === "memory");
  const counts = leads.length > 0 && leads.every(({ exact }) => exact);
  const inScenarios = new Set(leads.flatMap(({ scenario }) => scenario ?? []));
  const anywhere = leads.some(({ scenario, exact }) => scenario === null && !exact);
  const any = scenarios.find(({ model }) => model === "closed") ?? scenarios[0];
  const asked = scenarios.filter((it) => anywhere || inScenarios.has(it.name));
  const named = new Set(leads.flatMap(({ route, control }) => [route ?? [], control?.route ?? []].flat()));
  return {
    routes: grows ? routes.map((it) => it.name) : [...named],
    scenarios: (asked.length > 0 ? asked : any === void 0 ? [] : [any]).map((it) => it.name),
    counts
  };
};

// src/usecases/investigate/measure-arm.ts
var shapeOf = ({ suite, schedule }) => ({
  name: suite.name,
  ...suite.type === "page" ? { type: "page" } : {},
  scenarios: suite.scenarios.map(({ name, model }) => ({ name, model })),
  routes: suite.routes.map(({ name, weight }) => ({ name, weight })),
  schedule
});
var countersOf = ({ plan }) => [...new Set(plan.suspects.flatMap(({ counters }) => counters))];
var isSignal2 = (name) => signalNames.some((it) => it === name);
var withSignals2 = (reading, block, leads, names) => {
  const found = names.filter(isSignal2).flatMap((name) => {
    const [base, head] = [
      signalValue(name, [block], block.suite, "base"),
      signalValue(name, [block], block.suite, "head")
    ];
    return base === null || head === null ? [] : [[name, { base, head }]];
  });
  return {
    ...reading,
    counters: reading.counters.map(
      (counters, lead) => leads[lead]?.suite === block.suite ? { ...counters, ...Object.fromEntries(found) } : counters
    )
  };
};
var wasLost = (state, arm2, suite) => state.blocks.findLast((it) => it.arm === arm2 && it.suite === suite)?.reading === null;
var spoiledBy = (arm2, state, { discarded, suite }) => arm2 === null || discarded?.side !== "head" || !wasLost(state, arm2.id, suite) ? null : `It does not answer as it should: ${discarded.reason.replace(/^head: /u, "").replace(/^head\b/u, "it")}.`;
var without3 = ({ kind }) => kind === "only" ? "With only it the base" : kind === "commit" ? "There the service" : "Without it the service";
var otherAnswer = (answers, ofHead) => {
  for (const [route, expected2] of ofHead) {
    const [found, ofBase] = [answers.get("head")?.get(route), answers.get("base")?.get(route)];
    if (found === void 0) continue;
    const difference = answerDifference(expected2, found);
    if (difference !== null && (ofBase === void 0 || answerDifference(ofBase, found) !== null))
      return `${route}: ${difference}`;
  }
  return null;
};
var firstLine = (text2) => (text2.split("\n")[0] ?? "").replace(/[.:]$/u, "");
var ofService = (message) => /^(?:The head service|head:)/u.test(message);
var createArmMeasurer = (known, laboratory, { clock, signal }) => {
  const { plan, blocks, archive } = known;
  const headAnswers = /* @__PURE__ */ new Map();
  const measureBlock = async (planned, order) => {
    const { suite, own, schedule } = planned;
    const { arm: arm2, ready, state, seed } = order;
    const id = arm2?.id ?? headArm;
    const number = state.blocks.filter((it) => it.arm === id && it.suite === suite.name).length + 1;
    const earlier = blocks.filter((it) => it.suite === suite.name);
    const first = earlier.find(({ discarded }) => discarded === null);
    const index = earlier.length + state.blocks.filter((it) => it.suite === suite.name).length;
    const counters = countersOf(state);
    const { leads } = state.plan;
    const answers = /* @__PURE__ */ new Map();
    try {
      const block = await laboratory.runBlock({
        suite,
        own: arm2?.kind === "only" ? { base: own.base, head: own.base } : own,
        index,
        kind: "comparison",
        schedule,
        solo: false,
        only: extentOf(leads, planned.suite),
        answered: (side, it) => answers.set(side, it),
        alone: false,
        ...ready === null ? {} : { standIn: ready.checkout },
        seed,
        random: createRandom(seed).fork(`${suite.name}/arms/${id}/${number}`),
        warmUp: first === void 0 ? suite.warmUp : { min: first.warmUp.duration, max: first.warmUp.duration },
        slice: first?.warmUp.slice ?? null
      });
      await archive.keepArmBlock(block, id, number);
      if (arm2 === null) headAnswers.set(suite.name, answers.get("head") ?? /* @__PURE__ */ new Map());
      const other = arm2 === null ? null : otherAnswer(answers, headAnswers.get(suite.name) ?? /* @__PURE__ */ new Map());
      if (other !== null) return { reading: null, failure: `It does not answer as head or base do: ${other}.` };
      if (block.discarded !== null) return { reading: null, failure: spoiledBy(arm2, state, block) };
      const reading = readArmBlock(block, {
        shape: shapeOf(planned),
        sight: sightOf(earlier),
        leads,
        counters: counters.filter((it) => !isSignal2(it))
      });
      return { reading: withSignals2(reading, block, leads, counters), failure: null };
    } catch (error) {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      const failed = failedBlock({ suite: suite.name, index, kind: "comparison", schedule, seed }, clock, error);
      await archive.keepArmBlock(failed, id, number);
      return {
        reading: null,
        failure: arm2 !== null && ofService(error.message) ? `${without3(arm2)} does not run: ${firstLine(error.message)}.` : null
      };
    }
  };
  const sizesOf = async ({ own, measurement }, { arm: arm2, ready }) => ready === null ? measurement?.head?.sizes ?? null : ready.sizes(own[arm2?.kind === "only" ? "base" : "head"]);
  const measureBundle = async (planned, order) => {
    const { measurement } = planned;
    try {
      const sizes = await sizesOf(planned, order);
      if (sizes === null || measurement === null || measurement.base === null || measurement.head === null)
        return { reading: null, failure: order.arm === null ? null : "There are no sizes to hold it against." };
      const { metrics } = judge({
        policy: plan.policy,
        policyFrom: "given",
        suites: [],
        bundles: [bundleInput({ ...planned, measurement: { ...measurement, head: { ...measurement.head, sizes } } })],
        final: true,
        blockTime: 0
      });
      const reading = readBundle(order.state.plan.leads, (lead) => {
        const found = metrics.find(
          (it) => it.suite === lead.suite && it.metric === lead.metric && it.route === lead.route
        );
        return lead.suite !== planned.suite.name || found === void 0 ? null : { base: found.base.value, head: found.head.value };
      });
      return { reading, failure: null };
    } catch (error) {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      return { reading: null, failure: `What it built could not be measured: ${firstLine(error.message)}.` };
    }
  };
  return async (order) => {
    const bundle = plan.bundles.find(({ suite }) => suite.name === order.suite);
    if (bundle !== void 0) return measureBundle(bundle, order);
    const planned = plan.suites.find(({ suite }) => suite.name === order.suite);
    return planned === void 0 ? { reading: null, failure: "Its suite is not measured." } : measureBlock(planned, order);
  };
};

// src/investigation/proof/open-proof.ts
var effort = { hunk: 1, configuration: 1, dependency: 3, migration: 2 };
var toProofSuspect = ({ id, suspect: suspect2, prepare }, usual) => ({
  id,
  weight: suspect2.weight,
  units: [...suspect2.undo?.units ?? []],
  undoable: suspect2.undo !== null,
  reason: suspect2.reason,
  reproducible: suspect2.undo !== null && suspect2.undo.apply !== null,
  counters: [...suspect2.counters],
  suites: [...suspect2.suites],
  prepare: prepare ?? usual * (suspect2.undo === null ? 1 : effort[suspect2.undo.kind])
});
var openProof = (given) => ({
  schema: "pacegate/proof@1",
  plan: {
    leads: [...given.leads],
    suspects: given.suspects.map((it) => toProofSuspect(it, given.costs.prepare)),
    units: [...given.units],
    commits: [...given.commits],
    budget: given.budget,
    costs: given.costs
  },
  arms: [],
  splits: [],
  blocks: [],
  spent: 0
});

// src/usecases/investigate/open-state.ts
var leastPreparation = 2e3;
var timeOf = (blocks) => median(blocks.map((block) => meanTime([block]))) ?? meanTime([]);
var identity = ({ plan: { leads, suspects, units, commits } }) => JSON.stringify([leads, suspects.map(({ id, units: of }) => [id, of]), units, commits]);
var openState = (options) => {
  const { leads, result, blocks, earlier, budget } = options;
  const suites = new Set(leads.map(({ suite }) => suite));
  const measured2 = blocks.filter(({ suite, discarded }) => suites.has(suite) && discarded === null);
  const fresh = openProof({
    ...options,
    costs: {
      block: timeOf(measured2),
      prepare: Math.max(leastPreparation, result.time.prepare / 2)
    }
  });
  if (earlier === null || identity(earlier) !== identity(fresh)) return { state: fresh, isGoneOn: false };
  const plan = { ...earlier.plan, budget: earlier.spent + budget };
  return { state: { ...earlier, plan }, isGoneOn: earlier.blocks.length > 0 };
};

// src/investigation/proof/advance.ts
var giveUp = (state, arm2, suite) => {
  const last = state.blocks.filter((it) => it.arm === arm2 && it.suite === suite).slice(-limits.mostLost);
  if (last.length < limits.mostLost || last.some(({ reading }) => reading !== null)) return state;
  const failure = `${last.length} of its blocks in a row had to be discarded.`;
  return { ...state, arms: state.arms.map((it) => it.id === arm2 ? { ...it, failure } : it) };
};
var advance = (state, event) => {
  switch (event.kind) {
    case "prepared": {
      const { arm: arm2, took, failure } = event;
      const made = { ...arm2, took, failure };
      const isKnown = state.arms.some(({ id }) => id === arm2.id);
      const arms = isKnown ? state.arms.map((it) => it.id === arm2.id ? made : it) : [...state.arms, made];
      return { ...state, arms, spent: state.spent + took };
    }
    case "measured": {
      const { arm: arm2, suite, took, reading } = event;
      const blocks = [...state.blocks, { arm: arm2, suite, took, reading }];
      return giveUp({ ...state, blocks, spent: state.spent + took }, arm2, suite);
    }
    case "split":
      return { ...state, splits: [...state.splits, event.group] };
    case "passed":
      return { ...state, spent: state.spent + event.took };
  }
};

// src/investigation/proof/living.ts
var urgency = {
  only: 0,
  joint: 1,
  undo: 2,
  group: 3,
  delta: 4,
  commit: 5,
  placebo: 6
};
var fewest3 = (view, lead, ofNoise) => {
  const of = view.leads[lead];
  return of === void 0 ? ofNoise : fewestBlocks(of, ofNoise);
};
var isOpenOn = (view, progress, arm2, lead) => {
  const isSettled = progress.settled[lead] === true;
  const blocks = view.effects(arm2.id, lead).length;
  if (view.tried(arm2.id, lead) >= limits.most || !isLive(view, lead)) return false;
  switch (arm2.kind) {
    case "only":
      return !isSettled && reproducedBy(view, arm2.id, lead) === "running";
    case "joint":
      return !isSettled && isJointOpen(view, arm2.id, lead);
    case "placebo": {
      const recovery = view.recovery(arm2.id, lead);
      const isCleared = recovery !== null && recovery.high < limits.cleared;
      return !isCleared && blocks < fewest3(view, lead, limits.placebo);
    }
    case "delta":
    case "commit": {
      const { search, bisection } = progress;
      const isAsked = arm2.kind === "delta" ? search?.kind === "test" && search.sets.some((set) => view.undoing(set)?.id === arm2.id) : bisection?.kind === "test" && bisection.commit === arm2.commit && outcomeOf(view, arm2.id, lead) === "open";
      return lead === progress.target && isAsked;
    }
    case "group":
      return !isSettled && progress.running.some((item) => item.arm?.id === arm2.id);
    case "undo": {
      const suspect2 = view.state.plan.suspects.find(({ id }) => id === arm2.suspects[0]);
      if (suspect2 === void 0 || !concerns(view, suspect2, lead) || !isUndoOpen(view, suspect2, lead)) return false;
      return isSettled ? blocks > 0 && blocks < fewest3(view, lead, limits.fewest) : true;
    }
  }
};
var livingArms = (view, progress) => {
  const suites = [...new Set(view.leads.map(({ suite }) => suite))];
  const made = view.state.arms.filter(({ failure }) => failure === null);
  const isBusy = view.leads.map((_, lead) => made.some((arm2) => isOpenOn(view, progress, arm2, lead)));
  const waits = view.leads.map(({ follows }) => follows !== null && isBusy[follows] === true);
  return made.toSorted((a, b) => urgency[a.kind] - urgency[b.kind]).flatMap(
    (arm2) => suites.filter(
      (suite) => view.leads.some(
        (lead, index) => lead.suite === suite && waits[index] !== true && isOpenOn(view, progress, arm2, index)
      )
    ).map((suite) => ({ arm: arm2.id, suite }))
  );
};
var wantsHead = (view, suite) => {
  const own = view.state.blocks.filter((it) => it.suite === suite);
  const last = own.findLastIndex(({ arm: arm2, reading }) => arm2 === headArm && reading !== null);
  return view.blocks(headArm, suite) < limits.most || own.length - 1 - last >= limits.headEvery;
};

// src/investigation/proof/placebo.ts
var mostTries = 2;
var guiltyUnits = ({ state }, { explanations, found }) => new Set(
  [
    ...found,
    ...explanations.flatMap(({ necessary, contributing }) => [
      ...necessary.map(({ suspect: suspect2 }) => suspect2),
      ...contributing
    ]),
    ...state.arms.filter((arm2) => explanations.some(({ together }) => together?.id === arm2.id))
  ].flatMap(({ units }) => units)
);
var placeboArm = (view, progress) => {
  const { state } = view;
  const made = state.arms.filter(({ kind }) => kind === "placebo");
  if (made.length >= mostTries || made.some(({ failure }) => failure === null)) return null;
  const guilty = guiltyUnits(view, progress);
  if (guilty.size === 0) return null;
  const suspected2 = new Set(state.plan.suspects.flatMap(({ units }) => units));
  const used = new Set(
    state.arms.filter(({ kind }) => kind === "placebo" || kind === "undo").flatMap(({ units }) => units)
  );
  const candidates = [
    ...state.plan.units.filter((unit) => !suspected2.has(unit)).map((unit) => ({ units: [unit], suspects: [] })),
    ...worthTesting(state).toReversed().map(({ id, units }) => ({ units, suspects: [id] }))
  ];
  const chosen = candidates.find(
    ({ units }) => units.length > 0 && !units.some((it) => guilty.has(it) || used.has(it))
  );
  if (chosen === void 0) return null;
  return {
    id: made.length === 0 ? "P" : `P${made.length + 1}`,
    kind: "placebo",
    units: [...chosen.units],
    suspects: [...chosen.suspects],
    commit: null
  };
};

// src/investigation/proof/wanted.ts
var numberOf = ({ state }, { id }) => state.plan.suspects.findIndex((it) => it.id === id) + 1;
var armOf = (id, kind, units, suspects) => ({
  id,
  kind,
  units: [...units],
  suspects: suspects.map((it) => it.id),
  commit: null
});
var openLeads2 = ({ settled }) => settled.flatMap((it, lead) => it ? [] : [lead]);
var reproduction = (view, progress) => {
  for (const lead of openLeads2(progress)) {
    const winner = progress.explanations[lead]?.necessary.find(
      ({ reproduced }) => reproduced !== "refuted" && reproduced !== "undecided"
    );
    if (winner?.reproduced === "wanted") {
      const { suspect: suspect2 } = winner;
      return armOf(`S${numberOf(view, suspect2)}`, "only", suspect2.units, [suspect2]);
    }
  }
  return null;
};
var areDisjoint = (a, b) => !a.units.some((unit) => b.units.includes(unit));
var pairReproduction = (view, progress) => {
  for (const lead of openLeads2(progress)) {
    const necessary = progress.explanations[lead]?.necessary ?? [];
    const lonely = necessary.find(({ reproduced }) => reproduced === "refuted");
    const partner = necessary.find(
      ({ suspect: suspect2 }) => lonely !== void 0 && suspect2.reproducible && areDisjoint(suspect2, lonely.suspect)
    );
    if (lonely === void 0 || partner === void 0) continue;
    const pair2 = [lonely.suspect, partner.suspect].toSorted((a, b) => numberOf(view, a) - numberOf(view, b));
    const arm2 = armOf(`S${pair2.map((it) => numberOf(view, it)).join("+")}`, "only", unionOf(pair2), pair2);
    if (view.find(arm2.id) === null) return arm2;
  }
  return null;
};
var joint = (view, progress) => {
  const isExhausted = progress.waiting.length === 0 && progress.guilty.length === 0;
  for (const lead of openLeads2(progress)) {
    const explanation = progress.explanations[lead];
    const partners = (explanation?.contributing ?? []).filter((it) => view.own(it, "undo") !== null);
    const isSettled = partners.every((it) => !isUndoOpen(view, it, lead));
    if (explanation === void 0 || partners.length < 2 || !isSettled || explanation.necessary.length > 0) continue;
    if (!isExhausted && explanation.total < limits.proven) continue;
    const key = unitsKey(unionOf(partners));
    if (view.state.arms.some((it) => it.kind === "joint" && unitsKey(it.units) === key)) continue;
    const number = view.state.arms.filter(({ kind }) => kind === "joint").length + 1;
    return armOf(`J${number}`, "joint", unionOf(partners), partners);
  }
  return null;
};
var searched = (view, { search, found }) => {
  if (search === null) return null;
  if (search.kind === "test") {
    const set = search.sets.find((it) => view.undoing(it) === null);
    const number = view.state.arms.filter(({ kind }) => kind === "delta").length + 1;
    return set === void 0 ? null : armOf(`D${number}`, "delta", set, []);
  }
  const last = found.at(-1);
  return last?.reproduced === "wanted" ? armOf(`S${last.arm.id}`, "only", last.units, []) : null;
};
var commit = (view, { bisection }) => {
  if (bisection?.kind !== "test") return null;
  const number = view.state.plan.commits.indexOf(bisection.commit) + 1;
  const arm2 = { id: `C${number}`, kind: "commit", units: [], suspects: [], commit: bisection.commit };
  return view.find(arm2.id) === null ? arm2 : null;
};
var isAffordable = (costs, prepare, reserve) => costs.left >= prepare + limits.fewest * costs.block + reserve;
var wantedArm = (view, progress, costs) => {
  const isOpen = progress.target !== null;
  const needed = reproduction(view, progress) ?? pairReproduction(view, progress) ?? joint(view, progress);
  if (isOpen && needed !== null && isAffordable(costs, costs.prepare, 0)) return needed;
  const [next] = progress.waiting;
  if (isOpen && next !== void 0 && progress.running.length < limits.width) {
    const own = Math.max(...next.suspects.map(({ prepare }) => prepare));
    const reserve = progress.items[0] === next ? 0 : costs.arm;
    if (isAffordable(costs, own, reserve)) return armOfItem(view, next);
  }
  if (isOpen) {
    const last = searched(view, progress) ?? commit(view, progress);
    return last !== null && isAffordable(costs, costs.prepare, 0) ? last : null;
  }
  const placebo = placeboArm(view, progress);
  return placebo !== null && isAffordable(costs, costs.prepare, 0) ? placebo : null;
};

// src/investigation/proof/next-step.ts
var texts2 = {
  explained: "The regression is explained.",
  "nothing-left": "Everything that could be tested was tested.",
  budget: "The time for experiments is used up.",
  "not-reproduced": "The head did not show the regression again, so there is nothing to explain.",
  "nothing-to-test": "Nothing of the change can be undone, so nothing was tested.",
  unmeasurable: "The head itself could not be measured."
};
var finish = (reason) => ({ kind: "finish", reason, text: texts2[reason] });
var rotate = (wishes, blocks) => {
  const turn = wishes.length === 0 ? 0 : Math.floor(blocks / wishes.length) % wishes.length;
  return [...wishes.slice(turn), ...wishes.slice(0, turn)];
};
var roundOf = (view, living, most9) => {
  const suites = [...new Set(living.map(({ suite }) => suite))];
  const isLacking = (suite) => living.some((it) => it.suite === suite && view.leads.some((_, lead) => view.lacksHead(it.arm, lead)));
  const heads = suites.filter((suite) => wantsHead(view, suite) || isLacking(suite)).map((suite) => ({ arm: headArm, suite }));
  const blocks = [...heads, ...living].slice(0, Math.max(1, most9));
  return { kind: "round", blocks: rotate(blocks, view.state.blocks.length) };
};
var isLost = (view) => {
  const suites = [...new Set(view.leads.map(({ suite }) => suite))];
  return suites.some((suite) => view.lost(headArm, suite) >= limits.mostLost);
};
var isOfBundles = ({ leads }) => leads.every(({ metric }) => isBundleMetric(metric));
var isSearchable = ({ plan }) => plan.units.length > 0 || plan.commits.length > 1;
var isOver = (view, { target, search, bisection }) => {
  if (target === null) return view.leads.some((_, lead) => isLive(view, lead)) ? "explained" : "not-reproduced";
  const isSearching = search?.kind === "test" || bisection?.kind === "test";
  return view.state.arms.length === 0 && !isSearching ? "nothing-to-test" : "nothing-left";
};
var nextStep = (state) => {
  const view = viewProof(state);
  if (view.leads.length === 0) return finish("nothing-to-test");
  if (isLost(view)) return finish("unmeasurable");
  const progress = progressOf(view);
  const costs = costsOf2(state);
  const [group] = progress.guilty;
  if (group !== void 0 && group.arm !== null && progress.target !== null) {
    const into = halves(group.suspects).map((half) => half.map(({ id }) => id));
    return { kind: "split", group: group.arm.id, into };
  }
  const fitting = Math.floor(costs.left / Math.max(1, costs.block));
  const living = livingArms(view, progress);
  if (isOfBundles(view) && living.length > 0 && fitting > 0) return roundOf(view, living, fitting);
  const wanted = wantedArm(view, progress, costs);
  if (wanted !== null && fitting > 0) return { kind: "prepare", arm: wanted };
  const { target } = progress;
  if (living.length === 0 && target !== null && view.shown(target) === "open" && isSearchable(state) && fitting > 0) {
    return { kind: "round", blocks: [{ arm: headArm, suite: view.leads[target]?.suite ?? "" }] };
  }
  if (living.length > 0 && fitting > 0) return roundOf(view, living, fitting);
  const isWanting = living.length > 0 || wantedArm(view, progress, { ...costs, left: Infinity }) !== null;
  return finish(isWanting && target !== null ? "budget" : isOver(view, progress));
};

// src/usecases/investigate/run-proof.ts
var muchLonger = 4;
var runProof = async (options, { clock, signal, report }) => {
  const { shelf, measure, archive, seed, nameOf: nameOf2, advanced } = options;
  let { state } = options;
  let last = clock.now();
  const step = async (event, told) => {
    const now = clock.now();
    state = advance(state, event(now - last));
    last = now;
    await archive.keepProof(state);
    await advanced(state, told);
    signal.throwIfAborted();
  };
  const timeLeft = () => Math.max(1, state.plan.budget - state.spent - (clock.now() - last));
  const timeForArm = () => {
    const left = timeLeft();
    return Math.max(left / 2, Math.min(left, muchLonger * state.plan.costs.prepare));
  };
  const tell = (text2) => report({ kind: "step", text: text2 });
  const prepare = async (arm2) => {
    tell(`making ready ${nameOf2(arm2)}`);
    const began = clock.now();
    const made = await shelf.take(arm2, timeForArm());
    const failure = "failure" in made ? made.failure : null;
    const text2 = failure === null ? `Made ready in ${formatDuration(clock.now() - began)}: ${nameOf2(arm2)}.` : `Could not be made: ${nameOf2(arm2)}. ${failure.split("\n")[0] ?? ""}`;
    if (failure !== null) tell(text2);
    await step((took) => ({ kind: "prepared", arm: arm2, took, failure }), text2);
  };
  const met = /* @__PURE__ */ new Set();
  const measureOne = async (id, suite) => {
    if (id === headArm) met.add(suite);
    else if (!met.has(suite)) await measureOne(headArm, suite);
    const arm2 = state.arms.find((it) => it.id === id) ?? null;
    if (arm2 !== null && arm2.failure !== null) return;
    const made = arm2 === null ? null : await shelf.take(arm2, timeForArm());
    if (arm2 !== null && made !== null && "failure" in made) {
      const { failure: failure2 } = made;
      await step((took) => ({ kind: "prepared", arm: arm2, took, failure: failure2 }), `Could not be made again: ${nameOf2(arm2)}.`);
      return;
    }
    const block = state.blocks.filter((it) => it.arm === id && it.suite === suite).length + 1;
    tell(`${suite}: ${arm2 === null ? "the head again" : nameOf2(arm2)}, block ${block}`);
    const ready = made === null || "failure" in made ? null : made;
    const { reading, failure } = await measure({ suite, arm: arm2, ready, state, seed });
    await step((took) => ({ kind: "measured", arm: id, suite, took, reading }), null);
    if (arm2 === null || failure === null) return;
    const text2 = `Not measured any more: ${nameOf2(arm2)}. ${failure}`;
    tell(text2);
    await step((took) => ({ kind: "prepared", arm: arm2, took, failure }), text2);
  };
  await archive.keepProof(state);
  for (; ; ) {
    signal.throwIfAborted();
    const next = nextStep(state);
    switch (next.kind) {
      case "finish":
        return { state, reason: next.reason };
      case "prepare":
        await prepare(next.arm);
        break;
      case "split":
        await step(() => ({ kind: "split", group: next.group }), null);
        break;
      case "round":
        for (const { arm: arm2, suite } of next.blocks) await measureOne(arm2, suite);
        break;
    }
  }
};

// src/usecases/investigate/experiments.ts
var concerned = ({ plan }, names) => {
  const found = [...plan.suites, ...plan.bundles].filter(({ suite }) => names.has(suite.name));
  return { base: found.map(({ own }) => own.base), head: found.map(({ own }) => own.head) };
};
var preparedBy = ({ plan }) => {
  const measured2 = [...plan.suites, ...plan.bundles].filter(({ skipped }) => skipped === null);
  const stored = new Set(
    plan.bundles.flatMap(({ suite, measurement }) => measurement?.base?.source === "stored" ? [suite.name] : [])
  );
  const names = measured2.map(({ suite }) => suite.name);
  return {
    base: new Set(names.filter((it) => !stored.has(it))),
    head: new Set(names)
  };
};
var evidenceOf = (state, { change }, patches) => {
  const conclusion = concludeProof(state);
  const described = change === null || patches === null ? [] : conclusion.discovered.map(({ arm: arm2, units }) => [arm2, describeUnits(change, patches, units)]);
  return { leads: state.plan.leads, conclusion, discovered: new Map(described) };
};
var nameOf = (arm2) => {
  const what2 = arm2.suspects.length > 0 ? arm2.suspects.join(", ") : arm2.units.slice(0, 3).join(", ");
  const more = arm2.suspects.length > 0 || arm2.units.length <= 3 ? "" : ` and ${arm2.units.length - 3} more`;
  switch (arm2.kind) {
    case "only":
      return `the base with only ${what2}${more}`;
    case "commit":
      return `commit ${(arm2.commit ?? "").slice(0, 12)}`;
    case "placebo":
      return `the head without ${what2}${more}, as a placebo`;
    case "undo":
    case "group":
    case "joint":
    case "delta":
      return `the head without ${what2}${more}`;
  }
};
var experiment = async (options, ports) => {
  const { known, asked, consulted, suspects, deadline, seed, learned } = options;
  const { clock, repository, report } = ports;
  const { result, archive, blocks } = known;
  const leads = leadRegressions(result, asked);
  const innocent = new Set(consulted.change?.units.flatMap(({ id, innocent: why }) => why === null ? [] : [id]));
  const units = [
    ...consulted.change?.units.map(({ id }) => id).filter((id) => !innocent.has(id)) ?? [],
    ...consulted.settings
  ];
  const names = new Set(leads.map(({ suite }) => suite));
  const suites = concerned(known, names);
  const patches = consulted.change === null ? null : createUnitPatches(consulted.change);
  let prepared = preparedBy(known);
  if (known.earlier !== null && leads.length > 0) {
    report({ kind: "step", text: "preparing both sides for the experiments" });
    const atBase = suites.base.filter(({ type }) => type !== "bundle");
    const failed = await prepareSides(repository, { ...suites, base: atBase }, () => deadline - clock.now());
    const failure = failed.head ?? failed.base;
    if (failure !== null) throw failure;
    prepared = { base: new Set(atBase.map(({ name }) => name)), head: new Set(names) };
  }
  const { state, isGoneOn } = openState({
    leads,
    suspects,
    units: [...new Set(units)],
    commits: options.commits,
    budget: Math.max(0, deadline - clock.now()),
    result,
    blocks,
    earlier: known.earlier?.proof ?? null
  });
  if (isGoneOn)
    report({ kind: "step", text: `going on after ${state.blocks.length} blocks of experiments that were kept` });
  await using laboratory = await ports.openLaboratory();
  await using shelf = createArmShelf({
    bench: ports.arms,
    repository,
    suites,
    prepared,
    suspects,
    change: consulted.change,
    patches
  });
  const done = await runProof(
    {
      state,
      shelf,
      measure: createArmMeasurer(known, laboratory, ports),
      archive,
      seed,
      nameOf,
      advanced: (now, event) => learned(evidenceOf(now, consulted, patches), event)
    },
    ports
  );
  return { proof: evidenceOf(done.state, consulted, patches), reason: done.reason };
};

// src/usecases/investigate/mismatch.ts
import { isDeepStrictEqual } from "node:util";
var suiteSchema = external_exports.looseObject({ name: external_exports.string(), skipped: external_exports.string().nullable() });
var planSchema = external_exports.looseObject({
  policy: external_exports.looseObject({}),
  policyFrom: external_exports.string(),
  suites: external_exports.array(suiteSchema),
  bundles: external_exports.array(suiteSchema).default([])
});
var comparable = (plan) => {
  const read = planSchema.safeParse(JSON.parse(JSON.stringify(plan ?? null)));
  if (!read.success) return null;
  const { policy, policyFrom, suites, bundles } = read.data;
  return {
    policy: { ...policy, timeLimit: null },
    policyFrom,
    suites: [...suites, ...bundles].filter(({ skipped }) => skipped === null)
  };
};
var measuredBy = ({ suites }) => suites.map(({ name }) => name);
var namesOf = (names) => names.length === 0 ? "nothing" : quote(names.map((it) => printable(it, 60)));
var ofPlans = (earlier, plan) => {
  const [then, now] = [comparable(earlier), comparable(emptyInput(plan, false))];
  if (then === null || now === null) return ["it was measured with another configuration"];
  const [were, are] = [measuredBy(then), measuredBy(now)];
  if (!isDeepStrictEqual(were.toSorted(), are.toSorted()))
    return [`it measured ${namesOf(were)}, and now it would be ${namesOf(are)}`];
  const others = then.suites.filter((it) => !now.suites.some((suite) => isDeepStrictEqual(it, suite)));
  const isOtherPolicy = then.policyFrom !== now.policyFrom || !isDeepStrictEqual(then.policy, now.policy);
  return [
    ...others.length === 0 ? [] : [`${namesOf(others.map(({ name }) => name))} had other requests or scenarios`],
    ...isOtherPolicy ? ["it was judged by other rules of the configuration"] : []
  ];
};
var sideText = ({ ref, commit: commit2, dirty = false }) => `${printable(ref, 80)} (${printable(commit2.slice(0, 10))}${dirty ? ", with uncommitted work" : ""})`;
var mismatchOf = (earlier, sides, plan) => {
  const { result } = earlier;
  const moved = ["base", "head"].filter(
    (side) => result[side].tree !== sides[side].tree
  );
  const rules = ofPlans(earlier.plan, plan);
  if (moved.length + rules.length === 0) return null;
  const what2 = [
    ...moved.map((side) => `its ${side} was ${sideText(result[side])}, and now it is ${sideText(sides[side])}`),
    ...rules
  ];
  const given = [
    ...moved.length === 0 || result.head.dirty ? [] : [`--base ${printable(result.base.commit, 64)} --head ${printable(result.head.commit, 64)}`],
    ...rules.length === 0 ? [] : ["the --config, --suite and --scenario that it was given"]
  ];
  const isGone = moved.includes("head") && result.head.dirty;
  return {
    what: what2.join("; "),
    cure: [
      ...isGone ? ["Its head was a working tree: to go on with it, bring back the files as they were."] : [],
      ...given.length === 0 ? [] : [`To go on with it, give ${given.join(", and ")}.`],
      "To measure this change anew, leave --result out, or say with --out where the new run is to be written."
    ].join(" ")
  };
};

// src/usecases/investigate/find-known.ts
var withBundles = (plan, { bundles }) => ({
  ...plan,
  bundles: plan.bundles.map((it) => ({
    ...it,
    measurement: bundles.find(({ suite }) => suite === it.suite.name) ?? null
  }))
});
var reopened = async (earlier, plan) => ({
  result: earlier.result,
  plan: withBundles(plan, earlier),
  blocks: earlier.blocks,
  profiles: earlier.profiles,
  graphs: earlier.graphs,
  archive: await earlier.reopen(),
  earlier,
  notTaken: null
});
var measured = async (planned, order, notTaken, ports) => {
  let archive = null;
  const carried = await checkPlanned(planned, order, {
    ...ports,
    openArchive: async () => archive = await ports.openArchive()
  });
  return { ...carried, archive: archive ?? await ports.openArchive(), earlier: null, notTaken };
};
var findKnown = async (planned, order, ports) => {
  const { earlier, report } = ports;
  if (earlier === null) return measured(planned, order, null, ports);
  const mismatch = mismatchOf(earlier, order.sides, planned.plan);
  if (mismatch === null) {
    report({ kind: "step", text: "what the earlier run measured is of this very change: it is not measured again" });
    return reopened(earlier, planned.plan);
  }
  const notTaken = `The run in ${earlier.shown} can't be gone on with, for it is not of this change: ${mismatch.what}.`;
  if (earlier.otherwise === "refuse") throw new UsageError(notTaken, mismatch.cure);
  report({ kind: "step", text: `${notTaken} This change is measured anew` });
  return measured(planned, order, notTaken, ports);
};

// src/usecases/investigate/gather-facts.ts
var mostFiles = 600;
var longest2 = 2e6;
var width = 8;
var readable = (text2) => text2 === null || text2.length > longest2 || text2.slice(0, 8e3).includes("\0") ? null : text2;
var inTurn = async (items, work2) => {
  const results = [];
  for (let from = 0; from < items.length; from += width)
    results.push(...await Promise.all(items.slice(from, from + width).map(work2)));
  return results;
};
var gatherFacts = async ({ result, plan, blocks, profiles }, repository) => {
  const diff = await repository.diff();
  const renamed = new Map(
    (diff === null ? [] : parseChangedLines(diff)).flatMap(
      ({ path, previousPath, status }) => status === "renamed" && previousPath !== null ? [[path, previousPath]] : []
    )
  );
  const gone = new Set(renamed.values());
  const paths = repository.sides.changedFiles.filter((path) => !gone.has(path));
  const read = await inTurn(paths.slice(0, mostFiles), async (path) => {
    const [base, head] = await Promise.all([
      repository.read("base", renamed.get(path) ?? path),
      repository.read("head", path)
    ]);
    return [path, { base: readable(base), head: readable(head) }];
  });
  const suites = [...plan.suites, ...plan.bundles];
  return {
    facts: {
      diff: diff ?? "",
      files: Object.fromEntries(read),
      directories: Object.fromEntries(suites.map(({ suite, own }) => [suite.name, own.head.directory])),
      result,
      blocks,
      profiles,
      bundles: plan.bundles.flatMap(({ measurement }) => measurement ?? [])
    },
    notices: [
      ...diff === null ? ["The difference is larger than 5 MB: renamed files are taken for new ones."] : [],
      ...paths.length > mostFiles ? [`The change touches ${paths.length} files: ${mostFiles} of them were looked at.`] : []
    ]
  };
};

// src/usecases/investigate/read-asked.ts
var knownIn = ({ suites, bundles }) => ({
  suites: [...suites, ...bundles].map(({ suite }) => suite.name),
  routes: [
    ...suites.flatMap(({ suite }) => suite.routes.map(({ name }) => name)),
    ...bundles.flatMap(({ suite }) => suite.entries ?? [])
  ]
});
var behind = (text2, name) => text2 === name ? "" : text2.startsWith(`${name} `) ? text2.slice(name.length).trim() : null;
var taken = (text2, names) => {
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const rest = behind(text2, name);
    if (rest !== null) return { name, rest };
  }
  return null;
};
var readAsked = (text2, plan) => {
  const known = knownIn(plan);
  let rest = (text2 ?? "").trim().replaceAll(/\s+/gu, " ");
  let asked = {};
  while (rest !== "") {
    const suite = asked.suite === void 0 ? taken(rest, known.suites) : null;
    const route = asked.route === void 0 ? taken(rest, known.routes) : null;
    const metric = asked.metric === void 0 && isMetric(rest.split(" ")[0] ?? "") ? taken(rest, [rest.split(" ")[0] ?? ""]) : null;
    if (suite !== null) asked = { ...asked, suite: suite.name };
    else if (metric !== null) asked = { ...asked, metric: metric.name };
    else if (route !== null) asked = { ...asked, route: route.name };
    else if (asked.route === void 0 && plan.bundles.some((it) => it.suite.entries === null))
      return { ...asked, route: rest };
    else
      throw new UsageError(
        `There is no suite, metric or route named ${quote([rest.slice(0, 100)])}.`,
        `Suites: ${quote(known.suites)}. Requests: ${quote(known.routes.slice(0, 30))}. Metrics are ${Object.keys(metricCatalogue).slice(0, 3).join(", ")} and so on: docs/metrics.md. Without a name everything that regressed is looked into.`
      );
    rest = (suite ?? metric ?? route)?.rest ?? "";
  }
  return asked;
};

// src/usecases/investigate/investigate.ts
var usualTime = 15 * 6e4;
var messageOf2 = (error) => (error instanceof Error ? error.message : "unknown").split("\n")[0] ?? "";
var playbookOf = async (store) => {
  try {
    return { entries: await store?.read() ?? [], notices: [] };
  } catch (error) {
    return {
      entries: [],
      notices: [`The playbook could not be read: ${messageOf2(error)}`]
    };
  }
};
var tellLogs = async (logs, desk, ports) => {
  if (logs === null) return;
  ports.report({ kind: "step", text: "reading the logs" });
  const asking = createAsking(ports);
  const read = await askLogs(logs, longerForLogs * longestForExperts, asking, ports);
  for (const event of asking.events) desk.note(event);
  await desk.tellLogs({ logs: read?.sentences ?? [], notices: [...asking.notices, ...read?.view.notices ?? []] });
};
var explain2 = async (options, known, desk, { limit: limit2, deadline }, ports) => {
  const { repository, signal, report, playbook, clock } = ports;
  const asked = readAsked(options.asked, known.plan);
  let findings = null;
  try {
    const { facts, notices: ofFacts } = await gatherFacts(known, repository);
    report({ kind: "step", text: "the experts are looking at the change, the figures and the settings" });
    const consulted = await consultExperts({ facts, asked, plan: known.plan, logs: options.logs, limit: limit2 }, ports);
    const suspects = nameSuspects(consulted.suspects);
    const symptoms = symptomsOf(consulted.view.regressions, consulted.view);
    const { entries, notices: ofPlaybook } = await playbookOf(playbook);
    const answered = {
      view: consulted.view,
      suspects,
      proof: null,
      seenBefore: matchPlaybook(entries, { symptoms, suspects }),
      logs: consulted.logs,
      notices: [...ofFacts, ...ofPlaybook, ...consulted.notices]
    };
    findings = answered;
    for (const event of consulted.events) desk.note(event);
    const first = await desk.answer(answered, { kind: "running" });
    report({ kind: "step", text: `first answer: ${first.summary}` });
    const learned = async (proof2, event) => {
      const now = { ...answered, proof: proof2 };
      findings = now;
      if (event !== null) desk.note(event);
      await desk.answer(now, { kind: "running" });
    };
    const commits = await repository.commits();
    const { proof, reason } = await experiment(
      { known, asked, consulted, suspects, commits, deadline, seed: options.seed, learned },
      ports
    ).catch((error) => {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      desk.note(`No experiment was possible: ${reasonOf(error)}`);
      return { proof: null, reason: "unmeasurable" };
    });
    const investigation = await desk.answer({ ...answered, proof }, { kind: "finished", reason });
    const at = clock.date().toISOString();
    const reference = options.reference ?? known.result.head.commit.slice(0, 12);
    const entry3 = playbookEntry(investigation, symptoms, { reference, at });
    if (entry3 !== null)
      await playbook?.keep(entry3).catch((error) => {
        report({ kind: "step", text: `the playbook was not written: ${messageOf2(error)}` });
      });
  } catch (error) {
    if (signal.aborted) {
      await (findings === null ? desk.cancel() : desk.answer(findings, { kind: "cancelled" }));
      const { directory } = known.archive;
      report({ kind: "step", text: `what was found is in ${directory}: it goes on with --result ${directory}` });
    }
    throw error;
  }
};
var investigate = async (options, ports) => {
  const { clock, repository, report } = ports;
  const beginning = { started: clock.now(), startedAt: clock.date() };
  const { timeLimit, seed } = options;
  const planned = await planRun({ ...options, timeLimit: timeLimit === null ? null : timeLimit / 2 }, ports);
  const asked = readAsked(options.asked, planned.plan);
  const known = await findKnown(planned, { ...beginning, seed, sides: repository.sides }, ports);
  const { result, archive } = known;
  const now = clock.now();
  const limit2 = timeLimit === null ? now - beginning.started + usualTime : timeLimit;
  const { investigation: opened, tasks } = openInvestigation({
    at: clock.date().toISOString(),
    occasion: options.occasion,
    result,
    asked,
    commits: await repository.commits(),
    ...options.startedBy === null ? {} : { startedBy: options.startedBy },
    timeLimit: limit2
  });
  const cautions = tasks.length > 0 ? [] : cautionOf(result);
  const cautioned = cautions.length === 0 ? opened : { ...opened, summary: `${cautions.join(" ")} ${opened.summary}`, notices: cautions };
  const begun = known.earlier?.investigation ?? null;
  const isSame = begun !== null && isDeepStrictEqual2(begun.scope, opened.scope);
  const desk = createDesk(isSame ? { ...cautioned, timeline: begun.timeline } : cautioned, known, ports);
  if (isSame) desk.note("It was begun before, and goes on.");
  if (known.notTaken !== null) desk.note(`${known.notTaken} This change was measured anew.`);
  const keepPage = async () => archive.keepReport(ports.page(result, { ...reportExtras(known), investigation: desk.investigation() }));
  try {
    await desk.publish();
    if (tasks.length > 0) {
      const forExperts = Math.max(...tasks.map((task) => task.limit));
      await explain2(options, known, desk, { limit: forExperts, deadline: beginning.started + limit2 }, ports);
    } else await tellLogs(options.logs, desk, ports);
  } catch (error) {
    await keepPage().catch(() => {
    });
    throw error;
  }
  await keepPage();
  const investigation = desk.investigation();
  report({
    kind: "step",
    text: `${investigation.state} after ${formatDuration(clock.now() - beginning.started)}`
  });
  return {
    result,
    investigation,
    directory: archive.directory,
    comment: ports.texts(investigation, result).comment
  };
};

// src/usecases/run-investigate.ts
var checkLogs = async (cwd, logs) => {
  if (logs === null) return null;
  const files = logs.files.map((file) => resolve(cwd, file));
  for (const [index, file] of files.entries()) {
    const shown = logs.files[index] ?? "";
    await access(file, constants.R_OK).catch((error) => {
      throw new UsageError(`The log ${shown} can't be read.`, "Correct the name after --logs.", { cause: error });
    });
    if ((await stat2(file)).isDirectory())
      throw new UsageError(`The log ${shown} is a directory.`, "Name its files after --logs.");
  }
  return { ...logs, files };
};
var runInvestigate = async (options, host) => {
  const { cwd, earlier: named, otherwise } = options;
  const logs = await checkLogs(cwd, options.logs);
  const read = named === null ? null : await readEarlier(resolve(cwd, named), named);
  await using run = await startRun({ ...options, results: named === null ? [] : [named] }, host);
  const repository = await run.openSides(options.base, options.head);
  tellSides(repository.sides, host.report);
  const configuration = await configurationSource(options.config, cwd, repository.sides.top);
  const earlier = read === null || named === null ? null : { ...read, shown: named, otherwise, reopen: () => run.reopenArchive(named) };
  const ports = run.portsOn(repository);
  const { suites, scenarios, timeLimit, seed, asked, occasion, startedBy, reference } = options;
  const links = options.investigationLinks ?? {};
  const outcome = await investigate(
    { configuration, suites, scenarios, timeLimit, seed, asked, logs, occasion, startedBy, reference },
    {
      ...ports,
      repository,
      openArchive: run.openArchive(repository),
      earlier,
      arms: run.openArms(repository),
      askExpert,
      readLogs: ({ files, by, deploys }, signal) => readLogs({ files, by, deploys, signal }),
      playbook: options.playbook,
      texts: (investigation, result) => ({
        whole: renderInvestigation(investigation, { result, links }),
        comment: renderInvestigationComment(investigation, { links })
      }),
      observe: host.observe ?? (() => {
      })
    }
  );
  return { ...outcome, path: run.path() };
};

export {
  runInvestigate
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  bySize,
  defaultPolicy,
  reasonWords,
  toleranceOf
} from "./chunk-RIJFTOSU.js";
import {
  binomialTail,
  costPerMillion,
  count,
  exceededText,
  isBundlePrimary,
  isOfChunk,
  isPagePrimary,
  isPrimary,
  isShownBeyond,
  isSignalPrimary,
  placeText,
  regressedText,
  undecidedText
} from "./chunk-YP2GOVHX.js";
import {
  newestOf
} from "./chunk-J4547VCP.js";
import {
  escapeMarkdown
} from "./chunk-J3X4RRUV.js";
import {
  changePoints,
  sumOf
} from "./chunk-SJTKAJBJ.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  ConfigurationError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  comparePlans,
  compareTables,
  createWork,
  durationQuantile,
  failuresOf,
  gcPausePerRequest,
  headWindows,
  isForgotten,
  isNew,
  isRepeated,
  isUncached,
  median,
  mergedDurations,
  mixShift,
  ofMix,
  ofPlace,
  ofRoute,
  quantileMetrics,
  requestsOf,
  sliceMetrics,
  sumByRoute,
  totalOf,
  windowPairs
} from "./chunk-U722ZXNU.js";
import {
  isCache,
  missingStatements,
  sightOf
} from "./chunk-CW5DKERV.js";
import {
  createNaming,
  isSpeed,
  regressed,
  severityOf,
  slowerRoutes,
  slowerSuites
} from "./chunk-JCDCNJ33.js";
import {
  tInterval,
  tTestAboveZero
} from "./chunk-UIUPYH7M.js";
import {
  maskSecrets
} from "./chunk-YNA2QW7M.js";
import {
  changePhrase,
  evidenceText,
  isExact,
  metricTitle,
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
  otherSide,
  sides
} from "./chunk-TYXQHNCN.js";
import {
  callerText,
  statementText,
  timesText,
  workText
} from "./chunk-WUXYG5CP.js";
import {
  mean,
  meanAndDeviation,
  squaredDeviations,
  upperQuantile
} from "./chunk-42FJ7QRR.js";
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatDifference,
  formatPercent,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/investigation/synthesis/caution.ts
var doubts = ["invalid", "inconclusive"];
var startOf = (verdict) => `The comparison is ${verdict}, so a regression may be there all the same: `;
var cautionOf = ({ verdict, reasons }) => verdict === "invalid" || verdict === "inconclusive" ? [`${startOf(verdict)}${(reasons[0] ?? "").split("\n")[0]?.replace(/\.$/u, "")}.`] : [];
var doubtOf = ({
  state,
  notices
}) => {
  if (state !== "no-regression") return null;
  for (const doubt of doubts) {
    const text2 = notices.find((it) => it.startsWith(startOf(doubt)));
    if (text2 !== void 0) return { doubt, text: text2 };
  }
  return null;
};

// src/investigation/proof/covered-note.ts
var end = ", which is the cause by itself.";
var coveredNote = (id) => `It can't be undone without ${id}${end}`;
var isCoveredNote = (note) => note.endsWith(end);

// src/investigation/synthesis/covering-of.ts
var coveringOf = ({ decision, notes }) => {
  if (decision !== "untested") return null;
  const note = notes.find(isCoveredNote);
  return note === void 0 ? null : /\b(H\d{1,6}),/u.exec(note)?.[1] ?? null;
};

// src/report/investigation/words.ts
var stateFaces = {
  hypotheses: { emoji: "⏳", sign: "?", colour: "yellow", text: "not yet proven" },
  proven: { emoji: "🎯", sign: "✓", colour: "green", text: "root cause proven" },
  unexplained: { emoji: "❔", sign: "?", colour: "yellow", text: "not explained" },
  "no-regression": { emoji: "✅", sign: "✓", colour: "green", text: "no regression" },
  cancelled: { emoji: "🛑", sign: "!", colour: "yellow", text: "cancelled" },
  closed: { emoji: "✅", sign: "✓", colour: "green", text: "closed" }
};
var decisionFaces = {
  "root-cause": { emoji: "🎯", sign: "✗", colour: "red", text: "root cause" },
  contributing: { emoji: "➕", sign: "+", colour: "yellow", text: "contributing" },
  "ruled-out": { emoji: "✅", sign: "✓", colour: "dim", text: "cleared" },
  untested: { emoji: "❔", sign: "?", colour: "yellow", text: "not decided" }
};
var standingFace = (experiment2) => {
  const by = coveringOf(experiment2);
  return by === null ? decisionFaces[experiment2.decision] : { emoji: "➖", sign: "-", colour: "dim", text: `covered by ${by}` };
};
var criterionFaces = {
  open: { emoji: "⬜", sign: "○", colour: "dim", text: "open" },
  reached: { emoji: "✅", sign: "✓", colour: "green", text: "reached" },
  missed: { emoji: "❌", sign: "✗", colour: "red", text: "missed" }
};
var expertTitles = {
  data: "Data",
  code: "Code",
  infrastructure: "Infrastructure"
};
var stateFace = (investigation) => doubtOf(investigation) === null ? stateFaces[investigation.state] : { emoji: "❔", sign: "?", colour: "yellow", text: "no regression shown" };
var stateText = (investigation) => investigation.state === "proven" && investigation.rootCause === null ? "causes proven together" : stateFace(investigation).text;
var outside = (text2, most) => escapeMarkdown(maskSecrets(text2.slice(0, 8 * most)), most);
var outsideList = (texts, most, indent = "") => texts.map((it) => outside(it, most)).filter((it) => it !== "").map((it) => `${indent}- ${it}`);
var nameOf = ({ id, title, location: location2 }) => {
  const masked = maskSecrets(title.slice(0, 2e3));
  return location2 === null || title.includes(location2.path) ? `${id} ${masked}` : `${id} ${masked}, ${location2.path}:${location2.startLine}`;
};

// src/investigation/synthesis/share-words.ts
var percent = (share2) => {
  const text2 = (100 * share2).toFixed(0);
  return text2 === "-0" ? "0" : text2;
};
var plainShare = ({ estimate }) => `${percent(estimate)} %`;
var shareWords = ({ estimate, low, high }) => low === high ? plainShare({ estimate }) : `${percent(estimate)} % (${percent(low)} to ${percent(high)} %)`;

// src/core/investigation.ts
var text = external_exports.string();
var intervalSchema = external_exports.strictObject({ estimate: external_exports.number(), low: external_exports.number(), high: external_exports.number() });
var location = external_exports.strictObject({ path: text, startLine: external_exports.int().min(1), endLine: external_exports.int().min(1) });
var experts = ["data", "code", "infrastructure"];
var undoneKinds = ["hunk", "dependency", "configuration", "migration"];
var experimentDecisions = ["root-cause", "contributing", "ruled-out", "untested"];
var counter = external_exports.strictObject({
  /** "db.queries", "io.sync-calls", … */
  metric: text,
  base: external_exports.number(),
  head: external_exports.number(),
  undone: external_exports.number(),
  /** Whether it went back with the undoing. */
  moved: external_exports.boolean()
});
var experiment = external_exports.strictObject({
  undone: external_exports.enum(undoneKinds),
  /** What makes the arm out of the head: a unified diff from the root of the repository. */
  patch: text,
  /** Share of the regression that the arm wins back; null where it was not measured. */
  recovery: intervalSchema.nullable(),
  /** Share of the regression that the base shows with only this change; null where it was not measured. */
  reproduction: intervalSchema.nullable(),
  counter: counter.nullable(),
  decision: external_exports.enum(experimentDecisions),
  /** Why it was not tested, or what limits the decision; sentences. */
  notes: external_exports.array(text),
  /** Blocks that the decision rests on. */
  blocks: external_exports.int().min(0)
});
var hypothesis = external_exports.strictObject({
  /** "H1", "H2", … in the order of their rank. */
  id: text,
  expert: external_exports.enum(experts),
  /** One of the catalogue of classes: "n-plus-one", "pool-reduced", …; "change" where nothing says more. */
  class: text,
  title: text,
  location: location.nullable(),
  evidence: external_exports.array(text),
  /** From 1: the most suspected. */
  rank: external_exports.int().min(1),
  experiment: experiment.nullable()
});
var regression = external_exports.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  change: intervalSchema
});
var task = external_exports.strictObject({
  /** "PERF_FIX_001", … */
  id: text,
  /** A role: "author of the change", "owner of the database". */
  owner: text,
  priority: external_exports.enum(["HIGH", "MEDIUM", "LOW"]),
  effort: text,
  objective: text,
  steps: external_exports.array(text),
  rollback: text,
  /** What it brings, as measured or as expected; `measured` says which. */
  expected: external_exports.strictObject({ metric: text, change: intervalSchema.nullable(), measured: external_exports.boolean(), text }),
  /** A unified diff; null where a person has to write it. */
  patch: text.nullable()
});
var planned = external_exports.strictObject({ text, impact: text, effort: text, risk: text, task: text.nullable() });
var criterion = external_exports.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  text,
  state: external_exports.enum(["open", "reached", "missed"])
});
var investigationSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/investigation@1"),
  priority: external_exports.enum(["HIGH", "MEDIUM", "LOW"]),
  state: external_exports.enum(["hypotheses", "proven", "unexplained", "no-regression", "cancelled", "closed"]),
  /** One sentence that says how far it came. */
  summary: text,
  scope: external_exports.strictObject({
    suites: external_exports.array(text),
    scenarios: external_exports.array(text),
    routes: external_exports.array(text),
    metrics: external_exports.array(text),
    base: text,
    head: text,
    commits: external_exports.array(text),
    /** What was asked for: "api latency.p95", or "" for everything. */
    asked: text
  }),
  /** ISO 8601 and what happened. */
  timeline: external_exports.array(external_exports.strictObject({ at: text, text })),
  regressions: external_exports.array(regression),
  hypotheses: external_exports.array(hypothesis),
  rootCause: text.nullable(),
  contributing: external_exports.array(text),
  /** The arm that undid something innocent; null where none was measured. */
  placebo: external_exports.strictObject({ text, recovery: intervalSchema.nullable(), decision: external_exports.enum(experimentDecisions) }).nullable(),
  impact: external_exports.strictObject({ text: external_exports.array(text), routes: external_exports.array(text), costPerMillion: external_exports.number().nullable() }),
  /** What the logs that were given tell, sentences; none where there were none. */
  logs: external_exports.array(text).default([]),
  plan: external_exports.strictObject({
    immediate: external_exports.array(planned),
    shortTerm: external_exports.array(planned),
    longTerm: external_exports.array(planned)
  }),
  tasks: external_exports.array(task),
  validation: external_exports.strictObject({ criteria: external_exports.array(criterion) }),
  learning: external_exports.strictObject({
    symptoms: external_exports.array(text),
    cause: text,
    class: text,
    proof: text,
    fix: text,
    prevention: text,
    monitor: text,
    /** Earlier investigations that look the same: "#123". */
    seenBefore: external_exports.array(text)
  }).nullable(),
  notices: external_exports.array(text)
});

// src/core/environment-class.ts
var gibibyte = 2 ** 30;
var slug = (text2) => text2.toLowerCase().replaceAll(/\(r\)|\(tm\)|\bprocessor\b|\bcpu\b/g, " ").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
var environmentClass = ({ platform, cpu, cores, memory, node }) => {
  const size = `${cores}c-${Math.round(memory / gibibyte)}g`;
  const runtime = `node${/\d+/.exec(node)?.[0] ?? ""}`;
  return [slug(platform), slug(cpu).slice(0, 60), size, runtime].filter((it) => it !== "").join("-").slice(0, 100);
};

// src/statistics/looks.ts
var standard = [4, 6, 8, 12, 16, 24, 32, 48, 64];
var weight = (index) => 0.1 + 0.05 * index;
var planLooks = (maxBlocks) => {
  if (!Number.isInteger(maxBlocks) || maxBlocks < 2) {
    throw new RangeError(`A run of ${maxBlocks} blocks can't be judged: an interval needs at least 2.`);
  }
  const fitting = standard.filter((blocks2) => blocks2 <= maxBlocks);
  const blocks = fitting.length === 0 ? [maxBlocks] : fitting;
  const total = blocks.reduce((sum2, _, index) => sum2 + weight(index), 0);
  return { looks: blocks.map((it, index) => ({ blocks: it, share: weight(index) / total })) };
};
var looksReached = (plan, blocks, final) => {
  const reached = plan.looks.filter((look) => look.blocks <= blocks);
  const next = plan.looks[reached.length];
  const unplanned = final && next !== void 0 && blocks >= 2 && blocks > (reached.at(-1)?.blocks ?? 0);
  return unplanned ? [...reached, { blocks, share: next.share }] : reached;
};
var lookAfter = (plan, blocks) => plan.looks.find((look) => look.blocks > blocks) ?? null;

// src/usecases/bundle/bundle-input.ts
var bundleInput = ({ suite, own, skipped, measurement }) => ({
  name: suite.name,
  entries: suite.entries,
  headEntries: own.head.entries,
  skipped,
  measurement,
  failure: null
});

// src/usecases/run-input.ts
var usualTime = 1e4;
var meanTime = (blocks) => {
  const times = blocks.map(({ time }) => time.start + time.warmUp + time.load + time.other);
  return times.length === 0 ? usualTime : times.reduce((sum2, time) => sum2 + time, 0) / times.length;
};
var judgeInput = (plan, suites, final) => ({
  policy: plan.policy,
  policyFrom: plan.policyFrom,
  suites: suites.map(({ plan: { suite, schedule, skipped }, blocks, looks }) => ({
    name: suite.name,
    ...suite.type === "page" ? { type: "page" } : {},
    scenarios: suite.scenarios.map(({ name, model }) => ({ name, model })),
    routes: suite.routes.map(({ name, weight: weight2 }) => ({ name, weight: weight2 })),
    schedule,
    blocks,
    skipped,
    absent: [],
    looks
  })),
  ...plan.bundles.length === 0 ? {} : { bundles: plan.bundles.map(bundleInput) },
  final,
  blockTime: meanTime(suites.flatMap(({ blocks }) => blocks))
});
var emptyInput = (plan, final) => {
  const looks = planLooks(plan.policy.maxBlocks);
  return judgeInput(
    plan,
    plan.suites.map((suite) => ({ plan: suite, blocks: [], looks })),
    final
  );
};
var withTimeLimit = (plan, timeLimit) => timeLimit === null ? plan : { ...plan, policy: { ...plan.policy, timeLimit } };

// src/advice/make-finding.ts
import { createHash } from "node:crypto";
var findingId = ({ kind, suite, scenario, route, metric: metric2 }) => `PG-${createHash("sha256").update(JSON.stringify([kind, suite, scenario, route, metric2])).digest("hex").slice(0, 8)}`;
var makeFinding = ({ identity, severity: severity2, title, metric: metric2, scenario, evidence, next }) => ({
  id: findingId(identity),
  kind: identity.kind,
  severity: severity2,
  title,
  suite: identity.suite,
  scenario,
  route: identity.route,
  metric: metric2,
  evidence: [...evidence],
  location: null,
  fix: { summary: next, patch: null, proof: null }
});

// src/advice/budgets.ts
var comparisonOf = (budget, metrics) => metrics.find(
  (it) => it.suite === budget.suite && it.metric === budget.metric && it.route === (budget.route ?? null) && (it.scenario === budget.scenario || it.scenario === null)
);
var blameText = (budget, bound, it) => {
  if (it === void 0 || isByDifference(it) || it.decision === "inconclusive" || it.decision === "invalid") return [];
  const base = budget.value / (1 + it.change.estimate);
  const beyond = it.better === "lower" ? base > bound : base < bound;
  const change = formatPercent(it.change.estimate);
  return beyond ? [`The base is beyond it too: the change between base and head is ${change}.`] : [`The base is within it: the change between base and head is ${change}.`];
};
var findingOf = (budget, breach, { naming, metrics }) => {
  const { suite, scenario, metric: metric2, value, route = null } = budget;
  const compared = comparisonOf(budget, metrics);
  const text2 = (amount2) => valueText(amount2, metric2, compared?.unit ?? "");
  const finding = makeFinding({
    identity: { kind: breach.kind, suite, scenario, route, metric: metric2 },
    severity: breach.severity,
    title: `${naming.subject({ suite, scenario, route })}: ${metricTitle(metric2)} is ${text2(value)}, ${breach.says} ${text2(breach.bound)}`,
    metric: metric2,
    scenario,
    evidence: blameText(budget, breach.bound, compared),
    next: breach.next
  });
  return { finding, size: breach.bound === 0 ? value : Math.abs(value / breach.bound - 1) };
};
var budgetExceeded = (input) => input.budgets.flatMap(
  (it) => it.decision === "exceeded" && it.limit !== null ? findingOf(
    it,
    {
      kind: "budget-exceeded",
      severity: severityOf(input.policy),
      bound: it.limit,
      says: "beyond its limit of",
      next: "Bring it within the limit; or raise the limit in the configuration, in a pull request of its own."
    },
    input
  ) : []
);
var targetMissed = (input) => input.budgets.flatMap((it) => {
  const bound = it.target ?? it.limit;
  if (it.decision !== "missed-target" || bound === null) return [];
  const says = it.target === null ? "not clearly within its limit of" : "beyond its target of";
  const next = "Nothing is blocked. Look at it before the limit is reached.";
  return findingOf(it, { kind: "target-missed", severity: "warning", bound, says, next }, input);
});

// src/advice/bundle-state.ts
var partOf = (metric2) => metric2.split(".")[1] ?? "";
var stateOf = ({ metrics, budgets }, suite, entry) => {
  const parts = entry === null ? ["async", "total"] : ["initial"];
  const own = metrics.filter(
    (it) => it.suite === suite && it.route === entry && it.primary && parts.includes(partOf(it.metric))
  );
  const regressed2 = own.filter(({ decision }) => decision === "regressed").toSorted((a, b) => b.change.estimate - a.change.estimate);
  const exceeded = budgets.some(
    (it) => it.suite === suite && (it.route ?? null) === entry && it.decision === "exceeded" && it.metric.startsWith("bundle.") && parts.includes(partOf(it.metric))
  );
  return { regressed: regressed2, lead: regressed2[0] ?? own[0], blocks: regressed2.length > 0 || exceeded };
};
var allowedBytes = ({ lead }) => lead === void 0 ? 0 : lead.tolerance * lead.base.value;
var growthOf = ({ growth: growth2 }, entry) => growth2?.entries.find((it) => it.entry === entry);
var causesOf = ({ growth: growth2 }, entry) => (growth2?.causes ?? []).filter((it) => it.entry === entry).toSorted((a, b) => b.cost.gzip - a.cost.gzip);
var metricOfPart = ({ lead }, entry) => lead?.metric ?? (entry === null ? "bundle.total.gzip" : "bundle.initial.gzip");
var tellingBytes = 250;
var warningBytes = 1e3;

// src/advice/bundle-words.ts
var nameLength = 80;
var shortName = (name) => {
  const characters = Array.from(name.slice(-4 * nameLength));
  return characters.length <= nameLength && name.length <= 4 * nameLength ? name : `…${characters.slice(1 - nameLength).join("")}`;
};
var longestChain = 8;
var chainText = (chain) => {
  const names = chain.map(shortName);
  const half = longestChain / 2;
  const shown = names.length <= longestChain ? names : [...names.slice(0, half), `${names.length - longestChain} more`, ...names.slice(-half)];
  return shown.join(" → ");
};
var signedBytes = (bytes) => formatDifference(bytes, "bytes");
var bytesText = (bytes) => signedBytes(Math.abs(bytes)).replace("+", "");
var sizeText = (bytes) => bytes < 1e3 ? `${bytes} B` : formatValue(bytes, "bytes");
var partText = (entry) => entry === null ? "all files" : "first load";
var imported = (how) => (subject, importer) => importer === null ? `${subject} is imported${how}` : `${importer} imports ${subject}${how}`;
var plain = (text2) => () => text2;
var what = (text2) => (subject) => `${subject} ${text2}`;
var words = {
  "development-build": plain("it is a development build"),
  "minification-off": plain("minification is off"),
  "concatenation-off": plain("modules are no longer concatenated"),
  "inline-source-map": plain("source maps are inside the files"),
  "older-target": plain("it is built for older browsers"),
  "split-chunks": plain("the code is split in another way"),
  "diffuse-growth": plain("nearly every module grew"),
  "static-import": imported(""),
  "lost-dynamic-import": imported(" at once, no longer on demand"),
  barrel: imported(" through an index file"),
  "commonjs-library": imported(" as a whole (CommonJS)"),
  "require-of-module": (subject, importer) => importer === null ? `${subject} is required, not imported` : `${importer} requires ${subject} instead of importing it`,
  "two-formats": what("is there in two formats"),
  "duplicate-version": what("is there in two versions"),
  context: what("brings a whole folder"),
  "side-effects": what("is kept for its side effects"),
  bailout: what("can no longer be tree-shaken"),
  polyfills: what("adds polyfills"),
  data: what("is data inside the code"),
  "asset-inlined": what("is inlined"),
  "near-duplicate": (subject, importer) => `${importer === null ? `${subject} is new` : `${importer} imports ${subject}`}, beside a package that does much the same`,
  "new-dependency": (subject, importer) => importer === null ? `${subject} is new` : `${importer} imports ${subject}, which is new`,
  "dependency-grew": what("grew"),
  "module-grew": what("grew"),
  "entry-isolation": imported(", so that entries share what they did not"),
  "style-grew": what("grew"),
  "child-grew": what("grew"),
  "moved-into-first-load": what("moved into the first load"),
  "loaded-twice": what("is loaded twice"),
  "copied-modules": what("is in more chunks than before")
};
var causeText = ({ kind, subject, edge }) => words[kind](shortName(subject), edge === null ? null : shortName(edge.importer));

// src/advice/bundle-causes.ts
var ordinary = /* @__PURE__ */ new Set([
  "static-import",
  "new-dependency",
  "dependency-grew",
  "module-grew",
  "style-grew",
  "child-grew",
  "data",
  "split-chunks",
  "diffuse-growth",
  "moved-into-first-load"
]);
var severity = (cause, state, isLargest, input) => {
  const bytes = cause.cost.gzip;
  if (bytes <= 0 || state.lead === void 0 && !state.blocks) return null;
  if (state.blocks && (isLargest || bytes > warningBytes)) return severityOf(input.policy);
  const warns = bytes > warningBytes && (!ordinary.has(cause.kind) || bytes > allowedBytes(state));
  if (warns) return "warning";
  const told = ordinary.has(cause.kind) ? warningBytes : tellingBytes;
  return bytes > told ? "information" : null;
};
var methods = {
  ablation: "",
  exact: "",
  share: ", reckoned by its share of the source"
};
var costText = ({ cost, entry, method }) => `Without it the ${entry === null ? "files" : "first load"} would be ${bytesText(cost.gzip)} smaller (gzip), ${bytesText(cost.parsed)} uncompressed${methods[method]}.`;
var wholeText = (summary, { entry, cost }, state) => {
  const growth2 = growthOf(summary, entry);
  const regressed2 = state.regressed.map((it) => evidenceText(it));
  if (growth2 === void 0) return regressed2;
  const { change, explained } = growth2;
  if (!state.blocks && change.gzip + tellingBytes < cost.gzip) {
    const whole = entry === null ? "All files together" : "The first load as a whole";
    return [`${whole} changed by ${signedBytes(change.gzip)} (gzip): savings elsewhere hide it.`];
  }
  return [...regressed2, `Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`];
};
var fixOf = (summary, { fix, cost, entry }) => {
  if (fix === null) return null;
  const { summary: text2, patch, measured } = fix;
  if (measured === null) return { summary: text2, patch, proof: null };
  if (measured.gzip >= 0) return { summary: text2, patch: null, proof: null };
  const change = growthOf(summary, entry)?.change.gzip ?? 0;
  const growth2 = change > 0 ? change : cost.gzip;
  const share2 = growth2 > 0 ? -measured.gzip / growth2 : 1;
  return {
    summary: `${text2.replace(/\.?$/u, "")}: ${signedBytes(measured.gzip)} gzip, measured.`,
    patch,
    proof: { recovery: { estimate: share2, low: share2, high: share2 } }
  };
};
var findingOf2 = (summary, cause, state, { input, isLargest }) => {
  const level = severity(cause, state, isLargest, input);
  if (level === null) return [];
  const { suite } = summary;
  const { entry, kind, cost } = cause;
  const chain = cause.chain.filter((name) => name !== "");
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = {
    // Two packages may grow for the same sort of reason.
    id: findingId({ kind: `bundle-${kind}`, suite, scenario: null, route: entry, metric: cause.subject }),
    kind: `bundle-${kind}`,
    severity: level,
    title: `${subject}: ${partText(entry)} ${signedBytes(cost.gzip)} gzip: ${causeText(cause)}`,
    suite,
    scenario: null,
    route: entry,
    metric: metricOfPart(state, entry),
    evidence: [
      ...cause.evidence,
      ...chain.length > 1 ? [`The way in: ${chainText(chain)}.`] : [],
      costText(cause),
      ...isLargest ? wholeText(summary, cause, state) : []
    ],
    location: cause.location,
    fix: fixOf(summary, cause) ?? { summary: nextText(cause), patch: null, proof: null }
  };
  return [{ finding, size: cost.gzip / Math.max(1, state.lead?.base.value ?? cost.gzip) }];
};
var nextText = ({ subject, edge }) => edge === null ? `Look at what the change does to ${shortName(subject)}, or accept the size.` : `Look at the import of ${shortName(edge.request)} in ${shortName(edge.importer)}: import less of it, or import it on demand.`;
var bundleCauses = (input) => (input.bundles ?? []).flatMap((summary) => {
  const places = [...new Set((summary.growth?.causes ?? []).map(({ entry }) => entry))];
  return places.flatMap((entry) => {
    const state = stateOf(input, summary.suite, entry);
    return causesOf(summary, entry).flatMap(
      (cause, index) => findingOf2(summary, cause, state, { input, isLargest: index === 0 })
    );
  });
});

// src/advice/bundle-grew.ts
var mostParts = 5;
var grownText = (growth2) => {
  const grown = (growth2?.parts ?? []).filter(({ base, head }) => head > base);
  if (grown.length === 0) return [];
  const names = grown.toSorted((a, b) => b.head - b.base - (a.head - a.base)).slice(0, mostParts).map(({ name, base, head }) => `${shortName(name)} ${signedBytes(head - base)}`);
  return [`Grew most: ${names.join(", ")} (each compressed alone).`];
};
var summaryOf = ({ bundles = [] }, suite) => bundles.find((it) => it.suite === suite);
var isExplained = (input, suite, route) => {
  const summary = summaryOf(input, suite);
  return summary !== void 0 && causesOf(summary, route).some(({ cost }) => cost.gzip > 0);
};
var nextStep = (summary) => summary?.head?.bundler.name === "files" ? "Look at what the change imports anew: sizes of files alone do not tell why it grew." : "Compare the treemaps of both sides: no rule tells why it grew.";
var grewFinding = (input, suite, route) => {
  const { regressed: members } = stateOf(input, suite, route);
  const [lead] = members;
  if (lead === void 0 || isExplained(input, suite, route)) return [];
  const summary = summaryOf(input, suite);
  const growth2 = summary === void 0 ? void 0 : growthOf(summary, route);
  const finding = makeFinding({
    identity: { kind: "bundle-grew", suite, scenario: null, route, metric: null },
    severity: severityOf(input.policy),
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric: lead.metric,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...grownText(growth2)],
    next: nextStep(summary)
  });
  return [{ finding, size: worsening(lead) }];
};
var bundleGrew = (input) => {
  const grown = regressed(input.metrics).filter(({ metric: metric2 }) => isBundleMetric(metric2) && !isOfChunk(metric2));
  const places = new Map(grown.map((it) => [JSON.stringify([it.suite, it.route]), it]));
  return [...places.values()].flatMap(({ suite, route }) => {
    const own = grown.filter((it) => it.suite === suite);
    const isTold2 = route === null && own.some((it) => it.route !== null) && own.every((it) => it.route !== null || it.metric === "bundle.total.gzip");
    return isTold2 ? [] : grewFinding(input, suite, route);
  });
};
var noticeable = 5e3;
var noticeableShare = 0.05;
var asyncFinding = (input, suite, entry) => {
  const { base, head } = entry.async;
  if (base === null || head === null || !entry.gated) return [];
  const growth2 = head.gzip - base.gzip;
  if (growth2 <= Math.max(noticeable, noticeableShare * base.gzip)) return [];
  const finding = makeFinding({
    identity: { kind: "bundle-async-grew", suite, scenario: null, route: entry.name, metric: null },
    severity: "warning",
    title: `${input.naming.subject({ suite, scenario: null, route: entry.name })}: ${signedBytes(growth2)} gzip of what it loads later`,
    metric: "bundle.async.gzip",
    scenario: null,
    evidence: [`What it can ask for later: ${sizeText(base.gzip)} on base, ${sizeText(head.gzip)} on head (gzip).`],
    next: "Nothing is blocked. Look at the chunks that grew in the treemaps of both sides."
  });
  return [{ finding, size: growth2 / Math.max(1, base.gzip) }];
};
var bundleAsyncGrew = (input) => (input.bundles ?? []).flatMap(({ suite, entries }) => {
  const told = stateOf(input, suite, null).blocks || isExplained(input, suite, null);
  return told ? [] : entries.flatMap((entry) => asyncFinding(input, suite, entry));
});
var duplicateKinds = /* @__PURE__ */ new Set(["duplicate-version", "two-formats"]);
var bundleDuplicates = ({ bundles = [], naming }) => bundles.flatMap(({ suite, duplicates: { base, head }, growth: growth2 }) => {
  if (base === null || head === null || head <= base) return [];
  if (growth2?.causes.some(({ kind }) => duplicateKinds.has(kind)) === true) return [];
  const more2 = head - base;
  const finding = makeFinding({
    identity: { kind: "bundle-duplicates", suite, scenario: null, route: null, metric: null },
    severity: "warning",
    title: `${naming.subject({ suite, scenario: null, route: null })} bundles ${more2} more package${more2 === 1 ? "" : "s"} more than once`,
    metric: "bundle.duplicates",
    scenario: null,
    evidence: [`Packages in several folders or formats: ${base} on base, ${head} on head.`],
    next: "Align their versions: npm dedupe, or an override in package.json."
  });
  return [{ finding, size: 0 }];
});

// src/advice/bundle-chunk-grew.ts
var bundleChunkGrew = ({ metrics, naming, policy }) => {
  const grown = regressed(metrics).filter(({ metric: metric2 }) => isBundleMetric(metric2) && isOfChunk(metric2));
  const places = new Map(grown.map((it) => [JSON.stringify([it.suite, it.route]), it]));
  return [...places.values()].map((lead) => {
    const { suite, route, metric: metric2 } = lead;
    const members = grown.filter((it) => it.suite === suite && it.route === route);
    const finding = makeFinding({
      identity: { kind: "bundle-chunk-grew", suite, scenario: null, route, metric: null },
      severity: severityOf(policy),
      title: `${naming.subject(lead)} ${changePhrase(lead)}`,
      metric: metric2,
      scenario: null,
      evidence: members.map((it) => evidenceText(it)),
      next: "Look at what the chunk holds now in the treemaps of both sides; what only one way needs can be asked for there."
    });
    return { finding, size: worsening(lead) };
  });
};

// src/advice/bundle-delivery.ts
var fewestMore = 3;
var manyMore = 8;
var leastShare = 0.25;
var requestsFinding = ({ naming }, { suite, chunks = [] }, { name, gated, requests: { base, head } }) => {
  if (base === null || head === null || !gated) return [];
  const more2 = head - base;
  if (more2 < fewestMore || more2 < leastShare * base) return [];
  const fresh = chunks.filter((it) => it.kind === "first" && it.head !== null && it.formerKind !== "first");
  const smallest = fresh.toSorted((a, b) => (a.head?.gzip ?? 0) - (b.head?.gzip ?? 0)).slice(0, 5);
  const named = smallest.map((it) => `${shortName(it.name)} (${bytesText(it.head?.gzip ?? 0)})`);
  const finding = makeFinding({
    identity: { kind: "bundle-requests", suite, scenario: null, route: name, metric: null },
    severity: more2 >= manyMore ? "warning" : "information",
    title: `${naming.subject({ suite, scenario: null, route: name })}: ${more2} more files in the first load`,
    metric: null,
    scenario: null,
    evidence: [
      `Its first load is ${head} files, and was ${base}.`,
      ...named.length === 0 ? [] : [`New in a first load, the smallest first: ${named.join(", ")} (gzip).`]
    ],
    next: "Let the bundler merge small chunks: a larger `minSize` or `maxInitialRequests` of splitChunks, fewer `manualChunks`."
  });
  return [{ finding, size: 0 }];
};
var bundleRequests = (input) => (input.bundles ?? []).flatMap(
  (summary) => summary.entries.flatMap((entry) => requestsFinding(input, summary, entry))
);
var leastRenewed = 2e4;
var leastRenewedShare = 0.2;
var bundleCache = ({ bundles = [], naming }) => bundles.flatMap(({ suite, renewed, chunks = [] }) => {
  if (renewed === void 0 || renewed.bytes < leastRenewed || renewed.bytes < leastRenewedShare * renewed.of)
    return [];
  if (chunks.length > 1 && renewed.bytes > 0.95 * renewed.of) return [];
  const finding = makeFinding({
    identity: { kind: "bundle-cache", suite, scenario: null, route: null, metric: null },
    severity: "information",
    title: `${naming.subject({ suite, scenario: null, route: null })}: ${bytesText(renewed.bytes)} gzip are fetched anew though no module in them changed`,
    metric: null,
    scenario: null,
    evidence: [
      `Files of ${renewed.chunks.map(shortName).join(", ")} have other names than on the base, and hold the same modules.`,
      `That is ${formatPercent(renewed.bytes / Math.max(1, renewed.of)).replace("+", "")} of the bytes in all chunks.`
    ],
    next: 'Keep the runtime, which holds the names of all chunks, apart (`runtimeChunk: "single"`), and identifiers stable (`moduleIds` and `chunkIds`: "deterministic").'
  });
  return [{ finding, size: 0 }];
});

// src/advice/bundle-rest.ts
var largeRest = 0.1;
var restFinding = (input, { suite }, growth2) => {
  const { entry, change, explained, unexplained } = growth2;
  const state = stateOf(input, suite, entry);
  if (!state.blocks || unexplained <= Math.max(warningBytes, largeRest * change.gzip)) return [];
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: "bundle-unexplained", suite, scenario: null, route: entry, metric: null },
    severity: severityOf(input.policy),
    title: `${subject}: ${bytesText(unexplained)} gzip of the growth of ${entry === null ? "all files" : "the first load"} is unexplained`,
    metric: metricOfPart(state, entry),
    scenario: null,
    evidence: [`Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`, ...grownText(growth2)],
    next: "Compare the treemaps of both sides."
  });
  return [{ finding, size: 0 }];
};
var bundleUnexplained = (input) => (input.bundles ?? []).flatMap(
  (summary) => (summary.growth?.entries ?? []).flatMap(
    (growth2) => (
      // Without any cause the growth itself has a finding.
      causesOf(summary, growth2.entry).length === 0 ? [] : restFinding(input, summary, growth2)
    )
  )
);
var largePart = 5e3;
var mostParts2 = 5;
var isTold = (name, entry, { causes: causes3 }) => causes3.some((it) => it.entry === entry && (it.subject === name || it.package === name || it.chain.includes(name)));
var hiddenFinding = (input, { suite, growth: growth2 }, own) => {
  const { entry, change, parts } = own;
  const state = stateOf(input, suite, entry);
  if (growth2 === null || state.blocks || state.lead === void 0) return [];
  const allowed = Math.max(largePart, allowedBytes(state));
  const grown = parts.filter(({ name, base, head }) => head - base > allowed && !isTold(name, entry, growth2)).toSorted((a, b) => b.head - b.base - (a.head - a.base));
  const [largest4] = grown;
  if (largest4 === void 0) return [];
  const more2 = grown.length > 1 ? ` and ${grown.length - 1} more` : "";
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: "bundle-hidden-growth", suite, scenario: null, route: entry, metric: null },
    severity: "warning",
    title: `${subject}: ${shortName(largest4.name)}${more2} grew; savings elsewhere hide it`,
    metric: metricOfPart(state, entry),
    scenario: null,
    evidence: [
      ...grown.slice(0, mostParts2).map(
        ({ name, base, head }) => `${shortName(name)}: about ${signedBytes(head - base)} (gzip, compressed alone).`
      ),
      `${entry === null ? "All files together" : "The first load as a whole"} changed by ${signedBytes(change.gzip)} (gzip).`
    ],
    next: "Nothing is blocked. Look whether the growth is meant: the saving would have been larger without it."
  });
  return [{ finding, size: (largest4.head - largest4.base) / Math.max(1, state.lead.base.value) }];
};
var bundleHiddenGrowth = (input) => (input.bundles ?? []).flatMap(
  (summary) => (summary.growth?.entries ?? []).flatMap((own) => hiddenFinding(input, summary, own))
);

// src/advice/connections.ts
var waitText = ({ blocks }) => {
  const perRequest2 = (side) => {
    const signals2 = blocks.flatMap((block) => block.sides[side]?.signals ?? []);
    const requests = signals2.reduce(
      (sum3, it) => sum3 + Object.values(it.requests).reduce((all, one) => all + one, 0),
      0
    );
    const pools = signals2.flatMap(({ pool }) => pool ?? []);
    if (requests === 0 || pools.length === 0) return null;
    const sum2 = (of) => pools.reduce((total, it) => total + it[of], 0) / requests;
    return { count: sum2("waits"), time: sum2("waitTime") };
  };
  const [base, head] = [perRequest2("base"), perRequest2("head")];
  if (base === null || head === null || base.count === 0 && head.count === 0) return [];
  return [
    `Waits for a connection of a pool: ${countText(base.count)} → ${countText(head.count)} per request, ${formatValue(base.time, "ms")} → ${formatValue(head.time, "ms")}.`
  ];
};
var findingOf3 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const finding = makeFinding({
    identity: { kind: "connections-more", suite, scenario, route, metric: metric2 },
    severity: severityOf(input.policy),
    title: `${input.naming.subject(it)} opens ${countText(it.head.value)} database ${countText(it.head.value) === "1" ? "connection" : "connections"} per request instead of ${countText(it.base.value)}: past its pool`,
    metric: metric2,
    scenario,
    evidence: [evidenceText(it), ...waitText(work)],
    next: "Take connections from one pool of the process (pool.query, pool.connect and release) instead of opening a client for each request or transaction."
  });
  return { finding, size: worsening(it) };
};
var connectionsMore = (input) => regressed(input.metrics).filter(({ metric: metric2 }) => metric2 === "db.connections").map((it) => findingOf3(it, input));

// src/advice/errors-appeared.ts
var noticeable2 = 1e-3;
var median2 = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
var appeared = (it) => it.metric === "errors.rate" && it.decision !== "invalid" && it.head.value - it.base.value >= noticeable2 && median2(it.head.blocks) > Math.max(0, ...it.base.blocks);
var errorsAppeared = ({ metrics, naming, policy }) => {
  const found = metrics.filter(appeared);
  const told = found.filter(
    (it) => it.route !== null || !found.some((other) => other.suite === it.suite && other.route !== null)
  );
  return told.map((it) => {
    const { suite, scenario, route, metric: metric2, unit } = it;
    const share2 = (value) => valueText(value, metric2, unit);
    const finding = makeFinding({
      identity: { kind: "errors-appeared", suite, scenario, route, metric: null },
      severity: it.primary && it.decision === "regressed" ? severityOf(policy) : "warning",
      title: `${naming.subject(it)} fails ${share2(it.head.value)} of its requests`,
      metric: metric2,
      scenario,
      evidence: [
        `Share of failed requests: ${share2(it.base.value)} on base, ${share2(it.head.value)} on head, over ${it.head.blocks.length} blocks.`
      ],
      next: "Read the log of the head: failed requests also distort its latency and CPU figures."
    });
    return { finding, size: it.head.value - it.base.value };
  });
};

// src/advice/sync-calls.ts
var mostCalls = 4;
var noticeable3 = 5e-3;
var cures = [
  [/^fs\./u, "Read it once at start, or use fs/promises, with a watcher if it changes."],
  [
    /^crypto\./u,
    "Use the version with a callback, which runs in the thread pool; derive keys once, not for each request."
  ],
  [/^zlib\./u, "Use promisify(zlib.brotliCompress) or a stream; compress answers that do not change ahead of time."],
  [/^child_process\./u, "Use execFile with a promise, or do without a process for each request."]
];
var otherCure = "Do it at start and keep the result, or use the asynchronous version: every other request waits for it.";
var cureOf = (call) => cures.find(([pattern]) => call !== void 0 && pattern.test(call))?.[1] ?? otherCure;
var rise = ({ base, head }) => head.count - base.count;
var longestCall = (changes) => changes.filter((it) => rise(it) > noticeable3).toSorted((a, b) => b.head.time - b.base.time - (a.head.time - a.base.time))[0];
var findingOf4 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const changes = ofPlace(work.sync, route);
  const lead = longestCall(changes);
  const what2 = lead === void 0 ? "" : `: ${lead.name.slice(0, 60)}, ${formatValue(lead.head.time, "ms")} per request${callerText(lead.caller)}`;
  const finding = {
    ...makeFinding({
      identity: { kind: "sync-calls", suite, scenario, route, metric: metric2 },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} makes ${countText(it.head.value)} synchronous ${countText(it.head.value) === "1" ? "call" : "calls"} per request instead of ${countText(it.base.value)}${what2}`,
      metric: metric2,
      scenario,
      evidence: [
        evidenceText(it),
        ...changes.filter((change) => rise(change) > noticeable3).slice(0, mostCalls).map((change) => workText(change, false)),
        "While such a call lasts, no other request is answered."
      ],
      next: cureOf(lead?.name)
    }),
    location: lead === void 0 ? null : work.locate(lead.caller)
  };
  return { finding, size: worsening(it) };
};
var syncCalls = (input) => regressed(input.metrics).filter(({ metric: metric2 }) => metric2 === "io.sync-calls").map((it) => findingOf4(it, input));

// src/advice/event-loop.ts
var noticeable4 = 5;
var loopText = ({ blocks }) => {
  const of = (side) => blocks.flatMap((block) => block.sides[side]?.signals?.eventLoop ?? []);
  const middle = (side, what2) => median(of(side).map((it) => it[what2]));
  const [busy, busier] = [middle("base", "utilisation"), middle("head", "utilisation")];
  const [longest3, longer] = [middle("base", "max"), middle("head", "max")];
  if (busy === null || busier === null || longest3 === null || longer === null) return [];
  const share2 = (value) => formatShare(Math.round(100 * value) / 100);
  return [
    `It is busy ${share2(busier)} of the time instead of ${share2(busy)}; the longest delay is ${formatValue(longer, "ms")} instead of ${formatValue(longest3, "ms")}.`
  ];
};
var findingOf5 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const call = longestCall(work.sync);
  const text2 = (value) => formatValue(value, "ms");
  const finding = {
    ...makeFinding({
      identity: { kind: "event-loop-held", suite, scenario, route, metric: metric2 },
      severity: "warning",
      title: `${input.naming.subject(it)} holds its event loop for up to ${text2(it.head.value)} (99th percentile) instead of ${text2(it.base.value)}`,
      metric: metric2,
      scenario,
      evidence: [evidenceText(it), ...loopText(work), ...call === void 0 ? [] : [workText(call, false)]],
      next: "Look for what computes, or waits synchronously, for more than some milliseconds at a time: split it, move it to a worker thread, or use an asynchronous version."
    }),
    location: call === void 0 ? null : work.locate(call.caller)
  };
  return { finding, size: worsening(it) };
};
var eventLoopHeld = (input) => input.metrics.filter(
  (it) => it.metric === "eventloop.delay.p99" && it.decision === "regressed" && it.head.value - it.base.value >= noticeable4
).map((it) => findingOf5(it, input));

// src/advice/functions.ts
var amount = (value, kind) => kind === "cpu" ? formatValue(value / 1e3, "ms") : formatValue(value, "bytes");
var verbs = {
  cpu: "takes",
  allocation: "allocates",
  survivors: "allocates what stays:"
};
var more = { cpu: "longer", allocation: "more", survivors: "more" };
var longest = 120;
var placeText2 = ({ path, line }) => path === "" ? "" : ` (${path.slice(-longest)}${line === null ? "" : `:${line}`})`;
var functionText = (fn, kind) => {
  const { estimate, low, high } = fn.change;
  const name = fn.name === "" ? "A function without a name" : fn.name.slice(0, longest);
  const calls = kind === "survivors" ? "" : ", with all that it calls";
  return `${name}${placeText2(fn)} ${verbs[kind]} ${amount(estimate, kind)} (${amount(low, kind)} to ${amount(high, kind)}) ${more[kind]} per request${calls}.`;
};

// src/advice/memory-grows.ts
var gigabyte = 1e9;
var untilText = (growth2) => {
  const requests = gigabyte / growth2;
  const text2 = requests >= 1e6 ? `${Number((requests / 1e6).toPrecision(2))} million` : Math.round(requests).toLocaleString("en-US");
  return `1 GB more after ${text2} requests`;
};
var heapText = ({ blocks }, side) => {
  const heaps = blocks.flatMap((block) => block.sides[side]?.signals?.heap ?? []);
  const [before, after, requests] = [
    median(heaps.map((it) => it.before)),
    median(heaps.map((it) => it.after)),
    median(heaps.map((it) => it.requests))
  ];
  if (before === null || after === null || requests === null) return [];
  return [
    `Heap after a collection on ${side}: ${formatValue(before, "bytes")} before and ${formatValue(after, "bytes")} after ${Math.round(requests).toLocaleString("en-US")} requests (middle of ${heaps.length} blocks).`
  ];
};
var sizeOf = (it) => worsening(it) / Math.max(1, it.tolerance);
var findingOf6 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const growth2 = it.head.value;
  const { survivors } = work.functions;
  const [first] = survivors;
  const place = first === void 0 || first.line === null ? "" : `${first.path}:${first.line}`;
  const finding = {
    ...makeFinding({
      identity: { kind: "memory-grows", suite, scenario, route, metric: metric2 },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} ${changePhrase(it)}${growth2 > 0 ? `: ${untilText(growth2)}` : ""}`,
      metric: metric2,
      scenario,
      evidence: [
        evidenceText(it),
        ...heapText(work, "base"),
        ...heapText(work, "head"),
        ...survivors.map((fn) => functionText(fn, "survivors"))
      ],
      next: "Remove what is kept on an event that surely comes (close, not finish), or bound it: an LRU cache, a WeakMap, once instead of on."
    }),
    location: place === "" ? null : work.locate(place)
  };
  return { finding, size: sizeOf(it) };
};
var memoryGrows = (input) => regressed(input.metrics).filter(({ metric: metric2 }) => metric2 === "memory.growth").map((it) => findingOf6(it, input));

// src/core/noise.ts
var isNoisy = (wait, schedule) => wait > (schedule === "duet" ? 0.6 : 0.3);

// src/advice/noisy-machine.ts
var noisyMachine = ({ suites }) => suites.flatMap(({ name, wait, schedule }) => {
  if (wait === null || !isNoisy(wait, schedule)) return [];
  const finding = makeFinding({
    identity: { kind: "noisy-machine", suite: name, scenario: null, route: null, metric: null },
    severity: "information",
    title: `The machine was busy: ${name} waited for a core ${formatShare(Math.round(wait * 100) / 100)} of the time`,
    metric: null,
    scenario: null,
    evidence: [
      schedule === "duet" ? "Both sides are loaded at the same time and wait alike, but it takes more blocks to be sure." : "The sides are loaded one after the other and may meet different noise, so it takes more blocks to be sure."
    ],
    next: "Stop other work on this machine while it measures, or measure on one with more cores."
  });
  return [{ finding, size: 0 }];
});

// src/advice/page.ts
var weights = /* @__PURE__ */ new Set(["page.transfer", "page.requests", "page.script-bytes"]);
var isWeight = ({ metric: metric2 }) => weights.has(metric2);
var weightOf = (it) => worsening(it) / Math.max(it.tolerance, 0.01);
var worseOf = ({ metrics }, suite) => metrics.filter((it) => it.suite === suite && isPageMetric(it.metric) && it.decision === "regressed").toSorted((a, b) => Number(b.primary) - Number(a.primary) || weightOf(b) - weightOf(a));
var suitesOf = ({ metrics }) => [
  ...new Set(metrics.filter(({ metric: metric2 }) => isPageMetric(metric2)).map(({ suite }) => suite))
];
var findingOf7 = (input, members, { kind, next, meanings: meanings2 }) => {
  const [lead] = members;
  if (lead === void 0) return [];
  const { suite, metric: metric2 } = lead;
  const finding = makeFinding({
    identity: { kind, suite, scenario: null, route: null, metric: null },
    severity: lead.primary ? severityOf(input.policy) : "warning",
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric: metric2,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...meanings2],
    next
  });
  return [{ finding, size: worsening(lead) }];
};
var pageHeavier = (input) => suitesOf(input).flatMap(
  (suite) => findingOf7(input, worseOf(input, suite).filter(isWeight), {
    kind: "page-heavier",
    next: "Compare the waterfalls of both sides in report.html: requests that only the head makes, and files that grew.",
    meanings: []
  })
);
var pageSlower = (input) => suitesOf(input).flatMap((suite) => {
  const worse = worseOf(input, suite);
  const slower = worse.filter((it) => !isWeight(it));
  const heavier = worse.find(isWeight);
  const shifts = slower[0] !== void 0 && metricOf(slower[0].metric).unit === "score";
  return findingOf7(input, slower, {
    kind: "page-slower",
    next: shifts ? "Look for images and slots without a size, and for what is put above what is already shown." : "Compare the waterfalls of both sides in report.html: what the page waits for before it is shown.",
    meanings: heavier === void 0 ? [] : [`It also ${changePhrase(heavier)}.`]
  });
});

// src/advice/explained-rows.ts
var alike = 1.5;
var growth = ({ base, head }) => head.value / base.value;
var isExplained2 = (rows, queries) => queries.suite === rows.suite && queries.route === rows.route && (rows.base.value === 0 || queries.base.value === 0 || growth(rows) <= alike * growth(queries));
var explainedRows = (metrics) => {
  const worse = regressed(metrics);
  const queries = worse.filter(({ metric: metric2 }) => metric2 === "db.queries");
  const pairs = worse.flatMap((rows) => {
    const by = rows.metric === "db.rows" ? queries.find((it) => isExplained2(rows, it)) : void 0;
    return by === void 0 ? [] : [[rows, by]];
  });
  return new Map(pairs);
};

// src/advice/queries.ts
var mostGrown = 4;
var mostGone = 2;
var noticeable5 = 5e-3;
var rise2 = ({ base, head }) => head.count - base.count;
var leadOf = (changes) => {
  const first = changes.find((it) => rise2(it) > noticeable5);
  return changes.find((it) => isRepeated(it) && first !== void 0 && rise2(it) >= rise2(first) / 2) ?? first;
};
var meaningOf = (lead, cache) => {
  const bypassed = cache.find(({ base, head }) => base.count > noticeable5 && head.count < base.count / 2);
  if (lead !== void 0 && isRepeated(lead)) {
    return {
      says: ["One statement is sent again and again inside a request: a list is loaded one by one (N+1)."],
      next: "Load the relation once: one statement with = ANY($1), include in an ORM, or a DataLoader that gathers the keys."
    };
  }
  if (lead !== void 0 && (bypassed !== void 0 || isUncached(lead))) {
    const asked = bypassed === void 0 ? "It was hardly ever sent before, and now is by each request: what it finds was kept, or not needed." : `The cache is asked ${countText(bypassed.head.count)} times per request instead of ${countText(bypassed.base.count)}.`;
    return {
      says: [asked],
      next: "Turn the cache on again, or go through it; its key should hold only what the value depends on. If the statement is new, see whether another one that is sent anyway can bring its answer."
    };
  }
  if (lead !== void 0 && isForgotten(lead)) {
    return {
      says: ["It is sent by some requests only, and was by hardly any: a cache that forgets too soon looks like this."],
      next: "Look at the lifetime and the size of the cache in front of it, and at their units (10m, not 10ms)."
    };
  }
  return {
    says: [],
    next: "Look at what this change asks its database for: fetch it with a statement that is sent anyway, or keep it."
  };
};
var statementEvidence = (changes) => {
  const grown = changes.filter((it) => rise2(it) > noticeable5).slice(0, mostGrown);
  const gone = changes.filter((it) => it.head.count === 0 && it.base.count > noticeable5).slice(0, mostGone);
  return [
    ...grown.map((it) => workText(it)),
    ...gone.map(({ name, base }) => `No longer sent: ${statementText(name)} (${timesText(base.count)} per request).`)
  ];
};
var rowsEvidence = (it, { metrics }) => [...explainedRows(metrics)].flatMap(([rows, by]) => by === it ? [evidenceText(rows)] : []);
var askedText = ({ base, head }) => `asks the database ${countText(head.value)} times per request instead of ${countText(base.value)}`;
var findingOf8 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const changes = ofPlace(work.statements, route);
  const lead = leadOf(changes);
  const { says, next } = meaningOf(lead, ofPlace(work.cache, route));
  const what2 = lead === void 0 ? "" : `: ${statementText(lead.name)} ${timesText(lead.head.count)}${callerText(lead.caller)}`;
  const finding = {
    ...makeFinding({
      identity: { kind: "queries-more", suite, scenario, route, metric: metric2 },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} ${askedText(it)}${what2}`,
      metric: metric2,
      scenario,
      evidence: [evidenceText(it), ...rowsEvidence(it, input), ...statementEvidence(changes), ...says],
      next
    }),
    location: lead === void 0 ? null : work.locate(lead.caller)
  };
  return { finding, size: worsening(it) };
};
var queriesMore = (input) => regressed(input.metrics).filter(({ metric: metric2 }) => metric2 === "db.queries").map((it) => findingOf8(it, input));
var mostNew = 5;
var isSlower = ({ metric: metric2, decision }) => decision === "regressed" && (metric2 === "db.time" || metric2.startsWith("latency.") || metric2 === "cpu.per-request");
var statementNew = (input) => {
  const suites = new Set(input.metrics.filter(isSlower).map(({ suite }) => suite));
  const asksMore = new Set(
    regressed(input.metrics).flatMap(({ metric: metric2, suite }) => metric2 === "db.queries" ? [suite] : [])
  );
  return [...suites].flatMap((suite) => {
    const { statements, locate } = input.work(suite);
    const added = statements.filter((it) => isNew(it) && it.head.count > noticeable5);
    const [first] = added;
    if (first === void 0 || asksMore.has(suite)) return [];
    const finding = {
      ...makeFinding({
        identity: { kind: "statement-new", suite, scenario: null, route: null, metric: null },
        severity: "information",
        title: `${input.naming.subject({ suite, scenario: null, route: null })} sends other statements than before: ${statementText(first.name)}${callerText(first.caller)}`,
        metric: "db.queries",
        scenario: null,
        evidence: added.slice(0, mostNew).map((it) => workText(it)),
        next: "Compare their plans with those of the statements that they take the place of (EXPLAIN on both sides)."
      }),
      location: locate(first.caller)
    };
    return [{ finding, size: 0 }];
  });
};

// src/advice/rows.ts
var mostTables = 3;
var mostPlans = 3;
var mostStatements = 3;
var noticeable6 = 0.05;
var rowsRise = ({ base, head }) => (head.rows ?? 0) - (base.rows ?? 0);
var tableRise = ({ sequential, indexed }) => sequential.head - sequential.base + indexed.head - indexed.base;
var tableText = ({ table, sequential, indexed }) => {
  const of = ({ base, head }) => `${countText(base)} → ${countText(head)}`;
  return `Rows read of ${table.slice(0, 100)} per request: ${of(sequential)} by scans of the whole table, ${of(indexed)} through indexes.`;
};
var planText = ({ text: text2, change }) => `Its plan changed, ${change}: ${statementText(text2)}.`;
var indexCure = (table) => `Create the index that the statement needs (CREATE INDEX CONCURRENTLY … ON ${table.slice(0, 100)}), or write the condition so that an index serves it: no function or cast on the column, no pattern that begins with %.`;
var limitCure = "Limit it in SQL (LIMIT, with the last key of a page as condition) rather than in code, and fetch only the rows that are used.";
var causeOf = (tables, plans, lead) => {
  const [table] = tables;
  const scanned = plans.find(({ wholeTable }) => wholeTable !== null);
  const isWhole2 = table !== void 0 && table.sequential.head - table.sequential.base > table.indexed.head - table.indexed.base;
  if (scanned !== void 0 || isWhole2) {
    const name = scanned?.wholeTable ?? table?.table ?? "";
    const how = scanned === void 0 ? `scans of the whole table ${name.slice(0, 100)}` : scanned.change;
    return { what: `: ${how}`, caller: "", next: indexCure(name) };
  }
  if (lead === void 0) return { what: "", caller: "", next: limitCure };
  const what2 = `: ${statementText(lead.name)} brings ${countText(lead.head.rows ?? 0)}${callerText(lead.caller)}`;
  return { what: what2, caller: lead.caller, next: limitCure };
};
var findingOf9 = (it, input) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const work = input.work(suite);
  const grown = ofPlace(work.statements, route).filter((change) => rowsRise(change) > noticeable6).toSorted((a, b) => rowsRise(b) - rowsRise(a));
  const tables = route === null ? compareTables(work.blocks).filter((table) => tableRise(table) > noticeable6) : [];
  const plans = route === null ? comparePlans(work.blocks) : [];
  const { what: what2, caller, next } = causeOf(tables, plans, grown[0]);
  const finding = {
    ...makeFinding({
      identity: { kind: "rows-more", suite, scenario, route, metric: metric2 },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} reads ${countText(it.head.value)} rows per request instead of ${countText(it.base.value)}${what2}`,
      metric: metric2,
      scenario,
      evidence: [
        evidenceText(it),
        ...plans.slice(0, mostPlans).map(planText),
        ...tables.slice(0, mostTables).map(tableText),
        ...grown.slice(0, mostStatements).map((change) => workText(change))
      ],
      next
    }),
    location: caller === "" ? null : work.locate(caller)
  };
  return { finding, size: worsening(it) };
};
var isWhole = ({ metric: metric2, route, decision, primary }) => metric2 === "db.rows" && route === null && decision === "regressed" && primary;
var rowsMore = (input) => {
  const explained = explainedRows(input.metrics);
  return regressed(input.metrics).filter((it) => it.metric === "db.rows" && !explained.has(it)).map((it) => findingOf9(it, input));
};
var planChanged = (input) => [...new Set(input.metrics.filter(({ metric: metric2 }) => metric2 === "db.rows").map(({ suite }) => suite))].flatMap(
  (suite) => {
    if (input.metrics.some((it) => it.suite === suite && isWhole(it))) return [];
    const plans = comparePlans(input.work(suite).blocks).filter(({ wholeTable }) => wholeTable !== null);
    const [first] = plans;
    if (first === void 0 || first.wholeTable === null) return [];
    const finding = makeFinding({
      identity: { kind: "plan-changed", suite, scenario: null, route: null, metric: null },
      severity: "warning",
      title: `${input.naming.subject({ suite, scenario: null, route: null })} reads a whole table where it used an index: ${first.change}`,
      metric: "db.rows",
      scenario: null,
      evidence: plans.slice(0, mostPlans).map(planText),
      next: indexCure(first.wholeTable)
    });
    return [{ finding, size: 0 }];
  }
);

// src/advice/slower.ts
var at = (metrics, { suite, route }, metric2, scenario) => {
  const found = metrics.filter((it) => it.suite === suite && it.route === route && it.metric === metric2);
  return found.find((it) => it.scenario === scenario) ?? found[0];
};
var causeOf2 = (group, metrics) => {
  const slow = group.members.find((it) => it.metric.startsWith("latency."));
  const cpu = at(metrics, group, "cpu.per-request", slow?.scenario ?? group.lead.scenario);
  if (slow === void 0 || cpu === void 0) {
    return group.members.every((it) => it.metric === "allocation.per-request") ? "allocates" : "unknown";
  }
  if (worsening(cpu) >= 0.5 * worsening(slow) && cpu.decision === "regressed") return "computes";
  const still = cpu.decision === "unchanged" || cpu.decision === "improved";
  return still && worsening(cpu) < 0.25 * worsening(slow) ? "waits" : "unknown";
};
var meanings = {
  computes: ["CPU and latency grew alike: it computes more."],
  waits: ["Latency grew but CPU did not: it waits for something."],
  allocates: [],
  unknown: []
};
var nextSteps = {
  computes: (subject) => `Record a CPU profile of ${subject} on both sides (Node: --cpu-prof) and compare the hottest functions.`,
  waits: (subject) => `Look for what ${subject} now waits for: a query, another service, a lock, a timer, or a connection pool that is used up.`,
  allocates: (subject) => `Record an allocation profile of ${subject} on both sides (Node: --heap-prof) and look for new copies of large data.`,
  unknown: (subject) => `Look at what this change adds to the work of ${subject}; a CPU profile of both sides shows where the time goes.`
};
var causes = /* @__PURE__ */ new Set(["io.sync-calls", "db.queries", "db.rows", "db.connections"]);
var causesOf2 = (metrics, { suite, route }) => metrics.filter(
  (it) => causes.has(it.metric) && it.decision === "regressed" && it.primary && it.suite === suite && (it.route === route || it.route === null || route === null)
);
var blamedFor = (cause, { suite }, input) => {
  if (cause === "waits") return [];
  const { functions } = input.work(suite);
  return cause === "allocates" ? functions.allocation : functions.cpu;
};
var mostFunctions = 3;
var nextOf = (cause, subject, counts, blamed) => {
  const [count2] = counts;
  if (count2 !== void 0) return `Begin with what it asks for: it ${changePhrase(count2)}.`;
  const [first] = blamed;
  if (first === void 0) return nextSteps[cause](subject);
  const place = first.line === null ? first.path : `${first.path}:${first.line}`;
  return `Look at ${first.name === "" ? "the function" : first.name.slice(0, 120)} in ${place.slice(-200)}: the profiles of both sides differ most there.`;
};
var findingOf10 = (kind, group, input, isOnly) => {
  const { suite, route, lead, members, scenario } = group;
  const subject = input.naming.subject({ suite, route, scenario });
  const cause = causeOf2(group, input.metrics);
  const still = cause === "waits" ? at(input.metrics, group, "cpu.per-request", lead.scenario) : void 0;
  const places = new Set(members.map((it) => it.scenario)).size;
  const evidence = [...members, ...still === void 0 ? [] : [still]].map((it) => evidenceText(it, places > 1));
  const counts = causesOf2(input.metrics, group);
  const blamed = blamedFor(cause, group, input).slice(0, mostFunctions);
  const [first] = isOnly ? blamed : [];
  const finding = {
    ...makeFinding({
      identity: { kind, suite, scenario: null, route, metric: null },
      severity: severityOf(input.policy),
      title: `${subject} ${changePhrase(lead)}`,
      metric: lead.metric,
      scenario,
      evidence: [
        ...evidence,
        ...meanings[cause],
        ...counts.map((it) => evidenceText(it)),
        ...blamed.map((fn) => functionText(fn, cause === "allocates" ? "allocation" : "cpu"))
      ],
      next: nextOf(cause, subject, counts, isOnly ? blamed : [])
    }),
    location: first === void 0 || first.line === null ? null : input.work(suite).locate(`${first.path}:${first.line}`)
  };
  return { finding, size: worsening(lead) };
};
var routeSlower = (input) => {
  const groups = slowerRoutes(input.metrics);
  return groups.map((group) => {
    const isOnly = groups.filter(({ suite }) => suite === group.suite).length === 1;
    return findingOf10("route-slower", group, input, isOnly);
  });
};
var suiteSlower = (input) => slowerSuites(input.metrics).map((group) => findingOf10("suite-slower", group, input, true));

// src/advice/worse.ts
var findingOf11 = (kind, it, next, { naming, policy }) => {
  const { suite, scenario, route, metric: metric2 } = it;
  const finding = makeFinding({
    identity: { kind, suite, scenario, route, metric: metric2 },
    severity: severityOf(policy),
    title: `${naming.subject(it)} ${changePhrase(it)}`,
    metric: metric2,
    scenario,
    evidence: [evidenceText(it)],
    next
  });
  return { finding, size: worsening(it) };
};
var peak = "memory.rss.peak";
var elsewhere = /* @__PURE__ */ new Set([peak, "db.queries", "db.rows", "db.connections", "io.sync-calls", "memory.growth"]);
var memoryPeak = (input) => regressed(input.metrics).filter((it) => it.metric === peak).map(
  (it) => findingOf11(
    "memory-peak",
    it,
    "Compare heap snapshots of both sides under load: caches without a bound, data held in memory as a whole, new modules loaded at start.",
    input
  )
);
var metricWorse = (input) => regressed(input.metrics).filter(
  ({ metric: metric2 }) => !elsewhere.has(metric2) && !isSpeed(metric2) && !isBundleMetric(metric2) && !isPageMetric(metric2)
).map((it) => findingOf11("metric-worse", it, `Look at what this change adds to ${metricTitle(it.metric)}.`, input));

// src/advice/find.ts
var rules = {
  "route-slower": routeSlower,
  "suite-slower": suiteSlower,
  "queries-more": queriesMore,
  "statement-new": statementNew,
  "rows-more": rowsMore,
  "plan-changed": planChanged,
  "sync-calls": syncCalls,
  "connections-more": connectionsMore,
  "memory-grows": memoryGrows,
  "event-loop-held": eventLoopHeld,
  "memory-peak": memoryPeak,
  "metric-worse": metricWorse,
  "budget-exceeded": budgetExceeded,
  "target-missed": targetMissed,
  "errors-appeared": errorsAppeared,
  "bundle-causes": bundleCauses,
  "bundle-grew": bundleGrew,
  "bundle-unexplained": bundleUnexplained,
  "bundle-chunk-grew": bundleChunkGrew,
  "bundle-requests": bundleRequests,
  "bundle-cache": bundleCache,
  "bundle-hidden-growth": bundleHiddenGrowth,
  "bundle-async-grew": bundleAsyncGrew,
  "bundle-duplicates": bundleDuplicates,
  "page-heavier": pageHeavier,
  "page-slower": pageSlower,
  "noisy-machine": noisyMachine
};
var rank = { blocking: 0, warning: 1, information: 2 };
var causes2 = /* @__PURE__ */ new Set(["queries-more", "rows-more", "sync-calls", "connections-more", "memory-grows"]);
var byWeight = (a, b) => rank[a.finding.severity] - rank[b.finding.severity] || Number(causes2.has(b.finding.kind)) - Number(causes2.has(a.finding.kind)) || b.size - a.size || (a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id));
var findings = (input) => {
  const nothing = { metrics: [], budgets: [], bundles: [], blocks: [], profiles: [] };
  const trusted2 = input.verdict === "invalid" ? { ...input, ...nothing } : input;
  const work = createWork(trusted2);
  const places = input.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...input.metrics]);
  return Object.values(rules).flatMap((rule) => rule({ ...trusted2, naming, work })).toSorted(byWeight).map(({ finding }) => finding);
};

// src/usecases/read-configurations.ts
var readConfigurations = async ({ source, read, parse }) => {
  if (source.kind === "file") return { base: null, head: parse(source.path, source.text), given: true, notices: [] };
  const { path } = source;
  const text2 = await read("head", path);
  if (text2 === null)
    throw new UsageError(
      `There is no ${path} in the head.`,
      "Write one (docs/configuration.md has a complete example), or name another file with --config."
    );
  const head = parse(path, text2);
  const ofBase = await read("base", path);
  if (ofBase === null) return { base: null, head, given: false, notices: [] };
  try {
    return { base: parse(path, ofBase), head, given: false, notices: [] };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return {
      base: null,
      head,
      given: false,
      notices: [`${path} of the base is invalid, so it counts as absent.`]
    };
  }
};

// src/gate/scale.ts
var scaleOf = ({ byDifference, better }) => ({
  kind: byDifference ? "difference" : "ratio",
  better
});
var largest = 30;
var orient = (value, better) => better === "lower" || value === 0 ? value : -value;
var effectOf = ({ kind, better }, base, head) => {
  if (kind === "difference") return orient(head - base, better);
  if (base === head) return 0;
  return base > 0 && head > 0 ? orient(Math.log(head / base), better) : null;
};
var changeOf = ({ kind, better }, effect) => {
  const own = orient(effect, better);
  return kind === "difference" ? own : Math.expm1(Math.min(largest, Math.max(-largest, own)));
};
var worseningOf = (scale2, effect) => orient(changeOf(scale2, effect), scale2.better);
var effectOfWorsening = ({ kind, better }, worsening2) => {
  if (kind === "difference") return worsening2;
  return better === "lower" ? Math.log1p(worsening2) : worsening2 < 1 ? -Math.log1p(-worsening2) : largest;
};
var exactBytes = /* @__PURE__ */ new Set(["page.transfer", "page.script-bytes"]);
var isDeterministic = (metric2) => {
  const { unit } = metricOf(metric2);
  return unit === "count" || unit === "count/request" || exactBytes.has(metric2);
};
var toleratedErrors = 1e-3;
var toleratedShift = 0.05;
var toleratedRequests = 1.5;
var toleratedWorsening = (policy, metric2, exact, base = null) => {
  const set = policy.tolerance.metrics[metric2];
  if (set !== void 0) return set;
  const { unit } = metricOf(metric2);
  if (unit === "share") return toleratedErrors;
  if (unit === "score") return toleratedShift;
  const usual = toleranceOf(policy, metric2);
  if (metric2 === "page.requests" && base !== null && base > 0) return Math.max(usual, toleratedRequests / base);
  return exact && !isPageMetric(metric2) ? 0 : usual;
};

// src/gate/places.ts
var placeKey = ({ metric: metric2, scenario, route }) => JSON.stringify([scenario, route, metric2]);
var answers = ["latency.mean", "latency.p50", "latency.p95", "latency.p99"];
var ofAnyRoute = [...answers, "errors.rate"];
var ofRoute2 = [...ofAnyRoute, "throughput", "cpu.per-request", "allocation.per-request"];
var ofWhole = [...ofRoute2, "gc.pause"];
var ofProcess = ["memory.rss.peak"];
var ofPage = [
  "page.lcp",
  "page.tbt",
  "page.fcp",
  "page.si",
  "page.cls",
  "page.transfer",
  "page.requests",
  "page.script-bytes",
  "page.script-cpu"
];
var placesOf = (suite, policy = defaultPolicy) => {
  if (suite.type === "page") {
    return ofPage.map((metric2) => ({ metric: metric2, scenario: null, route: null, primary: isPagePrimary(metric2, policy) }));
  }
  const { schedule, routes } = suite;
  const closed = new Set(suite.scenarios.filter(({ model }) => model === "closed").map(({ name }) => name));
  const inScenarios = suite.scenarios.flatMap(({ name: scenario, model }) => {
    const closedElsewhere = [...closed].some((other) => other !== scenario);
    const planned2 = (metric2, route) => ({
      metric: metric2,
      scenario,
      route,
      primary: isPrimary({ metric: metric2, route, model, schedule, closedElsewhere })
    });
    const whole = ofWhole.map((metric2) => planned2(metric2, null));
    const metrics = model === "open" ? ofAnyRoute : ofRoute2;
    const single = routes.length > 1 ? routes.flatMap(({ name }) => metrics.map((metric2) => planned2(metric2, name))) : [];
    return [...whole, ...single];
  });
  if (inScenarios.length === 0) return [];
  const process = ofProcess.map((metric2) => ({
    metric: metric2,
    scenario: null,
    route: null,
    primary: isPrimary({ metric: metric2, route: null, model: "closed", schedule, closedElsewhere: false })
  }));
  return [...inScenarios, ...process];
};

// src/statistics/trimmed-mean.ts
var trimmedMean = (values) => {
  const cut2 = values.length < 3 ? 0 : Math.max(1, Math.floor(values.length / 4));
  return mean([...values].sort((a, b) => a - b).slice(cut2, values.length - cut2));
};

// src/gate/page-values.ts
var mostApart = 1.2;
var shortest = 1;
var scriptBytes = ({ requests }) => requests.filter(({ kind }) => kind === "Script").reduce((sum2, { transfer }) => sum2 + transfer, 0);
var valueOf = (visit, metric2) => {
  const given = Object.hasOwn(visit.values, metric2) ? visit.values[metric2] : void 0;
  return given ?? (metric2 === "page.script-bytes" ? scriptBytes(visit) : null);
};
var visitsOf = ({ visits = [] }, side) => visits.filter((visit) => visit.side === side);
var pageValue = (block, side, metric2) => median(visitsOf(block, side).flatMap((visit) => valueOf(visit, metric2) ?? []));
var speedOf = (block, side) => median(visitsOf(block, side).map(({ benchmarkIndex }) => benchmarkIndex));
var isSameSpeed = (block) => {
  const [base, head] = [speedOf(block, "base"), speedOf(block, "head")];
  if (base === null || head === null || base === 0 || head === 0) return true;
  return Math.max(base, head) <= mostApart * Math.min(base, head);
};
var timed = (value) => Math.max(shortest, value);
var asIs = (value) => value;
var comparePages = (block, metric2) => {
  const [base, head] = [pageValue(block, "base", metric2), pageValue(block, "head", metric2)];
  const isTime = metricOf(metric2).unit === "ms";
  if (isTime && base !== null && head !== null && !isSameSpeed(block)) {
    return {
      kind: "unlike",
      reason: "the speed of the machine differed by more than 20 % between the visits of a block"
    };
  }
  return { kind: "values", base, head, reason: "no visit of the page gave it", floor: isTime ? timed : asIs };
};

// src/gate/observe.ts
var unseen = (reason, baseSeen) => ({ kind: "unseen", reason, baseSeen });
var blockOutcome = (metric2, base, head, reason) => {
  if (base === null || head === null) return unseen(reason, base !== null);
  const effect = effectOf(scaleOf(metricOf(metric2)), base, head);
  if (effect === null) return unseen("one side is zero, so there is no relative change", base > 0);
  return { kind: "seen", base, head, effect };
};
var whyNoSlice = {
  "latency.mean": "too few successful requests in a slice (at least 5 are needed)",
  throughput: "too few successful requests in a slice (at least 5 are needed)",
  "cpu.per-request": "CPU time could not be observed",
  "allocation.per-request": "allocation could not be observed"
};
var sliceOutcome = (metric2, pairs, value) => {
  const scale2 = scaleOf(metricOf(metric2));
  const values = pairs.map((pair) => ({ base: value(pair.base), head: value(pair.head) }));
  const usable = values.flatMap(({ base, head }) => {
    const effect = base === null || head === null ? null : effectOf(scale2, base, head);
    return base === null || head === null || effect === null ? [] : [{ base, head, effect }];
  });
  if (usable.length === 0 || 2 * usable.length < pairs.length) {
    const baseSeen = 2 * values.filter(({ base }) => base !== null && base > 0).length >= Math.max(1, pairs.length);
    return unseen(whyNoSlice[metric2] ?? "it could not be observed", baseSeen);
  }
  return {
    kind: "seen",
    base: trimmedMean(usable.map(({ base }) => base)),
    head: trimmedMean(usable.map(({ head }) => head)),
    effect: trimmedMean(usable.map(({ effect }) => effect))
  };
};
var selectionOutcomes = (block, selection) => {
  const pairs = windowPairs(block, selection);
  const bases = pairs.map(({ base }) => base);
  const heads = pairs.map(({ head }) => head);
  let sorted2 = null;
  return (metric2) => {
    if (pairs.length === 0) return unseen("no slice of it was measured", false);
    const ofSlice = sliceMetrics[metric2];
    if (ofSlice !== void 0) return sliceOutcome(metric2, pairs, ofSlice);
    const ofBlock = quantileMetrics[metric2];
    if (ofBlock !== void 0) {
      sorted2 ??= { base: mergedDurations(bases), head: mergedDurations(heads) };
      const { q, fewest: fewest2 } = ofBlock;
      const reason = `too few successful requests in a block (at least ${fewest2} are needed)`;
      const [base2, head2] = [durationQuantile(sorted2.base, q, fewest2), durationQuantile(sorted2.head, q, fewest2)];
      return blockOutcome(metric2, base2, head2, reason);
    }
    if (metric2 === "gc.pause") {
      const reason = "garbage collection could not be observed";
      return blockOutcome(metric2, gcPausePerRequest(bases), gcPausePerRequest(heads), reason);
    }
    const [base, head] = [failuresOf(bases), failuresOf(heads)];
    const share2 = ({ failed, total }) => total === 0 ? null : failed / total;
    return blockOutcome(metric2, share2(base), share2(head), "no request was sent");
  };
};
var ofPage2 = (block, { metric: metric2, scenario, route }) => {
  const place = { metric: metric2, scenario, route };
  const pair = comparePages(block, metric2);
  if (pair.kind === "unlike") return { ...place, ...unseen(pair.reason, true), blame: "machine" };
  const { base, head, reason } = pair;
  if (base === null || head === null) return { ...place, ...unseen(reason, base !== null) };
  const effect = effectOf(scaleOf(metricOf(metric2)), pair.floor(base), pair.floor(head));
  if (effect === null) return { ...place, ...unseen("one side is zero, so there is no relative change", base > 0) };
  return { ...place, kind: "seen", base, head, effect };
};
var observe = (block, suite) => {
  if (suite.type === "page") return placesOf(suite).map((place) => ofPage2(block, place));
  const models = new Map(suite.scenarios.map(({ name, model }) => [name, model]));
  const selections = /* @__PURE__ */ new Map();
  const outcomesOf = (scenario, route) => {
    const key = JSON.stringify([scenario, route]);
    const known = selections.get(key);
    if (known !== void 0) return known;
    const sliceRoute = models.get(scenario) === "open" ? null : route;
    const made = selectionOutcomes(block, { scenario, sliceRoute, route });
    selections.set(key, made);
    return made;
  };
  return placesOf(suite).map(({ metric: metric2, scenario, route }) => {
    const place = { metric: metric2, scenario, route };
    if (scenario !== null) return { ...place, ...outcomesOf(scenario, route)(metric2) };
    const { base, head } = block.sides;
    const reason = "memory could not be observed";
    return { ...place, ...blockOutcome(metric2, base?.memoryPeak ?? null, head?.memoryPeak ?? null, reason) };
  });
};

// src/usecases/conclude.ts
var sumTimes = (blocks, part) => blocks.reduce((sum2, { time }) => sum2 + time[part], 0);
var commitOf = ({ ref, commit, tree }) => ({ ref, commit, tree });
var without = (machine) => ({
  baseline: { store: null, environment: environmentClass(machine), records: 0, newest: null, notice: null },
  trends: [],
  goals: [],
  information: []
});
var conclude = (input) => {
  const { sides: sides2, plan, judgement, blocks, duration, prepared, profiled = 0, history = without(input.machine) } = input;
  const measure = duration - prepared;
  const [start, warmUp2, load] = [sumTimes(blocks, "start"), sumTimes(blocks, "warmUp"), sumTimes(blocks, "load")];
  const { verdict, reasons, comparisons, metrics, absent, budgets, control } = judgement;
  const result = {
    schema: "pacegate/result@1",
    verdict,
    reasons,
    notices: [.../* @__PURE__ */ new Set([...input.notices, ...judgement.notices])],
    base: commitOf(sides2.base),
    head: { ...commitOf(sides2.head), dirty: sides2.head.dirty },
    comparisons,
    environment: { ...input.machine, ...input.browser == null ? {} : { browser: input.browser } },
    seed: input.seed,
    startedAt: input.startedAt.toISOString(),
    duration,
    time: {
      prepare: prepared,
      measure,
      start,
      warmUp: warmUp2,
      load,
      ...profiled === 0 ? {} : { profile: profiled },
      overhead: Math.max(0, measure - start - warmUp2 - load - profiled)
    },
    policy: {
      from: plan.policyFrom,
      falseAlarmRate: plan.policy.falseAlarmRate,
      timeLimit: plan.policy.timeLimit,
      inconclusive: plan.policy.inconclusive
    },
    suites: judgement.suites.map(({ name, schedule, blocks: counts, discarded, wait, skipped }) => ({
      name,
      schedule,
      blocks: counts,
      discarded,
      wait,
      skipped
    })),
    metrics,
    absent,
    budgets,
    ...judgement.bundles === void 0 ? {} : { bundles: judgement.bundles },
    control,
    baseline: history.baseline,
    trends: history.trends,
    goals: history.goals
  };
  const directories = Object.fromEntries(plan.suites.map(({ suite, own }) => [suite.name, own.head.directory]));
  const found = input.findings({ ...result, blocks, profiles: input.profiles ?? [], directories });
  return { ...result, findings: [...found, ...history.information] };
};

// src/usecases/baseline/suite-hashes.ts
import { createHash as createHash2 } from "node:crypto";
var sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, it]) => [key, sorted(it)])
  );
};
var hash = (value) => createHash2("sha256").update(JSON.stringify(sorted(value))).digest("hex");
var byName = (a, b) => a.name < b.name ? -1 : 1;
var suiteHashes = (suite, measured, schedule) => {
  const fixtures = hash({ setup: suite.setup, teardown: suite.teardown, env: suite.env });
  if (suite.type === "page") {
    const { path, headers, cookies, hosts, device } = suite;
    return { scenarios: hash({ type: "page", path, headers, cookies, hosts, device }), fixtures };
  }
  const names = (items) => new Set(items.map(({ name }) => name));
  const [routes, scenarios] = [names(measured.routes), names(measured.scenarios)];
  return {
    scenarios: hash({
      schedule,
      routes: suite.routes.filter(({ name }) => routes.has(name)).toSorted(byName),
      scenarios: suite.scenarios.filter(({ name }) => scenarios.has(name)).toSorted(byName),
      warmUp: suite.warmUp
    }),
    fixtures
  };
};
var bundleHashes = ({ directory, ignore, env }) => ({
  scenarios: hash({ type: "bundle", directory, ignore }),
  fixtures: hash({ env })
});

// src/usecases/bundle/has-variables.ts
var hasVariables = ({ env }) => Object.values(env).some((value) => value.includes("${"));

// src/usecases/baseline/resolve-goals.ts
var resolveGoals = async (goals, repository) => {
  const resolved = [];
  for (const goal of goals) resolved.push({ ...goal, commit: await repository.commitOf(goal.since) });
  return resolved;
};

// src/statistics/holm.ts
var holm = (pValues, level, family) => {
  const rejected = pValues.map(() => false);
  let left = Math.max(family, pValues.length);
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  for (const { p, index } of ascending) {
    if (p > level / left) break;
    rejected[index] = true;
    left--;
  }
  return rejected;
};

// src/gate/compare.ts
var enoughEqual = 4;
var estimateEffect = (effects, tail, exact) => {
  if (effects.length < 2) return null;
  const summary = meanAndDeviation(effects);
  const { n, mean: mean2, deviation } = summary;
  if (deviation === 0 && !exact && n < enoughEqual) {
    return { n, mean: mean2, deviation, low: Math.min(0, mean2), high: Math.max(0, mean2), p: 1 };
  }
  return { n, mean: mean2, deviation, ...tInterval(summary, tail), p: tTestAboveZero(summary) };
};
var intervalTail = 0.05;
var decide = ({ mean: mean2, high }, shown, { scale: scale2, tolerance, exact }) => {
  const estimate = worseningOf(scale2, mean2);
  const upper = worseningOf(scale2, high);
  if (shown && estimate > 0 && estimate >= tolerance) return "regressed";
  if (upper < 0 && estimate <= -tolerance / 2) return "improved";
  if (upper < tolerance || exact && upper <= tolerance) return "unchanged";
  return "inconclusive";
};

// src/gate/enact-looks.ts
var neededCoverage = 0.8;
var effectsUpTo = (effects, blocks) => {
  const had = effects.slice(0, blocks);
  const given = had.filter((effect) => effect !== null);
  return given.length < neededCoverage * had.length ? [] : given;
};
var rank2 = { inconclusive: 0, unchanged: 1, improved: 2, regressed: 3 };
var strongest = (a, b) => rank2[b] > rank2[a] ? b : a;
var enactLooks = (family, size, rate) => {
  const states = family.map(() => ({
    decision: "inconclusive",
    shown: false,
    last: null,
    low: -Infinity,
    high: Infinity
  }));
  const rounds = Math.max(0, ...family.map(({ looks }) => looks.length));
  let open = Math.max(size, family.length);
  for (let round = 0; round < rounds; round++) {
    const present = family.flatMap((series, index) => {
      const look = series.looks[round];
      const state = states[index];
      if (look === void 0 || state === void 0) return [];
      const effects = effectsUpTo(series.effects, look.blocks);
      const estimate = estimateEffect(effects, intervalTail * look.share, series.exact);
      return estimate === null ? [] : [{ series, state, look, estimate }];
    });
    const tested = present.filter(({ state }) => !state.shown);
    const rejected = holm(
      tested.map(({ estimate, look }) => estimate.p / look.share),
      rate,
      open
    );
    for (const [index, { state }] of tested.entries()) {
      if (rejected[index] !== true) continue;
      state.shown = true;
      open--;
    }
    for (const { series, state, look, estimate } of present) {
      state.decision = strongest(state.decision, decide(estimate, state.shown, series));
      state.last = { look, estimate };
      state.low = Math.max(state.low, estimate.low);
      state.high = Math.min(state.high, estimate.high);
    }
  }
  return states.map(({ decision, last, low, high }) => ({ decision, last, low, high }));
};

// src/gate/signal-values.ts
var none = (reason) => ({ kind: "none", reason });
var valueOr = (value, reason) => value === null ? none(reason) : { kind: "value", value };
var noProbe = "the probe did not tell what it saw";
var noDatabase = "the database was not read";
var noRequest = "no request of it was served";
var reasonOf = (missing2, what2) => missing2.find((it) => what2.test(it.what))?.reason ?? null;
var perRequest = (amounts, requests, { route, routes }) => valueOr(route === null ? ofMix(amounts, requests, routes) : ofRoute(amounts, requests, route), noRequest);
var counted = (signals2, { caches }) => signals2.statements.filter(({ client }) => caches || !isCache(client));
var ofClients = (signals2, question) => {
  const { metric: metric2, sight } = question;
  const rows = counted(signals2, sight);
  const [blind] = missingStatements(signals2);
  if (signals2.statements.length === 0 && blind !== void 0) return none(blind.reason);
  switch (metric2) {
    case "db.queries":
      return perRequest(
        sumByRoute(rows, ({ count: count2 }) => count2),
        signals2.requests,
        question
      );
    case "db.time":
      return perRequest(
        sumByRoute(rows, ({ time }) => time),
        signals2.requests,
        question
      );
    default:
      return sight.rows ? perRequest(
        sumByRoute(rows, (it) => it.rows ?? 0),
        signals2.requests,
        question
      ) : none("the client of the database does not tell how many rows it got");
  }
};
var sum = (rows, amount2) => rows.reduce((total, row) => total + amount2(row), 0);
var rowsRead = ({ tables, totals }, sight) => sight.tables ? sum(tables, ({ seqRows, indexRows }) => seqRows + indexRows) : totals.returned;
var ofDatabase = (reading, requests, { metric: metric2, sight }) => {
  const total = totalOf(requests);
  if (total === 0) return none(noRequest);
  if (metric2 === "db.rows" || metric2 === "db.connections") {
    const untold = reasonOf(reading.missing, metric2 === "db.rows" ? /^rows/u : /connections/u);
    if (untold !== null) return none(untold);
    return valueOr((metric2 === "db.rows" ? rowsRead(reading, sight) : reading.totals.sessions) / total, "");
  }
  const [blind] = missingStatements(reading);
  if (reading.statements.length === 0 && blind !== void 0) return none(blind.reason);
  const amount2 = metric2 === "db.queries" ? "calls" : "time";
  return valueOr(sum(reading.statements, (it) => it[amount2]) / total, "");
};
var isOfDatabase = ({ metric: metric2, route, sight }) => {
  if (!metric2.startsWith("db.")) return false;
  if (metric2 === "db.connections") return sight.connections === "database";
  return sight.statements === "database" || metric2 === "db.rows" && route === null && sight.database;
};
var ofProbe = (signals2, question) => {
  const { requests, sync, heap, eventLoop, pool, missing: missing2 } = signals2;
  switch (question.metric) {
    case "eventloop.delay.p99":
      return valueOr(
        eventLoop?.p99 ?? null,
        reasonOf(missing2, /event.?loop|delay/iu) ?? "the event loop could not be observed"
      );
    case "memory.heap":
    case "memory.growth": {
      const reason = reasonOf(missing2, /heap|memory|collect/iu) ?? "the heap after a collection could not be observed";
      if (heap === null) return none(reason);
      if (question.metric === "memory.heap") return valueOr(heap.after, reason);
      return valueOr(heap.requests === 0 ? null : (heap.after - heap.before) / heap.requests, noRequest);
    }
    case "io.sync-calls": {
      const blind = sync.length === 0 ? reasonOf(missing2, /synchronous|^sync/iu) : null;
      return blind === null ? perRequest(
        sumByRoute(sync, ({ count: count2 }) => count2),
        requests,
        question
      ) : none(blind);
    }
    case "db.connections": {
      const blind = pool === null ? reasonOf(missing2, /connection|pool|statement/iu) : null;
      const total = totalOf(requests);
      return blind === null ? valueOr(total === 0 ? null : (pool?.opened ?? 0) / total, noRequest) : none(blind);
    }
    default:
      return ofClients(signals2, question);
  }
};
var readSignal = (block, side, question) => {
  const own = block.sides[side];
  if (isOfDatabase(question)) {
    const reading = own?.database;
    return reading === void 0 ? none(noDatabase) : ofDatabase(reading, requestsOf(block, side), question);
  }
  return own?.signals === void 0 ? none(noProbe) : ofProbe(own.signals, question);
};

// src/gate/whole-counts.ts
var cutOff = 0.02;
var farthest = 0.2;
var wholeCount = (value) => {
  const whole = Math.round(value);
  const slack = Math.min(farthest, Math.max(leastCount, cutOff * whole));
  return Math.abs(value - whole) <= slack ? whole : null;
};
var isSeen = (pair) => pair.kind === "seen";
var agreed = (values) => {
  const [first] = values;
  if (first === void 0) return null;
  const whole = wholeCount(first);
  if (whole !== null) return values.every((value) => wholeCount(value) === whole) ? whole : null;
  return values.every((value) => value === first) ? first : null;
};
var wholeCounts = (pairs, control) => {
  const seen = pairs.filter(isSeen);
  if (seen.length < 2) return null;
  const same = control.filter(isSeen).flatMap(({ base: base2, head: head2 }) => [base2, head2]);
  const base = agreed([...seen.map((pair) => pair.base), ...same]);
  const head = agreed(seen.map((pair) => pair.head));
  return base === null || head === null ? null : { base, head };
};

// src/gate/head-values.ts
var fewestBeyond = (q) => Math.max(5, Math.ceil(1 / (1 - q)));
var signalOf = (block, metric2, { routes = [], sight = sightOf([block]) }) => {
  if (!isMetric(metric2)) return null;
  const reading = readSignal(block, "head", { metric: metric2, route: null, routes, sight });
  if (reading.kind === "none") return null;
  const isCount2 = metricOf(metric2).unit === "count/request";
  return (isCount2 ? wholeCount(reading.value) : null) ?? reading.value;
};
var signals = /* @__PURE__ */ new Set([
  "eventloop.delay.p99",
  "memory.heap",
  "memory.growth",
  "io.sync-calls",
  "db.queries",
  "db.time",
  "db.rows",
  "db.connections"
]);
var costOf = (block, scenario, { prices = null }) => {
  const [cpu, memory] = [headValue(block, "cpu.per-request", scenario), headValue(block, "memory.rss.peak", null)];
  return prices === null || cpu === null || memory === null ? null : costPerMillion(cpu, memory, prices);
};
var headValue = (block, metric2, scenario, options = {}) => {
  if (scenario === null) {
    if (isPageMetric(metric2)) return pageValue(block, "head", metric2);
    if (metric2 === "memory.rss.peak") return block.sides.head?.memoryPeak ?? null;
    return signals.has(metric2) ? signalOf(block, metric2, options) : null;
  }
  if (metric2 === "cost.per-million") return costOf(block, scenario, options);
  const windows = headWindows(block, { scenario, sliceRoute: null, route: null });
  const ofSlice = sliceMetrics[metric2];
  if (ofSlice !== void 0) {
    const values = windows.map(ofSlice).filter((value) => value !== null);
    return values.length === 0 ? null : mean(values);
  }
  const ofBlock = quantileMetrics[metric2];
  if (ofBlock !== void 0) return durationQuantile(mergedDurations(windows), ofBlock.q, fewestBeyond(ofBlock.q));
  return metric2 === "gc.pause" ? gcPausePerRequest(windows) : null;
};
var headFailures = (block, scenario) => failuresOf(headWindows(block, { scenario, sliceRoute: null, route: null }));

// src/gate/judge-budgets.ts
var readErrors = (view, scenario) => {
  const blocks = view.counted.map((block) => headFailures(block, scenario));
  const failed = blocks.reduce((sum2, it) => sum2 + it.failed, 0);
  const total = blocks.reduce((sum2, it) => sum2 + it.total, 0);
  if (total === 0) return null;
  const recurring = blocks.filter((it) => it.failed > 0).length >= 2;
  return { value: failed / total, isBeyond: (limit, rate) => recurring && binomialTail(failed, total, limit) < rate };
};
var readValues = (view, metric2, scenario, { prices = null }) => {
  const options = { routes: view.suite.routes, sight: view.sight, prices };
  const values = view.counted.flatMap((block) => headValue(block, metric2, scenario, options) ?? []);
  if (values.length === 0) return null;
  const value = mean(values);
  const { better } = metricOf(metric2);
  return { value, isBeyond: (limit, rate) => isShownBeyond(values, { limit, better, rate }) };
};
var isWorse = (metric2, value, bound) => bound !== null && (metricOf(metric2).better === "lower" ? value > bound : value < bound);
var decideBudget = ({ metric: metric2, limit, target }, reading, rate) => {
  const { value, isBeyond } = reading;
  if (limit !== null && isWorse(metric2, value, limit) && isBeyond(limit, rate)) return "exceeded";
  return isWorse(metric2, value, limit) || isWorse(metric2, value, target) ? "missed-target" : "met";
};
var judgeBudgets = (views, policy) => {
  const results = [];
  const unchecked = [];
  const elsewhere2 = [];
  const measured = views.filter(({ suite }) => suite.skipped === null);
  for (const budget of policy.budgets) {
    const { metric: metric2, limit, target } = budget;
    const places = measured.flatMap((view) => {
      const ofWhole3 = view.candidates.filter(({ place }) => place.metric === metric2 && place.route === null);
      return ofWhole3.map(({ place }) => ({ view, scenario: place.scenario }));
    });
    if (places.length === 0) elsewhere2.push(metric2);
    for (const { view, scenario } of places) {
      const errors = metric2 === "errors.rate" && scenario !== null;
      const reading = errors ? readErrors(view, scenario) : readValues(view, metric2, scenario, policy);
      const place = { suite: view.suite.name, scenario, metric: metric2 };
      if (reading === null) unchecked.push({ ...place, blocks: limit !== null });
      else {
        const decision = decideBudget(budget, reading, policy.falseAlarmRate);
        results.push({ ...place, value: reading.value, limit, target, decision });
      }
    }
  }
  return { results, unchecked, elsewhere: elsewhere2 };
};

// src/core/bundle/pair-chunks.ts
var leastShared = 0.5;
var overlaps = (one, other) => one.some((it) => other.includes(it));
var areEqual = (one, other) => one.length > 0 && one.length === other.length && one.every((it) => other.includes(it));
var shared = ({ holds: one }, { holds: other }) => {
  const bytes = new Map(other.map((it) => [it.name, it.bytes]));
  let both = 0;
  let either = 0;
  for (const it of one) {
    const there = bytes.get(it.name) ?? 0;
    both += Math.min(it.bytes, there);
    either += Math.max(it.bytes, there);
    bytes.delete(it.name);
  }
  for (const left of bytes.values()) either += left;
  return either === 0 ? 0 : both / either;
};
var likeness = (base, head) => {
  const content = shared(base, head);
  if (areEqual(base.names, head.names)) return 4 + content;
  if (overlaps(base.names, head.names)) return 3 + content;
  if (base.names.length > 0 && head.names.length > 0) return content >= leastShared ? content : 0;
  if (areEqual(base.origins, head.origins)) return 2 + content;
  if (overlaps(base.origins, head.origins)) return 1 + content;
  return content >= leastShared ? content : 0;
};
var pairChunks = (base, head) => {
  const ways = head.flatMap((now, to) => base.map((before2, from) => ({ from, to, score: likeness(before2, now) }))).filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.to - b.to || a.from - b.from);
  const before = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const { from, to } of ways) {
    if (before.has(to) || taken.has(from)) continue;
    before.set(to, from);
    taken.add(from);
  }
  const kept = head.map((now, to) => {
    const from = before.get(to);
    const former = from === void 0 ? void 0 : base[from];
    return {
      name: now.name,
      kind: now.kind,
      formerKind: former?.kind ?? null,
      base: former?.sizes ?? null,
      head: now.sizes,
      isRenewed: former !== void 0 && now.leaves !== "" && former.leaves === now.leaves && !areEqual(former.files, now.files) && now.files.length > 0
    };
  });
  const gone = base.filter((_, from) => !taken.has(from)).map(({ name, kind, sizes }) => ({
    name,
    kind,
    formerKind: kind,
    base: sizes,
    head: null,
    isRenewed: false
  }));
  return [...kept, ...gone];
};

// src/gate/bundle-budgets.ts
var isForm = (form) => ["stat", "parsed", "gzip", "brotli"].includes(form);
var partsOf = (metric2) => {
  const [, part = "", form = ""] = metric2.split(".");
  return { part, form: isForm(form) ? form : null };
};
var wholeValue = ({ sizes }, metric2) => {
  const { part, form } = partsOf(metric2);
  if (part === "modules") return sizes.modules;
  if (part === "duplicates") return sizes.duplicates;
  if (form === null) return null;
  return part === "async" ? sizes.async[form] : part === "total" ? sizes.total[form] : null;
};
var decideBudget2 = ({ limit, target }, value) => {
  if (limit !== null && value > limit) return "exceeded";
  return target !== null && value > target ? "missed-target" : "met";
};
var bundleBudgets = (suite, head, entries, policy) => policy.budgets.filter(({ metric: metric2 }) => isBundleMetric(metric2)).flatMap((budget) => {
  const { metric: metric2, limit, target } = budget;
  const resultOf = (value2, route) => ({
    suite,
    scenario: null,
    route,
    metric: metric2,
    value: value2,
    limit,
    target,
    decision: decideBudget2(budget, value2)
  });
  const { part, form } = partsOf(metric2);
  if (part === "initial" && form !== null) {
    return entries.flatMap(
      (it) => it.gated && it.head !== null ? [resultOf(it.head.initial[form], it.name)] : []
    );
  }
  if (part === "chunk" && form !== null) {
    return head.sizes.chunks.flatMap((it) => it.kind === "later" ? [resultOf(it.sizes[form], it.name)] : []);
  }
  const value = wholeValue(head, metric2);
  return value === null ? [] : [resultOf(value, null)];
});

// src/gate/bundle-entries.ts
var byName2 = (a, b) => a.name < b.name ? -1 : Number(a.name > b.name);
var isDropped = ({ headEntries }, name) => headEntries !== null && !headEntries.includes(name);
var goneText = (input, name) => `${input.name}: the first load of entry ${name} ${reasonWords.unmeasured}: the head has no entry of that name. If that is meant, name the entries that are left under "entries" of ${input.name} in the same change.`;
var viewEntries = (input, measurement) => {
  const [base, head] = [measurement.base?.sizes.entries ?? null, measurement.head?.sizes.entries ?? null];
  const names = new Set([...base ?? [], ...head ?? []].map(({ name }) => name));
  const gates = (name) => input.entries === null || input.entries.includes(name);
  const entries = [...names].map((name) => ({
    name,
    gated: gates(name),
    base: base?.find((it) => it.name === name) ?? null,
    head: head?.find((it) => it.name === name) ?? null
  })).toSorted(byName2);
  if (base === null || head === null) return { entries, failures: [], notices: [] };
  const failures = [];
  const notices = [];
  const missing2 = (input.entries ?? []).filter((name) => !names.has(name));
  const gone = entries.filter((it) => it.gated && it.head === null).map(({ name }) => name);
  for (const name of [...gone, ...missing2]) {
    if (isDropped(input, name)) notices.push(`${input.name}: this change takes entry ${name} out of the gate.`);
    else failures.push(goneText(input, name));
  }
  for (const it of entries) {
    if (!it.gated) continue;
    if (it.base === null) notices.push(`${input.name}: entry ${it.name} is new; it is compared after the merge.`);
    else if (it.head !== null && it.base.initial.gzip === 0)
      failures.push(
        `${input.name}: the first load of entry ${it.name} ${reasonWords.unmeasured}: on the base it has no bytes at all.`
      );
  }
  if (entries.every(({ gated }) => !gated))
    failures.push(`${input.name} ${reasonWords.unmeasured}: its build has none of the entries that are gated.`);
  return { entries, failures: [...new Set(failures)], notices };
};

// src/gate/bundle-summary.ts
var sideOf = (side) => side === null ? null : { bundler: side.bundler, source: side.source, reproducible: side.reproducible };
var mostChunks = 60;
var mostNamed = 5;
var renewedOf = (pairs) => {
  const renewed = pairs.filter(({ isRenewed }) => isRenewed);
  const sum2 = (of) => of.reduce((total, { base }) => total + (base?.gzip ?? 0), 0);
  return { chunks: renewed.slice(0, mostNamed).map(({ name }) => name), bytes: sum2(renewed), of: sum2(pairs) };
};
var chunksOf = (pairs) => {
  const size = ({ base: one, head: other }) => Math.max(one?.gzip ?? 0, other?.gzip ?? 0);
  const change = (it) => Math.abs((it.head?.gzip ?? 0) - (it.base?.gzip ?? 0));
  return pairs.toSorted((a, b) => change(b) - change(a) || size(b) - size(a) || (a.name < b.name ? -1 : 1)).slice(0, mostChunks).map(({ name, kind, formerKind, base, head }) => ({ name, kind, formerKind, base, head }));
};
var summaryOf2 = (suite, measurement, entries) => {
  const [base, head] = [measurement?.base ?? null, measurement?.head ?? null];
  const ofBoth = (value) => ({
    base: base === null ? null : value(base.sizes),
    head: head === null ? null : value(head.sizes)
  });
  const pairs = pairChunks(base?.sizes.chunks ?? [], head?.sizes.chunks ?? []);
  return {
    suite,
    base: sideOf(base),
    head: sideOf(head),
    entries: entries.map((it) => ({
      name: it.name,
      gated: it.gated,
      initial: { base: it.base?.initial ?? null, head: it.head?.initial ?? null },
      async: { base: it.base?.async ?? null, head: it.head?.async ?? null },
      requests: { base: it.base?.requests ?? null, head: it.head?.requests ?? null }
    })),
    async: ofBoth((sizes) => sizes.async),
    total: ofBoth((sizes) => sizes.total),
    chunks: chunksOf(pairs),
    renewed: renewedOf(pairs),
    modules: ofBoth((sizes) => sizes.modules),
    duplicates: ofBoth((sizes) => sizes.duplicates),
    growth: measurement?.growth ?? null,
    pages: measurement?.pages ?? []
  };
};

// src/gate/exact-tolerance.ts
var floorBytes = 250;
var exactTolerance = (policy, metric2, base) => Math.max(toleranceOf(policy, metric2) * base, metricOf(metric2).unit === "bytes" ? floorBytes : 0);

// src/gate/compare-exactly.ts
var decide2 = (low, high, allowed) => {
  if (low > allowed) return "regressed";
  if (high < -allowed) return "improved";
  return high <= allowed ? "unchanged" : "inconclusive";
};
var compareExactly = (pair, policy) => {
  const { suite, route, metric: metric2, base, head, wobble, gated } = pair;
  if (base === 0 && head !== 0) return null;
  const { unit, better } = metricOf(metric2);
  const allowed = exactTolerance(policy, metric2, base);
  const difference = head - base;
  const relative2 = (amount2) => base === 0 ? 0 : amount2 / base;
  return {
    suite,
    scenario: null,
    route,
    metric: metric2,
    unit,
    better,
    primary: gated && isBundlePrimary(metric2),
    base: { value: base, blocks: [base] },
    head: { value: head, blocks: [head] },
    change: {
      estimate: relative2(difference),
      low: relative2(difference - wobble),
      high: relative2(difference + wobble),
      confidence: 1
    },
    tolerance: base === 0 ? toleranceOf(policy, metric2) : allowed / base,
    decision: decide2(difference - wobble, difference + wobble, allowed),
    needed: null
  };
};

// src/gate/judge-bundle.ts
var forms = ["stat", "parsed", "gzip", "brotli"];
var wholePrimaries = 2;
var suiteOf = ({ name, skipped }) => ({
  name,
  schedule: null,
  blocks: { counted: 0, control: 0, discarded: 0 },
  discarded: [],
  wait: null,
  skipped,
  decided: true,
  nextLook: null
});
var failureText = (suite, side, reason) => `${suite}${side === null ? "" : `: the ${side}`} ${reasonWords.unmeasured}. ${reason}`;
var failuresOf2 = ({ name, measurement, failure }) => {
  if (measurement === null) return [failureText(name, null, failure ?? "Its build has not been looked at.")];
  const told = measurement.failures.map(({ side, reason }) => failureText(name, side, reason));
  const silent = ["base", "head"].filter(
    (side) => measurement[side] === null && !measurement.failures.some((it) => it.side === side)
  );
  return [...told, ...silent.map((side) => failureText(name, side, "There is no report of its sizes."))];
};
var trusted = (measurement) => {
  if (measurement === null) return null;
  const failed = new Set(measurement.failures.map(({ side }) => side));
  const { base, head } = measurement;
  return { ...measurement, base: failed.has("base") ? null : base, head: failed.has("head") ? null : head };
};
var noticesOf = (name, { base, head, notices }) => {
  const unsteady = [["base", base], ["head", head]].flatMap(
    ([side, it]) => it?.reproducible === false ? [
      `${name}: two builds of the ${side} gave different files; a first load differs by up to ${formatDifference(it.wobble, "bytes").replace("+", "")} (gzip).`
    ] : []
  );
  const moved = base !== null && head !== null && base.bundler.name !== head.bundler.name ? [`${name}: the base was built by ${base.bundler.name}, the head by ${head.bundler.name}.`] : [];
  return [...moved, ...unsteady, ...notices.map((it) => `${name}: ${it}`)];
};
var ofEntry = ({ name, gated, base, head }) => base === null || head === null ? [] : forms.map((form) => ({
  metric: `bundle.initial.${form}`,
  route: name,
  gated,
  base: base.initial[form],
  head: head.initial[form]
}));
var ofWhole2 = ({ sizes: base }, { sizes: head }) => {
  const whole = { route: null, gated: true };
  return [
    ...["async", "total"].flatMap(
      (part) => forms.map((form) => ({
        ...whole,
        metric: `bundle.${part}.${form}`,
        base: base[part][form],
        head: head[part][form]
      }))
    ),
    { ...whole, metric: "bundle.modules", base: base.modules, head: head.modules },
    { ...whole, metric: "bundle.duplicates", base: base.duplicates, head: head.duplicates }
  ];
};
var ofChunks = (base, head, { tolerance }) => {
  const wanted = forms.filter((form) => Object.hasOwn(tolerance.metrics, `bundle.chunk.${form}`));
  if (wanted.length === 0) return [];
  return pairChunks(base.sizes.chunks, head.sizes.chunks).flatMap((it) => {
    const [before, after] = [it.base, it.head];
    if (before === null || after === null || it.kind !== "later" || it.formerKind !== "later") return [];
    return wanted.map((form) => ({
      metric: `bundle.chunk.${form}`,
      route: it.name,
      gated: true,
      base: before[form],
      head: after[form]
    }));
  });
};
var noBundler = "files";
var ofStatistics = /^bundle\.(?:modules|duplicates)$|\.stat$/u;
var wobbleOf = (side) => side.reproducible === false ? side.wobble : 0;
var compareAll = ({ name: suite }, { base, head }, { entries }, policy) => {
  if (base === null || head === null) return { metrics: [], absent: [] };
  const wobble = wobbleOf(base) + wobbleOf(head);
  const metrics = [];
  const absent = [];
  const bare = [base, head].some(({ bundler }) => bundler.name === noBundler);
  const all = [...entries.flatMap(ofEntry), ...ofWhole2(base, head), ...ofChunks(base, head, policy)];
  for (const { metric: metric2, route, ...figures } of all) {
    if (bare && ofStatistics.test(metric2)) {
      const reason = "there are no statistics, only files: see `stats`";
      if (!absent.some((it) => it.metric === metric2)) absent.push({ suite, scenario: null, metric: metric2, reason });
      continue;
    }
    const isSize = metric2.split(".").length > 2;
    const result = compareExactly({ suite, metric: metric2, route, wobble: isSize ? wobble : 0, ...figures }, policy);
    if (result === null) {
      const place = route === null ? "" : ` (${isOfChunk(metric2) ? "chunk" : "entry"} ${route})`;
      const reason = `the base has none of it, so there is no relative change; budgets hold all the same${place}`;
      absent.push({ suite, scenario: null, metric: metric2, reason });
    } else metrics.push(result);
  }
  return { metrics, absent };
};
var judgeBundle = (input, policy) => {
  const { name, skipped } = input;
  const measurement = trusted(input.measurement);
  const suite = suiteOf(input);
  if (skipped !== null) {
    const nothing = {
      metrics: [],
      absent: [],
      budgets: [],
      failures: [],
      isBaseOnly: true,
      notices: [],
      summary: null
    };
    return { suite, comparisons: { possible: 0, expected: 0, made: 0 }, ...nothing };
  }
  const view = measurement === null ? { entries: [], failures: [], notices: [] } : viewEntries(input, measurement);
  const { metrics, absent } = measurement === null ? { metrics: [], absent: [] } : compareAll(input, measurement, view, policy);
  const made = metrics.filter(({ primary }) => primary).length;
  const failures = [...failuresOf2(input), ...view.failures];
  const known = view.entries.filter(({ gated }) => gated).length || (input.entries?.length ?? 0);
  const isWhole2 = measurement !== null && measurement.base !== null && measurement.head !== null;
  const lost = isWhole2 ? view.failures.length : known + wholePrimaries;
  const head = measurement?.head ?? null;
  return {
    suite,
    comparisons: { possible: metrics.length + lost, expected: made + lost, made },
    metrics,
    absent,
    budgets: head === null ? [] : bundleBudgets(name, head, view.entries, policy),
    failures,
    isBaseOnly: view.failures.length === 0 && head !== null,
    notices: [...view.notices, ...measurement === null ? [] : noticesOf(name, measurement)],
    summary: summaryOf2(name, measurement, view.entries)
  };
};

// src/gate/needed.ts
var power = 0.95;
var smallestEffect = ({ candidate, estimate, share: share2, level }) => {
  const df = estimate.n - 1;
  const error = estimate.deviation / Math.sqrt(estimate.n);
  const margin = upperQuantile(1 - power, df) * error;
  const tolerated = effectOfWorsening(candidate.scale, candidate.tolerance);
  return Math.max(upperQuantile(level * share2, df) * error, tolerated) + margin;
};
var wouldDecide = ({ candidate, estimate, level }, share2, n) => {
  const error = estimate.deviation / Math.sqrt(n);
  const tolerated = effectOfWorsening(candidate.scale, candidate.tolerance);
  if (estimate.mean >= tolerated) return estimate.mean > upperQuantile(level * share2, n - 1) * error;
  return estimate.mean + upperQuantile(intervalTail * share2, n - 1) * error < tolerated;
};
var farthest2 = 4;
var neededFor = (question) => {
  const { candidate, estimate } = question;
  const plan = candidate.suite.looks;
  const last = plan.looks.at(-1);
  const smallestChange = Math.abs(worseningOf(candidate.scale, smallestEffect(question)));
  if (last === void 0) return { smallestChange, blocks: null, time: null };
  for (let n = estimate.n + 1; n <= farthest2 * last.blocks; n++) {
    const share2 = (lookAfter(plan, n - 1) ?? last).share;
    if (wouldDecide(question, share2, n)) return { smallestChange, blocks: n, time: n * question.blockTime };
  }
  return { smallestChange, blocks: null, time: null };
};

// src/gate/metric-result.ts
var changeOfEffects = (scale2, effects, confidence) => {
  const ends = [changeOf(scale2, effects.low), changeOf(scale2, effects.high)];
  return { estimate: changeOf(scale2, effects.mean), low: Math.min(...ends), high: Math.max(...ends), confidence };
};
var byMean = /* @__PURE__ */ new Set(["share", "bytes/request"]);
var levelOf = (unit, values) => byMean.has(unit) ? mean(values) : median(values) ?? mean(values);
var currentEstimate = ({ suite, effects, looks, exact }) => {
  const atLook = looks.at(-1);
  const look = atLook?.blocks === effects.length ? atLook : lookAfter(suite.looks, effects.length) ?? atLook;
  if (look === void 0) return null;
  const estimate = estimateEffect(effectsUpTo(effects, effects.length), intervalTail * look.share, exact);
  return estimate === null ? null : { estimate, look };
};
var metricResult = (candidate, course, options) => {
  const current = currentEstimate(candidate);
  if (current === null) return null;
  const { estimate, look } = current;
  const { place, scale: scale2, tolerance, suite } = candidate;
  const low = Math.min(estimate.mean, Math.max(estimate.low, course.low));
  const high = Math.max(estimate.mean, Math.min(estimate.high, course.high));
  const seen = candidate.observations.filter((it) => it.kind === "seen");
  const bases = seen.map(({ base }) => base);
  const heads = seen.map(({ head }) => head);
  const { unit, better } = metricOf(place.metric);
  const decision = options.off ? "invalid" : course.decision;
  const { level, blockTime } = options;
  return {
    suite: suite.name,
    scenario: place.scenario,
    route: place.route,
    metric: place.metric,
    unit,
    better,
    primary: place.primary,
    base: { value: levelOf(unit, bases), blocks: bases },
    head: { value: levelOf(unit, heads), blocks: heads },
    change: changeOfEffects(scale2, { mean: estimate.mean, low, high }, candidate.exact ? 1 : 1 - 2 * intervalTail),
    tolerance,
    decision,
    needed: decision === "inconclusive" ? neededFor({ candidate, estimate, share: look.share, level, blockTime }) : null
  };
};

// src/gate/judge-control.ts
var falseOffRate = 1e-3;
var controlInterval = (control, comparison, tail) => {
  if (control.length === 0) return null;
  const { mean: mean2 } = meanAndDeviation(control);
  const df = control.length - 1 + Math.max(0, comparison.length - 1);
  if (df < 1) return null;
  const squares = squaredDeviations(control) + (comparison.length === 0 ? 0 : squaredDeviations(comparison));
  if (squares === 0) return { mean: mean2, low: mean2, high: mean2 };
  const half = upperQuantile(tail, df) * Math.sqrt(squares / df / control.length);
  return { mean: mean2, low: mean2 - half, high: mean2 + half };
};
var matters = ({ control, scale: scale2, tolerance }) => {
  const worsenings = control.map((effect) => worseningOf(scale2, effect));
  return control.length >= 2 && (worsenings.every((it) => it > tolerance / 2) || worsenings.every((it) => it < -tolerance / 2));
};
var judgeControl = (primaries, blocks) => {
  const tail = falseOffRate / 2 / Math.max(1, primaries.length);
  const made = primaries.flatMap((candidate) => {
    const comparison = candidate.effects.filter((effect) => effect !== null);
    const interval = controlInterval(candidate.control, comparison, tail);
    return interval === null ? [] : [{ candidate, interval }];
  });
  const off = made.filter(({ candidate, interval }) => {
    const excludesZero = interval.low > 0 || interval.high < 0;
    return excludesZero && matters(candidate);
  });
  return {
    off: new Set(off.map(({ candidate }) => candidate)),
    result: {
      decision: blocks === 0 ? "none" : off.length > 0 ? "off" : "clean",
      blocks,
      comparisons: made.map(({ candidate: { suite, place, scale: scale2 }, interval }) => ({
        suite: suite.name,
        scenario: place.scenario,
        route: place.route,
        metric: place.metric,
        change: changeOfEffects(scale2, interval, 1 - falseOffRate)
      }))
    }
  };
};

// src/gate/lonely-probes.ts
var lonelyProbes = ({ suite, counted: counted2 }) => sides.flatMap((side) => {
  const other = side === "base" ? "head" : "base";
  const number = counted2.filter(
    (block) => block.sides[side]?.probe === "active" && block.sides[other]?.probe === "silent"
  ).length;
  return number === 0 ? [] : [
    `${suite.name}: the probe was loaded on the ${side} alone in ${count(number, "block")}, so nothing that it counts is compared there. Look how the ${other} starts the service: NODE_OPTIONS that are replaced, another runtime, or a wrapper that drops the environment.`
  ];
});

// src/gate/unseen-notices.ts
var mostNotices = 4;
var longest2 = 300;
var cut = (text2) => text2.slice(0, longest2).replace(/\.?\s*$/u, "");
var missingOf = ({ sides: both }) => sides.flatMap((side) => {
  const told = (who, missing2) => missing2.map(({ what: what2, reason }) => ({ who, what: cut(what2), reason: cut(reason), side }));
  return [
    ...told("the probe could not see", both[side]?.signals?.missing ?? []),
    ...told("the database did not tell", both[side]?.database?.missing ?? [])
  ];
});
var unseenNotices = ({ suite, counted: counted2 }) => {
  const groups = Map.groupBy(
    counted2.flatMap(missingOf),
    ({ who, what: what2, reason }) => JSON.stringify([who, what2, reason])
  );
  const sentences = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const where = new Set(group.map(({ side }) => side)).size === sides.length ? "" : ` of the ${first.side}`;
    return [`${suite.name}: ${first.who} ${first.what}${where}: ${first.reason}.`];
  });
  const more2 = sentences.length - mostNotices;
  return more2 > 0 ? [...sentences.slice(0, mostNotices), `${suite.name}: ${more2} more could not be seen; raw/ has them all.`] : sentences;
};

// src/gate/notices.ts
var waitOf = ({ counted: counted2, control }) => {
  const slices = [...counted2, ...control].flatMap(({ slices: slices2 }) => slices2);
  return median(
    slices.flatMap(({ base, head }) => [base?.wait ?? null, head?.wait ?? null]).filter((it) => it !== null)
  );
};
var ofSuite = (view) => {
  const { suite, counted: counted2, discarded, control } = view;
  if (suite.skipped !== null) return [];
  const isService = suite.type !== "page";
  const cold = isService ? counted2.filter(({ warmUp: warmUp2 }) => !warmUp2.flat).length : 0;
  const lost = discarded.filter(({ discarded: it }) => it?.side === "base").length;
  return [
    ...2 * cold > counted2.length ? [`${suite.name}: CPU time per request was still falling when warm-up ended in ${count(cold, "block")}.`] : [],
    ...lost > 0 ? [`${suite.name}: ${count(lost, "block")} discarded because of the base; the change is not to blame.`] : [],
    ...isService && counted2.length > 0 && control.length === 0 ? [`${suite.name}: no control block was measured.`] : [],
    ...lonelyProbes(view),
    ...unseenNotices(view)
  ];
};
var noticesOf2 = (input, suites, { views, metrics, budgets }) => {
  const own = input.policyFrom === "head" ? ["The base has no configuration: this run was judged by the policy of the change itself and can't fail."] : [];
  const failing = metrics.filter((it) => it.metric === "errors.rate" && it.route === null && it.decision === "regressed").map(
    (it) => `The head fails more requests than the base in ${placeText(it)}: ${formatShare(it.head.value)} against ${formatShare(it.base.value)}.`
  );
  const unchecked = budgets.unchecked.filter(({ blocks }) => !blocks).map((it) => `The target of ${it.metric} in ${placeText(it)} could not be checked: there were too few values.`);
  const measured = suites.some(({ skipped }) => skipped === null);
  const elsewhere2 = measured ? budgets.elsewhere.map((metric2) => `The budget of ${metric2} was not checked: no measured suite gives this metric.`) : [];
  return [...own, ...views.flatMap(ofSuite), ...failing, ...unchecked, ...elsewhere2];
};

// src/gate/cost-candidates.ts
var metric = "cost.per-million";
var scale = scaleOf(metricOf(metric));
var combined = ({ scenario }, cpu, memory, prices) => {
  const place = { metric, scenario, route: null };
  if (cpu?.kind !== "seen" || memory?.kind !== "seen") {
    const lacking = cpu?.kind === "seen" ? memory : cpu;
    return { ...place, ...unseen(lacking?.kind === "unseen" ? lacking.reason : "it could not be observed", false) };
  }
  const [base, head] = [costPerMillion(cpu.base, memory.base, prices), costPerMillion(cpu.head, memory.head, prices)];
  const effect = effectOf(scale, base, head);
  return effect === null ? { ...place, ...unseen("one side costs nothing, so there is no relative change", base > 0) } : { ...place, kind: "seen", base, head, effect };
};
var noControl = [];
var costCandidates = (candidates, policy) => {
  const { prices = null } = policy;
  if (prices === null) return [];
  const memory = candidates.find(({ place }) => place.metric === "memory.rss.peak");
  return candidates.filter(({ place }) => place.metric === "cpu.per-request" && place.route === null).map((cpu) => {
    const place = { metric, scenario: cpu.place.scenario, route: null, primary: false };
    const observations = cpu.observations.map((it, k) => combined(place, it, memory?.observations[k], prices));
    return {
      suite: cpu.suite,
      place,
      observations,
      control: noControl,
      effects: observations.map((it) => it.kind === "seen" ? it.effect : null),
      looks: cpu.looks,
      scale,
      tolerance: policy.tolerance.metrics[metric] ?? toleranceOf(policy, metric),
      exact: false
    };
  });
};

// src/gate/agreed-growth.ts
var agreedGrowth = (base, head) => {
  if (base === null || head === null || base.requests === 0 || head.requests === 0) return null;
  const [ofBase, ofHead] = [base.after - base.before, head.after - head.before];
  const growth2 = ofBase / base.requests;
  const perRequest2 = ofHead / head.requests - growth2;
  const asSuch = (ofHead - ofBase) / ((base.requests + head.requests) / 2);
  if (perRequest2 * asSuch <= 0) return { base: growth2, head: growth2 };
  const smaller = Math.min(Math.abs(perRequest2), Math.abs(asSuch));
  return { base: growth2, head: growth2 + Math.sign(perRequest2) * smaller };
};

// src/gate/signal-pairs.ts
var ofStatements = /* @__PURE__ */ new Set(["db.queries", "db.time", "db.rows"]);
var unseenOnHead = ({ sides: { base, head } }, { metric: metric2, sight }) => {
  if (!ofStatements.has(metric2) || sight.statements !== "clients") return null;
  if (base?.signals === void 0 || head?.signals === void 0) return null;
  const known = new Set(missingStatements(base.signals).map(({ what: what2 }) => what2));
  return missingStatements(head.signals).find(({ what: what2 }) => !known.has(what2))?.reason ?? null;
};
var onTime = 1;
var floorOf = (metric2, value) => metric2 === "eventloop.delay.p99" ? Math.max(onTime, value) : value;
var heapOf = (block, side) => block.sides[side]?.signals?.heap ?? null;
var pairOf = (block, question) => {
  const { metric: metric2 } = question;
  const base = readSignal(block, "base", question);
  if (base.kind === "none") return unseen(base.reason, false);
  const head = readSignal(block, "head", question);
  if (head.kind === "none") return unseen(head.reason, true);
  if (head.value < base.value) {
    const reason = unseenOnHead(block, question);
    if (reason !== null) return unseen(reason, true);
  }
  const growth2 = metric2 === "memory.growth" ? agreedGrowth(heapOf(block, "base"), heapOf(block, "head")) : null;
  if (growth2 !== null) return { kind: "seen", ...growth2 };
  return { kind: "seen", base: floorOf(metric2, base.value), head: floorOf(metric2, head.value) };
};

// src/gate/signal-places.ts
var ofProbe2 = ["eventloop.delay.p99", "memory.heap", "memory.growth", "io.sync-calls"];
var ofDatabase2 = ["db.queries", "db.time", "db.rows"];
var ofRoute3 = ({ probe, statements, rows }) => [
  ...probe ? ["io.sync-calls"] : [],
  ...statements === "clients" ? ["db.queries", "db.time", ...rows ? ["db.rows"] : []] : []
];
var signalPlaces = ({ type, routes }, sight) => {
  const { probe, database, statements, connections } = sight;
  if (type === "page" || !probe && !database) return [];
  const ofWhole3 = [
    ...probe ? ofProbe2 : [],
    ...statements !== null || database ? ofDatabase2 : [],
    ...connections === null ? [] : ["db.connections"]
  ];
  const ofEach = routes.length > 1 ? ofRoute3(sight) : [];
  const planned2 = (metric2, route, routesElsewhere) => ({
    metric: metric2,
    scenario: null,
    route,
    primary: isSignalPrimary({ metric: metric2, route, routesElsewhere })
  });
  const repeats = (metric2) => ofEach.includes(metric2) && !(metric2 === "db.rows" && database);
  return [
    ...ofWhole3.map((metric2) => planned2(metric2, null, repeats(metric2))),
    ...routes.flatMap(({ name }) => ofEach.map((metric2) => planned2(metric2, name, false)))
  ];
};

// src/gate/tolerated-signal.ts
var deviations = 2;
var fewest = 3;
var spread = (values) => values.length < fewest ? 0 : meanAndDeviation(values).deviation;
var noiseOf = ({ scale: scale2, bases, effects }) => {
  const ofBase = scale2.kind === "ratio" ? bases.filter((it) => it > 0).map(Math.log) : bases;
  return Math.abs(changeOf(scale2, deviations * Math.min(spread(ofBase), spread(effects))));
};
var isCount = (metric2) => metricOf(metric2).unit === "count/request";
var isCountedExactly = ({ metric: metric2, exact }) => exact && metric2 !== "db.rows";
var usualTolerance = (figures, policy) => {
  const { metric: metric2, scale: scale2, bases } = figures;
  if (!isCount(metric2)) return toleranceOf(policy, metric2);
  if (isCountedExactly(figures)) return 0;
  if (scale2.kind === "difference") return leastCount;
  return Math.max(toleranceOf(policy, metric2), leastCount / Math.max(leastCount, median(bases) ?? 0));
};
var toleratedSignal = (figures, policy) => {
  const { metric: metric2, scale: scale2, exact, mixShift: mixShift2 } = figures;
  const shift = scale2.kind === "ratio" ? mixShift2 : 0;
  const set = policy.tolerance.metrics[metric2];
  const isMeant = metricOf(metric2).byDifference || scale2.kind === "ratio";
  if (set !== void 0 && isMeant) return Math.max(set, shift);
  const noise = !exact && (isCount(metric2) || metric2 === "memory.growth") ? noiseOf(figures) : 0;
  return Math.max(usualTolerance(figures, policy), noise, shift);
};

// src/gate/signal-candidates.ts
var levelOf2 = (values) => ({ value: median(values) ?? 0, blocks: values });
var suitingScale = (metric2, pairs) => {
  const seen = pairs.filter((pair) => pair.kind === "seen");
  const [base, head] = [levelOf2(seen.map((it) => it.base)), levelOf2(seen.map((it) => it.head))];
  const differs = seen.length > 0 && isByDifference({ metric: metric2, base, head });
  return differs ? { kind: "difference", better: metricOf(metric2).better } : scaleOf(metricOf(metric2));
};
var observationOf = (place, pair, scale2) => {
  const { metric: metric2, scenario, route } = place;
  if (pair.kind === "unseen") return { metric: metric2, scenario, route, ...pair };
  const effect = effectOf(scale2, pair.base, pair.head);
  return effect === null ? { metric: metric2, scenario, route, ...unseen("one side is zero, so there is no relative change", pair.base > 0) } : { metric: metric2, scenario, route, ...pair, effect };
};
var settled = (pairs, whole) => whole === null ? pairs : pairs.map((pair) => pair.kind === "seen" ? { ...pair, ...whole } : pair);
var allRequests = (blocks, side) => sumByRoute(
  blocks.flatMap((block) => Object.entries(requestsOf(block, side)).map(([route, count2]) => ({ route, count: count2 }))),
  ({ count: count2 }) => count2
);
var shiftOf = ({ counted: counted2, suite }) => mixShift(allRequests(counted2, "base"), allRequests(counted2, "head"), suite.routes);
var effectsOf = (observations) => observations.flatMap((it) => it.kind === "seen" ? [it.effect] : []);
var candidateOf = (place, of, policy, shift) => {
  const { suite, sight, looks } = of;
  const { metric: metric2, route } = place;
  const question = { metric: metric2, route, routes: suite.routes, sight };
  const pairs = of.counted.map((block) => pairOf(block, question));
  const control = of.control.map((block) => pairOf(block, question));
  const isCount2 = metricOf(metric2).unit === "count/request";
  const whole = isCount2 ? wholeCounts(pairs, control) : null;
  const used = settled(pairs, whole);
  const scale2 = suitingScale(metric2, used);
  const observations = used.map((pair) => observationOf(place, pair, scale2));
  const same = whole === null ? control : settled(control, { base: whole.base, head: whole.base });
  const seen = [...used, ...same].filter((pair) => pair.kind === "seen");
  const byDatabase = sight.statements === "database" || metric2 === "db.rows" && route === null && sight.database;
  const figures = {
    metric: metric2,
    scale: scale2,
    exact: whole !== null,
    bases: [...seen.map(({ base }) => base), ...same.flatMap((it) => it.kind === "seen" ? [it.head] : [])],
    effects: effectsOf(observations),
    mixShift: byDatabase && metric2.startsWith("db.") && suite.routes.length > 1 ? shift : 0
  };
  return {
    suite,
    place,
    observations,
    control: effectsOf(same.map((pair) => observationOf(place, pair, scale2))),
    effects: observations.map((it) => it.kind === "seen" ? it.effect : null),
    looks,
    scale: scale2,
    tolerance: toleratedSignal(figures, policy),
    exact: figures.exact
  };
};
var signalCandidates = (of, policy) => {
  const places = signalPlaces(of.suite, of.sight);
  if (places.length === 0) return [];
  const shift = shiftOf(of);
  return places.map((place) => candidateOf(place, of, policy, shift));
};

// src/gate/suite-view.ts
var agree = (values) => values.every((value) => value === values[0]);
var isExact2 = (metric2, observations) => {
  if (!isDeterministic(metric2)) return false;
  const seen = observations.filter((it) => it.kind === "seen");
  return seen.length >= 2 && agree(seen.map(({ base }) => base)) && agree(seen.map(({ head }) => head));
};
var middleBase = (observations) => median(observations.flatMap((it) => it.kind === "seen" ? [it.base] : []));
var viewSuite = (suite, policy, final) => {
  const ordered = suite.blocks.toSorted((a, b) => a.index - b.index);
  const good = ordered.filter(({ discarded: discarded2 }) => discarded2 === null);
  const counted2 = good.filter(({ kind }) => kind === "comparison");
  const control = good.filter(({ kind }) => kind === "control");
  const discarded = ordered.filter((block) => block.discarded !== null);
  const looks = looksReached(suite.looks, counted2.length, final);
  const view = { suite, counted: counted2, control, discarded, looks, sight: sightOf(good) };
  if (suite.skipped !== null) return { ...view, candidates: [] };
  const absent = new Set(suite.absent.map(({ metric: metric2 }) => metric2));
  const seenInBlocks = counted2.map((block) => observe(block, suite));
  const seenInControl = control.map((block) => observe(block, suite));
  const candidates = placesOf(suite, policy).flatMap((place, index) => {
    if (absent.has(place.metric)) return [];
    const observations = seenInBlocks.flatMap((block) => block[index] ?? []);
    const exact = isExact2(place.metric, observations);
    return [
      {
        suite,
        place,
        observations,
        control: seenInControl.flatMap((block) => block[index]?.kind === "seen" ? [block[index].effect] : []),
        effects: observations.map((it) => it.kind === "seen" ? it.effect : null),
        looks,
        scale: scaleOf(metricOf(place.metric)),
        tolerance: toleratedWorsening(policy, place.metric, exact, middleBase(observations)),
        exact
      }
    ];
  });
  const signals2 = signalCandidates(view, policy).filter(({ place }) => !absent.has(place.metric));
  return { ...view, candidates: [...candidates, ...signals2, ...costCandidates(candidates, policy)] };
};
var isUnobservable = ({ observations }) => {
  const without2 = observations.filter((it) => it.kind === "unseen" && !it.baseSeen);
  return without2.length > (1 - neededCoverage) * observations.length;
};
var absentMetrics = (view, compared) => {
  if (view.suite.skipped !== null) return [];
  const { name } = view.suite;
  const beforehand = view.suite.absent.map(({ metric: metric2, reason }) => ({ suite: name, scenario: null, metric: metric2, reason }));
  const missing2 = view.candidates.flatMap((candidate) => {
    const { observations, place } = candidate;
    const cause = observations.find((it) => it.kind === "unseen");
    if (compared(candidate) || cause === void 0) return [];
    const gave = observations.filter(({ kind }) => kind === "seen").length;
    const whose = cause.baseSeen && cause.blame !== "machine" ? "on the head: " : "";
    const blocks = gave === 0 ? "" : `; only ${gave} of ${observations.length} blocks gave a comparison`;
    const route = place.route === null ? "" : ` (route ${place.route})`;
    return [
      {
        suite: name,
        scenario: place.scenario,
        metric: place.metric,
        reason: `${whose}${cause.reason}${blocks}${route}`
      }
    ];
  });
  return [...beforehand, ...missing2];
};

// src/gate/verdict.ts
var mostDiscarded = 0.2;
var discardReason = ({ suite, counted: counted2, discarded }) => {
  const lost = discarded.filter(({ kind }) => kind === "comparison");
  const attempted = counted2.length + lost.length;
  if (lost.length < 2 || lost.length <= mostDiscarded * attempted) return null;
  const causes3 = [...new Set(lost.flatMap((block) => block.discarded === null ? [] : [block.discarded.reason]))];
  const sides2 = new Set(lost.map((block) => block.discarded?.side ?? null));
  const blame = sides2.size > 1 || sides2.has(null) ? "" : sides2.has("base") ? " The base is to blame, not the change." : " The head is to blame.";
  return `${suite.name}: ${lost.length} of ${count(attempted, "block")} ${reasonWords.discarded}: ${causes3.join("; ")}.${blame}`;
};
var nothingReason = ({ suites, unmeasured, comparisons }) => {
  if (suites.length === 0) return "No suite was chosen, so nothing was compared.";
  if (comparisons.made > 0 || unmeasured.length > 0 || suites.every(({ skipped }) => skipped !== null)) return null;
  return comparisons.expected === 0 ? "Nothing was compared: no comparison that decides can be observed here." : `Nothing was compared: none of the ${count(comparisons.expected, "comparison")} that decide has an interval.`;
};
var controlReason = ({ control, primaries }) => {
  if (control.decision !== "off") return null;
  const off = primaries.filter(({ decision }) => decision === "invalid").map((it) => `${it.metric} in ${placeText(it)}`);
  const where = off.length === 0 ? "" : ` (${off.join("; ")})`;
  return `Two processes of the base differ from each other${where}: something other than the change shifts the measurement.`;
};
var uncheckedReasons = (unchecked) => unchecked.filter(({ blocks }) => blocks).map((it) => `The budget of ${it.metric} in ${placeText(it)} ${reasonWords.unchecked}: there were too few values.`);
var openReasons = ({ primaries, missing: missing2, unchecked, comparisons }) => {
  const undecided = primaries.filter(({ decision }) => decision === "inconclusive").toSorted(bySize);
  const total = `${undecided.length} of ${count(comparisons.expected, "comparison")} that decide`;
  const summary = undecided.length > 1 ? [`${total} could not be decided.`] : [];
  const gone = missing2.map((it) => `${it.metric} in ${placeText(it)} ${reasonWords.missing}.`);
  return [...summary, ...undecided.map(undecidedText), ...gone, ...uncheckedReasons(unchecked)];
};
var passReason = ({ suites, comparisons }) => {
  if (suites.every(({ skipped }) => skipped !== null)) {
    return "The change touches nothing that a suite measures, so nothing had to be measured.";
  }
  return comparisons.made === 1 ? "The comparison that decides is shown to be within its tolerance." : `All ${comparisons.made} comparisons that decide are shown to be within their tolerances.`;
};
var adopting = "The base has no configuration, so the change was judged by its own policy and can not fail. This is what would have failed:";
var unprepared = "The base has no configuration, and its build leaves nothing to compare with: the first comparison is that of the next change after the merge.";
var conclude2 = (grounds) => {
  const untrusted = [nothingReason(grounds), controlReason(grounds)].filter((reason) => reason !== null);
  const discards = grounds.views.map(discardReason).filter((reason) => reason !== null);
  const exceeded = grounds.budgets.filter(({ decision }) => decision === "exceeded").map(exceededText);
  const { unmeasured } = grounds;
  if (grounds.control.decision === "off") {
    return { verdict: "invalid", reasons: [...untrusted, ...discards, ...unmeasured] };
  }
  const trusted2 = untrusted.length === 0 && discards.length === 0;
  const regressed2 = grounds.primaries.filter(({ decision, metric: metric2 }) => decision === "regressed" && (trusted2 || isBundleMetric(metric2))).toSorted(bySize).map(regressedText);
  const failures = [...regressed2, ...exceeded];
  if (failures.length > 0) {
    return grounds.policyFrom === "head" ? { verdict: "inconclusive", reasons: [adopting, ...failures, ...discards, ...unmeasured] } : { verdict: "fail", reasons: [...failures, ...discards, ...unmeasured, ...uncheckedReasons(grounds.unchecked)] };
  }
  if (grounds.policyFrom === "head" && unmeasured.length > 0 && grounds.isHeadMeasured && discards.length === 0)
    return { verdict: "inconclusive", reasons: [unprepared, ...unmeasured] };
  if (!trusted2 || unmeasured.length > 0) {
    return { verdict: "invalid", reasons: [...discards, ...unmeasured, ...untrusted] };
  }
  const open = openReasons(grounds);
  if (open.length > 0) return { verdict: "inconclusive", reasons: open };
  return { verdict: "pass", reasons: [passReason(grounds)] };
};

// src/gate/judge.ts
var isOpen = ({ candidate, course }) => {
  if (!candidate.place.primary || course.decision !== "inconclusive") return false;
  const hopeless = isUnobservable(candidate) || candidate.effects.every((effect) => effect === null);
  return candidate.looks.length === 0 || !hopeless;
};
var suiteJudgement = (view, judged, final) => {
  const { suite, counted: counted2, control, discarded } = view;
  const own = judged.filter(({ candidate }) => candidate.suite === suite);
  const decided = suite.skipped !== null || !own.some(isOpen);
  const next = decided || final ? null : lookAfter(suite.looks, counted2.length);
  return {
    name: suite.name,
    schedule: suite.skipped === null ? suite.schedule : null,
    blocks: { counted: counted2.length, control: control.length, discarded: discarded.length },
    discarded: discarded.map(({ index, discarded: why }) => ({ block: index, reason: why?.reason ?? "" })),
    wait: waitOf(view),
    skipped: suite.skipped,
    decided,
    nextLook: next?.blocks ?? null
  };
};
var addCounts = (counts) => ({
  possible: counts.reduce((sum2, { possible }) => sum2 + possible, 0),
  expected: counts.reduce((sum2, { expected }) => sum2 + expected, 0),
  made: counts.reduce((sum2, { made }) => sum2 + made, 0)
});
var unheld = (elsewhere2, bundles) => {
  const held = bundles.some(({ suite }) => suite.skipped === null);
  return elsewhere2.filter((metric2) => !held || !isBundleMetric(metric2));
};
var judge = (input) => {
  const { policy, final, blockTime } = input;
  const views = input.suites.map((suite) => viewSuite(suite, policy, final));
  const candidates = views.flatMap((view) => view.candidates);
  const primaries = candidates.filter(({ place }) => place.primary);
  const controlBlocks = views.reduce(
    (sum2, { suite, control: control2 }) => sum2 + (suite.skipped === null ? control2.length : 0),
    0
  );
  const control = judgeControl(primaries, controlBlocks);
  const judgeSome = (family) => {
    const courses = enactLooks(family, family.length, policy.falseAlarmRate);
    const level = policy.falseAlarmRate / Math.max(1, family.length);
    return family.flatMap((candidate, index) => {
      const course = courses[index];
      if (course === void 0) return [];
      const off = control.off.has(candidate);
      return [{ candidate, course, result: metricResult(candidate, course, { level, blockTime, off }) }];
    });
  };
  const judgeFamily = (family) => [
    ...judgeSome(family.filter(({ exact }) => !exact)),
    ...judgeSome(family.filter(({ exact }) => exact))
  ];
  const judgedPrimaries = judgeFamily(primaries);
  const byCandidate = new Map(
    [...judgedPrimaries, ...judgeFamily(candidates.filter(({ place }) => !place.primary))].map((it) => [
      it.candidate,
      it
    ])
  );
  const judged = candidates.flatMap((candidate) => byCandidate.get(candidate) ?? []);
  const metrics = judged.flatMap(({ result }) => result ?? []);
  const expected = judgedPrimaries.filter(({ candidate, result }) => result !== null || !isUnobservable(candidate));
  const made = expected.flatMap(({ result }) => result ?? []);
  const missing2 = expected.filter(({ result }) => result === null).map(({ candidate: { suite, place } }) => ({ suite: suite.name, ...place }));
  const bundles = (input.bundles ?? []).map((it) => judgeBundle(it, policy));
  const blockCounts = { possible: candidates.length, expected: expected.length, made: made.length };
  const comparisons = addCounts([blockCounts, ...bundles.map((it) => it.comparisons)]);
  const ofBlocks = judgeBudgets(views, policy);
  const budgets = { ...ofBlocks, elsewhere: unheld(ofBlocks.elsewhere, bundles) };
  const heldBudgets = [...budgets.results, ...bundles.flatMap((it) => it.budgets)];
  const sizes = bundles.flatMap((it) => it.metrics);
  const suites = [...views.map((view) => suiteJudgement(view, judged, final)), ...bundles.map(({ suite }) => suite)];
  const summaries = bundles.flatMap(({ summary }) => summary ?? []);
  const compared = (candidate) => (byCandidate.get(candidate)?.result ?? null) !== null;
  const { verdict, reasons } = conclude2({
    policyFrom: input.policyFrom,
    views,
    suites,
    unmeasured: bundles.flatMap(({ failures }) => failures),
    isHeadMeasured: bundles.every(({ isBaseOnly }) => isBaseOnly),
    comparisons,
    primaries: [...made, ...sizes.filter(({ primary }) => primary)],
    missing: missing2,
    budgets: heldBudgets,
    unchecked: budgets.unchecked,
    control: control.result
  });
  return {
    verdict,
    reasons,
    notices: [...noticesOf2(input, suites, { views, metrics, budgets }), ...bundles.flatMap((it) => it.notices)],
    comparisons,
    suites,
    metrics: [...metrics, ...sizes],
    absent: [...views.flatMap((view) => absentMetrics(view, compared)), ...bundles.flatMap((it) => it.absent)],
    budgets: heldBudgets,
    ...summaries.length > 0 && { bundles: summaries },
    control: control.result
  };
};

// src/measure/block/discard.ts
var highestUtilisation = 0.8;
var highestLateness = 10;
var errorDifference = 5e-3;
var mostErrors = 0.5;
var longestPause = 250;
var errorsOf = (slices, side) => {
  const records = slices.flatMap((slice) => slice[side] ?? []);
  const samples = records.flatMap((record) => Object.values(record.routes));
  const failed = samples.reduce((sum2, sample) => sum2 + sample.errors, 0);
  const kinds = /* @__PURE__ */ new Map();
  for (const record of records)
    for (const [kind, count2] of Object.entries(record.failures)) kinds.set(kind, (kinds.get(kind) ?? 0) + count2);
  const worst = [...kinds].sort(([, a], [, b]) => b - a).slice(0, 3);
  return {
    failed,
    sent: failed + samples.reduce((sum2, sample) => sum2 + sample.durations.length, 0),
    kinds: worst.map(([kind]) => /^\d+$/.test(kind) ? `status ${kind}` : kind).join(", ")
  };
};
var share = ({ failed, sent }) => sent === 0 ? 0 : failed / sent;
var median3 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
var discardReason2 = (slices, planned2) => {
  const errors = { base: errorsOf(slices, "base"), head: errorsOf(slices, "head") };
  const nothing = sides.filter((side) => errors[side].sent === 0);
  const [silent] = nothing;
  if (silent !== void 0)
    return nothing.length === 2 ? { reason: "No request was answered on either side", side: null } : { reason: `${silent} answered no request`, side: silent };
  if (sides.every((side) => share(errors[side]) > mostErrors))
    return {
      reason: `Both sides fail most requests (base ${formatShare(share(errors.base))}; head ${formatShare(share(errors.head))}; ${errors.head.kinds}). Correct the requests, or state the answers to expect with \`expect\``,
      side: null
    };
  const pooled = (errors.base.failed + errors.head.failed) / (errors.base.sent + errors.head.sent);
  const chance = 4 * Math.sqrt(pooled * (1 - pooled) * (1 / errors.base.sent + 1 / errors.head.sent));
  for (const side of sides) {
    const other = otherSide(side);
    const difference = share(errors[side]) - share(errors[other]);
    if (difference > errorDifference + chance)
      return {
        reason: `${side} failed ${formatShare(share(errors[side]))} of its requests (${errors[side].kinds}), ${other} ${formatShare(share(errors[other]))}: their figures can't be compared`,
        side
      };
  }
  const closed = slices.filter((slice) => slice.generator.lateness === null);
  const utilisation = median3(closed.map((slice) => slice.generator.utilisation));
  if (utilisation > highestUtilisation)
    return {
      reason: `The load generator used ${formatShare(utilisation)} of its core: it was the bottleneck. Give the scenario fewer connections, or a rate`,
      side: null
    };
  const lateness = median3(slices.flatMap((slice) => slice.generator.lateness ?? []));
  if (lateness > highestLateness)
    return {
      reason: `The load generator sent requests up to ${lateness.toFixed(0)} ms late: lower the rate, or use a machine with more cores`,
      side: null
    };
  const longest3 = Math.max(...slices.map((slice) => slice.duration));
  if (longest3 > planned2 + longestPause)
    return {
      reason: `The machine paused: a window of ${planned2} ms lasted ${longest3.toFixed(0)} ms`,
      side: null
    };
  return null;
};

// src/usecases/baseline/describe-stored.ts
var list = (names) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
var mostProblems = 3;
var missing = ({ place, environment, suites }, isRecording) => {
  const without2 = suites.filter(({ records }) => records.length === 0);
  if (without2.length === 0) return [];
  const names = list(without2.map(({ suite }) => suite));
  if (isRecording) return [`These are the first figures of ${names} from machines of this class (${environment}).`];
  const others = [...new Set(without2.flatMap((it) => it.others.map((record) => record.environment.class)))];
  const elsewhere2 = others.length === 0 ? "" : ` It has some of ${list(others.slice(0, 3))}.`;
  return [
    `No baseline yet: ${place} holds no record of ${names} from machines of this class (${environment}).${elsewhere2} A refresh on the default branch makes one.`
  ];
};
var describeStored = (stored, isRecording = false) => {
  const records = stored.suites.flatMap((it) => it.records);
  const newest = newestOf(records);
  const { problems } = stored;
  const more2 = problems.length > mostProblems ? [`And ${problems.length - mostProblems} more.`] : [];
  const sentences = [
    ...stored.place === null || !stored.reached ? [] : missing(stored, isRecording),
    ...stored.reached ? [] : ["The stored baseline could not be read, so nothing was set beside it:"],
    ...problems.slice(0, mostProblems),
    ...more2
  ];
  return {
    store: stored.place,
    environment: stored.environment,
    records: records.length,
    newest: newest === null ? null : { commit: newest.commit, recordedAt: newest.recordedAt },
    notice: sentences.length === 0 ? null : sentences.join(" ")
  };
};

// src/usecases/baseline/metric-at.ts
var metricAt = ({ metrics }, { metric: metric2, scenario, route }) => metrics.find((it) => it.metric === metric2 && it.route === route && it.scenario === scenario);

// src/usecases/baseline/stored-by-difference.ts
var isStoredByDifference = ({ metric: metric2, unit, value, change, base, head }) => isByDifference({
  metric: metric2,
  unit,
  base: { value: median(base) ?? value - (change?.estimate ?? 0), blocks: base },
  head: { value, blocks: head }
});

// src/usecases/baseline/chain.ts
var largest2 = 30;
var farthestOut = 2.35;
var termOf = ({ change, spread: spread2 }, blocks) => {
  if (change === null || change.estimate <= -1 || change.low <= -1) return null;
  const mean2 = Math.log1p(change.estimate);
  const half = Math.max(Math.log1p(change.high) - mean2, mean2 - Math.log1p(change.low));
  const term = spread2 !== null && blocks >= 2 ? { mean: mean2, error: spread2 / Math.sqrt(blocks), freedom: blocks - 1 } : { mean: mean2, error: half / farthestOut, freedom: Infinity };
  return Math.abs(mean2) < largest2 && Math.abs(term.error) < largest2 ? term : null;
};
var blocksOf = ({ blocks }, { head }) => head.length > 0 ? head.length : blocks.filter(({ kind, discarded }) => kind === "comparison" && discarded === null).length;
var linksOf = (records, place) => records.flatMap((record) => {
  if (record.previous === null || record.previous === record.commit || record.verdict === "invalid") return [];
  const metric2 = metricAt(record, place);
  const term = metric2 === void 0 || isStoredByDifference(metric2) ? null : termOf(metric2, blocksOf(record, metric2));
  return term === null ? [] : [{ ...term, from: record.previous, to: record.commit, at: record.recordedAt }];
});
var ownLink = (metric2, run) => {
  if (run.base === run.head || run.unpaired.has(metric2.suite) || metric2.decision === "invalid") return null;
  if (isByDifference(metric2)) return null;
  const term = termOf({ ...metric2, spread: null }, metric2.head.blocks.length);
  return term === null ? null : { ...term, from: run.base, to: run.head, at: run.at };
};
var reversed = (link) => ({ ...link, mean: -link.mean, from: link.to, to: link.from });
var chainBetween = (links, from, to) => {
  const ways = Map.groupBy(
    [...links, ...links.map(reversed)].toSorted((a, b) => a.at > b.at ? -1 : 1),
    (link) => link.from
  );
  const cameBy = /* @__PURE__ */ new Map([[from, null]]);
  const queue = [from];
  for (let at2 = queue.shift(); at2 !== void 0 && !cameBy.has(to); at2 = queue.shift()) {
    for (const link of ways.get(at2) ?? []) {
      if (cameBy.has(link.to)) continue;
      cameBy.set(link.to, link);
      queue.push(link.to);
    }
  }
  if (!cameBy.has(to)) return null;
  const chain = [];
  for (let link = cameBy.get(to) ?? null; link !== null; link = cameBy.get(link.from) ?? null) chain.push(link);
  return chain.toReversed();
};

// src/usecases/baseline/trends.ts
var mostPoints = 30;
var largest3 = 30;
var relative = (log) => Math.expm1(Math.min(largest3, Math.max(-largest3, log)));
var changeOfSum = ({ mean: mean2, low, high }) => ({
  estimate: relative(mean2),
  low: relative(low),
  high: relative(high),
  confidence: 1 - 2 * intervalTail
});
var comparable = (records, hashes) => records.filter(
  (record) => record.verdict !== "invalid" && (record.provenance.source === "import" || record.hashes.scenarios === hashes?.scenarios && record.hashes.fixtures === hashes.fixtures)
);
var pointsOf = (records, metric2) => records.flatMap((record) => {
  const value = metricAt(record, metric2)?.value;
  return value === void 0 ? [] : [{ commit: record.commit, at: record.recordedAt, value, head: false }];
});
var levelOf3 = (values) => {
  const { n, mean: mean2, deviation } = meanAndDeviation(values);
  return { mean: mean2, error: deviation / Math.sqrt(n), freedom: Math.max(1, n - 1) };
};
var shiftsOf = (points, key) => {
  const logs = points.map(({ value }) => Math.log(value));
  if (!logs.every(Number.isFinite)) return [];
  const starts = changePoints(logs, { random: createRandom(1).fork(key) });
  const ends = [0, ...starts, logs.length];
  return starts.flatMap((start, k) => {
    const point = points[start];
    const before = levelOf3(logs.slice(ends[k], start));
    const after = levelOf3(logs.slice(start, ends[k + 2]));
    const change = sumOf([after, { ...before, mean: -before.mean }], intervalTail);
    if (point === void 0 || change.low <= 0 && change.high >= 0) return [];
    return [{ commit: point.commit, at: point.at, change: changeOfSum(change) }];
  });
};
var trendsOf = (stored, metrics, run) => metrics.filter(({ primary, route }) => primary && route === null).flatMap((metric2) => {
  const ofSuite2 = stored.suites.find(({ suite: suite2 }) => suite2 === metric2.suite);
  if (ofSuite2 === void 0) return [];
  const points = pointsOf(comparable(ofSuite2.records, run.hashes.get(metric2.suite)), metric2).slice(-mostPoints);
  const [first] = points;
  if (first === void 0) return [];
  const head = { commit: run.head, at: run.at, value: metric2.head.value, head: true };
  const own = ownLink(metric2, run);
  const links = [...linksOf([...ofSuite2.records, ...ofSuite2.others], metric2), ...own === null ? [] : [own]];
  const chain = first.commit === run.head ? null : chainBetween(links, first.commit, run.head);
  const { suite, scenario, route, unit, better } = metric2;
  return [
    {
      suite,
      scenario,
      route,
      metric: metric2.metric,
      unit,
      better,
      points: [...points, head],
      shifts: shiftsOf(run.recorded ? [...points, head] : points, placeKey(metric2)),
      total: chain === null ? null : changeOfSum(sumOf(chain, intervalTail))
    }
  ];
});

// src/usecases/baseline/goals.ts
var linearImprovementOf = ({ better }, { mean: mean2, low, high }) => better === "lower" ? { estimate: -mean2, low: -high, high: -low } : { estimate: mean2, low, high };
var fewestDays = 5;
var improvementOf = ({ better }, { mean: mean2, low, high }) => better === "lower" ? { estimate: -relative(mean2), low: -relative(high), high: -relative(low) } : { estimate: relative(mean2), low: relative(low), high: relative(high) };
var dayDeviation = (values) => {
  const steps = values.slice(1).map((value, k) => Math.abs(value - (values[k] ?? value)));
  const middle = median(steps);
  if (middle === null || steps.length < fewestDays) return null;
  return { deviation: 1.4826 * middle / Math.SQRT2, freedom: steps.length };
};
var byValues = (records, metric2, since) => {
  const isLinear = isByDifference(metric2);
  const isUsable = (value) => isLinear || value > 0;
  const values = records.flatMap((record) => {
    const value = metricAt(record, metric2)?.value;
    return value !== void 0 && isUsable(value) ? [{ commit: record.commit, value }] : [];
  });
  const from = values.findLast(({ commit }) => commit === since)?.value;
  const now = metric2.head.value;
  if (from === void 0 || !isUsable(now))
    return { problem: "no value of it is stored that was measured alike, on this class of machine" };
  if (from <= 0) return { problem: "its value there was not above 0, so that nothing is a share of it" };
  const scaled = values.map(({ value }) => isLinear ? value : Math.log(value));
  const days = isExact(metric2) ? { deviation: 0, freedom: Infinity } : dayDeviation(scaled);
  if (days === null) return { problem: "too few values are stored to tell how far days differ" };
  const mean2 = isLinear ? now / from - 1 : Math.log(now / from);
  const error = days.deviation * Math.SQRT2 / (isLinear ? from : 1);
  const sum2 = sumOf([{ mean: mean2, error, freedom: days.freedom }], intervalTail);
  return { progress: isLinear ? linearImprovementOf(metric2, sum2) : improvementOf(metric2, sum2) };
};
var progressOf = (goal, metric2, stored, run) => {
  const own = ownLink(metric2, run);
  const links = [...linksOf([...stored.records, ...stored.others], metric2), ...own === null ? [] : [own]];
  const chain = chainBetween(links, goal.commit, run.head);
  if (chain !== null) return { progress: improvementOf(metric2, sumOf(chain, intervalTail)), reason: null };
  const name = `${goal.since} (${goal.commit.slice(0, 10)})`;
  const broken = `The chain of paired measurements does not reach from ${name} to ${run.head.slice(0, 10)}`;
  const values = byValues(comparable(stored.records, run.hashes.get(goal.suite)), metric2, goal.commit);
  if ("problem" in values) return { progress: null, reason: `${broken}, and ${values.problem}.` };
  return {
    progress: values.progress,
    reason: isExact(metric2) ? `${broken}; this is by stored values, which are exact.` : `${broken}; this is by stored values of the same class of machine, which also differ from day to day.`
  };
};
var decide3 = (progress, improve) => {
  if (progress === null) return "unknown";
  return progress.estimate >= improve && progress.low > 0 ? "reached" : "open";
};
var goalsOf = (goals, stored, metrics, run) => goals.map((goal) => {
  const { suite, metric: name, since, improve, commit } = goal;
  const result = (progress2, reason2) => ({
    suite,
    metric: name,
    since,
    improve,
    progress: progress2,
    decision: decide3(progress2, improve),
    reason: reason2
  });
  if (commit === null) return result(null, `git knows no tag, branch or commit ${since}.`);
  if (commit === run.head) return result(null, `${since} is the commit that is measured.`);
  const measured = metrics.find((it) => it.suite === suite && it.metric === name && it.route === null);
  if (measured === void 0)
    return result(null, `${metricOf(name).title} of ${suite} was not measured in this run.`);
  const ofSuite2 = stored.suites.find((it) => it.suite === suite) ?? { suite, records: [], others: [] };
  const { progress, reason } = progressOf({ ...goal, commit }, measured, ofSuite2, run);
  return result(progress, reason);
});

// src/measure/block/warm-up.ts
var step = 500;
var flatness = 0.08;
var enoughRequests = 60;
var longestSlice = 3e3;
var sliceLength = (loads, shortest2) => {
  const last = loads.at(-1);
  const rates = sides.flatMap((side) => {
    const record = last?.[side] ?? null;
    return record === null || last === void 0 ? [] : [record.requests / last.duration];
  });
  const needed = enoughRequests / Math.max(1e-6, Math.min(...rates));
  return Math.round(Math.min(longestSlice, Math.max(shortest2, rates.length === 0 ? 0 : needed)));
};
var costOf2 = (load, side) => {
  const record = load[side];
  return record === null || record.cpu === null || record.requests === 0 ? null : record.cpu / record.requests;
};
var fallOf = (loads, side) => {
  const costs = loads.map((load) => costOf2(load, side));
  const last = costs.at(-1) ?? null;
  const before = costs.at(-3) ?? null;
  return last === null || before === null || last === 0 || before === 0 ? null : Math.log(before / last);
};
var isFlat = (loads) => {
  const falls = sides.flatMap((side) => fallOf(loads, side) ?? []);
  const mean2 = falls.reduce((sum2, fall) => sum2 + fall, 0) / Math.max(1, falls.length);
  return mean2 <= Math.log1p(flatness);
};
var warming = (scenario) => ({
  ...scenario,
  model: "closed",
  rate: null,
  connections: Math.min(10, scenario.connections)
});
var stepsBefore = 1;
var warmUp = async ({ load, scenario, order, min, max, slice, early }) => {
  const loads = [];
  const length = () => loads.length * step;
  let isDue = early !== void 0;
  while (length() < max && (length() < min || !isFlat(loads))) {
    if (isDue && loads.length >= stepsBefore) {
      isDue = false;
      await early?.();
    }
    loads.push(await load({ scenario: warming(scenario), route: null, order, lead: 0, duration: step }));
  }
  if (isDue) await early?.();
  return { duration: length(), flat: isFlat(loads), slice: sliceLength(loads, slice) };
};

// src/usecases/block-order.ts
var perControl = 5;
var nextBlockKind = (blocks) => {
  const counted2 = (kind) => blocks.filter((block) => block.kind === kind && block.discarded === null).length;
  const tried = blocks.filter((block) => block.kind === "control").length;
  const due = Math.ceil((counted2("comparison") - 1) / perControl);
  return counted2("control") < due && tried < due + 1 ? "control" : "comparison";
};

export {
  cautionOf,
  doubtOf,
  coveredNote,
  isCoveredNote,
  coveringOf,
  decisionFaces,
  standingFace,
  criterionFaces,
  expertTitles,
  stateFace,
  stateText,
  outside,
  outsideList,
  nameOf,
  plainShare,
  shareWords,
  experts,
  undoneKinds,
  investigationSchema,
  environmentClass,
  planLooks,
  lookAfter,
  scaleOf,
  effectOf,
  changeOf,
  worseningOf,
  effectOfWorsening,
  toleratedWorsening,
  intervalTail,
  pairChunks,
  exactTolerance,
  placeKey,
  placesOf,
  observe,
  pairOf,
  judge,
  bundleInput,
  meanTime,
  judgeInput,
  emptyInput,
  withTimeLimit,
  discardReason2 as discardReason,
  longestSlice,
  warmUp,
  nextBlockKind,
  findings,
  describeStored,
  metricAt,
  isStoredByDifference,
  linksOf,
  ownLink,
  chainBetween,
  changeOfSum,
  comparable,
  trendsOf,
  goalsOf,
  conclude,
  suiteHashes,
  bundleHashes,
  hasVariables,
  resolveGoals,
  readConfigurations
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  newestOf
} from "./chunk-HA2ZJA6C.js";
import {
  bySize,
  count,
  createNaming,
  defaultPolicy,
  exceededText,
  isSpeed,
  placeText,
  reasonWords,
  regressed,
  regressedText,
  severityOf,
  slowerRoutes,
  slowerSuites,
  toleranceOf,
  undecidedText
} from "./chunk-OONWZWA2.js";
import {
  changePhrase,
  evidenceText,
  metricTitle,
  valueText,
  worsening
} from "./chunk-YM5E4DEF.js";
import {
  formatDifference,
  formatDuration,
  formatPercent,
  formatShare,
  formatValue,
  isBundleMetric,
  isPageMetric,
  metricOf
} from "./chunk-VMH3NJ5P.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  otherSide,
  sides
} from "./chunk-TYXQHNCN.js";
import {
  ConfigurationError,
  UsageError
} from "./chunk-PZ3W4RZL.js";

// src/core/environment-class.ts
var gibibyte = 2 ** 30;
var slug = (text) => text.toLowerCase().replaceAll(/\(r\)|\(tm\)|\bprocessor\b|\bcpu\b/g, " ").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
var environmentClass = ({ platform, cpu, cores, memory, node }) => {
  const size = `${cores}c-${Math.round(memory / gibibyte)}g`;
  const runtime = `node${/\d+/.exec(node)?.[0] ?? ""}`;
  return [slug(platform), slug(cpu).slice(0, 60), size, runtime].filter((it) => it !== "").join("-").slice(0, 100);
};

// src/statistics/quantile.ts
var quantile = (ascending, q) => {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`There is no ${q} quantile.`);
  const position = (ascending.length - 1) * q;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === void 0) throw new RangeError("No values have no quantile.");
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
};
var median = (values) => values.length === 0 ? null : quantile(Float64Array.from(values).sort(), 0.5);

// src/statistics/looks.ts
var standard = [4, 6, 8, 12, 16, 24, 32, 48, 64];
var weight = (index) => 0.1 + 0.05 * index;
var planLooks = (maxBlocks) => {
  if (!Number.isInteger(maxBlocks) || maxBlocks < 2) {
    throw new RangeError(`A run of ${maxBlocks} blocks can't be judged: an interval needs at least 2.`);
  }
  const fitting = standard.filter((blocks2) => blocks2 <= maxBlocks);
  const blocks = fitting.length === 0 ? [maxBlocks] : fitting;
  const total = blocks.reduce((sum, _, index) => sum + weight(index), 0);
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
  return times.length === 0 ? usualTime : times.reduce((sum, time) => sum + time, 0) / times.length;
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
var findingId = ({ kind, suite, scenario, route, metric }) => `PG-${createHash("sha256").update(JSON.stringify([kind, suite, scenario, route, metric])).digest("hex").slice(0, 8)}`;
var makeFinding = ({ identity, severity: severity2, title, metric, scenario, evidence, next }) => ({
  id: findingId(identity),
  kind: identity.kind,
  severity: severity2,
  title,
  suite: identity.suite,
  scenario,
  route: identity.route,
  metric,
  evidence: [...evidence],
  location: null,
  fix: { summary: next, patch: null, proof: null }
});

// src/advice/budgets.ts
var comparisonOf = (budget, metrics) => metrics.find(
  (it) => it.suite === budget.suite && it.metric === budget.metric && it.route === (budget.route ?? null) && (it.scenario === budget.scenario || it.scenario === null)
);
var blameText = (budget, bound, it) => {
  if (it === void 0 || it.unit === "share" || it.unit === "score" || it.decision === "inconclusive" || it.decision === "invalid")
    return [];
  const base = budget.value / (1 + it.change.estimate);
  const beyond = it.better === "lower" ? base > bound : base < bound;
  const change = formatPercent(it.change.estimate);
  return beyond ? [`The base is beyond it too: the change between base and head is ${change}.`] : [`The base is within it: the change between base and head is ${change}.`];
};
var findingOf = (budget, breach, { naming, metrics }) => {
  const { suite, scenario, metric, value, route = null } = budget;
  const compared = comparisonOf(budget, metrics);
  const text = (amount) => valueText(amount, metric, compared?.unit ?? "");
  const finding = makeFinding({
    identity: { kind: breach.kind, suite, scenario, route, metric },
    severity: breach.severity,
    title: `${naming.subject({ suite, scenario, route })}: ${metricTitle(metric)} is ${text(value)}, ${breach.says} ${text(breach.bound)}`,
    metric,
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
var partOf = (metric) => metric.split(".")[1] ?? "";
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
var growthOf = ({ growth }, entry) => growth?.entries.find((it) => it.entry === entry);
var causesOf = ({ growth }, entry) => (growth?.causes ?? []).filter((it) => it.entry === entry).toSorted((a, b) => b.cost.gzip - a.cost.gzip);
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
var plain = (text) => () => text;
var what = (text) => (subject) => `${subject} ${text}`;
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
  "new-dependency": (subject, importer) => importer === null ? `${subject} is new` : `${importer} imports ${subject}, which is new`,
  "dependency-grew": what("grew"),
  "module-grew": what("grew"),
  "entry-isolation": imported(", so that entries share what they did not"),
  "style-grew": what("grew"),
  "child-grew": what("grew"),
  "moved-into-first-load": what("moved into the first load")
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
var costText = ({ cost: cost2, entry, method }) => `Without it the ${entry === null ? "files" : "first load"} would be ${bytesText(cost2.gzip)} smaller (gzip), ${bytesText(cost2.parsed)} uncompressed${methods[method]}.`;
var wholeText = (summary, { entry, cost: cost2 }, state) => {
  const growth = growthOf(summary, entry);
  const regressed2 = state.regressed.map((it) => evidenceText(it));
  if (growth === void 0) return regressed2;
  const { change, explained } = growth;
  if (!state.blocks && change.gzip + tellingBytes < cost2.gzip) {
    const whole2 = entry === null ? "All files together" : "The first load as a whole";
    return [`${whole2} changed by ${signedBytes(change.gzip)} (gzip): savings elsewhere hide it.`];
  }
  return [...regressed2, `Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`];
};
var fixOf = (summary, { fix, cost: cost2, entry }) => {
  if (fix === null) return null;
  const { summary: text, patch, measured } = fix;
  if (measured === null) return { summary: text, patch, proof: null };
  if (measured.gzip >= 0) return { summary: text, patch: null, proof: null };
  const change = growthOf(summary, entry)?.change.gzip ?? 0;
  const growth = change > 0 ? change : cost2.gzip;
  const share2 = growth > 0 ? -measured.gzip / growth : 1;
  return {
    summary: `${text.replace(/\.?$/u, "")}: ${signedBytes(measured.gzip)} gzip, measured.`,
    patch,
    proof: { recovery: { estimate: share2, low: share2, high: share2 } }
  };
};
var findingOf2 = (summary, cause, state, { input, isLargest }) => {
  const level = severity(cause, state, isLargest, input);
  if (level === null) return [];
  const { suite } = summary;
  const { entry, kind, cost: cost2, chain } = cause;
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = {
    // Two packages may grow for the same sort of reason.
    id: findingId({ kind: `bundle-${kind}`, suite, scenario: null, route: entry, metric: cause.subject }),
    kind: `bundle-${kind}`,
    severity: level,
    title: `${subject}: ${partText(entry)} ${signedBytes(cost2.gzip)} gzip: ${causeText(cause)}`,
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
  return [{ finding, size: cost2.gzip / Math.max(1, state.lead?.base.value ?? cost2.gzip) }];
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
var grownText = (growth) => {
  const grown = (growth?.parts ?? []).filter(({ base, head }) => head > base);
  if (grown.length === 0) return [];
  const names = grown.toSorted((a, b) => b.head - b.base - (a.head - a.base)).slice(0, mostParts).map(({ name, base, head }) => `${shortName(name)} ${signedBytes(head - base)}`);
  return [`Grew most: ${names.join(", ")} (each compressed alone).`];
};
var summaryOf = ({ bundles = [] }, suite) => bundles.find((it) => it.suite === suite);
var isExplained = (input, suite, route) => {
  const summary = summaryOf(input, suite);
  return summary !== void 0 && causesOf(summary, route).some(({ cost: cost2 }) => cost2.gzip > 0);
};
var grewFinding = (input, suite, route) => {
  const { regressed: members } = stateOf(input, suite, route);
  const [lead] = members;
  if (lead === void 0 || isExplained(input, suite, route)) return [];
  const summary = summaryOf(input, suite);
  const growth = summary === void 0 ? void 0 : growthOf(summary, route);
  const finding = makeFinding({
    identity: { kind: "bundle-grew", suite, scenario: null, route, metric: null },
    severity: severityOf(input.policy),
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric: lead.metric,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...grownText(growth)],
    next: "Compare the treemaps of both sides: no rule tells why it grew."
  });
  return [{ finding, size: worsening(lead) }];
};
var bundleGrew = (input) => {
  const grown = regressed(input.metrics).filter(({ metric }) => isBundleMetric(metric));
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
  const growth = head.gzip - base.gzip;
  if (growth <= Math.max(noticeable, noticeableShare * base.gzip)) return [];
  const finding = makeFinding({
    identity: { kind: "bundle-async-grew", suite, scenario: null, route: entry.name, metric: null },
    severity: "warning",
    title: `${input.naming.subject({ suite, scenario: null, route: entry.name })}: ${signedBytes(growth)} gzip of what it loads later`,
    metric: "bundle.async.gzip",
    scenario: null,
    evidence: [`What it can ask for later: ${sizeText(base.gzip)} on base, ${sizeText(head.gzip)} on head (gzip).`],
    next: "Nothing is blocked. Look at the chunks that grew in the treemaps of both sides."
  });
  return [{ finding, size: growth / Math.max(1, base.gzip) }];
};
var bundleAsyncGrew = (input) => (input.bundles ?? []).flatMap(({ suite, entries }) => {
  const told = stateOf(input, suite, null).blocks || isExplained(input, suite, null);
  return told ? [] : entries.flatMap((entry) => asyncFinding(input, suite, entry));
});
var duplicateKinds = /* @__PURE__ */ new Set(["duplicate-version", "two-formats"]);
var bundleDuplicates = ({ bundles = [], naming }) => bundles.flatMap(({ suite, duplicates: { base, head }, growth }) => {
  if (base === null || head === null || head <= base) return [];
  if (growth?.causes.some(({ kind }) => duplicateKinds.has(kind)) === true) return [];
  const more = head - base;
  const finding = makeFinding({
    identity: { kind: "bundle-duplicates", suite, scenario: null, route: null, metric: null },
    severity: "warning",
    title: `${naming.subject({ suite, scenario: null, route: null })} bundles ${more} more package${more === 1 ? "" : "s"} more than once`,
    metric: "bundle.duplicates",
    scenario: null,
    evidence: [`Packages in several folders or formats: ${base} on base, ${head} on head.`],
    next: "Align their versions: npm dedupe, or an override in package.json."
  });
  return [{ finding, size: 0 }];
});

// src/advice/bundle-rest.ts
var largeRest = 0.1;
var restFinding = (input, { suite }, growth) => {
  const { entry, change, explained, unexplained } = growth;
  const state = stateOf(input, suite, entry);
  if (!state.blocks || unexplained <= Math.max(warningBytes, largeRest * change.gzip)) return [];
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: "bundle-unexplained", suite, scenario: null, route: entry, metric: null },
    severity: severityOf(input.policy),
    title: `${subject}: ${bytesText(unexplained)} gzip of the growth of ${entry === null ? "all files" : "the first load"} is unexplained`,
    metric: metricOfPart(state, entry),
    scenario: null,
    evidence: [`Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`, ...grownText(growth)],
    next: "Compare the treemaps of both sides."
  });
  return [{ finding, size: 0 }];
};
var bundleUnexplained = (input) => (input.bundles ?? []).flatMap(
  (summary) => (summary.growth?.entries ?? []).flatMap(
    (growth) => (
      // Without any cause the growth itself has a finding.
      causesOf(summary, growth.entry).length === 0 ? [] : restFinding(input, summary, growth)
    )
  )
);
var largePart = 5e3;
var mostParts2 = 5;
var isTold = (name, entry, { causes }) => causes.some((it) => it.entry === entry && (it.subject === name || it.package === name || it.chain.includes(name)));
var hiddenFinding = (input, { suite, growth }, own) => {
  const { entry, change, parts } = own;
  const state = stateOf(input, suite, entry);
  if (growth === null || state.blocks || state.lead === void 0) return [];
  const allowed = Math.max(largePart, allowedBytes(state));
  const grown = parts.filter(({ name, base, head }) => head - base > allowed && !isTold(name, entry, growth)).toSorted((a, b) => b.head - b.base - (a.head - a.base));
  const [largest4] = grown;
  if (largest4 === void 0) return [];
  const more = grown.length > 1 ? ` and ${grown.length - 1} more` : "";
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: "bundle-hidden-growth", suite, scenario: null, route: entry, metric: null },
    severity: "warning",
    title: `${subject}: ${shortName(largest4.name)}${more} grew; savings elsewhere hide it`,
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
    const { suite, scenario, route, metric, unit } = it;
    const share2 = (value) => valueText(value, metric, unit);
    const finding = makeFinding({
      identity: { kind: "errors-appeared", suite, scenario, route, metric: null },
      severity: it.primary && it.decision === "regressed" ? severityOf(policy) : "warning",
      title: `${naming.subject(it)} fails ${share2(it.head.value)} of its requests`,
      metric,
      scenario,
      evidence: [
        `Share of failed requests: ${share2(it.base.value)} on base, ${share2(it.head.value)} on head, over ${it.head.blocks.length} blocks.`
      ],
      next: "Read the log of the head: failed requests also distort its latency and CPU figures."
    });
    return { finding, size: it.head.value - it.base.value };
  });
};

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
var isWeight = ({ metric }) => weights.has(metric);
var weightOf = (it) => worsening(it) / Math.max(it.tolerance, 0.01);
var worseOf = ({ metrics }, suite) => metrics.filter((it) => it.suite === suite && isPageMetric(it.metric) && it.decision === "regressed").toSorted((a, b) => Number(b.primary) - Number(a.primary) || weightOf(b) - weightOf(a));
var suitesOf = ({ metrics }) => [
  ...new Set(metrics.filter(({ metric }) => isPageMetric(metric)).map(({ suite }) => suite))
];
var findingOf3 = (input, members, { kind, next, meanings: meanings2 }) => {
  const [lead] = members;
  if (lead === void 0) return [];
  const { suite, metric } = lead;
  const finding = makeFinding({
    identity: { kind, suite, scenario: null, route: null, metric: null },
    severity: lead.primary ? severityOf(input.policy) : "warning",
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...meanings2],
    next
  });
  return [{ finding, size: worsening(lead) }];
};
var pageHeavier = (input) => suitesOf(input).flatMap(
  (suite) => findingOf3(input, worseOf(input, suite).filter(isWeight), {
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
  return findingOf3(input, slower, {
    kind: "page-slower",
    next: shifts ? "Look for images and slots without a size, and for what is put above what is already shown." : "Compare the waterfalls of both sides in report.html: what the page waits for before it is shown.",
    meanings: heavier === void 0 ? [] : [`It also ${changePhrase(heavier)}.`]
  });
});

// src/advice/slower.ts
var at = (metrics, { suite, route }, metric, scenario) => {
  const found = metrics.filter((it) => it.suite === suite && it.route === route && it.metric === metric);
  return found.find((it) => it.scenario === scenario) ?? found[0];
};
var causeOf = (group, metrics) => {
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
var findingOf4 = (kind, group, input) => {
  const { suite, route, lead, members, scenario } = group;
  const subject = input.naming.subject({ suite, route, scenario });
  const cause = causeOf(group, input.metrics);
  const still = cause === "waits" ? at(input.metrics, group, "cpu.per-request", lead.scenario) : void 0;
  const places = new Set(members.map((it) => it.scenario)).size;
  const evidence = [...members, ...still === void 0 ? [] : [still]].map((it) => evidenceText(it, places > 1));
  const finding = makeFinding({
    identity: { kind, suite, scenario: null, route, metric: null },
    severity: severityOf(input.policy),
    title: `${subject} ${changePhrase(lead)}`,
    metric: lead.metric,
    scenario,
    evidence: [...evidence, ...meanings[cause]],
    next: nextSteps[cause](subject)
  });
  return { finding, size: worsening(lead) };
};
var routeSlower = (input) => slowerRoutes(input.metrics).map((group) => findingOf4("route-slower", group, input));
var suiteSlower = (input) => slowerSuites(input.metrics).map((group) => findingOf4("suite-slower", group, input));

// src/advice/worse.ts
var findingOf5 = (kind, it, next, { naming, policy }) => {
  const { suite, scenario, route, metric } = it;
  const finding = makeFinding({
    identity: { kind, suite, scenario, route, metric },
    severity: severityOf(policy),
    title: `${naming.subject(it)} ${changePhrase(it)}`,
    metric,
    scenario,
    evidence: [evidenceText(it)],
    next
  });
  return { finding, size: worsening(it) };
};
var peak = "memory.rss.peak";
var memoryPeak = (input) => regressed(input.metrics).filter((it) => it.metric === peak).map(
  (it) => findingOf5(
    "memory-peak",
    it,
    "Compare heap snapshots of both sides under load: caches without a bound, data held in memory as a whole, new modules loaded at start.",
    input
  )
);
var metricWorse = (input) => regressed(input.metrics).filter(({ metric }) => metric !== peak && !isSpeed(metric) && !isBundleMetric(metric) && !isPageMetric(metric)).map((it) => findingOf5("metric-worse", it, `Look at what this change adds to ${metricTitle(it.metric)}.`, input));

// src/advice/find.ts
var rules = {
  "route-slower": routeSlower,
  "suite-slower": suiteSlower,
  "memory-peak": memoryPeak,
  "metric-worse": metricWorse,
  "budget-exceeded": budgetExceeded,
  "target-missed": targetMissed,
  "errors-appeared": errorsAppeared,
  "bundle-causes": bundleCauses,
  "bundle-grew": bundleGrew,
  "bundle-unexplained": bundleUnexplained,
  "bundle-hidden-growth": bundleHiddenGrowth,
  "bundle-async-grew": bundleAsyncGrew,
  "bundle-duplicates": bundleDuplicates,
  "page-heavier": pageHeavier,
  "page-slower": pageSlower,
  "noisy-machine": noisyMachine
};
var rank = { blocking: 0, warning: 1, information: 2 };
var byWeight = (a, b) => rank[a.finding.severity] - rank[b.finding.severity] || b.size - a.size || (a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id));
var findings = (input) => {
  const trusted2 = input.verdict === "invalid" ? { ...input, metrics: [], budgets: [], bundles: [] } : input;
  const places = input.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...input.metrics]);
  return Object.values(rules).flatMap((rule) => rule({ ...trusted2, naming })).toSorted(byWeight).map(({ finding }) => finding);
};

// src/usecases/plan-suites.ts
var quote = (names) => names.map((name) => `"${name}"`).join(", ");
var checkNames = (what2, asked, known2, where) => {
  const unknown = asked.filter((name) => !known2.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `There is no ${what2} named ${quote(unknown)} in ${where}.`,
      `Known: ${quote(known2)}. Leave --${what2} out to measure all.`
    );
};
var scenariosOf = (suite) => suite.type === "service" ? suite.scenarios : [];
var chooseSuites = (suites, { onlySuites, onlyScenarios }) => {
  checkNames(
    "suite",
    onlySuites,
    suites.map(({ name }) => name),
    "the configuration"
  );
  const wanted = suites.filter(({ name }) => onlySuites.length === 0 || onlySuites.includes(name));
  checkNames(
    "scenario",
    onlyScenarios,
    [...new Set(wanted.flatMap((suite) => scenariosOf(suite).map(({ name }) => name)))],
    onlySuites.length === 0 ? "the configuration" : `suite ${quote(onlySuites)}`
  );
  return onlyScenarios.length === 0 ? wanted : wanted.filter(({ type }) => type === "service");
};
var chooseScenarios = ({ scenarios }, { onlyScenarios }) => scenarios.filter(({ name }) => onlyScenarios.length === 0 || onlyScenarios.includes(name));
var sharedSuite = (ruling, other) => {
  const names = new Set(other.routes.map((route) => route.name));
  const routes = ruling.routes.filter((route) => names.has(route.name));
  return { ...ruling, routes: routes.length > 0 ? routes : ruling.routes };
};
var scheduleOf = (suite) => {
  if (suite.type === "page")
    return suite.server.kind === "command" && suite.server.port !== null ? "one-at-a-time" : "alternate";
  if (suite.port !== null) return "one-at-a-time";
  return suite.duet ? "duet" : "alternate";
};
var needsSolo = (policy) => policy.budgets.some(
  ({ metric }) => ["ms", "requests/s"].includes(metricOf(metric).unit) && !metric.startsWith("cpu.")
);

// src/usecases/read-configurations.ts
var readConfigurations = async ({ source, read, parse }) => {
  if (source.kind === "file") return { base: null, head: parse(source.path, source.text), given: true, notices: [] };
  const { path } = source;
  const text = await read("head", path);
  if (text === null)
    throw new UsageError(
      `There is no ${path} in the head.`,
      "Write one (docs/configuration.md has a complete example), or name another file with --config."
    );
  const head = parse(path, text);
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

// src/statistics/mean-and-deviation.ts
var mean = (values) => {
  if (values.length === 0) throw new RangeError("No values have no mean.");
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};
var squaredDeviations = (values) => {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum;
};
var meanAndDeviation = (values) => {
  const n = values.length;
  const [first] = values;
  if (first !== void 0 && values.every((value) => value === first)) return { n, mean: first, deviation: 0 };
  return { n, mean: mean(values), deviation: Math.sqrt(squaredDeviations(values) / (n - 1)) };
};

// src/gate/scale.ts
var scaleOf = ({ unit, better }) => ({
  kind: unit === "share" || unit === "score" ? "difference" : "ratio",
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
var worseningOf = (scale, effect) => orient(changeOf(scale, effect), scale.better);
var effectOfWorsening = ({ kind, better }, worsening2) => {
  if (kind === "difference") return worsening2;
  return better === "lower" ? Math.log1p(worsening2) : worsening2 < 1 ? -Math.log1p(-worsening2) : largest;
};
var exactBytes = /* @__PURE__ */ new Set(["page.transfer", "page.script-bytes"]);
var isDeterministic = (metric) => {
  const { unit } = metricOf(metric);
  return unit === "count" || unit === "count/request" || exactBytes.has(metric);
};
var toleratedErrors = 1e-3;
var toleratedShift = 0.05;
var toleratedRequests = 1.5;
var toleratedWorsening = (policy, metric, exact, base = null) => {
  const set = policy.tolerance.metrics[metric];
  if (set !== void 0) return set;
  const { unit } = metricOf(metric);
  if (unit === "share") return toleratedErrors;
  if (unit === "score") return toleratedShift;
  const usual = toleranceOf(policy, metric);
  if (metric === "page.requests" && base !== null && base > 0) return Math.max(usual, toleratedRequests / base);
  return exact && !isPageMetric(metric) ? 0 : usual;
};

// src/core/primary.ts
var whole = /* @__PURE__ */ new Set(["latency.mean", "latency.p95", "cpu.per-request", "allocation.per-request", "memory.rss.peak"]);
var perRoute = /* @__PURE__ */ new Set(["latency.mean", "cpu.per-request"]);
var withoutDuet = /* @__PURE__ */ new Set(["cpu.per-request", "allocation.per-request"]);
var cost = /* @__PURE__ */ new Set(["cpu.per-request", "allocation.per-request", "memory.rss.peak"]);
var isPrimary = ({ metric, route, model, schedule, closedElsewhere }) => {
  if (!(route === null ? whole : perRoute).has(metric)) return false;
  if (schedule !== "duet" && !withoutDuet.has(metric)) return false;
  return !(model === "open" && closedElsewhere && cost.has(metric));
};
var pageCounts = /* @__PURE__ */ new Set(["page.transfer", "page.requests"]);
var isPagePrimary = (metric, { tolerance }) => pageCounts.has(metric) || metric !== "page.script-bytes" && Object.hasOwn(tolerance.metrics, metric);
var bundleSizes = /* @__PURE__ */ new Set(["bundle.initial.gzip", "bundle.async.gzip", "bundle.total.gzip"]);
var isBundlePrimary = (metric) => bundleSizes.has(metric);

// src/gate/places.ts
var placeKey = ({ metric, scenario, route }) => JSON.stringify([scenario, route, metric]);
var answers = ["latency.mean", "latency.p50", "latency.p95", "latency.p99"];
var ofAnyRoute = [...answers, "errors.rate"];
var ofRoute = [...ofAnyRoute, "throughput", "cpu.per-request", "allocation.per-request"];
var ofWhole = [...ofRoute, "gc.pause"];
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
    return ofPage.map((metric) => ({ metric, scenario: null, route: null, primary: isPagePrimary(metric, policy) }));
  }
  const { schedule, routes } = suite;
  const closed = new Set(suite.scenarios.filter(({ model }) => model === "closed").map(({ name }) => name));
  const inScenarios = suite.scenarios.flatMap(({ name: scenario, model }) => {
    const closedElsewhere = [...closed].some((other) => other !== scenario);
    const planned = (metric, route) => ({
      metric,
      scenario,
      route,
      primary: isPrimary({ metric, route, model, schedule, closedElsewhere })
    });
    const whole2 = ofWhole.map((metric) => planned(metric, null));
    const metrics = model === "open" ? ofAnyRoute : ofRoute;
    const single = routes.length > 1 ? routes.flatMap(({ name }) => metrics.map((metric) => planned(metric, name))) : [];
    return [...whole2, ...single];
  });
  if (inScenarios.length === 0) return [];
  const process = ofProcess.map((metric) => ({
    metric,
    scenario: null,
    route: null,
    primary: isPrimary({ metric, route: null, model: "closed", schedule, closedElsewhere: false })
  }));
  return [...inScenarios, ...process];
};

// src/statistics/trimmed-mean.ts
var trimmedMean = (values) => {
  const cut = values.length < 3 ? 0 : Math.max(1, Math.floor(values.length / 4));
  return mean([...values].sort((a, b) => a - b).slice(cut, values.length - cut));
};

// src/gate/page-values.ts
var mostApart = 1.2;
var shortest = 1;
var scriptBytes = ({ requests }) => requests.filter(({ kind }) => kind === "Script").reduce((sum, { transfer }) => sum + transfer, 0);
var valueOf = (visit, metric) => {
  const given = Object.hasOwn(visit.values, metric) ? visit.values[metric] : void 0;
  return given ?? (metric === "page.script-bytes" ? scriptBytes(visit) : null);
};
var visitsOf = ({ visits = [] }, side) => visits.filter((visit) => visit.side === side);
var pageValue = (block, side, metric) => median(visitsOf(block, side).flatMap((visit) => valueOf(visit, metric) ?? []));
var speedOf = (block, side) => median(visitsOf(block, side).map(({ benchmarkIndex }) => benchmarkIndex));
var isSameSpeed = (block) => {
  const [base, head] = [speedOf(block, "base"), speedOf(block, "head")];
  if (base === null || head === null || base === 0 || head === 0) return true;
  return Math.max(base, head) <= mostApart * Math.min(base, head);
};
var timed = (value) => Math.max(shortest, value);
var asIs = (value) => value;
var comparePages = (block, metric) => {
  const [base, head] = [pageValue(block, "base", metric), pageValue(block, "head", metric)];
  const isTime = metricOf(metric).unit === "ms";
  if (isTime && base !== null && head !== null && !isSameSpeed(block)) {
    return {
      kind: "unlike",
      reason: "the speed of the machine differed by more than 20 % between the visits of a block"
    };
  }
  return { kind: "values", base, head, reason: "no visit of the page gave it", floor: isTime ? timed : asIs };
};

// src/gate/windows.ts
var selected = (block, { scenario, sliceRoute }) => block.slices.filter((slice) => slice.scenario === scenario && slice.route === sliceRoute);
var windowOf = (slice, side, route) => {
  const data = slice[side];
  return data === null ? [] : [{ slice: data, duration: slice.duration, route }];
};
var windowPairs = (block, selection) => {
  const slices = selected(block, selection);
  const paired = block.schedule === "duet" ? slices.filter(({ base, head }) => base !== null && head !== null) : slices;
  const bases = paired.flatMap((slice) => windowOf(slice, "base", selection.route));
  const heads = paired.flatMap((slice) => windowOf(slice, "head", selection.route));
  return bases.flatMap((base, k) => {
    const head = heads[k];
    return head === void 0 ? [] : [{ base, head }];
  });
};
var headWindows = (block, selection) => {
  const slices = selected(block, selection).filter(({ head }) => head !== null);
  const alone = slices.filter(({ base }) => base === null);
  return (alone.length > 0 ? alone : slices).flatMap((slice) => windowOf(slice, "head", selection.route));
};

// src/gate/window-values.ts
var fewestAnswers = 5;
var samplesOf = ({ slice, route }) => Object.entries(slice.routes).filter(([name]) => route === null || name === route).map(([, sample]) => sample);
var durationsOf = (window) => samplesOf(window).flatMap(({ durations }) => durations);
var perRequest = ({ slice }, amount) => amount === null || slice.requests === 0 ? null : amount / slice.requests;
var answered = (window, value) => {
  const durations = durationsOf(window);
  return durations.length < fewestAnswers ? null : value(durations);
};
var sliceMetrics = {
  "latency.mean": (window) => answered(window, (durations) => mean(durations) / 1e3),
  throughput: (window) => answered(window, (durations) => durations.length / (window.duration / 1e3)),
  "cpu.per-request": (window) => perRequest(window, window.slice.cpu),
  "allocation.per-request": (window) => perRequest(window, window.slice.allocated)
};
var quantileMetrics = {
  "latency.p50": { q: 0.5, fewest: 20 },
  "latency.p95": { q: 0.95, fewest: 200 },
  "latency.p99": { q: 0.99, fewest: 1e3 }
};
var mergedDurations = (windows) => Float64Array.from(windows.flatMap(durationsOf), (microseconds) => microseconds / 1e3).sort();
var durationQuantile = (ascending, q, fewest) => ascending.length < fewest ? null : quantile(ascending, q);
var gcPausePerRequest = (windows) => {
  let pause = 0;
  let requests = 0;
  for (const { slice } of windows) {
    if (slice.gcPause === null) return null;
    pause += slice.gcPause;
    requests += slice.requests;
  }
  return requests === 0 ? null : pause / requests;
};
var failuresOf = (windows) => {
  let failed = 0;
  let total = 0;
  for (const { durations, errors } of windows.flatMap(samplesOf)) {
    failed += errors;
    total += errors + durations.length;
  }
  return { failed, total };
};

// src/gate/observe.ts
var unseen = (reason, baseSeen) => ({ kind: "unseen", reason, baseSeen });
var blockOutcome = (metric, base, head, reason) => {
  if (base === null || head === null) return unseen(reason, base !== null);
  const effect = effectOf(scaleOf(metricOf(metric)), base, head);
  if (effect === null) return unseen("one side is zero, so there is no relative change", base > 0);
  return { kind: "seen", base, head, effect };
};
var whyNoSlice = {
  "latency.mean": "too few successful requests in a slice (at least 5 are needed)",
  throughput: "too few successful requests in a slice (at least 5 are needed)",
  "cpu.per-request": "CPU time could not be observed",
  "allocation.per-request": "allocation could not be observed"
};
var sliceOutcome = (metric, pairs, value) => {
  const scale = scaleOf(metricOf(metric));
  const values = pairs.map((pair) => ({ base: value(pair.base), head: value(pair.head) }));
  const usable = values.flatMap(({ base, head }) => {
    const effect = base === null || head === null ? null : effectOf(scale, base, head);
    return base === null || head === null || effect === null ? [] : [{ base, head, effect }];
  });
  if (usable.length === 0 || 2 * usable.length < pairs.length) {
    const baseSeen = 2 * values.filter(({ base }) => base !== null && base > 0).length >= Math.max(1, pairs.length);
    return unseen(whyNoSlice[metric] ?? "it could not be observed", baseSeen);
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
  return (metric) => {
    if (pairs.length === 0) return unseen("no slice of it was measured", false);
    const ofSlice = sliceMetrics[metric];
    if (ofSlice !== void 0) return sliceOutcome(metric, pairs, ofSlice);
    const ofBlock = quantileMetrics[metric];
    if (ofBlock !== void 0) {
      sorted2 ??= { base: mergedDurations(bases), head: mergedDurations(heads) };
      const { q, fewest } = ofBlock;
      const reason = `too few successful requests in a block (at least ${fewest} are needed)`;
      const [base2, head2] = [durationQuantile(sorted2.base, q, fewest), durationQuantile(sorted2.head, q, fewest)];
      return blockOutcome(metric, base2, head2, reason);
    }
    if (metric === "gc.pause") {
      const reason = "garbage collection could not be observed";
      return blockOutcome(metric, gcPausePerRequest(bases), gcPausePerRequest(heads), reason);
    }
    const [base, head] = [failuresOf(bases), failuresOf(heads)];
    const share2 = ({ failed, total }) => total === 0 ? null : failed / total;
    return blockOutcome(metric, share2(base), share2(head), "no request was sent");
  };
};
var ofPage2 = (block, { metric, scenario, route }) => {
  const place = { metric, scenario, route };
  const pair = comparePages(block, metric);
  if (pair.kind === "unlike") return { ...place, ...unseen(pair.reason, true), blame: "machine" };
  const { base, head, reason } = pair;
  if (base === null || head === null) return { ...place, ...unseen(reason, base !== null) };
  const effect = effectOf(scaleOf(metricOf(metric)), pair.floor(base), pair.floor(head));
  if (effect === null) return { ...place, ...unseen("one side is zero, so there is no relative change", base > 0) };
  return { ...place, kind: "seen", base, head, effect };
};
var observe = (block, suite) => {
  if (suite.type === "page") return placesOf(suite).map((place) => ofPage2(block, place));
  const models = new Map(suite.scenarios.map(({ name, model }) => [name, model]));
  const selections = /* @__PURE__ */ new Map();
  const outcomesOf = (scenario, route) => {
    const key = JSON.stringify([scenario, route]);
    const known2 = selections.get(key);
    if (known2 !== void 0) return known2;
    const sliceRoute = models.get(scenario) === "open" ? null : route;
    const made = selectionOutcomes(block, { scenario, sliceRoute, route });
    selections.set(key, made);
    return made;
  };
  return placesOf(suite).map(({ metric, scenario, route }) => {
    const place = { metric, scenario, route };
    if (scenario !== null) return { ...place, ...outcomesOf(scenario, route)(metric) };
    const { base, head } = block.sides;
    const reason = "memory could not be observed";
    return { ...place, ...blockOutcome(metric, base?.memoryPeak ?? null, head?.memoryPeak ?? null, reason) };
  });
};

// src/measure/block/plan-slices.ts
var slicePlan = { duration: 200, lead: 25, mix: 6, perRoute: 5, solo: 4 };
var placeSides = (orders, schedule, startOrder, random) => {
  const first = random.next() < 0.5 ? "base" : "head";
  switch (schedule) {
    case "duet":
      return orders.map((order, index) => {
        const front = index % 2 === 0 ? first : otherSide(first);
        return { ...order, order: [front, otherSide(front)] };
      });
    case "alternate":
      return orders.flatMap(
        (order) => random.shuffle(["base", "head"]).map((side) => ({ ...order, order: [side] }))
      );
    case "one-at-a-time":
      return startOrder.flatMap((side) => orders.map((order) => ({ ...order, order: [side] })));
  }
};
var planSlices = ({ suite, kind, schedule, startOrder, solo, plan, random }) => {
  const half = (count2) => kind === "control" ? Math.ceil(count2 / 2) : count2;
  const { lead, duration } = plan;
  const ofScenario = (scenario) => {
    const routes = scenario.model === "closed" && suite.routes.length > 1 ? suite.routes : [];
    const mix = routes.length > 0 ? plan.mix : plan.mix + 2 * plan.perRoute;
    const slices = random.shuffle([
      ...Array.from({ length: half(mix) }, () => ({ scenario, route: null, lead, duration })),
      ...routes.flatMap(
        ({ name }) => Array.from({ length: half(plan.perRoute) }, () => ({ scenario, route: name, lead, duration }))
      )
    ]);
    const placed = placeSides(slices, schedule, startOrder, random);
    if (!solo || kind === "control" || schedule !== "duet") return placed;
    const alone = { scenario, route: null, order: ["head"], lead: lead * 2, duration };
    return [...placed, ...Array.from({ length: plan.solo }, () => alone)];
  };
  return random.shuffle(suite.scenarios).flatMap(ofScenario);
};
var planBlock = ({
  random,
  ...options
}) => {
  const startOrder = random.fork("start").shuffle([...sides]);
  return { startOrder, loads: planSlices({ ...options, startOrder, random: random.fork("slices") }) };
};

// src/usecases/conclude.ts
var sumTimes = (blocks, part) => blocks.reduce((sum, { time }) => sum + time[part], 0);
var commitOf = ({ ref, commit, tree }) => ({ ref, commit, tree });
var without = (machine) => ({
  baseline: { store: null, environment: environmentClass(machine), records: 0, newest: null, notice: null },
  trends: [],
  goals: [],
  information: []
});
var conclude = (input) => {
  const { sides: sides2, plan, judgement, blocks, duration, prepared, history = without(input.machine) } = input;
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
    time: { prepare: prepared, measure, start, warmUp: warmUp2, load, overhead: Math.max(0, measure - start - warmUp2 - load) },
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
  return { ...result, findings: [...input.findings(result), ...history.information] };
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

// src/statistics/incomplete-beta.ts
var halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
var logGamma = (x) => {
  let shift = 0;
  let at2 = x;
  for (; at2 < 16; at2++) shift += Math.log(at2);
  const r = 1 / (at2 * at2);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * 691 / 360360))))) / at2;
  return (at2 - 0.5) * Math.log(at2) - at2 + halfLogTwoPi + series - shift;
};
var tiny = 1e-300;
var awayFromZero = (value) => Math.abs(value) < tiny ? tiny : value;
var continuedFraction = (x, a, b) => {
  const steps = 200 + 10 * Math.ceil(Math.sqrt(Math.max(a, b)));
  let c = 1;
  let d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
  let value = d;
  for (let m = 1; m <= steps; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
};
var incompleteBetaAt = ({ x, rest, logX, logRest }, a, b) => {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const factor = Math.exp(a * logX + b * logRest + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2) ? factor * continuedFraction(x, a, b) / a : 1 - factor * continuedFraction(rest, b, a) / b;
};
var incompleteBeta = (x, a, b) => incompleteBetaAt({ x, rest: 1 - x, logX: Math.log(x), logRest: Math.log1p(-x) }, a, b);

// src/statistics/student-t.ts
var upperTail = (t, df) => {
  if (t === 0) return 0.5;
  const ratio = t * t / df;
  const point = {
    x: 1 / (1 + ratio),
    rest: ratio === Infinity ? 1 : ratio / (1 + ratio),
    logX: -Math.log1p(ratio),
    logRest: -Math.log1p(1 / ratio)
  };
  const outside = 0.5 * incompleteBetaAt(point, df / 2, 0.5);
  return t > 0 ? outside : 1 - outside;
};
var outerBound = (tail, df) => {
  let bound = 1;
  while (upperTail(bound, df) > tail) bound *= 2;
  return bound;
};
var solve = (tail, df) => {
  const target = Math.log(tail);
  const miss = (t) => Math.log(upperTail(t, df)) - target;
  let high = outerBound(tail, df);
  let low = high === 1 ? 0 : high / 2;
  let [before, at2] = [low, high];
  let [missBefore, missAt] = [miss(low), miss(high)];
  for (let step2 = 0; step2 < 200 && missAt !== 0 && high - low > 1e-15 * high; step2++) {
    const secant = at2 - missAt * (at2 - before) / (missAt - missBefore);
    const next = secant > low && secant < high ? secant : (low + high) / 2;
    [before, missBefore] = [at2, missAt];
    at2 = next;
    missAt = miss(at2);
    if (missAt > 0) low = at2;
    else high = at2;
    if (Math.abs(at2 - before) <= 4e-16 * at2) break;
  }
  return at2;
};
var known = /* @__PURE__ */ new Map();
var upperQuantile = (tail, df) => {
  if (!(tail > 0 && tail < 1) || !(df > 0)) {
    throw new RangeError(`Student's t has no quantile for tail ${tail} and ${df} degrees of freedom.`);
  }
  if (tail === 0.5) return 0;
  if (tail > 0.5) return -upperQuantile(1 - tail, df);
  const key = `${tail} ${df}`;
  const found = known.get(key);
  if (found !== void 0) return found;
  const quantile2 = solve(tail, df);
  if (known.size >= 1e4) known.clear();
  known.set(key, quantile2);
  return quantile2;
};

// src/statistics/t-interval.ts
var standardError = ({ n, deviation }) => deviation / Math.sqrt(n);
var tInterval = (summary, tail) => {
  if (summary.n < 2) throw new RangeError("An interval needs at least two values.");
  if (summary.deviation === 0) return { low: summary.mean, high: summary.mean };
  const half = upperQuantile(tail, summary.n - 1) * standardError(summary);
  return { low: summary.mean - half, high: summary.mean + half };
};
var tTestAboveZero = (summary) => {
  if (summary.n < 2) throw new RangeError("A test needs at least two values.");
  if (summary.deviation === 0) return summary.mean > 0 ? 0 : 1;
  return upperTail(summary.mean / standardError(summary), summary.n - 1);
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
var decide = ({ mean: mean2, high }, shown, { scale, tolerance, exact }) => {
  const estimate = worseningOf(scale, mean2);
  const upper = worseningOf(scale, high);
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

// src/statistics/binomial.ts
var binomialTail = (hits, trials, share2) => {
  if (hits <= 0) return 1;
  if (hits > trials || share2 <= 0) return 0;
  return share2 >= 1 ? 1 : incompleteBeta(share2, hits, trials - hits + 1);
};

// src/gate/head-values.ts
var fewestBeyond = (q) => Math.max(5, Math.ceil(1 / (1 - q)));
var headValue = (block, metric, scenario) => {
  if (scenario === null) {
    if (isPageMetric(metric)) return pageValue(block, "head", metric);
    return metric === "memory.rss.peak" ? block.sides.head?.memoryPeak ?? null : null;
  }
  const windows = headWindows(block, { scenario, sliceRoute: null, route: null });
  const ofSlice = sliceMetrics[metric];
  if (ofSlice !== void 0) {
    const values = windows.map(ofSlice).filter((value) => value !== null);
    return values.length === 0 ? null : mean(values);
  }
  const ofBlock = quantileMetrics[metric];
  if (ofBlock !== void 0) return durationQuantile(mergedDurations(windows), ofBlock.q, fewestBeyond(ofBlock.q));
  return metric === "gc.pause" ? gcPausePerRequest(windows) : null;
};
var headFailures = (block, scenario) => failuresOf(headWindows(block, { scenario, sliceRoute: null, route: null }));

// src/gate/judge-budgets.ts
var readErrors = (view, scenario) => {
  const blocks = view.counted.map((block) => headFailures(block, scenario));
  const failed = blocks.reduce((sum, it) => sum + it.failed, 0);
  const total = blocks.reduce((sum, it) => sum + it.total, 0);
  if (total === 0) return null;
  const recurring = blocks.filter((it) => it.failed > 0).length >= 2;
  return { value: failed / total, isBeyond: (limit, rate) => recurring && binomialTail(failed, total, limit) < rate };
};
var readValues = (view, metric, scenario) => {
  const values = view.counted.map((block) => headValue(block, metric, scenario)).filter((value2) => value2 !== null);
  if (values.length === 0) return null;
  const value = mean(values);
  const { better } = metricOf(metric);
  return {
    value,
    isBeyond: (limit, rate) => {
      if (values.length < 2) return false;
      const logarithmic = limit > 0 && values.every((it) => it > 0);
      const scaled = (it) => logarithmic ? Math.log(it) : it;
      const { low, high } = tInterval(meanAndDeviation(values.map(scaled)), rate);
      return better === "lower" ? low > scaled(limit) : high < scaled(limit);
    }
  };
};
var isWorse = (metric, value, bound) => bound !== null && (metricOf(metric).better === "lower" ? value > bound : value < bound);
var decideBudget = ({ metric, limit, target }, reading, rate) => {
  const { value, isBeyond } = reading;
  if (limit !== null && isWorse(metric, value, limit) && isBeyond(limit, rate)) return "exceeded";
  return isWorse(metric, value, limit) || isWorse(metric, value, target) ? "missed-target" : "met";
};
var judgeBudgets = (views, policy) => {
  const results = [];
  const unchecked = [];
  const elsewhere = [];
  const measured = views.filter(({ suite }) => suite.skipped === null);
  for (const budget of policy.budgets) {
    const { metric, limit, target } = budget;
    const places = measured.flatMap((view) => {
      const ofWhole3 = view.candidates.filter(({ place }) => place.metric === metric && place.route === null);
      return ofWhole3.map(({ place }) => ({ view, scenario: place.scenario }));
    });
    if (places.length === 0) elsewhere.push(metric);
    for (const { view, scenario } of places) {
      const errors = metric === "errors.rate" && scenario !== null;
      const reading = errors ? readErrors(view, scenario) : readValues(view, metric, scenario);
      const place = { suite: view.suite.name, scenario, metric };
      if (reading === null) unchecked.push({ ...place, blocks: limit !== null });
      else {
        const decision = decideBudget(budget, reading, policy.falseAlarmRate);
        results.push({ ...place, value: reading.value, limit, target, decision });
      }
    }
  }
  return { results, unchecked, elsewhere };
};

// src/gate/bundle-budgets.ts
var isForm = (form) => ["stat", "parsed", "gzip", "brotli"].includes(form);
var partsOf = (metric) => {
  const [, part = "", form = ""] = metric.split(".");
  return { part, form: isForm(form) ? form : null };
};
var wholeValue = ({ sizes }, metric) => {
  const { part, form } = partsOf(metric);
  if (part === "modules") return sizes.modules;
  if (part === "duplicates") return sizes.duplicates;
  if (form === null) return null;
  return part === "async" ? sizes.async[form] : part === "total" ? sizes.total[form] : null;
};
var decideBudget2 = ({ limit, target }, value) => {
  if (limit !== null && value > limit) return "exceeded";
  return target !== null && value > target ? "missed-target" : "met";
};
var bundleBudgets = (suite, head, entries, policy) => policy.budgets.filter(({ metric }) => isBundleMetric(metric)).flatMap((budget) => {
  const { metric, limit, target } = budget;
  const resultOf = (value2, route) => ({
    suite,
    scenario: null,
    route,
    metric,
    value: value2,
    limit,
    target,
    decision: decideBudget2(budget, value2)
  });
  const { part, form } = partsOf(metric);
  if (part === "initial" && form !== null) {
    return entries.flatMap(
      (it) => it.gated && it.head !== null ? [resultOf(it.head.initial[form], it.name)] : []
    );
  }
  const value = wholeValue(head, metric);
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
var summaryOf2 = (suite, measurement, entries) => {
  const [base, head] = [measurement?.base ?? null, measurement?.head ?? null];
  const ofBoth = (value) => ({
    base: base === null ? null : value(base.sizes),
    head: head === null ? null : value(head.sizes)
  });
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
    modules: ofBoth((sizes) => sizes.modules),
    duplicates: ofBoth((sizes) => sizes.duplicates),
    growth: measurement?.growth ?? null,
    pages: measurement?.pages ?? []
  };
};

// src/gate/compare-exactly.ts
var floorBytes = 250;
var decide2 = (low, high, allowed) => {
  if (low > allowed) return "regressed";
  if (high < -allowed) return "improved";
  return high <= allowed ? "unchanged" : "inconclusive";
};
var compareExactly = (pair, policy) => {
  const { suite, route, metric, base, head, wobble, gated } = pair;
  if (base === 0 && head !== 0) return null;
  const { unit, better } = metricOf(metric);
  const allowed = Math.max(toleranceOf(policy, metric) * base, unit === "bytes" ? floorBytes : 0);
  const difference = head - base;
  const relative2 = (amount) => base === 0 ? 0 : amount / base;
  return {
    suite,
    scenario: null,
    route,
    metric,
    unit,
    better,
    primary: gated && isBundlePrimary(metric),
    base: { value: base, blocks: [base] },
    head: { value: head, blocks: [head] },
    change: {
      estimate: relative2(difference),
      low: relative2(difference - wobble),
      high: relative2(difference + wobble),
      confidence: 1
    },
    tolerance: base === 0 ? toleranceOf(policy, metric) : allowed / base,
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
  const whole2 = { route: null, gated: true };
  return [
    ...["async", "total"].flatMap(
      (part) => forms.map((form) => ({
        ...whole2,
        metric: `bundle.${part}.${form}`,
        base: base[part][form],
        head: head[part][form]
      }))
    ),
    { ...whole2, metric: "bundle.modules", base: base.modules, head: head.modules },
    { ...whole2, metric: "bundle.duplicates", base: base.duplicates, head: head.duplicates }
  ];
};
var wobbleOf = (side) => side.reproducible === false ? side.wobble : 0;
var compareAll = ({ name: suite }, { base, head }, { entries }, policy) => {
  if (base === null || head === null) return { metrics: [], absent: [] };
  const wobble = wobbleOf(base) + wobbleOf(head);
  const metrics = [];
  const absent = [];
  for (const { metric, route, ...figures } of [...entries.flatMap(ofEntry), ...ofWhole2(base, head)]) {
    const isSize = metric.split(".").length > 2;
    const result = compareExactly({ suite, metric, route, wobble: isSize ? wobble : 0, ...figures }, policy);
    if (result === null) {
      const place = route === null ? "" : ` (entry ${route})`;
      const reason = `the base has none of it, so there is no relative change; budgets hold all the same${place}`;
      absent.push({ suite, scenario: null, metric, reason });
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
  const known2 = view.entries.filter(({ gated }) => gated).length || (input.entries?.length ?? 0);
  const isWhole = measurement !== null && measurement.base !== null && measurement.head !== null;
  const lost = isWhole ? view.failures.length : known2 + wholePrimaries;
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
var farthest = 4;
var neededFor = (question) => {
  const { candidate, estimate } = question;
  const plan = candidate.suite.looks;
  const last = plan.looks.at(-1);
  const smallestChange = Math.abs(worseningOf(candidate.scale, smallestEffect(question)));
  if (last === void 0) return { smallestChange, blocks: null, time: null };
  for (let n = estimate.n + 1; n <= farthest * last.blocks; n++) {
    const share2 = (lookAfter(plan, n - 1) ?? last).share;
    if (wouldDecide(question, share2, n)) return { smallestChange, blocks: n, time: n * question.blockTime };
  }
  return { smallestChange, blocks: null, time: null };
};

// src/gate/metric-result.ts
var changeOfEffects = (scale, effects, confidence) => {
  const ends = [changeOf(scale, effects.low), changeOf(scale, effects.high)];
  return { estimate: changeOf(scale, effects.mean), low: Math.min(...ends), high: Math.max(...ends), confidence };
};
var levelOf = (unit, values) => unit === "share" ? mean(values) : median(values) ?? mean(values);
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
  const { place, scale, tolerance, suite } = candidate;
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
    change: changeOfEffects(scale, { mean: estimate.mean, low, high }, candidate.exact ? 1 : 1 - 2 * intervalTail),
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
var matters = ({ control, scale, tolerance }) => {
  const worsenings = control.map((effect) => worseningOf(scale, effect));
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
      comparisons: made.map(({ candidate: { suite, place, scale }, interval }) => ({
        suite: suite.name,
        scenario: place.scenario,
        route: place.route,
        metric: place.metric,
        change: changeOfEffects(scale, interval, 1 - falseOffRate)
      }))
    }
  };
};

// src/gate/notices.ts
var waitOf = ({ counted, control }) => {
  const slices = [...counted, ...control].flatMap(({ slices: slices2 }) => slices2);
  return median(
    slices.flatMap(({ base, head }) => [base?.wait ?? null, head?.wait ?? null]).filter((it) => it !== null)
  );
};
var ofSuite = (view) => {
  const { suite, counted, discarded, control } = view;
  if (suite.skipped !== null) return [];
  const isService = suite.type !== "page";
  const cold = isService ? counted.filter(({ warmUp: warmUp2 }) => !warmUp2.flat).length : 0;
  const lost = discarded.filter(({ discarded: it }) => it?.side === "base").length;
  return [
    ...2 * cold > counted.length ? [`${suite.name}: CPU time per request was still falling when warm-up ended in ${count(cold, "block")}.`] : [],
    ...lost > 0 ? [`${suite.name}: ${count(lost, "block")} discarded because of the base; the change is not to blame.`] : [],
    ...isService && counted.length > 0 && control.length === 0 ? [`${suite.name}: no control block was measured.`] : []
  ];
};
var noticesOf2 = (input, suites, { views, metrics, budgets }) => {
  const own = input.policyFrom === "head" ? ["The base has no configuration: this run was judged by the policy of the change itself and can't fail."] : [];
  const failing = metrics.filter((it) => it.metric === "errors.rate" && it.route === null && it.decision === "regressed").map(
    (it) => `The head fails more requests than the base in ${placeText(it)}: ${formatShare(it.head.value)} against ${formatShare(it.base.value)}.`
  );
  const unchecked = budgets.unchecked.filter(({ blocks }) => !blocks).map((it) => `The target of ${it.metric} in ${placeText(it)} could not be checked: there were too few values.`);
  const measured = suites.some(({ skipped }) => skipped === null);
  const elsewhere = measured ? budgets.elsewhere.map((metric) => `The budget of ${metric} was not checked: no measured suite gives this metric.`) : [];
  return [...own, ...views.flatMap(ofSuite), ...failing, ...unchecked, ...elsewhere];
};

// src/gate/suite-view.ts
var agree = (values) => values.every((value) => value === values[0]);
var isExact = (metric, observations) => {
  if (!isDeterministic(metric)) return false;
  const seen = observations.filter((it) => it.kind === "seen");
  return seen.length >= 2 && agree(seen.map(({ base }) => base)) && agree(seen.map(({ head }) => head));
};
var middleBase = (observations) => median(observations.flatMap((it) => it.kind === "seen" ? [it.base] : []));
var viewSuite = (suite, policy, final) => {
  const ordered = suite.blocks.toSorted((a, b) => a.index - b.index);
  const good = ordered.filter(({ discarded: discarded2 }) => discarded2 === null);
  const counted = good.filter(({ kind }) => kind === "comparison");
  const control = good.filter(({ kind }) => kind === "control");
  const discarded = ordered.filter((block) => block.discarded !== null);
  const looks = looksReached(suite.looks, counted.length, final);
  const view = { suite, counted, control, discarded, looks };
  if (suite.skipped !== null) return { ...view, candidates: [] };
  const absent = new Set(suite.absent.map(({ metric }) => metric));
  const seenInBlocks = counted.map((block) => observe(block, suite));
  const seenInControl = control.map((block) => observe(block, suite));
  const candidates = placesOf(suite, policy).flatMap((place, index) => {
    if (absent.has(place.metric)) return [];
    const observations = seenInBlocks.flatMap((block) => block[index] ?? []);
    const exact = isExact(place.metric, observations);
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
  return { ...view, candidates };
};
var isUnobservable = ({ observations }) => {
  const without2 = observations.filter((it) => it.kind === "unseen" && !it.baseSeen);
  return without2.length > (1 - neededCoverage) * observations.length;
};
var absentMetrics = (view, compared) => {
  if (view.suite.skipped !== null) return [];
  const { name } = view.suite;
  const beforehand = view.suite.absent.map(({ metric, reason }) => ({ suite: name, scenario: null, metric, reason }));
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
var discardReason = ({ suite, counted, discarded }) => {
  const lost = discarded.filter(({ kind }) => kind === "comparison");
  const attempted = counted.length + lost.length;
  if (lost.length < 2 || lost.length <= mostDiscarded * attempted) return null;
  const causes = [...new Set(lost.flatMap((block) => block.discarded === null ? [] : [block.discarded.reason]))];
  const sides2 = new Set(lost.map((block) => block.discarded?.side ?? null));
  const blame = sides2.size > 1 || sides2.has(null) ? "" : sides2.has("base") ? " The base is to blame, not the change." : " The head is to blame.";
  return `${suite.name}: ${lost.length} of ${count(attempted, "block")} ${reasonWords.discarded}: ${causes.join("; ")}.${blame}`;
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
  const regressed2 = grounds.primaries.filter(({ decision, metric }) => decision === "regressed" && (trusted2 || isBundleMetric(metric))).toSorted(bySize).map(regressedText);
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
  const { suite, counted, control, discarded } = view;
  const own = judged.filter(({ candidate }) => candidate.suite === suite);
  const decided = suite.skipped !== null || !own.some(isOpen);
  const next = decided || final ? null : lookAfter(suite.looks, counted.length);
  return {
    name: suite.name,
    schedule: suite.skipped === null ? suite.schedule : null,
    blocks: { counted: counted.length, control: control.length, discarded: discarded.length },
    discarded: discarded.map(({ index, discarded: why }) => ({ block: index, reason: why?.reason ?? "" })),
    wait: waitOf(view),
    skipped: suite.skipped,
    decided,
    nextLook: next?.blocks ?? null
  };
};
var addCounts = (counts) => ({
  possible: counts.reduce((sum, { possible }) => sum + possible, 0),
  expected: counts.reduce((sum, { expected }) => sum + expected, 0),
  made: counts.reduce((sum, { made }) => sum + made, 0)
});
var unheld = (elsewhere, bundles) => {
  const held = bundles.some(({ suite }) => suite.skipped === null);
  return elsewhere.filter((metric) => !held || !isBundleMetric(metric));
};
var judge = (input) => {
  const { policy, final, blockTime } = input;
  const views = input.suites.map((suite) => viewSuite(suite, policy, final));
  const candidates = views.flatMap((view) => view.candidates);
  const primaries = candidates.filter(({ place }) => place.primary);
  const controlBlocks = views.reduce(
    (sum, { suite, control: control2 }) => sum + (suite.skipped === null ? control2.length : 0),
    0
  );
  const control = judgeControl(primaries, controlBlocks);
  const judgeFamily = (family) => {
    const courses = enactLooks(family, family.length, policy.falseAlarmRate);
    const level = policy.falseAlarmRate / Math.max(1, family.length);
    return family.flatMap((candidate, index) => {
      const course = courses[index];
      if (course === void 0) return [];
      const off = control.off.has(candidate);
      return [{ candidate, course, result: metricResult(candidate, course, { level, blockTime, off }) }];
    });
  };
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

// src/usecases/reasons.ts
var noTimeLeft = ({ policy }, prepared) => `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over before the first block; preparing both sides took ${formatDuration(prepared)}. Make install and build faster, or allow more with gate.time-limit or --time-limit.`;
var fewestBlocks = 4;
var sayTooShort = ({ judgement, blocks }, { policy }, elapsed) => {
  const counted = judgement.suites.filter(({ skipped }) => skipped === null).map((suite) => suite.blocks.counted);
  const cutShort = elapsed >= policy.timeLimit && blocks.every(({ discarded }) => discarded === null);
  if (judgement.verdict !== "invalid" || judgement.comparisons.made > 0 || !cutShort || Math.max(...counted) > 1)
    return judgement;
  const enough = formatDuration(Math.ceil(elapsed * fewestBlocks * counted.length / 6e4 / blocks.length) * 6e4);
  const reason = `Nothing was compared: the time limit of ${formatDuration(policy.timeLimit)} was over after ${blocks.length === 1 ? "one block" : `${blocks.length} blocks`}, and a comparison takes several. Allow at least ${enough} with gate.time-limit or --time-limit.`;
  return { ...judgement, reasons: [reason] };
};
var reasonOf = ({ message, cure }) => {
  const [what2 = "", ...output] = message.split("\n");
  return [`${what2}${/[.!?]$/.test(what2) ? "" : "."} ${cure}`, ...output].join("\n");
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
  const failed = samples.reduce((sum, sample) => sum + sample.errors, 0);
  const kinds = /* @__PURE__ */ new Map();
  for (const record of records)
    for (const [kind, count2] of Object.entries(record.failures)) kinds.set(kind, (kinds.get(kind) ?? 0) + count2);
  const worst = [...kinds].sort(([, a], [, b]) => b - a).slice(0, 3);
  return {
    failed,
    sent: failed + samples.reduce((sum, sample) => sum + sample.durations.length, 0),
    kinds: worst.map(([kind]) => /^\d+$/.test(kind) ? `status ${kind}` : kind).join(", ")
  };
};
var share = ({ failed, sent }) => sent === 0 ? 0 : failed / sent;
var median3 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
var discardReason2 = (slices, planned) => {
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
  const longest = Math.max(...slices.map((slice) => slice.duration));
  if (longest > planned + longestPause)
    return {
      reason: `The machine paused: a window of ${planned} ms lasted ${longest.toFixed(0)} ms`,
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
  const elsewhere = others.length === 0 ? "" : ` It has some of ${list(others.slice(0, 3))}.`;
  return [
    `No baseline yet: ${place} holds no record of ${names} from machines of this class (${environment}).${elsewhere} A refresh on the default branch makes one.`
  ];
};
var describeStored = (stored, isRecording = false) => {
  const records = stored.suites.flatMap((it) => it.records);
  const newest = newestOf(records);
  const { problems } = stored;
  const more = problems.length > mostProblems ? [`And ${problems.length - mostProblems} more.`] : [];
  const sentences = [
    ...stored.place === null || !stored.reached ? [] : missing(stored, isRecording),
    ...stored.reached ? [] : ["The stored baseline could not be read, so nothing was set beside it:"],
    ...problems.slice(0, mostProblems),
    ...more
  ];
  return {
    store: stored.place,
    environment: stored.environment,
    records: records.length,
    newest: newest === null ? null : { commit: newest.commit, recordedAt: newest.recordedAt },
    notice: sentences.length === 0 ? null : sentences.join(" ")
  };
};

// src/statistics/change-points.ts
var innerSums = (distance, { from, to }) => {
  const width = to - from + 1;
  const sums = new Float64Array(width * width);
  for (let b = 1; b < width; b++) {
    let ofLast = 0;
    for (let a = b - 2; a >= 0; a--) {
      ofLast += distance(from + a, from + b - 1);
      sums[a * width + b] = (sums[a * width + b - 1] ?? 0) + ofLast;
    }
  }
  return sums;
};
var bestSplit = (distance, segment, shortest2) => {
  const width = segment.to - segment.from + 1;
  const sums = innerSums(distance, segment);
  const sum = (a, b) => sums[a * width + b] ?? 0;
  let best = null;
  for (let at2 = shortest2; at2 < width - shortest2; at2++) {
    for (let end = at2 + shortest2; end < width; end++) {
      const [n, m] = [at2, end - at2];
      const [before, after] = [sum(0, at2), sum(at2, end)];
      const between = sum(0, end) - before - after;
      const energy = 2 * between / (n * m) - 2 * before / (n * (n - 1)) - 2 * after / (m * (m - 1));
      const statistic = n * m / (n + m) * energy;
      if (best === null || statistic > best.statistic) best = { at: segment.from + at2, statistic };
    }
  }
  return best;
};
var strongest2 = (distance, segments, shortest2) => {
  const splits = segments.flatMap((segment) => bestSplit(distance, segment, shortest2) ?? []);
  return splits.toSorted((a, b) => b.statistic - a.statistic)[0] ?? null;
};
var permuted = (segments, random) => segments.flatMap(({ from, to }) => random.shuffle(Array.from({ length: to - from }, (_, k) => from + k)));
var isSignificant = (found, distance, segments, options) => {
  const { permutations, level, shortest: shortest2, random } = options;
  const most = Math.floor(level * (permutations + 1)) - 1;
  let asGood = 0;
  for (let round = 0; round < permutations && asGood <= most; round++) {
    const order = permuted(segments, random);
    const shuffled = (i, j) => distance(order[i] ?? i, order[j] ?? j);
    if ((strongest2(shuffled, segments, shortest2)?.statistic ?? -Infinity) >= found.statistic * (1 - 1e-9)) asGood++;
  }
  return asGood <= most;
};
var changePoints = (values, options) => {
  const complete = { level: 0.01, permutations: 999, ...options, shortest: Math.max(2, options.shortest ?? 3) };
  const at2 = Float64Array.from(values);
  const size = at2.length;
  const distances = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) distances[i * size + j] = Math.abs((at2[i] ?? 0) - (at2[j] ?? 0));
  const distance = (i, j) => distances[i * size + j] ?? 0;
  const found = [];
  for (; ; ) {
    const ends = [0, ...found.toSorted((a, b) => a - b), size];
    const segments = ends.slice(1).map((to, k) => ({ from: ends[k] ?? 0, to }));
    const split = strongest2(distance, segments, complete.shortest);
    if (split === null || split.statistic <= 0 || !isSignificant(split, distance, segments, complete)) break;
    found.push(split.at);
  }
  return found.toSorted((a, b) => a - b);
};

// src/statistics/summed-change.ts
var normalFreedom = 1e3;
var sumOf = (terms, tail) => {
  let mean2 = 0;
  let variance = 0;
  let spread = 0;
  for (const term of terms) {
    const own = term.error ** 2;
    mean2 += term.mean;
    variance += own;
    spread += own ** 2 / term.freedom;
  }
  if (variance === 0) return { mean: mean2, low: mean2, high: mean2 };
  const freedom = spread === 0 ? normalFreedom : Math.min(normalFreedom, variance ** 2 / spread);
  const half = upperQuantile(tail, freedom) * Math.sqrt(variance);
  return { mean: mean2, low: mean2 - half, high: mean2 + half };
};

// src/usecases/baseline/metric-at.ts
var metricAt = ({ metrics }, { metric, scenario, route }) => metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);

// src/usecases/baseline/chain.ts
var largest2 = 30;
var farthestOut = 2.35;
var termOf = ({ change, spread, unit }, blocks) => {
  if (change === null || unit === "share" || change.estimate <= -1 || change.low <= -1) return null;
  const mean2 = Math.log1p(change.estimate);
  const half = Math.max(Math.log1p(change.high) - mean2, mean2 - Math.log1p(change.low));
  const term = spread !== null && blocks >= 2 ? { mean: mean2, error: spread / Math.sqrt(blocks), freedom: blocks - 1 } : { mean: mean2, error: half / farthestOut, freedom: Infinity };
  return Math.abs(mean2) < largest2 && Math.abs(term.error) < largest2 ? term : null;
};
var blocksOf = ({ blocks }, { head }) => head.length > 0 ? head.length : blocks.filter(({ kind, discarded }) => kind === "comparison" && discarded === null).length;
var linksOf = (records, place) => records.flatMap((record) => {
  if (record.previous === null || record.previous === record.commit || record.verdict === "invalid") return [];
  const metric = metricAt(record, place);
  const term = metric === void 0 ? null : termOf(metric, blocksOf(record, metric));
  return term === null ? [] : [{ ...term, from: record.previous, to: record.commit, at: record.recordedAt }];
});
var ownLink = (metric, run) => {
  if (run.base === run.head || run.unpaired.has(metric.suite) || metric.decision === "invalid") return null;
  const term = termOf({ ...metric, spread: null }, metric.head.blocks.length);
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
var pointsOf = (records, metric) => records.flatMap((record) => {
  const value = metricAt(record, metric)?.value;
  return value === void 0 ? [] : [{ commit: record.commit, at: record.recordedAt, value, head: false }];
});
var levelOf2 = (values) => {
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
    const before = levelOf2(logs.slice(ends[k], start));
    const after = levelOf2(logs.slice(start, ends[k + 2]));
    const change = sumOf([after, { ...before, mean: -before.mean }], intervalTail);
    if (point === void 0 || change.low <= 0 && change.high >= 0) return [];
    return [{ commit: point.commit, at: point.at, change: changeOfSum(change) }];
  });
};
var trendsOf = (stored, metrics, run) => metrics.filter(({ primary, route }) => primary && route === null).flatMap((metric) => {
  const ofSuite2 = stored.suites.find(({ suite: suite2 }) => suite2 === metric.suite);
  if (ofSuite2 === void 0) return [];
  const points = pointsOf(comparable(ofSuite2.records, run.hashes.get(metric.suite)), metric).slice(-mostPoints);
  const [first] = points;
  if (first === void 0) return [];
  const head = { commit: run.head, at: run.at, value: metric.head.value, head: true };
  const own = ownLink(metric, run);
  const links = [...linksOf([...ofSuite2.records, ...ofSuite2.others], metric), ...own === null ? [] : [own]];
  const chain = first.commit === run.head ? null : chainBetween(links, first.commit, run.head);
  const { suite, scenario, route, unit, better } = metric;
  return [
    {
      suite,
      scenario,
      route,
      metric: metric.metric,
      unit,
      better,
      points: [...points, head],
      shifts: shiftsOf(run.recorded ? [...points, head] : points, placeKey(metric)),
      total: chain === null ? null : changeOfSum(sumOf(chain, intervalTail))
    }
  ];
});

// src/usecases/baseline/goals.ts
var fewestDays = 5;
var improvementOf = ({ better }, { mean: mean2, low, high }) => better === "lower" ? { estimate: -relative(mean2), low: -relative(high), high: -relative(low) } : { estimate: relative(mean2), low: relative(low), high: relative(high) };
var dayDeviation = (values) => {
  const logs = values.map(Math.log);
  const steps = logs.slice(1).map((value, k) => Math.abs(value - (logs[k] ?? value)));
  const middle = median(steps);
  if (middle === null || steps.length < fewestDays) return null;
  return { deviation: 1.4826 * middle / Math.SQRT2, freedom: steps.length };
};
var byValues = (records, metric, since) => {
  const values = records.flatMap((record) => {
    const value = metricAt(record, metric)?.value;
    return value !== void 0 && value > 0 ? [{ commit: record.commit, value }] : [];
  });
  const from = values.findLast(({ commit }) => commit === since)?.value;
  if (from === void 0 || metric.head.value <= 0)
    return { problem: "no value of it is stored that was measured alike, on this class of machine" };
  const days = dayDeviation(values.map(({ value }) => value));
  if (days === null) return { problem: "too few values are stored to tell how far days differ" };
  const mean2 = Math.log(metric.head.value / from);
  return { sum: sumOf([{ mean: mean2, error: days.deviation * Math.SQRT2, freedom: days.freedom }], intervalTail) };
};
var progressOf = (goal, metric, stored, run) => {
  const own = ownLink(metric, run);
  const links = [...linksOf([...stored.records, ...stored.others], metric), ...own === null ? [] : [own]];
  const chain = chainBetween(links, goal.commit, run.head);
  if (chain !== null) return { progress: improvementOf(metric, sumOf(chain, intervalTail)), reason: null };
  const name = `${goal.since} (${goal.commit.slice(0, 10)})`;
  const broken = `The chain of paired measurements does not reach from ${name} to ${run.head.slice(0, 10)}`;
  const values = byValues(comparable(stored.records, run.hashes.get(goal.suite)), metric, goal.commit);
  if ("problem" in values) return { progress: null, reason: `${broken}, and ${values.problem}.` };
  return {
    progress: improvementOf(metric, values.sum),
    reason: `${broken}; this is by stored values of the same class of machine, which also differ from day to day.`
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
var costOf = (load, side) => {
  const record = load[side];
  return record === null || record.cpu === null || record.requests === 0 ? null : record.cpu / record.requests;
};
var fallOf = (loads, side) => {
  const costs = loads.map((load) => costOf(load, side));
  const last = costs.at(-1) ?? null;
  const before = costs.at(-3) ?? null;
  return last === null || before === null || last === 0 || before === 0 ? null : Math.log(before / last);
};
var isFlat = (loads) => {
  const falls = sides.flatMap((side) => fallOf(loads, side) ?? []);
  const mean2 = falls.reduce((sum, fall) => sum + fall, 0) / Math.max(1, falls.length);
  return mean2 <= Math.log1p(flatness);
};
var warmUp = async ({ load, scenario, order, min, max, slice }) => {
  const warming = {
    ...scenario,
    model: "closed",
    rate: null,
    connections: Math.min(10, scenario.connections)
  };
  const loads = [];
  const length = () => loads.length * step;
  while (length() < max && (length() < min || !isFlat(loads)))
    loads.push(await load({ scenario: warming, route: null, order, lead: 0, duration: step }));
  return { duration: length(), flat: isFlat(loads), slice: sliceLength(loads, slice) };
};

// src/usecases/block-order.ts
var perControl = 5;
var nextBlockKind = (blocks) => {
  const counted = (kind) => blocks.filter((block) => block.kind === kind && block.discarded === null).length;
  const tried = blocks.filter((block) => block.kind === "control").length;
  const due = Math.ceil((counted("comparison") - 1) / perControl);
  return counted("control") < due && tried < due + 1 ? "control" : "comparison";
};

export {
  environmentClass,
  planLooks,
  lookAfter,
  meanAndDeviation,
  upperQuantile,
  scaleOf,
  worseningOf,
  effectOfWorsening,
  toleratedWorsening,
  intervalTail,
  median,
  placeKey,
  placesOf,
  observe,
  judge,
  noTimeLeft,
  sayTooShort,
  reasonOf,
  bundleInput,
  meanTime,
  judgeInput,
  emptyInput,
  withTimeLimit,
  discardReason2 as discardReason,
  slicePlan,
  planBlock,
  longestSlice,
  warmUp,
  nextBlockKind,
  findings,
  describeStored,
  sumOf,
  metricAt,
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
  quote,
  chooseSuites,
  chooseScenarios,
  sharedSuite,
  scheduleOf,
  needsSolo,
  resolveGoals,
  readConfigurations
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  bundleHashes,
  hasVariables,
  suiteHashes
} from "./chunk-OB3N2FPT.js";
import {
  chooseScenarios,
  chooseSuites,
  needsSolo,
  scheduleOf,
  sharedSuite
} from "./chunk-V5LBYAPM.js";
import {
  require_picomatch
} from "./chunk-OKUXJVYF.js";
import {
  usualToleranceWords
} from "./chunk-O6QRDXNH.js";
import {
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatDuration,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/config/policy-change.ts
var changed = (what, base, head, unit, show) => {
  if (base === head) return [];
  const alike = base !== null && head !== null && show(base) === show(head);
  const text = (value) => {
    if (value === null) return "none";
    return alike ? `${value} ${unit}`.trim() : show(value);
  };
  return [`${what}: ${text(base)} -> ${text(head)}`];
};
var sorted = (...ids) => [...new Set(ids.flat())].sort();
var budgets = (base, head) => sorted(
  base.budgets.map((it) => it.metric),
  head.budgets.map((it) => it.metric)
).flatMap((metric) => {
  const { unit } = metricOf(metric);
  const show = (value) => formatValue(value, unit);
  const one = base.budgets.find((it) => it.metric === metric);
  const other = head.budgets.find((it) => it.metric === metric);
  return [
    ...changed(`budget ${metric} limit`, one?.limit ?? null, other?.limit ?? null, unit, show),
    ...changed(`budget ${metric} target`, one?.target ?? null, other?.target ?? null, unit, show)
  ];
});
var tolerances = (base, head) => {
  const of = ({ tolerance }, id) => Object.hasOwn(tolerance.metrics, id) ? tolerance.metrics[id] ?? null : null;
  const ids = sorted(Object.keys(base.tolerance.metrics), Object.keys(head.tolerance.metrics));
  return [
    ...changed("tolerance default", base.tolerance.default, head.tolerance.default, "share", formatShare),
    ...ids.flatMap((id) => {
      const { byDifference, unit } = metricOf(id);
      const show = (value) => usualToleranceWords(id, value);
      return changed(`tolerance ${id}`, of(base, id), of(head, id), byDifference ? unit : "share", show);
    })
  ];
};
var prices = (base, head) => [
  ...changed("price cpu-hour", base.prices?.cpuHour ?? null, head.prices?.cpuHour ?? null, "", String),
  ...changed("price gigabyte-hour", base.prices?.gigabyteHour ?? null, head.prices?.gigabyteHour ?? null, "", String)
];
var gate = (base, head) => [
  ...base.inconclusive === head.inconclusive ? [] : [`gate inconclusive: ${base.inconclusive} -> ${head.inconclusive}`],
  ...changed("gate time-limit", base.timeLimit, head.timeLimit, "ms", formatDuration),
  ...changed("gate false-alarm-rate", base.falseAlarmRate, head.falseAlarmRate, "share", formatShare),
  ...changed("gate max-blocks", base.maxBlocks, head.maxBlocks, "", String)
];
var policyDifferences = (base, head) => [
  ...budgets(base, head),
  ...tolerances(base, head),
  ...prices(base, head),
  ...gate(base, head)
];

// src/usecases/plan-check.ts
var import_picomatch = __toESM(require_picomatch(), 1);
import { isDeepStrictEqual } from "node:util";

// src/usecases/run-by.ts
var runBy = (suite) => {
  const { directory, install, build, env } = suite;
  const common = { type: suite.type, directory, install, build, env };
  switch (suite.type) {
    case "bundle":
      return { ...common, stats: suite.stats, output: suite.output, ignore: suite.ignore };
    case "page":
      return { ...common, server: suite.server, setup: suite.setup, teardown: suite.teardown };
    case "service":
      return {
        ...common,
        start: suite.start,
        ready: suite.ready,
        port: suite.port,
        setup: suite.setup,
        teardown: suite.teardown
      };
  }
};

// src/usecases/plan-check.ts
var routeNotices = (suite, base, head) => {
  const names = (routes) => new Set(routes.map((route) => route.name));
  const inBase = names(base);
  const inHead = names(head);
  if (!base.some((route) => inHead.has(route.name)))
    return [`Suite ${suite}: this change has none of the base's requests; both sides are asked those of the base.`];
  return [
    ...head.filter((route) => !inBase.has(route.name)).map((route) => `Suite ${suite}: request "${route.name}" is new and is compared after the merge.`),
    ...base.filter((route) => !inHead.has(route.name)).map(
      (route) => `Suite ${suite}: this change takes request "${route.name}" out of the gate; it was not measured.`
    )
  ];
};
var isUntouched = (suite, changedFiles) => {
  const globs = suite.paths ?? [suite.directory === "." ? "**" : `${suite.directory}/**`];
  const matches = (0, import_picomatch.default)([...globs], { dot: true });
  return !changedFiles.some((file) => matches(file));
};
var measuredOf = (suite, ofHead, chosen) => {
  if (suite.type === "page" || ofHead.type === "page") return suite;
  const scenarios = chooseScenarios(suite, chosen);
  return scenarios.length === 0 ? null : { ...sharedSuite(suite, ofHead), scenarios };
};
var planCheck = (input) => {
  const { base, head, given, changedFiles, onlySuites } = input;
  const ruling = given ? head : base ?? head;
  const other = given || base === null ? ruling : head;
  const wanted = chooseSuites(ruling.suites, input);
  const notices = [...ruling.notices];
  const heads = new Map(other.suites.map((suite) => [suite.name, suite]));
  for (const { name } of other.suites)
    if (!ruling.suites.some((suite) => suite.name === name))
      notices.push(`Suite ${name} is new in this change: it is compared after the merge, when the base has it too.`);
  const suites = [];
  const bundles = [];
  const skippedOf = (suite, ofHead) => {
    const untouched = onlySuites.length === 0 && isDeepStrictEqual(runBy(suite), runBy(ofHead)) && isUntouched(suite, changedFiles);
    return untouched ? "nothing that it measures has changed" : null;
  };
  const planMeasured = (suite, ofHead, unfilled) => {
    const measured = measuredOf(suite, ofHead, input);
    if (measured === null) return;
    if (suite.type === "service" && ofHead.type === "service")
      notices.push(...routeNotices(suite.name, suite.routes, ofHead.routes));
    const schedule = scheduleOf(suite);
    suites.push({
      suite: measured,
      own: { base: suite, head: ofHead },
      schedule,
      solo: suite.type === "service" && needsSolo(ruling.policy),
      skipped: skippedOf(suite, ofHead),
      alone: false,
      hashes: suiteHashes(unfilled, measured, schedule)
    });
  };
  const planBundle = (suite, ofHead, unfilled) => {
    bundles.push({
      suite,
      own: { base: suite, head: ofHead },
      skipped: skippedOf(suite, ofHead),
      alone: false,
      hashes: bundleHashes(unfilled),
      hasVariables: hasVariables(unfilled),
      measurement: null
    });
  };
  for (const suite of wanted) {
    const ofHead = heads.get(suite.name);
    const unfilled = ruling.unfilled.find(({ name }) => name === suite.name) ?? suite;
    if (ofHead === void 0 || ofHead.type !== suite.type)
      notices.push(`This change takes suite ${suite.name} out of the gate; it was not measured.`);
    else if (suite.type === "bundle" && ofHead.type === "bundle" && unfilled.type === "bundle")
      planBundle(suite, ofHead, unfilled);
    else if (suite.type !== "bundle" && ofHead.type !== "bundle" && unfilled.type !== "bundle")
      planMeasured(suite, ofHead, unfilled);
  }
  const policyFrom = given ? "given" : base === null ? "head" : "base";
  return { policy: ruling.policy, policyFrom, suites, bundles, goals: ruling.goals, notices };
};

export {
  policyDifferences,
  planCheck
};

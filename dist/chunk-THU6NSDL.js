import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  refusal,
  shown
} from "./chunk-2AIFNDTN.js";
import {
  planCheck,
  policyDifferences
} from "./chunk-APDG6ZBT.js";
import {
  conclude,
  describeStored,
  discardReason,
  emptyInput,
  environmentClass,
  findings,
  goalsOf,
  judge,
  judgeInput,
  longestSlice,
  nextBlockKind,
  placeKey,
  placesOf,
  planLooks,
  readConfigurations,
  resolveGoals,
  trendsOf
} from "./chunk-OB3N2FPT.js";
import {
  planBlock,
  reasonOf,
  slicePlan
} from "./chunk-V5LBYAPM.js";
import {
  parseConfiguration
} from "./chunk-6A772AGG.js";
import {
  blockFile,
  bundleFile
} from "./chunk-MQUC3ZQY.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  codeBlock,
  escapeMarkdown,
  markdownLink,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  PacegateError
} from "./chunk-PZ3W4RZL.js";
import {
  resultSchema
} from "./chunk-O6QRDXNH.js";
import {
  isMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  sides
} from "./chunk-TYXQHNCN.js";
import {
  formatDuration
} from "./chunk-JGGM5WWA.js";

// src/github/merge-group-ref.ts
var parseMergeGroupRef = (ref) => {
  const [, base, number, baseSha] = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([\da-f]{40}|[\da-f]{64})$/.exec(ref) ?? [];
  return base === void 0 || number === void 0 || baseSha === void 0 ? null : { base, number: Number(number), baseSha };
};
var isMergeGroupRef = (ref) => /^(?:refs\/heads\/)?gh-readonly-queue\//.test(ref);

// src/usecases/posting/problem.ts
var titles = {
  "configuration-invalid": "The configuration is invalid: nothing was measured",
  usage: "Nothing was measured",
  repository: "Nothing was measured: git could not give both sides",
  "preparation-failed": "Nothing was measured: a side could not be prepared",
  "service-failed": "Nothing was measured: a service failed",
  "load-failed": "Nothing was measured: the load generator failed",
  bundle: "Nothing was measured: what was built can not be read",
  "output-failed": "The result could not be kept",
  baseline: "The stored baseline could not be reached",
  database: "The App's database could not be reached",
  github: "GitHub refused a request",
  "upload-refused": "What was uploaded is refused",
  interrupted: "Stopped before there was a result",
  internal: "Pacegate itself failed"
};
var firstError = (error) => error instanceof SuppressedError ? firstError(error.suppressed) : error;
var problemOf = (thrown) => {
  const error = firstError(thrown);
  if (error instanceof PacegateError) return { title: titles[error.code], message: error.message, cure: error.cure };
  return {
    title: titles.internal,
    message: error instanceof Error ? error.message : String(error),
    cure: "This is a defect of Pacegate: run the job again with debug logging, and report it with the log."
  };
};
var problemReport = (thrown, runUrl) => {
  const { title, message, cure } = problemOf(thrown);
  return {
    conclusion: "action_required",
    title: shorten(title, 200),
    summary: [
      codeBlock(message.split("\n"), { most: 50 }),
      escapeMarkdown(cure, 1e3),
      markdownLink("Log of the run", runUrl)
    ].join("\n\n"),
    text: null,
    annotations: [],
    buttons: []
  };
};

// src/usecases/upload/check-conformance.ts
import { isDeepStrictEqual } from "node:util";
var identityOf = ({ scenario, route, order }) => ({ scenario, route, order });
var plannedIdentity = ({ scenario, route, order }) => ({
  scenario: scenario.name,
  route,
  order: [...order]
});
var pageFault = ({ suite, index, seed: own, slices, visits = [], discarded }, seed) => {
  if (own !== `${seed}/${suite}/${index}`) return "does not come from the run's seed";
  if (slices.length > 0) return "holds slices, and a page has visits";
  if (discarded !== null) return null;
  if (!sides.every((side) => visits.some((it) => it.side === side))) return "counts, and a side was not visited";
  return visits.length > sides.length ? "holds more visits than one of each side" : null;
};
var planFault = (block, plan, seed) => {
  const { suite, schedule, solo } = plan;
  if (block.schedule === schedule && suite.type === "page") return pageFault(block, seed);
  if (suite.type === "page") return `was measured by schedule ${block.schedule}, and ${schedule} is planned`;
  const { index, kind, slices, visits, discarded } = block;
  if (visits !== void 0) return "holds visits, and a service has slices";
  if (block.schedule !== schedule) return `was measured by schedule ${block.schedule}, and ${schedule} is planned`;
  if (block.seed !== `${seed}/${suite.name}/${index}`) return "does not come from the run's seed";
  if (block.warmUp.slice > longestSlice) return "has longer windows than any";
  const random = createRandom(seed).fork(`${suite.name}/${index}`);
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, plan: slicePlan, random });
  if (block.startOrder.length > 0 && !isDeepStrictEqual(block.startOrder, startOrder))
    return "started its sides in another order than its seed says";
  const planned = loads.slice(0, slices.length).map(plannedIdentity);
  if (slices.length > loads.length || !isDeepStrictEqual(slices.map(identityOf), planned))
    return "holds other slices than the configuration of the base and its seed say";
  const known = new Set(suite.routes.map(({ name }) => name));
  const loaded = slices.flatMap((slice) => sides.flatMap((side) => slice[side] ?? []));
  if (loaded.some(({ routes }) => Object.keys(routes).some((name) => !known.has(name))))
    return "holds requests that the configuration of the base does not ask for";
  if (discarded !== null) return null;
  const complete = slices.length === loads.length && sides.every((side) => block.sides[side] !== null);
  return complete ? null : "counts, and a part of its slices is missing";
};
var died = /^(?:base|head) died in the middle of a block\b/;
var discardFault = (block, plan, seed) => {
  const { slices, warmUp, discarded, kind } = block;
  if (plan.suite.type === "page") return null;
  if (discarded !== null && (slices.length === 0 || died.test(discarded.reason))) return null;
  const random = createRandom(seed).fork(`${plan.suite.name}/${block.index}`);
  const { loads } = planBlock({
    suite: plan.suite,
    kind,
    schedule: plan.schedule,
    solo: plan.solo,
    plan: slicePlan,
    random
  });
  const own = slices.length === loads.length ? discardReason(slices, warmUp.slice) : null;
  if (isDeepStrictEqual(own, discarded)) return null;
  return own === null ? "was discarded, and its data give no reason to" : "counts, and its data say that it has to be discarded";
};
var checkConformance = (blocks, plan, { seed, mostBlocks }) => {
  for (const [at, block] of blocks.entries()) {
    const before = blocks.slice(0, at);
    const kind = nextBlockKind(before);
    if (block.kind !== kind)
      throw refusal(blockFile(block), `is a ${block.kind} block, and a ${kind} block was in turn`);
    const fault = planFault(block, plan, seed) ?? discardFault(block, plan, seed);
    if (fault !== null) throw refusal(blockFile(block), fault);
  }
  const counted = blocks.filter((block) => block.kind === "comparison" && block.discarded === null).length;
  if (counted > mostBlocks)
    throw refusal(
      null,
      `holds ${counted} blocks of suite ${plan.suite.name} that count; the policy allows ${mostBlocks}`
    );
};

// src/usecases/upload/check-identity.ts
var short = (commit) => shown(commit.slice(0, 12));
var checkIdentity = (measured, identity) => {
  const { base, head, merge = null } = identity;
  if (measured.head.dirty) throw refusal(null, "measured uncommitted work, not the commit that is judged");
  const isMerge = merge !== null && measured.head.commit === merge.commit && merge.commit !== head.commit;
  if (!isMerge && measured.head.commit !== head.commit)
    throw refusal(
      null,
      `measured another commit: ${short(measured.head.commit)}, and the head of the pull request is ${short(head.commit)}. The measuring workflow has to check out \`ref: \${{ github.event.pull_request.head.sha }}\``
    );
  const expected = isMerge ? merge.base : base.commit;
  if (measured.base.commit !== expected)
    throw refusal(
      null,
      `compared with another base: ${short(measured.base.commit)}, and it is ${short(expected)}. Measure again: the branch that the change goes to may have moved`
    );
  return isMerge ? [
    `What was measured is GitHub's test merge of the head with ${base.ref} (${merge.commit.slice(0, 12)}), not the head itself.`
  ] : [];
};

// src/usecases/upload/check-times.ts
var slack = 5 * 6e4;
var wallTime = ({ time }) => time.start + time.warmUp + time.load + time.other;
var checkTimes = ({ blocks, bundles }, { startedAt, duration }, during = null) => {
  const begin = Date.parse(startedAt);
  const end = begin + duration;
  if (during !== null && (begin < during.from.getTime() - slack || end > during.to.getTime() + slack))
    throw refusal("result.json", "is of another time than the run that uploaded it");
  for (const bundle of bundles) {
    const at = Date.parse(bundle.startedAt);
    if (at < begin - slack || at > end + slack) throw refusal(bundleFile(bundle), "was not measured during its run");
  }
  const inTurn = blocks.toSorted((a, b) => a.suite === b.suite ? a.index - b.index : 0);
  let before = null;
  for (const block of inTurn) {
    const at = Date.parse(block.startedAt);
    if (at < begin - slack || at > end + slack) throw refusal(blockFile(block), "was not measured during its run");
    if (before !== null && before.suite === block.suite && at < Date.parse(before.startedAt) - slack)
      throw refusal(blockFile(block), "was measured before the block that it follows");
    before = block;
  }
  const measured = blocks.reduce((sum, block) => sum + wallTime(block), 0);
  if (measured > duration * 1.01 + 1e3) throw refusal(null, "holds blocks that took longer than their run");
};

// src/usecases/upload/conclude-upload.ts
var unreported = (version2) => ({
  environment: {
    pacegate: version2,
    node: "unknown",
    platform: "unknown",
    kernel: "unknown",
    cpu: "unknown",
    cores: 0,
    memory: 0
  },
  seed: 0,
  startedAt: (/* @__PURE__ */ new Date(0)).toISOString(),
  duration: 0,
  time: { prepare: 0, measure: 0, start: 0, warmUp: 0, load: 0, overhead: 0 }
});
var longest = 100;
var shorten2 = (machine) => ({
  ...machine,
  pacegate: machine.pacegate.slice(0, longest),
  node: machine.node.slice(0, longest),
  platform: machine.platform.slice(0, longest),
  kernel: machine.kernel.slice(0, longest),
  cpu: machine.cpu.slice(0, longest),
  ...machine.browser === void 0 ? {} : { browser: machine.browser.slice(0, longest) }
});
var historyOf = ({ identity: { base, head }, stored = null, goals = [] }, plan, { metrics }, { environment, startedAt }) => {
  const nothing = {
    place: null,
    environment: environmentClass(environment),
    suites: [],
    problems: [],
    reached: true
  };
  const run = {
    base: base.commit,
    head: head.commit,
    at: startedAt,
    unpaired: /* @__PURE__ */ new Set(),
    recorded: false,
    hashes: new Map([...plan.suites, ...plan.bundles].map(({ suite, hashes }) => [suite.name, hashes]))
  };
  return {
    baseline: describeStored(stored ?? nothing),
    trends: trendsOf(stored ?? nothing, metrics, run),
    goals: goalsOf(goals, stored ?? nothing, metrics, run),
    information: []
  };
};
var concludeUpload = ({
  grounds,
  plan,
  judgement,
  blocks,
  profiles,
  reported,
  notices
}) => {
  const { identity, version: version2 } = grounds;
  const { environment, seed, startedAt, duration, time } = reported ?? unreported(version2);
  const machine = shorten2(environment);
  return conclude({
    sides: {
      base: { ...identity.base, tree: "", dirty: false },
      head: { ...identity.head, tree: "", dirty: false },
      changedFiles: [],
      notices: []
    },
    plan,
    judgement,
    blocks,
    profiles,
    machine,
    seed,
    startedAt: new Date(startedAt),
    duration,
    prepared: Math.min(duration, time.prepare),
    notices: [...notices, ...grounds.notices ?? [], ...plan.notices],
    findings,
    history: historyOf(grounds, plan, judgement, { environment: machine, seed, startedAt, duration, time })
  });
};

// src/usecases/upload/distrust.ts
var stoppedEarly = ({ plan, provisional, mostBlocks, duration }) => {
  const { timeLimit } = plan.policy;
  if (duration >= timeLimit - 1) return [];
  return provisional().suites.filter(({ skipped, decided, blocks }) => skipped === null && !decided && blocks.counted < mostBlocks).map(
    ({ name, blocks }) => `${name}: the run stopped after ${blocks.counted} of ${mostBlocks} blocks, undecided and before its time limit of ${formatDuration(timeLimit)}. Measure again; a time limit has to be the same in both workflows.`
  );
};
var unobserved = ({ plan, judgement, stored }) => plan.suites.flatMap(({ suite: { name, scenarios, routes }, skipped }) => {
  const own = stored?.suites.find(({ suite }) => suite === name);
  const newest = own?.records.at(-1) ?? own?.others.at(-1);
  if (skipped !== null || newest === void 0) return [];
  const isPlanned = (names, given) => given === null || names.some((it) => it.name === given);
  const gone = newest.metrics.filter(
    ({ primary, metric, scenario, route }) => primary && isMetric(metric) && isPlanned(scenarios, scenario) && isPlanned(routes, route) && !judgement.metrics.some(
      (it) => it.suite === name && it.metric === metric && it.scenario === scenario && it.route === route
    )
  );
  if (gone.length === 0) return [];
  const titles2 = [...new Set(gone.map(({ metric }) => metricOf(metric).title))].join(", ");
  return [
    `${name}: the stored record has ${gone.length === 1 ? "a comparison" : `${gone.length} comparisons`} that this run does not have (${titles2}). Measure on the same kind of runner.`
  ];
});
var distrust = (suspicion) => {
  const { verdict } = suspicion.judgement;
  if (verdict === "fail" || verdict === "invalid") return [];
  return [...stoppedEarly(suspicion), ...unobserved(suspicion)];
};

// src/usecases/upload/plan-upload.ts
var planUpload = (grounds) => {
  const { baseConfiguration: base, headConfiguration: head, changedFiles: changedFiles2, timeLimit = null } = grounds;
  const { suites = [], scenarios = [] } = grounds;
  const all = (base ?? head).suites.map(({ name }) => name);
  const plan = planCheck({
    base,
    head,
    given: false,
    changedFiles: changedFiles2 ?? [],
    onlySuites: suites.length === 0 && changedFiles2 === null ? all : suites,
    onlyScenarios: scenarios
  });
  const altered = base === null ? [] : policyDifferences(base.policy, head.policy);
  return {
    ...plan,
    policy: timeLimit === null ? plan.policy : { ...plan.policy, timeLimit },
    notices: [
      ...plan.notices,
      ...altered.map((it) => `This change alters the policy; it takes effect after the merge: ${it}.`)
    ]
  };
};

// src/usecases/upload/refuse-copies.ts
import { createHash } from "node:crypto";
var enough = { durations: 20, different: 5 };
var refuseCopies = (blocks) => {
  const seen = /* @__PURE__ */ new Map();
  for (const block of blocks) {
    for (const slice of block.slices) {
      for (const side of sides) {
        for (const { durations } of Object.values(slice[side]?.routes ?? {})) {
          if (durations.length < enough.durations || new Set(durations).size < enough.different) continue;
          const key = createHash("sha256").update(durations.join()).digest("base64");
          const other = seen.get(key);
          if (other !== void 0) throw refusal(blockFile(block), `holds the same durations again as ${other}`);
          seen.set(key, blockFile(block));
        }
      }
    }
  }
};

// src/usecases/upload/upload-notices.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
var hearsay = "Judged from the raw data of the measuring run, by the policy of the base. Machine, seed and times are that run's own words, and so is that anything was measured at all.";
var comparable = (input) => {
  const { policy, blockTime: _, bundles = [], ...rest } = Object(JSON.parse(JSON.stringify(input)));
  const planned = Array.isArray(bundles) ? bundles.map((it) => ({ ...Object(it), measurement: null })) : bundles;
  return { ...rest, bundles: planned, policy: { ...Object(policy), timeLimit: null } };
};
var mostNames = 5;
var unobserved2 = (plan, { metrics }) => emptyInput(plan, false).suites.flatMap((suite) => {
  const made = new Set(metrics.filter((it) => it.suite === suite.name).map(placeKey));
  if (suite.skipped !== null || made.size === 0) return [];
  const without = placesOf(suite, plan.policy).filter((place) => place.primary && !made.has(placeKey(place)));
  if (without.length === 0) return [];
  const titles2 = [...new Set(without.map(({ metric }) => metricOf(metric).title))].join(", ");
  return [`${suite.name}: of ${titles2} the run says that not all could be observed, so not all is compared.`];
});
var uploadNotices = (upload, plan, judgement) => {
  const { verdict } = judgement;
  const { result, blocks, bundles } = upload;
  const expectedOf = (plans) => new Set(plans.flatMap(({ suite, skipped }) => skipped === null ? [suite.name] : []));
  const measured = { blocks: expectedOf(plan.suites), bundles: expectedOf(plan.bundles) };
  const ignored = [
    ...new Set(blocks.map(({ suite }) => suite).filter((name) => !measured.blocks.has(name))),
    ...bundles.map(({ suite }) => suite).filter((name) => !measured.bundles.has(name))
  ];
  const otherPlan = upload.plan !== null && !isDeepStrictEqual2(comparable(upload.plan), comparable(emptyInput(plan, false)));
  return [
    hearsay,
    ...result !== null && result.verdict !== verdict ? [`The run itself came to "${result.verdict}"; that does not count.`] : [],
    ...otherPlan ? ["The run planned something else than the configuration of the base says; that does not count."] : [],
    ...unobserved2(plan, judgement),
    ...ignored.length > 0 ? [`What was measured of ${ignored.slice(0, mostNames).join(", ")} was not looked at: nothing is expected of it.`] : []
  ];
};

// src/usecases/judge-upload.ts
var invalid = (judgement, reasons) => ({
  ...judgement,
  verdict: "invalid",
  reasons: [...reasons]
});
var unmeasured = (plan, reasons) => ({
  judgement: invalid(judge(emptyInput(plan, true)), reasons),
  blocks: []
});
var quoteRun = (reasons) => reasons.slice(0, 5).map((reason) => `The run's own words: ${reason.slice(0, 2e3)}`);
var missingReason = (missing, listed) => {
  const why = listed ? "" : " GitHub did not list every changed file, so each suite counts as touched and has to be measured.";
  return `Nothing was uploaded that compares the sides in ${missing.join(", ")}, and the configuration of the base expects it.${why}`;
};
var outdatedBase = ({ baseConfiguration, branchConfigured = false, identity }) => baseConfiguration === null && branchConfigured ? `The change starts from a commit without a valid configuration, and ${identity.base.ref} has one by now: merge that branch into the change, or rebase the change on it, so that it is judged by it.` : null;
var judgeBlocks = (request, plan) => {
  const { upload, changedFiles: changedFiles2, during, stored = null } = request;
  const { result } = upload;
  const outdated = outdatedBase(request);
  if (outdated !== null) return unmeasured(plan, [outdated]);
  if (result === null)
    return unmeasured(plan, [
      "The measuring run did not come to its end: it uploaded no result, so nothing of it is judged."
    ]);
  const looks = planLooks(plan.policy.maxBlocks);
  const given = plan.suites.map((suite) => ({
    plan: suite,
    // Nothing is asked of a suite that the plan skips, so nothing that came all the same is looked at.
    blocks: suite.skipped === null ? upload.blocks.filter((block) => block.suite === suite.suite.name) : [],
    looks
  }));
  const expected = given.filter((it) => it.plan.skipped === null);
  const withoutBundle = plan.bundles.filter(({ skipped, measurement }) => skipped === null && measurement === null);
  const missing = expected.filter(({ blocks: blocks2 }) => blocks2.every(({ kind }) => kind === "control"));
  const lacking = [...missing.map(({ plan: it }) => it), ...withoutBundle].map(({ suite: { name } }) => name);
  if (lacking.length > 0)
    return unmeasured(plan, [missingReason(lacking, changedFiles2 !== null), ...quoteRun(result.reasons)]);
  const blocks = expected.flatMap((it) => it.blocks);
  const mostBlocks = looks.looks.at(-1)?.blocks ?? plan.policy.maxBlocks;
  const bundles = plan.bundles.flatMap(({ measurement }) => measurement ?? []);
  checkTimes({ blocks, bundles }, result, during);
  for (const it of expected) checkConformance(it.blocks, it.plan, { seed: result.seed, mostBlocks });
  refuseCopies(blocks);
  const judgement = judge(judgeInput(plan, given, true));
  const provisional = () => judge(judgeInput(plan, given, false));
  const doubts = distrust({ plan, judgement, provisional, mostBlocks, duration: result.duration, stored });
  if (doubts.length > 0) return { judgement: invalid(judgement, [...doubts, ...judgement.reasons]), blocks };
  const said = judgement.verdict === "invalid" && result.verdict === "invalid" ? result.reasons : [];
  const words = quoteRun(said.filter((reason) => !judgement.reasons.includes(reason)));
  return { judgement: { ...judgement, reasons: [...judgement.reasons, ...words] }, blocks };
};
var withBundles = (plan, bundles) => ({
  ...plan,
  bundles: plan.bundles.map((it) => ({
    ...it,
    measurement: it.skipped === null ? bundles.find(({ suite }) => suite === it.suite.name) ?? null : null
  }))
});
var judgeUpload = (request) => {
  const { upload, identity } = request;
  const plan = withBundles(planUpload(request), upload.bundles);
  const identified = upload.result === null ? [] : checkIdentity(upload.result, identity);
  const judged = judgeBlocks(request, plan);
  const notices = [...uploadNotices(upload, plan, judged.judgement), ...identified];
  const profiles = upload.profiles.filter((it) => plan.suites.some(({ suite }) => suite.name === it.suite));
  const result = concludeUpload({ grounds: request, plan, ...judged, profiles, reported: upload.result, notices });
  if (!resultSchema.safeParse(result).success) throw refusal(null, "holds figures that nothing can be reckoned from");
  return result;
};
var refuseUpload = (grounds, error) => {
  const plan = planUpload(grounds);
  return concludeUpload({
    grounds,
    plan,
    ...unmeasured(plan, [reasonOf(error)]),
    profiles: [],
    reported: null,
    notices: []
  });
};

// src/usecases/upload/read-upload-configurations.ts
var named = new Proxy(
  {},
  {
    get: (_, name) => typeof name === "string" ? `\${${name}}` : void 0,
    getOwnPropertyDescriptor: (_, name) => typeof name === "string" ? { value: `\${${name}}`, configurable: true, enumerable: true, writable: true } : void 0
  }
);
var readUploadConfigurations = (path, read) => readConfigurations({
  source: { kind: "repository", path },
  read,
  parse: (file, text) => parseConfiguration({ file, text, environment: named })
});

// src/usecases/upload/gather-grounds.ts
var changedFiles = ({ files, isTruncated }) => isTruncated ? null : files.flatMap(({ path, previousPath }) => [path, ...previousPath === null ? [] : [previousPath]]);
var gatherGrounds = async ({ path, base: into, head: judged, suites, scenarios, timeLimit, during = null }, tools) => {
  const comparison = await tools.compareFiles(into.commit, judged.commit);
  const { mergeBase } = comparison;
  const { base, head, notices } = await readUploadConfigurations(
    path,
    (side, file) => tools.readFile(side === "base" ? mergeBase : judged.commit, file)
  );
  return {
    baseConfiguration: base,
    headConfiguration: head,
    branchConfigured: base === null && await tools.readFile(into.commit, path) !== null,
    changedFiles: changedFiles(comparison),
    identity: { base: { ref: into.ref, commit: mergeBase }, head: judged },
    suites,
    scenarios,
    timeLimit,
    version,
    during,
    goals: await resolveGoals(base?.goals ?? [], tools),
    notices
  };
};

export {
  parseMergeGroupRef,
  isMergeGroupRef,
  problemOf,
  problemReport,
  judgeUpload,
  refuseUpload,
  readUploadConfigurations,
  gatherGrounds
};

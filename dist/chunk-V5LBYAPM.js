import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  metricOf
} from "./chunk-623PKLHY.js";
import {
  otherSide,
  sides
} from "./chunk-TYXQHNCN.js";
import {
  formatDuration
} from "./chunk-JGGM5WWA.js";

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
  const [what = "", ...output] = message.split("\n");
  return [`${what}${/[.!?]$/.test(what) ? "" : "."} ${cure}`, ...output].join("\n");
};

// src/measure/block/plan-slices.ts
var slicePlan = { duration: 200, lead: 25, mix: 6, perRoute: 5, solo: 4 };
var fewest = 2;
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
var planSlices = ({
  suite,
  kind,
  schedule,
  startOrder,
  solo,
  only,
  plan,
  random
}) => {
  const half = (count) => kind === "control" ? Math.ceil(count / 2) : count;
  const { lead, duration } = plan;
  const counts = only?.counts === true;
  const perRoute = half(counts ? fewest : plan.perRoute);
  const ofScenario = (scenario) => {
    const routes = scenario.model === "closed" && suite.routes.length > 1 ? suite.routes : [];
    const ofMix = routes.length > 0 ? plan.mix : plan.mix + 2 * plan.perRoute;
    const mix = half(counts ? fewest : ofMix);
    const single = routes.filter(({ name }) => only?.routes.includes(name) ?? true);
    const slices = random.shuffle([
      ...Array.from({ length: mix }, () => ({ scenario, route: null, lead, duration })),
      ...single.flatMap(
        ({ name }) => Array.from({ length: perRoute }, () => ({ scenario, route: name, lead, duration }))
      )
    ]);
    const placed = placeSides(slices, schedule, startOrder, random);
    if (!solo || kind === "control" || schedule !== "duet") return placed;
    const alone = { scenario, route: null, order: ["head"], lead: lead * 2, duration };
    return [...placed, ...Array.from({ length: plan.solo }, () => alone)];
  };
  const loaded = suite.scenarios.filter(({ name }) => only?.scenarios.includes(name) ?? true);
  return random.shuffle(loaded).flatMap(ofScenario);
};
var planBlock = ({
  random,
  ...options
}) => {
  const startOrder = random.fork("start").shuffle([...sides]);
  return { startOrder, loads: planSlices({ ...options, startOrder, random: random.fork("slices") }) };
};

// src/usecases/plan-suites.ts
var quote = (names) => names.map((name) => `"${name}"`).join(", ");
var checkNames = (what, asked, known, where) => {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `There is no ${what} named ${quote(unknown)} in ${where}.`,
      `Known: ${quote(known)}. Leave --${what} out to measure all.`
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

export {
  noTimeLeft,
  sayTooShort,
  reasonOf,
  slicePlan,
  planBlock,
  quote,
  chooseSuites,
  chooseScenarios,
  sharedSuite,
  scheduleOf,
  needsSolo
};

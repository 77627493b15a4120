import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createLineIndex,
  diffManifests,
  endOf,
  isLockFile,
  parseSource,
  splitLines,
  startOf,
  variableName,
  walk
} from "./chunk-E6LOVTDB.js";
import {
  FILE_HEADERS_ONLY,
  formatPatch,
  structuredPatch
} from "./chunk-JQYVK4M4.js";
import {
  compareStatements,
  countedBlocks,
  mergedDurations,
  quantile,
  requestsOf,
  sliceMetrics,
  windowPairs
} from "./chunk-U722ZXNU.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import {
  tInterval
} from "./chunk-UIUPYH7M.js";
import {
  evidenceText,
  metricTitle,
  valueText,
  worsening
} from "./chunk-O6QRDXNH.js";
import {
  workText
} from "./chunk-WUXYG5CP.js";
import {
  mean,
  meanAndDeviation,
  upperTail
} from "./chunk-42FJ7QRR.js";
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatChange,
  formatPercent,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/investigation/data/correlations.ts
var fewestBlocks = 6;
var least = 0.7;
var level = 0.01;
var correlation = (a, b) => {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (const [k, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[k] ?? 0) - meanB];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  const size = Math.sqrt(ownA * ownB);
  return size <= 1e-12 * Math.max(1, ownA, ownB) ? null : Math.max(-1, Math.min(1, both / size));
};
var effects = ({ base, head }) => {
  const values2 = base.blocks.map((value, k) => Math.log((head.blocks[k] ?? 0) / value));
  return base.blocks.length === head.blocks.length && values2.every(Number.isFinite) ? values2 : null;
};
var familyOf = ({ metric }) => metric.replace(/\..*$/u, "");
var correlationsOf = (moved2, blocks2) => {
  if (blocks2 < fewestBlocks) return [];
  const series = moved2.flatMap((it) => {
    const values2 = effects(it);
    return values2 === null || values2.length !== blocks2 ? [] : [{ it, values: values2 }];
  });
  return series.flatMap(
    ({ it: a, values: first }, k) => series.slice(k + 1).flatMap(({ it: b, values: second }) => {
      if (a.suite !== b.suite || a.route !== b.route || familyOf(a) === familyOf(b)) return [];
      const r = correlation(first, second);
      if (r === null || Math.abs(r) < least) return [];
      const t = Math.abs(r) * Math.sqrt((blocks2 - 2) / Math.max(1e-12, 1 - r * r));
      if (2 * upperTail(t, blocks2 - 2) > level) return [];
      const together = r > 0 ? "larger in the same blocks" : "larger where the other is smaller";
      return [
        {
          suite: a.suite,
          scenario: a.scenario,
          route: a.route,
          metrics: [a.metric, b.metric],
          r,
          blocks: blocks2,
          sentence: `The changes of ${metricTitle(a.metric)} and ${metricTitle(b.metric)} of ${a.route ?? a.suite} are ${together} (r = ${r.toFixed(2)} over ${blocks2} blocks).`
        }
      ];
    })
  ).toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r));
};

// src/investigation/data/paired-durations.ts
var pairsOf = (block, { scenario, route }) => {
  if (scenario === null) return [];
  const own = route === null ? [] : windowPairs(block, { scenario, sliceRoute: route, route });
  return own.length > 0 ? own : windowPairs(block, { scenario, sliceRoute: null, route });
};

// src/investigation/data/course.ts
var fewestSlices = 3;
var fewestBlocks2 = 3;
var thirdsOf = (block, place, metric) => {
  const value = sliceMetrics[metric];
  if (value === void 0) return [];
  const effects2 = pairsOf(block, place).flatMap((pair) => {
    const [base, head] = [value(pair.base), value(pair.head)];
    return base === null || head === null || base <= 0 || head <= 0 ? [] : [Math.log(head / base)];
  });
  if (effects2.length < fewestSlices) return [];
  const third = Math.max(1, Math.floor(effects2.length / 3));
  return [{ first: mean(effects2.slice(0, third)), last: mean(effects2.slice(-third)) }];
};
var least2 = 0.3;
var isSure = ({ low, high }) => low > 0 || high < 0;
var kindOf = (thirds) => {
  if (thirds.length < fewestBlocks2) return "unclear";
  const first = meanAndDeviation(thirds.map((it) => it.first));
  const last = meanAndDeviation(thirds.map((it) => it.last));
  const larger = Math.abs(first.mean) > Math.abs(last.mean) ? first : last;
  if (!isSure(tInterval(larger, 5e-3))) return "unclear";
  const growth = meanAndDeviation(thirds.map((it) => it.last - it.first));
  const turned = larger.mean < 0 ? -1 : 1;
  const isLarge = Math.abs(growth.mean) >= least2 * Math.abs(larger.mean);
  if (isLarge && isSure(tInterval(growth, 0.025))) return turned * growth.mean > 0 ? "growing" : "fading";
  return isSure(tInterval(first, 0.025)) ? "start" : "unclear";
};
var sentenceOf = (kind, first, last, subject) => {
  switch (kind) {
    case "start":
      return `The change of ${subject} is there from the start of each block and stays: ${first} in the first third of its slices, ${last} in the last.`;
    case "growing":
      return `The change of ${subject} grows within each block, as processes serve more requests: ${first} in the first third of its slices, ${last} in the last. Something piles up.`;
    case "fading":
      return `The change of ${subject} fades within each block: ${first} in the first third of its slices, ${last} in the last. Something fills or warms up.`;
    case "unclear":
      return `Whether the change of ${subject} grows within a block can't be told from what was measured.`;
  }
};
var courseOf = (blocks2, place, metric, subject) => {
  if (!Object.hasOwn(sliceMetrics, metric)) return null;
  const thirds = blocks2.flatMap((block) => thirdsOf(block, place, metric));
  const kind = kindOf(thirds);
  const relative = (values2) => values2.length === 0 ? 0 : Math.expm1(mean(values2));
  const [first, last] = [relative(thirds.map((it) => it.first)), relative(thirds.map((it) => it.last))];
  const { suite, scenario, route } = place;
  const sentence = sentenceOf(kind, formatPercent(first), formatPercent(last), subject);
  return { suite, scenario, route, metric, kind, first, last, sentence };
};

// src/investigation/data/history.ts
var fewestPoints = 5;
var lately = 5;
var trendOf = (trends, it) => trends.find(
  (trend) => trend.suite === it.suite && trend.metric === it.metric && trend.scenario === it.scenario && trend.route === it.route
);
var lastShift = ({ shifts, points }) => {
  const shift = shifts.at(-1);
  if (shift === void 0) return null;
  const recorded = points.filter(({ head }) => !head);
  const since = recorded.length - recorded.findIndex(({ commit }) => commit === shift.commit);
  return since <= lately && recorded.some(({ commit }) => commit === shift.commit) ? shift : null;
};
var historyOf = (trends, it) => {
  const trend = trendOf(trends, it);
  if (trend === void 0) return null;
  const { suite, scenario, route, metric, unit } = it;
  const values2 = trend.points.filter(({ head }) => !head).map(({ value }) => value);
  const place = { suite, scenario, route, metric, points: values2.length };
  const title = metricTitle(metric);
  const shift = lastShift(trend);
  if (shift !== null) {
    const sentence2 = `The level of ${title} of ${suite} changed before this change already, at commit ${shift.commit.slice(0, 10)}: ${formatChange(shift.change)}.`;
    return { ...place, kind: "base-moved", sentence: sentence2 };
  }
  if (values2.length < fewestPoints) {
    const commits = `${values2.length} recorded ${values2.length === 1 ? "commit" : "commits"}`;
    return {
      ...place,
      kind: "unknown",
      sentence: `${commits} of ${title} of ${suite} are too few to tell its usual level.`
    };
  }
  const sorted = Float64Array.from(values2).sort();
  const text = (value) => valueText(value, metric, unit);
  const [low, high] = [quantile(sorted, 0), quantile(sorted, 1)];
  const range = `${text(low)} to ${text(high)} over ${values2.length} recorded commits`;
  const worseBase = it.better === "lower" ? it.base.value > high : it.base.value < low;
  if (worseBase) {
    const sentence2 = `The base is worse than ever recorded in ${title} of ${suite}: ${text(it.base.value)}, against ${range}. Machine or base moved before this change.`;
    return { ...place, kind: "base-moved", sentence: sentence2 };
  }
  const beyond = it.better === "lower" ? it.head.value > high : it.head.value < low;
  const sentence = beyond ? `The base is at its usual level in ${title} of ${suite} (${range}), and the head is beyond all of it.` : `The base is at its usual level in ${title} of ${suite} (${range}); the head is within what days differ by, which the comparison side by side leaves out.`;
  return { ...place, kind: "usual", sentence };
};

// src/investigation/data/queries.ts
var mostStatements = 3;
var noticeable = 0.05;
var sum = (changes, side) => changes.reduce((total, it) => total + it[side].count, 0);
var queriesOf = (blocks2, suite) => {
  const { statements } = compareStatements(blocks2, suite);
  return [...Map.groupBy(statements, ({ route }) => route)].map(([route, changes]) => {
    const [base, head] = [sum(changes, "base"), sum(changes, "head")];
    const grown = changes.filter((it) => it.head.count - it.base.count > noticeable);
    return {
      suite,
      route,
      base,
      head,
      sentence: `${route === "" ? `${suite}, outside of its routes,` : route} sends ${countText(head)} statements per request instead of ${countText(base)}.`,
      statements: grown.slice(0, mostStatements).map((it) => workText(it))
    };
  }).filter(({ base, head, statements: grown }) => Math.abs(head - base) > noticeable || grown.length > 0).toSorted((a, b) => b.head - b.base - (a.head - a.base));
};

// src/investigation/data/regressions.ts
var isAsked = (it, { suite, metric, route }) => (suite === void 0 || it.suite === suite) && (metric === void 0 || it.metric === metric) && (route === void 0 || it.route === route);
var severity = (it) => worsening(it) / Math.max(1e-3, it.tolerance);
var regressedMetrics = ({ metrics }, asked = {}) => metrics.filter((it) => it.decision === "regressed" && isAsked(it, asked)).filter((it) => it.primary || asked.metric !== void 0).toSorted((a, b) => severity(b) - severity(a));
var regressionOf = ({ suite, scenario, route, metric, change }) => ({
  suite,
  scenario,
  route,
  metric,
  change: { estimate: change.estimate, low: change.low, high: change.high }
});

// src/investigation/data/shape.ts
var quantiles = [
  { q: 0.1, fewest: 20 },
  { q: 0.25, fewest: 20 },
  { q: 0.5, fewest: 20 },
  { q: 0.75, fewest: 40 },
  { q: 0.9, fewest: 100 },
  { q: 0.95, fewest: 200 },
  { q: 0.99, fewest: 1e3 }
];
var names = { 0.1: "the 10th percentile", 0.5: "the median", 0.95: "the 95th" };
var shiftOf = (blocks2, { q, fewest }) => {
  const usable = blocks2.filter(({ base, head }) => Math.min(base.length, head.length) >= fewest);
  if (usable.length === 0) return [];
  const pairs = usable.map(({ base, head }) => ({ base: quantile(base, q), head: quantile(head, q) }));
  const of = (values2) => meanAndDeviation(values2).mean;
  const summary = meanAndDeviation(pairs.map(({ base, head }) => head - base));
  const interval = usable.length < 2 ? null : tInterval(summary, 0.025);
  return [
    {
      q,
      base: of(pairs.map(({ base }) => base)),
      head: of(pairs.map(({ head }) => head)),
      difference: { estimate: summary.mean, low: interval?.low ?? null, high: interval?.high ?? null }
    }
  ];
};
var small = 0.25;
var noticeable2 = 0.05;
var moved = ({ base, difference: { estimate, low } }, largest) => (low ?? 0) > 0 && (estimate >= small * largest || estimate >= noticeable2 * base);
var kindOf2 = (shifts) => {
  const [low, middle] = [shifts.find(({ q }) => q === 0.1), shifts.find(({ q }) => q === 0.5)];
  const largest = Math.max(0, ...shifts.map(({ difference }) => difference.estimate));
  if (low === void 0 || middle === void 0 || largest === 0) return "unclear";
  if (shifts.some(({ difference }) => difference.low === null)) return "unclear";
  if (moved(low, largest)) return "all";
  if (moved(middle, largest)) return "upper";
  return shifts.some((it) => it.q > 0.5 && moved(it, largest)) ? "tail" : "unclear";
};
var sign = (value) => `${value < 0 ? "-" : "+"}${formatValue(Math.abs(value), "ms")}`;
var listed = (shifts) => shifts.filter(({ q }) => Object.hasOwn(names, q)).map(({ q, difference }) => `${sign(difference.estimate)} at ${names[q]}`).join(", ");
var tailText = (shifts) => {
  const largest = Math.max(0, ...shifts.map(({ difference }) => difference.estimate));
  const still = shifts.findLast((it) => !moved(it, largest) && it.q < 0.99);
  return still === void 0 ? "slowest" : `slowest ${Math.round((1 - still.q) * 100)} %`;
};
var sentenceOf2 = (kind, shifts, subject) => {
  const figures = listed(shifts);
  switch (kind) {
    case "all":
      return `All requests of ${subject} got slower, the fast ones too: ${figures}.`;
    case "upper":
      return `About the slower half of the requests of ${subject} got slower, the fast ones did not: ${figures}.`;
    case "tail":
      return `Only the ${tailText(shifts)} of the requests of ${subject} got slower: ${figures}.`;
    case "unclear":
      return shifts.length === 0 ? `Too few requests of ${subject} were measured to tell which of them got slower.` : `Which requests of ${subject} got slower can't be told from what was measured: ${figures}.`;
  }
};
var shapeOf = (blocks2, place, subject) => {
  const durations = blocks2.map((block) => {
    const pairs = pairsOf(block, place);
    return {
      base: mergedDurations(pairs.map(({ base }) => base)),
      head: mergedDurations(pairs.map(({ head }) => head))
    };
  });
  const shifts = quantiles.flatMap((it) => shiftOf(durations, it));
  const kind = kindOf2(shifts);
  const { suite, scenario, route } = place;
  return { suite, scenario, route, kind, shifts, sentence: sentenceOf2(kind, shifts, subject) };
};

// src/investigation/data/time-spent.ts
var find = (metrics, metric, place) => {
  const same = metrics.filter((it) => it.metric === metric && it.suite === place.suite && it.route === place.route);
  return same.find((it) => it.scenario === place.scenario) ?? same.find((it) => it.scenario === null) ?? null;
};
var differenceOf = (metrics, metric, place) => {
  const found = find(metrics, metric, place);
  return found === null ? null : found.head.value - found.base.value;
};
var growthOf = (metrics, metric, place) => {
  const found = find(metrics, metric, place);
  return found === null || !(found.base.value > 0) || !(found.head.value > 0) ? null : Math.log(found.head.value / found.base.value);
};
var asMuch = 0.5;
var isQueue = (metrics, place) => {
  const [latency, cpu] = [growthOf(metrics, "latency.mean", place), growthOf(metrics, "cpu.per-request", place)];
  return latency !== null && cpu !== null && latency > 0 && cpu >= asMuch * latency;
};
var least3 = 0.1;
var sentenceOf3 = ({ latency, cpu, database }, queues, subject) => {
  const part = (name2, value) => value === null || value < least3 * latency ? [] : [`${formatValue(value, "ms")} more ${name2} (${formatShare(Math.round(100 * value / latency) / 100)})`];
  const parts = [...part("CPU time", cpu), ...part("time in its database", database)];
  const known = Math.max(cpu ?? 0, 0) + Math.max(database ?? 0, 0);
  const waits = queues ? "it waits for its turn, as each request before it takes more CPU time" : "it waits for something else";
  const total = `A request of ${subject} takes ${formatValue(latency, "ms")} longer`;
  if (cpu === null && database === null) return `${total}; where the time goes was not seen.`;
  if (parts.length === 0)
    return queues ? `${total}, and hardly any of it is its own CPU time: ${waits}.` : `${total}, and hardly any of it is CPU time or time in its database: ${waits}.`;
  const rest = known < (1 - 3 * least3) * latency ? `; the rest ${waits}` : "";
  return `${total}, with ${parts.join(" and ")}${rest}.`;
};
var timeSpent = (metrics, place, subject) => {
  const latency = differenceOf(metrics, "latency.mean", place);
  if (latency === null || latency <= 0) return null;
  const cpu = differenceOf(metrics, "cpu.per-request", place);
  const database = differenceOf(metrics, "db.time", place);
  const { suite, scenario, route } = place;
  const spent = { latency, cpu, database };
  const queues = isQueue(metrics, place);
  return { suite, scenario, route, ...spent, queues, sentence: sentenceOf3(spent, queues, subject) };
};

// src/investigation/data/traffic.ts
var trafficOf = (blocks2, suite) => {
  const counts = /* @__PURE__ */ new Map();
  const add = (route, amount) => void counts.set(route, (counts.get(route) ?? 0) + amount);
  for (const block of countedBlocks(blocks2, suite)) {
    const mixed = block.slices.filter(({ route, base }) => route === null && base !== null);
    for (const { base } of mixed)
      for (const [route, { durations, errors }] of Object.entries(base?.routes ?? {}))
        add(route, durations.length + errors);
    if (mixed.length === 0) for (const [route, amount] of Object.entries(requestsOf(block, "base"))) add(route, amount);
  }
  const total = counts.values().reduce((sum2, it) => sum2 + it, 0);
  return total === 0 ? /* @__PURE__ */ new Map() : new Map([...counts].map(([route, amount]) => [route, amount / total]));
};

// src/investigation/data/look-at-data.ts
var mostPlaces = 12;
var mostMoves = 40;
var placeOf = ({ suite, scenario, route }) => ({ suite, scenario, route });
var unique = (places) => [
  ...new Map(places.map((it) => [JSON.stringify([it.suite, it.scenario, it.route]), placeOf(it)])).values()
];
var lowerFirst = (text) => /^[A-Z]{2}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
var moveOf = (it, naming) => ({
  ...placeOf(it),
  metric: it.metric,
  base: it.base.value,
  head: it.head.value,
  change: it.change,
  primary: it.primary,
  sentence: `${naming.subject(it)}: ${lowerFirst(evidenceText(it, true))}`
});
var unaffectedOf = (metrics, suites) => {
  const ofRoutes = metrics.filter(({ suite, route }) => route !== null && suites.has(suite));
  const bad = new Set(
    ofRoutes.filter(({ decision }) => decision === "regressed").map(({ suite, route }) => `${suite}
${route}`)
  );
  const good = ofRoutes.filter(
    ({ suite, route, primary, decision }) => primary && (decision === "unchanged" || decision === "improved") && !bad.has(`${suite}
${route}`)
  );
  return unique(good.map(({ suite, route }) => ({ suite, scenario: null, route })));
};
var isTimed = ({ metric }) => metric.startsWith("latency.") || metric === "throughput";
var trafficShare = ({ blocks: blocks2 }, moved2) => {
  const shares = [...Map.groupBy(moved2, ({ suite }) => suite)].flatMap(([suite, members]) => {
    const traffic = trafficOf(blocks2, suite);
    const routes = new Set(members.flatMap(({ route }) => route ?? []));
    if (traffic.size === 0) return [];
    return [routes.size === 0 ? 1 : [...routes].reduce((sum2, route) => sum2 + (traffic.get(route) ?? 0), 0)];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};
var lookAtData = (facts, asked = {}) => {
  const { result, blocks: blocks2 } = facts;
  const regressed = regressedMetrics(result, asked);
  const suites = new Set(regressed.map(({ suite }) => suite));
  const naming = createNaming(result.metrics);
  const moved2 = result.metrics.filter(({ suite, decision }) => suites.has(suite) && decision === "regressed");
  const sorted = [...regressed, ...moved2.filter((it) => !regressed.includes(it))];
  const affected = sorted.slice(0, mostMoves).map((it) => moveOf(it, naming));
  const counted = new Map([...suites].map((suite) => [suite, countedBlocks(blocks2, suite)]));
  const blocksOf = (suite) => counted.get(suite) ?? [];
  const timed = sorted.filter(isTimed);
  const places = unique(timed).slice(0, mostPlaces);
  const withSlices = places.filter(({ suite }) => blocksOf(suite).some(({ slices }) => slices.length > 0));
  const shapes = withSlices.map((place) => shapeOf(blocksOf(place.suite), place, naming.subject(place)));
  const courses = sorted.filter(({ metric }) => metric === "latency.mean" || metric === "cpu.per-request").slice(0, mostPlaces).flatMap((it) => courseOf(blocksOf(it.suite), it, it.metric, `${it.metric} of ${naming.subject(it)}`) ?? []);
  const queries = [...suites].flatMap((suite) => queriesOf(blocks2, suite));
  const times = places.flatMap((place) => timeSpent(result.metrics, place, naming.subject(place)) ?? []);
  const correlations = [...suites].flatMap(
    (suite) => correlationsOf(sorted.filter((it) => it.suite === suite).slice(0, mostMoves), blocksOf(suite).length)
  );
  const histories = regressed.flatMap((it) => historyOf(result.trends, it) ?? []);
  const unaffected = unaffectedOf(result.metrics, suites);
  const traffic = trafficShare(facts, regressed);
  const few = [...suites].filter((suite) => {
    const amount = blocksOf(suite).length;
    return amount > 0 && amount < fewestBlocks;
  });
  const limits = few.map(
    (suite) => `Which metrics of ${suite} move together can't be told from ${blocksOf(suite).length} blocks: it takes ${fewestBlocks}.`
  );
  const still = unaffected.slice(0, 5).map((it) => naming.subject(it));
  const more = unaffected.length - still.length;
  return {
    regressions: regressed.map(regressionOf),
    affected,
    unaffected,
    shapes,
    courses,
    queries,
    times,
    correlations,
    histories,
    priority: {
      blocked: result.verdict === "fail",
      exceededBudgets: result.budgets.filter(({ decision }) => decision === "exceeded").length,
      regressions: regressed.length,
      worst: Math.max(0, ...regressed.map(worsening)),
      failing: moved2.some(({ metric }) => metric === "errors.rate"),
      traffic
    },
    limits,
    sentences: [
      ...regressed.length === 0 ? ["Nothing regressed: there is nothing to explain."] : [],
      ...affected.slice(0, mostPlaces).map(({ sentence }) => sentence),
      ...traffic === null || traffic === 0 ? [] : [
        `Affected routes get ${formatShare(Math.round(traffic * 1e3) / 1e3)} of the requests of the measured mix.`
      ],
      ...still.length === 0 ? [] : [`Not affected: ${still.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`],
      ...shapes.map(({ sentence }) => sentence),
      ...courses.filter(({ kind }) => kind !== "unclear").map(({ sentence }) => sentence),
      ...times.map(({ sentence }) => sentence),
      ...queries.flatMap(({ sentence, statements }) => [sentence, ...statements]),
      ...correlations.slice(0, 5).map(({ sentence }) => sentence),
      ...histories.map(({ sentence }) => sentence),
      ...limits
    ]
  };
};

// src/investigation/code/merge-suspects.ts
var byWeight = (a, b) => b.weight - a.weight || (a.title < b.title ? -1 : Number(a.title > b.title));
var keyOf = ({ undo, location, class: id, title }) => undo !== null ? JSON.stringify(undo.units.toSorted()) : JSON.stringify([id, location?.path ?? title, location?.startLine ?? 0]);
var mostEvidence = 12;
var joined = (same) => {
  const [first, ...others] = same.toSorted(byWeight);
  if (first === void 0) return null;
  const named = same.toSorted(byWeight).find((it) => it.class !== "change") ?? first;
  const all = [named, ...[first, ...others].filter((it) => it !== named)];
  const open = all.some(({ suites }) => suites.length === 0);
  return {
    ...named,
    location: named.location ?? first.location,
    evidence: Array.from(new Set(all.flatMap(({ evidence }) => evidence))).slice(0, mostEvidence),
    weight: others.reduce((weight, it) => Math.min(0.99, 1 - (1 - weight) * (1 - it.weight / 2)), first.weight),
    counters: Array.from(new Set(all.filter((it) => it.class === named.class).flatMap(({ counters }) => counters))),
    suites: open ? [] : Array.from(new Set(all.flatMap(({ suites }) => suites)))
  };
};
var pointsInto = (loose, suspect) => {
  const [at, lines] = [loose.location, suspect.location];
  return loose.undo === null && suspect.undo !== null && loose.expert !== suspect.expert && at !== null && lines !== null && at.path === lines.path && at.startLine <= lines.endLine && lines.startLine <= at.endLine;
};
var mergeSuspects = (all) => {
  const groups = Map.groupBy(all, keyOf);
  const merged = Array.from(groups.values()).flatMap((same) => joined(same) ?? []);
  const strong = merged.filter(({ undo }) => undo !== null).toSorted(byWeight);
  const homes = new Map(merged.map((it) => [it, strong.find((other) => pointsInto(it, other)) ?? it]));
  return Array.from(Map.groupBy(merged, (it) => homes.get(it) ?? it)).flatMap(([home, members]) => {
    const one = joined(members);
    return one === null ? [] : [{ ...one, undo: home.undo, reason: home.reason, location: home.location }];
  }).toSorted(byWeight);
};

// src/investigation/units/change.ts
var otherSide = (side) => side === "base" ? "head" : "base";
var startOfPiece = (piece, side) => side === "head" ? piece.at : piece.baseAt;

// src/investigation/units/unit-at.ts
var createUnitAt = (units) => {
  const owned = Map.groupBy(
    units.flatMap((unit) => unit.pieces.map((piece) => ({ unit, piece }))),
    ({ piece }) => piece.path
  );
  return (path, side, line) => owned.get(path)?.find(({ piece }) => {
    const from = startOfPiece(piece, side);
    return from < line && line <= from + piece[side].length;
  })?.unit ?? null;
};

// src/investigation/units/module-names.ts
var textOf = (node) => node?.type === "Identifier" ? node.name : node?.type === "StringLiteral" ? node.value : null;
var namesIn = (declaration) => {
  if (declaration.type !== "VariableDeclaration")
    return "id" in declaration && declaration.id !== null ? [textOf(declaration.id) ?? ""] : [];
  const names2 = [];
  for (const { id } of declaration.declarations)
    walk(id, (step) => {
      if (step.node.type === "Identifier" && step.key !== "key") names2.push(step.node.name);
    });
  return names2;
};
var requestOf = (node) => {
  if (node?.type === "AwaitExpression") return requestOf(node.argument);
  if (node?.type === "ImportExpression") return textOf(node.source);
  const isRequire = node?.type === "CallExpression" && textOf(node.callee) === "require";
  return isRequire ? textOf(node.arguments[0]) : null;
};
var takenBy = ({ up }) => {
  const holder = up?.node.type === "AwaitExpression" ? up.up?.node : up?.node;
  if (holder?.type === "VariableDeclarator" && holder.id.type === "ObjectPattern")
    return holder.id.properties.map((it) => it.type === "ObjectProperty" ? textOf(it.key) ?? "*" : "*");
  if (holder?.type === "MemberExpression" && !holder.computed) return [textOf(holder.property) ?? "*"];
  return ["*"];
};
var isExports = (node) => textOf(node) === "exports" || node.type === "MemberExpression" && textOf(node.object) === "module" && textOf(node.property) === "exports";
var isFunction = (node) => node?.type === "FunctionDeclaration" || node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
var calleeOf = (node) => textOf(node.type === "MemberExpression" ? node.property : node) ?? node.type;
var shapeOf2 = (node) => {
  if (node.type === "AwaitExpression") return shapeOf2(node.argument);
  if (node.type === "NewExpression") return `new ${calleeOf(node.callee)}`;
  return node.type === "CallExpression" ? `call ${calleeOf(node.callee)}` : node.type;
};
var importedAs = (node) => {
  if (node.type === "ImportSpecifier") return textOf(node.imported) ?? "*";
  return node.type === "ImportDefaultSpecifier" ? "default" : "*";
};
var gatherModules = (all, { node }) => {
  const at = startOf(node);
  if (node.type === "ImportDeclaration")
    all.taken.push({ request: node.source.value, names: node.specifiers.map(importedAs), at });
  if (node.type === "ExportAllDeclaration") all.taken.push({ request: node.source.value, names: ["*"], at });
  if (node.type === "ExportAllDeclaration" || node.type === "TSExportAssignment") all.isOpen = true;
  if (node.type === "ExportDefaultDeclaration") all.exported.set("default", at);
  if (node.type !== "ExportNamedDeclaration") return;
  for (const it of node.specifiers) all.exported.set(textOf(it.exported) ?? "", at);
  if (node.declaration) for (const name2 of namesIn(node.declaration)) all.exported.set(name2, at);
  const names2 = node.specifiers.map((it) => it.type === "ExportSpecifier" ? textOf(it.local) ?? "*" : "*");
  if (node.source) all.taken.push({ request: node.source.value, names: names2, at });
};
var gatherCalls = (all, step) => {
  const { node } = step;
  if (node.type !== "CallExpression" && node.type !== "ImportExpression") return;
  const at = startOf(node);
  const request = requestOf(node);
  if (request !== null) all.taken.push({ request, names: takenBy(step), at });
  if (node.type !== "CallExpression") return;
  const name2 = textOf(node.callee.type === "MemberExpression" ? node.callee.property : node.callee);
  const isSpread = node.arguments.some((it) => it.type === "SpreadElement");
  if (name2 !== null) all.calls.push({ name: name2, at, given: isSpread ? -1 : node.arguments.length });
};
var gatherCommonJs = (all, { left, right }) => {
  if (left.type !== "MemberExpression") return;
  if (!isExports(left)) {
    if (isExports(left.object)) all.exported.set(textOf(left.property) ?? "", startOf(left));
    return;
  }
  if (right.type !== "ObjectExpression" || right.properties.some((it) => it.type === "SpreadElement"))
    all.isOpen = true;
  else for (const it of right.properties) if ("key" in it) all.exported.set(textOf(it.key) ?? "", startOf(it));
};
var gatherProperties = (all, { node, up, key }) => {
  if (node.type === "MemberExpression" || node.type === "OptionalMemberExpression") {
    const name3 = node.computed ? null : textOf(node.property);
    const isWritten = up?.node.type === "AssignmentExpression" && key === "left";
    if (name3 !== null) (isWritten ? all.written : all.read).push({ name: name3, at: startOf(node.property) });
  }
  const isField = node.type === "ObjectProperty" || node.type === "ObjectMethod" || node.type === "ClassMethod" || node.type === "ClassProperty";
  if (!isField || node.computed) return;
  const name2 = textOf(node.key);
  if (name2 !== null) (up?.node.type === "ObjectPattern" ? all.read : all.written).push({ name: name2, at: startOf(node.key) });
};
var gatherVariables = (all, { node }) => {
  const at = startOf(node);
  if (node.type !== "VariableDeclarator" && node.type !== "FunctionDeclaration") return;
  const name2 = textOf(node.id);
  const value = node.type === "VariableDeclarator" ? node.init : node;
  if (name2 === null || !value) return;
  if (isFunction(value))
    all.signatures.push({ name: name2, at: startOf(value), parameters: value.params.length, isAsync: value.async });
  else all.variables.push({ name: name2, at, shape: shapeOf2(value) });
};
var moduleNames = (steps) => {
  const all = {
    taken: [],
    exported: /* @__PURE__ */ new Map(),
    isOpen: false,
    written: [],
    read: [],
    calls: [],
    signatures: [],
    variables: []
  };
  for (const step of steps) {
    gatherModules(all, step);
    gatherCalls(all, step);
    gatherProperties(all, step);
    gatherVariables(all, step);
    if (step.node.type === "AssignmentExpression") gatherCommonJs(all, step.node);
  }
  const { exported, isOpen, ...rest } = all;
  return { ...rest, given: isOpen ? null : exported };
};

// src/investigation/units/scope-names.ts
var functions = /* @__PURE__ */ new Set([
  "Program",
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ObjectMethod",
  "ClassMethod",
  "ClassPrivateMethod",
  "StaticBlock",
  "TSModuleBlock"
]);
var blocks = /* @__PURE__ */ new Set([
  "BlockStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "SwitchStatement",
  "CatchClause",
  "ClassDeclaration",
  "ClassExpression",
  "TSInterfaceDeclaration",
  "TSTypeAliasDeclaration"
]);
var ownInside = /* @__PURE__ */ new Set(["FunctionExpression.id", "ClassExpression.id"]);
var ownOutside = /* @__PURE__ */ new Set([
  "FunctionDeclaration.id",
  "ClassDeclaration.id",
  "TSInterfaceDeclaration.id",
  "TSTypeAliasDeclaration.id"
]);
var values = /* @__PURE__ */ new Set([
  ...ownInside,
  "FunctionDeclaration.id",
  "ClassDeclaration.id",
  "ImportSpecifier.local",
  "ImportDefaultSpecifier.local",
  "ImportNamespaceSpecifier.local",
  "TSImportEqualsDeclaration.id"
]);
var types = /* @__PURE__ */ new Set([
  "TSEnumDeclaration.id",
  "TSModuleDeclaration.id",
  "TSDeclareFunction.id",
  "TSInterfaceDeclaration.id",
  "TSTypeAliasDeclaration.id",
  "TSTypeParameter.name",
  "TSMappedType.key",
  "TypeParameter.name",
  "TypeAlias.id"
]);
var sortOf = (step) => {
  for (let at = step; at.up !== null; at = at.up) {
    const { node } = at.up;
    const place = `${node.type}.${at.key}`;
    if (place === "VariableDeclarator.id") {
      const declaration = at.up.up?.node;
      return declaration?.type === "VariableDeclaration" && declaration.kind === "var" ? "var" : "value";
    }
    if (values.has(place)) return "value";
    if (types.has(place)) return "type";
    if (at.key === "params" || at.key === "parameters") return node.type.startsWith("TS") ? "type" : "var";
    if (place === "CatchClause.param") return "var";
    const inPattern = node.type === "ObjectPattern" || node.type === "ArrayPattern" || node.type === "RestElement" || node.type === "TSParameterProperty" || node.type === "ObjectProperty" && at.key === "value" || node.type === "AssignmentPattern" && at.key === "left";
    if (!inPattern) return null;
  }
  return null;
};
var holderOf = (step) => {
  let at = step;
  while (at.up !== null && !/^(?:Function|Class|TS|Import)/u.test(at.up.node.type)) at = at.up;
  return at.up === null ? "" : `${at.up.node.type}.${at.key}`;
};
var functionOf = (scope) => scope.isFunction || scope.up === null ? scope : functionOf(scope.up);
var scopeNames = (program, steps) => {
  const scopes = /* @__PURE__ */ new Map();
  const uses = [];
  const declared = [];
  const root = { up: null, isFunction: true, names: /* @__PURE__ */ new Map() };
  for (const step of steps) {
    const { node, up } = step;
    const around = (up === null ? void 0 : scopes.get(up.node)) ?? root;
    const makes = functions.has(node.type) || blocks.has(node.type);
    const own = makes && node !== program ? { up: around, isFunction: functions.has(node.type), names: /* @__PURE__ */ new Map() } : around;
    scopes.set(node, own);
    const name2 = variableName(step);
    if (name2 === null || node.type === "JSXIdentifier" && /^[a-z]/u.test(name2)) continue;
    const at = startOf(node);
    const sort = sortOf(step);
    if (sort === null) {
      uses.push({ name: name2, at, scope: around });
      continue;
    }
    const near = ownOutside.has(holderOf(step)) ? around.up ?? around : around;
    const scope = sort === "var" ? functionOf(near) : near;
    const same = scope.names.get(name2) ?? [];
    if (same.some((it) => it.at === at)) continue;
    scope.names.set(name2, [...same, { sort, at }]);
    declared.push({ name: name2, at });
  }
  const all = new Set(Array.from(scopes.values()));
  const clashes = Array.from(all).flatMap(
    ({ names: names2 }) => Array.from(names2).flatMap(([name2, places]) => {
      const hard = places.filter(({ sort }) => sort === "value").length;
      const soft = places.filter(({ sort }) => sort === "var").length;
      return hard > 1 || hard > 0 && soft > 0 ? places.map(({ at }) => ({ name: name2, at })) : [];
    })
  );
  const isKnown = (scope, name2) => {
    for (let at = scope; at !== null; at = at.up) if (at.names.has(name2)) return true;
    return false;
  };
  return {
    free: uses.filter(({ scope, name: name2 }) => !isKnown(scope, name2)).map(({ name: name2, at }) => ({ name: name2, at })),
    clashes,
    declared
  };
};

// src/investigation/units/read-script.ts
var textLinesIn = (program, lineOf) => {
  const lines = /* @__PURE__ */ new Set();
  walk(program, ({ node }) => {
    if (node.type !== "TemplateElement" && node.type !== "JSXText") return;
    const [first, last] = [lineOf(startOf(node)), lineOf(endOf(node))];
    if (last === first) return;
    for (let line = first; line <= last; line += 1) lines.add(line);
  });
  return lines;
};
var once = (make) => {
  let made2 = null;
  return () => made2 ??= make();
};
var readScript = (text, path) => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program, mistakes } = parsed;
  const lineOf = createLineIndex(text);
  const steps = [];
  walk(program, (step) => void steps.push(step));
  return {
    program,
    mistakes,
    lineOf,
    textLines: once(() => textLinesIn(program, lineOf)),
    ...scopeNames(program, steps),
    ...moduleNames(steps)
  };
};
var createScriptReader = (most = Number.POSITIVE_INFINITY) => {
  const known = /* @__PURE__ */ new Map();
  return (text, path) => {
    const key = `${path}\0${text}`;
    const found = known.get(key);
    if (found !== void 0) return found;
    const script2 = readScript(text, path);
    known.set(key, script2);
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== void 0) known.delete(oldest);
    return script2;
  };
};

// src/investigation/units/mixture.ts
var piecesByFile = ({ units }) => {
  const owned = units.flatMap((unit) => unit.pieces.map((piece) => ({ piece, unit })));
  const grouped = Map.groupBy(owned, ({ piece }) => piece.path);
  return new Map(
    Array.from(grouped, ([path, all]) => [
      path,
      all.toSorted((a, b) => a.piece.at - b.piece.at || a.piece.baseAt - b.piece.baseAt)
    ])
  );
};
var mix = (file, owned, side, flipped) => {
  const other = otherSide(side);
  const own = file[side];
  const isWhole = owned.length > 0 && owned.every(({ unit }) => flipped.has(unit.id));
  if (own === null ? !owned.some(({ unit }) => flipped.has(unit.id)) : isWhole && file[other] === null) return null;
  const lines = splitLines(own ?? "");
  const text = [];
  const origins = [];
  const keep = (to, from) => {
    for (const line of lines.slice(from, to)) {
      text.push(line);
      origins.push(null);
    }
  };
  let next = 0;
  for (const { piece, unit } of owned) {
    const isFlipped = flipped.has(unit.id);
    keep(startOfPiece(piece, side), next);
    for (const line of piece[isFlipped ? other : side]) {
      text.push(line);
      origins.push({ unit, flipped: isFlipped });
    }
    next = startOfPiece(piece, side) + piece[side].length;
  }
  keep(lines.length, next);
  return { text: text.join(""), origins };
};

// src/investigation/units/problems.ts
var originAt = ({ mixture, script: script2 }, at) => mixture.origins[script2.lineOf(at) - 1] ?? null;
var bringing = ({ file, units, sides, other, flipped }, name2) => {
  const script2 = sides[other];
  const unitAt = createUnitAt(units);
  const declaring = (script2?.declared ?? []).filter((it) => it.name === name2).flatMap(({ at }) => unitAt(file.path, other, script2?.lineOf(at) ?? 0)?.id ?? []).filter((id) => !flipped.has(id));
  if (declaring.length > 0) return declaring;
  const named = new RegExp(`(?<![\\p{L}\\p{N}_$])${RegExp.escape(name2)}(?![\\p{L}\\p{N}_$])`, "u");
  return units.filter(
    ({ id, pieces }) => !flipped.has(id) && pieces.some((piece) => piece[other].some((line) => named.test(line)))
  ).map(({ id }) => id);
};
var namesOf = (script2, key) => new Set(script2?.[key].map(({ name: name2 }) => name2));
var clashesIn = (it) => {
  const known = namesOf(it.sides.base, "clashes").union(namesOf(it.sides.head, "clashes"));
  return it.script.clashes.filter(({ name: name2 }) => !known.has(name2)).flatMap(({ name: name2, at }) => {
    const origin = originAt(it, at);
    return origin === null || origin.flipped ? [] : [{ name: name2, id: origin.unit.id }];
  }).map(({ name: name2, id }) => ({ text: `${it.file.path} declares ${name2} twice.`, cures: [id] }));
};
var missingIn = (it, other, flipped) => {
  const known = namesOf(it.sides.base, "free").union(namesOf(it.sides.head, "free"));
  return it.script.free.filter(({ name: name2 }) => !known.has(name2)).map(({ name: name2, at }) => {
    const origin = originAt(it, at);
    const cures = origin !== null && !origin.flipped ? [origin.unit.id] : bringing({ ...it, other, flipped }, name2);
    return { text: `${it.file.path} uses ${name2}, which nothing declares.`, cures };
  });
};
var problemsIn = (it, other, flipped) => {
  const clashes = clashesIn(it);
  return clashes.length > 0 ? clashes : missingIn(it, other, flipped);
};
var byDistance = (units, path, side, flipped) => {
  const at = (unit) => unit.pieces.filter((piece) => piece.path === path).map((piece) => side === "head" ? piece.at : piece.baseAt);
  const from = units.filter(({ id }) => flipped.has(id)).flatMap(at);
  const distance = (unit) => Math.min(...at(unit).flatMap((line) => from.map((it) => Math.abs(it - line))));
  return units.filter(({ id }) => !flipped.has(id)).toSorted((a, b) => distance(a) - distance(b)).map(({ id }) => id);
};

// src/investigation/units/resolve-file.ts
import { posix } from "node:path";
var extensions = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte"];
var resolveFile = (from, request, has) => {
  if (!request.startsWith(".")) return null;
  const path = posix.join(posix.dirname(from), request);
  const source = path.replace(/\.([cm]?)js(x?)$/u, ".$1ts$2");
  const candidates = [
    ...[path, ...source === path ? [] : [source, `${source}x`]].flatMap(
      (it) => extensions.map((end) => `${it}${end}`)
    ),
    ...extensions.slice(1).map((end) => `${path}/index${end}`)
  ];
  return candidates.find(has) ?? null;
};
var packageOf = (request) => /^(?!node:|[./])((?:@[^/]+\/)?[^/]+)/u.exec(request)?.[1] ?? null;
var createResolve = (has) => {
  const known = /* @__PURE__ */ new Map();
  return (from, request) => {
    const key = `${posix.dirname(from)}\0${request}`;
    const found = known.get(key);
    if (found !== void 0) return found;
    const path = resolveFile(from, request, has);
    known.set(key, path);
    return path;
  };
};

// src/investigation/units/module-problems.ts
var lacking = (from, { request, names: names2, at }, view) => {
  const { other, flipped, packages } = view;
  const origin = from.origins[(from.script?.lineOf(at) ?? 1) - 1] ?? null;
  const cures = (needed) => origin !== null && !origin.flipped ? [origin.unit.id] : needed();
  const brought = packages.get(packageOf(request) ?? "");
  if (brought !== void 0) {
    const has = flipped.has(brought.unit) === (brought.side === other);
    return has ? null : { text: `${from.file.path} imports ${request}, which is not installed.`, cures: cures(() => [brought.unit]) };
  }
  const side = otherSide(other);
  const path = view.resolve(side === "base" ? from.file.basePath : from.file.path, request) ?? "";
  const target = view.module(view.moved.get(path) ?? path);
  if (target === null) return null;
  const isElsewhere = path !== (side === "base" ? target.file.basePath : target.file.path);
  if (isElsewhere || !target.exists)
    return {
      text: `${from.file.path} imports ${path}, which is not there.`,
      cures: cures(() => isElsewhere ? [] : target.units.map(({ id }) => id))
    };
  const given = target.script?.given ?? null;
  const missing = given === null ? void 0 : names2.find((name2) => name2 !== "*" && !given.has(name2));
  if (missing === void 0) return null;
  return {
    text: `${from.file.path} imports ${missing} from ${target.file.path}, which does not export it.`,
    cures: cures(() => bringing({ ...target, other, flipped }, missing))
  };
};
var lost = (it, { other, flipped }) => {
  const { file, script: script2, sides } = it;
  const [base, head, own] = [sides.base?.given, sides.head?.given, script2?.given];
  if (base == null || head == null || own == null) return [];
  return Array.from(base.keys()).filter((name2) => head.has(name2) && !own.has(name2)).map((name2) => ({
    text: `${file.path} no longer exports ${name2}.`,
    cures: bringing({ ...it, other, flipped }, name2)
  }));
};
var moduleProblems = (paths, view) => Array.from(paths).flatMap((path) => {
  const it = view.module(path);
  if (it?.script == null) return [];
  const taken = it.script.taken.flatMap((request) => lacking(it, request, view) ?? []);
  return [...taken, ...lost(it, view)];
});
var usersOf = (modules, { moved: moved2, resolve }) => {
  const users = /* @__PURE__ */ new Map();
  for (const { file, sides } of modules)
    for (const side of ["base", "head"])
      for (const { request } of sides[side]?.taken ?? []) {
        const path = resolve(side === "base" ? file.basePath : file.path, request);
        const asked = path === null ? packageOf(request) : moved2.get(path) ?? path;
        if (asked !== null) users.set(asked, (users.get(asked) ?? /* @__PURE__ */ new Set()).add(file.path));
      }
  return users;
};

// src/investigation/units/sql-statements.ts
var skipped = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|("(?:[^"]|"")*")|(\$\w*\$)[\s\S]*?\2/gu;
var longest = 5e4;
var blank = (text) => text.replace(
  skipped,
  (found, name2) => name2 === void 0 ? found.replaceAll(/[^\n]/gu, " ") : name2.replaceAll(";", " ")
);
var sqlStatements = (lines) => {
  const whole = lines.join("");
  if (whole.length > longest) return [{ start: 0, end: lines.length, text: whole }];
  const bare = blank(whole).split("\n");
  const ends = lines.flatMap((_, index) => bare[index]?.trimEnd().endsWith(";") === true ? [index + 1] : []);
  const starts = [0, ...ends];
  const statements = starts.flatMap((start, index) => {
    const end = ends[index] ?? lines.length;
    return end > start ? [{ start, end, text: lines.slice(start, end).join("") }] : [];
  });
  const last = statements.at(-1);
  const before = statements.at(-2);
  if (last === void 0 || before === void 0 || bare.slice(last.start, last.end).join("").trim() !== "")
    return statements;
  const joined2 = { start: before.start, end: last.end, text: lines.slice(before.start, last.end).join("") };
  return [...statements.slice(0, -2), joined2];
};
var name = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?((?:(?:"[^"]+"|[\w$]+)\.)*(?:"[^"]+"|[\w$]+))`;
var made = new RegExp(
  String.raw`\b(?:create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:temp(?:orary)?\s+|unlogged\s+|materialized\s+)*(?:table|index(?:\s+concurrently)?|view|type|sequence|function|procedure|schema|trigger)|add\s+(?:column|constraint)|rename\s+(?:column\s+\S+\s+)?to)\s+${name}`,
  "giu"
);
var namesMade = (statement) => Array.from(
  blank(statement.slice(0, longest)).matchAll(made),
  ([, found = ""]) => found.split(".").at(-1)?.replaceAll('"', "") ?? ""
).filter((it) => it !== "");
var droppedIndex = (statement) => {
  const found = new RegExp(String.raw`\bdrop\s+index\s+(?:concurrently\s+)?${name}`, "iu").exec(
    blank(statement.slice(0, longest))
  )?.[1];
  return found?.split(".").at(-1)?.replaceAll('"', "") ?? null;
};

// src/investigation/units/ties.ts
var word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
var wordsOn = (files, side) => new Set(files.flatMap((file) => file[side]?.match(word) ?? []));
var wordTies = (change, side, readSide, unitAt) => {
  const files = Array.from(change.files.values()).filter(({ role }) => role === "script" || role === "sql");
  const known = wordsOn(files, side === "head" ? "base" : "head");
  const [writers, readers] = [[], []];
  const isNew = (name2) => name2.length > 2 && !known.has(name2);
  for (const file of files) {
    const script2 = file.role === "script" ? readSide(file, side) : null;
    const mention = (into, { name: name2, at }) => {
      const unit = isNew(name2) ? unitAt(file.path, side, script2?.lineOf(at) ?? 0) : null;
      if (unit !== null) into.push({ word: name2, unit: unit.id });
    };
    for (const it of script2?.written ?? []) mention(writers, it);
    for (const it of script2?.read ?? []) mention(readers, it);
  }
  for (const unit of change.units.filter(({ kind }) => kind === "migration"))
    for (const name2 of unit.pieces.flatMap((piece) => namesMade(piece[side].join(""))))
      if (isNew(name2)) writers.push({ word: name2, unit: unit.id });
  const made2 = Map.groupBy(writers, (it) => it.word);
  const inSql = new Set(
    writers.filter(({ unit }) => change.units.find(({ id }) => id === unit)?.kind === "migration").map((it) => it.word)
  );
  for (const unit of inSql.size === 0 ? [] : change.units)
    for (const name2 of new Set(unit.pieces.flatMap((piece) => piece[side].join("").match(word) ?? [])))
      if (inSql.has(name2)) readers.push({ word: name2, unit: unit.id });
  const usedBy = Map.groupBy(readers, (it) => it.word);
  return Array.from(made2, ([name2, by]) => {
    const own = new Set(by.map(({ unit }) => unit));
    const using = new Set((usedBy.get(name2) ?? []).map(({ unit }) => unit));
    return { side, word: name2, writers: Array.from(own), readers: Array.from(using) };
  }).filter(({ writers: all, readers: some }) => some.some((id) => all.some((it) => it !== id)));
};
var callsIn = (calls, unit) => calls.filter((it) => it.unit === unit).map(({ given }) => given).toSorted((a, b) => a - b).join(",");
var callTies = (change, readSide, unitAt) => {
  const scripts = Array.from(change.files.values()).filter(
    (it) => it.role === "script" && it.base !== null && it.head !== null
  );
  const changed = /* @__PURE__ */ new Map();
  for (const file of scripts) {
    const [base, head] = [readSide(file, "base"), readSide(file, "head")];
    if (base === null || head === null) continue;
    for (const now of head.signatures) {
      const before2 = base.signatures.filter(({ name: name2 }) => name2 === now.name);
      const isOnly = before2.length === 1 && head.signatures.filter(({ name: name2 }) => name2 === now.name).length === 1;
      const differs = before2.some((it) => it.parameters !== now.parameters || it.isAsync !== now.isAsync);
      const unit = isOnly && differs ? unitAt(file.path, "head", head.lineOf(now.at)) : null;
      if (unit !== null) changed.set(now.name, (changed.get(now.name) ?? /* @__PURE__ */ new Set()).add(unit.id));
    }
  }
  if (changed.size === 0) return [];
  const callsOn = (side) => scripts.flatMap((file) => {
    const script2 = readSide(file, side);
    return (script2?.calls ?? []).flatMap((call) => {
      const unit = changed.has(call.name) ? unitAt(file.path, side, script2?.lineOf(call.at) ?? 0) : null;
      return unit === null ? [] : [{ ...call, unit: unit.id }];
    });
  });
  const [before, after] = [callsOn("base"), callsOn("head")];
  return Array.from(changed, ([name2, units]) => {
    const [was, is] = [before.filter((it) => it.name === name2), after.filter((it) => it.name === name2)];
    const callers = new Set([...was, ...is].map(({ unit }) => unit));
    return [...units, ...Array.from(callers).filter((unit) => callsIn(was, unit) !== callsIn(is, unit))];
  }).filter((ids) => new Set(ids).size > 1);
};
var shapeTies = (change, readSide, unitAt) => Array.from(change.files.values()).flatMap((file) => {
  const [base, head] = file.role === "script" ? [readSide(file, "base"), readSide(file, "head")] : [null, null];
  if (base === null || head === null) return [];
  return head.variables.flatMap(({ name: name2, at, shape }) => {
    const unit = unitAt(file.path, "head", head.lineOf(at));
    const before = base.variables.filter(
      (it) => it.name === name2 && unit !== null && unitAt(file.path, "base", base.lineOf(it.at)) === unit
    );
    if (unit === null || before.length !== 1 || before[0]?.shape === shape) return [];
    const named = new RegExp(`(?<![\\p{L}\\p{N}_$.])${RegExp.escape(name2)}(?![\\p{L}\\p{N}_$])`, "u");
    const users = change.units.filter(
      ({ pieces }) => pieces.some((it) => it.path === file.path && [...it.base, ...it.head].some((line) => named.test(line)))
    );
    const ids = /* @__PURE__ */ new Set([unit.id, ...users.map(({ id }) => id)]);
    return ids.size > 1 ? [Array.from(ids)] : [];
  });
});
var tiesOf = (change, readSide) => {
  const unitAt = createUnitAt(change.units);
  return {
    words: [...wordTies(change, "head", readSide, unitAt), ...wordTies(change, "base", readSide, unitAt)],
    together: [...callTies(change, readSide, unitAt), ...shapeTies(change, readSide, unitAt)]
  };
};

// src/investigation/units/flip.ts
var mostFlips = 400;
var mostRounds = 60;
var mostMixtures = 16;
var mostTries = 24;
var packagesOf = (change) => {
  const manifests = Array.from(change.files.values()).filter(({ role }) => role === "manifest");
  const oneSided = manifests.flatMap(({ base, head }) => diffManifests(base, head).dependencies).filter(({ base, head }) => base === null || head === null);
  return new Map(
    oneSided.flatMap(({ name: name2, base }) => {
      const unit = change.units.find(({ kind, packages }) => kind === "dependency" && packages.includes(name2));
      return unit === void 0 ? [] : [[name2, { unit: unit.id, side: base === null ? "head" : "base" }]];
    })
  );
};
var createFlip = (change, read = createScriptReader()) => {
  const owned = piecesByFile(change);
  const readMixture = createScriptReader(mostMixtures);
  const byId = new Map(change.units.map((unit) => [unit.id, unit]));
  const readSide = (file, side) => {
    const text = file[side];
    return text === null || file.role !== "script" ? null : read(text, file.path);
  };
  const unitsOf = (path) => Array.from(new Set((owned.get(path) ?? []).map(({ unit }) => unit)));
  const parses = (file, text) => {
    const own = ["base", "head"].find((side) => file[side] === text);
    const script2 = own === void 0 ? readMixture(text, file.path) : readSide(file, own);
    const sides = [readSide(file, "base"), readSide(file, "head")].flatMap((it) => it ?? []);
    if (sides.length === 0) return script2;
    const most = Math.max(...sides.map(({ mistakes }) => mistakes));
    return script2 !== null && script2.mistakes - script2.clashes.length <= most ? script2 : null;
  };
  const isReadable = (file) => file.role === "script" && ["base", "head"].every((side) => file[side] === null || readSide(file, side) !== null);
  const kept = (file) => ({
    file,
    units: unitsOf(file.path),
    sides: { base: readSide(file, "base"), head: readSide(file, "head") }
  });
  const scripts = Array.from(change.files.values()).filter(isReadable);
  const untouchedOf = { base: /* @__PURE__ */ new Map(), head: /* @__PURE__ */ new Map() };
  const untouched = (file, side) => {
    const known2 = untouchedOf[side].get(file.path);
    if (known2 !== void 0) return known2;
    const mixture = mix(file, owned.get(file.path) ?? [], side, /* @__PURE__ */ new Set());
    const origins = mixture?.origins ?? [];
    const made2 = { ...kept(file), exists: mixture !== null, script: readSide(file, side), origins };
    untouchedOf[side].set(file.path, made2);
    return made2;
  };
  const moved2 = new Map(
    Array.from(change.files.values()).flatMap(
      ({ path, basePath }) => path === basePath ? [] : [[basePath, path]]
    )
  );
  const readable = new Map(scripts.map((file) => [file.path, file]));
  const moduleAt = (path, side) => {
    const file = readable.get(path);
    return file === void 0 ? null : untouched(file, side);
  };
  const resolve = createResolve((path) => change.files.has(path) || moved2.has(path));
  let known = null;
  const know = () => {
    const packages = packagesOf(change);
    const asItIs = (side) => moduleProblems(readable.keys(), {
      module: (path) => moduleAt(path, side),
      other: otherSide(side),
      flipped: /* @__PURE__ */ new Set(),
      packages,
      moved: moved2,
      resolve
    });
    const tolerated = new Set([...asItIs("base"), ...asItIs("head")].map(({ text }) => text));
    const users = usersOf(
      scripts.map((file) => untouched(file, "head")),
      { moved: moved2, resolve }
    );
    return { ties: tiesOf(change, readSide), packages, tolerated, users };
  };
  return (ids, side) => {
    known ??= know();
    const { ties, packages, tolerated, users } = known;
    const other = otherSide(side);
    const flipped = new Set(ids);
    const mixed = (file, set = flipped) => mix(file, owned.get(file.path) ?? [], side, set);
    const isTouched = (file) => (owned.get(file.path) ?? []).some(({ unit }) => flipped.has(unit.id));
    const tied = () => {
      const together = ties.together.filter((set) => set.some((id) => flipped.has(id))).flat();
      const words = ties.words.flatMap(({ side: has, writers, readers }) => {
        const isThere = (id) => flipped.has(id) === (has === other);
        const inVain = readers.filter(
          (id) => isThere(id) && writers.some((it) => it !== id) && !writers.some((it) => it !== id && isThere(it))
        );
        if (inVain.length === 0) return [];
        return has === other ? writers : inVain;
      });
      return [...together, ...words].filter((id) => !flipped.has(id));
    };
    const complete = (file) => {
      const near = byDistance(unitsOf(file.path), file.path, side, flipped);
      const helps = (added) => {
        const mixture = mixed(file, /* @__PURE__ */ new Set([...flipped, ...added]));
        return mixture === null || parses(file, mixture.text) !== null;
      };
      const single = near.slice(0, mostTries).find((id) => helps([id]));
      if (single !== void 0) return [single];
      for (let count = 2; count <= Math.min(near.length, mostTries); count += 1)
        if (helps(near.slice(0, count))) return near.slice(0, count);
      return near.length > 0 && helps(near) ? near : null;
    };
    const moduleOf = (file) => {
      const mixture = mixed(file);
      const script2 = mixture === null ? null : isTouched(file) ? parses(file, mixture.text) : readSide(file, side);
      return { ...kept(file), exists: mixture !== null, script: script2, origins: mixture?.origins ?? [] };
    };
    const between = () => {
      const touched = new Map(scripts.filter(isTouched).map((file) => [file.path, moduleOf(file)]));
      const brought = Array.from(packages).flatMap(([name2, { unit }]) => flipped.has(unit) ? [name2] : []);
      const asking = [...touched.keys(), ...brought].flatMap((name2) => Array.from(users.get(name2) ?? []));
      const view = {
        module: (path) => touched.get(path) ?? moduleAt(path, side),
        other,
        flipped,
        packages,
        moved: moved2,
        resolve
      };
      return moduleProblems(/* @__PURE__ */ new Set([...touched.keys(), ...asking]), view).filter(({ text }) => !tolerated.has(text));
    };
    const next = () => {
      const ofTies = tied();
      if (ofTies.length > 0) return { add: ofTies };
      const problems = [];
      for (const file of scripts.filter(isTouched)) {
        const mixture = mixed(file);
        if (mixture === null) continue;
        const script2 = parses(file, mixture.text);
        if (script2 === null) {
          const added = complete(file);
          return added === null ? { reason: `Without it ${file.path} can't be parsed.` } : { add: added };
        }
        problems.push(...problemsIn({ ...kept(file), mixture, script: script2 }, other, flipped));
      }
      if (problems.length === 0) problems.push(...between());
      const add = problems.flatMap(({ cures }) => cures.filter((id) => !flipped.has(id)));
      const hopeless = problems.find(({ cures }) => cures.length === 0);
      return add.length === 0 && hopeless !== void 0 ? { reason: hopeless.text } : { add };
    };
    if (!Array.from(flipped).every((id) => byId.has(id))) return { reason: "The change has no such unit." };
    for (let round = 0; ; round += 1) {
      const step = next();
      if ("reason" in step) return step;
      if (step.add.length === 0) break;
      for (const id of step.add) flipped.add(id);
      if (flipped.size > mostFlips || round > mostRounds)
        return { reason: `It can't be taken out without more than ${mostFlips} other places of the change.` };
    }
    const files = Array.from(change.files.values()).filter(isTouched);
    return { units: flipped, texts: new Map(files.map((file) => [file.path, mixed(file)?.text ?? null])) };
  };
};

// src/investigation/units/file-patch.ts
var unusual = /[\p{Cc}"\\]|(?:^|\/)\.{1,2}(?:\/|$)|^\/|\/$|^$|(?:^|\/)\.git(?:\/|$)/iu;
var mostDifferent = 4e3;
var noEnd = "\\ No newline at end of file";
var signed = (text, sign2) => {
  const lines = splitLines(text);
  const all = lines.map((line) => `${sign2}${line.endsWith("\n") ? line.slice(0, -1) : line}`);
  return lines.length > 0 && !text.endsWith("\n") ? [...all, noEnd] : all;
};
var rangeOf = (text) => text === "" ? "0,0" : `1,${splitLines(text).length}`;
var filePatch = (path, before, after) => {
  if (before === after) return null;
  if (unusual.test(path)) return { reason: "A patch can not hold the name of one of its files." };
  const header = `diff --git a/${path} b/${path}
`;
  if (before !== null && after !== null) {
    const options = { context: 3, maxEditLength: mostDifferent };
    const made2 = structuredPatch(`a/${path}`, `b/${path}`, before, after, void 0, void 0, options);
    if (made2 !== void 0) return { patch: header + formatPatch(made2, FILE_HEADERS_ONLY) };
  }
  const mode = before === null ? "new file mode 100644\n" : after === null ? "deleted file mode 100644\n" : "";
  const [old, now] = [before === null ? "/dev/null" : `a/${path}`, after === null ? "/dev/null" : `b/${path}`];
  const [from, to] = [before ?? "", after ?? ""];
  const lines = [...signed(from, "-"), ...signed(to, "+")];
  if (lines.length === 0) return { patch: `${header}${mode}` };
  const range = `@@ -${rangeOf(from)} +${rangeOf(to)} @@`;
  return { patch: `${[`${header}${mode}--- ${old}`, `+++ ${now}`, range, ...lines].join("\n")}
` };
};

// src/investigation/units/undo-units.ts
var patchOf = (change, flip, ids, side) => {
  const flipped = flip(ids, side);
  if ("reason" in flipped) return flipped;
  const patches = [];
  for (const [path, text] of flipped.texts) {
    const file = change.files.get(path);
    if (file === void 0) continue;
    const made2 = filePatch(side === "head" ? file.path : file.basePath, file[side], text);
    if (made2 === null) continue;
    if ("reason" in made2) return made2;
    patches.push(made2.patch);
  }
  if (patches.length === 0) return { reason: "Without it the text stays the same." };
  return { patch: patches.join(""), units: Array.from(flipped.units).toSorted() };
};
var createUnitPatches = (change, flip = createFlip(change)) => {
  const known = /* @__PURE__ */ new Map();
  const remember = (ids, side) => {
    const sorted = Array.from(new Set(ids)).toSorted();
    const key = JSON.stringify([side, sorted]);
    const found = known.get(key) ?? patchOf(change, flip, sorted, side);
    known.set(key, found);
    return found;
  };
  return { undoAll: (ids) => remember(ids, "head"), applyAll: (ids) => remember(ids, "base") };
};

// src/investigation/units/file-role.ts
import { posix as posix2 } from "node:path";
var vendored = /(?:^|\/)(?:node_modules|vendor|vendored|third[_-]party|bower_components|\.yarn)\//iu;
var generatedName = /(?:\.min\.(?:[cm]?js|css)|\.map|\.snap|\.generated\.\w+|\.pb\.\w+|_pb\.\w+)$|(?:^|\/)(?:__generated__|generated|dist|coverage)\//iu;
var generatedMark = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b/iu;
var test = /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|cypress)\/|[._-](?:test|spec|e2e|stories)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_\w+\.py|\w+_test\.(?:go|py|rb))$/iu;
var prose = /\.(?:md|mdx|markdown|txt|rst|adoc|png|jpe?g|gif|svg|webp|ico|pdf|woff2?|ttf)$|(?:^|\/)(?:LICENSE|NOTICE|CODEOWNERS|AUTHORS|CHANGELOG|\.gitignore|\.gitattributes|\.editorconfig|\.prettierrc|\.prettierignore|\.eslintignore)$/iu;
var settings = /\.(?:ya?ml|json[5c]?|env|ini|toml|conf|cfg|properties|tf|tfvars|hcl|xml)$|(?:^|\/)(?:\.env[\w.-]*|Dockerfile[\w.-]*|Containerfile|[\w.-]+\.Dockerfile|docker-compose[\w.-]*|Procfile|\.npmrc|\.nvmrc|\.node-version|\.tool-versions|nginx[\w.-]*)$/iu;
var script = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/iu;
var roleOf = (path, text) => {
  if (vendored.test(path)) return "vendored";
  if (isLockFile(path)) return "lock";
  if (posix2.basename(path) === "package.json") return test.test(path) ? "test" : "manifest";
  if (test.test(path)) return "test";
  if (generatedName.test(path) || generatedMark.test((text ?? "").slice(0, 600))) return "generated";
  if (/\.sql$/iu.test(path)) return "sql";
  if (prose.test(path)) return "text";
  if (settings.test(path)) return "settings";
  return script.test(path) ? "script" : "other";
};
var reasonToLeaveOut = {
  script: null,
  other: null,
  sql: null,
  manifest: null,
  lock: null,
  settings: "Its settings are compared key by key.",
  test: "Tests do not run in the service.",
  text: "Text and pictures do not run.",
  generated: "It is generated: what it is made from counts.",
  vendored: "It is code of others that was copied in."
};

export {
  regressedMetrics,
  regressionOf,
  mergeSuspects,
  lookAtData,
  roleOf,
  reasonToLeaveOut,
  startOfPiece,
  createUnitAt,
  createScriptReader,
  sqlStatements,
  droppedIndex,
  createFlip,
  createUnitPatches
};

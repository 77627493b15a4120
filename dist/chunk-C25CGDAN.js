import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  binomialTail,
  costPerMillion,
  isShownBeyond,
  titleAtStart
} from "./chunk-YP2GOVHX.js";
import {
  meanOf,
  mergeCounts,
  quantileOf,
  totalOf
} from "./chunk-5XYAAJQ7.js";
import {
  unseenParts
} from "./chunk-6WMFCKXS.js";
import {
  tInterval
} from "./chunk-UIUPYH7M.js";
import {
  isBundleMetric,
  isPageMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  meanAndDeviation
} from "./chunk-42FJ7QRR.js";
import {
  formatDuration,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/series.ts
var amount = external_exports.number().min(0);
var count = external_exports.int().min(0);
var rate = amount.nullable();
var phases = ["warm-up", "load", "low", "trial", "drain", "overload", "recovery"];
var routePoint = external_exports.strictObject({
  ok: count,
  errors: count,
  /** Of successful requests: see core/histogram.ts. */
  latency: external_exports.array(count)
});
var seriesHeaderSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/series@1"),
  suite: external_exports.string(),
  scenario: external_exports.string(),
  /** What of the requests goes over the wire: the weighted mix, or the steps in their order. */
  steps: external_exports.array(external_exports.string()).nullable(),
  /** Planned, ms. */
  duration: amount,
  startedAt: external_exports.string()
});
var point = external_exports.strictObject({
  kind: external_exports.literal("point"),
  phase: external_exports.enum(phases),
  /** Which trial of a stress scenario it belongs to, from 0; null in other phases. */
  trial: count.nullable(),
  /** Begin of the interval since that of the scenario, ms, and its length, ms. */
  at: amount,
  length: amount,
  /** Requests per second: that were asked for (null in a closed loop), and that were answered as expected. */
  asked: rate,
  served: amount,
  connections: count.nullable(),
  /** Requests that were begun; not sent because too many were under way; under way at the end. */
  begun: count,
  dropped: count,
  underWay: count,
  /** ms; null when none was answered as expected. */
  p50: rate,
  p95: rate,
  p99: rate,
  errors: count,
  /** By route name. */
  routes: external_exports.record(external_exports.string(), routePoint),
  /** Errors by kind: the status, "body", "connection", "timeout", "capture", "not sent". */
  failures: external_exports.record(external_exports.string(), count),
  /** CPU time of the service's processes, ms; what a Node service allocated, bytes, and its collection pauses, ms. */
  cpu: amount.nullable(),
  allocated: amount.nullable(),
  gcPause: amount.nullable(),
  /** Resident memory at the end, bytes; the JavaScript heap in use at the end, bytes. */
  rss: amount.nullable(),
  heap: amount.nullable(),
  /** Share of the time that the service's event loop was busy, 0 to 1. */
  loop: external_exports.number().min(0).max(1).nullable(),
  /** CPU of the load generator / time; 99th percentile of how late it sent, ms (null in a closed loop). */
  generator: external_exports.strictObject({ utilisation: amount, lateness: rate })
});
var unseen = external_exports.array(external_exports.strictObject({ what: external_exports.string(), reason: external_exports.string() }));
var signals = external_exports.strictObject({
  kind: external_exports.literal("signals"),
  at: amount,
  length: amount,
  values: external_exports.record(external_exports.string(), external_exports.number()),
  missing: unseen.optional()
});
var heap = external_exports.strictObject({ kind: external_exports.literal("heap"), before: amount, after: amount, requests: count });
var database = external_exports.strictObject({
  kind: external_exports.literal("database"),
  requests: count,
  values: external_exports.record(external_exports.string(), external_exports.number()),
  missing: unseen
});
var event = external_exports.strictObject({
  kind: external_exports.literal("event"),
  at: amount,
  what: external_exports.enum(["died", "stopped", "failed"]),
  text: external_exports.string()
});
var end = external_exports.strictObject({
  kind: external_exports.literal("end"),
  at: amount,
  complete: external_exports.boolean(),
  /** From spawn to ready, ms. */
  startup: amount,
  memoryPeak: amount.nullable(),
  /** Why the probe saw nothing, or null. */
  blind: external_exports.string().nullable()
});
var seriesLineSchema = external_exports.union([point, signals, heap, database, event, end]);
var pointsOf = ({ lines }) => lines.filter((it) => it.kind === "point");
var parseLine = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
var parseSeries = (text) => {
  const [first = "", ...rest] = text.split("\n");
  const read = seriesHeaderSchema.safeParse(parseLine(first));
  if (!read.success) return null;
  const lines = rest.flatMap((it) => seriesLineSchema.safeParse(parseLine(it)).data ?? []);
  return { header: read.data, lines };
};

// src/gate/measure/merged.ts
var sum = (items, of) => items.reduce((total, it) => total + of(it), 0);
var routesOf = (points) => points.flatMap(({ routes }) => Object.values(routes));
var mergePoints = (points) => {
  const routes = routesOf(points);
  const failures = {};
  for (const point2 of points)
    for (const [kind, count2] of Object.entries(point2.failures)) failures[kind] = (failures[kind] ?? 0) + count2;
  return {
    length: sum(points, ({ length }) => length),
    ok: sum(routes, ({ ok }) => ok),
    errors: sum(routes, ({ errors }) => errors),
    begun: sum(points, ({ begun }) => begun),
    latency: mergeCounts(routes.map(({ latency }) => latency)),
    failures
  };
};
var fewestBeyond = 1;
var latencyQuantile = ({ latency }, q) => totalOf(latency) * (1 - q) < fewestBeyond - 1e-9 ? null : quantileOf(latency, q);
var whole = (points, of) => points.reduce((total, point2) => {
  const value = of(point2);
  return total === null || value === null ? null : total + value;
}, 0);
var per = (amount2, requests) => amount2 === null || requests === 0 ? null : amount2 / requests;
var pointValues = (points) => {
  const merged = mergePoints(points);
  const { ok, errors, length, failures } = merged;
  const answered = ok + errors - (failures["not sent"] ?? 0);
  const rss = points.flatMap((it) => it.rss ?? []);
  const values = {
    "latency.mean": meanOf(merged.latency),
    "latency.p50": latencyQuantile(merged, 0.5),
    "latency.p95": latencyQuantile(merged, 0.95),
    "latency.p99": latencyQuantile(merged, 0.99),
    throughput: length === 0 ? null : ok * 1e3 / length,
    "errors.rate": ok + errors === 0 ? null : errors / (ok + errors),
    "cpu.per-request": per(
      whole(points, ({ cpu }) => cpu),
      answered
    ),
    // Not by Math.max of all: as many arguments as a week has points are too many for a call.
    "memory.rss.peak": rss.length === 0 ? null : rss.reduce((most, it) => Math.max(most, it)),
    "allocation.per-request": per(
      whole(points, ({ allocated }) => allocated),
      answered
    ),
    "gc.pause": per(
      whole(points, ({ gcPause }) => gcPause),
      answered
    )
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) => value === null ? [] : [[metric, value]])
  );
};

// src/gate/measure/measured-values.ts
var parts = 20;
var inParts = (points) => {
  const number = Math.min(parts, points.length);
  const total = points.reduce((sum2, { length }) => sum2 + length, 0);
  const cut = Array.from({ length: number }, () => []);
  let before = 0;
  for (const point2 of points) {
    const middle = before + point2.length / 2;
    cut[total === 0 ? 0 : Math.min(number - 1, Math.floor(middle * number / total))]?.push(point2);
    before += point2.length;
  }
  return cut.filter((part) => part.length > 0);
};
var valueOf = (metric, value, ofParts) => {
  const { unit, better } = metricOf(metric);
  return { metric, unit, better, value, parts: [...ofParts] };
};
var measuredValues = (series) => {
  const points = pointsOf(series).filter(({ phase }) => phase === "load");
  if (points.length === 0) return [];
  const all = pointValues(points);
  const each = inParts(points).map(pointValues);
  const ofPoints = Object.entries(all).map(([metric, value]) => {
    const found = each.flatMap((it) => it[metric] ?? []);
    return valueOf(metric, value, found.length === each.length ? found : []);
  });
  const signals2 = series.lines.flatMap((it) => it.kind === "signals" ? [it] : []);
  const seen = [...new Set(signals2.flatMap(({ values }) => Object.keys(values)))].map((metric) => {
    const found = signals2.flatMap(
      ({ length, values: { [metric]: value } }) => value === void 0 ? [] : [{ length, value }]
    );
    const time = found.reduce((sum2, { length }) => sum2 + length, 0);
    const weighted = found.reduce((sum2, it) => sum2 + it.value * it.length, 0);
    return valueOf(
      metric,
      time === 0 ? found[0]?.value ?? 0 : weighted / time,
      found.map((it) => it.value)
    );
  });
  const database2 = series.lines.find((it) => it.kind === "database")?.values ?? {};
  const told = seen.filter(({ metric }) => metric !== "db.rows" || database2[metric] === void 0);
  const ofDatabase = Object.entries(database2).filter(([metric]) => told.every((it) => it.metric !== metric)).map(([metric, value]) => valueOf(metric, value, []));
  const heap2 = series.lines.find((it) => it.kind === "heap");
  const ofHeap2 = heap2 === void 0 ? [] : [
    valueOf("memory.heap", heap2.after, []),
    ...heap2.requests === 0 ? [] : [valueOf("memory.growth", (heap2.after - heap2.before) / heap2.requests, [])]
  ];
  return [...ofPoints, ...told, ...ofDatabase, ...ofHeap2];
};

// src/gate/measure/unseen-reason.ts
var ofHeap = /* @__PURE__ */ new Set(["memory.heap", "memory.growth"]);
var ofProbe = /* @__PURE__ */ new Set([
  ...ofHeap,
  "allocation.per-request",
  "gc.pause",
  "eventloop.delay.p99",
  "io.sync-calls"
]);
var ofHeaps = /* @__PURE__ */ new Set([unseenParts.heap, unseenParts.processes]);
var unseenReason = (metric, { lines }) => {
  const end2 = lines.find((it) => it.kind === "end");
  const blind = end2?.blind ?? null;
  const isOfDatabase = metric.startsWith("db.") && lines.every((it) => it.kind !== "database");
  if (blind !== null && (ofProbe.has(metric) || isOfDatabase)) return `it could not be observed: ${blind}`;
  if (ofHeap.has(metric)) {
    const missing = lines.flatMap((it) => it.kind === "signals" ? it.missing ?? [] : []);
    const other = missing.find(({ what }) => ofHeaps.has(what));
    if (other !== void 0) return `it could not be observed: ${other.reason.replace(/\.$/u, "")}`;
    if (end2 === void 0) return "the run was killed before the heap was looked at again";
  }
  if (metric.startsWith("latency.")) return "there were too few expected answers";
  return metric === "cost.per-million" ? "there are no prices, or CPU time or memory could not be observed" : "it could not be observed";
};

// src/gate/measure/judge-measured.ts
var isWorse = (metric, value, bound) => bound !== null && (metricOf(metric).better === "lower" ? value > bound : value < bound);
var errorsBeyond = (series, limit, rate2) => {
  const parts2 = inParts(pointsOf(series).filter(({ phase }) => phase === "load")).map(mergePoints);
  const failed = parts2.reduce((sum2, { errors }) => sum2 + errors, 0);
  const all = parts2.reduce((sum2, { ok, errors }) => sum2 + ok + errors, 0);
  const recurring = parts2.filter(({ errors }) => errors > 0).length >= 2;
  return recurring && binomialTail(failed, all, limit) < rate2;
};
var neededOnce = 2 ** 20;
var growsBeyond = ({ lines }, limit) => {
  const heap2 = lines.find((it) => it.kind === "heap");
  return heap2 !== void 0 && heap2.after - heap2.before - neededOnce > limit * heap2.requests;
};
var isSettled = ({ metric, parts: parts2 }) => metric === "memory.rss.peak" || parts2.length === 0 && (metric === "memory.heap" || metric.startsWith("db."));
var isBeyond = (found, series, limit, rate2) => {
  const { metric, parts: parts2 } = found;
  if (metric === "errors.rate") return errorsBeyond(series, limit, rate2);
  if (metric === "memory.growth") return growsBeyond(series, limit);
  return isSettled(found) || isShownBeyond(parts2, { limit, better: metricOf(metric).better, rate: rate2 });
};
var decide = ({ metric, limit, target }, value, shows) => {
  if (limit !== null && isWorse(metric, value, limit) && shows(limit)) return "exceeded";
  return isWorse(metric, value, limit) || isWorse(metric, value, target) ? "missed-target" : "met";
};
var judgeCapacity = (budget, { scenario }) => {
  const { capacity, suite, scenario: name } = scenario;
  const place = { suite, scenario: name, metric: budget.metric };
  const bounds = { limit: budget.limit, target: budget.target };
  const rate2 = capacity?.rate ?? null;
  const atLeast = capacity?.atLeast ?? null;
  if (rate2 !== null)
    return {
      budget: {
        ...place,
        ...bounds,
        value: rate2.estimate,
        decision: decide(budget, rate2.estimate, (limit) => rate2.high < limit)
      }
    };
  if (atLeast !== null && !isWorse(budget.metric, atLeast, budget.limit))
    return { budget: { ...place, ...bounds, value: atLeast, decision: decide(budget, atLeast, () => false) } };
  return {
    unchecked: { ...place, reason: capacity?.brakeText ?? "stress was not measured", blocks: budget.limit !== null }
  };
};
var judgeOne = (budget, judged, rate2) => {
  const { metric, limit, target } = budget;
  const { scenario, series } = judged;
  const isStress = scenario.capacity !== null;
  if (metric === "capacity" !== isStress) return null;
  if (isStress) return judgeCapacity(budget, judged);
  const place = { suite: scenario.suite, scenario: scenario.scenario, metric };
  const found = scenario.values.find((it) => it.metric === metric);
  if (found === void 0)
    return { unchecked: { ...place, reason: unseenReason(metric, series), blocks: limit !== null } };
  const beyond = (bound) => isBeyond(found, series, bound, rate2);
  return { budget: { ...place, value: found.value, limit, target, decision: decide(budget, found.value, beyond) } };
};
var judgeMeasured = (all, { budgets, falseAlarmRate }) => {
  const outcomes = budgets.filter(({ metric }) => !isBundleMetric(metric) && !isPageMetric(metric)).flatMap((budget) => all.flatMap((judged) => judgeOne(budget, judged, falseAlarmRate) ?? []));
  return {
    budgets: outcomes.flatMap((it) => "budget" in it ? [it.budget] : []),
    unchecked: outcomes.flatMap((it) => "unchecked" in it ? [it.unchecked] : [])
  };
};

// src/gate/measure/cost-value.ts
var costValue = (values, prices) => {
  const of = (metric2) => values.find((it) => it.metric === metric2);
  const [cpu, memory] = [of("cpu.per-request"), of("memory.rss.peak")];
  if (prices === null || cpu === void 0 || memory === void 0) return [];
  const metric = "cost.per-million";
  const { unit, better } = metricOf(metric);
  const parts2 = memory.parts.length === cpu.parts.length ? memory.parts : cpu.parts.map(() => memory.value);
  return [
    {
      metric,
      unit,
      better,
      value: costPerMillion(cpu.value, memory.value, prices),
      parts: cpu.parts.map((it, part) => costPerMillion(it, parts2[part] ?? memory.value, prices))
    }
  ];
};

// src/statistics/capacity-search.ts
var narrow = 1.06;
var stair = 1.03;
var lowestShare = 1 / 256;
var mostStairs = 40;
var fewestStairs = 6;
var nextStair = (stairs, start) => {
  const last = stairs.at(-1);
  if (last === void 0) return start;
  let run = 0;
  for (const trial of stairs.toReversed()) {
    if (trial.held !== last.held) break;
    run += 1;
  }
  const step = stair ** Math.min(8, 2 ** Math.floor((run - 1) / 2));
  return last.held ? last.rate * step : last.rate / step;
};
var replay = (trials, { from, to, factor }) => {
  let low = null;
  let high = null;
  const stairs = [];
  let isStair = false;
  for (const trial of trials) {
    if (isStair) stairs.push(trial);
    else if (trial.held) low = trial.rate;
    else high = trial.rate;
    isStair ||= low !== null && high !== null && high / low <= narrow;
  }
  const bound = (rate2) => to === null ? rate2 : Math.min(rate2, to);
  if (isStair) {
    const next = stairs.length >= mostStairs ? null : bound(nextStair(stairs, Math.sqrt((low ?? 1) * (high ?? 1))));
    return { phase: "stairs", low, high, stairs, next };
  }
  if (low !== null && high !== null) return { phase: "bisect", low, high, stairs, next: Math.sqrt(low * high) };
  if (low !== null)
    return { phase: "ramp", low, high, stairs, next: to !== null && low >= to ? null : bound(low * factor) };
  if (high !== null) return { phase: "ramp", low, high, stairs, next: high <= from * lowestShare ? null : high / 2 };
  return { phase: "ramp", low, high, stairs, next: bound(from) };
};
var nextRate = (trials, bounds) => replay(trials, bounds).next;
var turned = (stairs) => {
  const turn = stairs.findIndex(({ held }, at) => at > 0 && held !== stairs[at - 1]?.held);
  return turn === -1 ? [] : stairs.slice(turn);
};
var capacityOf = (trials, bounds) => {
  const { low, high, stairs } = replay(trials, bounds);
  if (low === null || high === null) return null;
  const around = turned(stairs);
  if (around.length < fewestStairs) {
    const rates = stairs.map(({ rate: rate2 }) => rate2);
    const [least, most] = [Math.min(low, ...rates), Math.max(high, ...rates)];
    return { estimate: Math.sqrt(low * high), low: least, high: most };
  }
  const logs = around.map(({ rate: rate2 }) => Math.log(rate2));
  const summary = meanAndDeviation(logs);
  const half = Math.max(Math.log(stair), (tInterval(summary, 0.025).high - summary.mean) * Math.SQRT2);
  return {
    estimate: Math.exp(summary.mean),
    low: Math.exp(summary.mean - half),
    high: Math.exp(summary.mean + half)
  };
};
var isBoundReached = (trials, { to }) => to !== null && trials.some(({ rate: rate2, held }) => held && rate2 >= to) && trials.every(({ held }) => held);

// src/gate/measure/judge-trial.ts
var growingShare = 0.02;
var usualUnderWay = 6;
var latestSend = 10;
var pausedShare = 0.01;
var lateShare = 0.05;
var sentShare = 0.97;
var pilesUp = (points) => {
  const before = points[0]?.underWay ?? 0;
  const came = points.slice(1).reduce((sum2, { begun, dropped }) => sum2 + begun + dropped, 0);
  const chance = 3 * Math.sqrt(before);
  return (points.at(-1)?.underWay ?? 0) - before > Math.max(usualUnderWay, chance, growingShare * came);
};
var judgeTrial = (points, limits, died) => {
  const { ok, errors, length, begun, latency } = mergePoints(points);
  const dropped = points.reduce((sum2, point2) => sum2 + point2.dropped, 0);
  const waiting = points.at(-1)?.underWay ?? 0;
  const values = pointValues(points);
  const broken = limits.filter(({ metric, limit }) => (values[metric] ?? 0) > limit).map(({ metric }) => metric);
  const grows = pilesUp(points) || begun > 0 && ok + errors === 0;
  const lateness = Math.max(0, ...points.map(({ generator }) => generator.lateness ?? 0));
  const bounds = limits.filter(({ metric }) => metric.startsWith("latency.")).map(({ limit }) => limit);
  const asked = (points[0]?.asked ?? 0) * length / 1e3;
  const isLate = lateness > Math.max(latestSend, pausedShare * length, lateShare * (bounds.length === 0 ? 0 : Math.min(...bounds))) || begun + dropped + waiting < sentShare * asked - 4 * Math.sqrt(asked);
  const failed = broken.some((metric) => metric.startsWith("latency.")) ? "latency" : broken.length > 0 ? "errors" : grows ? "backlog" : null;
  const brake = died ? "died" : failed !== null && isLate ? "generator" : failed;
  return {
    rate: points[0]?.asked ?? 0,
    served: length === 0 ? 0 : ok * 1e3 / length,
    p95: quantileOf(latency, 0.95),
    errors: ok + errors === 0 ? 0 : errors / (ok + errors),
    held: brake === null,
    brake
  };
};

// src/gate/measure/stress-limits.ts
var timesLow = 5;
var leastLimit = 1e3;
var mostErrors = 0.01;
var isLatency = (metric) => metric.startsWith("latency.");
var stressLimits = (own, policy, low) => {
  const ofKind = (fits, usual) => {
    const named = own.filter(({ metric }) => fits(metric)).map((it) => ({ ...it, from: "scenario" }));
    if (named.length > 0) return named;
    const limits = policy.flatMap(
      ({ metric, limit }) => fits(metric) && limit !== null ? [{ metric, limit, from: "policy" }] : []
    );
    return limits.length > 0 ? limits : [usual];
  };
  return [
    ...ofKind(isLatency, {
      metric: "latency.p95",
      limit: Math.max(leastLimit, timesLow * (low ?? 0)),
      from: "default"
    }),
    ...ofKind((metric) => metric === "errors.rate", { metric: "errors.rate", limit: mostErrors, from: "default" })
  ];
};

// src/gate/measure/judge-stress.ts
var ofPhase = (points, wanted) => points.filter(({ phase }) => phase === wanted);
var limitsOf = (points, stress, policy) => stressLimits(stress.budgets, policy, latencyQuantile(mergePoints(ofPhase(points, "low")), 0.95));
var trialsOf = (points, limits, died) => {
  const groups = [...Map.groupBy(ofPhase(points, "trial"), ({ trial }) => trial ?? 0).values()];
  return groups.map((group, index) => judgeTrial(group, limits, died && index === groups.length - 1));
};
var tried = (trials) => trials.filter(({ brake }) => brake !== "generator");
var rateText = (rate2) => formatValue(rate2, "requests/s");
var limitText = ({ metric, limit }) => `${metricOf(metric).title} above ${formatValue(limit, metricOf(metric).unit)}`;
var brakeText = (brake, trial, limits, best) => {
  const at = trial === void 0 ? "" : ` at ${rateText(trial.rate)}`;
  const held = best === null ? "no rate was borne" : `${rateText(best)} was borne`;
  switch (brake) {
    case "latency":
      return `Latency broke first${at}: ${limits.filter(({ metric }) => metric.startsWith("latency.")).map(limitText).join(
        " or "
      )}${trial?.p95 === null || trial === void 0 ? "" : ` (95th percentile ${formatValue(trial.p95, "ms")})`}.`;
    case "errors":
      return `Errors broke first${at}: ${formatShare(trial?.errors ?? 0)} of the requests failed.`;
    case "backlog":
      return `Throughput broke first${at}: ${rateText(trial?.served ?? 0)} were answered, and the others piled up.`;
    case "died":
      return `The service died${at}.`;
    case "generator":
      return `The load generator could not send more${at === "" ? "" : ` than it did${at}`}: the capacity is not known, ${held}. Measure on a machine with more cores.`;
    case "limit":
      return `Nothing broke up to the highest rate of the scenario: ${held}.`;
    case "time":
      return `The time was over before anything broke: ${held}. Allow more with --duration.`;
    case "nothing":
      return `The capacity is not known: ${held}.`;
  }
};
var steady = 2;
var recoveryOf = (points, limits) => {
  const [overload] = ofPhase(points, "overload");
  const after = ofPhase(points, "recovery");
  const [first] = after;
  if (overload === void 0 || first === void 0) return null;
  const good = after.map((point2) => judgeTrial([point2], limits, false).held);
  const index = good.findIndex(
    (_, at) => good.slice(at, at + steady).length === steady && good.slice(at, at + steady).every(Boolean)
  );
  const found = after[index];
  const last = after.at(-1) ?? first;
  return {
    overload: overload.asked ?? 0,
    rate: first.asked ?? 0,
    time: found === void 0 ? null : found.at + found.length - first.at,
    watched: last.at + last.length - first.at
  };
};
var boundsOf = (trials, { to, step }) => ({
  from: trials[0]?.rate ?? 1,
  to,
  factor: step
});
var withoutCutTrial = (series) => {
  const points = pointsOf(series);
  const last = points.at(-1);
  const complete = series.lines.some((it) => it.kind === "end" && it.complete);
  if (complete || last?.phase !== "trial") return points;
  return points.filter(({ phase, trial }) => phase !== "trial" || trial !== last.trial);
};
var judgeStress = (series, stress, policy) => {
  const died = series.lines.some((it) => it.kind === "event" && it.what === "died");
  const points = died ? pointsOf(series) : withoutCutTrial(series);
  const limits = limitsOf(points, stress, policy);
  const trials = trialsOf(points, limits, died);
  const counted = tried(trials);
  const bounds = boundsOf(counted, stress);
  const best = counted.reduce(
    (most, { rate: rate3, held }) => held && rate3 > (most ?? 0) ? rate3 : most,
    null
  );
  const first = counted.find(({ held, rate: rate3 }) => !held && rate3 > (best === null ? 0 : best * 0.5));
  const lateAt = trials.find(({ brake: brake2 }) => brake2 === "generator");
  const isGenerator = lateAt !== void 0 && trials.at(-1)?.brake === "generator" && counted.every(({ held }) => held);
  const rate2 = isGenerator ? null : capacityOf(counted, bounds);
  const brake = isGenerator ? "generator" : first?.brake ?? (isBoundReached(counted, bounds) ? "limit" : best === null ? "nothing" : "time");
  return {
    rate: rate2,
    atLeast: rate2 === null ? best : null,
    brake,
    brakeText: brakeText(brake, isGenerator ? lateAt : first, limits, best),
    budgets: limits,
    trials: trials.map((it) => ({ ...it })),
    recovery: recoveryOf(points, limits)
  };
};
var recoveryText = ({ recovery }) => {
  if (recovery === null) return null;
  const from = `After ${rateText(recovery.overload)}`;
  const at = `at ${rateText(recovery.rate)}`;
  return recovery.time === null ? `${from} the service did not recover ${at} within ${formatDuration(recovery.watched)}.` : `${from} the service was back within the budgets ${at} after ${formatDuration(recovery.time)}.`;
};

// src/usecases/measure/conclude-part.ts
var highestUtilisation = 0.8;
var highestLateness = 10;
var median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
var worstKinds = (failures) => Object.fromEntries(
  Object.entries(failures).toSorted(([, a], [, b]) => b - a).slice(0, 8)
);
var kindText = (kind) => /^\d+$/u.test(kind) ? `status ${kind}` : kind;
var deadStep = ({ header, lines }) => {
  const { steps } = header;
  if (steps === null) return null;
  const { routes, failures } = pointsOf({ lines }).reduce(
    (all, point2) => {
      for (const [name, { ok, errors }] of Object.entries(point2.routes)) {
        const known = all.routes.get(name) ?? { ok: 0, errors: 0 };
        all.routes.set(name, { ok: known.ok + ok, errors: known.errors + errors });
      }
      for (const [kind2, count2] of Object.entries(point2.failures))
        all.failures[kind2] = (all.failures[kind2] ?? 0) + count2;
      return all;
    },
    { routes: /* @__PURE__ */ new Map(), failures: {} }
  );
  const dead = steps.find((name) => (routes.get(name)?.errors ?? 0) > 0 && routes.get(name)?.ok === 0);
  if (dead === void 0) return null;
  const behind = steps.slice(steps.indexOf(dead) + 1);
  const [kind] = Object.keys(worstKinds(failures));
  const rest = behind.length === 0 ? "" : ` Nothing behind it was sent: ${behind.join(", ")}.`;
  return `EVERY request of step "${dead}" failed (${routes.get(dead)?.errors ?? 0} of them; ${kindText(kind ?? "unknown")}).${rest}`;
};
var generatorText = (series) => {
  const points = pointsOf(series).filter(({ phase }) => phase === "load");
  const closed = points.filter(({ generator }) => generator.lateness === null);
  const utilisation = median(closed.map(({ generator }) => generator.utilisation)) ?? 0;
  if (utilisation > highestUtilisation)
    return `The load generator used ${formatShare(utilisation)} of its core: it was the bottleneck, not the service. Give the scenario fewer connections, or a rate.`;
  const lateness = median(points.flatMap(({ generator }) => generator.lateness ?? [])) ?? 0;
  return lateness > highestLateness ? `The load generator sent requests ${lateness.toFixed(0)} ms late: lower the rate, or use a machine with more cores.` : null;
};
var mostUnseen = 4;
var unseenTexts = ({ lines }) => {
  const missing = lines.flatMap((it) => it.kind === "signals" ? it.missing ?? [] : []);
  const texts = [...new Set(missing.map(({ what, reason }) => `The probe could not see ${what}: ${reason}`))];
  const more = texts.length - mostUnseen;
  return more > 0 ? [...texts.slice(0, mostUnseen), `${more} more could not be seen; raw/ has them all.`] : texts;
};
var concludePart = (planned, series, policy) => {
  const { header, lines } = series;
  const points = pointsOf(series).filter(({ phase }) => phase !== "warm-up");
  const judged = points.filter(({ phase }) => phase === "load");
  const { ok, errors, failures } = mergePoints(planned.stress === null ? judged : points);
  const events = lines.filter((it) => it.kind === "event");
  const [event2] = events;
  const end2 = lines.find((it) => it.kind === "end");
  const complete = end2?.complete === true;
  const dead = deadStep(series);
  const late = planned.stress === null ? generatorText(series) : null;
  const silent = points.length > 0 && ok === 0 && dead === null ? `No request was answered as expected (${Object.keys(worstKinds(failures)).map(kindText).join(", ")}).` : null;
  const routes = [...new Set(judged.flatMap((point2) => Object.keys(point2.routes)))].map((route) => {
    const merged = mergePoints(
      judged.map((point2) => ({
        ...point2,
        routes: Object.fromEntries(Object.entries(point2.routes).filter(([name]) => name === route))
      }))
    );
    const quantile = (q) => quantileOf(merged.latency, q);
    return {
      route,
      requests: merged.ok + merged.errors,
      errors: merged.errors,
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99)
    };
  });
  const peak = planned.stress === null ? end2?.memoryPeak ?? null : null;
  const values = measuredValues(series).map(
    (it) => it.metric === "memory.rss.peak" && peak !== null ? { ...it, value: Math.max(it.value, peak) } : it
  );
  const failure = events.find(({ what }) => what !== "stopped")?.text ?? null;
  const isStressDeath = planned.stress !== null && event2?.what === "died";
  const isAfter = complete || event2?.what === "stopped";
  const untrusted = [dead, isStressDeath || isAfter ? null : failure, silent, late].filter((it) => it !== null);
  return {
    series,
    untrusted,
    scenario: {
      suite: planned.suite,
      scenario: planned.scenario,
      load: planned.load,
      series: planned.series,
      startedAt: header.startedAt,
      planned: header.duration,
      duration: points.reduce((sum2, { length }) => sum2 + length, 0),
      complete,
      cutShort: complete ? null : event2?.text ?? "The run was killed.",
      requests: ok + errors,
      errors,
      failures: worstKinds(failures),
      values: [...values, ...costValue(values, policy.prices ?? null)],
      routes,
      capacity: planned.stress === null ? null : judgeStress(series, planned.stress, policy.budgets),
      warnings: [
        ...untrusted,
        ...isAfter && failure !== null ? [failure] : [],
        ...end2?.blind == null ? [] : [`What happens inside the service was not seen: ${end2.blind}.`],
        ...unseenTexts(series),
        ...(lines.find((it) => it.kind === "database")?.missing ?? []).map(
          ({ what, reason }) => `The database did not tell ${what}: ${reason}`
        )
      ]
    }
  };
};

// src/usecases/measure/conclude-measure.ts
var placeText = ({ suite, scenario }) => `${suite}, scenario ${scenario}`;
var exceededText = (it) => {
  const { unit } = metricOf(it.metric);
  const limit = it.limit === null ? "" : `, beyond its limit of ${formatValue(it.limit, unit)}`;
  return `${titleAtStart(it.metric)} in ${placeText(it)} is ${formatValue(it.value, unit)}${limit}.`;
};
var passText = (budgets, parts2) => {
  const number = parts2.length === 1 ? "The scenario was" : `All ${parts2.length} scenarios were`;
  if (budgets.length === 0) return `${number} measured to the end; the configuration has no budget to judge by.`;
  const missed = budgets.filter(({ decision }) => decision === "missed-target").length;
  return missed === 0 ? `${number} measured to the end, and every budget is met.` : `${number} measured to the end; ${missed} of ${budgets.length} budgets are not met, and none is shown to be beyond its limit.`;
};
var concludeMeasure = (record, kept, { duration, reason }) => {
  const { schema: _, policy, parts: parts2, ...known } = record;
  const concluded = parts2.flatMap((part) => {
    const series = kept.get(part.series);
    return series === void 0 ? [] : [concludePart(part, series, policy)];
  });
  const { budgets, unchecked } = judgeMeasured(concluded, policy);
  const untrusted = concluded.flatMap((it) => it.untrusted.map((text) => `${placeText(it.scenario)}: ${text}`));
  const exceeded = budgets.filter(({ decision }) => decision === "exceeded").map(exceededText);
  const cut = concluded.filter(({ scenario }) => !scenario.complete).map(({ scenario }) => `${placeText(scenario)} was cut short: ${scenario.cutShort ?? ""}`);
  const missing = parts2.length - concluded.length;
  const notRun = missing === 0 ? [] : [`${missing} of ${parts2.length} scenarios were not measured.`];
  const open = unchecked.filter(({ blocks }) => blocks).map((it) => `The budget of ${it.metric} in ${placeText(it)} could not be checked: ${it.reason}`);
  const partial = cut.length + notRun.length > 0;
  const why = reason === null ? [] : [reason];
  const verdictOf = () => {
    const measured = concluded.some(({ scenario }) => scenario.requests > 0);
    if (untrusted.length > 0 || !measured)
      return { verdict: "invalid", reasons: [...untrusted, ...why, ...exceeded, ...notRun] };
    if (exceeded.length > 0) return { verdict: "fail", reasons: [...exceeded, ...why, ...cut, ...notRun] };
    if (partial || open.length > 0) return { verdict: "inconclusive", reasons: [...why, ...cut, ...notRun, ...open] };
    return { verdict: "pass", reasons: [passText(budgets, concluded)] };
  };
  const conclusion = verdictOf();
  return {
    schema: "pacegate/measure@1",
    ...conclusion,
    reasons: conclusion.reasons.length === 0 ? ["Nothing was measured."] : conclusion.reasons,
    ...known,
    partial,
    duration,
    scenarios: concluded.map(({ scenario }) => scenario),
    budgets,
    unchecked
  };
};

export {
  seriesHeaderSchema,
  seriesLineSchema,
  pointsOf,
  parseSeries,
  nextRate,
  capacityOf,
  pointValues,
  judgeTrial,
  limitsOf,
  trialsOf,
  tried,
  recoveryText,
  concludeMeasure
};

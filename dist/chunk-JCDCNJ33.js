import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  worsening
} from "./chunk-O6QRDXNH.js";

// src/advice/naming.ts
var createNaming = (places) => {
  const suites = new Set(places.map((it) => it.suite));
  const scenarios = /* @__PURE__ */ new Map();
  for (const { suite, scenario } of places) {
    const known = scenarios.get(suite) ?? /* @__PURE__ */ new Set();
    if (scenario !== null) known.add(scenario);
    scenarios.set(suite, known);
  }
  const scenarioOf = ({ suite, scenario }) => scenario !== null && (scenarios.get(suite)?.size ?? 0) > 1 ? [scenario] : [];
  const named = (place, remarks) => {
    const name = place.route === null ? place.suite : suites.size > 1 ? `${place.suite}: ${place.route}` : place.route;
    return remarks.length === 0 ? name : `${name} (${remarks.join(", ")})`;
  };
  return {
    subject: (place) => named(place, scenarioOf(place)),
    row: (place) => named(place, [...place.route === null && place.scenario !== null ? ["all routes"] : [], ...scenarioOf(place)])
  };
};

// src/advice/regressions.ts
var timeMetrics = /* @__PURE__ */ new Set([
  "cpu.per-request",
  "latency.mean",
  "latency.p50",
  "latency.p95",
  "latency.p99",
  "throughput"
]);
var isSpeed = (metric) => timeMetrics.has(metric) || metric === "allocation.per-request";
var regressed = (metrics) => metrics.filter((it) => it.primary && it.decision === "regressed");
var bySize = (a, b) => worsening(b) - worsening(a);
var leadOf = (sorted) => {
  const largest = sorted.find((it) => it.primary) ?? sorted[0];
  const cpu = sorted.find((it) => it.metric === "cpu.per-request" && it.primary === largest.primary);
  return cpu !== void 0 && worsening(cpu) >= 0.7 * worsening(largest) ? cpu : largest;
};
var toGroup = (members) => {
  const [first, ...rest] = members.toSorted(bySize);
  if (first === void 0) return [];
  const lead = leadOf([first, ...rest]);
  const { suite, route, scenario } = lead;
  const same = members.every((it) => it.scenario === scenario);
  const others = [first, ...rest].filter((it) => it !== lead);
  return [{ suite, route, scenario: same ? scenario : null, lead, members: [lead, ...others] }];
};
var groupBy = (metrics) => [...Map.groupBy(metrics, (it) => JSON.stringify([it.suite, it.route])).values()].flatMap(toGroup);
var slowerRoutes = (metrics) => {
  const worse = metrics.filter((it) => it.route !== null && isSpeed(it.metric) && it.decision === "regressed");
  return groupBy(worse).filter((it) => it.members.some((member) => member.primary));
};
var slowerSuites = (metrics) => {
  const routes = slowerRoutes(metrics);
  const explained = (it) => routes.some(
    (group) => group.suite === it.suite && group.members.some((member) => timeMetrics.has(member.metric) === timeMetrics.has(it.metric))
  );
  return groupBy(regressed(metrics).filter((it) => it.route === null && isSpeed(it.metric) && !explained(it)));
};
var severityOf = (policy) => policy.from === "head" ? "warning" : "blocking";

export {
  createNaming,
  isSpeed,
  regressed,
  slowerRoutes,
  slowerSuites,
  severityOf
};

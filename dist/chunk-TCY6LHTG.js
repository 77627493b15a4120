import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  quote
} from "./chunk-V5LBYAPM.js";
import {
  defaultStress,
  multiply,
  stressConnections,
  toFull
} from "./chunk-6A772AGG.js";
import {
  seriesFile
} from "./chunk-MQUC3ZQY.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  formatDuration,
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/usecases/measure/plan-measure.ts
var fullLength = 30 * 6e4;
var shortLength = 3e4;
var shortStress = 6e4;
var usualPeak = 2.5;
var stageLength = (stages) => stages.reduce((sum, { duration }) => sum + duration, 0);
var lengthOf = (scenario, { full, duration }) => {
  if (duration !== null) return duration;
  if (!full) return scenario.stress === null ? shortLength : shortStress;
  return scenario.stages === null ? fullLength : stageLength(scenario.stages);
};
var isOf = (name) => (scenario) => scenario.name === name;
var allOf = (suite) => {
  const own = [...suite.scenarios.map(toFull), ...suite.fullScenarios ?? []];
  const normal = suite.scenarios.find(isOf("normal")) ?? suite.scenarios[0];
  const peak = own.some(isOf("peak")) || normal === void 0 ? [] : [toFull(multiply(normal, "peak", usualPeak))];
  const plain = { name: "stress", model: "open", connections: stressConnections, rate: null, reuse: true };
  const stress = own.some(isOf("stress")) ? [] : [{ ...toFull(plain), stress: defaultStress }];
  const all = [
    ...own.map((scenario) => ({ scenario, isOwn: true })),
    ...[...peak, ...stress].map((scenario) => ({ scenario, isOwn: false }))
  ];
  return all.toSorted((a, b) => Number(a.scenario.stress !== null) - Number(b.scenario.stress !== null));
};
var loadText = ({ stages, steps, stress, rate, connections }) => {
  const users = (number) => `${number} ${steps === null ? "connection" : "user"}${number === 1 ? "" : "s"} kept busy`;
  const of = (perSecond, busy) => perSecond === null ? users(busy) : formatValue(perSecond, "requests/s");
  const way = steps === null ? "" : `, ${steps.length} steps each`;
  if (stress !== null) return "a rate that rises until the budgets break";
  if (stages !== null)
    return `${stages.map((it) => `${of(it.rate, it.connections ?? 1)} for ${formatDuration(it.duration)}`).join(", then ")}${way}`;
  return `${of(rate, connections)}${way}`;
};
var plannedPart = ({ suite, scenario }) => ({
  suite: suite.name,
  scenario: scenario.name,
  load: loadText(scenario),
  series: seriesFile({ suite: suite.name, scenario: scenario.name }),
  stress: scenario.stress
});
var planMeasure = ({ suites }, options) => {
  const services = suites.filter((suite) => suite.type === "service");
  const names = services.map(({ name }) => name);
  const unknown = options.suites.filter((name) => !names.includes(name));
  if (unknown.length > 0 || services.length === 0)
    throw new UsageError(
      services.length === 0 ? "The configuration has no suite of type service, and only services are measured under load." : `There is no service named ${quote(unknown)} in the configuration.`,
      services.length === 0 ? "Use pacegate check for bundles and pages." : `Known: ${quote(names)}.`
    );
  const chosen = services.filter(({ name }) => options.suites.length === 0 || options.suites.includes(name));
  const known = [...new Set(chosen.flatMap((suite) => allOf(suite).map(({ scenario }) => scenario.name)))];
  const strange = options.scenarios.filter((name) => !known.includes(name));
  if (strange.length > 0)
    throw new UsageError(
      `There is no scenario named ${quote(strange)}.`,
      `Known: ${quote(known)}. Leave --scenario out to measure all.`
    );
  const notices = [];
  const parts = chosen.flatMap(
    (suite) => allOf(suite).flatMap(({ scenario, isOwn }) => {
      const isNamed = options.scenarios.includes(scenario.name);
      if (options.scenarios.length > 0 ? !isNamed : !options.full && (!isOwn || scenario.stress !== null)) return [];
      if (!isOwn)
        notices.push(
          `Suite ${suite.name} has no scenario "${scenario.name}": it was measured with its defaults, ${loadText(scenario)}.`
        );
      return [{ suite, scenario, duration: lengthOf(scenario, options), data: null }];
    })
  );
  return { parts, notices };
};

export {
  loadText,
  plannedPart,
  planMeasure
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  causeClasses,
  classOf
} from "./chunk-LQC57QNM.js";
import {
  isBundleMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/investigation/proof/lead.ts
var text = external_exports.string();
var families = ["time", "database", "sync", "memory", "allocation", "bytes", "errors"];
var leadSchema = external_exports.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  family: external_exports.enum(families),
  scale: external_exports.strictObject({ kind: external_exports.enum(["ratio", "difference"]), better: external_exports.enum(["lower", "higher"]) }),
  /** The accepted worsening. */
  tolerance: external_exports.number().min(0),
  /** It was the same in all blocks of the comparison: a count, or bytes of files. */
  exact: external_exports.boolean(),
  /** By how much builds of one commit differ, as a share of the base; absent: they don't. */
  wobble: external_exports.number().min(0).optional(),
  /** Index of a lead of work that this one may follow from: time goes where statements are sent. null: it stands for itself. */
  follows: external_exports.int().min(0).nullable(),
  /** A route of the same metric that did not change and must not move in any arm. */
  control: external_exports.strictObject({ route: text, tolerance: external_exports.number().min(0) }).nullable()
});
var byPrefix = [
  [/^db\.(?:queries|rows|connections)$/u, "database"],
  [/^io\./u, "sync"],
  [/^memory\./u, "memory"],
  [/^(?:allocation\.|gc\.)/u, "allocation"],
  [/^(?:bundle\.|page\.(?:transfer|requests|script-bytes)$)/u, "bytes"],
  [/^(?:errors\.|page\.cls$)/u, "errors"]
];
var familyOf = (metric) => byPrefix.find(([pattern]) => pattern.test(metric))?.[1] ?? "time";
var fewestBlocks = ({ metric, exact }, ofNoise) => isBundleMetric(metric) ? 1 : exact ? Math.min(2, ofNoise) : ofNoise;
var cutOff = 0.02;
var effectFloor = ({ metric, wobble = 0 }) => metricOf(metric).unit === "count/request" ? cutOff : wobble;

// src/investigation/synthesis/playbook/fingerprint.ts
var counting = new Set(causeClasses.flatMap(({ counters }) => counters));
var sorted = (values) => [...new Set(values)].toSorted();
var leading = 0.5;
var timeOf = ({ latency, cpu, database, queues }) => {
  if ((database ?? 0) >= leading * latency) return "time:database";
  if (queues || (cpu ?? 0) >= leading * latency) return "time:processor";
  return cpu === null && database === null ? "time:unseen" : "time:waiting";
};
var symptomsOf = (regressions, view) => ({
  counters: sorted(
    [...regressions, ...view?.affected ?? []].map(({ metric }) => metric).filter((metric) => counting.has(metric))
  ),
  shape: sorted([
    ...regressions.map(({ metric, route }) => `${familyOf(metric)}@${route === null ? "suite" : "route"}`),
    ...(view?.shapes ?? []).filter(({ kind }) => kind !== "unclear").map(({ kind }) => `requests:${kind}`),
    ...(view?.courses ?? []).filter(({ kind }) => kind === "growing").map(({ kind }) => `course:${kind}`),
    ...(view?.times ?? []).map(timeOf)
  ])
});

// src/investigation/synthesis/playbook/playbook-entry.ts
var short = (text2) => text2.slice(0, 2e3);
var few = (texts) => texts.slice(0, 12).map(short);
var playbookEntry = (investigation, symptoms, { reference, at }) => {
  const { learning, hypotheses, rootCause, contributing, state } = investigation;
  const id = rootCause ?? contributing[0];
  const hypothesis = hypotheses.find((it) => it.id === id);
  const experiment = hypothesis?.experiment ?? null;
  if (learning === null || hypothesis === void 0 || experiment === null) return null;
  return {
    schema: "pacegate/playbook@1",
    at,
    reference: short(reference),
    class: hypothesis.class,
    title: classOf(hypothesis.class).title,
    symptoms: few(learning.symptoms),
    cause: short(learning.cause),
    proof: short(learning.proof),
    fix: short(learning.fix),
    prevention: short(learning.prevention),
    monitor: short(learning.monitor),
    recovery: rootCause === null ? null : experiment.recovery,
    confirmed: state === "closed",
    fingerprint: {
      class: hypothesis.class,
      undone: experiment.undone,
      counters: few(symptoms.counters),
      shape: few(symptoms.shape)
    }
  };
};

// src/investigation/synthesis/timeline.ts
var most = 200;
var withEvent = (timeline, at, text2) => {
  if (timeline.some((it) => it.at === at && it.text === text2)) return timeline;
  const events = [...timeline, { at, text: text2 }].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...events.slice(0, 1), ...events.slice(1).slice(1 - most)];
};
var later = (at, ms) => {
  const time = Date.parse(at) + ms;
  return Number.isNaN(time) ? at : new Date(time).toISOString();
};

export {
  leadSchema,
  familyOf,
  fewestBlocks,
  effectFloor,
  withEvent,
  later,
  symptomsOf,
  playbookEntry
};

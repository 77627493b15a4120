import type { Finding, MetricResult } from '../core/result.ts';
import { functionText } from './functions.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, worsening } from './phrase.ts';
import type { RegressionGroup } from './regressions.ts';
import { severityOf, slowerRoutes, slowerSuites } from './regressions.ts';
import type { GotSlower, Rule, RuleInput, SizedFinding } from './rule.ts';

type Cause = 'computes' | 'waits' | 'allocates' | 'unknown';

const at = (
  metrics: readonly MetricResult[],
  { suite, route }: RegressionGroup,
  metric: string,
  scenario: string | null,
) => {
  const found = metrics.filter((it) => it.suite === suite && it.route === route && it.metric === metric);
  return found.find((it) => it.scenario === scenario) ?? found[0];
};

// In a saturated service latency grows in the proportion of CPU per request; where latency grows and CPU does not, the
// time goes to something the service waits for. In between nothing is claimed.
const causeOf = (group: RegressionGroup, metrics: readonly MetricResult[]): Cause => {
  const slow = group.members.find((it) => it.metric.startsWith('latency.'));
  const cpu = at(metrics, group, 'cpu.per-request', slow?.scenario ?? group.lead.scenario);
  if (slow === undefined || cpu === undefined) {
    return group.members.every((it) => it.metric === 'allocation.per-request') ? 'allocates' : 'unknown';
  }
  if (worsening(cpu) >= 0.5 * worsening(slow) && cpu.decision === 'regressed') return 'computes';
  const still = cpu.decision === 'unchanged' || cpu.decision === 'improved';
  return still && worsening(cpu) < 0.25 * worsening(slow) ? 'waits' : 'unknown';
};

const meanings = {
  computes: ['CPU and latency grew alike: it computes more.'],
  waits: ['Latency grew but CPU did not: it waits for something.'],
  allocates: [],
  unknown: [],
} as const satisfies Record<Cause, readonly string[]>;

const nextSteps = {
  computes: (subject: string) =>
    `Record a CPU profile of ${subject} on both sides (Node: --cpu-prof) and compare the hottest functions.`,
  waits: (subject: string) =>
    `Look for what ${subject} now waits for: a query, another service, a lock, a timer, or a connection pool that is used up.`,
  allocates: (subject: string) =>
    `Record an allocation profile of ${subject} on both sides (Node: --heap-prof) and look for new copies of large data.`,
  unknown: (subject: string) =>
    `Look at what this change adds to the work of ${subject}; a CPU profile of both sides shows where the time goes.`,
} as const satisfies Record<Cause, (subject: string) => string>;

/** Counts that say what a request now asks for: they explain its time, and have findings of their own. */
const causes = new Set(['io.sync-calls', 'db.queries', 'db.rows', 'db.connections']);

const causesOf = (metrics: readonly MetricResult[], { suite, route }: RegressionGroup): MetricResult[] =>
  metrics.filter(
    (it) =>
      causes.has(it.metric) &&
      it.decision === 'regressed' &&
      it.primary &&
      it.suite === suite &&
      (it.route === route || it.route === null || route === null),
  );

/** Functions that the profiles blame for it. What only waits has none. */
const blamedFor = (cause: Cause, { suite }: RegressionGroup, input: RuleInput): readonly GotSlower[] => {
  if (cause === 'waits') return [];
  const { functions } = input.work(suite);
  return cause === 'allocates' ? functions.allocation : functions.cpu;
};

const mostFunctions = 3;

const nextOf = (
  cause: Cause,
  subject: string,
  counts: readonly MetricResult[],
  blamed: readonly GotSlower[],
): string => {
  const [count] = counts;
  if (count !== undefined) return `Begin with what it asks for: it ${changePhrase(count)}.`;
  const [first] = blamed;
  if (first === undefined) return nextSteps[cause](subject);
  const place = first.line === null ? first.path : `${first.path}:${first.line}`;
  return `Look at ${first.name === '' ? 'the function' : first.name.slice(0, 120)} in ${place.slice(-200)}: the profiles of both sides differ most there.`;
};

const findingOf = (kind: string, group: RegressionGroup, input: RuleInput, isOnly: boolean): SizedFinding => {
  const { suite, route, lead, members, scenario } = group;
  const subject = input.naming.subject({ suite, route, scenario });
  const cause = causeOf(group, input.metrics);
  const still = cause === 'waits' ? at(input.metrics, group, 'cpu.per-request', lead.scenario) : undefined;
  const places = new Set(members.map((it) => it.scenario)).size;
  const evidence = [...members, ...(still === undefined ? [] : [still])].map((it) => evidenceText(it, places > 1));
  const counts = causesOf(input.metrics, group);
  // A profile is of the whole suite: of several routes that got slower it can't tell which function is whose.
  const blamed = blamedFor(cause, group, input).slice(0, mostFunctions);
  const [first] = isOnly ? blamed : [];
  const finding: Finding = {
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
        ...blamed.map((fn) => functionText(fn, cause === 'allocates' ? 'allocation' : 'cpu')),
      ],
      next: nextOf(cause, subject, counts, isOnly ? blamed : []),
    }),
    location:
      first === undefined || first.line === null ? null : input.work(suite).locate(`${first.path}:${first.line}`),
  };
  return { finding, size: worsening(lead) };
};

/** One finding for each route that got slower: CPU, latency and allocation together. */
export const routeSlower: Rule = (input) => {
  const groups = slowerRoutes(input.metrics);
  return groups.map((group) => {
    const isOnly = groups.filter(({ suite }) => suite === group.suite).length === 1;
    return findingOf('route-slower', group, input, isOnly);
  });
};

/** A suite that got slower as a whole, where no route explains it. */
export const suiteSlower: Rule = (input) =>
  slowerSuites(input.metrics).map((group) => findingOf('suite-slower', group, input, true));

import type { BaselineRecord } from '../../core/baseline-record.ts';
import type { Investigation } from '../../core/investigation.ts';
import { isMetric, metricOf } from '../../core/metrics.ts';
import type { Policy } from '../../core/policy.ts';
import type { Criterion } from './criteria.ts';
import { amountOf, isBeyondBudget, subjectOf, toleratedOf } from './main-rules.ts';
import type { MetricPlace } from './place-words.ts';
import {
  addedUp,
  recordedDifference,
  type RecordedStep,
  recordedWorsening,
  type RecordedWorsening,
} from './recorded-worsening.ts';
import { withEvent } from './timeline.ts';
import { closing, criteriaText } from './validate.ts';

/** What the newest record says of one criterion. */
export interface CriterionCheck {
  readonly state: Criterion['state'];
  /** A sentence. Names suites and routes: a stranger's text. */
  readonly text: string;
}

export interface MainProgress {
  /** One for each criterion; none where nothing of them was recorded since the investigated head. */
  readonly checks: readonly CriterionCheck[];
  /** With the states of its criteria; closed where all are reached. The same as before where nothing changed. */
  readonly investigation: Investigation;
}

const timeOf = ({ recordedAt }: BaselineRecord): number => Date.parse(recordedAt);

/** Records of one suite that stand beside another commit, the newest first. */
const linksOf = (records: readonly BaselineRecord[], suite: string): BaselineRecord[] =>
  records
    .filter((it) => it.suite === suite && it.verdict !== 'invalid' && it.previous !== null && it.previous !== it.commit)
    .toSorted((a, b) => timeOf(b) - timeOf(a));

/** Those that lead from one commit to another, each beside the one before, in their order; null where none do. */
const chainBetween = (links: readonly BaselineRecord[], from: string, to: string): BaselineRecord[] | null => {
  const chain: BaselineRecord[] = [];
  let wanted: string | null = to;
  // Each is older than the one that it leads to: it comes to an end.
  for (const link of links) {
    if (link.commit !== wanted) continue;
    chain.unshift(link);
    if (link.previous === from) return chain;
    wanted = link.previous;
  }
  return null;
};

const stepsOf = (
  { metric, scenario, route }: Criterion,
  chain: readonly BaselineRecord[] | null,
): RecordedStep[] | null => {
  const steps = chain?.flatMap((record) => {
    const found = record.metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);
    return found === undefined ? [] : [{ record, metric: found }];
  });
  return steps === undefined || steps.length !== chain?.length ? null : steps;
};

const worseningOver = (steps: readonly RecordedStep[] | null): RecordedWorsening | null =>
  steps === null ? null : (recordedWorsening(steps) ?? recordedDifference(steps));

const isSamePlace = (one: MetricPlace, other: MetricPlace): boolean =>
  one.suite === other.suite &&
  one.scenario === other.scenario &&
  one.route === other.route &&
  one.metric === other.metric;

/** By what the investigation itself measured from base to head. Of a count it does not say whether that is a ratio. */
const worseningBy = (
  regression: Investigation['regressions'][number] | undefined,
  after: readonly RecordedStep[] | null,
): RecordedWorsening | null => {
  if (regression === undefined || after === null || !isMetric(regression.metric)) return null;
  const { byDifference, unit, better } = metricOf(regression.metric);
  if (unit === 'count/request') return null;
  return addedUp([{ change: regression.change, better }, ...after.map(({ metric }) => metric)], byDifference);
};

/** Whether a value is within its budgets; null where it has none. */
const roomOf = ({ route, metric: id }: Criterion, { metric }: RecordedStep, { budgets }: Policy): boolean | null => {
  const limits = route === null ? budgets.flatMap((it) => (it.metric === id ? (it.limit ?? []) : [])) : [];
  const { value, better } = metric;
  return limits.length === 0 ? null : limits.every((it) => (better === 'lower' ? value <= it : value >= it));
};

interface Ground {
  /** Of the criterion's suite. */
  readonly links: readonly BaselineRecord[];
  readonly newest: BaselineRecord;
  readonly policy: Policy;
  readonly investigation: Investigation;
}

const compare = (
  criterion: Criterion,
  last: RecordedStep,
  { links, newest, policy, investigation }: Ground,
): readonly [Criterion['state'], string] => {
  const { scope, regressions } = investigation;
  const base = scope.base.slice(0, 12);
  const after = stepsOf(criterion, chainBetween(links, scope.head, newest.commit));
  const whole = stepsOf(criterion, chainBetween(links, scope.base, newest.commit));
  const regression = regressions.find((it) => isSamePlace(it, criterion));
  const total = worseningOver(whole) ?? worseningBy(regression, after);
  if (total === null) {
    // Where only a budget was exceeded nobody asked how it compares with the base.
    const room = regression === undefined ? roomOf(criterion, last, policy) : null;
    if (room === null) return ['open', `can't be told: no chain of measurements leads there from ${base}`];
    return room ? ['reached', 'is within its budget'] : ['open', 'may be beyond its budget'];
  }
  const tolerance = toleratedOf(criterion, whole ?? after ?? [last], policy);
  const by = total.estimate > 0 ? amountOf(total) : '';
  if (total.low > tolerance) return ['missed', `is still worse than at ${base}${by}, beyond its tolerance`];
  // A value within the tolerance may be luck: either nothing can be left of it, or something was surely won back.
  const isBack = total.estimate <= tolerance && (worseningOver(after)?.high ?? 0) < 0;
  return total.high <= tolerance || isBack
    ? ['reached', `is within its tolerance of ${base} again`]
    : ['open', `may still be worse than at ${base}${by}`];
};

const judge = (criterion: Criterion, ground: Ground): CriterionCheck => {
  const { newest, policy } = ground;
  const [last] = stepsOf(criterion, [newest]) ?? [];
  const [state, rest] =
    last === undefined
      ? (['open', 'was not recorded'] as const)
      : isBeyondBudget(criterion, last, policy)
        ? (['missed', 'is beyond its budget'] as const)
        : compare(criterion, last, ground);
  return { state, text: `At ${newest.commit.slice(0, 12)}: ${subjectOf(criterion)} ${rest}.` };
};

/** Whether a record is of a commit that came after those that were investigated. */
const isSince = (
  newest: BaselineRecord,
  links: readonly BaselineRecord[],
  { scope, timeline }: Investigation,
): boolean => {
  if (newest.commit === scope.head || newest.commit === scope.base) return false;
  const follows = [scope.head, scope.base].some((from) => chainBetween(links, from, newest.commit) !== null);
  return follows || timeOf(newest) > Date.parse(timeline[0]?.at ?? '');
};

/**
 * How far the default branch holds what an investigation of two of its commits wanted: each criterion, held against the newest record, by the
 * chain of measurements that leads there from the base, and by the policy. Closed, once all are reached.
 */
export const closeOnMain = (
  investigation: Investigation,
  records: readonly BaselineRecord[],
  policy: Policy,
): MainProgress => {
  const { validation, timeline } = investigation;
  const grounds = new Map<string, Ground>();
  for (const { suite } of validation.criteria) {
    const links = linksOf(records, suite);
    const [newest] = links;
    if (newest !== undefined && isSince(newest, links, investigation))
      grounds.set(suite, { links, newest, policy, investigation });
  }
  const [latest] = [...grounds.values()].map(({ newest }) => newest).toSorted((a, b) => timeOf(b) - timeOf(a));
  if (latest === undefined) return { checks: [], investigation };
  const checks = validation.criteria.map((it): CriterionCheck => {
    const ground = grounds.get(it.suite);
    return ground === undefined
      ? { state: it.state, text: `${subjectOf(it)} has not been recorded since.` }
      : judge(it, ground);
  });
  const criteria = validation.criteria.map((it, index) => ({ ...it, state: checks[index]?.state ?? it.state }));
  if (criteria.every((it, index) => it.state === validation.criteria[index]?.state)) return { checks, investigation };
  const [at, head] = [latest.recordedAt, latest.commit.slice(0, 12)];
  const text = `Refresh of ${head}: ${criteriaText(criteria)}.`;
  const known = { ...investigation, validation: { criteria }, timeline: withEvent(timeline, at, text) };
  const isReached = criteria.every(({ state }) => state === 'reached');
  return { checks, investigation: isReached ? closing(known, { at, head }) : known };
};

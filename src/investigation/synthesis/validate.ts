import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';
import type { Criterion } from './criteria.ts';
import { later, withEvent } from './timeline.ts';

type State = Criterion['state'];

/** One that is missed outweighs what is reached, and what is not known outweighs nothing. */
const together = (states: readonly State[]): State | null => {
  if (states.length === 0) return null;
  if (states.includes('missed')) return 'missed';
  return states.includes('open') ? 'open' : 'reached';
};

const isAt = (
  criterion: Criterion,
  it: {
    readonly suite: string;
    readonly scenario: string | null;
    readonly route?: string | null | undefined;
    readonly metric: string;
  },
): boolean =>
  it.suite === criterion.suite &&
  it.scenario === criterion.scenario &&
  (it.route ?? null) === criterion.route &&
  it.metric === criterion.metric;

const decisions = {
  regressed: 'missed',
  improved: 'reached',
  unchanged: 'reached',
  inconclusive: 'open',
  invalid: 'open',
} as const satisfies Record<Result['metrics'][number]['decision'], State>;

/** What a check says of a criterion; null: nothing. A suite of which nothing is changed any more is as on the base. */
const stateIn = (criterion: Criterion, { metrics, budgets, suites }: Result): State | null => {
  const compared = metrics.filter((it) => isAt(criterion, it)).map(({ decision }): State => decisions[decision]);
  const held = budgets
    .filter((it) => isAt(criterion, it))
    .map(({ decision }): State => (decision === 'exceeded' ? 'missed' : 'reached'));
  const said = together([...compared, ...held]);
  if (said !== null) return said;
  return suites.some(({ name, skipped }) => name === criterion.suite && skipped !== null) ? 'reached' : null;
};

/** "4 success criteria: 3 reached, 1 missed". */
export const criteriaText = (criteria: readonly Criterion[]): string => {
  const of = (state: State): number => criteria.filter((it) => it.state === state).length;
  const parts = [
    ...(of('reached') > 0 ? [`${of('reached')} reached`] : []),
    ...(of('missed') > 0 ? [`${of('missed')} missed`] : []),
    ...(of('open') > 0 ? [`${of('open')} not decided`] : []),
  ];
  return `${criteria.length} success ${criteria.length === 1 ? 'criterion' : 'criteria'}: ${parts.join(', ')}`;
};

/** What an investigation that was closed is again when it turns out not to be over. */
export const reopenedState = ({ rootCause, contributing, hypotheses }: Investigation): Investigation['state'] => {
  if (rootCause !== null || contributing.length > 0) return 'proven';
  return hypotheses.length > 0 ? 'unexplained' : 'hypotheses';
};

/** Stands before what a closed investigation had found. */
export const closedPrefix =
  /^(?:All \d+ success criteria hold|The success criterion holds) at [^.]*\. What was found: /u;

/** The investigation closed, as all of its criteria, which are reached, hold at `head`. `at`: ISO 8601. */
export const closing = (
  investigation: Investigation,
  { at, head }: { readonly at: string; readonly head: string },
): Investigation => {
  const { summary, timeline, validation } = investigation;
  const count = validation.criteria.length;
  const all = `${count === 1 ? 'The success criterion holds' : `All ${count} success criteria hold`} at ${head}`;
  return {
    ...investigation,
    state: 'closed',
    summary: `${all}. What was found: ${summary.replace(closedPrefix, '')}`,
    timeline: withEvent(timeline, at, `Closed. ${all}.`),
  };
};

/**
 * The investigation after a later check of the pull request, or of the branch: for each success criterion whether it is reached. It is
 * closed when all are; one that was closed and is missed again is open again. A check of the investigated head itself, and one that is
 * not to be trusted, says nothing. What a check does not measure stays as it was.
 */
export const validate = (investigation: Investigation, result: Result): Investigation => {
  const { state, scope, validation, timeline } = investigation;
  const isSame = result.head.commit === scope.head && !result.head.dirty;
  if (isSame || result.verdict === 'invalid' || validation.criteria.length === 0) return investigation;
  const criteria = validation.criteria.map((it): Criterion => ({ ...it, state: stateIn(it, result) ?? it.state }));
  const isReached = criteria.every((it) => it.state === 'reached');
  const isMissed = criteria.some((it) => it.state === 'missed');
  const at = later(result.startedAt, result.duration);
  const head = `${result.head.commit.slice(0, 12)}${result.head.dirty ? ' with uncommitted changes' : ''}`;
  const told = investigation.summary.replace(closedPrefix, '');
  const text = `Check of ${head}: ${criteriaText(criteria)}.`;
  const known = { ...investigation, validation: { criteria }, timeline: withEvent(timeline, at, text) };
  if (isReached) return closing(known, { at, head });
  if (state !== 'closed' || !isMissed) return known;
  return {
    ...known,
    state: reopenedState(investigation),
    summary: told,
    timeline: withEvent(known.timeline, at, `Opened again: it is back at ${head}.`),
  };
};

import type { BaselineRecord } from '../../core/baseline-record.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { Policy } from '../../core/policy.ts';
import type { Criterion } from './criteria.ts';
import { amountOf, isBeyondBudget, subjectOf, toleratedOf } from './main-rules.ts';
import { type RecordedStep, recordedWorsening } from './recorded-worsening.ts';
import { withEvent } from './timeline.ts';
import { closedPrefix, reopenedState } from './validate.ts';

/** What the default branch's records say of one criterion. */
export interface MainCheck {
  readonly criterion: Criterion;
  /** `short`: the first record after the investigation was closed. `extended`: all of them, over some time. */
  readonly term: 'short' | 'extended';
  readonly state: Criterion['state'];
  /** A sentence. Names suites and routes: a stranger's text. */
  readonly text: string;
}

export interface MainValidation {
  readonly checks: readonly MainCheck[];
  /** Whether the extended term is reached for all: nothing has to be watched any more. */
  readonly done: boolean;
  /** With what is new in its timeline; open again where a criterion was missed. */
  readonly investigation: Investigation;
}

interface Options {
  /** Of the default branch. */
  readonly policy: Policy;
  /** ISO 8601: records from then on count; by default those after the investigation was closed. */
  readonly since?: string;
}

/** The extended term is over when both are there. */
const fewestRecords = 5;
const fewestDays = 7;
const day = 86_400_000;

const timeOf = ({ recordedAt }: BaselineRecord): number => Date.parse(recordedAt);

/** A commit that was measured once more stands beside itself: that is no step. */
const isRepeated = (record: BaselineRecord, before: BaselineRecord | undefined): boolean =>
  record.commit === before?.commit && (record.previous === null || record.previous === record.commit);

const stepsOf = (
  { suite, metric, scenario, route }: Criterion,
  all: readonly BaselineRecord[],
  since: number,
): RecordedStep[] =>
  all
    .filter((it) => it.suite === suite && it.verdict !== 'invalid')
    .toSorted((a, b) => timeOf(a) - timeOf(b))
    .filter((record, index, records) => timeOf(record) > since && !isRepeated(record, records[index - 1]))
    .flatMap((record) => {
      const found = record.metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);
      return found === undefined ? [] : [{ record, metric: found }];
    });

const judge = (
  criterion: Criterion,
  term: MainCheck['term'],
  steps: readonly RecordedStep[],
  policy: Policy,
): MainCheck => {
  const say = (state: Criterion['state'], rest: string): MainCheck => ({
    criterion,
    term,
    state,
    text: `${term === 'short' ? 'Short' : 'Extended'} term: ${subjectOf(criterion)} ${rest}.`,
  });
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return say('open', 'has not been recorded since');
  const commit = last.record.commit.slice(0, 12);
  if (isBeyondBudget(criterion, last, policy)) return say('missed', `is beyond its budget at ${commit}`);
  const moved = recordedWorsening(steps);
  if (moved === null) return say('open', 'was recorded, but not each time beside the commit before');
  const tolerance = toleratedOf(criterion, steps, policy);
  const by = amountOf(moved);
  if (moved.low > tolerance) return say('missed', `has got worse${by} up to ${commit}, beyond its tolerance`);
  if (moved.estimate > tolerance) return say('open', `may have got worse${by} up to ${commit}`);
  const isLong = steps.length >= fewestRecords && timeOf(last.record) - timeOf(first.record) >= fewestDays * day;
  const amount = `${steps.length} record${steps.length === 1 ? '' : 's'}`;
  return term === 'short' || isLong
    ? say('reached', `is within its tolerance over ${amount}, up to ${commit}`)
    : say('open', `is within its tolerance so far: ${amount} of at least ${fewestRecords} in ${fewestDays} days`);
};

const closedAt = ({ timeline }: Investigation): number =>
  Date.parse((timeline.findLast(({ text }) => text.startsWith('Closed. ')) ?? timeline.at(-1))?.at ?? '');

const held = 'Extended term: every criterion has held; nothing is watched any more.';

const opened = (investigation: Investigation, missed: readonly MainCheck[], at: string): Investigation => {
  const lost = new Set(missed.map(({ criterion }) => criterion));
  return {
    ...investigation,
    state: reopenedState(investigation),
    summary: `It came back on the default branch. ${investigation.summary.replace(closedPrefix, '')}`,
    timeline: missed.reduce((events, { text }) => withEvent(events, at, text), investigation.timeline),
    validation: {
      criteria: investigation.validation.criteria.map((it) => (lost.has(it) ? { ...it, state: 'missed' } : it)),
    },
  };
};

/**
 * Whether what a closed investigation fixed stays fixed on the default branch: its criteria, held against the records that were made
 * since, each of which was measured beside the one before, by the policy of the branch. Missed, where it surely got worse by more than is
 * tolerated, or is beyond a budget: then the investigation is open again. Called again with the same records it says the same.
 */
export const validateOnMain = (
  investigation: Investigation,
  records: readonly BaselineRecord[],
  { policy, since }: Options,
): MainValidation => {
  const from = since === undefined ? closedAt(investigation) : Date.parse(since);
  const checks = investigation.validation.criteria.flatMap((criterion): MainCheck[] => {
    const steps = stepsOf(criterion, records, from);
    return [judge(criterion, 'short', steps.slice(0, 1), policy), judge(criterion, 'extended', steps, policy)];
  });
  const extended = checks.filter(({ term }) => term === 'extended');
  const done = extended.length > 0 && extended.every(({ state }) => state === 'reached');
  const missed = extended.filter(({ state }) => state === 'missed');
  const newest = records.toSorted((a, b) => timeOf(a) - timeOf(b)).at(-1)?.recordedAt;
  const same = { checks, done, investigation };
  if (newest === undefined || investigation.state !== 'closed') return same;
  if (missed.length > 0) return { ...same, investigation: opened(investigation, missed, newest) };
  if (!done || investigation.timeline.some(({ text }) => text === held)) return same;
  return { ...same, investigation: { ...investigation, timeline: withEvent(investigation.timeline, newest, held) } };
};

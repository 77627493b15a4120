import type { Hypothesis, Investigation } from '../../core/investigation.ts';
import { classOf } from '../classes.ts';
import { isCoveredNote } from '../proof/covered-note.ts';
import { causeText } from './cause-words.ts';
import { gainText, type PlannedTask } from './fix-tasks.ts';
import type { Guilty } from './guilty.ts';

type Plan = Investigation['plan'];
type Planned = Plan['immediate'][number];

interface Weighed {
  readonly planned: Planned;
  /** Share of the regression; larger is first. */
  readonly impact: number;
  /** 0 is the least. */
  readonly effort: number;
  readonly risk: number;
}

const efforts = ['minutes', 'hours', 'days'];

const effortRank = (effort: string): number => {
  const rank = efforts.indexOf(effort);
  return rank < 0 ? efforts.length : rank;
};

const riskOf = ({ experiment: { undone }, units }: Guilty): { readonly rank: number; readonly text: string } => {
  switch (undone) {
    case 'configuration':
      return { rank: 0, text: 'low: the value was in use before' };
    case 'hunk':
      return units < 2
        ? { rank: 0, text: 'low: one place of this change goes back' }
        : { rank: 1, text: `medium: ${units} places of this change go back together` };
    case 'dependency':
      return { rank: 1, text: 'medium: what else the newer version brought goes with it' };
    case 'migration':
      return { rank: 2, text: 'high: it changes the database' };
  }
};

const reworkRisk = { rank: 1, text: 'medium: new code, which was not measured' } as const;
const preventRisk = { rank: 0, text: 'none: nothing of the service changes' } as const;

const weighed = (it: PlannedTask): Weighed => {
  const { kind, task, guilty } = it;
  const risk = kind === 'undo' ? riskOf(guilty) : kind === 'rework' ? reworkRisk : preventRisk;
  return {
    planned: { text: task.objective, impact: gainText(it), effort: task.effort, risk: risk.text, task: task.id },
    impact: guilty.experiment.recovery?.estimate ?? 0,
    effort: effortRank(task.effort),
    risk: risk.rank,
  };
};

/** What wins most comes first; of the same what takes least, then what risks least. */
const inOrder = (items: readonly Weighed[]): Planned[] =>
  items.toSorted((a, b) => b.impact - a.impact || a.effort - b.effort || a.risk - b.risk).map(({ planned }) => planned);

const without = (text: string, effort: string, risk: string): Planned => ({
  text,
  impact: 'not known',
  effort,
  risk,
  task: null,
});

const mostLooks = 3;

/** What a person looks at where no experiment has said anything: the most suspected of what could not be tested. */
const looksAt = (hypotheses: readonly Hypothesis[]): Planned[] =>
  hypotheses
    .filter(({ experiment }) => experiment === null || experiment.decision === 'untested')
    .filter(({ experiment }) => experiment?.notes.some(isCoveredNote) !== true)
    .slice(0, mostLooks)
    .map((it) => without(`Look at ${it.id}, which was not decided: ${causeText(it)}`, 'minutes', 'none'));

export interface PlanInput {
  readonly tasks: readonly PlannedTask[];
  readonly hypotheses: readonly Hypothesis[];
  readonly priority: Investigation['priority'];
  /** Whether the investigation is over: before, nobody should do anything about mere suspicions. */
  readonly isOver: boolean;
  /** Short, of the base. */
  readonly base: string;
  /** Among which the regression came in, short; null where that is not known. */
  readonly commits: readonly string[] | null;
  /** What would let an undecided investigation say more, sentences. */
  readonly cures: readonly string[];
}

/** Immediate: go back. Short-term: do it another way, and look at what is open. Long-term: keep it from coming back. */
export const planOf = ({ tasks, hypotheses, priority, isOver, base, commits, cures }: PlanInput): Plan => {
  if (!isOver && tasks.length === 0) return { immediate: [], shortTerm: [], longTerm: [] };
  const of = (kind: PlannedTask['kind']): Planned[] => inOrder(tasks.filter((it) => it.kind === kind).map(weighed));
  const looks = looksAt(hypotheses);
  const watched = [...new Set(tasks.filter(({ kind }) => kind === 'prevent').map((it) => it.guilty.hypothesis.class))];
  const urgent: Planned = {
    text: `If the fix can not go out at once, go back to the base, ${base}`,
    impact: 'all of the regression',
    effort: 'minutes',
    risk: 'medium: the whole change goes back',
    task: null,
  };
  const unexplained = [
    ...(commits === null ? [] : [without(`Look at what came in with ${commits.join(', ')}`, 'hours', 'none')]),
    ...cures.map((it) => without(it, 'minutes', 'none')),
  ];
  return {
    immediate: [
      ...of('undo'),
      ...(priority === 'HIGH' ? [urgent] : []),
      ...(tasks.length === 0 ? [...looks, ...unexplained] : []),
    ],
    shortTerm: [...of('rework'), ...(tasks.length === 0 ? [] : looks)],
    longTerm: [
      ...of('prevent'),
      ...watched.map((id) => ({
        text: `Watch: ${classOf(id).monitor}`,
        impact: 'it is seen when it comes back',
        effort: 'minutes',
        risk: 'none',
        task: null,
      })),
    ],
  };
};

import type { Experiment, Investigation } from '../../core/investigation.ts';
import { classOf } from '../classes.ts';
import { causeText, placeText } from './cause-words.ts';
import { expectedChange } from './expected-change.ts';
import type { Guilty } from './guilty.ts';
import { proofSentences } from './proof-words.ts';
import { plainShare, shareWords } from './share-words.ts';

export type Task = Investigation['tasks'][number];

/** What a task is to the plan. */
export type TaskKind = 'undo' | 'rework' | 'prevent';

export interface PlannedTask {
  readonly kind: TaskKind;
  readonly task: Task;
  readonly guilty: Guilty;
}

type Draft = Omit<Task, 'id'>;

const checkAgain = 'Let it be measured: push it, or ask for `/perf check`. The criteria below say whether it helped.';

const objectives: Readonly<Record<Experiment['undone'], (cause: string) => string>> = {
  hunk: (cause) => `Undo the change: ${cause}`,
  dependency: (cause) => `Go back to the versions of the base: ${cause}`,
  configuration: (cause) => `Restore the setting of the base: ${cause}`,
  migration: (cause) => `Take back what the migration did: ${cause}`,
};

const rollbacks: Readonly<Record<Experiment['undone'], string>> = {
  hunk: 'Revert the commit of the fix. The regression is back then, and so is what the change was for.',
  dependency: 'Revert the commit of the fix and install again.',
  configuration: 'Revert the commit of the fix, and deploy it where the setting acts.',
  migration: 'Run the migration again as it was.',
};

const applySteps = ({ experiment: { undone }, patch }: Guilty): string[] => {
  const secret = 'Put it back by hand: its patch holds a secret or can not be made, so it is not here.';
  if (undone === 'migration')
    return [
      patch === null ? secret : 'Where the migration has not run yet, apply the patch of this task with git apply.',
      'Where it has run, add a migration that makes again what it dropped, without locking the table.',
    ];
  const apply = patch === null ? secret : 'Take over the suggestion, or apply the patch of this task with git apply.';
  return undone === 'dependency'
    ? [apply, 'Install again, so that the lock file and what is installed agree.']
    : [apply];
};

const lower = { HIGH: 'MEDIUM', MEDIUM: 'LOW', LOW: 'LOW' } as const;

const undoTask = (guilty: Guilty, priority: Task['priority'], hasRework: boolean): Draft => {
  const { hypothesis, experiment, comparison, lead, what, patch } = guilty;
  const { recovery, undone } = experiment;
  const cause = classOf(hypothesis.class);
  const told = proofSentences(experiment, what);
  return {
    owner: undone === 'configuration' ? cause.owner : 'author of the change',
    priority,
    effort: 'minutes',
    objective: objectives[undone](causeText(hypothesis)),
    steps: [
      ...applySteps(guilty),
      'Run the tests.',
      checkAgain,
      ...(hasRework ? ['Where what the change does is wanted, do the next task instead.'] : []),
    ],
    rollback: rollbacks[undone],
    expected: {
      metric: lead?.metric ?? '',
      change: comparison === null || recovery === null ? null : expectedChange(comparison, recovery),
      measured: recovery !== null,
      text: told.length === 0 ? 'It was not measured alone.' : told.join(' '),
    },
    patch,
  };
};

/** How to keep what the change is for; nothing where going back is all there is to do. */
const reworkTask = ({ hypothesis, experiment, lead, what }: Guilty): Draft | null => {
  if (experiment.undone === 'dependency') return null;
  const { fix, owner, effort } = classOf(hypothesis.class);
  const place = placeText(hypothesis);
  const share = experiment.recovery === null ? '' : ` (${plainShare(experiment.recovery)})`;
  return {
    owner,
    priority: 'MEDIUM',
    effort,
    objective: `Keep what the change is for without its cost${place === null ? '' : `, at ${place}`}`,
    steps: [fix, 'Run the tests.', checkAgain],
    rollback: 'Revert the commit of the fix.',
    expected: {
      metric: lead?.metric ?? '',
      change: null,
      measured: false,
      text: `At most what undoing it won back${share} of ${what}. This way was not measured.`,
    },
    patch: null,
  };
};

const preventTask = ({ hypothesis }: Guilty): Draft => {
  const { title, prevention, monitor, owner } = classOf(hypothesis.class);
  return {
    owner,
    priority: 'LOW',
    effort: 'hours',
    objective: `Keep it from coming back: ${title}`,
    steps: [prevention, `Watch: ${monitor}`],
    rollback: 'Nothing of the service changes.',
    expected: { metric: '', change: null, measured: false, text: 'It is noticed before it is merged.' },
    patch: null,
  };
};

/**
 * What to do about each cause: go back (which was measured), do it another way, and see to it that it is noticed the next time; about what
 * only contributes to one, go back. Prevention is told once for a kind of cause.
 */
export const fixTasks = (guilty: readonly Guilty[], urgency: Investigation['priority']): PlannedTask[] => {
  const priority = urgency === 'LOW' ? 'MEDIUM' : 'HIGH';
  const hasRoot = guilty.some(({ isRoot }) => isRoot);
  const prevented = new Set<string>();
  const drafts = guilty.flatMap((it): { kind: TaskKind; draft: Draft; guilty: Guilty }[] => {
    const isMain = it.isRoot || !hasRoot;
    const rework = isMain ? reworkTask(it) : null;
    const isNew = isMain && !prevented.has(it.hypothesis.class);
    if (isNew) prevented.add(it.hypothesis.class);
    return [
      { kind: 'undo', draft: undoTask(it, isMain ? priority : lower[priority], rework !== null), guilty: it },
      ...(rework === null ? [] : [{ kind: 'rework' as const, draft: rework, guilty: it }]),
      ...(isNew ? [{ kind: 'prevent' as const, draft: preventTask(it), guilty: it }] : []),
    ];
  });
  return drafts.map(({ kind, draft, guilty: of }, index) => ({
    kind,
    task: { id: `PERF_FIX_${String(index + 1).padStart(3, '0')}`, ...draft },
    guilty: of,
  }));
};

/** What a task wins, for a line of a plan. */
export const gainText = ({ kind, guilty }: PlannedTask): string => {
  const { recovery } = guilty.experiment;
  if (kind === 'prevent') return 'no second time';
  if (recovery === null) return 'not measured alone';
  return kind === 'undo'
    ? `${shareWords(recovery)} of ${guilty.what}`
    : `at most ${plainShare(recovery)} of ${guilty.what}`;
};

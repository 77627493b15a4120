import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import type { Investigation } from '../../core/investigation.ts';
import { codeBlock } from '../escape.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { outside } from './words.ts';

type Task = Investigation['tasks'][number];

/** The beginning of a patch as a block; nothing for none. */
export const patchBlock = (patch: string | null, { room, whole }: InvestigationPage): string[] => {
  if (patch === null || patch === '' || room.patchLines === 0) return [];
  const lines = maskSecrets(patch).trimEnd().split('\n');
  const more = lines.length - room.patchLines;
  return [
    ...codeBlock(lines.slice(0, room.patchLines), { language: 'diff', most: room.patchLines }).split('\n'),
    ...(more > 0 ? ['', moreText(more, 'line', whole)] : []),
  ];
};

const expectedText = ({ expected }: Task): string =>
  `${expected.measured ? 'Measured' : 'Expected, not measured'}: ${outside(expected.text, 500)}`;

const taskLines = (task: Task, page: InvestigationPage): string[] => [
  `**${outside(task.id, 20)}: ${outside(task.objective, 240)}**`,
  '',
  `For the ${outside(task.owner, 80)}; priority ${task.priority}; effort: ${outside(task.effort, 40)}.`,
  '',
  ...task.steps.map((step, index) => `${index + 1}. ${outside(step, 400)}`),
  '',
  expectedText(task),
  '',
  `Rollback: ${outside(task.rollback, 240)}`,
  '',
  ...patchBlock(task.patch, page),
  ...(task.patch === null || task.patch === '' ? [] : ['']),
];

/** What to do, by whom, and how to take it back. */
export const tasksLines = ({ tasks }: Pick<Investigation, 'tasks'>, page: InvestigationPage): string[] => {
  const more = tasks.length - page.room.tasks;
  return [
    ...tasks.slice(0, page.room.tasks).flatMap((it) => taskLines(it, page)),
    ...(more > 0 ? [moreText(more, 'task', page.whole), ''] : []),
  ];
};

import type { Investigation } from '../../core/investigation.ts';
import type { InvestigationPage } from './room.ts';
import { patchBlock } from './task-lines.ts';
import { outside } from './words.ts';

/** Fixes with their patches in sight. */
const most = 3;

const endOf = (text: string): string => (/[.!?)]$/u.test(text) ? '' : '.');

/** What was applied and measured, and what to do where the change is wanted for something. */
export const fixLines = ({ tasks, learning }: Investigation, page: InvestigationPage): string[] => {
  const measured = tasks.filter(({ expected }) => expected.measured).slice(0, most);
  const room = { ...page.room, patchLines: Math.floor(page.room.patchLines / Math.max(1, measured.length)) };
  const wanted = learning === null ? '' : outside(learning.fix, 300);
  return measured.length === 0
    ? []
    : [
        ...measured.flatMap(({ id, objective, patch }) => {
          const text = outside(objective, 240);
          const block = patchBlock(patch, { ...page, room });
          return [
            `**Fix** ${outside(id, 20)}, applied and measured. ${text}${endOf(text)}`,
            '',
            ...(block.length === 0 ? [] : [...block, '']),
          ];
        }),
        ...(wanted === '' ? [] : [`Where what the change does is wanted: ${wanted}`]),
      ];
};

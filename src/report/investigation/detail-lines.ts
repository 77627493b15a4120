import type { Investigation } from '../../core/investigation.ts';
import { section } from '../markdown.ts';
import { scopeLine } from './answer.ts';
import { undecidedList } from './cleared-lines.ts';
import { coveredList } from './covered-lines.ts';
import { evidenceLines } from './evidence-lines.ts';
import { impactSentences } from './impact-lines.ts';
import { limitsLines } from './limits-lines.ts';
import { logLines } from './log-lines.ts';
import { planTable } from './plan-lines.ts';
import type { InvestigationPage } from './room.ts';
import { tasksLines } from './task-lines.ts';

/** What is put together of parts ends with an empty line already. */
const trimmed = (lines: readonly string[]): string[] => (lines.at(-1) === '' ? lines.slice(0, -1) : [...lines]);

/** What is folded away, or stands in the text of a check: evidence, plan, tasks and limits. */
export const detailLines = (investigation: Investigation, given: InvestigationPage): string[] => {
  const logs = section('Logs', logLines(investigation, given));
  const limits = section('Limits', limitsLines(investigation));
  if (investigation.state === 'no-regression') return [...logs, ...limits];
  // The patches are in sight above.
  const page = { ...given, room: { ...given.room, patchLines: 0 } };
  return [
    scopeLine(investigation),
    '',
    ...section('Evidence', trimmed(evidenceLines(investigation, page))),
    ...logs,
    ...section('Left out', coveredList(investigation, page)),
    ...section('Not decided', undecidedList(investigation, page)),
    ...section('Impact', investigation.regressions.length === 0 ? [] : impactSentences(investigation)),
    ...section('Plan', planTable(investigation, 3 * page.room.rows)),
    ...section('Tasks', trimmed(tasksLines(investigation, page))),
    ...limits,
  ];
};

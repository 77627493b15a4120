import { join } from 'node:path';
import { createFilesPlaybook } from '../../../baseline/files-playbook.ts';
import type { PlaybookEntry } from '../../../core/playbook.ts';
import { insist } from './patiently.ts';
import type { Assignment } from './work-tools.ts';

/** As many are matched with, the newest. */
const most = 100;

/**
 * Puts what earlier investigations of the repository have taught where the command looks for it, and what `team` made of it in its own files:
 * that takes the place of what was learnt at the same reference. git ignores it.
 */
export const exportPlaybook = async (
  repository: string,
  team: readonly PlaybookEntry[],
  assignment: Assignment,
): Promise<void> => {
  const { run, tools } = assignment;
  const learnt = await insist(() => tools.store.playbook(run.repositoryId), assignment);
  const edited = new Set(team.map(({ reference }) => reference));
  const confirmed = new Set(learnt.flatMap((it) => (it.confirmed ? [it.reference] : [])));
  const files = createFilesPlaybook({ directory: join(repository, '.pacegate', 'playbook'), team: '' });
  for (const entry of learnt.filter(({ reference }) => !edited.has(reference)).slice(0, most)) await files.keep(entry);
  // A file is written once, before any check of the fix.
  for (const entry of team)
    await files.keep({ ...entry, confirmed: entry.confirmed || confirmed.has(entry.reference) });
};

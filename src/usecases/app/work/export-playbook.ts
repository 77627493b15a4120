import { join } from 'node:path';
import { createFilesPlaybook } from '../../../baseline/files-playbook.ts';
import { insist } from './patiently.ts';
import type { Assignment } from './work-tools.ts';

/** As many are matched with, the newest. */
const most = 100;

/** Puts what earlier investigations of the repository have taught where the command looks for it. git ignores it. */
export const exportPlaybook = async (repository: string, assignment: Assignment): Promise<void> => {
  const { run, tools } = assignment;
  const entries = await insist(() => tools.store.playbook(run.repositoryId), assignment);
  const files = createFilesPlaybook({ directory: join(repository, '.pacegate', 'playbook'), team: '' });
  for (const entry of entries.slice(0, most)) await files.keep(entry);
};

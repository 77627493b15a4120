import { join } from 'node:path';
import { createFilesPlaybook } from '../baseline/files-playbook.ts';
import type { PlaybookStore } from '../usecases/investigate/ports.ts';
import { rootOf } from './local-baseline.ts';

/** What investigations on this machine have taught, beside what the repository itself brings; null outside of a repository. */
export const localPlaybook = (cwd: string): PlaybookStore | null => {
  const root = rootOf(cwd);
  return root === null
    ? null
    : createFilesPlaybook({
        directory: join(root, '.pacegate', 'playbook'),
        team: join(root, '.github', 'pacegate', 'playbook'),
      });
};

import type { Run } from '../model.ts';
import type { AppStore } from '../ports.ts';

/** More than there are of one pull request while anything of it goes on. */
const limit = 50;

/** The newest runs of the same pull request; of other purposes the newest of the repository. The newest first. */
export const runsBeside = (
  { repositoryId, purpose }: Pick<Run, 'repositoryId' | 'purpose'>,
  store: Pick<AppStore, 'runsOf'>,
): Promise<readonly Run[]> =>
  store.runsOf(repositoryId, purpose.kind === 'pull-request' ? { number: purpose.number, limit } : { limit });

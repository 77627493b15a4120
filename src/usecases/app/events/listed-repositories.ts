import { type AppRepository, unknownDefaultBranch } from '../model.ts';
import { briefRepository } from './at-repository.ts';
import { listed } from './listed.ts';

/** As many are recorded at once. The others are with their first event, which names them in full. */
const most = 1000;

/** Repositories as events of installations list them: without their default branches, which their first events tell. */
export const listedRepositories = (
  list: unknown,
  of: Pick<AppRepository, 'installationId' | 'state'>,
): readonly AppRepository[] =>
  listed(briefRepository, list, most).map(({ id, full_name: { owner, name } }) => ({
    id,
    owner,
    name,
    defaultBranch: unknownDefaultBranch,
    ...of,
  }));

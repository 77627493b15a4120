import { keyTo } from '../emulator/read.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** Gives it another name; the old one leads to it by redirects. */
export const renameRepository = async (platform: Platform, repository: Repository, name: string): Promise<void> => {
  const path = apiPath(repository);
  await platform.emulator.demand({ method: 'PATCH', path, token: keyTo(repository), body: { name } });
  platform.formerNames.set(repository.fullName.toLowerCase(), repository);
  repository.name = name;
  repository.fullName = `${repository.owner}/${name}`;
};

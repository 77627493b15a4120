import { keyTo } from '../emulator/read.ts';
import { commonPayload } from '../events/common-payload.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** Gives it another name; the old one leads to it by redirects. */
export const renameRepository = async (
  platform: Platform,
  repository: Repository,
  name: string,
  actor = 'dev',
): Promise<void> => {
  const path = apiPath(repository);
  const from = repository.name;
  await platform.emulator.demand({ method: 'PATCH', path, token: keyTo(repository), body: { name } });
  platform.formerNames.set(repository.fullName.toLowerCase(), repository);
  repository.name = name;
  repository.fullName = `${repository.owner}/${name}`;
  const common = await commonPayload(platform, repository, actor);
  const payload = { action: 'renamed', changes: { repository: { name: { from } } }, ...common };
  platform.events.emit({ name: 'repository', action: 'renamed', repository, payload });
};

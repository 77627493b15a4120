import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { repositoryShape } from '../shapes/repository-shape.ts';
import { organizationOf, userShape } from '../shapes/user-shape.ts';

/** What every payload has: the repository, its organization and who did it. */
export const commonPayload = async (platform: Platform, repository: Repository, sender: string): Promise<Json> => {
  const [shape, user] = await Promise.all([repositoryShape(platform, repository), userShape(platform, sender)]);
  return { repository: shape, ...organizationOf(platform, repository), sender: user };
};

import { readOf } from '../emulator/read.ts';
import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** A repository as the API and payloads show it. */
export const repositoryShape = async (platform: Platform, repository: Repository): Promise<Json> => {
  const told = await readOf(platform, repository, '');
  return { ...told, default_branch: repository.defaultBranch };
};

/** The few fields by which runs and suites name a repository. */
export const briefRepository = async (platform: Platform, repository: Repository): Promise<Json> => {
  const keys = ['id', 'node_id', 'name', 'full_name', 'private', 'owner', 'html_url', 'description', 'fork', 'url'];
  const full = await repositoryShape(platform, repository);
  return Object.fromEntries(keys.map((key) => [key, full[key]]));
};

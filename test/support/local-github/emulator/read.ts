import type { Json } from '../json.ts';
import { asJson } from '../json.ts';
import { apiPath } from '../model/repository.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { steward, tokenOf } from './seed.ts';

/** The token of someone who may do everything in a repository. */
export const keyTo = (repository: Repository): string =>
  tokenOf(repository.ownerKind === 'User' ? repository.owner : steward);

/** Reads something below a repository, whoever asks. @throws Refusal */
export const readOf = async (platform: Platform, repository: Repository, rest: string): Promise<Json> => {
  const path = `${apiPath(repository)}${rest}`;
  return asJson((await platform.emulator.demand({ method: 'GET', path, token: keyTo(repository) })).json);
};

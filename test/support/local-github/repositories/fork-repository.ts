import { join } from 'node:path';
import { tokenOf } from '../emulator/seed.ts';
import { createBareFork } from '../git/bare-repository.ts';
import { unprocessable } from '../http/answer.ts';
import { asJson } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { makeRepository } from './make-repository.ts';

/** A fork in the name of a user. @throws Refusal 422 when they have a repository of the name. */
export const forkRepository = async (
  platform: Platform,
  parent: Repository,
  login: string,
  name = parent.name,
): Promise<Repository> => {
  if (platform.find(login, name).repository !== null) throw unprocessable('Repository already exists');
  const told = await platform.emulator.demand({
    method: 'POST',
    path: `${apiPath(parent)}/forks`,
    token: tokenOf(login),
    body: { name },
  });
  const directory = join(platform.directory, 'repositories', login, `${name}.git`);
  await createBareFork(platform.git, parent.directory, directory, parent.defaultBranch);
  const fork = makeRepository({
    id: Number(asJson(told.json)['id']),
    owner: login,
    name,
    ownerKind: 'User',
    private: parent.private,
    defaultBranch: parent.defaultBranch,
    directory,
    parent: parent.parent ?? parent,
  });
  platform.repositories.push(fork);
  return fork;
};

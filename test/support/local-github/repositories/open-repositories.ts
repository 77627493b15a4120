import { join } from 'node:path';
import { keyTo } from '../emulator/read.ts';
import { createBareRepository } from '../git/bare-repository.ts';
import { readRef } from '../git/refs.ts';
import { asJson } from '../json.ts';
import type { RepositoryOptions, UserOptions } from '../options.ts';
import type { Platform } from '../platform.ts';
import { giveRole } from './give-role.ts';
import { makeRepository } from './make-repository.ts';

interface Everything {
  readonly repositories: readonly RepositoryOptions[];
  readonly users: readonly UserOptions[];
  readonly organizations: readonly string[];
}

const open = async (platform: Platform, it: RepositoryOptions, { users, organizations }: Everything): Promise<void> => {
  const { owner, name, from = null, defaultBranch = 'main' } = it;
  const directory = join(platform.directory, 'repositories', owner, `${name}.git`);
  await createBareRepository(platform.git, { directory, from, branch: defaultBranch, name });
  if ((await readRef(platform.git, directory, `refs/heads/${defaultBranch}`)) === null) {
    throw new Error(`${from ?? name} has no branch "${defaultBranch}": say which one is the default branch.`);
  }
  const ownerKind = organizations.includes(owner) ? 'Organization' : 'User';
  const given = {
    owner,
    name,
    ownerKind,
    private: it.private === true,
    defaultBranch,
    directory,
    parent: null,
  } as const;
  const path = `/repos/${owner}/${name}`;
  const token = keyTo(makeRepository({ ...given, id: 0 }));
  const told = await platform.emulator.demand({ method: 'GET', path, token });
  const repository = makeRepository({ ...given, id: Number(asJson(told.json)['id']) });
  platform.repositories.push(repository);
  for (const { login, role, roles } of users) {
    const given = roles?.[repository.fullName] ?? role;
    if (given !== undefined && given !== 'none') await giveRole(platform, repository, login, given);
  }
};

/** Makes the repositories of the options and gives people their roles. */
export const openRepositories = async (platform: Platform, everything: Everything): Promise<void> => {
  await Promise.all(everything.repositories.map((it) => open(platform, it, everything)));
};

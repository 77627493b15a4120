import type { Storage } from './actions/storage.ts';
import type { Emulator } from './emulator/emulator.ts';
import type { Events } from './events/events.ts';
import type { Hook } from './events/hook.ts';
import type { Git } from './git/run-git.ts';
import type { LoggedRequest } from './http/request-log.ts';
import type { Identities } from './identity/identities.ts';
import type { AppRecord } from './model/app.ts';
import type { Repository } from './model/repository.ts';

interface Given {
  /** "http://127.0.0.1:4711": web pages, API (also below /api/v3) and git. */
  readonly url: string;
  /** Another host, which hands out artifacts to whoever has the link. */
  readonly storage: Storage;
  /** A temporary directory of its own. */
  readonly directory: string;
  readonly emulator: Emulator;
  readonly identities: Identities;
  readonly git: Git;
  readonly events: Events;
  readonly apps: readonly AppRecord[];
  readonly hooks: Hook[];
  /** Numbers for everything that the emulator does not number. */
  readonly nextId: () => number;
  readonly now: () => string;
}

/** What every route needs. One per local GitHub. */
export interface Platform extends Given {
  readonly repositories: Repository[];
  /** The names repositories had, in lower case. */
  readonly formerNames: Map<string, Repository>;
  readonly requests: LoggedRequest[];
  /** A repository by any name it has or had; `moved` when the name is an old one. */
  find(owner: string, name: string): { readonly repository: Repository | null; readonly moved: boolean };
}

export const createPlatform = (given: Given): Platform => {
  const repositories: Repository[] = [];
  const formerNames = new Map<string, Repository>();
  return {
    ...given,
    repositories,
    formerNames,
    requests: [],
    find: (owner, name) => {
      const wanted = `${owner}/${name}`.toLowerCase();
      const repository = repositories.find((it) => it.fullName.toLowerCase() === wanted);
      if (repository !== undefined) return { repository, moved: false };
      const former = formerNames.get(wanted) ?? null;
      return { repository: former, moved: former !== null };
    },
  };
};

import type { AppRecord } from '../model/app.ts';
import type { RepositoryOptions, UserOptions } from '../options.ts';

/** The member of every organization on whose behalf we read and write in the emulator what nobody asked for. */
export const steward = 'local-steward';

/** The token by which we name a user to the emulator. */
export const tokenOf = (login: string): string => `emulator-${login}`;

/** How many tokens each user has there: the emulator lets each make 5,000 requests an hour, and that is not our limit. */
const tokensEach = 40;

let turn = 0;

/** Another of the user's tokens each time. */
export const inTurn = (token: string): string =>
  token.startsWith('emulator-') ? `${token}-${(turn = (turn + 1) % tokensEach)}` : token;

export interface Population {
  readonly users: readonly UserOptions[];
  readonly organizations: readonly string[];
  readonly repositories: readonly RepositoryOptions[];
  readonly apps: readonly AppRecord[];
}

const seedOfApp = (app: AppRecord): object => ({
  app_id: app.id,
  slug: app.slug,
  name: app.name,
  private_key: app.privateKey,
  permissions: app.permissions,
  events: app.events,
  installations: app.installations.map((it) => ({
    installation_id: it.id,
    account: it.account,
    repository_selection: it.repositories === null ? 'all' : 'selected',
    ...(it.repositories !== null && { repositories: it.repositories }),
  })),
});

/** What emulate starts with. No webhook addresses: it would send its own, incomplete payloads there. */
export const makeSeed = ({
  users,
  organizations,
  repositories,
  apps,
}: Population): Record<string, unknown> & {
  tokens: Record<string, { login: string; scopes: string[] }>;
} => {
  const logins = [...users.map((it) => it.login), steward];
  return {
    tokens: Object.fromEntries(
      logins.flatMap((login) =>
        Array.from({ length: tokensEach }, (_, index) => [`${tokenOf(login)}-${index}`, { login, scopes: ['repo'] }]),
      ),
    ),
    github: {
      users: [...users.map(({ login, name, email }) => ({ login, name, email })), { login: steward }],
      orgs: organizations.map((login) => ({ login, members: [{ login: steward, role: 'admin' }] })),
      repos: repositories.map((it) => ({
        owner: it.owner,
        name: it.name,
        private: it.private === true,
        default_branch: it.defaultBranch ?? 'main',
        auto_init: true,
      })),
      apps: apps.map(seedOfApp),
    },
  };
};

import { createAppAuth } from '@octokit/auth-app';
import { type Clock, systemClock } from '../core/clock.ts';
import { GitHubError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import { authorize, type Budget } from './authorize.ts';
import { createGitHub, type GitHub, type GitHubOptions } from './client.ts';
import { explained } from './explain-failure.ts';
import { repeatable } from './pacing.ts';

/** A token for git, for one repository and for reading it only. */
export interface CloneToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** GitHub's API as an App uses it. */
export interface AppClients {
  /** As the App itself, which sees its installations and deliveries and no repository. */
  readonly app: GitHub;
  /** As its installation on an account. Always the same client for the same one; its tokens are renewed as they expire. */
  installation(id: number): GitHub;
  /** Good for ten minutes at least. Throws a GitHubError: 404 where the App is not installed there any more. */
  cloneToken(installationId: number, repositoryId: number): Promise<CloneToken>;
}

export interface AppClientsOptions extends Pick<GitHubOptions, 'apiUrl' | 'onRequest' | 'wait' | 'timeLimit'> {
  readonly appId: number | string;
  /** PEM. */
  readonly privateKey: string;
  /** Told in a sentence when GitHub makes us wait. */
  readonly log: { warn(message: string): void };
  /** Told with each answer what is left of an hour's requests; `installation` is null for the App itself. */
  readonly onBudget?: (budget: Budget & { readonly installation: number | null }) => void;
  readonly clock?: Clock;
}

/** A clone takes a while, and starts when its machine is free. */
const shortestClone = 10 * 60_000;

const badKey = (error: unknown): GitHubError =>
  new GitHubError(
    "The App's private key can't sign.",
    'Give the whole PEM file that GitHub made for the App, line ends included.',
    { status: null, cause: error },
  );

/** Clients of an App. Errors and log lines never hold a token or the key. */
export const createAppClients = ({
  appId,
  privateKey,
  log,
  onBudget = () => {},
  clock = systemClock,
  ...options
}: AppClientsOptions): AppClients => {
  const open = (): GitHub =>
    createGitHub({
      ...options,
      token: null,
      userAgent: `pacegate/${version}`,
      clock,
      log: (line) => log.warn(line),
    });
  const app: GitHub = authorize(open(), {
    header: async () => {
      try {
        return `bearer ${(await auth({ type: 'app' })).token}`;
      } catch (error) {
        throw badKey(error);
      }
    },
    onBudget: (budget) => onBudget({ ...budget, installation: null }),
    clock,
  });
  const auth = createAppAuth({
    appId,
    privateKey,
    // Asking for a token twice gives two tokens and does no harm.
    request: app.request.defaults({ request: repeatable }),
    log: { warn: (message) => log.warn(message) },
  });
  const tokenOf = (
    installationId: number,
    renew: boolean,
    narrowed: { repositoryIds?: number[]; permissions?: Record<string, string> } = {},
  ) =>
    explained(`get a token for installation ${installationId}`, () =>
      auth({ type: 'installation', installationId, refresh: renew, ...narrowed }),
    );

  const installations = new Map<number, GitHub>();
  return {
    app,
    installation: (id) => {
      const known = installations.get(id);
      if (known !== undefined) return known;
      const github = authorize(open(), {
        header: async (renew) => `token ${(await tokenOf(id, renew)).token}`,
        onBudget: (budget) => onBudget({ ...budget, installation: id }),
        clock,
      });
      installations.set(id, github);
      return github;
    },
    cloneToken: async (installationId, repositoryId) => {
      const narrowed = { repositoryIds: [repositoryId], permissions: { contents: 'read' } };
      const kept = await tokenOf(installationId, false, narrowed);
      const isShort = Date.parse(kept.expiresAt) - clock.date().getTime() < shortestClone;
      const { token, expiresAt } = isShort ? await tokenOf(installationId, true, narrowed) : kept;
      return { token, expiresAt: new Date(expiresAt) };
    },
  };
};

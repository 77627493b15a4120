/**
 * A GitHub on this machine, for tests and for following the docs by hand (`node test/support/local-github/main.ts`).
 *
 * Real: the repositories. Each is a bare git repository that `git http-backend` serves; branches, commits, trees,
 * blobs, contents, comparisons, forks, refs/pull/N/head and /merge, test merges, merges and the merge queue's groups
 * are made and read by git there, so a commit has one name everywhere. emulate, behind us, keeps users, organizations,
 * apps and their tokens, issues, comments, labels and the text of pull requests; it is never asked about a commit.
 *
 * As GitHub does it, with its words and status codes as far as they are known: permissions of tokens, the limits of
 * checks, comments and reviews, branch protection and rulesets at the merge, at pushes and at the Git Data API,
 * webhooks (complete and signed), redirects of renamed repositories, artifacts behind links of another host.
 *
 * Simplified: answers come at once (`mergeable` is never null, webhooks are sent while the request is answered); authors
 * of commits are not matched with users; a review comment is outdated once a push changes its file; GraphQL beyond
 * `{ viewer { login } }`, releases,
 * teams, search and everything not listed in routes/ is "Not Found" with the header `x-local-github`. Rate limits are
 * not counted: `fail` injects them. Nothing runs workflows: tests start and finish runs themselves.
 */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from './actions/storage.ts';
import { createStorage } from './actions/storage.ts';
import type { LocalGitHub } from './control/control.ts';
import { createControl } from './control/control.ts';
import { makeApps } from './control/make-apps.ts';
import { mintTokens } from './control/mint-tokens.ts';
import { startEmulator } from './emulator/emulator.ts';
import { makeSeed } from './emulator/seed.ts';
import { createEvents } from './events/events.ts';
import { createGit } from './git/run-git.ts';
import { createFaults } from './http/faults.ts';
import { listen } from './http/listen.ts';
import { createListener } from './http/serve.ts';
import { createIdentities } from './identity/identities.ts';
import type { LocalGitHubOptions, UserOptions } from './options.ts';
import { pageFor } from './page/page.ts';
import { quickDirectory } from '../quick-directory.ts';
import { createPlatform } from './platform.ts';
import { openRepositories } from './repositories/open-repositories.ts';
import { allRoutes } from './routes/all-routes.ts';

export type { LocalGitHub } from './control/control.ts';

const unique = (all: readonly string[]): string[] => [...new Set(all)];

/** Starts it on free ports of 127.0.0.1. Disposing ends its servers and git processes and removes its directory. */
export const startLocalGitHub = async (options: LocalGitHubOptions): Promise<LocalGitHub> => {
  await using owned = new AsyncDisposableStack();
  const makeDirectory = options.isQuick === true ? quickDirectory : (name: string) => mkdtemp(join(tmpdir(), name));
  const directory = await realpath(await makeDirectory('local-github-'));
  const removeNow = (): void => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  // However this process ends.
  process.once('exit', removeNow);
  owned.defer(async () => {
    process.off('exit', removeNow);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  await mkdir(join(directory, 'repositories'));

  // Requests may come before everything is ready; nobody knows the address yet.
  let serve: ReturnType<typeof createListener> | null = null;
  let storage: Storage | null = null;
  const server = owned.use(await listen((...call) => serve?.listener(...call), options.port));
  const files = owned.use(await listen((...call) => storage?.listener(...call)));
  const abort = new AbortController();

  const users: readonly UserOptions[] = options.users ?? [{ login: 'dev', role: 'admin' }];
  const logins = users.map((it) => it.login);
  const owners = unique(options.repositories.map((it) => it.owner));
  const organizations = owners.filter((it) => !logins.includes(it));
  const apps = makeApps(options.apps ?? [], { owners, everybody: unique([...owners, ...logins]) });
  const seed = makeSeed({ users, organizations, repositories: options.repositories, apps });
  const emulator = owned.use(await startEmulator(server.url, seed, abort.signal));
  owned.defer(async () => {
    abort.abort();
    await serve?.settled();
  });

  let last = 1000;
  const nextId = (): number => ++last;
  const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const hooks: Parameters<typeof createEvents>[0]['hooks'][number][] = [];
  storage = createStorage(() => files.url);
  const platform = createPlatform({
    url: server.url,
    storage,
    directory,
    emulator,
    identities: createIdentities(emulator, apps, new Set(logins)),
    git: createGit(abort.signal),
    events: createEvents({ apps, hooks, signal: abort.signal, nextId, now }),
    apps,
    hooks,
    nextId,
    now,
  });
  await openRepositories(platform, { repositories: options.repositories, users, organizations });
  const faults = createFaults();
  serve = createListener({
    platform,
    routes: allRoutes(platform),
    faults,
    signal: abort.signal,
    page: (path) => pageFor(platform, path),
  });
  const tokens = await mintTokens(platform);
  const all = owned.move();
  return createControl({ platform, faults, tokens, dispose: () => all.disposeAsync() });
};

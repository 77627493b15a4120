import { mkdir } from 'node:fs/promises';
import { GitHubError, RepositoryError } from '../../core/errors.ts';
import { createGit, type Git, type GitResult, oneLine } from '../workspace/git.ts';
import type { GitSetting } from '../workspace/git-configuration.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { fetchRefusal } from './fetch-refusal.ts';
import { plainEnvironment } from './job-environment.ts';

/** A commit to fetch. */
export interface WantedCommit {
  readonly name: 'base' | 'head';
  /** Its whole id. */
  readonly commit: string;
  /** A ref of the repository that it may be found by, where the server gives no commits by their id; or null. */
  readonly ref: string | null;
  /** Whether the measurement can do without it. */
  readonly isOptional: boolean;
}

export interface FetchOrder {
  /** Of the new repository. */
  readonly directory: string;
  /** http, https or file; without credentials. */
  readonly url: string;
  readonly wanted: readonly WantedCommit[];
  /** Asked again once, when the server does not accept the first any more. */
  readonly token: () => Promise<string>;
  /** The worker's own. */
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** ms, of one git command. */
const longestFetch = 600_000;
/** What is fetched at first, and by how much more if that does not hold the way from base to head. */
const steps = ['--depth=50', '--deepen=500', '--unshallow'] as const;

const quiet = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
] as const;

/** By the environment of git alone: neither a process list nor a file shows the token. */
const settingsFor = (url: string, token: string): GitSetting[] => {
  const { protocol, host } = new URL(url);
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  const scheme = protocol.slice(0, -1);
  return [
    { key: 'protocol.allow', value: 'never' },
    { key: `protocol.${scheme}.allow`, value: 'always' },
    ...(scheme === 'file'
      ? []
      : [{ key: `http.${protocol}//${host}/.extraheader`, value: `AUTHORIZATION: basic ${credentials}` }]),
  ];
};

const failure = ({ url }: FetchOrder, { code, stderr }: GitResult): GitHubError => {
  const refusal = fetchRefusal(stderr);
  const why =
    code === null ? `git did not end within ${longestFetch / 60_000} minutes` : oneLine(stderr) || 'no reason';
  return new GitHubError(
    `Could not fetch from ${url}: ${why}.`,
    refusal === 'repository'
      ? 'Either the repository is gone, or the App is not installed on it any more.'
      : 'Check that the worker can reach it (proxy, firewall), and that the App is still installed there.',
    { status: refusal === 'repository' ? 404 : refusal === 'token' ? 401 : null },
  );
};

const gone = ({ name, commit }: WantedCommit): RepositoryError =>
  new RepositoryError(
    `The ${name} commit ${commit.slice(0, 12)} is not in the repository any more.`,
    'It was replaced by a forced push, most likely: push again, and the newest commit is measured.',
  );

/** Fetches with a token, and with another one where the first has expired meanwhile. */
const createFetch = (order: FetchOrder, git: Git): ((args: readonly string[]) => Promise<GitResult>) => {
  const { directory, url } = order;
  let token: string | null = null;
  let renewed = false;
  return async (args) => {
    for (;;) {
      token ??= await order.token();
      const settings = settingsFor(url, token);
      const given = { directory, settings, timeout: longestFetch };
      const result = await git.run(['fetch', ...quiet, ...args], given);
      if (result.code === 0 || renewed || fetchRefusal(result.stderr) !== 'token') return result;
      renewed = true;
      token = null;
    }
  };
};

/**
 * Makes a repository with these commits and as much history as leads from the base to the head. It has no files checked out, no
 * hooks and no credentials, and its origin is `url`.
 *
 * @throws RepositoryError for a commit that is not there any more; GitHubError for what may pass, with status 404 where the whole
 * repository is gone; the signal's reason on an abort.
 */
export const fetchCommits = async (order: FetchOrder): Promise<void> => {
  const { directory, url, wanted, signal } = order;
  await mkdir(directory, { recursive: true });
  // Nothing of the operator's own configuration: it may hold credentials, filters and helpers.
  const own = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = createGit({ ...plainEnvironment(order.environment), ...own }, signal);
  const text = (args: readonly string[]): Promise<string> => git.text(args, { directory });
  await text(['init', '--quiet', '--template=', '--initial-branch=pacegate', '.']);
  await text(['config', 'remote.origin.url', url]);
  const fetch = createFetch(order, git);
  const fetched: string[] = [];

  const fetchOne = async (it: WantedCommit): Promise<void> => {
    const target = `refs/pacegate/${it.name}`;
    for (const source of [it.commit, ...(it.ref === null ? [] : [it.ref])]) {
      const result = await fetch([steps[0], '--', 'origin', `+${source}:${target}`]);
      if (result.code === 0) {
        const found = await git.run(['rev-parse', '--verify', `${target}^{commit}`], { directory });
        if (found.stdout.toString().trim() !== it.commit) break;
        fetched.push(`+${source}:${target}`);
        return;
      }
      if (fetchRefusal(result.stderr) !== 'commit') throw failure(order, result);
    }
    await git.run(['update-ref', '-d', target], { directory });
    if (!it.isOptional) throw gone(it);
  };

  /** Whether the way from base to head is there. */
  const isConnected = async (): Promise<boolean> => {
    if (fetched.length < 2) return true;
    const asked = ['merge-base', '--is-ancestor', 'refs/pacegate/base', 'refs/pacegate/head'];
    return (await git.run(asked, { directory })).code === 0;
  };
  const isShallow = async (): Promise<boolean> => (await text(['rev-parse', '--is-shallow-repository'])) === 'true';

  for (const it of wanted) await fetchOne(it);
  for (const step of steps.slice(1)) {
    if ((await isConnected()) || !(await isShallow())) break;
    const result = await fetch([step, '--', 'origin', ...fetched]);
    if (result.code !== 0) throw failure(order, result);
  }
};

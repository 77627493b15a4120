import { execFile } from 'node:child_process';
import { realpath, rm } from 'node:fs/promises';
import { promisify, types } from 'node:util';
import { Octokit } from '@octokit/rest';
import type { TokenOptions } from '../support/local-github/control/issue-token.ts';
import { startLocalGitHub } from '../support/local-github/local-github.ts';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import { asJson, textOf } from '../support/local-github/json.ts';
import type { Json } from '../support/local-github/json.ts';
import type { LocalGitHubOptions } from '../support/local-github/options.ts';
import { quickDirectory } from '../support/quick-directory.ts';

export const shop = { owner: 'acme', repo: 'shop' } as const;

/** acme/shop with a README; dev may do everything, writer may push, stranger is anybody. */
export const openShop = (options: Partial<LocalGitHubOptions> = {}): Promise<LocalGitHub> =>
  startLocalGitHub({
    isQuick: true,
    repositories: [{ owner: 'acme', name: 'shop' }],
    users: [{ login: 'dev', role: 'admin' }, { login: 'writer', role: 'write' }, { login: 'stranger' }],
    ...options,
  });

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export type Client = Octokit['rest'];

/** What a job that reports has. */
export const reporting = { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write' } as const;

/** Octokit with a token, or as nobody. */
export const octokit = (baseUrl: string, auth?: string): Octokit => new Octokit({ baseUrl, auth, log: silent });

/** Octokit's methods as somebody in acme/shop. */
export const as = (github: LocalGitHub, who: TokenOptions = { permissions: reporting }): Client =>
  octokit(github.url, github.token({ repository: shop, ...who })).rest;

/** Octokit's error for a request that was refused; fails when it was not. */
export const failure = async (request: Promise<unknown>): Promise<Json> => {
  try {
    await request;
  } catch (error) {
    return asJson(error);
  }
  throw new Error('The request was not refused.');
};

/** How a request was refused. */
export const refusal = async (request: Promise<unknown>): Promise<{ status: unknown; message: string }> => {
  const { status, message } = await failure(request);
  return { status, message: textOf(message).replace(/ - https:\/\/docs\.github\.com\S*$/, '') };
};

/** Bytes as Octokit gives them. */
export const bytesOf = (data: unknown): Buffer => {
  if (!types.isAnyArrayBuffer(data)) throw new Error('These are no bytes.');
  return Buffer.from(data);
};

/** A branch with one changed file and the pull request for it. */
export const openPull = async (
  github: LocalGitHub,
  branch: string,
  files: Readonly<Record<string, string | null>> = { 'change.txt': `${branch}\n` },
  base = 'main',
): Promise<{ readonly number: number; readonly sha: string }> => {
  const sha = await github.commit({ repository: shop, branch, files, from: base });
  const { data } = await as(github, { as: 'dev' }).pulls.create({
    ...shop,
    head: branch,
    base,
    title: `Change ${branch}`,
  });
  return { number: data.number, sha };
};

const run = promisify(execFile);

/** A directory for git as a user has it, removed at the end. */
export const workspace = async (): Promise<
  AsyncDisposable & { readonly path: string; git: (...args: string[]) => Promise<string> }
> => {
  const path = await realpath(await quickDirectory('local-github-test-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: path,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  return {
    path,
    git: async (...args) => (await run('git', args, { cwd: path, env })).stdout.trim(),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
};

/** The address of acme/shop with a token in it, as a job's git uses it. */
export const addressWith = (github: LocalGitHub, token: string, repository = 'acme/shop'): string =>
  `http://x-access-token:${token}@${new URL(github.gitUrl).host}/${repository}.git`;

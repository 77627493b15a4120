import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { GitHubError, RepositoryError } from '../../../src/core/errors.ts';
import { fetchCommits, type FetchOrder, type WantedCommit } from '../../../src/measure/sandbox/fetch-commits.ts';
import { fetchRefusal } from '../../../src/measure/sandbox/fetch-refusal.ts';
import { resolveSides } from '../../../src/measure/workspace/resolve-sides.ts';
import {
  commit,
  commitMany,
  environment,
  git,
  repositoryAt,
  type Scratch,
  quickScratch,
} from '../workspace/repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const base = (commit: string): WantedCommit => ({ name: 'base', commit, ref: null, isOptional: false });
const head = (commit: string, ref: string | null = null): WantedCommit => ({
  name: 'head',
  commit,
  ref,
  isOptional: false,
});

const orderOf = (
  room: Scratch,
  url: string,
  wanted: readonly WantedCommit[],
  more: Partial<FetchOrder> = {},
): FetchOrder => ({
  directory: join(room.path, 'job/repository'),
  url,
  wanted,
  token: () => Promise.resolve('ghs_verySecretToken'),
  environment,
  signal: new AbortController().signal,
  ...more,
});

/** Every file below a directory, as text. */
const textsBelow = (directory: string): string =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => readFileSync(join(it.parentPath, it.name), 'latin1'))
    .join('\n');

test('both commits come with the way between them, however long, and with nothing else', async () => {
  await using room = await quickScratch();
  const remote = repositoryAt(join(room.path, 'remote'));
  const first = git(remote, 'rev-parse', 'main');
  const last = commitMany(remote, 'f.js', 70);
  git(remote, 'checkout', '--quiet', 'main');
  const other = commit(remote, { 'm.js': 'main\n' }, 'main moves on');
  const order = orderOf(room, pathToFileURL(remote).href, [base(first), head(last)]);
  await fetchCommits(order);
  const { directory } = order;
  expect(git(directory, 'rev-list', '--count', `${first}..${last}`)).toBe('70');
  expect(() => git(directory, 'cat-file', '-e', other)).toThrow('cat-file');
  expect(readdirSync(directory)).toEqual(['.git']);
  expect(existsSync(join(directory, '.git/hooks'))).toBe(false);
  expect(git(directory, 'config', 'remote.origin.url')).toBe(order.url);
  expect(textsBelow(directory)).not.toMatch(/verySecret|AUTHORIZATION/i);

  // It is what the measuring command needs, without asking the remote again.
  git(directory, 'config', 'remote.origin.url', 'file:///nowhere');
  const sides = await resolveSides({
    cwd: directory,
    base: first,
    head: last,
    directory: room.fresh(),
    environment,
    signal: order.signal,
  });
  expect(sides.base.commit).toBe(first);
  expect(sides.head).toMatchObject({ commit: last, dirty: false });
  expect(sides.changedFiles).toEqual(['f.js']);
});

test('a head that only the ref of the pull request leads to is found', async () => {
  await using room = await quickScratch();
  const remote = repositoryAt(join(room.path, 'remote'));
  const first = git(remote, 'rev-parse', 'main');
  const fork = commit(remote, { 'f.js': 'fork\n' });
  git(remote, 'update-ref', 'refs/pull/7/head', fork);
  git(remote, 'checkout', '--quiet', 'main');
  git(remote, 'branch', '--quiet', '-D', 'feature');
  const order = orderOf(room, pathToFileURL(remote).href, [base(first), head(fork, 'refs/pull/7/head')]);
  await fetchCommits(order);
  expect(git(order.directory, 'merge-base', first, fork)).toBe(first);
});

test('a commit that is gone is told, unless it can be done without', async () => {
  await using room = await quickScratch();
  const remote = repositoryAt(join(room.path, 'remote'));
  const first = git(remote, 'rev-parse', 'main');
  const gone = 'd'.repeat(40);
  git(remote, 'update-ref', 'refs/pull/7/head', first);
  const url = pathToFileURL(remote).href;
  // The ref leads to another commit by now.
  const failing = fetchCommits(orderOf(room, url, [head(gone, 'refs/pull/7/head')]));
  await expect(failing).rejects.toThrow(RepositoryError);
  await expect(failing).rejects.toThrow('The head commit dddddddddddd is not in the repository any more.');
  const order = orderOf(room, url, [{ ...base(gone), isOptional: true }, head(first)], { directory: room.fresh() });
  await fetchCommits(order);
  expect(git(order.directory, 'for-each-ref', '--format=%(refname)')).toBe('refs/pacegate/head');
});

test('a repository that is gone is told as GitHub would', async () => {
  await using room = await quickScratch();
  const url = pathToFileURL(join(room.path, 'nowhere')).href;
  const failing = fetchCommits(orderOf(room, url, [head('a'.repeat(40))]));
  await expect(failing).rejects.toThrow(GitHubError);
  await expect(failing).rejects.toMatchObject({ status: 404 });
});

test('a token that is not accepted is asked for once more, and is in no message', async () => {
  await using room = await quickScratch();
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '');
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Bad credentials');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const tokens = ['ghs_firstToken', 'ghs_secondToken', 'ghs_thirdToken'];
  const given: string[] = [];
  const token = (): Promise<string> => {
    given.push(tokens[given.length]!);
    return Promise.resolve(given.at(-1)!);
  };
  try {
    const url = `http://127.0.0.1:${port}/acme/shop.git`;
    const failure: unknown = await fetchCommits(orderOf(room, url, [head('a'.repeat(40))], { token })).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(GitHubError);
    expect(failure).toMatchObject({ status: 401 });
    expect(String(failure)).not.toMatch(/ghs_/);
    expect(given).toEqual(tokens.slice(0, 2));
    const sent = seen.map((it) => Buffer.from(it.replace(/^basic /i, ''), 'base64').toString());
    expect([...new Set(sent)]).toEqual(['x-access-token:ghs_firstToken', 'x-access-token:ghs_secondToken']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('an abort ends it with its reason', async () => {
  await using room = await quickScratch();
  const remote = repositoryAt(join(room.path, 'remote'));
  const aborting = new AbortController();
  const order = orderOf(room, pathToFileURL(remote).href, [head(git(remote, 'rev-parse', 'main'))], {
    signal: aborting.signal,
    token: () => {
      aborting.abort(new Error('enough'));
      return Promise.resolve('x');
    },
  });
  await expect(fetchCommits(order)).rejects.toThrow('enough');
});

test.each([
  ['token', "fatal: Authentication failed for 'https://github.com/acme/shop.git/'"],
  ['token', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  ['token', 'remote: Invalid username or token. Password authentication is not supported for Git operations.'],
  ['token', "fatal: unable to access 'https://x/': The requested URL returned error: 403"],
  ['commit', 'fatal: remote error: upload-pack: not our ref dddddddddddddddddddddddddddddddddddddddd'],
  ['commit', "fatal: couldn't find remote ref refs/pull/7/head"],
  ['repository', "remote: Repository not found.\nfatal: repository 'https://github.com/acme/shop.git/' not found"],
  ['repository', "fatal: '/x' does not appear to be a git repository"],
  ['other', 'fatal: unable to access: Could not resolve host: github.com'],
  ['other', ''],
])('a refusal is about the %s: %s', (refusal, stderr) => {
  expect(fetchRefusal(stderr)).toBe(refusal);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { RepositoryError } from '../../../src/core/errors.ts';
import { checkOut } from '../../../src/measure/workspace/check-out.ts';
import { readFileAt } from '../../../src/measure/workspace/read-file-at.ts';
import { removeTree } from '../../../src/measure/workspace/remove-tree.ts';
import {
  commit,
  commitMany,
  environment,
  fingerprint,
  git,
  repositoryAt,
  resolved,
  quickScratch,
} from './repositories.ts';
import type { Scratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const { signal } = new AbortController();

/** A remote whose branches left `fork` many commits ago. */
const remoteAt = (room: Scratch): { path: string; url: string; fork: string } => {
  const path = repositoryAt(join(room.path, 'remote'));
  const fork = git(path, 'rev-parse', 'main');
  commitMany(path, 'f.js', 4);
  git(path, 'checkout', '--quiet', 'main');
  for (let count = 0; count < 4; count++) commit(path, { 'm.js': `${count}\n` }, `main ${count}`);
  return { path, url: pathToFileURL(path).href, fork };
};

test('a shallow clone is deepened in the run only', async () => {
  await using room = await quickScratch();
  const { url, fork } = remoteAt(room);
  git(room.path, 'clone', '--quiet', '--depth=1', '--no-single-branch', '-b', 'feature', url, 'clone');
  const clone = join(room.path, 'clone');
  // A commit that the remote does not have.
  commit(clone, { 'app.js': 'local\n' });
  const before = fingerprint(clone);
  const sides = await resolved(room, clone);
  const directory = join(room.fresh(), 'base');
  await checkOut({ sides, side: 'base', directory, signal });
  expect(sides.base).toMatchObject({ ref: 'origin/main', commit: fork });
  expect([...sides.changedFiles]).toEqual(['app.js', 'f.js']);
  expect(readFileSync(join(directory, 'app.js'), 'utf8')).toBe('one\n');
  expect(existsSync(join(directory, 'm.js'))).toBe(false);
  expect(fingerprint(clone)).toBe(before);
  expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('true');
});

test('a clone of a single branch asks the remote for its default branch, and for a base by name or id', async () => {
  await using room = await quickScratch();
  const { path, url, fork } = remoteAt(room);
  git(room.path, 'clone', '--quiet', '--depth=1', '-b', 'feature', url, 'clone');
  const clone = join(room.path, 'clone');
  expect((await resolved(room, clone)).base).toMatchObject({ ref: 'origin/HEAD', commit: fork });
  expect((await resolved(room, clone, { base: 'main' })).base).toMatchObject({ ref: 'main', commit: fork });
  const id = git(path, 'rev-parse', 'main');
  expect((await resolved(room, clone, { base: id })).base).toMatchObject({ ref: id, commit: fork });
});

test('a remote that gives no commits by id is asked for its branches', async () => {
  await using room = await quickScratch();
  const { path, url, fork } = remoteAt(room);
  git(room.path, 'clone', '--quiet', '--depth=1', '--no-single-branch', '-b', 'feature', url, 'clone');
  const clone = join(room.path, 'clone');
  const oldProtocol = {
    ...environment,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'protocol.version',
    GIT_CONFIG_VALUE_0: '0',
  };
  // Now the commits at which the clone is cut off are no tips any more: the old protocol refuses to give them by id.
  commit(path, { 'm.js': 'more\n' });
  git(path, 'checkout', '--quiet', 'feature');
  commit(path, { 'f.js': 'more\n' });
  const sides = await resolved(room, clone, { environment: oldProtocol });
  expect(sides.base.commit).toBe(fork);
});

test('a shallow clone that can not be deepened says which command helps', async () => {
  await using room = await quickScratch();
  const { path, url } = remoteAt(room);
  git(room.path, 'clone', '--quiet', '--depth=1', '--no-single-branch', '-b', 'feature', url, 'clone');
  const clone = join(room.path, 'clone');
  await removeTree(path);
  const error: unknown = await resolved(room, clone).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(RepositoryError);
  expect(error).toMatchObject({
    message: expect.stringMatching(/shallow and does not hold the merge base of origin\/main and feature.*failed: .+/),
    cure: expect.stringContaining('git fetch --unshallow origin (in a GitHub workflow: `fetch-depth: 0`'),
  });
  git(clone, 'remote', 'remove', 'origin');
  git(clone, 'fetch', '--quiet', '.', 'HEAD');
  git(clone, 'branch', 'main', git(clone, 'commit-tree', 'HEAD^{tree}', '-m', 'other'));
  await expect(resolved(room, clone)).rejects.toThrow(/it has no remote to fetch it from/);
});

test('a partial clone gets the missing files into the run only', async () => {
  await using room = await quickScratch();
  const { path, url, fork } = remoteAt(room);
  git(path, 'config', 'uploadpack.allowFilter', 'true');
  git(path, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(room.path, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', '-b', 'feature', url, 'clone');
  const clone = join(room.path, 'clone');
  const before = fingerprint(clone);
  const sides = await resolved(room, clone, { head: 'HEAD' });
  expect(await readFileAt(sides.store, sides.head, 'f.js')).toBe('3\n');
  const directory = join(room.fresh(), 'base');
  await checkOut({ sides, side: 'base', directory, signal });
  expect(sides.base.commit).toBe(fork);
  expect(readFileSync(join(directory, 'app.js'), 'utf8')).toBe('one\n');
  expect(fingerprint(clone)).toBe(before);
});

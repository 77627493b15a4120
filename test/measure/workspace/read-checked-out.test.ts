import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { RepositoryError } from '../../../src/core/errors.ts';
import { readCheckedOut } from '../../../src/measure/workspace/read-checked-out.ts';
import { commit, environment, git, repositoryAt, quickScratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const { signal } = new AbortController();
const read = (cwd: string) => readCheckedOut({ cwd, environment, signal });

test('a clone of a single commit still tells the parents of the test merge', async () => {
  await using room = await quickScratch();
  const path = repositoryAt(join(room.path, 'remote'));
  const head = commit(path, { 'f.js': 'one\n' }, 'feature\n\nparent 0000000000000000000000000000000000000000\n');
  git(path, 'checkout', '--quiet', 'main');
  const main = commit(path, { 'm.js': 'one\n' });
  git(path, 'checkout', '--quiet', '-b', 'merged');
  git(path, 'merge', '--quiet', '--no-ff', '-m', 'Merge\n\nparent 1111111111111111111111111111111111111111', 'feature');
  const merge = git(path, 'rev-parse', 'HEAD');
  git(room.path, 'clone', '--quiet', '--depth=1', '-b', 'merged', pathToFileURL(path).href, 'clone');
  const top = join(room.path, 'clone');
  expect(git(top, 'rev-list', '--parents', '--max-count=1', 'HEAD')).toBe(merge);
  expect(await read(top)).toEqual({ top, commit: merge, parents: [main, head] });
});

test('the first commit has no parents; a directory below the top is inside too', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'repository'));
  expect(await read(join(top, 'lib'))).toEqual({ top, commit: git(top, 'rev-parse', 'main'), parents: [] });
});

test('where nothing is checked out, that is said', async () => {
  await using room = await quickScratch();
  await expect(read(room.fresh())).rejects.toThrow(RepositoryError);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { PreparationError } from '../../../src/core/errors.ts';
import { checkOut } from '../../../src/measure/workspace/check-out.ts';
import { removeTree } from '../../../src/measure/workspace/remove-tree.ts';
import { commit, filesOf, fingerprint, git, repositoryAt, resolved, quickScratch, write } from './repositories.ts';
import type { Scratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const { signal } = new AbortController();

const allowed = ['-c', 'protocol.file.allow=always'];

/** A user's repository with the submodule libs/outer, which has the submodule inner; their origins are gone. */
const nested = async (room: Scratch): Promise<string> => {
  const inner = repositoryAt(join(room.path, 'inner-origin'));
  const outer = repositoryAt(join(room.path, 'outer-origin'));
  git(outer, ...allowed, 'submodule', '--quiet', 'add', pathToFileURL(inner).href, 'inner');
  commit(outer, {}, 'submodule');
  const top = repositoryAt(join(room.path, 'user'));
  git(top, ...allowed, 'submodule', '--quiet', 'add', '--name', 'o.u t', pathToFileURL(outer).href, 'libs/outer');
  git(top, ...allowed, 'submodule', '--quiet', 'update', '--init', '--recursive');
  commit(top, {}, 'submodule');
  await removeTree(inner);
  await removeTree(outer);
  return top;
};

test('submodules come from the copies in the repository, nested ones too', async () => {
  await using room = await quickScratch();
  const top = await nested(room);
  // A commit that only the user has, on no branch.
  const outer = join(top, 'libs/outer');
  git(outer, 'config', 'user.name', 'A');
  const local = commit(outer, { 'app.js': 'local\n' });
  const before = fingerprint(top);
  const sides = await resolved(room, top);
  const directory = join(room.fresh(), 'head');
  await checkOut({ sides, side: 'head', directory, signal });
  expect(fingerprint(top)).toBe(before);
  expect(sides.notices).toEqual([]);
  expect(sides.changedFiles).toContain('libs/outer');
  expect(git(join(directory, 'libs/outer'), 'rev-parse', 'HEAD')).toBe(local);
  expect(readFileSync(join(directory, 'libs/outer/app.js'), 'utf8')).toBe('local\n');
  expect(filesOf(directory)).toContain('libs/outer/inner/lib/a.js');
  const base = join(room.fresh(), 'base');
  await checkOut({ sides, side: 'base', directory: base, signal });
  expect(filesOf(base)).not.toContain('libs/outer/app.js');
});

test('uncommitted work inside a submodule is told of', async () => {
  await using room = await quickScratch();
  const top = await nested(room);
  write(top, { 'libs/outer/inner/app.js': 'edited\n' });
  const before = fingerprint(top);
  const sides = await resolved(room, top);
  expect(fingerprint(top)).toBe(before);
  expect(sides.notices).toEqual([
    'Uncommitted changes inside the submodule libs/outer are not measured: commit them there first.',
  ]);
});

test('a submodule that can be had from nowhere is named', async () => {
  await using room = await quickScratch();
  const top = await nested(room);
  git(top, 'submodule', '--quiet', 'deinit', '--all', '--force');
  await removeTree(join(top, '.git/modules/o.u t/modules'));
  const sides = await resolved(room, top, { head: 'HEAD' });
  const checking = checkOut({ sides, side: 'head', directory: join(room.fresh(), 'head'), signal });
  await expect(checking).rejects.toThrow(PreparationError);
  await expect(checking).rejects.toThrow(/^head: submodule libs\/outer\/inner could not be checked out: /);
});

test('a submodule that the user never fetched comes from its url, when git may use it', async () => {
  await using room = await quickScratch();
  const origin = repositoryAt(join(room.path, 'sub-origin'));
  const top = repositoryAt(join(room.path, 'user'));
  git(top, ...allowed, 'submodule', '--quiet', 'add', pathToFileURL(origin).href, 'lib/sub');
  commit(top, {}, 'submodule');
  git(top, 'submodule', '--quiet', 'deinit', '--all', '--force');
  await removeTree(join(top, '.git/modules'));
  const checking = async (): Promise<string> => {
    const sides = await resolved(room, top, { head: 'HEAD' });
    const directory = join(room.fresh(), 'head');
    await checkOut({ sides, side: 'head', directory, signal });
    return directory;
  };
  // git clones no submodule from a file URL unless the user allows it: a url of a pull request is not to be trusted.
  await expect(checking()).rejects.toThrow(/submodule lib\/sub .*transport 'file' not allowed/);
  git(top, 'config', 'protocol.file.allow', 'always');
  expect(filesOf(await checking())).toContain('lib/sub/app.js');
  write(top, { 'app.js': 'two\n' });
  expect((await resolved(room, top)).notices).toEqual([]);
});

test('a submodule as the repository that is judged', async () => {
  await using room = await quickScratch();
  const top = await nested(room);
  const outer = join(top, 'libs/outer');
  write(outer, { 'app.js': 'two\n' });
  const sides = await resolved(room, outer, { base: 'HEAD' });
  const directory = join(room.fresh(), 'head');
  await checkOut({ sides, side: 'head', directory, signal });
  expect(sides.top).toBe(outer);
  expect(readFileSync(join(directory, 'app.js'), 'utf8')).toBe('two\n');
  expect(filesOf(directory)).toContain('inner/app.js');
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { PacegateError, RepositoryError } from '../../../src/core/errors.ts';
import { commit, environment, fingerprint, git, repositoryAt, resolved, quickScratch, write } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const failureOf = async (running: Promise<unknown>): Promise<PacegateError> => {
  const error = await running.then(
    () => null,
    (it: unknown) => it,
  );
  if (!(error instanceof PacegateError)) throw new Error('Expected a PacegateError.', { cause: error });
  return error;
};

test('no repository, an empty one, a bare one, and the inside of .git', async () => {
  await using room = await quickScratch();
  const outside = await failureOf(resolved(room, room.fresh()));
  expect(outside).toBeInstanceOf(RepositoryError);
  expect(outside.message).toMatch(/is not inside a git repository\.$/);
  const empty = room.fresh();
  git(empty, 'init', '--quiet');
  expect((await failureOf(resolved(room, empty))).message).toMatch(/no commit yet/);
  expect((await failureOf(resolved(room, empty, { head: 'x' }))).message).toMatch(/no commit yet/);
  expect((await failureOf(resolved(room, join(empty, '.git')))).message).toMatch(/inside a \.git directory/);
  const bare = room.fresh();
  git(bare, 'init', '--quiet', '--bare');
  expect((await failureOf(resolved(room, bare))).message).toMatch(/is bare/);
  expect((await failureOf(resolved(room, join(bare, 'nowhere')))).message).toMatch(/no directory/);
});

test('git is not installed', async () => {
  await using room = await quickScratch();
  const error = await failureOf(resolved(room, room.fresh(), { environment: { PATH: room.fresh() } }));
  expect(error.message).toBe('git is not installed.');
  expect(error.cure).toMatch(/Install git/);
});

test('a repository of another user', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const other = { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  const error = await failureOf(resolved(room, top, { environment: other }));
  expect(error.message).toMatch(/belongs to another user/);
  expect(error.cure).toContain(`git config --global --add safe.directory ${top}`);
});

test('an unknown ref names the nearest one', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const base = await failureOf(resolved(room, top, { base: 'mian' }));
  expect(base.message).toBe('--base: this repository has no commit, branch or tag "mian".');
  expect(base.cure).toBe('Did you mean "main"?');
  const head = await failureOf(resolved(room, top, { head: 'faeture' }));
  expect(head.cure).toBe('Did you mean "feature"?');
  for (const ref of ['', '--all', 'a\nb', 'no such thing at all', 'main..feature', '0'.repeat(40)]) {
    const error = await failureOf(resolved(room, top, { base: ref }));
    expect(error.message).toMatch(/^--base: this repository has no commit/);
    expect(error.message).not.toMatch(/\n/);
  }
});

test('no default branch', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'branch', '-m', 'main', 'development');
  const error = await failureOf(resolved(room, top));
  expect(error.message).toContain('none of origin/main, origin/master, main, master.');
  expect(error.cure).toContain('--base REF');
  git(top, 'config', 'init.defaultBranch', 'development');
  expect((await resolved(room, top)).base.ref).toBe('development');
});

test('unrelated histories', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'checkout', '--quiet', '--orphan', 'alien');
  commit(top, { 'x.js': 'x\n' });
  const error = await failureOf(resolved(room, top, { base: 'main' }));
  expect(error.message).toBe('main and alien have no common commit: their histories are unrelated.');
});

test('conflicts of a merge', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  commit(top, { 'app.js': 'mine\n' });
  git(top, 'checkout', '--quiet', 'main');
  commit(top, { 'app.js': 'theirs\n' });
  git(top, 'checkout', '--quiet', 'feature');
  expect(() => git(top, 'merge', 'main')).toThrow('Command failed: git merge main');
  const before = fingerprint(top);
  const error = await failureOf(resolved(room, top));
  expect(error.message).toMatch(/conflicts: app\.js\.$/);
  expect(error.cure).toContain('--head HEAD');
  expect(fingerprint(top)).toBe(before);
  expect((await resolved(room, top, { head: 'HEAD' })).head.dirty).toBe(false);
});

test('a damaged repository is a sentence, not a stack trace', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  writeFileSync(join(top, '.git/index'), 'nonsense');
  const error = await failureOf(resolved(room, top));
  expect(error).toBeInstanceOf(RepositoryError);
  expect(error.message).toMatch(/^git ls-files failed \(exit 128\): /);
});

test('an abort stops with its reason', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'two\n' });
  const reason = new Error('stopped');
  await expect(resolved(room, top, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const late = new AbortController();
  const running = resolved(room, top, { signal: late.signal });
  late.abort(reason);
  await expect(running).rejects.toBe(reason);
});

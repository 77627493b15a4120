import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { readFileAt } from '../../../src/measure/workspace/read-file-at.ts';
import {
  bothOf,
  commit,
  filesOf,
  fingerprint,
  git,
  repositoryAt,
  resolved,
  quickScratch,
  write,
} from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

test('the merge base with the default branch is compared with the working tree, whatever is uncommitted', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user repo'));
  const first = git(top, 'rev-parse', 'main');
  commit(top, { 'committed.js': 'c\n' });
  git(top, 'checkout', '--quiet', 'main');
  commit(top, { 'later.js': 'not in the base\n' });
  git(top, 'checkout', '--quiet', 'feature');
  write(top, {
    'app.js': 'two\n',
    'new/ünï "q".js': 'new\n',
    'ignored/x': 'x',
    'debug.log': 'x',
    '.pacegate/runs/r': 'x',
  });
  write(top, { 'run.sh': '#!/bin/sh\n', 'staged.js': 's\n' });
  git(top, 'add', 'staged.js');
  chmodSync(join(top, 'run.sh'), 0o755);
  symlinkSync('app.js', join(top, 'link.js'));
  rmSync(join(top, 'lib/b.js'));
  write(top, { '.git/info/exclude': 'excluded.js\n', 'excluded.js': 'x' });
  mkdirSync(join(top, 'sub/dir'), { recursive: true });

  const before = fingerprint(top);
  const sides = await resolved(room, join(top, 'sub/dir'));
  const { base, head } = await bothOf(room, sides);
  const after = fingerprint(top);

  expect(after).toBe(before);
  expect(sides.top).toBe(top);
  expect(sides.prefix).toBe('sub/dir');
  expect(sides.base).toEqual({
    ref: 'main',
    commit: first,
    tree: git(top, 'rev-parse', 'main~1^{tree}'),
    dirty: false,
  });
  expect(sides.head).toMatchObject({ ref: 'feature', dirty: true, snapshot: true });
  expect(sides.head.commit).not.toBe(git(top, 'rev-parse', 'HEAD'));
  const changed = ['app.js', 'committed.js', 'lib/b.js', 'link.js', 'new/ünï "q".js', 'run.sh', 'staged.js'];
  expect([...sides.changedFiles].sort()).toEqual(changed);
  expect(sides.notices).toEqual([]);
  expect(sides.remote).toBeNull();
  expect(filesOf(base)).toEqual(['.gitignore', 'app.js', 'lib/a.js', 'lib/b.js']);
  expect(filesOf(head)).toEqual(['.gitignore', 'lib/a.js', ...changed.filter((it) => it !== 'lib/b.js')].sort());
  expect(readFileSync(join(head, 'link.js'), 'utf8')).toBe('two\n');
  expect(statSync(join(head, 'run.sh')).mode & 0o111).toBe(0o111);
  expect(git(head, 'status', '--porcelain')).toBe('');
  expect(git(head, 'rev-parse', 'HEAD')).toBe(sides.head.commit);
});

test('the snapshot is taken once: later edits reach neither the checkout nor the configuration', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'two\n', '.github/pacegate.yml': 'head\n\n' });
  const sides = await resolved(room, top);
  write(top, { 'app.js': 'three\n', '.github/pacegate.yml': 'edited\n' });
  const { head } = await bothOf(room, sides);
  expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('two\n');
  expect(await readFileAt(sides.store, sides.head, '.github/pacegate.yml')).toBe('head\n\n');
  expect(await readFileAt(sides.store, sides.base, '.github/pacegate.yml')).toBeNull();
  expect(await readFileAt(sides.store, sides.base, './lib/../app.js')).toBe('one\n');
  expect(await readFileAt(sides.store, sides.base, 'lib')).toBeNull();
  expect(await readFileAt(sides.store, sides.base, '../app.js')).toBeNull();
  expect(await readFileAt(sides.store, sides.base, 'a\nb')).toBeNull();
});

test('an edit in the same instant as the index, of the same length, is seen', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'aaa\n' });
  git(top, 'add', 'app.js');
  write(top, { 'app.js': 'bbb\n' });
  const sides = await resolved(room, top);
  expect(await readFileAt(sides.store, sides.head, 'app.js')).toBe('bbb\n');
});

test('a clean working tree is its commit, and a head that is given is that commit', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const head = commit(top, { 'lib/c.js': 'b\n' });
  const clean = await resolved(room, top);
  expect(clean.head).toMatchObject({ commit: head, dirty: false, snapshot: false });
  git(top, 'mv', 'lib/b.js', 'lib/moved.js');
  const given = await resolved(room, top, { head: 'feature' });
  expect(given.head).toMatchObject({ ref: 'feature', commit: head, dirty: false, snapshot: false });
  const dirty = await resolved(room, top);
  expect([...dirty.changedFiles].sort()).toEqual(['lib/b.js', 'lib/c.js', 'lib/moved.js']);
});

test('without a change base and head have the same tree', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const sides = await resolved(room, top);
  expect(sides.base.tree).toBe(sides.head.tree);
  expect(sides.changedFiles).toEqual([]);
});

test('the base that is given is recorded as given; its merge base with the head is used', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const first = git(top, 'rev-parse', 'main');
  commit(top, { 'c.js': 'c\n' });
  git(top, 'checkout', '--quiet', '-b', 'other', 'main');
  commit(top, { 'd.js': 'd\n' });
  git(top, 'checkout', '--quiet', 'feature');
  expect((await resolved(room, top, { base: 'other' })).base).toMatchObject({ ref: 'other', commit: first });
  expect((await resolved(room, top, { base: 'HEAD~1' })).base).toMatchObject({ ref: 'HEAD~1', commit: first });
  expect((await resolved(room, top, { base: first.slice(0, 9) })).base.commit).toBe(first);
});

test('the default branch is what the remote says, not what it is usually called', async () => {
  await using room = await quickScratch();
  const origin = repositoryAt(join(room.path, 'origin'));
  git(origin, 'checkout', '--quiet', '-b', 'trunk', 'main');
  const trunk = commit(origin, { 't.js': 't\n' });
  git(room.path, 'clone', '--quiet', origin, 'clone');
  const clone = join(room.path, 'clone');
  git(clone, 'checkout', '--quiet', '-b', 'work');
  commit(clone, { 'w.js': 'w\n' });
  const sides = await resolved(room, clone);
  expect(sides.base).toMatchObject({ ref: 'origin/trunk', commit: trunk });
  expect(sides.remote).toBe('origin');
  // A branch that only the remote has.
  expect((await resolved(room, clone, { base: 'feature' })).base.ref).toBe('feature');
});

test('two runs at once do not disturb each other', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  write(top, { 'app.js': 'two\n' });
  const before = fingerprint(top);
  const runs = [1, 2, 3].map(async () => bothOf(room, await resolved(room, top)));
  for (const { head } of await Promise.all(runs)) {
    expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('two\n');
  }
  expect(fingerprint(top)).toBe(before);
});

import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import {
  bothOf,
  commit,
  environment,
  filesOf,
  fingerprint,
  git,
  repositoryAt,
  resolved,
  quickScratch,
  supportsSha256,
  write,
} from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

test('tags and the remote are there in a checkout, credentials and hooks are not', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'tag', '-a', '-m', 'one', 'v1.0.0', 'main');
  git(top, 'tag', 'light', 'main');
  git(top, 'remote', 'add', 'origin', 'https://user:secret@example.org/a.git');
  git(top, 'config', 'http.https://example.org/.extraheader', 'AUTHORIZATION: secret');
  git(top, 'config', 'core.hooksPath', 'hooks');
  git(top, 'config', 'filter.shout.smudge', 'tr a-z A-Z');
  write(top, {
    'hooks/post-checkout': `#!/bin/sh\ntouch ${room.path}/hook-ran\n`,
    '.gitattributes': 'loud.txt filter=shout\n',
  });
  write(top, { 'hooks/post-index-change': `#!/bin/sh\ntouch ${room.path}/hook-ran\n`, 'loud.txt': 'quiet' });
  chmodSync(join(top, 'hooks/post-checkout'), 0o755);
  chmodSync(join(top, 'hooks/post-index-change'), 0o755);
  rmSync(join(room.path, 'hook-ran'), { force: true });
  // A hook directory for all repositories of the user would apply to Pacegate's too.
  write(room.path, { global: `[core]\n\thooksPath = ${join(top, 'hooks')}\n` });
  const hooked = { ...environment, GIT_CONFIG_GLOBAL: join(room.path, 'global') };
  const { head } = await bothOf(room, await resolved(room, top, { environment: hooked }));
  expect(git(head, 'describe')).toMatch(/^v1\.0\.0-1-g/);
  expect(git(head, 'tag')).toBe('light\nv1.0.0');
  expect(git(head, 'remote', 'get-url', 'origin')).toBe('https://example.org/a.git');
  expect(readFileSync(join(head, '.git/config'), 'utf8')).not.toMatch(/secret|hooks/i);
  expect(readFileSync(join(head, 'loud.txt'), 'utf8')).toBe('QUIET');
  expect(existsSync(join(room.path, 'hook-ran'))).toBe(false);
});

test('settings that change the contents of a checkout are followed', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'config', 'core.autocrlf', 'true');
  const sides = await resolved(room, top, { head: 'HEAD' });
  const { head } = await bothOf(room, sides);
  expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('one\r\n');
});

test('a linked worktree, and a variable of a git hook that points elsewhere', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'worktree', 'add', '--quiet', '-b', 'linked', join(room.path, 'linked'), 'main');
  const linked = join(room.path, 'linked');
  write(linked, { 'app.js': 'linked\n' });
  const before = fingerprint(top) + fingerprint(linked);
  const sides = await resolved(room, linked, { environment: { ...environment, GIT_DIR: join(top, '.git') } });
  const { head } = await bothOf(room, sides);
  expect(fingerprint(top) + fingerprint(linked)).toBe(before);
  expect(sides.top).toBe(linked);
  expect(sides.head.ref).toBe('linked');
  expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('linked\n');
});

test('a repository that borrows objects by a relative path, and a split index', async () => {
  await using room = await quickScratch();
  const origin = repositoryAt(join(room.path, 'origin'));
  git(room.path, 'clone', '--quiet', '--shared', '-b', 'feature', origin, 'clone');
  const clone = join(room.path, 'clone');
  write(clone, { '.git/objects/info/alternates': '../../../origin/.git/objects\n' });
  git(clone, 'update-index', '--split-index');
  write(clone, { 'app.js': 'two\n' });
  const before = fingerprint(clone);
  const { base, head } = await bothOf(room, await resolved(room, clone));
  expect(fingerprint(clone)).toBe(before);
  expect(readFileSync(join(base, 'app.js'), 'utf8')).toBe('one\n');
  expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('two\n');
  expect(filesOf(head)).toEqual(filesOf(base));
});

test('files left out by a sparse checkout are not taken for deleted', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  git(top, 'sparse-checkout', 'set', '--no-cone', '/app.js');
  write(top, { 'app.js': 'two\n' });
  expect(existsSync(join(top, 'lib/a.js'))).toBe(false);
  expect((await resolved(room, top)).changedFiles).toEqual(['app.js']);
});

test('a repository inside the working tree is left out, with a notice', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  repositoryAt(join(top, 'vendor/inner'));
  git(top, 'init', '--quiet', 'vendor/empty');
  write(top, { 'app.js': 'two\n' });
  const sides = await resolved(room, top);
  expect(sides.changedFiles).toEqual(['app.js']);
  expect(sides.notices.join('\n')).toMatch(/vendor\/empty\/.*\n.*vendor\/inner\/ is a git repository of its own/);
});

test('pointer files of Git LFS are told of, and a filter that is not installed does not stop the checkout', async () => {
  await using room = await quickScratch();
  const top = repositoryAt(join(room.path, 'user'));
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n';
  commit(top, { 'assets/.gitattributes': '*.bin filter=lfs -text\n', 'assets/a.bin': pointer });
  // As `git lfs install --local` leaves it; the programs themselves are hidden from git.
  git(top, 'config', 'filter.lfs.process', 'git-lfs-that-is-missing filter-process');
  git(top, 'config', 'filter.lfs.required', 'true');
  write(top, { 'assets/b.bin': pointer });
  const sides = await resolved(room, top);
  const { head } = await bothOf(room, sides);
  expect(sides.notices.join()).toMatch(/pointer files/);
  expect(readFileSync(join(head, 'assets/b.bin'), 'utf8')).toBe(pointer);
});

test('a repository with sha256 ids', async () => {
  await using room = await quickScratch();
  if (!supportsSha256(room.fresh())) return;
  const top = repositoryAt(join(room.path, 'user'), '--object-format=sha256');
  write(top, { 'app.js': 'two\n' });
  const sides = await resolved(room, top);
  const { head } = await bothOf(room, sides);
  expect(sides.head.commit).toHaveLength(64);
  expect(readFileSync(join(head, 'app.js'), 'utf8')).toBe('two\n');
});

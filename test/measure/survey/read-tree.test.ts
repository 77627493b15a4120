import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readTree } from '../../../src/measure/survey/read-tree.ts';
import { existsBelow, writerBelow } from '../../../src/measure/survey/repository-files.ts';
import { scratch, write } from '../workspace/repositories.ts';

test('files come level by level; what tools made, hidden directories and links are left out', async () => {
  await using room = await scratch();
  write(room.path, {
    'z.txt': 'z',
    'a/b/c.js': 'c',
    'a/x.js': 'x',
    'node_modules/p/index.js': '',
    'dist/out.js': '',
    '.venv/lib.py': '',
    '.git/config': '',
    '.github/workflows/ci.yml': 'on: push',
    '.nvmrc': '22',
  });
  symlinkSync('/', join(room.path, 'everything'));
  symlinkSync(join(room.path, 'z.txt'), join(room.path, 'link.txt'));
  const tree = readTree(room.path);
  expect(tree.paths).toEqual(['.nvmrc', 'z.txt', 'a/x.js', '.github/workflows/ci.yml', 'a/b/c.js']);
  expect(tree.read('a/b/c.js')).toBe('c');
  expect(tree.read('.git/config')).toBeNull();
  expect(tree.read('../../etc/passwd')).toBeNull();
});

test('what is too large or no text is not read', async () => {
  await using room = await scratch();
  write(room.path, { 'large.js': 'x'.repeat(600_000), 'binary.js': 'a\0b', 'marked.json': '\uFEFF{}' });
  const tree = readTree(room.path);
  expect([tree.read('large.js'), tree.read('binary.js'), tree.read('marked.json')]).toEqual([null, null, '{}']);
});

test('a directory of endless depth and width is left at some point', async () => {
  await using room = await scratch();
  let directory = room.path;
  for (let depth = 0; depth < 12; depth++) {
    directory = join(directory, 'deeper');
    mkdirSync(directory);
    writeFileSync(join(directory, 'file.js'), '');
  }
  expect(readTree(room.path).paths.length).toBe(7);
});

test('a directory that is not there is empty', () => {
  expect(readTree('/nonexistent').paths).toEqual([]);
});

test('files are written where there is nothing, and replaced only when that is asked for', async () => {
  await using room = await scratch();
  write(room.path, { taken: 'mine', 'a-file': '' });
  symlinkSync('/nonexistent/target', join(room.path, 'link'));
  const exists = existsBelow(room.path);
  const put = writerBelow(room.path);
  expect(['taken', 'link', 'a-file/x', 'new/x'].map(exists)).toEqual([true, true, false, false]);
  await put('new/x', 'text', false);
  expect(readTree(room.path).read('new/x')).toBe('text');
  await expect(put('taken', 'theirs', false)).rejects.toMatchObject({ code: 'output-failed', message: /EEXIST/ });
  await expect(put('link', 'theirs', false)).rejects.toMatchObject({ code: 'output-failed', message: /EEXIST/ });
  await expect(put('a-file/x', 'theirs', true)).rejects.toMatchObject({ code: 'output-failed' });
  await put('taken', 'theirs', true);
  expect(readTree(room.path).read('taken')).toBe('theirs');
});

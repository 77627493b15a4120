import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { UploadError } from '../../../src/core/errors.ts';
import { defaultLimits, type UploadLimits } from '../../../src/measure/upload/limits.ts';
import { listDirectory } from '../../../src/measure/upload/list-directory.ts';
import { createMeter } from '../../../src/measure/upload/meter.ts';
import { scratch } from '../workspace/repositories.ts';
import { writeFiles } from './honest-files.ts';

const list = (directory: string, limits: Partial<UploadLimits> = {}) =>
  listDirectory(directory, createMeter({ ...defaultLimits, ...limits }));

test('lists files by their names from the top, and reads them', async () => {
  await using room = await scratch();
  writeFiles(room.path, { 'result.json': 'r', 'raw/api-001.json': 'b', 'logs/a/b.log': 'l' });
  await using listing = await list(room.path);
  const read = await Promise.all(listing.files.map(async ({ name, read }) => [name, String(await read())]));
  expect(Object.fromEntries(read)).toEqual({ 'result.json': 'r', 'raw/api-001.json': 'b', 'logs/a/b.log': 'l' });
});

test.each([
  ['a link to a file', (path: string, target: string) => symlinkSync(target, join(path, 'result.json'))],
  ['a link to nothing', (path: string) => symlinkSync('/nonexistent', join(path, 'result.json'))],
  ['a link inside', (path: string) => symlinkSync('raw', join(path, 'result.json'))],
  ['a pipe', (path: string) => execFileSync('mkfifo', [join(path, 'result.json')])],
])('%s is refused and not followed', async (_, make) => {
  await using room = await scratch();
  const [directory, elsewhere] = [room.fresh(), room.fresh()];
  mkdirSync(join(directory, 'raw'));
  writeFileSync(join(elsewhere, 'secret.json'), '{}');
  make(directory, join(elsewhere, 'secret.json'));
  await expect(list(directory)).rejects.toThrow('"result.json" is a link or another special file');
});

test('a linked folder is refused with all that is in it, and so is a top that is a link', async () => {
  await using room = await scratch();
  const [directory, elsewhere] = [room.fresh(), room.fresh()];
  writeFiles(elsewhere, { 'plan.json': '{}' });
  symlinkSync(elsewhere, join(directory, 'raw'));
  await expect(list(directory)).rejects.toThrow('"raw" is a link or another special file');
  const link = join(room.path, 'link');
  symlinkSync(elsewhere, link);
  await expect(list(link)).rejects.toThrow('is not a directory');
});

test('a link that takes the place of a file after it was listed is not followed', async () => {
  await using room = await scratch();
  const [directory, elsewhere] = [room.fresh(), room.fresh()];
  writeFiles(directory, { 'result.json': '{}', 'raw/plan.json': '{}' });
  writeFiles(elsewhere, { 'secret.json': '{}' });
  await using listing = await list(directory);
  const swap = (name: string, replace: (path: string) => void): void => {
    rmSync(join(directory, name));
    replace(join(directory, name));
  };
  swap('result.json', (path) => symlinkSync(join(elsewhere, 'secret.json'), path));
  swap('raw/plan.json', (path) => execFileSync('mkfifo', [path]));
  for (const { read } of listing.files) await expect(read()).rejects.toThrow(UploadError);
});

test('names, sizes and numbers are bounded as in a zip', async () => {
  await using room = await scratch();
  writeFiles(room.path, { 'a.json': 'x'.repeat(100), 'b.json': 'x'.repeat(100), 'c/d.json': '' });
  await expect(list(room.path, { entry: 99 })).rejects.toThrow('"a.json" is 100 B unpacked, and 99.0 B is the most');
  await expect(list(room.path, { total: 199 })).rejects.toThrow('"b.json" brings it to 200 B');
  await expect(list(room.path, { entries: 3 })).rejects.toThrow('more than 3 files and directories');
  writeFileSync(join(room.path, 'A.json'), '');
  await expect(list(room.path)).rejects.toThrow('is there twice');
  rmSync(join(room.path, 'A.json'));
  writeFileSync(join(room.path, 'x\\y'), '');
  await expect(list(room.path)).rejects.toThrow('has a backslash in its name');
});

test('what is not there, or is no directory, says so', async () => {
  await using room = await scratch();
  await expect(list(join(room.path, 'none'))).rejects.toThrow('is not there');
  writeFileSync(join(room.path, 'file'), '');
  await expect(list(join(room.path, 'file'))).rejects.toThrow('is not a directory');
});

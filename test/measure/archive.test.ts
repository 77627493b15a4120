import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { OutputError } from '../../src/core/errors.ts';
import { defaultDirectory, openArchive } from '../../src/measure/archive.ts';
import { makeBlock } from '../support/make-block.ts';
import { makeRecord } from '../support/make-record.ts';
import { makeResult } from '../support/make-result.ts';
import { scratch } from './workspace/repositories.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

test('keeps plan, blocks, result and comment below its directory, and nothing half-written', async () => {
  await using room = await scratch();
  const archive = await openArchive(room.path, 'out/run', null);
  expect(archive.directory).toBe('out/run');
  const directory = join(room.path, 'out/run');
  const block = makeBlock({ index: 11 });
  await archive.keepPlan({ final: false });
  await archive.keepBlock(block);
  await archive.keepResult(makeResult(), 'comment');
  expect(json(join(directory, 'raw/plan.json'))).toEqual({ final: false });
  expect(json(join(directory, 'raw/api-012.json'))).toEqual(block);
  expect(json(join(directory, 'result.json'))).toEqual(makeResult());
  expect(readFileSync(join(directory, 'comment.md'), 'utf8')).toBe('comment');
  expect(readdirSync(directory).sort()).toEqual(['comment.md', 'logs', 'raw', 'result.json']);
  expect(readdirSync(join(directory, 'raw')).sort()).toEqual(['api-012.json', 'plan.json']);
});

test('records of a refresh are kept one a line, and go with the next run in the same directory', async () => {
  await using room = await scratch();
  const archive = await openArchive(room.path, 'out', null);
  await archive.keepPlan({});
  const records = [makeRecord({ number: 1 }), makeRecord({ number: 2 })];
  await archive.keepRecords(records);
  const file = join(room.path, 'out/records.jsonl');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(records);
  await archive.keepRecords([]);
  expect(readFileSync(file, 'utf8')).toBe('');
  await openArchive(room.path, 'out', null);
  expect(existsSync(file)).toBe(false);
});

test('a directory elsewhere is shown whole, and an absolute one inside is shortened', async () => {
  await using room = await scratch();
  const [here, there] = [room.fresh(), room.fresh()];
  expect((await openArchive(here, join(there, 'x'), null)).directory).toBe(join(there, 'x'));
  expect((await openArchive(here, join(here, 'x'), null)).directory).toBe('x');
});

test('blocks and result of an earlier run in the same directory are gone, files of others stay', async () => {
  await using room = await scratch();
  const first = await openArchive(room.path, 'out', null);
  await first.keepPlan({});
  for (let index = 0; index < 6; index++) await first.keepBlock(makeBlock({ index }));
  await first.keepResult(makeResult(), 'comment');
  writeFileSync(join(room.path, 'out/raw/notes.txt'), 'mine');
  const second = await openArchive(room.path, 'out', null);
  expect(existsSync(join(room.path, 'out/result.json'))).toBe(false);
  expect(existsSync(join(room.path, 'out/comment.md'))).toBe(false);
  await second.keepBlock(makeBlock({ index: 0 }));
  expect(readdirSync(join(room.path, 'out/raw')).sort()).toEqual(['api-001.json', 'notes.txt']);
});

test('a directory that no run wrote is left as it is', async () => {
  await using room = await scratch();
  mkdirSync(join(room.path, 'raw'));
  writeFileSync(join(room.path, 'raw/data-001.json'), 'mine');
  writeFileSync(join(room.path, 'result.json'), 'mine');
  await openArchive(room.path, '.', null);
  expect(readFileSync(join(room.path, 'raw/data-001.json'), 'utf8')).toBe('mine');
  expect(readFileSync(join(room.path, 'result.json'), 'utf8')).toBe('mine');
});

test('runs that start at the same time write the same .gitignore', async () => {
  await using room = await scratch();
  const ignored = join(room.path, '.pacegate');
  const names = Array.from({ length: 30 }, (_, index) => `run-${index}`);
  await Promise.all(names.map((name) => openArchive(room.path, join('.pacegate/runs', name), ignored)));
  expect(readdirSync(ignored).sort()).toEqual(['.gitignore', 'runs']);
  expect(readFileSync(join(ignored, '.gitignore'), 'utf8')).toBe('*\n');
});

test('what can’t be written says where and what to do', async () => {
  await using room = await scratch();
  writeFileSync(join(room.path, 'file'), '');
  const opened = openArchive(room.path, 'file/run', null);
  await expect(opened).rejects.toThrow(OutputError);
  await expect(opened).rejects.toMatchObject({
    message: expect.stringContaining(`${join(room.path, 'file/run')} could not be written (`),
    cure: expect.stringContaining('--out'),
  });
  const archive = await openArchive(room.path, 'out', null);
  mkdirSync(join(room.path, 'out/result.json/x'), { recursive: true });
  await expect(archive.keepResult(makeResult(), '')).rejects.toThrow(OutputError);
  expect(readdirSync(join(room.path, 'out')).sort()).toEqual(['logs', 'result.json']);
});

test('the default directory sorts by time and names the head', () => {
  expect(defaultDirectory('/r', new Date('2026-03-04T05:06:07.089Z'), 'abcdef0123456789')).toBe(
    '/r/.pacegate/runs/2026-03-04T05-06-07-089Z-abcdef0123',
  );
});

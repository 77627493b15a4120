import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { createFilesStore } from '../../src/baseline/files-store.ts';
import { createRandom } from '../../src/core/random.ts';
import { makeRecord, testClass } from '../support/make-record.ts';
import { writeAndKill } from '../support/write-and-kill.ts';
import { storeContract, type StoreRoom } from './store-contract.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

interface FilesRoom extends StoreRoom {
  readonly directory: string;
}

const makeRoom = async (): Promise<FilesRoom> => {
  const room = await mkdtemp(join(tmpdir(), 'baselines-'));
  const directory = join(room, 'kept', 'baselines');
  return {
    directory,
    open: () => createFilesStore({ directory }),
    files: {
      read: (path) => readFile(join(directory, path), 'utf8').catch(() => null),
      write: async (path, text) => {
        await mkdir(dirname(join(directory, path)), { recursive: true });
        await writeFile(join(directory, path), text);
      },
    },
    [Symbol.asyncDispose]: () => rm(room, { recursive: true, force: true }),
  };
};

describe('files', () => {
  storeContract({ makeRoom, has: { files: true, parents: false } });
});

const key = { suite: 'api', environment: testClass };
const web = { suite: 'web', environment: testClass };
test('a writer that is killed leaves each file as it was or complete, and both suites alike', async () => {
  await using room = await makeRoom();
  const random = createRandom(20_260_301);
  let from = 0;
  for (let round = 0; round < 15; round++) {
    const last = await writeAndKill({ kind: 'files', place: room.directory, from, after: random.integer(0, 40) });
    for (const suite of ['api', 'web']) {
      const text = await room.files!.read(`${suite}/${testClass}.jsonl`);
      expect(text?.endsWith('\n')).toBe(true);
    }
    const store = room.open();
    const stored = await Promise.all([store.read(key), store.read(web)]);
    const numbers = stored.map(({ records, problems }) => {
      expect(problems).toEqual([]);
      return records.map((it) => it.commit);
    });
    expect(numbers[0]).toEqual(numbers[1]);
    // What it said was stored is there, and at most the one that it was about to say.
    const count = numbers[0]!.length;
    expect(count).toBeGreaterThanOrEqual(last + 1);
    expect(count).toBeLessThanOrEqual(last + 2);
    from = count;
  }
  await room.open().append([makeRecord({ number: from })]);
  expect((await room.open().read(key)).records).toHaveLength(from + 1);
  expect(readdirSync(room.directory).sort()).toEqual(['.gitignore', '.lock', 'api', 'web']);
});

test('writers in several processes lose nothing to each other, nor to one that is killed', async () => {
  await using room = await makeRoom();
  const killed = [0, 1, 2].map((it) =>
    writeAndKill({ kind: 'files', place: room.directory, from: 100_000 * it, after: 400 }),
  );
  const own = Array.from({ length: 10 }, (_, number) => makeRecord({ number: 1_000_000 + number }));
  const written = Promise.all(own.map((it) => room.open().append([it])));
  const lasts = await Promise.all(killed);
  await written;
  const { records } = await room.open().read(key);
  const stored = new Set(records.map((it) => it.commit));
  for (const it of own) expect(stored.has(it.commit)).toBe(true);
  for (const [index, last] of lasts.entries())
    for (let number = 100_000 * index; number <= last; number++)
      expect(stored.has(makeRecord({ number }).commit)).toBe(true);
});

test('what was committed but not moved to its place is read, and moved by the next writer', async () => {
  await using room = await makeRoom();
  await room.open().append([makeRecord(), makeRecord({ suite: 'web' })]);
  const file = `${testClass}.jsonl`;
  const text = readFileSync(join(room.directory, 'api', file), 'utf8');
  mkdirSync(join(room.directory, '.pending', 'api'), { recursive: true });
  mkdirSync(join(room.directory, '.staged-1', 'api'), { recursive: true });
  const newer = JSON.stringify(makeRecord({ number: 1 }));
  writeFileSync(join(room.directory, '.pending', 'api', file), `${text}${newer}\n`);
  writeFileSync(join(room.directory, '.staged-1', 'api', file), 'half of it');
  const store = room.open();
  expect((await store.read(key)).records).toHaveLength(2);
  await store.append([makeRecord({ number: 2 })]);
  expect((await store.read(key)).records).toHaveLength(3);
  expect(readdirSync(room.directory).filter((it) => /pending|staged/.test(it))).toEqual([]);
});

test('links are neither read nor written through', async () => {
  await using room = await makeRoom();
  const outside = join(room.directory, '../outside');
  mkdirSync(join(room.directory, 'web'), { recursive: true });
  mkdirSync(outside);
  symlinkSync(outside, join(room.directory, 'api'));
  writeFileSync(join(outside, 'secret'), 'secret');
  symlinkSync(join(outside, 'secret'), join(room.directory, 'web', `${testClass}.jsonl`));
  const store = room.open();
  await expect(store.read(web)).rejects.toThrow(/can't be read \(ELOOP\)/);
  await expect(store.append([makeRecord()])).rejects.toThrow(/can't be written/);
  expect(readdirSync(outside)).toEqual(['secret']);
});

test('a place that can not be written is a sentence with a cure', async () => {
  await using room = await makeRoom();
  mkdirSync(dirname(room.directory), { recursive: true });
  writeFileSync(room.directory, 'a file');
  const failure: unknown = await room
    .open()
    .append([makeRecord()])
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'baseline', cure: expect.stringMatching(/\S/) });
  await expect(room.open().list()).rejects.toThrow(/can't be listed \(ENOTDIR\)/);
});

test('git does not see a new store, and a removed .gitignore stays removed', async () => {
  await using room = await makeRoom();
  await room.open().append([makeRecord()]);
  const ignore = join(room.directory, '.gitignore');
  expect(readFileSync(ignore, 'utf8')).toContain('\n*\n');
  await rm(ignore);
  await room.open().append([makeRecord({ number: 1 })]);
  expect(existsSync(ignore)).toBe(false);
});

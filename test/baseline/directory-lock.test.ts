import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { lockDirectory } from '../../src/baseline/directory-lock.ts';
import { currentOwner, ownerState } from '../../src/baseline/lock-owner.ts';

jest.setTimeout(300_000);

interface Room extends AsyncDisposable {
  readonly directory: string;
  put(name: string, text: string, age?: number): void;
}

const makeRoom = async (): Promise<Room> => {
  const room = await mkdtemp(join(tmpdir(), 'lock-'));
  const directory = join(room, '.lock');
  mkdirSync(directory);
  return {
    directory,
    put: (name, text, age = 0) => {
      writeFileSync(join(directory, name), text);
      const then = Date.now() / 1000 - age;
      utimesSync(join(directory, name), then, then);
    },
    [Symbol.asyncDispose]: () => rm(room, { recursive: true, force: true }),
  };
};

const gone = (): string => currentOwner().replace(/^\d+/, '999999999');
const elsewhere = (): string => currentOwner().replace(/\S+$/, 'another-boot/pid:[1]');

test('one at a time has its turn, however many want it', async () => {
  await using room = await makeRoom();
  let inside = 0;
  let most = 0;
  let turns = 0;
  await Promise.all(
    Array.from({ length: 25 }, async () => {
      await using lock = await lockDirectory(room.directory);
      inside += 1;
      most = Math.max(most, inside);
      await lock.check();
      turns += 1;
      inside -= 1;
    }),
  );
  expect({ turns, most }).toEqual({ turns: 25, most: 1 });
  expect(readdirSync(room.directory)).toEqual(['25.free']);
});

test('the lock of a process that is gone is taken over, by one alone', async () => {
  await using room = await makeRoom();
  room.put('7', gone());
  let inside = 0;
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      await using lock = await lockDirectory(room.directory);
      expect((inside += 1)).toBe(1);
      await lock.check();
      inside -= 1;
    }),
  );
  expect(readdirSync(room.directory)).toEqual(['17.free']);
});

test('the lock of a process that runs is waited for, and then told', async () => {
  await using room = await makeRoom();
  await using held = await lockDirectory(room.directory);
  await expect(lockDirectory(room.directory, { timeLimit: 50 })).rejects.toThrow(/is locked/);
  await held.check();
  expect(readdirSync(room.directory)).toEqual(['1']);
});

test('a lock that another machine or container holds counts only for a while', async () => {
  await using room = await makeRoom();
  room.put('3', elsewhere());
  await expect(lockDirectory(room.directory, { timeLimit: 50 })).rejects.toThrow(/is locked/);
  room.put('3', elsewhere(), 20);
  await using lock = await lockDirectory(room.directory, { timeLimit: 60_000 });
  await lock.check();
});

test('a file that a crash emptied counts only for a while', async () => {
  await using room = await makeRoom();
  room.put('3', '', 20);
  await using lock = await lockDirectory(room.directory, { timeLimit: 60_000 });
  await lock.check();
  expect(readdirSync(room.directory)).toEqual(['4']);
});

test('who was taken over is told before it writes, and gives back nothing', async () => {
  await using room = await makeRoom();
  const lock = await lockDirectory(room.directory);
  room.put('2', currentOwner());
  await rm(join(room.directory, '1'));
  await expect(lock.check()).rejects.toThrow(/took over/);
  await lock[Symbol.asyncDispose]();
  expect(readdirSync(room.directory)).toEqual(['2']);
});

test('a number that was given back and removed is no turn', async () => {
  await using room = await makeRoom();
  // As another process left it between the look of this one and its link: 1 is gone, 2 is there.
  room.put('2.free', '');
  room.put('1.free', '');
  await using lock = await lockDirectory(room.directory);
  await lock.check();
  expect(readdirSync(room.directory)).toEqual(['3']);
});

test('what killed waiters left is removed after a while, and other files are not touched', async () => {
  await using room = await makeRoom();
  room.put('old.new', '', 3600);
  room.put('young.new', '');
  room.put('notes.txt', '', 3600);
  await using lock = await lockDirectory(room.directory);
  await lock.check();
  expect(readdirSync(room.directory).sort()).toEqual(['1', 'notes.txt', 'young.new']);
});

test('an owner is known by id, start and boot', () => {
  const own = currentOwner();
  expect(ownerState(own)).toBe('running');
  expect(ownerState(gone())).toBe('gone');
  expect(ownerState(elsewhere())).toBe('unknown');
  expect(ownerState('')).toBe('unknown');
  expect(ownerState('nonsense')).toBe('unknown');
  // The same process id, of a process that started at another time.
  const [pid, , space] = own.split(' ');
  expect(ownerState(`${pid} 1 ${space}`)).toBe('gone');
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  expect(ownerState(`${dead} 1 ${space}`)).toBe('gone');
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DatabaseError } from '../../src/core/errors.ts';
import { lockDataDirectory } from '../../src/database/data-directory-lock.ts';
import { currentOwner, ownerState } from '../../src/database/lock-owner.ts';
import { until } from '../support/until.ts';

interface Room extends AsyncDisposable {
  readonly directory: string;
  files(): string[];
  put(name: string, text: string, age?: number): void;
}

const makeRoom = async (): Promise<Room> => {
  const directory = await mkdtemp(join(tmpdir(), 'lock-'));
  const locks = join(directory, 'lock');
  mkdirSync(locks);
  return {
    directory,
    files: () => readdirSync(locks).sort(),
    put: (name, text, age = 0) => {
      writeFileSync(join(locks, name), text);
      const then = Date.now() / 1000 - age;
      utimesSync(join(locks, name), then, then);
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
};

const gone = (): string => currentOwner().replace(/^\d+/, '999999999');
const elsewhere = (): string => currentOwner().replace(/\S+$/, 'another-boot/pid:[1]');

test('one has it, and the next one when it is given back', async () => {
  await using room = await makeRoom();
  {
    await using lock = await lockDataDirectory(room.directory);
    lock.check();
    expect(room.files()).toEqual(['1']);
    const second = lockDataDirectory(room.directory, { patience: 0 });
    await expect(second).rejects.toThrow(DatabaseError);
    await expect(second).rejects.toThrow(`in use by the process ${process.pid}`);
  }
  expect(room.files()).toEqual(['1.free']);
  await using _lock = await lockDataDirectory(room.directory, { patience: 0 });
  expect(room.files()).toEqual(['2']);
});

test('who is about to stop is waited for', async () => {
  await using room = await makeRoom();
  const first = await lockDataDirectory(room.directory);
  const second = lockDataDirectory(room.directory, { patience: 60_000 });
  await first[Symbol.asyncDispose]();
  await using _lock = await second;
  expect(room.files()).toEqual(['2']);
});

test('the lock of a process that is gone is taken over at once, by one of those who want it', async () => {
  await using room = await makeRoom();
  room.put('7', gone());
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => lockDataDirectory(room.directory, { patience: 0 })),
  );
  const locks = tries.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
  expect(locks).toHaveLength(1);
  expect(room.files()).toEqual(['8']);
  await locks[0]![Symbol.asyncDispose]();
});

test('a process of another container counts as gone once it gives no sign of life', async () => {
  await using room = await makeRoom();
  room.put('3', elsewhere());
  const refused = lockDataDirectory(room.directory, { patience: 0, foreignAge: 50, sign: 0 });
  room.put('3', elsewhere(), -60);
  await expect(refused).rejects.toThrow(/another machine or container/);
  room.put('3', elsewhere(), 30);
  await using _lock = await lockDataDirectory(room.directory, { patience: 0 });
  expect(room.files()).toEqual(['4']);
});

test('whoever has it gives signs of life', async () => {
  await using room = await makeRoom();
  await using _lock = await lockDataDirectory(room.directory, { sign: 10 });
  room.put('1', elsewhere(), 3600);
  const path = join(room.directory, 'lock', '1');
  const age = (): number => Date.now() - statSync(path).mtimeMs;
  await until(() => age() < 60_000);
  expect(age()).toBeLessThan(60_000);
});

test('who was taken over is told, and gives back nothing', async () => {
  await using room = await makeRoom();
  const lock = await lockDataDirectory(room.directory, { sign: 10 });
  room.put('2', currentOwner());
  await rm(join(room.directory, 'lock', '1'));
  const isTold = (): boolean => {
    try {
      lock.check();
      return false;
    } catch (error) {
      if (error instanceof DatabaseError) return true;
      throw error;
    }
  };
  await until(isTold);
  await lock[Symbol.asyncDispose]();
  expect(room.files()).toEqual(['2']);
});

test('an owner is known by id, start and boot', () => {
  const own = currentOwner();
  expect(ownerState(own)).toBe('running');
  expect(ownerState(gone())).toBe('gone');
  expect(ownerState(elsewhere())).toBe('elsewhere');
  expect(ownerState('')).toBe('elsewhere');
  const [pid, , space] = own.split(' ');
  expect(ownerState(`${pid} 1 ${space}`)).toBe('gone');
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  expect(ownerState(`${dead} 1 ${space}`)).toBe('gone');
});

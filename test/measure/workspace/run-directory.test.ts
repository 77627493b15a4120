import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { currentOwner, ownerState, parseOwner } from '../../../src/measure/workspace/process-owner.ts';
import { createRunDirectory } from '../../../src/measure/workspace/run-directory.ts';
import { quickScratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const start = async (id: string): Promise<void> => {
  const child = spawn('sh', ['-c', 'sleep 300 & echo started; wait'], {
    env: { PATH: process.env['PATH'], PACEGATE_RUN: id },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.unref();
};

const processesOf = (value: string): number[] => markedProcesses(`PACEGATE_RUN=${value}`);

test('disposing ends the processes of the run and removes all, read-only directories too', async () => {
  await using room = await quickScratch();
  let path = '';
  let id = '';
  {
    await using run = await createRunDirectory(room.path);
    ({ path, id } = run);
    mkdirSync(join(path, 'a/b'), { recursive: true });
    writeFileSync(join(path, 'a/b/file'), 'x', { mode: 0o400 });
    chmodSync(join(path, 'a/b'), 0o500);
    chmodSync(join(path, 'a'), 0o000);
    await start(id);
    expect(processesOf(id)).toHaveLength(2);
  }
  expect(existsSync(path)).toBe(false);
  expect(processesOf(id)).toEqual([]);
});

test('a user who is not root can remove read-only directories, and links out of it are left alone', async () => {
  await using room = await quickScratch();
  chmodSync(room.path, 0o777);
  const module = pathToFileURL(join(import.meta.dirname, '../../../src/measure/workspace/remove-tree.ts')).href;
  const program = `
    import { chmodSync, mkdirSync, symlinkSync, writeFileSync, statSync, existsSync } from 'node:fs';
    import { removeTree, removeTreeSync } from ${JSON.stringify(module)};
    mkdirSync('outside'); chmodSync('outside', 0o500);
    for (const remove of [removeTree, removeTreeSync]) {
      mkdirSync('a/b', { recursive: true }); writeFileSync('a/b/c', '', { mode: 0o400 }); symlinkSync('../../outside', 'a/b/link');
      chmodSync('a/b', 0o500); chmodSync('a', 0o500);
      await remove('a');
      if (existsSync('a')) throw new Error('left');
    }
    if ((statSync('outside').mode & 0o777) !== 0o500) throw new Error('changed');
  `;
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: room.path, encoding: 'utf8', ...user });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('removeSync does it at once', async () => {
  await using room = await quickScratch();
  const run = await createRunDirectory(room.path);
  await start(run.id);
  run.removeSync();
  run.removeSync();
  expect(existsSync(run.path)).toBe(false);
});

test('what killed runs left is swept, with their processes; what runs or may run is not', async () => {
  await using room = await quickScratch();
  const make = (name: string, owner: string | null, age = 0): string => {
    const path = join(room.path, name);
    mkdirSync(path);
    if (owner !== null) writeFileSync(join(path, 'owner'), owner);
    const then = Date.now() / 1000 - age;
    utimesSync(path, then, then);
    return path;
  };
  const own = currentOwner();
  const reused = make('pacegate-reused', JSON.stringify({ ...own, startTime: '1' }));
  const dead = make('pacegate-dead', JSON.stringify({ ...own, pid: 2 ** 22 + 5 }));
  const running = make('pacegate-running', JSON.stringify(own), 1e6);
  const elsewhere = make('pacegate-elsewhere', JSON.stringify({ ...own, space: 'other', pid: 2 ** 22 + 5 }));
  const forgotten = make('pacegate-forgotten', JSON.stringify({ ...own, space: 'other' }), 3 * 86_400);
  const young = make('pacegate-young', null);
  const old = make('pacegate-old', 'nonsense', 3600);
  const foreign = make('pacegate', null, 1e6);
  const target = make('target', null, 1e6);
  symlinkSync(target, join(room.path, 'pacegate-link'));
  lutimesSync(join(room.path, 'pacegate-link'), 1, 1);
  await start('dead');
  await using run = await createRunDirectory(room.path);
  for (const gone of [reused, dead, forgotten, old]) expect(existsSync(gone)).toBe(false);
  for (const left of [running, elsewhere, young, foreign, target, run.path]) expect(existsSync(left)).toBe(true);
  expect(readdirSync(room.path)).toContain('pacegate-link');
  expect(processesOf('dead')).toEqual([]);
});

test('two runs at once do not sweep each other', async () => {
  await using room = await quickScratch();
  const runs = await Promise.all([1, 2, 3].map(() => createRunDirectory(room.path)));
  expect(runs.every((it) => existsSync(join(it.path, 'owner')))).toBe(true);
  for (const run of runs) await run[Symbol.asyncDispose]();
});

test('an owner is told by process id and start time', () => {
  const own = currentOwner();
  expect(ownerState(own)).toBe('running');
  expect(parseOwner(JSON.stringify(own))).toEqual(own);
  expect(parseOwner('{}')).toBeNull();
  expect(parseOwner('')).toBeNull();
});

test('a directory that can not be made is a sentence', async () => {
  await expect(createRunDirectory('/proc/nowhere')).rejects.toThrow(
    /No temporary directory can be made in \/proc\/nowhere/,
  );
});

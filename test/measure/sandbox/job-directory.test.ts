import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { OutputError } from '../../../src/core/errors.ts';
import { createJobDirectory } from '../../../src/measure/sandbox/job-directory.ts';
import { sweepJobs } from '../../../src/measure/sandbox/sweep-jobs.ts';
import { currentOwner } from '../../../src/measure/workspace/process-owner.ts';
import { scratch } from '../workspace/repositories.ts';

test('a job has a directory of its own, and nothing is left of it', async () => {
  await using room = await scratch();
  const parent = join(room.path, 'data/jobs');
  {
    await using one = await createJobDirectory(parent);
    await using two = await createJobDirectory(parent);
    expect(one.path).not.toBe(two.path);
    mkdirSync(join(one.repository, 'a'), { recursive: true });
    expect(one.path).toBe(join(parent, one.id));
  }
  expect(readdirSync(parent)).toEqual([]);
  writeFileSync(join(room.path, 'file'), '');
  await expect(createJobDirectory(join(room.path, 'file'))).rejects.toThrow(OutputError);
});

test('what killed workers left is swept with its processes; what is alive or may be is not', async () => {
  await using room = await scratch();
  await using alive = await createJobDirectory(room.path);
  const make = (name: string, owner: string | null, age = 0): string => {
    const path = join(room.path, name);
    mkdirSync(join(path, 'repository'), { recursive: true });
    if (owner !== null) writeFileSync(join(path, 'owner'), owner);
    const then = Date.now() / 1000 - age;
    utimesSync(path, then, then);
    return path;
  };
  const gone = JSON.stringify({ ...currentOwner(), pid: 2 ** 22 + 5 });
  const elsewhere = JSON.stringify({ ...currentOwner(), space: 'another boot' });
  const dead = make('job-dead', gone);
  const old = make('job-old', elsewhere, 25 * 3600);
  const kept = [alive.path, make('job-young', elsewhere), make('job-new', null), make('other', gone)];
  const child = spawn('sleep', ['300'], { env: { PATH: process.env['PATH'], SANDBOX_JOB: 'job-dead' } });
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  expect(await sweepJobs(room.path)).toBe(2);
  expect([dead, old].map((path) => existsSync(path))).toEqual([false, false]);
  expect(kept.map((path) => existsSync(path))).toEqual([true, true, true, true]);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await sweepJobs(join(room.path, 'nowhere'))).toBe(0);
});

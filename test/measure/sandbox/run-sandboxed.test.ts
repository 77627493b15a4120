import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { PreparationError } from '../../../src/core/errors.ts';
import { createJobDirectory } from '../../../src/measure/sandbox/job-directory.ts';
import { runSandboxed } from '../../../src/measure/sandbox/run-sandboxed.ts';
import { scratch } from '../workspace/repositories.ts';
import { generous, isolationHere, runningWith, runScript } from './sandbox-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const none = await isolationHere({ choice: 'none' });
const best = await isolationHere();
/** One that nothing else runs as, so that whatever is left of it is the job's. */
const other = await isolationHere({ choice: 'user', user: '61234' });

/** Each with its name; a way that this machine lacks is told in the name of what is skipped. */
const ways = [
  ['without isolation', none],
  ['as another user', other],
  ['isolated', best],
] as const;

for (const [name, found] of ways) {
  const [isolation, lack] = typeof found === 'string' ? [null, ` (not on this machine: ${found})`] : [found, ''];

  (isolation === null ? describe.skip : describe)(`${name}${lack}`, () => {
    test('output, exit code and lines of progress', async () => {
      await using room = await scratch();
      const script = 'pwd; echo "$HOME"; echo step >&2; exit 3';
      const { code, signal, breach, tail, lines, job } = await runScript(room, isolation!, script);
      expect({ code, signal, breach }).toEqual({ code: 3, signal: null, breach: null });
      expect(tail).toEqual(expect.arrayContaining([`${job.path}/home`, 'step']));
      expect(lines).toEqual(['step']);
    });

    test('nothing of the worker is in its environment', async () => {
      await using room = await scratch();
      const environment = {
        ...process.env,
        PRIVATE_KEY: 'very-secret',
        DATABASE_URL: 'very-secret',
        GITHUB_TOKEN: 'very-secret',
      };
      const { code, tail } = await runScript(room, isolation!, 'env | grep -c very-secret; cat /proc/self/environ', {
        environment,
      });
      expect(code).toBe(0);
      expect(tail[0]).toBe('0');
      expect(tail.join('\n')).not.toContain('very-secret');
    });

    test('memory beyond its limit ends it, and says so', async () => {
      await using room = await scratch();
      const hog = `"${process.execPath}" -e 'const all = []; setInterval(() => all.push(Buffer.alloc(20e6, 1)), 40)'`;
      const { breach } = await runScript(room, isolation!, `${hog} & wait`, { limits: { memory: 400e6 } });
      expect(breach).toMatchObject({ limit: 'memory', text: expect.stringContaining('400 MB is the most') });
    });

    test('processes beyond their limit end it, and none is left', async () => {
      await using room = await scratch();
      const own = `987.${process.pid}${Math.floor(Math.random() * 1e6)}`;
      const script = `while :; do sleep ${own} & setsid sleep ${own} & sleep 0.02; done`;
      const { breach } = await runScript(room, isolation!, script, { limits: { processes: 20 } });
      expect(breach).toMatchObject({ limit: 'processes', text: expect.stringContaining('more than 20 processes') });
      expect(runningWith(own)).toEqual([]);
    });

    test('many files beyond the limit of the disk end it', async () => {
      await using room = await scratch();
      const script = 'i=0; while :; do head -c 1000000 /dev/zero > "$TMPDIR/$i"; i=$((i+1)); sleep 0.01; done';
      const { breach } = await runScript(room, isolation!, script, { limits: { disk: 20e6 } });
      expect(breach).toMatchObject({ limit: 'disk', text: expect.stringContaining('20.0 MB is the most') });
    });

    test('one file can not be larger than the limit of the disk', async () => {
      await using room = await scratch();
      // The watch of the disk may end the script at any moment from here on: the size is looked at from outside.
      const script = 'head -c 50000000 /dev/zero > "$HOME/big"';
      const { job } = await runScript(room, isolation!, script, { limits: { disk: 20e6 } });
      expect(statSync(join(job.path, 'home', 'big')).size).toBe(20e6);
    });

    test('time beyond its limit ends it', async () => {
      await using room = await scratch();
      const { breach, code } = await runScript(room, isolation!, 'trap "" TERM; sleep 300', { limits: { time: 700 } });
      expect(breach).toMatchObject({ limit: 'time' });
      expect(code).not.toBe(0);
    });

    test('what leaves its group and loses its parent does not outlive the job', async () => {
      await using room = await scratch();
      const own = `986.${process.pid}${Math.floor(Math.random() * 1e6)}`;
      const script = `setsid sh -c 'echo up > "$HOME/up"; sleep ${own}; true' & while [ ! -s "$HOME/up" ]; do sleep 0.02; done`;
      const { code } = await runScript(room, isolation!, script);
      expect(code).toBe(0);
      expect(runningWith(own)).toEqual([]);
    });

    test('an abort kills everything before it is reported', async () => {
      await using room = await scratch();
      const own = `985.${process.pid}${Math.floor(Math.random() * 1e6)}`;
      const aborting = new AbortController();
      const script = `trap "" TERM; setsid sleep ${own} & sleep ${own} & echo up >&2; wait`;
      const running = runScript(room, isolation!, script, {
        signal: aborting.signal,
        onLine: () => aborting.abort(new Error('enough')),
      });
      await expect(running).rejects.toThrow('enough');
      expect(runningWith(own)).toEqual([]);
      await expect(runScript(room, isolation!, 'true', { signal: aborting.signal })).rejects.toThrow('enough');
    });
  });
}

/** Neither in the tree nor marked, and there when the script ends. */
const daemon = (own: string): string =>
  `env -i setsid sh -c 'echo up > "$0"; sleep ${own}; true' "$HOME/up" & while [ ! -s "$HOME/up" ]; do sleep 0.02; done`;

const [user, userLack] = typeof other === 'string' ? [null, ` (not on this machine: ${other})`] : [other, ''];

(user === null ? describe.skip : describe)(`as a user of its own${userLack}`, () => {
  test('a daemon with an emptied environment dies, as nothing else has that user', async () => {
    await using room = await scratch();
    const own = `983.${process.pid}${Math.floor(Math.random() * 1e6)}`;
    expect(await runScript(room, user!, daemon(own))).toMatchObject({ code: 0, breach: null });
    expect(runningWith(own)).toEqual([]);
  });
});

const apart = typeof best !== 'string' && best.namespaces !== null ? best : null;
const why = apart === null ? ` (not on this machine: ${typeof best === 'string' ? best : 'only another user'})` : '';

(apart === null ? describe.skip : describe)(`in namespaces${why}`, () => {
  test('a daemon with an emptied environment dies with its namespace', async () => {
    await using room = await scratch();
    const own = `984.${process.pid}${Math.floor(Math.random() * 1e6)}`;
    expect(await runScript(room, apart!, daemon(own))).toMatchObject({ code: 0, breach: null });
    expect(runningWith(own)).toEqual([]);
  });

  test('what a job writes to the temporary directory of all stays with the job', async () => {
    await using room = await scratch();
    const name = `from-a-job-${randomUUID()}`;
    const script = `echo x > /tmp/${name} && echo x > /dev/shm/${name} && ls /tmp /dev/shm`;
    const { code, tail } = await runScript(room, apart!, script);
    expect({ code, seen: tail.filter((line) => line === name).length }).toEqual({ code: 0, seen: 2 });
    expect([`/tmp/${name}`, `/dev/shm/${name}`].filter((path) => existsSync(path))).toEqual([]);
  });

  test('a sandbox that can not be set up is told in words', async () => {
    await using room = await scratch();
    await using job = await createJobDirectory(room.path);
    const running = runSandboxed({
      command: 'true',
      args: [],
      directory: job.path,
      workingDirectory: join(job.path, 'nowhere'),
      environment: process.env,
      limits: generous,
      isolation: apart!,
      signal: new AbortController().signal,
    });
    await expect(running).rejects.toThrow(PreparationError);
    await expect(running).rejects.toThrow(/nowhere is gone/);
  });
});

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { DatabaseError, GitHubError } from '../../../../src/core/errors.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { runningWith } from '../../../measure/sandbox/sandbox-support.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { writeTemplate } from './stub-command.ts';
import { groundsOf, isTidy, signal, stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

test('a change without content is skipped, and an invalid configuration is told', async () => {
  await using room = await scratch();
  const same = stage(join(room.path, 'same'), {
    grounds: { compareFiles: () => Promise.resolve({ mergeBase: 'a'.repeat(40), files: [], isTruncated: false }) },
  });
  await same.start();
  expect(same.store.ended).toMatchObject([{ outcome: 'skipped' }]);
  const invalid = stage(join(room.path, 'invalid'), { grounds: { readFile: () => Promise.resolve('version: 2\n') } });
  await invalid.start();
  expect(invalid.store.ended).toMatchObject([
    { outcome: 'failed', problem: expect.stringContaining('pacegate.yml:1') },
  ]);
});

test('GitHub may be down for a while; when it stays so the job is done again, and the last attempt says why', async () => {
  await using room = await scratch();
  const down = new GitHubError('Could not compare.', 'Run it again later.', { status: 503 });
  let asked = 0;
  const flaky = stage(join(room.path, 'flaky'), {
    grounds: { commitOf: () => Promise.resolve(null) },
    tools: {},
  });
  const { change } = flaky;
  await writeTemplate(join(room.path, 'flaky'), change);
  const grounds = groundsOf(change, {
    compareFiles: (...given) => (asked++ < 2 ? Promise.reject(down) : groundsOf(change).compareFiles(...given)),
  });
  await work('run-1', { ...flaky.tools, grounds: () => grounds }, signal);
  expect(flaky.store.kept).toHaveLength(1);

  const compareFiles = () => Promise.reject(down);
  const gone = stage(join(room.path, 'gone'), { grounds: { compareFiles } });
  await expect(gone.start()).rejects.toBe(down);
  expect(gone.store.ended).toEqual([]);
  const last = stage(join(room.path, 'last'), { grounds: { compareFiles }, run: { attempt: 3 } });
  await last.start();
  expect(last.store.ended).toEqual([{ outcome: 'failed', problem: 'Could not compare.\nRun it again later.' }]);
});

test('a database that is gone for a moment costs nothing; one that stays away gives the job back', async () => {
  await using room = await scratch();
  const away = new DatabaseError('The database is gone.', 'Start it.');
  let asked = 0;
  const kept: unknown[] = [];
  const briefly = stage(join(room.path, 'briefly'), {
    store: {
      keepResult: (_id, _attempt, it) => {
        if (asked++ < 2) return Promise.reject(away);
        kept.push(it);
        return Promise.resolve(true);
      },
    },
  });
  await writeTemplate(join(room.path, 'briefly'), briefly.change);
  await briefly.start();
  expect(kept).toHaveLength(1);

  const stays = stage(join(room.path, 'stays'), {
    store: { keepResult: () => Promise.reject(away) },
    run: { attempt: 3 },
  });
  await writeTemplate(join(room.path, 'stays'), stays.change);
  await expect(stays.start()).rejects.toBe(away);
  expect(stays.store.ended).toEqual([]);
});

test('a run that is cancelled in the middle stops at once and keeps nothing', async () => {
  await using room = await scratch();
  const own = `983.${process.pid}${Math.floor(Math.random() * 1e6)}`;
  const flag = join(room.path, 'started');
  const more = `
    const { spawn } = await import('node:child_process');
    spawn('setsid', ['sleep', '${own}'], { detached: true, stdio: 'ignore' }).unref();
    writeFileSync(${JSON.stringify(flag)}, '');
    await new Promise(() => setInterval(() => {}, 1000));
  `;
  const { store, start } = stage(room.path, {
    stub: { more },
    store: { heartbeat: () => Promise.resolve(!existsSync(flag)) },
  });
  await start();
  expect({ kept: store.kept, ended: store.ended }).toEqual({ kept: [], ended: [] });
  expect(runningWith(own)).toEqual([]);
  expect(isTidy(room.path)).toBe(true);
});

test('a worker that is to stop gives the run back', async () => {
  await using room = await scratch();
  const stopping = new AbortController();
  const { store, start } = stage(room.path, {
    stub: { more: 'await new Promise(() => setInterval(() => {}, 1000));' },
    store: {
      heartbeat: (_id, _attempt, progress) => {
        if (progress?.startsWith('api:') === true) stopping.abort(new Error('the worker stops'));
        return Promise.resolve(true);
      },
    },
  });
  await expect(start(stopping.signal)).rejects.toThrow('the worker stops');
  expect({ kept: store.kept, ended: store.ended }).toEqual({ kept: [], ended: [] });
  expect(isTidy(room.path)).toBe(true);
});

test('a head that was replaced is told', async () => {
  await using room = await scratch();
  const { store, start } = stage(room.path, { run: { headSha: 'd'.repeat(40) } });
  mkdirSync(join(room.path, 'template'));
  writeFileSync(join(room.path, 'template/x'), '');
  await start();
  expect(store.ended).toEqual([
    { outcome: 'failed', problem: expect.stringContaining('is not in the repository any more') },
  ]);
});

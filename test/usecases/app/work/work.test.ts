import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { AppRepository } from '../../../../src/usecases/app/model.ts';
import { unpackRaw } from '../../../../src/usecases/app/work/unpack-raw.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { fakeStore, makeTools, repository } from './fake-tools.ts';
import { notedBy, writeTemplate } from './stub-command.ts';
import { isTidy, type Scene, signal, stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

test('a change is fetched, measured, judged anew and kept, and nothing stays', async () => {
  await using room = await scratch();
  const { change, store, tools, start } = stage(room.path);
  await writeTemplate(room.path, change);
  await start();
  expect(store.ended).toEqual([]);
  const [kept] = store.kept;
  expect(kept!.result).toMatchObject({
    verdict: 'pass',
    base: { ref: 'main', commit: change.base },
    head: { commit: change.head, dirty: false },
    policy: { from: 'base' },
  });
  expect(kept!.comment).toContain('Pacegate: pass');
  expect(Object.keys(await unpackRaw(kept!.raw!))).toEqual(
    expect.arrayContaining(['result.json', 'raw/plan.json', 'raw/api-001.json']),
  );
  const noted = notedBy(room.path);
  expect(noted.args.slice(0, 5)).toEqual(['check', '--base', change.base, '--head', change.head]);
  // The job has two minutes in all.
  expect(noted.args.slice(5, 7)).toEqual(['--time-limit', '60s']);
  expect(noted.commits).toEqual(expect.arrayContaining([change.base, change.head]));
  expect(noted.config).toContain(`url = ${tools.serverUrl}/acme/shop.git`);
  expect(JSON.stringify(noted)).not.toMatch(/verySecret|authorization/i);
  expect(store.progress).toContain('api: block 1 of at most 32');
  expect(isTidy(room.path)).toBe(true);
});

test('what slows it down is found whatever the run says of itself', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, { stub: { code: 0 } });
  await writeTemplate(room.path, change, { cpu: 0.3, latency: 0.3 });
  await start();
  expect(store.kept[0]!.result.verdict).toBe('fail');
});

test('a run of another commit is refused, and the verdict says so', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path);
  await writeTemplate(room.path, { ...change, head: 'c'.repeat(40) });
  await start();
  const { result } = store.kept[0]!;
  expect(result.verdict).toBe('invalid');
  expect(result.head.commit).toBe(change.head);
  expect(result.reasons.join()).toContain('measured another commit');
});

test('a link in the output leads nowhere', async () => {
  await using room = await scratch();
  const more = "const { symlinkSync } = await import('node:fs'); symlinkSync('/etc/passwd', join(out, 'result.json'));";
  const { store, start } = stage(room.path, { stub: { more, code: 0 } });
  await start();
  expect(store.kept[0]!.result.verdict).toBe('invalid');
  expect(store.kept[0]!.result.reasons.join()).toContain('is a link');
  expect(store.kept[0]!.raw).toBeNull();
});

test.each<[string, Scene['stub'], RegExp]>([
  [
    'wrong usage',
    { more: "console.error('\\u001b[31mThere is no suite\\u001b[0m @everyone'); process.exit(2);" },
    /There is no suite @everyone/,
  ],
  ['no result', { code: 3 }, /without a result that could be read/],
  ['a defect', { more: 'process.exit(70);' }, /Nothing was measured/],
  [
    'a kill from outside',
    { more: "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);" },
    /killed from outside/,
  ],
])('a command that ends with %s ends the run with the reason', async (_, stub, why) => {
  await using room = await scratch();
  const { store, start } = stage(room.path, stub === undefined ? {} : { stub });
  await start();
  expect(store.kept).toEqual([]);
  expect(store.ended).toEqual([{ outcome: 'failed', problem: expect.stringMatching(why) }]);
  expect(store.ended[0]!.problem).not.toContain(room.path);
  expect(isTidy(room.path)).toBe(true);
});

test('a limit that is crossed ends the run with the reason', async () => {
  await using room = await scratch();
  const limits = { memory: 4e9, disk: 4e9, processes: 100, time: 1500 };
  const { store, start } = stage(room.path, {
    tools: { limits },
    stub: { more: 'await new Promise(() => setInterval(() => {}, 1000));' },
  });
  await start();
  expect(store.ended).toEqual([{ outcome: 'failed', problem: expect.stringContaining('was not done after') }]);
});

test('a policy with more time than a job has gets what there is, and so does load', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, {
    tools: { limits: { memory: 4e9, disk: 4e9, processes: 100, time: 600_000 } },
  });
  await writeTemplate(room.path, change);
  await start();
  const { args } = notedBy(room.path);
  expect(args.slice(args.indexOf('--time-limit')).slice(0, 2)).toEqual(['--time-limit', '540s']);
  expect(store.kept[0]!.result.policy.timeLimit).toBe(540_000);
});

test.each<[string, AppRepository | null, string]>([
  ['an unknown repository', null, 'does not know'],
  ['a suspended installation', { ...repository, state: 'suspended' }, 'suspended'],
  ['a removed App', { ...repository, state: 'removed' }, 'removed'],
  ['no installation', { ...repository, installationId: null }, 'not installed'],
])('%s ends the run at once', async (_, found, why) => {
  await using room = await scratch();
  const { store, start } = stage(room.path, { store: { repository: () => Promise.resolve(found) } });
  await start();
  expect(store.ended).toEqual([{ outcome: 'failed', problem: expect.stringContaining(why) }]);
  expect(existsSync(join(room.path, 'noted.json'))).toBe(false);
});

test('a run that is over is left alone', async () => {
  await using room = await scratch();
  const store = fakeStore(null);
  await work('run-1', makeTools(room.path, store), signal);
  expect({ kept: store.kept, ended: store.ended }).toEqual({ kept: [], ended: [] });
});

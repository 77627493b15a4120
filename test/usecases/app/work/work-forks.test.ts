import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { withoutIsolation } from './fake-tools.ts';
import { writeTemplate } from './stub-command.ts';
import { stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

test('without isolation a fork is not measured, whoever approved it; a branch and a merge group are', async () => {
  await using room = await scratch();
  const fork = { purpose: { kind: 'pull-request', number: 5, isFork: true }, isApproved: true } as const;
  const { store, start } = stage(join(room.path, 'fork'), { run: fork });
  await start();
  expect(store.ended).toEqual([{ outcome: 'failed', problem: expect.stringMatching(/^A fork is not measured/) }]);
  expect(store.kept).toEqual([]);
  expect(existsSync(join(room.path, 'fork/noted.json'))).toBe(false);
  expect(existsSync(join(room.path, 'fork/jobs'))).toBe(false);

  const queued = stage(join(room.path, 'group'), {
    run: { purpose: { kind: 'merge-group', headRef: 'gh-readonly-queue/main/pr-5-x' } },
  });
  await writeTemplate(join(room.path, 'group'), queued.change);
  await queued.start();
  expect(queued.store.ended).toEqual([]);
  expect(queued.store.kept).toHaveLength(1);
});

test('a fork that is kept apart is measured', async () => {
  await using room = await scratch();
  const fork = { purpose: { kind: 'pull-request', number: 5, isFork: true } } as const;
  const isolation = { ...withoutIsolation, namespaces: 'user' } as const;
  const { store, start } = stage(room.path, {
    run: fork,
    tools: { isolation },
    // As far as this there was no objection.
    grounds: { readFile: () => Promise.resolve('version: 2\n') },
  });
  await start();
  expect(store.ended).toMatchObject([{ outcome: 'failed', problem: expect.stringContaining('pacegate.yml:1') }]);
});

test('a configuration that is megabytes long ends the run at once', async () => {
  await using room = await scratch();
  const large = new GitHubError('It has more than a megabyte.', 'Make it smaller.', { status: 200 });
  const { store, start } = stage(room.path, { grounds: { readFile: () => Promise.reject(large) } });
  await start();
  expect(store.ended).toEqual([{ outcome: 'failed', problem: 'It has more than a megabyte.\nMake it smaller.' }]);
});

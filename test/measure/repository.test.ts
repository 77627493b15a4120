import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { InterruptedError, PreparationError } from '../../src/core/errors.ts';
import { openRepository } from '../../src/measure/repository.ts';
import { parse } from '../config/parse.ts';
import { commit, git, repositoryAt, scratch, type Scratch } from './workspace/repositories.ts';

// git and shells are started: a busy machine takes its time.
jest.setTimeout(300_000);

const suiteWith = (install: string) =>
  parse(`version: 1
suites:
  api: { type: service, start: x, requests: [{ path: / }], install: ${JSON.stringify(install)} }
`).suites;

const opened = async (room: Scratch, controller = new AbortController()) => {
  const cwd = repositoryAt(room.fresh());
  commit(cwd, { 'app.js': 'two\n' });
  const logs = room.fresh();
  const steps: string[] = [];
  const repository = await openRepository({
    cwd,
    base: 'main',
    head: null,
    directory: room.fresh(),
    environment: { PATH: process.env['PATH'], PACEGATE_RUN: 'r1' },
    logs: () => ({ path: logs, shown: 'logs' }),
    signal: controller.signal,
    step: (text) => steps.push(text),
  });
  return { repository, steps };
};

test('reads and prepares each side on its own', async () => {
  await using room = await scratch();
  const { repository, steps } = await opened(room);
  expect(await repository.read('base', 'app.js')).toBe('one\n');
  expect(await repository.read('head', 'app.js')).toBe('two\n');
  expect(await repository.read('head', 'none')).toBeNull();
  await repository.prepare('head', suiteWith('cp app.js installed'), 100_000);
  expect(readFileSync(join(repository.checkouts.head, 'installed'), 'utf8')).toBe('two\n');
  expect(steps[0]).toMatch(/^head: checking out .+ \([0-9a-f]{10}\)$/);
  expect(steps.slice(1)).toEqual(['head: install: cp app.js installed', expect.stringContaining('install done in')]);
});

test('finds the commit that a branch, tag or commit names, or none', async () => {
  await using room = await scratch();
  const { repository } = await opened(room);
  const { top, base } = repository.sides;
  git(top, 'tag', 'v1.0.0', 'main');
  git(top, 'tag', '-a', '-m', 'x', 'annotated', 'main');
  for (const name of ['main', 'v1.0.0', 'annotated', base.commit, base.commit.slice(0, 12)])
    expect(await repository.commitOf(name)).toBe(base.commit);
  for (const name of ['none', 'f'.repeat(40), '', '--all', 'main:app.js'])
    expect(await repository.commitOf(name)).toBeNull();
});

test('finds a tag that only the remote has, whatever the clone knows of its history', async () => {
  await using room = await scratch();
  const origin = repositoryAt(room.fresh());
  const first = git(origin, 'rev-parse', 'HEAD');
  for (const depth of [['--depth=1'], []]) {
    const cwd = room.fresh();
    git(room.path, 'clone', '--quiet', '--no-tags', ...depth, `file://${origin}`, cwd);
    if (depth.length === 0) git(origin, 'tag', 'late', first);
    else git(origin, 'tag', '-a', '-m', 'x', 'v1', first);
    const repository = await openRepository({
      cwd,
      base: 'HEAD',
      head: 'HEAD',
      directory: room.fresh(),
      environment: { PATH: process.env['PATH'] },
      logs: () => ({ path: cwd, shown: 'logs' }),
      signal: new AbortController().signal,
      step: () => {},
    });
    expect(await repository.commitOf(depth.length === 0 ? 'late' : 'v1')).toBe(first);
    expect(await repository.commitOf('none')).toBeNull();
    expect(git(cwd, 'tag')).toBe('');
  }
});

test('an install that does not end is stopped when the time is up, with a cure', async () => {
  await using room = await scratch();
  const { repository } = await opened(room);
  // Long enough for the check-out, which the same limit ends with the same words.
  const prepared = repository.prepare('base', suiteWith('sleep 6000'), 3000);
  await expect(prepared).rejects.toThrow(PreparationError);
  await expect(prepared).rejects.toMatchObject({
    message: 'base: check-out, install and build were not done within the time limit, so nothing was measured.',
    cure: expect.stringContaining('--time-limit'),
  });
});

test('an install that fails is told as such, and an interrupt as an interrupt', async () => {
  await using room = await scratch();
  const controller = new AbortController();
  const { repository } = await opened(room, controller);
  await expect(repository.prepare('head', suiteWith('exit 7'), 100_000)).rejects.toThrow('install failed (exit 7)');
  controller.abort(new InterruptedError('SIGINT'));
  await expect(repository.prepare('base', suiteWith('true'), 100_000)).rejects.toThrow(InterruptedError);
});

test('no limit is too long for a timer', async () => {
  await using room = await scratch();
  const { repository } = await opened(room);
  await expect(repository.prepare('head', suiteWith('true'), 1e15)).resolves.toBeUndefined();
});

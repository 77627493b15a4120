import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { PreparationError } from '../../../src/core/errors.ts';
import { prepareSide } from '../../../src/measure/workspace/prepare-side.ts';
import type {
  PreparationStep,
  PreparedSuite,
  PrepareSideOptions,
} from '../../../src/measure/workspace/prepare-side.ts';
import { quickScratch } from './repositories.ts';
import type { Scratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const suite = (name: string, more: Partial<PreparedSuite> = {}): PreparedSuite => ({
  name,
  directory: '.',
  install: null,
  build: null,
  env: {},
  ...more,
});

const optionsOf = (room: Scratch, suites: readonly PreparedSuite[]) => {
  const steps: PreparationStep[] = [];
  const options: PrepareSideOptions = {
    side: 'head',
    checkout: room.path,
    suites,
    environment: { PATH: process.env['PATH'], GITHUB_TOKEN: 'secret', PACEGATE_RUN: 'r1', PACEGATE_OTHER: 'x' },
    logs: join(room.path, 'logs'),
    signal: new AbortController().signal,
    report: (it) => steps.push(it),
  };
  return { options, steps };
};

test('every command of a directory runs once, installs first, with the suite’s environment', async () => {
  await using room = await quickScratch();
  mkdirSync(join(room.path, 'web'));
  const note = (text: string): string =>
    `echo "${text} $PWD" >> ${room.path}/order`.replace('$PWD', '$(basename "$PWD")');
  const install = note('install');
  const { options, steps } = optionsOf(room, [
    suite('api', {
      install,
      build: note('build $A $PACEGATE_SIDE $PACEGATE_RUN ${GITHUB_TOKEN-none}'),
      env: { A: 'a' },
    }),
    suite('again', { install, directory: './' }),
    suite('web', { install, directory: 'web' }),
  ]);
  await prepareSide(options);
  const top = room.path.split('/').at(-1);
  expect(readFileSync(join(room.path, 'order'), 'utf8').trim().split('\n')).toEqual([
    `install ${top}`,
    'install web',
    `build a head r1 none ${top}`,
  ]);
  expect(steps.map((it) => [it.suite, it.step, it.duration === null])).toEqual([
    ['api', 'install', true],
    ['api', 'install', false],
    ['web', 'install', true],
    ['web', 'install', false],
    ['api', 'build', true],
    ['api', 'build', false],
  ]);
  expect(existsSync(join(room.path, 'logs/head-build-api.log'))).toBe(true);
});

test('a failure names the side, the command, its last lines and its log', async () => {
  await using room = await quickScratch();
  const { options } = optionsOf(room, [
    suite('a/b', { install: 'echo one; echo two >&2; exit 7', build: 'touch built' }),
  ]);
  const error: unknown = await prepareSide(options).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(PreparationError);
  expect(error).toMatchObject({
    message: expect.stringMatching(
      /^head: install failed \(exit 7\): echo one; echo two >&2; exit 7\n {2}(one\n {2}two|two\n {2}one)$/,
    ),
    cure: expect.stringContaining(join(room.path, 'logs/head-install-a_b.log')),
  });
  expect(existsSync(join(room.path, 'built'))).toBe(false);
});

test('a directory that is missing on the side, or outside of the repository', async () => {
  await using room = await quickScratch();
  const missing = optionsOf(room, [suite('web', { directory: 'web', install: 'true' })]);
  await expect(prepareSide(missing.options)).rejects.toThrow('head: suite web has no directory web on this side.');
  const outside = optionsOf(room, [suite('web', { directory: '../x' })]);
  await expect(prepareSide(outside.options)).rejects.toThrow(/is outside of the repository/);
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/run.ts';
import { environment, git, scratch, write } from '../measure/workspace/repositories.ts';
import { repositories } from '../usecases/init/repositories.ts';
import { FakeHost } from './fake-host.ts';

const init = async (directory: string, ...args: readonly string[]) => {
  const host = new FakeHost('init', ...args);
  host.directory = directory;
  Object.assign(host.env, environment);
  const code = await run(host.process);
  return { code, out: host.out.join(''), err: host.err.join('') };
};

const repository = (directory: string, name = 'express-npm'): string => {
  git(directory, 'init', '--quiet', '-b', 'trunk');
  write(directory, repositories[name] ?? {});
  git(directory, 'add', '-A');
  git(directory, 'commit', '--quiet', '--allow-empty', '-m', 'first');
  return directory;
};

const textOf = (directory: string, path: string): string => readFileSync(join(directory, path), 'utf8');

const files = ['.github/pacegate.yml', '.github/workflows/pacegate.yml'] as const;

test('both files are written at the root, from wherever it is run, for the default branch', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  const { code, out, err } = await init(join(top, 'src'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const file of files) expect(out).toContain(`✓ ${file} is written`);
  expect(textOf(top, files[0])).toContain('path: /api/orders');
  expect(textOf(top, files[1])).toContain('branches: [trunk]');
  expect(git(top, 'status', '--porcelain')).toMatch(
    /^\?\? \.github\/pacegate\.yml\n\?\? \.github\/workflows\/pacegate\.yml$/,
  );
});

test('what is there stays, unless it is forced', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  write(top, { [files[0]]: 'mine', [files[1]]: 'mine too' });
  const kept = await init(top);
  expect(kept.code).toBe(0);
  expect(kept.out).toContain(`– ${files[0]} is there already, and stays (--force replaces it)`);
  expect(files.map((it) => textOf(top, it))).toEqual(['mine', 'mine too']);
  expect((await init(top, '--force')).out).toContain(`✓ ${files[0]} is written`);
  expect(textOf(top, files[0])).toContain('version: 1');
});

test('a second workflow is not written beside one that runs Pacegate', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  write(top, {
    '.github/workflows/perf.yml': 'on: pull_request\njobs: { m: { steps: [{ uses: acme/pacegate@v1 }] } }',
  });
  expect((await init(top)).out).toContain(
    `– ${files[1]} is not needed: .github/workflows/perf.yml runs Pacegate already`,
  );
  expect(existsSync(join(top, files[1]))).toBe(false);
});

test('--app writes the configuration alone', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  expect((await init(top, '--app')).code).toBe(0);
  expect(textOf(top, files[0])).toContain('app: { measure: worker, forks: ask }');
  expect(existsSync(join(top, files[1]))).toBe(false);
});

test('--print shows both and writes nothing, in a repository and elsewhere', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  const { code, out } = await init(top, '--print');
  expect(code).toBe(0);
  for (const file of files) expect(out).toContain(`# ---- ${file} ----`);
  expect(git(top, 'status', '--porcelain')).toBe('');
  const elsewhere = room.fresh();
  write(elsewhere, repositories['flask'] ?? {});
  expect(await init(elsewhere, '--print')).toMatchObject({ code: 0, out: expect.stringContaining('gunicorn') });
  expect(existsSync(join(elsewhere, '.github'))).toBe(false);
});

test('outside of a repository nothing is written, and what to do is said', async () => {
  await using room = await scratch();
  const { code, out, err } = await init(room.path);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`${room.path} is not inside a git repository.`);
  expect(err).toContain('git init');
});

test('a place that can not be written is said with its cure', async () => {
  await using room = await scratch();
  const top = repository(room.fresh());
  writeFileSync(join(top, '.github', 'pacegate.yml'), '');
  mkdirSync(join(top, '.github/workflows/pacegate.yml'));
  const { code, err } = await init(top, '--force');
  expect({ code, err }).toEqual({
    code: 3,
    err: expect.stringMatching(/pacegate\.yml could not be written \(EISDIR\)\.\nThere is a directory/),
  });
});

test('an empty repository gets what fails with a sentence, not what seems to work', async () => {
  await using room = await scratch();
  const top = repository(room.fresh(), 'empty');
  const { code, out } = await init(top);
  expect(code).toBe(0);
  expect(out).toContain('no service was recognised');
  expect(textOf(top, files[0])).toContain('exit 1');
});

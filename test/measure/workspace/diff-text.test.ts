import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { parseChangedLines } from '../../../src/advice/source/changed-lines.ts';
import { diffText } from '../../../src/measure/workspace/diff-text.ts';
import { createGit } from '../../../src/measure/workspace/git.ts';
import { resolveSides } from '../../../src/measure/workspace/resolve-sides.ts';
import { commit, environment, git, repositoryAt, type Scratch, quickScratch, write } from './repositories.ts';

// Each test makes a repository with many runs of git.
jest.setTimeout(300_000);

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('');

interface Room {
  readonly directory: string;
  /** A directory beside the repository. */
  readonly beside: string;
}

/** A repository with a feature branch; `change` works on the branch, what it does is committed. */
const roomWith = async (room: Scratch, change: (directory: string) => void): Promise<Room> => {
  const directory = repositoryAt(join(room.path, 'repo'));
  git(directory, 'checkout', '--quiet', 'main');
  commit(directory, {
    'web/App.jsx': lines(40),
    'web/old name.js': lines(30, 'old'),
    'lib/older.js': lines(30, 'older'),
    'web/logo.png': 'PNG\0\x01\x02',
    'web/gone.js': 'gone\n',
  });
  git(directory, 'checkout', '--quiet', '-B', 'feature');
  change(directory);
  git(directory, 'add', '-A');
  git(directory, 'commit', '--quiet', '-m', 'change');
  return { directory, beside: room.fresh() };
};

const diffOf = async ({ directory, beside }: Room, more: NodeJS.ProcessEnv = {}): Promise<string | null> => {
  const signal = new AbortController().signal;
  const sides = await resolveSides({
    cwd: directory,
    base: 'main',
    head: 'feature',
    directory: beside,
    environment: { ...environment, ...more },
    signal,
  });
  return diffText(sides);
};

const move = (directory: string, from: string, to: string): void => {
  mkdirSync(dirname(join(directory, to)), { recursive: true });
  renameSync(join(directory, from), join(directory, to));
};

test('renames are found, binary files have no text, and what is gone is told', async () => {
  await using room = await quickScratch();
  const text = await diffOf(
    await roomWith(room, (directory) => {
      move(directory, 'web/old name.js', 'web/new/it is.js');
      write(directory, { 'web/App.jsx': lines(40).replace('line 7\n', 'line seven\n'), 'web/logo.png': 'PNG\0\x03' });
      git(directory, 'rm', '--quiet', 'web/gone.js');
    }),
  );
  expect(text).not.toContain('\x03');
  expect(text).toContain('rename from web/old name.js\nrename to web/new/it is.js\n');
  const changed = parseChangedLines(text ?? '');
  expect(changed.find(({ path }) => path === 'web/App.jsx')).toEqual({
    path: 'web/App.jsx',
    previousPath: null,
    status: 'modified',
    added: [{ startLine: 8, endLine: 8 }],
    removed: [{ line: 8, text: 'line 7' }],
  });
  expect(changed.find(({ path }) => path === 'web/new/it is.js')).toMatchObject({
    previousPath: 'web/old name.js',
    status: 'renamed',
    added: [],
  });
  expect(changed.find(({ path }) => path === 'web/gone.js')).toMatchObject({ status: 'removed' });
});

const strange = [
  'web/with space.js',
  'web/"quoted".js',
  'web/tab\there.js',
  'web/naïve-文.js',
  'web/-dash.js',
  'web/a b/c "d".js',
];

test('strange names come out as they are', async () => {
  await using room = await quickScratch();
  const text = await diffOf(
    await roomWith(room, (directory) => write(directory, Object.fromEntries(strange.map((path) => [path, 'x\n'])))),
  );
  expect(
    parseChangedLines(text ?? '')
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(strange.toSorted());
});

test('a renamed file of a strange name is known by both names', async () => {
  await using room = await quickScratch();
  const text = await diffOf(await roomWith(room, (directory) => move(directory, 'web/old name.js', 'web/"é".js')));
  expect(parseChangedLines(text ?? '')).toMatchObject([
    { path: 'web/"é".js', previousPath: 'web/old name.js', status: 'renamed' },
  ]);
});

test('a difference of more than 5 MB is none', async () => {
  await using room = await quickScratch();
  const large = await roomWith(room, (directory) => write(directory, { 'web/data.js': lines(500_000, 'data') }));
  expect(await diffOf(large)).toBeNull();
});

test('no change gives no text', async () => {
  await using room = await quickScratch();
  const directory = repositoryAt(join(room.path, 'repo'));
  commit(directory, {});
  expect(await diffOf({ directory, beside: room.fresh() })).toBe('');
});

test('however the user likes to see differences, the text is the same', async () => {
  await using room = await quickScratch();
  const made = await roomWith(room, (directory) => {
    write(directory, {
      // Two renames of changed files: more than the limit that is set.
      'web/new.js': lines(30, 'old').replace('old 3', 'new 3'),
      'lib/new.js': lines(30, 'older').replace('older 3', 'new 3'),
      'web/App.jsx': `\n${lines(40).replace('line 7\n', 'line seven\n')}\n`,
      'web/naïve.js': 'x\n',
      '.gitattributes': '*.jsx diff=fancy\n*.js diff=fancy\n',
    });
    git(directory, 'rm', '--quiet', 'web/old name.js', 'lib/older.js');
  });
  const plain = await diffOf({ ...made, beside: room.fresh() });
  const program = join(room.path, 'fancy');
  writeFileSync(program, '#!/bin/sh\necho FANCY\n');
  chmodSync(program, 0o755);
  const settings = {
    'diff.external': program,
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.renames': 'false',
    'diff.renameLimit': '1',
    'diff.context': '0',
    'diff.interHunkContext': '90',
    'diff.suppressBlankEmpty': 'true',
    'diff.algorithm': 'patience',
    'diff.colorMoved': 'zebra',
    'diff.wsErrorHighlight': 'all',
    'diff.orderFile': program,
    'diff.relative': 'true',
    'diff.indentHeuristic': 'false',
    'color.ui': 'always',
    'color.diff': 'always',
    'core.quotePath': 'false',
    'core.pager': program,
    'diff.fancy.textconv': program,
    'diff.fancy.command': program,
    'diff.fancy.binary': 'true',
    'diff.fancy.xfuncname': '^(.*)$',
  };
  for (const [key, value] of Object.entries(settings)) git(made.directory, 'config', key, value);
  const global = join(room.path, 'gitconfig');
  writeFileSync(global, '');
  for (const [key, value] of Object.entries(settings)) git(made.directory, 'config', '--file', global, key, value);
  const liked = await diffOf(
    { ...made, beside: room.fresh() },
    { GIT_CONFIG_GLOBAL: global, GIT_EXTERNAL_DIFF: program, GIT_DIFF_OPTS: '--unified=0' },
  );
  expect(plain).toMatch(/rename to lib\/new\.js[^]*rename to web\/new\.js/);
  expect(liked).not.toContain('FANCY');
  expect(parseChangedLines(liked ?? '')).toEqual(parseChangedLines(plain ?? ''));
  expect(liked).toBe(plain);
});

test('a difference beyond five megabytes is none, and git is stopped instead of being read to its end', async () => {
  await using room = await quickScratch();
  const made = await roomWith(room, (directory) =>
    write(directory, { 'web/large.js': `${'x'.repeat(99)}\n`.repeat(60_000) }),
  );
  expect(await diffOf(made)).toBeNull();
  const git = createGit(environment, new AbortController().signal);
  const { code, stdout } = await git.run(['show', 'HEAD:web/large.js'], { directory: made.directory, most: 100_000 });
  expect(code).toBeNull();
  expect(stdout.length).toBeLessThanOrEqual(100_000);
  const all = await git.run(['show', 'HEAD:web/large.js'], { directory: made.directory, most: 6_000_000 });
  expect([all.code, all.stdout.length]).toEqual([0, 6_000_000]);
});

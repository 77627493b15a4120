import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { openArmBench } from '../../../src/measure/arm/arm-bench.ts';
import { openRepository } from '../../../src/measure/repository.ts';
import { parse } from '../../config/parse.ts';
import { commit, environment, git, quickScratch, type Scratch } from '../../measure/workspace/repositories.ts';
import { configurationText } from '../harness.ts';
import { type Scene, stage } from './stage.ts';

// git and builds are started: a busy machine takes its time.
jest.setTimeout(300_000);

const server = `import { createServer } from 'node:http';
import { rows } from './rows.js';

createServer((request, response) => response.end(String(rows().length))).listen(8080);
`;

const configuration = configurationText({ suite: 'install: node install.cjs\nbuild: node build.cjs' });
const manifest = (parser: string): string =>
  `${JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { parser } }, null, 2)}\n`;

const base = (gone: string) => ({
  '.github/pacegate.yml': configuration,
  'server.js': server,
  'rows.js': 'const all = [1, 2, 3];\n\nexport const rows = () => {\n  return all;\n};\n',
  'build.cjs': "if (require('node:fs').existsSync('broken')) throw new Error('This commit does not build.');\n",
  // A registry that has one version less than it had.
  'install.cjs': `const { existsSync, readFileSync } = require('node:fs');
const { parser } = JSON.parse(readFileSync('package.json', 'utf8')).dependencies;
if (existsSync(${JSON.stringify(gone)}) && parser === '1.0.0')
  throw new Error('ETARGET No matching version found for parser@1.0.0');
`,
  'package.json': manifest('1.0.0'),
});

type Files = Readonly<Record<string, string | null>>;

/** A repository with these commits on a branch, its real arms, and blocks that are slow where a checkout is. */
const sceneOf = async (
  room: Scratch,
  commits: readonly Files[],
  isSlow: (checkout: string) => boolean,
): Promise<{ readonly scene: Scene; readonly hashes: readonly string[] }> => {
  const [cwd, gone] = [room.fresh(), join(room.path, 'gone')];
  git(cwd, 'init', '--quiet', '-b', 'main');
  commit(cwd, base(gone), 'base');
  git(cwd, 'checkout', '--quiet', '-b', 'change');
  const hashes = commits.map((files, index) => {
    const written: Record<string, string> = {};
    for (const [path, text] of Object.entries(files))
      if (text === null) git(cwd, 'rm', '--quiet', path);
      else written[path] = text;
    return commit(cwd, written, `commit ${index + 1}`);
  });
  const [directory, logs] = [room.fresh(), { path: room.fresh(), shown: 'logs' }];
  const { signal } = new AbortController();
  const repository = await openRepository({
    cwd,
    base: 'main',
    head: null,
    directory,
    environment,
    logs: () => logs,
    signal,
    step: () => {},
  });
  const { checkouts } = repository;
  const { suites } = parse(configuration);
  for (const side of ['base', 'head'] as const) await repository.prepare(side, suites, 100_000);
  writeFileSync(gone, '');
  return {
    hashes,
    scene: {
      repository: { ...repository, prepare: () => Promise.resolve() },
      real: {
        arms: openArmBench({ checkouts, directory, environment, logs: () => logs, signal }),
        isSlow: (checkout) => isSlow(checkout ?? checkouts.head),
      },
    },
  };
};

const contains = (checkout: string, path: string, text: string): boolean => {
  const file = join(checkout, path);
  return existsSync(file) && readFileSync(file, 'utf8').includes(text);
};

test('what lies in code that was copied in is found by its commit, past one that does not build', async () => {
  await using room = await quickScratch();
  const { scene, hashes } = await sceneOf(
    room,
    [
      { 'vendor/parser.js': 'exports.parse = (text) => text;\n' },
      { broken: 'yes\n', 'vendor/other.js': 'exports.a = 1;\n' },
      { broken: null, 'vendor/parser.js': 'exports.parse = (text) => slow(text);\n' },
      { 'vendor/other.js': 'exports.a = 2;\n', 'docs/größe.md': 'Größe\n' },
    ],
    (checkout) => contains(checkout, 'vendor/parser.js', 'slow'),
  );
  const { investigation } = await stage(scene).run();
  expect([investigation.state, investigation.rootCause]).toEqual(['unexplained', null]);
  const [, second = '', third = ''] = hashes.map((it) => it.slice(0, 12));
  expect(investigation.summary).toContain(`It came in with one of the commits ${second}, ${third}.`);
  expect(JSON.stringify(investigation.plan)).toContain(third);
  expect(investigation.notices.join()).toContain(
    '2 changed files are not taken apart, so no part of them is suspected: vendor/other.js (it is code of others that was copied in)',
  );
  const events = investigation.timeline.map(({ text }) => text).join('\n');
  expect(events).toMatch(new RegExp(`Could not be made: commit ${second}\\. head: build failed`, 'u'));
});

test('a version of a package that can not be installed any more is untested, and the slow lines are proven beside it', async () => {
  await using room = await quickScratch();
  const { scene } = await sceneOf(
    room,
    [
      {
        'package.json': manifest('2.0.0'),
        'rows.js': 'const all = [1, 2, 3];\n\nexport const rows = () => {\n  return structuredClone(all);\n};\n',
      },
    ],
    (checkout) => contains(checkout, 'rows.js', 'structuredClone'),
  );
  const { investigation } = await stage(scene).run();
  expect(investigation.state).toBe('proven');
  const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
  expect(cause).toMatchObject({ location: { path: 'rows.js' }, experiment: { decision: 'root-cause' } });
  expect(cause?.experiment?.reproduction?.low).toBeGreaterThan(0.5);
  const dependency = investigation.hypotheses.find(({ experiment }) => experiment?.undone === 'dependency');
  expect(dependency?.experiment?.decision).toBe('untested');
  expect(dependency?.experiment?.notes.join()).toMatch(/install failed \(exit 1\): node install\.cjs/u);
});

test('commits of a change, and of what was there before it', async () => {
  await using room = await quickScratch();
  const { scene, hashes } = await sceneOf(room, [{ a: '1\n' }, { b: '2\n' }], () => false);
  const { repository } = scene;
  expect(await repository?.commits?.()).toEqual(hashes);
  const history = (await repository?.history?.()) ?? [];
  expect(history.map(({ title }) => title)).toEqual(['commit 2', 'commit 1', 'base']);
  expect(history.map(({ commit: it }) => it).slice(0, 2)).toEqual(hashes.toReversed());
  for (const { at } of history) expect(Math.abs(Date.now() - at)).toBeLessThan(3_600_000);
});

import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';
import { version } from '../../src/core/version.ts';

// A busy machine takes its time to start processes.
jest.setTimeout(300_000);

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const run = promisify(execFile);

const scratch = async () => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'dist-')));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** Names, contents, and whether a file may be run. */
const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory).map((name) => {
      const path = join(directory, name);
      const mode = (statSync(path).mode & 0o100) === 0 ? '' : 'executable\n';
      return [name, `${mode}${readFileSync(path, 'utf8')}`];
    }),
  );

const build = async (repository: string, directory: string): Promise<Record<string, string>> => {
  await run(process.execPath, [join(repository, '.github/scripts/build.ts'), directory]);
  return contents(directory);
};

/** The files in which two builds differ: their texts would fill pages. */
const differing = (one: Record<string, string>, other: Record<string, string>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);

/** What the repository holds of the Action, and nothing else: no packages. */
const actionAlone = (directory: string): string => {
  for (const name of ['action.yml', 'package.json', 'dist'])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  return directory;
};

const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
const text = (name: string): string => readFileSync(join(dist, name), 'utf8');

test('dist/ is what the sources give, wherever they are built: "npm run build" and commit it', async () => {
  await using room = await scratch();
  const elsewhere = join(room.path, 'a b', 'clone');
  for (const name of ['src', '.github/scripts', 'package.json'])
    cpSync(join(root, name), join(elsewhere, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(elsewhere, 'node_modules'));
  const built = await build(elsewhere, join(room.path, 'there'));
  expect(differing(contents(dist), built)).toEqual([]);
  expect(Object.keys(built).length).toBeGreaterThan(10);
});

test('a build that fails leaves what was there', async () => {
  await using room = await scratch();
  const broken = join(room.path, 'clone');
  for (const name of ['src/cli', '.github/scripts', 'package.json'])
    cpSync(join(root, name), join(broken, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(broken, 'node_modules'));
  cpSync(join(dist, 'preload.cjs'), join(broken, 'dist/preload.cjs'));
  await expect(build(broken, join(broken, 'dist'))).rejects.toThrow(/Could not resolve/);
  expect(readdirSync(join(broken, 'dist'))).toEqual(['preload.cjs']);
});

interface Need {
  readonly name: string;
  readonly wanted: string;
}

const needsOf = (name: string): Need[] =>
  [...text(name).matchAll(/(?:^(?:import|export) [^;]*?from |^import |\bimport\(|\b__require\()"([^"]+)"/gm)].map(
    ([, wanted = '']) => ({ name, wanted }),
  );

/** All scripts that one leads to, itself included. */
const reachedFrom = (first: string): Set<string> => {
  const reached = new Set([first]);
  for (const name of reached)
    for (const { wanted } of needsOf(name)) if (wanted.startsWith('./')) reached.add(wanted.slice(2));
  return reached;
};

const packageOf = (wanted: string): string =>
  wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/');

/** The C client of pg, asked for only by who wants `pg.native`. */
const neverAsked = new Set(['pg-native']);

test('the bundle needs nothing but Node and itself, but for what the App has installed', () => {
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
  const needed = scripts.flatMap(needsOf);
  expect(needed.length).toBeGreaterThan(100);
  const missing = needed.filter(({ wanted }) =>
    wanted.startsWith('./') ? !existsSync(join(dist, wanted)) : !builtin.has(wanted) && !neverAsked.has(wanted),
  );
  expect([...new Set(missing.map(({ wanted }) => packageOf(wanted)))].toSorted()).toEqual([
    '@electric-sql/pglite',
    '@octokit/auth-app',
    'kysely',
    'pg-boss',
    'probot',
    'prom-client',
  ]);
  const ofAction = reachedFrom('action.js');
  expect(ofAction.size).toBeGreaterThan(10);
  expect(missing.filter(({ name }) => ofAction.has(name))).toEqual([]);
});

test('files beside a package are asked for nowhere but in parts of autocannon that are not used', () => {
  // In a pattern that reads other people's configurations it is only a word.
  const isWord = (line: string): boolean => line.startsWith('var webpackOutput = /');
  const places = scripts.flatMap((name) =>
    text(name)
      .split('\n')
      .filter((line) => /\b__(?:dirname|filename)\b/.test(line) && !/^\s*\*|console\.log/.test(line))
      .map((line) => line.trim())
      .filter((line) => !isWord(line)),
  );
  // Its workers, its help and its option --on-port. Code that is new here has to be dealt with, or it fails at the user's.
  expect(places).toEqual([
    'const worker = new Worker(path.resolve(__dirname, "./worker.js"), { workerData: { opts: workerOpts } });',
    'const help = fs.readFileSync(path.join(__dirname, "help.txt"), "utf8");',
    'alterPath.unshift(path.join(__dirname, "lib/preload"));',
  ]);
});

test('the size that the docs name is the size that it has, to a tenth', () => {
  const bytes = scripts.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
  const [, named] = /It is (?<size>[\d.]+) MB/.exec(readFileSync(join(root, 'docs/dependencies.md'), 'utf8')) ?? [];
  expect(Math.abs(Number(named) - bytes / 1e6)).toBeLessThan(bytes / 1e7);
});

test('the licence of every package in the bundle is kept', () => {
  const licences = readFileSync(join(dist, 'licenses.txt'), 'utf8');
  const packages = new Set(
    scripts.flatMap((name) =>
      [...text(name).matchAll(/^\s*(?:\/\/ |")node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, it = '']) => it),
    ),
  );
  expect(packages.size).toBeGreaterThan(50);
  for (const name of packages) expect(licences).toContain(`\n${name} `);
  expect(licences).not.toContain('()');
});

test('without any package installed the Action starts, and says what it lacks', async () => {
  await using room = await scratch();
  const action = join(actionAlone(room.path), 'dist/action.js');
  const { stdout, code } = await run(process.execPath, [action], { env: {} }).then(
    (it) => ({ ...it, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  );
  expect(stdout).toContain('::error title=Pacegate::This is not a job of GitHub Actions');
  expect(code).toBe(1);
});

test('without any package installed the command starts, and finds its version', async () => {
  await using room = await scratch();
  const { stdout } = await run(join(actionAlone(room.path), 'dist/pacegate.js'), ['--version'], {
    env: { PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` },
  });
  expect(stdout).toBe(`${version}\n`);
});

test('without any package installed the load generator starts where it is looked for, and answers', async () => {
  await using room = await scratch();
  const entry = join(actionAlone(room.path), 'dist/generator-main.js');
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    child.send({ id: 1, command: { kind: 'prepare', directory: room.path } });
    const [reply]: unknown[] = await once(child, 'message');
    expect(reply).toMatchObject({ id: 1, answer: { sockets: { base: expect.any(String), head: expect.any(String) } } });
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // What is loaded into services lies beside the code that names it.
  expect(readFileSync(join(dist, 'preload.cjs'), 'utf8')).toBe(
    readFileSync(join(root, 'src/measure/probe/preload.cjs'), 'utf8'),
  );
});

import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { run } from '../../src/cli/run.ts';
import { environment, git, scratch, write } from '../measure/workspace/repositories.ts';
import { goodWorkflow } from '../usecases/doctor/make-facts.ts';
import { FakeHost } from './fake-host.ts';

const schema = z.object({
  schema: z.literal('pacegate/doctor@1'),
  ok: z.boolean(),
  lines: z.array(z.object({ check: z.string(), mark: z.string(), found: z.string(), cure: z.string().nullable() })),
});

const doctor = async (directory: string, env: Readonly<Record<string, string>> = {}, ...args: readonly string[]) => {
  const host = new FakeHost('doctor', ...args);
  host.directory = directory;
  Object.assign(host.env, environment, env);
  const code = await run(host.process);
  return { code, out: host.out.join(''), err: host.err.join('') };
};

const linesOf = async (...given: Parameters<typeof doctor>) => {
  const { code, out, err } = await doctor(given[0], given[1] ?? {}, '--json');
  expect(err).toBe(
    given[1]?.['GITHUB_API_URL'] === undefined ? '' : 'asking GitHub about acme/shop with GITHUB_TOKEN\n',
  );
  const { ok, lines } = schema.parse(JSON.parse(out));
  expect(code).toBe(ok ? 0 : 1);
  return lines;
};

const about = (lines: Awaited<ReturnType<typeof linesOf>>, check: string): string[] =>
  lines.filter((it) => it.check === check).map(({ mark, found }) => `${mark}: ${found}`);

const configuration = (fields = ''): string =>
  `version: 1\nsuites: { shop: { type: service, start: node server.js, ${fields} requests: [{ path: / }] } }\n`;

const shop = (directory: string, files: Readonly<Record<string, string>> = {}): string => {
  git(directory, 'init', '--quiet', '-b', 'main');
  write(directory, {
    'package.json': '{ "name": "shop", "dependencies": { "express": "1" } }',
    'server.js': 'app.listen(process.env.PORT);\n',
    '.github/pacegate.yml': configuration(),
    '.github/workflows/pacegate.yml': goodWorkflow,
    ...files,
  });
  git(directory, 'add', '-A');
  git(directory, 'commit', '--quiet', '-m', 'first');
  return directory;
};

test('a repository that is set up has nothing to be done, without a remote and a token', async () => {
  await using room = await scratch();
  const top = shop(room.fresh());
  const lines = await linesOf(top);
  expect(lines.filter(({ mark }) => mark === 'problem')).toEqual([]);
  expect(about(lines, 'configuration')).toEqual(['ok: .github/pacegate.yml is valid: shop (1 request, 1 scenario)']);
  expect(about(lines, 'suite-commands')).toEqual([
    'ok: Suite shop: its directory and the programs of its commands are there',
  ]);
  expect(about(lines, 'suite-port')).toEqual(['ok: Suite shop: the port comes from PORT (server.js:1)']);
  expect(about(lines, 'token')).toEqual(['unchecked: What GitHub knows was not read: there is no remote']);
  const text = await doctor(top);
  expect(text.out).toContain('✓ Nothing has to be done');
  expect(git(top, 'status', '--porcelain')).toBe('');
});

test('the configuration is found from a subdirectory, and by its name', async () => {
  await using room = await scratch();
  const top = shop(room.fresh(), { 'src/x.js': '', 'other.yml': 'version: 2\n' });
  expect(about(await linesOf(join(top, 'src')), 'configuration')[0]).toContain('../.github/pacegate.yml is valid');
  const { code, out } = await doctor(join(top, 'src'), {}, '--config', '../other.yml');
  expect(code).toBe(1);
  expect(out).toMatch(/✗ \.\.\/other\.yml:1:10: "version" is 2/);
});

test('every problem of a configuration is a line', async () => {
  await using room = await scratch();
  const top = shop(room.fresh(), {
    '.github/pacegate.yml': 'version: 1\nsuites: { a: { typ: service } }\nbudgets: { x: 1 }\n',
  });
  const lines = about(await linesOf(top), 'configuration');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^problem: \.github\/pacegate\.yml:\d+:\d+: /);
});

test('no repository, no commit, a shallow clone', async () => {
  await using room = await scratch();
  expect(about(await linesOf(room.fresh()), 'git')).toEqual([
    expect.stringMatching(/^problem: .* is not inside a git repository/),
  ]);
  const empty = room.fresh();
  git(empty, 'init', '--quiet', '-b', 'main');
  expect(about(await linesOf(empty), 'git')[1]).toMatch(/^problem: There is no commit yet/);
  const full = shop(room.fresh());
  git(full, 'commit', '--quiet', '--allow-empty', '-m', 'second');
  const clone = join(room.fresh(), 'clone');
  git(full, 'checkout', '--quiet', '-b', 'feature');
  git(full, 'commit', '--quiet', '--allow-empty', '-m', 'third');
  git(full, 'checkout', '--quiet', 'main');
  git(full, 'clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'feature', `file://${full}`, clone);
  expect(about(await linesOf(clone), 'git')[1]).toMatch(
    /^warning: This clone is shallow and does not hold the merge base/,
  );
});

test('a fixed port that somebody holds', async () => {
  await using room = await scratch();
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const top = shop(room.fresh(), { '.github/pacegate.yml': configuration(`port: ${port},`) });
  try {
    expect(about(await linesOf(top), 'suite-port')).toEqual([
      expect.stringMatching(new RegExp(`^problem: Suite shop: port ${port} is taken by .*process ${process.pid}`)),
    ]);
  } finally {
    server.close();
  }
  expect(about(await linesOf(top), 'suite-port')).toEqual([expect.stringMatching(/^warning: .* is fixed/)]);
});

test('programs that are not here, and variables that are not set', async () => {
  await using room = await scratch();
  const top = shop(room.fresh(), {
    '.github/pacegate.yml': configuration('install: no-such-program --x, env: { A: "${UNSET_HERE}" },'),
  });
  expect(about(await linesOf(top), 'configuration')).toEqual([
    expect.stringContaining('The environment variable UNSET_HERE is not set'),
  ]);
  expect(about(await linesOf(top, { UNSET_HERE: '1' }), 'suite-commands')).toEqual([
    'problem: Suite shop: `install` calls no-such-program, which is not on the PATH of this machine',
  ]);
});

test('a token is for GitHub alone', async () => {
  await using room = await scratch();
  const top = shop(room.fresh());
  git(top, 'remote', 'add', 'origin', 'https://user:secret@git.example/acme/shop.git');
  const lines = await linesOf(top, { GITHUB_TOKEN: 'ghp_secret' });
  expect(about(lines, 'token')).toEqual([
    'unchecked: What GitHub knows was not read: the remote is on git.example, which is not known to be GitHub',
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('a server that is not there is said, and the rest goes on', async () => {
  await using room = await scratch();
  const top = shop(room.fresh());
  const env = { GITHUB_TOKEN: 'ghs_x', GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: 'http://127.0.0.1:9' };
  const lines = await linesOf(top, env);
  expect(about(lines, 'token')[0]).toMatch(
    /^unchecked: What GitHub knows was not read: Could not read the repository acme\/shop: no answer/,
  );
  expect(about(lines, 'configuration')[0]).toMatch(/^ok/);
}, 300_000);

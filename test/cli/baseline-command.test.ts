import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { createBranchStore } from '../../src/baseline/branch-store.ts';
import { createFilesStore } from '../../src/baseline/files-store.ts';
import { baselineCommand } from '../../src/cli/baseline-command.ts';
import { explain } from '../../src/cli/run.ts';
import { useNock } from '../github/github-support.ts';
import { createGitBranch } from '../support/git-branch.ts';
import { makeRecord, testClass } from '../support/make-record.ts';
import { commit, environment, git, repositoryAt, scratch, type Scratch } from '../measure/workspace/repositories.ts';
import { FakeHost } from './fake-host.ts';

// Many git processes: a busy machine takes its time.
jest.setTimeout(300_000);

useNock();

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Given {
  readonly cwd: string;
  readonly argument?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const run = async (
  action: 'show' | 'refresh' | 'export' | 'import',
  flags: Readonly<Record<string, unknown>>,
  { cwd, argument, env = {} }: Given,
): Promise<Said> => {
  const host = Object.assign(new FakeHost(), { cwd: () => cwd });
  Object.assign(host.env, environment, env);
  const given = { config: '.github/pacegate.yml', format: 'pacegate', ...flags };
  // As the command line does it: async, because flags are read before anything is waited for.
  const code = await (async () => baselineCommand(action, argument ?? null, given, host.process))().catch(
    (error: unknown) => explain(error, host.process),
  );
  return { code, out: host.out.join(''), err: host.err.join('') };
};

const withRepository = async (): Promise<Scratch & { readonly top: string }> => {
  const room = await scratch();
  return Object.assign(room, { top: repositoryAt(join(room.path, 'work')) });
};

const key = { suite: 'api', environment: testClass };

const dataJs = (date: number): string =>
  `window.BENCHMARK_DATA = ${JSON.stringify({
    entries: {
      Benchmark: [
        {
          commit: { id: 'b2580dff0a682fd5fa0955c41f4b0a6ed9b6ba0d' },
          date,
          tool: 'go',
          benches: [
            { name: 'BenchmarkFib20', value: 41_653, unit: 'ns/op' },
            { name: 'size\u001b[2J', value: 1, unit: 'points' },
          ],
        },
      ],
    },
  })}`;

test('no baseline is told, by show as an answer and by export as an error', async () => {
  await using room = await withRepository();
  const shown = await run('show', {}, { cwd: room.top });
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toMatch(/^Stored measurements: branch pacegate-baselines\n\nNo baseline/);
  const json = await run('show', { json: true }, { cwd: room.top });
  expect(JSON.parse(json.out)).toEqual({ store: 'branch pacegate-baselines', series: [] });
  const exported = await run('export', { store: 'files' }, { cwd: room.top });
  expect(exported).toMatchObject({ code: 3, out: '' });
  expect(exported.err).toMatch(/^No baseline: nothing is stored in directory \.pacegate\/baselines yet\.\n.*refresh/);
});

test('what another tool measured is imported, told, shown and exported, and the second time nothing changes', async () => {
  await using room = await withRepository();
  const { top } = room;
  writeFileSync(join(room.path, 'data.js'), dataJs(1_705_898_705_284));
  const flags = { format: 'github-action-benchmark', suite: ['api'] };
  const first = await run('import', flags, { cwd: join(top, 'lib'), argument: '../../data.js' });
  expect(first).toEqual({
    code: 0,
    out: 'Measurements in directory ../.pacegate/baselines:\n  api on imported: 1\n',
    err: 'left out: size (points): a unit that no metric of Pacegate has\n',
  });
  const file = join(top, '.pacegate/baselines/api/imported.jsonl');
  const text = readFileSync(file, 'utf8');
  expect(await run('import', flags, { cwd: top, argument: join(room.path, 'data.js') })).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(git(top, 'status', '--porcelain')).toBe('');
  const shown = await run('show', {}, { cwd: top });
  expect(shown.out).toMatch(/directory \.pacegate\/baselines\n\napi on imported\n1 record of 2024-01-22/);
  expect(shown.out).toMatch(/BenchmarkFib20/);
  const json = await run('show', { json: true, suite: ['api'] }, { cwd: top });
  expect(JSON.parse(json.out).series).toMatchObject([{ suite: 'api', environment: 'imported', problems: [] }]);
  const exported = await run('export', {}, { cwd: top });
  expect(exported).toEqual({ code: 0, out: text, err: '' });
  const out = await run('export', { format: 'bmf', out: 'bmf.json' }, { cwd: top });
  expect(out).toMatchObject({ code: 0, out: '' });
  expect(JSON.parse(readFileSync(join(top, 'bmf.json'), 'utf8'))).toEqual({
    'api//BenchmarkFib20': { 'latency.mean': { value: 0.041_653 } },
  });
  const moved = await withRepository();
  await using other = moved;
  writeFileSync(join(other.path, 'export.jsonl'), text);
  expect(await run('import', {}, { cwd: other.top, argument: '../export.jsonl' })).toMatchObject({ code: 0 });
  expect(readFileSync(join(other.top, '.pacegate/baselines/api/imported.jsonl'), 'utf8')).toBe(text);
});

test("Bencher's report is stored for the commit that is checked out, or the one that is named", async () => {
  await using room = await withRepository();
  const { top } = room;
  const older = git(top, 'rev-parse', 'HEAD');
  const head = commit(top, { 'app.js': 'two\n' });
  writeFileSync(join(room.path, 'bmf.json'), '{"index":{"latency":{"value":2500000,"lower_value":1}}}');
  const given = { cwd: top, argument: '../bmf.json' };
  const flags = { format: 'bmf', suite: ['api'] };
  expect((await run('import', flags, given)).code).toBe(0);
  expect((await run('import', { ...flags, commit: older }, given)).code).toBe(0);
  const { records } = await createFilesStore({ directory: join(top, '.pacegate/baselines') }).read({
    ...key,
    environment: 'imported',
  });
  expect(records.map((it) => it.commit).sort()).toEqual([head, older].sort());
  // Another file of the same commit is another measurement.
  writeFileSync(join(room.path, 'more.json'), '{"search":{"latency":{"value":3500000}}}');
  for (let times = 0; times < 2; times++)
    expect((await run('import', flags, { cwd: top, argument: '../more.json' })).out).toMatch(/api on imported: 1\n/);
  const json = await run('show', { json: true }, { cwd: top });
  expect(JSON.parse(json.out).series[0].records).toHaveLength(3);
  expect(await run('import', { format: 'bmf' }, given)).toMatchObject({ code: 2, out: '' });
  const unknown = await run('import', { ...flags, commit: 'nowhere' }, given);
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('no such commit') });
});

test('imports that can not be are refused, and nothing is written', async () => {
  await using room = await withRepository();
  const { top } = room;
  writeFileSync(join(room.path, 'latin'), Buffer.from([0xe4, 0xf6]));
  writeFileSync(join(room.path, 'empty.js'), 'window.BENCHMARK_DATA = {"entries":{}}');
  const imported = (argument: string, format = 'pacegate') => run('import', { format }, { cwd: top, argument });
  expect(await imported('missing')).toMatchObject({ code: 2, err: expect.stringMatching(/can't be read/) });
  expect(await imported('..')).toMatchObject({ code: 2, err: expect.stringMatching(/can't be read/) });
  expect(await imported('../latin')).toMatchObject({ code: 2, err: expect.stringMatching(/UTF-8/) });
  expect(await imported('../empty.js')).toMatchObject({ code: 3, err: expect.stringMatching(/Nothing of the file/) });
  expect(await imported('../empty.js', 'github-action-benchmark')).toMatchObject({
    code: 3,
    err: expect.stringMatching(/Nothing of .* could be imported/),
  });
  expect(await imported('')).toMatchObject({ code: 2 });
  expect(existsSync(join(top, '.pacegate'))).toBe(false);
});

test('flags are checked before anything is done', async () => {
  await using room = await withRepository();
  const given = { cwd: room.top };
  for (const [action, flags, message] of [
    ['show', { store: 'nowhere' }, /--store "nowhere" is not known.\nKnown: files, branch/],
    ['export', { format: 'csv' }, /Known: pacegate, bmf, github-action-benchmark/],
    ['export', { out: '' }, /--out has an empty value/],
    ['show', { suite: [''] }, /--suite has an empty value/],
    ['import', { commit: 'HEAD' }, /--commit belongs to --format bmf/],
    ['refresh', { base: 'main' }, /--base has no meaning/],
    ['refresh', { store: 'x' }, /--store "x"/],
  ] as const) {
    const { code, err } = await run(action, flags, given);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  }
});

test('a suite that is not stored is an error that names those that are', async () => {
  await using room = await withRepository();
  await createFilesStore({ directory: join(room.top, '.pacegate/baselines') }).append([makeRecord()]);
  expect(await run('show', { suite: ['apy'] }, { cwd: room.top })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/"apy".*\nStored: api\./),
  });
});

test('the branch of the remote is read by git without a token, and not written', async () => {
  await using room = await withRepository();
  const { top } = room;
  const origin = join(room.path, 'origin.git');
  git(room.path, 'clone', '--quiet', '--bare', top, origin);
  git(top, 'remote', 'add', 'origin', origin);
  mkdirSync(join(top, '.github'), { recursive: true });
  // A variable that is not set does not matter for this.
  writeFileSync(
    join(top, '.github/pacegate.yml'),
    'suites: { api: { database: "${NONE}" } }\nbaseline: { branch: perf }\n',
  );
  await createBranchStore(createGitBranch(origin, 'perf')).append([makeRecord(), makeRecord({ number: 1 })]);
  const shown = await run('show', {}, { cwd: top });
  expect(shown.out).toMatch(/^Stored measurements: branch perf of origin\n\napi on /);
  const exported = await run('export', { store: 'branch' }, { cwd: top });
  expect(exported.err).toBe('');
  expect(exported.out.split('\n')).toHaveLength(3);
  writeFileSync(join(room.path, 'export.jsonl'), exported.out);
  const written = await run('import', { store: 'branch' }, { cwd: top, argument: '../export.jsonl' });
  // All of them are there already: nothing needs to be written.
  expect(written.code).toBe(0);
  writeFileSync(join(room.path, 'more.jsonl'), `${JSON.stringify(makeRecord({ number: 2 }))}\n`);
  const refused = await run('import', { store: 'branch' }, { cwd: top, argument: '../more.jsonl' });
  expect(refused).toMatchObject({ code: 3, err: expect.stringMatching(/can only be read here.*\nSet GITHUB_TOKEN/) });
  rmSync(origin, { recursive: true });
  expect((await run('show', { store: 'branch' }, { cwd: top })).err).toMatch(/can't be fetched from origin/);
});

test('with a token the branch is reached by the API of the server', async () => {
  await using room = await withRepository();
  const env = {
    GITHUB_TOKEN: 'secret-token',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: 'https://ghe.test/api/v3',
  };
  nock('https://ghe.test/api/v3', { reqheaders: { authorization: /secret-token/ } })
    .get(/\/repos\/acme\/shop\/git\/ref\/heads(\/|%2F)pacegate-baselines/)
    .reply(404, { message: 'Not Found' })
    .get('/repos/acme/shop')
    .reply(200, { id: 1 });
  const shown = await run('show', { store: 'branch' }, { cwd: room.top, env });
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toMatch(/^Stored measurements: branch pacegate-baselines of acme\/shop\n\nNo baseline/);
});

test('a configuration that names no possible branch is told with its place', async () => {
  await using room = await withRepository();
  mkdirSync(join(room.top, '.github'), { recursive: true });
  writeFileSync(join(room.top, '.github/pacegate.yml'), 'baseline: { branch: "a b" }\n');
  expect(await run('show', { store: 'branch' }, { cwd: room.top })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/pacegate\.yml:1:/),
  });
  expect((await run('show', { store: 'files' }, { cwd: room.top })).code).toBe(0);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;
let sha: string;

beforeAll(async () => {
  github = await openShop({ apps: [{ slug: 'pacegate' }] });
  api = as(github);
  ({ sha } = await openPull(github, 'checked'));
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

const note = (
  line: number,
): { path: string; start_line: number; end_line: number; annotation_level: 'warning'; message: string } => ({
  path: 'change.txt',
  start_line: line,
  end_line: line,
  annotation_level: 'warning',
  message: `line ${line}`,
});

const notes = (from: number, count: number): ReturnType<typeof note>[] =>
  Array.from({ length: count }, (_, index) => note(from + index));

const create = (more: object): ReturnType<Client['checks']['create']> =>
  api.checks.create({ ...shop, name: 'pacegate', head_sha: sha, ...more });

test('a conclusion completes the run, whatever status comes with it', async () => {
  const { data } = await create({ status: 'in_progress', conclusion: 'success', external_id: 'pr-1' });
  expect(data).toMatchObject({
    status: 'completed',
    conclusion: 'success',
    external_id: 'pr-1',
    app: { slug: 'github-actions', id: 15368 },
  });
  expect(data.completed_at).not.toBeNull();
  expect(data.pull_requests).toMatchObject([{ head: { sha, ref: 'checked' } }]);
  const started = (await create({ status: 'in_progress' })).data;
  const done = (await api.checks.update({ ...shop, check_run_id: started.id, conclusion: 'neutral' })).data;
  expect([started.status, started.conclusion, done.status, done.conclusion]).toEqual([
    'in_progress',
    null,
    'completed',
    'neutral',
  ]);
  expect((await refusal(create({ status: 'completed' }))).status).toBe(422);
});

test('annotations are appended, fifty at a time, and listed by pages', async () => {
  const output = { title: 'T', summary: 'S' };
  const { data } = await create({ conclusion: 'failure', output: { ...output, annotations: notes(1, 50) } });
  await api.checks.update({ ...shop, check_run_id: data.id, output: { ...output, annotations: notes(51, 10) } });
  const read = async (page: number): Promise<number[]> => {
    const list = await api.checks.listAnnotations({ ...shop, check_run_id: data.id, per_page: 40, page });
    expect(Array.isArray(list.data)).toBe(true);
    return list.data.map((it) => it.start_line);
  };
  expect(await read(1)).toEqual(notes(1, 40).map((it) => it.start_line));
  expect(await read(2)).toEqual(notes(41, 20).map((it) => it.start_line));
  const whole = (await api.checks.get({ ...shop, check_run_id: data.id })).data;
  expect(whole.output.annotations_count).toBe(60);
});

const output = (more: object): object => ({ output: { title: 'T', summary: 'S', ...more } });

test.each([
  ['51 annotations', output({ annotations: notes(1, 51) }), 'No more than 50 items are allowed; 51 were supplied.'],
  [
    'a summary of 65,536',
    output({ summary: 'x'.repeat(65_536) }),
    'Only 65535 characters are allowed; 65536 were supplied.',
  ],
  ['a text of 65,536', output({ text: 'x'.repeat(65_536) }), 'Only 65535 characters are allowed; 65536 were supplied.'],
  ['no summary', { output: { title: 'T' } }, '"summary" wasn\'t supplied.'],
  [
    'columns over lines',
    output({ annotations: [{ ...note(1), end_line: 2, start_column: 1, end_column: 2 }] }),
    'Columns are allowed only',
  ],
  ['an end before the start', output({ annotations: [{ ...note(2), end_line: 1 }] }), 'before start_line'],
  ['a message over 64 KB', output({ annotations: [{ ...note(1), message: 'ä'.repeat(32_769) }] }), '64 KB'],
  [
    'four buttons',
    { actions: [1, 2, 3, 4].map((it) => ({ label: `${it}`, description: 'd', identifier: `${it}` })) },
    'No more than 3 items are allowed; 4 were supplied.',
  ],
  [
    'a long label',
    { actions: [{ label: 'x'.repeat(21), description: 'd', identifier: 'i' }] },
    'Only 20 characters are allowed; 21 were supplied.',
  ],
  [
    'a long description',
    { actions: [{ label: 'l', description: 'x'.repeat(41), identifier: 'i' }] },
    'Only 40 characters are allowed; 41 were supplied.',
  ],
  [
    'a long identifier',
    { actions: [{ label: 'l', description: 'd', identifier: 'x'.repeat(21) }] },
    'Only 20 characters are allowed; 21 were supplied.',
  ],
  ['an unknown commit', { head_sha: 'f'.repeat(40) }, `No commit found for SHA: ${'f'.repeat(40)}`],
  ['a branch for a commit', { head_sha: 'main' }, 'No commit found for SHA: main'],
])('%s is refused', async (_, more, message) => {
  const before = (await api.checks.listForRef({ ...shop, ref: sha, filter: 'all' })).data.total_count;
  const refused = await refusal(create({ conclusion: 'success', ...more }));
  expect(refused.status).toBe(422);
  expect(refused.message).toContain(message);
  expect((await api.checks.listForRef({ ...shop, ref: sha, filter: 'all' })).data.total_count).toBe(before);
});

test('what is just within the limits is taken, counted in characters', async () => {
  const actions = ['a', 'b', 'c'].map((it) => ({
    label: it.repeat(20),
    description: it.repeat(40),
    identifier: it.repeat(20),
  }));
  const { data } = await create({
    conclusion: 'success',
    actions,
    ...output({ summary: '🐢'.repeat(65_535), annotations: notes(1, 50) }),
  });
  expect(data.output.annotations_count).toBe(50);
});

test('only apps write checks, and only their own', async () => {
  const person = as(github, { as: 'dev' });
  expect(await refusal(person.checks.create({ ...shop, name: 'x', head_sha: sha }))).toEqual({
    status: 403,
    message: 'You must authenticate via a GitHub App.',
  });
  const { data } = await create({ name: 'mine' });
  const other = as(github, { as: 'app' });
  expect(await refusal(other.checks.update({ ...shop, check_run_id: data.id, conclusion: 'success' }))).toEqual({
    status: 403,
    message: 'Invalid app_id `4242` - check run can only be modified by the GitHub App that created it.',
  });
});

test('runs are found by name, app and newest', async () => {
  const head = await github.commit({ repository: shop, branch: 'listed', files: { 'l.txt': 'l\n' } });
  const at = { ...shop, head_sha: head };
  const ids: number[] = [];
  for (const name of ['one', 'one', 'two']) ids.push((await api.checks.create({ ...at, name })).data.id);
  ids.push((await as(github, { as: 'app' }).checks.create({ ...at, name: 'one' })).data.id);
  const list = async (more: object): Promise<number[]> =>
    (await api.checks.listForRef({ ...shop, ref: 'listed', ...more })).data.check_runs.map((it) => it.id);
  expect(await list({})).toEqual([ids[3], ids[2], ids[1]]);
  expect(await list({ filter: 'all' })).toEqual([ids[3], ids[2], ids[1], ids[0]]);
  expect(await list({ check_name: 'one', app_id: 15368 })).toEqual([ids[1]]);
  expect(await list({ per_page: 1, page: 2 })).toEqual([ids[2]]);
  const suites = (await api.checks.listSuitesForRef({ ...shop, ref: head })).data;
  expect(suites.check_suites.map((it) => it.app?.slug)).toEqual(['github-actions', 'pacegate']);
  expect((await refusal(api.checks.listForRef({ ...shop, ref: 'none' }))).status).toBe(422);
});

test('a commit status counts beside checks', async () => {
  const head = await github.commit({ repository: shop, branch: 'status', files: { 's.txt': 's\n' } });
  const person = as(github, { as: 'writer' });
  await person.repos.createCommitStatus({ ...shop, sha: head, state: 'pending', context: 'build' });
  await person.repos.createCommitStatus({ ...shop, sha: head, state: 'success', context: 'build' });
  const { data } = await person.repos.getCombinedStatusForRef({ ...shop, ref: head });
  expect([data.state, data.total_count]).toEqual(['success', 1]);
});

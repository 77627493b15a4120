import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asJson } from '../support/local-github/json.ts';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, bytesOf, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;

beforeAll(async () => {
  github = await openShop();
  api = as(github);
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

const commitWith = async (parents: string[], text: string, base?: string): Promise<string> => {
  const file = { path: 'data/values.jsonl', mode: '100644', type: 'blob', content: text } as const;
  const tree = await api.git.createTree({ ...shop, tree: [file], ...(base !== undefined && { base_tree: base }) });
  return (await api.git.createCommit({ ...shop, message: text.trim(), tree: tree.data.sha, parents })).data.sha;
};

test('blob, tree, commit and ref make a branch that git has', async () => {
  const blob = await api.git.createBlob({
    ...shop,
    content: Buffer.from([0, 255, 10]).toString('base64'),
    encoding: 'base64',
  });
  const main = (await api.git.getRef({ ...shop, ref: 'heads/main' })).data.object.sha;
  const base = (await api.git.getCommit({ ...shop, commit_sha: main })).data.tree.sha;
  const tree = await api.git.createTree({
    ...shop,
    base_tree: base,
    tree: [{ path: 'bin/blob', mode: '100755', type: 'blob', sha: blob.data.sha }],
  });
  const author = { name: 'Ann', email: 'ann@example.org', date: '2026-01-02T03:04:05Z' };
  const commit = await api.git.createCommit({
    ...shop,
    message: 'Words ✓',
    tree: tree.data.sha,
    parents: [main],
    author,
  });
  await api.git.createRef({ ...shop, ref: 'refs/heads/made', sha: commit.data.sha });
  expect(commit.data).toMatchObject({ author, message: 'Words ✓', parents: [{ sha: main }] });
  expect(await github.git(shop, 'log', '-1', '--format=%an %aI %s', 'made')).toBe(
    'Ann 2026-01-02T03:04:05+00:00 Words ✓',
  );
  expect(await github.git(shop, 'ls-tree', '-r', '--name-only', 'made')).toBe('README.md\nbin/blob');
  const raw = await api.git.getBlob({ ...shop, file_sha: blob.data.sha, mediaType: { format: 'raw' } });
  expect(bytesOf(raw.data)).toEqual(Buffer.from([0, 255, 10]));
  const deep = await api.git.getTree({ ...shop, tree_sha: 'made', recursive: '1' });
  expect(deep.data.tree.map((it) => `${it.mode} ${it.type} ${it.path}`)).toEqual([
    '100644 blob README.md',
    '040000 tree bin',
    '100755 blob bin/blob',
  ]);
});

test('a tree entry without sha removes the path', async () => {
  const main = (await api.repos.getCommit({ ...shop, ref: 'main' })).data;
  const tree = await api.git.createTree({
    ...shop,
    base_tree: main.commit.tree.sha,
    tree: [{ path: 'README.md', mode: '100644', type: 'blob', sha: null }],
  });
  expect(tree.data.tree).toEqual([]);
});

test('an orphan branch; only a fast-forward moves it unless forced', async () => {
  const first = await commitWith([], 'one\n');
  const ref = 'heads/pacegate-baselines';
  await api.git.createRef({ ...shop, ref: `refs/${ref}`, sha: first });
  const second = await commitWith([first], 'two\n');
  const other = await commitWith([first], 'three\n');
  await api.git.updateRef({ ...shop, ref, sha: second, force: false });
  expect(await refusal(api.git.updateRef({ ...shop, ref, sha: other, force: false }))).toEqual({
    status: 422,
    message: 'Update is not a fast forward',
  });
  expect(await github.git(shop, 'rev-parse', 'pacegate-baselines')).toBe(second);
  await api.git.updateRef({ ...shop, ref, sha: other, force: true });
  expect(github.events.at(-1)).toMatchObject({ name: 'push', payload: { forced: true, before: second, after: other } });
});

test('of many writers at once each move is a fast-forward of the one before', async () => {
  const first = await commitWith([], 'start\n');
  await api.git.createRef({ ...shop, ref: 'refs/heads/race', sha: first });
  const commits = await Promise.all(Array.from({ length: 6 }, (_, index) => commitWith([first], `writer ${index}\n`)));
  const moves = await Promise.allSettled(commits.map((sha) => api.git.updateRef({ ...shop, ref: 'heads/race', sha })));
  expect(moves.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
  expect(Number(await github.git(shop, 'rev-list', '--count', 'race'))).toBe(2);
});

test.each([
  [
    'a ref that exists',
    () => api.git.createRef({ ...shop, ref: 'refs/heads/main', sha: 'f'.repeat(40) }),
    422,
    'Object does not exist',
  ],
  [
    'a ref outside refs/',
    () => api.git.createRef({ ...shop, ref: 'main', sha: 'f'.repeat(40) }),
    422,
    /not a valid ref/,
  ],
  [
    'moving an unknown ref',
    () => api.git.updateRef({ ...shop, ref: 'heads/none', sha: 'f'.repeat(40) }),
    422,
    'Reference does not exist',
  ],
  ['deleting an unknown ref', () => api.git.deleteRef({ ...shop, ref: 'heads/none' }), 422, 'Reference does not exist'],
  ['an unknown ref', () => api.git.getRef({ ...shop, ref: 'heads/none' }), 404, 'Not Found'],
  ['an unknown commit', () => api.git.getCommit({ ...shop, commit_sha: 'f'.repeat(40) }), 404, 'Not Found'],
  ['an unknown blob', () => api.git.getBlob({ ...shop, file_sha: '--help' }), 404, 'Not Found'],
  [
    'an unknown parent',
    () =>
      api.git.createCommit({
        ...shop,
        message: 'm',
        tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
        parents: ['f'.repeat(40)],
      }),
    422,
    /does not exist/,
  ],
  ['a missing file', () => api.repos.getContent({ ...shop, path: 'none.txt' }), 404, 'Not Found'],
  [
    'a missing ref of contents',
    () => api.repos.getContent({ ...shop, path: 'README.md', ref: 'none' }),
    404,
    'No commit found for the ref none',
  ],
  ['a path out of the repository', () => api.repos.getContent({ ...shop, path: '../../etc/passwd' }), 404, 'Not Found'],
] as const)('%s is refused', async (_, ask, status, message) => {
  const refused = await refusal(ask());
  expect(refused.status).toBe(status);
  expect(refused.message).toMatch(message);
});

test('a ref can be made once', async () => {
  const { sha } = (await api.git.getRef({ ...shop, ref: 'heads/main' })).data.object;
  await api.git.createRef({ ...shop, ref: 'refs/heads/once', sha });
  expect(await refusal(api.git.createRef({ ...shop, ref: 'refs/heads/once', sha }))).toEqual({
    status: 422,
    message: 'Reference already exists',
  });
  const { data } = await api.git.listMatchingRefs({ ...shop, ref: 'heads/on' });
  expect(data.map((it) => it.ref)).toEqual(['refs/heads/once']);
  await api.git.deleteRef({ ...shop, ref: 'heads/once' });
  expect((await refusal(api.git.getRef({ ...shop, ref: 'heads/once' }))).status).toBe(404);
});

test('contents: a file needs its old sha to be written again', async () => {
  const put = (content: string, sha?: string): Promise<{ data: { content: { sha?: string } | null } }> =>
    api.repos.createOrUpdateFileContents({
      ...shop,
      path: 'notes/a b.txt',
      message: 'Note',
      content: Buffer.from(content).toString('base64'),
      ...(sha !== undefined && { sha }),
    });
  const first = await put('one');
  expect((await refusal(put('two'))).status).toBe(422);
  expect((await refusal(put('two', 'f'.repeat(40)))).status).toBe(409);
  await put('two', first.data.content?.sha);
  const raw = await api.repos.getContent({ ...shop, path: 'notes/a b.txt', mediaType: { format: 'raw' } });
  expect(raw.data).toBe('two');
  const listed = await api.repos.getContent({ ...shop, path: 'notes' });
  expect(listed.data).toMatchObject([{ name: 'a b.txt', type: 'file', path: 'notes/a b.txt' }]);
});

test('a read with the etag of the one before is not sent again', async () => {
  const address = `${github.apiUrl}/repos/acme/shop/contents/README.md`;
  const first = await fetch(address);
  const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect([first.status, again.status]).toEqual([200, 304]);
});

test('five writers who start again when they lose: five commits in a line', async () => {
  const first = await commitWith([], 'begin\n');
  const ref = 'heads/line';
  await api.git.createRef({ ...shop, ref: `refs/${ref}`, sha: first });
  const append = async (index: number): Promise<void> => {
    for (;;) {
      const tip = (await api.git.getRef({ ...shop, ref })).data.object.sha;
      const sha = await commitWith([tip], `writer ${index}\n`);
      const moved = await api.git.updateRef({ ...shop, ref, sha }).catch((error: unknown) => asJson(error)['status']);
      if (typeof moved === 'object') return;
      expect(moved).toBe(422);
    }
  };
  await Promise.all(Array.from({ length: 5 }, (_, index) => append(index)));
  const subjects = (await github.git(shop, 'log', '--format=%s', 'line')).split('\n').toSorted();
  expect(subjects).toEqual(['begin', ...Array.from({ length: 5 }, (_, index) => `writer ${index}`)]);
  expect(await github.git(shop, 'rev-list', '--merges', '--count', 'line')).toBe('0');
});

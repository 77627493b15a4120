import { access, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import './patience.ts';
import { as, octokit, openPull, openShop, shop, workspace } from './shop.ts';

test('branches and tags of a repository are taken over with their commits', async () => {
  await using place = await workspace();
  await place.git('init', '--quiet', '-b', 'trunk');
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'First');
  await place.git('tag', 'v1');
  await place.git('checkout', '--quiet', '-b', 'topic');
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'Second');
  await using github = await openShop({
    repositories: [{ owner: 'acme', name: 'shop', from: place.path, defaultBranch: 'trunk' }],
  });
  const branches = (await as(github).repos.listBranches(shop)).data.map((it) => [it.name, it.commit.sha]);
  expect(branches).toEqual([
    ['topic', await place.git('rev-parse', 'topic')],
    ['trunk', await place.git('rev-parse', 'trunk')],
  ]);
  expect((await as(github).repos.listTags(shop)).data.map((it) => it.name)).toEqual(['v1']);
  expect((await as(github).repos.get(shop)).data.default_branch).toBe('trunk');
});

test('a directory of files becomes the first commit, without what it ignores; also inside another repository', async () => {
  await using place = await workspace();
  await place.git('init', '--quiet');
  const directory = join(place.path, 'example');
  await mkdir(join(directory, 'node_modules/x'), { recursive: true });
  await writeFile(join(directory, '.gitignore'), 'node_modules/\n');
  await writeFile(join(directory, 'index.js'), '1;\n');
  await writeFile(join(directory, 'node_modules/x/index.js'), '2;\n');
  await using github = await openShop({ repositories: [{ owner: 'acme', name: 'shop', from: directory }] });
  expect(await github.git(shop, 'ls-tree', '-r', '--name-only', 'main')).toBe('.gitignore\nindex.js');
  await expect(openShop({ repositories: [{ owner: 'acme', name: 'shop', from: place.path }] })).rejects.toThrow(
    'has no branch "main"',
  );
});

test('a renamed repository is found by its old name', async () => {
  await using github = await openShop();
  const api = as(github);
  const { number } = await openPull(github, 'before');
  await github.rename(shop, 'store');
  const { data } = await api.pulls.get({ ...shop, pull_number: number });
  expect(data.base.repo.full_name).toBe('acme/store');
  expect(github.requests.slice(-2).map((it) => [it.status, it.path.replace(/(?<=repositories.)\d+/, 'N')])).toEqual([
    [301, `/repos/acme/shop/pulls/${number}`],
    [200, `/repositories/N/pulls/${number}`],
  ]);
  expect(github.events.at(-1)).toMatchObject({
    name: 'repository',
    payload: { action: 'renamed', changes: { repository: { name: { from: 'shop' } } }, repository: { name: 'store' } },
  });
  await api.issues.createComment({ ...shop, issue_number: number, body: 'Still here' });
  await using place = await workspace();
  await place.git('clone', '--quiet', `${github.gitUrl}/acme/shop.git`, '.');
  expect(await place.git('ls-files')).toBe('README.md');
});

test('two at once know nothing of each other, and nothing is left behind', async () => {
  const [one, other] = await Promise.all([openShop(), openShop()]);
  await one.commit({ repository: shop, branch: 'only-here', files: { a: 'a' } });
  const { data } = await as(other).repos.listBranches(shop);
  expect(data.map((it) => it.name)).toEqual(['main']);
  const directory = await one.git(shop, 'rev-parse', '--absolute-git-dir');
  await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
  await expect(access(join(directory, '../../..'))).rejects.toThrow('ENOENT');
  await expect(fetch(one.url)).rejects.toThrow('fetch failed');
});

test('pages show the pull request, its checks and comments, and run nothing of it', async () => {
  await using github = await openShop();
  const { number, sha } = await openPull(github, 'shown');
  const summary = '| a | b |\n| - | - |\n| 1 | 2 |\n\n<script>alert(1)</script>';
  await as(github).checks.create({
    ...shop,
    name: 'pacegate',
    head_sha: sha,
    conclusion: 'failure',
    output: { title: 'Slower', summary },
  });
  await as(github).issues.createComment({ ...shop, issue_number: number, body: '**Slower** by <b>3 ms</b>' });
  const read = async (path: string): Promise<Response> =>
    fetch(`${github.url}${path}`, { headers: { accept: 'text/html' } });
  const page = await read(`/acme/shop/pull/${number}`);
  const text = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(text).toContain('<td>1</td>');
  expect(text).toContain('<strong>Slower</strong>');
  expect(text).toContain('pacegate</b>: failure');
  expect(await (await read('/')).text()).toContain(`/acme/shop/pull/${number}`);
  const style = await fetch(`${github.url}/-/github-markdown.css`, { headers: { accept: 'text/css,*/*' } });
  expect(style.headers.get('content-type')).toBe('text/css');
  expect((await read('/acme/shop/pull/99')).status).toBe(404);
});

test('Octokit follows pages through Link headers', async () => {
  await using github = await openShop();
  const { sha } = await openPull(github, 'paged');
  const paging = octokit(github.apiUrl, github.token({ repository: shop, permissions: { checks: 'write' } }));
  for (const name of ['a', 'b', 'c']) await paging.rest.checks.create({ ...shop, name, head_sha: sha });
  const all = await paging.paginate(paging.rest.checks.listForRef, { ...shop, ref: sha, per_page: 2 });
  expect(all.map((it) => it.name)).toEqual(['c', 'b', 'a']);
});

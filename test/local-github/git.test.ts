import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { addressWith, as, openPull, openShop, refusal, shop, workspace } from './shop.ts';

let github: LocalGitHub;

beforeAll(async () => {
  github = await openShop({
    repositories: [
      { owner: 'acme', name: 'shop' },
      { owner: 'acme', name: 'secret', private: true },
    ],
  });
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

test('a clone has the commit that the API names', async () => {
  await using place = await workspace();
  await place.git('clone', '--quiet', `${github.gitUrl}/acme/shop.git`, '.');
  const { data } = await as(github).git.getRef({ ...shop, ref: 'heads/main' });
  expect(await place.git('rev-parse', 'HEAD')).toBe(data.object.sha);
  expect(await place.git('ls-files')).toBe('README.md');
});

test('a push moves the branch that the API sees, and is told once', async () => {
  await using place = await workspace();
  const token = github.token({ repository: shop, permissions: { contents: 'write' } });
  await place.git('clone', '--quiet', addressWith(github, token), '.');
  await writeFile(join(place.path, 'new.txt'), 'new\n');
  await place.git('add', '-A');
  await place.git('commit', '--quiet', '-m', 'Add a file');
  await place.git('push', '--quiet', 'origin', 'HEAD:pushed');
  const sha = await place.git('rev-parse', 'HEAD');
  const { data } = await as(github).repos.getContent({ ...shop, path: 'new.txt', ref: 'pushed' });
  expect(data).toMatchObject({ type: 'file', content: 'bmV3Cg==\n' });
  const pushes = github.events.filter((it) => it.name === 'push' && it.payload['ref'] === 'refs/heads/pushed');
  expect(pushes.map((it) => it.payload)).toMatchObject([
    {
      after: sha,
      created: true,
      commits: [{ id: sha, message: 'Add a file', added: ['new.txt'], modified: [] }],
      head_commit: { id: sha },
      sender: { login: 'github-actions[bot]' },
    },
  ]);
});

test('a push needs write access; bearer and basic tokens do', async () => {
  await using place = await workspace();
  await place.git('clone', '--quiet', `${github.gitUrl}/acme/shop.git`, '.');
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'Empty');
  const reading = github.token({ repository: shop, permissions: { contents: 'read' } });
  await expect(place.git('push', addressWith(github, reading), 'HEAD:nowhere')).rejects.toThrow(/403|not granted/);
  await expect(place.git('push', `${github.gitUrl}/acme/shop.git`, 'HEAD:nowhere')).rejects.toThrow(
    /could not read Username|401/,
  );
  const header = `http.extraHeader=Authorization: Bearer ${github.token({ repository: shop, as: 'writer' })}`;
  await place.git('-c', header, 'push', '--quiet', `${github.gitUrl}/acme/shop.git`, 'HEAD:by-bearer');
  expect(await github.git(shop, 'rev-parse', 'by-bearer')).toBe(await place.git('rev-parse', 'HEAD'));
});

test('a private repository is not there for those who may not read it', async () => {
  await using place = await workspace();
  const secret = { owner: 'acme', repo: 'secret' };
  const stranger = github.token({ repository: secret, as: 'stranger' });
  await expect(place.git('ls-remote', `${github.gitUrl}/acme/secret.git`)).rejects.toThrow(/could not read Username/);
  await expect(place.git('ls-remote', addressWith(github, stranger, 'acme/secret'))).rejects.toThrow(/not found/);
  const dev = github.token({ repository: secret, as: 'dev' });
  expect(await place.git('ls-remote', addressWith(github, dev, 'acme/secret'), 'refs/heads/main')).toMatch(/main$/);
  expect(await refusal(as(github, { as: 'stranger' }).repos.get(secret))).toEqual({
    status: 404,
    message: 'Not Found',
  });
});

test('refs/pull/N/head and /merge can be fetched and follow a push; nobody may push them', async () => {
  const { number, sha } = await openPull(github, 'follow', { 'follow.txt': 'one\n' });
  await using place = await workspace();
  await place.git('clone', '--quiet', `${github.gitUrl}/acme/shop.git`, '.');
  const fetch = async (ref: string): Promise<string> => {
    await place.git('fetch', '--quiet', 'origin', `refs/pull/${number}/${ref}`);
    return place.git('rev-parse', 'FETCH_HEAD');
  };
  expect(await fetch('head')).toBe(sha);
  const merge = await fetch('merge');
  expect(await place.git('rev-parse', `${merge}^1`, `${merge}^2`)).toBe(
    `${await place.git('rev-parse', 'origin/main')}\n${sha}`,
  );
  const next = await github.commit({ repository: shop, branch: 'follow', files: { 'follow.txt': 'two\n' } });
  expect(await fetch('head')).toBe(next);
  expect((await as(github).pulls.get({ ...shop, pull_number: number })).data.head.sha).toBe(next);
  const told = github.events.filter((it) => it.action === 'synchronize' && it.payload['number'] === number);
  expect(told.map((it) => it.payload)).toMatchObject([
    { before: sha, after: next, pull_request: { head: { sha: next } } },
  ]);
  const token = github.token({ repository: shop, as: 'dev' });
  await expect(place.git('push', addressWith(github, token), `HEAD:refs/pull/${number}/head`)).rejects.toThrow(
    /hidden ref/,
  );
});

test('protection holds for pushes too', async () => {
  const dev = as(github, { as: 'dev' });
  await github.commit({ repository: shop, branch: 'guarded', files: { a: 'a\n' } });
  await dev.repos.updateBranchProtection({
    ...shop,
    branch: 'guarded',
    required_status_checks: { strict: false, contexts: ['pacegate'] },
    enforce_admins: false,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  await using place = await workspace();
  await place.git('clone', '--quiet', '--branch', 'guarded', `${github.gitUrl}/acme/shop.git`, '.');
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'Straight in');
  const push = (token: string, ...args: string[]): Promise<string> =>
    place.git('push', '--quiet', ...args, addressWith(github, token), 'HEAD:guarded');
  const job = github.token({ repository: shop, permissions: { contents: 'write' } });
  await expect(push(job)).rejects.toThrow(/GH006.*\n.*Required status check "pacegate" is expected/);
  const admin = github.token({ repository: shop, as: 'dev' });
  await push(admin);
});

test('a protected branch only goes forward', async () => {
  await github.commit({ repository: shop, branch: 'forward', files: { a: 'a\n' } });
  await as(github, { as: 'dev' }).repos.updateBranchProtection({
    ...shop,
    branch: 'forward',
    required_status_checks: null,
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  await using place = await workspace();
  await place.git(
    'clone',
    '--quiet',
    '--branch',
    'forward',
    addressWith(github, github.token({ repository: shop, as: 'writer' })),
    '.',
  );
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'Forward');
  await place.git('push', '--quiet', 'origin', 'HEAD');
  await place.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'Rewritten');
  await expect(place.git('push', '--quiet', '--force', 'origin', 'HEAD')).rejects.toThrow(
    /GH006.*\n.*Cannot force-push/,
  );
  await expect(place.git('push', '--quiet', 'origin', ':forward')).rejects.toThrow(/Cannot delete a protected branch/);
});

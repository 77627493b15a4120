import { expect, test } from '@jest/globals';
import { compareFiles } from '../../src/github/compare-files.ts';
import { readFileAtRef } from '../../src/github/read-file-at-ref.ts';
import { suggestionsOf } from '../../src/report/suggestions.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const base = 'b'.repeat(40);
const compare = `${shop}/compare/${base}...${sha}?per_page=1&page=1`;
const sides = { repository, base, head: sha };

test('merge base, files with their earlier names, and hunks', async () => {
  const { github, meter } = testGitHub();
  api()
    .get(compare)
    .reply(200, {
      merge_base_commit: { sha: 'c'.repeat(40) },
      files: [
        { filename: 'a.js', status: 'modified', patch: '@@ -1 +1,2 @@\n a\n+b' },
        { filename: 'new.js', previous_filename: 'old.js', status: 'renamed' },
        { filename: 'logo.png', status: 'added' },
      ],
    });
  const comparison = await compareFiles(github, sides);
  expect(comparison).toEqual({
    mergeBase: 'c'.repeat(40),
    isTruncated: false,
    files: [
      {
        path: 'a.js',
        previousPath: null,
        status: 'modified',
        hasPatch: true,
        hunks: [{ newStart: 1, newLines: 2, added: [2] }],
      },
      { path: 'new.js', previousPath: 'old.js', status: 'renamed', hasPatch: false, hunks: [] },
      { path: 'logo.png', previousPath: null, status: 'added', hasPatch: false, hunks: [] },
    ],
  });
  expect(meter.count).toBe(1);
  // It is what suggestions are made of.
  expect(suggestionsOf({ findings: [] }, comparison.files)).toEqual([]);
});

test('a list that GitHub has cut off is marked', async () => {
  const file = (_: unknown, index: number) => ({ filename: `f${index}`, status: 'added' });
  for (const [count, isTruncated] of [
    [299, false],
    [300, true],
  ] as const) {
    api()
      .get(compare)
      .reply(200, { merge_base_commit: { sha: base }, files: Array.from({ length: count }, file) });
    expect(await compareFiles(testGitHub().github, sides)).toMatchObject({ isTruncated });
  }
});

test('a force-pushed base is named as that', async () => {
  api()
    .get(compare)
    .reply(404, { message: `No common ancestor between ${base} and ${sha}.` });
  await expect(compareFiles(testGitHub().github, sides)).rejects.toMatchObject({
    message: expect.stringContaining('they have no commit in common'),
    cure: expect.stringContaining('rebase'),
  });
});

test('an unknown commit', async () => {
  api().get(compare).reply(404, { message: 'Not Found' });
  await expect(compareFiles(testGitHub().github, sides)).rejects.toMatchObject({ status: 404 });
});

const place = { repository, ref: sha, path: '.github/pacegate.yml' };
const contents = `${shop}/contents/.github%2Fpacegate.yml?ref=${sha}`;
const commit = `${shop}/commits/${sha}?per_page=1`;
const encoded = (text: string) => Buffer.from(text).toString('base64').replaceAll(/.{10}/g, '$&\n');

test('a file at a commit', async () => {
  api()
    .get(contents)
    .reply(200, { type: 'file', sha: 's', encoding: 'base64', content: encoded('version: 1 # é 😀\n') });
  expect(await readFileAtRef(testGitHub().github, place)).toBe('version: 1 # é 😀\n');
});

test('an empty file is a file', async () => {
  api().get(contents).reply(200, { type: 'file', sha: 's', encoding: 'base64', content: '' });
  expect(await readFileAtRef(testGitHub().github, place)).toBe('');
});

test('a file of more than a megabyte is not read: a stranger may have written it', async () => {
  const { github, meter } = testGitHub();
  api().get(contents).reply(200, { type: 'file', sha: 's1', size: 99_000_000, encoding: 'none', content: '' });
  await expect(readFileAtRef(github, place)).rejects.toMatchObject({
    message: expect.stringContaining('it has more than a megabyte'),
    status: 200,
  });
  expect(meter.count).toBe(1);
});

test('a file whose content is left out comes by its hash', async () => {
  api().get(contents).reply(200, { type: 'file', sha: 's1', size: 4, encoding: 'none', content: '' });
  api()
    .get(`${shop}/git/blobs/s1`)
    .reply(200, { encoding: 'base64', content: encoded('long') });
  expect(await readFileAtRef(testGitHub().github, place)).toBe('long');
});

test('no such file is null, once the commit is known to be there', async () => {
  api().get(contents).reply(404, { message: 'Not Found' }).get(commit).reply(200, sha);
  expect(await readFileAtRef(testGitHub().github, place)).toBe(null);
});

test.each([
  [404, 'Not Found'],
  [422, 'No commit found for SHA'],
  [403, 'Resource not accessible by integration'],
])('a commit that the token can not see (%d) is no missing file', async (status, message) => {
  api().get(contents).reply(404, { message: 'Not Found' }).get(commit).reply(status, { message });
  await expect(readFileAtRef(testGitHub().github, place)).rejects.toMatchObject({
    message: expect.stringContaining('Could not read .github/pacegate.yml at a1b2c3d4e5f6'),
    status,
  });
});

test.each([
  ['a directory', []],
  ['a submodule', { type: 'submodule', sha: 's' }],
  ['a link that leads nowhere', { type: 'symlink', target: '../../etc/passwd', sha: 's' }],
])('%s is no file', async (_name, body) => {
  api().get(contents).reply(200, body);
  await expect(readFileAtRef(testGitHub().github, place)).rejects.toThrow('it is no file');
});

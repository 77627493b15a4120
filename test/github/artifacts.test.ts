import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { OutputError, UploadError } from '../../src/core/errors.ts';
import { listArtifacts } from '../../src/github/artifacts.ts';
import { downloadArtifact } from '../../src/github/download-artifact.ts';
import { api, listen, lost, useNock } from './github-support.ts';
import { host, repository, shop, testGitHub } from './make-github.ts';

useNock();

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'artifacts-'));
});
afterEach(() => rm(directory, { recursive: true }));

const storage = 'https://storage.example';
const address = `${storage}/a.zip?sig=abc`;
const zip = `${shop}/actions/artifacts/7/zip`;
const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0x00, 0xfe]);
const request = (more: object = {}) => ({
  repository,
  id: 7,
  maxBytes: 1000,
  into: join(directory, 'a.zip'),
  ...more,
});
const redirect = () => api().get(zip).reply(302, '', { location: address });
/** The storage, which must not see the token. */
const store = () =>
  nock(storage, { badheaders: ['authorization'] })
    .get('/a.zip')
    .query({ sig: 'abc' });

test('artifacts of a run, all pages, of one name, the newest first', async () => {
  const list = (page: number) =>
    `${shop}/actions/runs/77/artifacts?per_page=100&name=pacegate${page > 1 ? `&page=${page}` : ''}`;
  const artifact = (id: number, name = 'pacegate') => ({ id, name, size_in_bytes: 10 * id, expired: id === 2 });
  const next = `<${host}${shop}/actions/runs/77/artifacts?per_page=100&name=pacegate&page=2>; rel="next"`;
  api()
    .get(list(1))
    .reply(200, { total_count: 3, artifacts: [artifact(2), artifact(3, 'other')] }, { link: next })
    .get(list(2))
    .reply(200, { total_count: 3, artifacts: [artifact(5)] });
  expect(await listArtifacts(testGitHub().github, { repository, runId: 77, name: 'pacegate' })).toEqual([
    { id: 5, name: 'pacegate', bytes: 50, isExpired: false },
    { id: 2, name: 'pacegate', bytes: 20, isExpired: true },
  ]);
});

test('a download follows to the storage without the token', async () => {
  redirect();
  store().reply(200, bytes);
  expect(await downloadArtifact(testGitHub().github, request())).toBe(bytes.length);
  expect(await readFile(join(directory, 'a.zip'))).toEqual(bytes);
});

test('one that says it is too big is not read', async () => {
  redirect();
  store().reply(200, bytes, { 'content-length': '5000000' });
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toBeInstanceOf(UploadError);
  expect(await readdir(directory)).toEqual([]);
});

test('one that goes on beyond the limit is cut off, and nothing of it stays', async () => {
  let sent = 0;
  await using server = await listen((_request, response) => {
    const more = (): void => {
      sent += 1;
      response.write(Buffer.alloc(64 * 1024), (error) => {
        if (!error && sent < 10_000) more();
      });
    };
    more();
  });
  api()
    .get(zip)
    .reply(302, '', { location: `${server.apiUrl}/a.zip` });
  await expect(downloadArtifact(testGitHub().github, request({ maxBytes: 1024 * 1024 }))).rejects.toMatchObject({
    message: 'Artifact 7 is bigger than 1 MB: nothing of it is used.',
  });
  expect(sent).toBeLessThan(1000);
  expect(await readdir(directory)).toEqual([]);
});

test('a download that breaks off begins anew, from a new address', async () => {
  let answers = 0;
  await using server = await listen((_request, response) => {
    answers += 1;
    response.writeHead(200, { 'content-length': String(bytes.length) });
    if (answers === 1) response.write(bytes.subarray(0, 3), () => response.destroy());
    else response.end(bytes);
  });
  api()
    .get(zip)
    .times(2)
    .reply(302, '', { location: `${server.apiUrl}/a.zip` });
  const { github, waits } = testGitHub();
  expect(await downloadArtifact(github, request())).toBe(bytes.length);
  expect(waits).toEqual([1000]);
  expect(await readFile(join(directory, 'a.zip'))).toEqual(bytes);
});

test('a storage in trouble is tried three times', async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    redirect();
    store().reply(503, 'no');
  }
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toMatchObject({ status: 503 });
  expect(await readdir(directory)).toEqual([]);
});

test('a storage that is out of reach is said', async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    redirect();
    store().replyWithError(lost);
  }
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toMatchObject({
    message: "Could not download artifact 7: its storage can't be reached.",
    status: null,
  });
});

test('an expired artifact is said', async () => {
  api().get(zip).reply(410, { message: 'Artifact has expired' });
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toMatchObject({
    message: expect.stringContaining('Artifact has expired'),
    status: 410,
  });
});

test('a token that may not read artifacts is told what it takes', async () => {
  api().get(zip).reply(403, { message: 'Resource not accessible by integration' });
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toMatchObject({
    cure: expect.stringContaining('`actions: read`'),
  });
});

test('a file that exists is never written over', async () => {
  await writeFile(join(directory, 'a.zip'), 'mine');
  redirect();
  store().reply(200, bytes);
  await expect(downloadArtifact(testGitHub().github, request())).rejects.toBeInstanceOf(OutputError);
  expect(await readFile(join(directory, 'a.zip'), 'utf8')).toBe('mine');
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import nock from 'nock';
import { fetchUpload } from '../../../src/usecases/upload/fetch-upload.ts';
import { readEvent } from '../../../src/action/event.ts';
import { GitHubError, UploadError } from '../../../src/core/errors.ts';
import { api, useNock } from '../../github/github-support.ts';
import { repository, shop, testGitHub } from '../../github/make-github.ts';
import { honestFiles } from '../../measure/upload/honest-files.ts';
import { rawZip, type RawEntry } from '../../measure/upload/raw-zip.ts';
import { payload } from '../../action/payloads.ts';

useNock();

const storage = 'https://storage.example';

const runOf = () => {
  const event = readEvent('workflow_run', payload('workflow_run'));
  if (event.kind !== 'workflow_run') throw new Error('no run');
  return event.run;
};

const listed = (differences: object = {}) =>
  api()
    .get(`${shop}/actions/runs/4711/artifacts`)
    .query(true)
    .reply(200, {
      total_count: 1,
      artifacts: [{ id: 5, name: 'pacegate', size_in_bytes: 1000, expired: false, ...differences }],
    });

const serves = (body: Buffer): void => {
  api()
    .get(`${shop}/actions/artifacts/5/zip`)
    .reply(302, '', { location: `${storage}/blob?sig=1` });
  nock(storage, { badheaders: ['authorization'] })
    .get('/blob')
    .query(true)
    .reply(200, body);
};

const zipOf = (more: readonly RawEntry[] = []): Buffer =>
  rawZip([...Object.entries(honestFiles()).map(([name, bytes]) => ({ name, bytes })), ...more]);

/** Fetches into a temporary directory, and sees that nothing stays in it. */
const fetch = async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'fetch-upload-'));
  try {
    const { github } = testGitHub();
    return await fetchUpload(github, { repository, run: runOf(), artifact: 'pacegate', temporary }).finally(
      async () => {
        expect(await readdir(temporary)).toEqual([]);
      },
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

test('what a run uploaded is read, without the token at the storage, and nothing of it stays on the disk', async () => {
  listed();
  serves(zipOf());
  const { blocks, result } = await fetch();
  expect(blocks.length).toBeGreaterThan(1);
  expect(result?.verdict).toBe('pass');
});

test('a run that uploaded nothing is refused with how it ended', async () => {
  api().get(`${shop}/actions/runs/4711/artifacts`).query(true).reply(200, { total_count: 0, artifacts: [] });
  await expect(fetch()).rejects.toThrow(/ended as success and uploaded no artifact "pacegate"/);
});

test('an artifact that has expired is as good as none', async () => {
  listed({ expired: true });
  await expect(fetch()).rejects.toThrow(UploadError);
});

test.each([
  ['a path out of the directory', { name: '../../result.json', bytes: '{}' }],
  ['a link', { name: 'raw/link.json', bytes: '/etc/passwd', mode: 0o120_777 }],
  ['a zip of zeros', { name: 'raw/api-003.json', bytes: Buffer.alloc(40 * 2 ** 20) }],
] satisfies [string, RawEntry][])('%s is refused, and nothing stays', async (_, entry) => {
  listed();
  serves(zipOf([entry]));
  await expect(fetch()).rejects.toThrow(UploadError);
});

test('something that is no zip is refused', async () => {
  listed();
  serves(Buffer.from('<html>sorry</html>'));
  await expect(fetch()).rejects.toThrow(UploadError);
});

test('what is not the upload’s fault is not said of it', async () => {
  api()
    .get(`${shop}/actions/runs/4711/artifacts`)
    .query(true)
    .reply(403, { message: 'Resource not accessible by integration' });
  await expect(fetch()).rejects.toMatchObject({ cure: expect.stringContaining('`actions: read`') });
  listed();
  api()
    .get(`${shop}/actions/artifacts/5/zip`)
    .reply(302, '', { location: `${storage}/blob` });
  nock(storage).get('/blob').reply(404, 'gone');
  await expect(fetch()).rejects.toThrow(GitHubError);
});

import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { chooseEncoding } from '../../../src/measure/page/server/encode-body.ts';
import { findFile, relativePath } from '../../../src/measure/page/server/find-file.ts';
import { openStaticServer, type StaticServer } from '../../../src/measure/page/server/static-server.ts';

const script = 'console.log("hello, hello, hello");\n'.repeat(200);
let directory: string;
let root: string;
let server: StaticServer;

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'static test ')));
  root = join(directory, 'dist');
  await mkdir(join(root, 'docs'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<h1>home</h1>');
  await writeFile(join(root, 'about.html'), '<h1>about</h1>');
  await writeFile(join(root, 'docs/index.html'), '<h1>docs</h1>');
  await writeFile(join(root, 'app <b>.js'), script);
  await writeFile(join(root, 'photo.png'), Buffer.alloc(5000, 1));
  await writeFile(join(root, 'empty.css'), '');
  await writeFile(join(root, 'large.bin'), Buffer.alloc(17 * 1024 * 1024));
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await symlink(join(directory, 'secret.txt'), join(root, 'link.txt'));
  await symlink(directory, join(root, 'up'));
  await symlink(join(root, 'about.html'), join(root, 'within.html'));
  server = await openStaticServer({ root, fallback: 'index.html' });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

/** As a browser sends it, the path untouched. */
const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const asked = request({ host: server.host, port: server.port, path, headers, method });
  asked.end();
  const [response] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
};

test.each([
  ['/', '<h1>home</h1>'],
  ['/index.html?x=1#y', '<h1>home</h1>'],
  ['/about', '<h1>about</h1>'],
  ['/within', '<h1>about</h1>'],
  ['/docs', '<h1>docs</h1>'],
  ['/docs/', '<h1>docs</h1>'],
  ['/some/route', '<h1>home</h1>'],
])('%s is answered as hosts of static sites do', async (path, body) => {
  const answer = await get(path);
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(answer.body.toString()).toBe(body);
});

test('text is compressed as the browser asks, with the same bytes and length each time; images are not', async () => {
  const path = '/app%20%3Cb%3E.js';
  const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  expect(Number(brotli.headers['content-length'])).toBe(brotli.body.length);
  expect((await get(path, { 'accept-encoding': 'br' })).body.equals(brotli.body)).toBe(true);
  const gzip = await get(path, { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body).toString()).toBe(script);
  expect((await get(path)).body.toString()).toBe(script);
  const photo = await get('/photo.png', { 'accept-encoding': 'br' });
  expect(photo).toMatchObject({ headers: { 'content-type': 'image/png', 'content-length': '5000' } });
  expect(photo.headers['content-encoding']).toBeUndefined();
});

test('what the browser has is not sent again, HEAD has no body, other methods are refused', async () => {
  const { headers } = await get('/photo.png');
  expect(await get('/photo.png', { 'if-none-match': headers.etag })).toMatchObject({ status: 304 });
  const head = await get('/photo.png', {}, 'HEAD');
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': '5000' } });
  expect(head.body).toHaveLength(0);
  expect(await get('/photo.png', {}, 'DELETE')).toMatchObject({ status: 405 });
});

test('empty and large files have their lengths', async () => {
  expect(await get('/empty.css', { 'accept-encoding': 'br' })).toMatchObject({
    status: 200,
    headers: { 'content-length': '0' },
  });
  expect((await get('/large.bin')).body).toHaveLength(17 * 1024 * 1024);
});

test.each([
  '/missing.js',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/link.txt',
  '/up/secret.txt',
  '/docs/..%5c..%5csecret.txt',
  '/%00.txt',
  '/%E0%A4%A.txt',
])('%s finds nothing', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).not.toContain('secret');
});

test('nothing outside the root is found, whatever the path', async () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'up', 'link.txt', 'secret.txt', '%2e%2e', '%2F', 'docs'),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
      const file = await findFile(root, `/${parts.join('/')}`, null);
      expect(file === null || file.startsWith(`${root}/`)).toBe(true);
      expect((relativePath(`/${parts.join('/')}`) ?? '').split('/')).not.toContain('..');
    }),
    { numRuns: 300 },
  );
});

test.each([
  [undefined, 'identity'],
  ['gzip;q=1.0, br;q=0.5', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['deflate', 'identity'],
])('of %s, %s is chosen', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});

test('a directory that is not there is an error', async () => {
  await expect(openStaticServer({ root: join(directory, 'nowhere'), fallback: null })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

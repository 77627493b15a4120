import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { type Browser, findBrowser } from '../../../src/measure/page/find-browser.ts';
import { findLighthouse, packagePlaces } from '../../../src/measure/page/load-lighthouse.ts';
import { openPageLaboratory } from '../../../src/measure/page/page-laboratory.ts';
import { visitPage, type VisitTools } from '../../../src/measure/page/visit-page.ts';
import { createVisitors } from '../../../src/measure/page/visitor/visitors.ts';
import { makePage, noLoad } from './make-page.ts';

// A browser on a machine that may be busy.
jest.setTimeout(300_000);

const script = `for (let i = 0, x = 0; i < 3e6; i++) x += Math.sqrt(i);
document.body.append(' and <b>more</b>');\n`.repeat(20);
const longer = `${script}// A change.\n`;
const html = `<!doctype html><html lang="en"><head><title>&lt;b&gt;@all</title><meta name="viewport" content="width=device-width">
<script src="app.js?%3Cb%3E"></script><script src="https://tracker.example.com/t.js"></script></head>
<body><h1>A page that is large enough to be the largest paint of all</h1></body></html>`;

let directory: string;
let browser: Browser;
let tools: VisitTools;

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'page test ')));
  const environment = { PATH: process.env['PATH'] ?? '', HOME: directory };
  const places = packagePlaces([]);
  const packages = findLighthouse(places);
  const visitors = createVisitors(environment);
  const { signal } = new AbortController();
  browser = await findBrowser({
    chosen: process.env['CHROME_PATH'],
    launcher: packages.launcher.file,
    places,
    directory,
    visitors,
    signal,
  });
  tools = { packages, browser, extraFlags: [], unsandboxed: true, visitors, directory, signal };
});

afterAll(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));

/** As the static server compresses it. */
const sizeOf = (text: string): number =>
  brotliCompressSync(Buffer.from(text), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  }).length;

/** With the browser of the other tests as if it were an installed one. */
const openLaboratory = async () => {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: directory, CHROME_PATH: browser.path };
  for (const [side, text] of Object.entries({ base: script, head: longer })) {
    await mkdir(join(directory, side, 'dist'), { recursive: true });
    await writeFile(join(directory, side, 'dist/index.html'), html);
    await writeFile(join(directory, side, 'dist/app.js'), text);
  }
  const logs = { path: directory, shown: directory };
  const blockTools = { ...noLoad, directory, logs, signal: tools.signal, started: () => {} };
  const checkouts = { base: join(directory, 'base'), head: join(directory, 'head') };
  const chromeFlags = '--no-sandbox --no-zygote --disable-gpu';
  return { environment, laboratory: openPageLaboratory({ checkouts, environment, tools: blockTools, chromeFlags }) };
};

/** A server that answers as the test says. */
const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

test('a block of a real page: exact bytes and requests on both sides, every timing, the other host blocked', async () => {
  const suite = makePage();
  const { environment, laboratory } = await openLaboratory();
  expect(laboratory.versions).toBeNull();
  const block = await laboratory.runBlock({
    suite,
    own: { base: suite, head: suite },
    alone: false,
    index: 0,
    kind: 'comparison',
    schedule: 'duet',
    seed: 1,
    random: createRandom(1),
  });
  expect(block).toMatchObject({ schedule: 'alternate', discarded: null });
  expect(laboratory.versions).toMatchObject({
    lighthouse: expect.stringMatching(/^13\./),
    browser: { path: environment['CHROME_PATH'], from: 'CHROME_PATH' },
  });
  const bytes = { base: html.length + sizeOf(script), head: html.length + sizeOf(longer) };
  expect(block.visits!.map(({ side }) => side).toSorted()).toEqual(['base', 'head']);
  for (const { side, values, requests, finalUrl, benchmarkIndex } of block.visits!) {
    expect(values).toMatchObject({ 'page.requests': 2, 'page.transfer': bytes[side] });
    for (const metric of ['page.lcp', 'page.fcp', 'page.si', 'page.script-cpu'])
      expect(values[metric]).toBeGreaterThan(0);
    for (const metric of ['page.tbt', 'page.cls']) expect(values[metric]).toBeGreaterThanOrEqual(0);
    expect(benchmarkIndex).toBeGreaterThan(0);
    expect(finalUrl).toBe('/');
    // The two scripts are asked for at the same time.
    expect(requests.map(({ url, status }) => `${status} ${url}`).toSorted()).toEqual([
      '0 https://tracker.example.com/t.js',
      '200 /',
      '200 /app.js?%3Cb%3E',
    ]);
  }
});

test('a page behind a login gets its cookie and its header; without them it is elsewhere, and on another host refused', async () => {
  await using server = await listen(({ url, headers }, response) => {
    if (url === '/out') response.writeHead(302, { location: 'https://login.example.com/' }).end();
    else if (url !== '/' || (headers.cookie === 'session=s1' && headers['x-key'] === 'k1'))
      response.writeHead(200, { 'content-type': 'text/html' }).end(html.replaceAll(/<script.*<\/script>/g, ''));
    else response.writeHead(302, { location: '/login' }).end();
  });
  const page = makePage({ cookies: [{ name: 'session', value: 's1' }], headers: { 'x-key': 'k1' }, device: 'desktop' });
  // Side by side, as no timing is looked at.
  const [inside, outside, elsewhere] = await Promise.all([
    visitPage(page, server, tools),
    visitPage(makePage(), server, tools),
    visitPage({ ...page, path: '/out', timeout: 10_000 }, server, tools),
  ]);
  expect(inside).toMatchObject({ kind: 'visited', visit: { finalUrl: '/' } });
  expect(outside).toMatchObject({ kind: 'visited', visit: { finalUrl: '/login' } });
  expect(elsewhere).toEqual({ kind: 'failed', reason: expect.stringContaining('another host (login.example.com)') });
});

test('a page that polls for ever never settles; one that answers with 500 is told by its status', async () => {
  const polling = html.replace('</body>', '<script>setInterval(() => fetch("/poll"), 100);</script></body>');
  await using server = await listen(({ url }, response) => {
    if (url === '/broken') response.writeHead(500).end('no');
    else response.writeHead(200, { 'content-type': 'text/html' }).end(polling);
  });
  const [unsettled, broken] = await Promise.all([
    visitPage(makePage({ timeout: 8000 }), server, tools),
    visitPage(makePage({ path: '/broken' }), server, tools),
  ]);
  expect(unsettled).toEqual({ kind: 'failed', reason: expect.stringContaining('did not settle within 8 s') });
  expect(broken).toEqual({ kind: 'failed', reason: 'the page answered with status 500' });
});

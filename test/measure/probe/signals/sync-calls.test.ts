import { expect, jest, test } from '@jest/globals';
import { createSignalsBench, routesOf, send } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Three reads on one route, one on another, and one before any request. */
const handler = `
readFileSync(import_file);
const read = () => readFileSync(import_file, 'utf8');
const handler = (request, response) => {
  if (request.url === '/three') { read(); read(); read(); }
  if (request.url.startsWith('/products/')) read();
  if (request.url === '/later') { setTimeout(() => { read(); response.end('later'); }, 1); return; }
  response.end('ok');
};
`;
const listen = `.listen(process.env.PORT, '127.0.0.1');`;
const cjs = `const { createServer } = require('http'); const { readFileSync } = require('fs'); const import_file = __filename;
${handler} createServer(handler)${listen}`;
const esm = `import { createServer } from 'node:http'; import { readFileSync } from 'node:fs'; const import_file = new URL(import.meta.url);
${handler}`;

const files = {
  'cjs.cjs': cjs,
  'esm.mjs': `${esm} createServer(handler)${listen}`,
  'cluster.mjs': `import cluster from 'node:cluster'; ${esm}
    if (cluster.isPrimary) { cluster.fork(); cluster.fork(); } else createServer(handler)${listen}`,
  'worker.mjs': `import { Worker, isMainThread } from 'node:worker_threads'; ${esm}
    if (isMainThread) new Worker(new URL(import.meta.url)); else createServer(handler)${listen}`,
  'parent.mjs': `import { fork } from 'node:child_process'; fork('./esm.mjs', { env: process.env });`,
  'typed.mts': `${esm} createServer(handler as never)${listen}`,
  'loaded.mjs': `import { register } from 'node:module'; register('./loader.mjs', import.meta.url); await import('./esm.mjs');`,
  'loader.mjs': `export const load = (url, context, next) => next(url, context);`,
  'own.mjs': `globalThis.own = true;`,
};

const routes = [
  ...routesOf('three', 'later'),
  { ...routesOf('product')[0]!, path: '/products/{id}', params: { id: { kind: 'range', from: 1, to: 9 } as const } },
];

test.each([
  ['node cjs.cjs', 'cjs.cjs:4', {}],
  ['node esm.mjs', 'esm.mjs:4', {}],
  ['node parent.mjs', 'esm.mjs:4', {}],
  ['node typed.mts', 'typed.mts:4', {}],
  ['node loaded.mjs', 'esm.mjs:4', {}],
  ['node --import ./own.mjs esm.mjs', 'esm.mjs:4', { NODE_OPTIONS: '--no-warnings --stack-trace-limit=1' }],
  ['node cluster.mjs', 'cluster.mjs:4', {}],
  ['node worker.mjs', 'worker.mjs:4', {}],
])('%s: synchronous calls by route, with the line that they come from', async (command, caller, environment) => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start(command, environment);
  // The first request connects a worker thread that had nothing to tell before.
  await bench.counted(service, () => send(service, '/three', 20), { routes });
  const signals = await bench.counted(
    service,
    async () => {
      await send(service, '/three', 40);
      await send(service, '/products/7', 10);
      await send(service, '/later', 5);
      await send(service, '/', 3);
    },
    { routes },
  );
  expect(signals.requests).toEqual({ three: 40, product: 10, later: 5, '': 3 });
  const counts = signals.sync.map(({ call, route, count, caller: from }) => [call, route, count, from]);
  expect(counts).toEqual([
    ['fs.readFileSync', 'three', 120, caller],
    ['fs.readFileSync', 'product', 10, caller],
    ['fs.readFileSync', 'later', 5, caller],
  ]);
  for (const { time } of signals.sync) expect(time).toBeGreaterThan(0);
  expect(signals.cpu.process).toBeGreaterThan(0);
  expect(signals.missing.filter(({ what }) => what !== 'heap')).toEqual([]);
});

test('work of one call that calls another counts once, small and cheap calls not at all, and outside of requests nothing', async () => {
  const body = `
const { createServer } = require('node:http');
const fs = require('node:fs'); const crypto = require('node:crypto'); const zlib = require('node:zlib');
const child = require('node:child_process');
const calls = {
  '/append': () => fs.appendFileSync('out.txt', 'x'),
  '/crypto': () => { crypto.pbkdf2Sync('a', 'b', 10, 8, 'sha1'); crypto.randomBytes(16); crypto.randomFillSync(Buffer.alloc(8)); },
  '/large': () => { crypto.randomBytes(70000); crypto.randomFillSync(Buffer.alloc(70000)); },
  '/zlib': () => zlib.gunzipSync(zlib.gzipSync('hello')),
  '/child': () => child.execFileSync('true'),
  '/wait': () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1),
  '/throws': () => { try { fs.statSync('/nowhere'); } catch {} },
};
setInterval(() => fs.statSync('.'), 1);
createServer((request, response) => { calls[request.url]?.(); response.end('ok'); }).listen(process.env.PORT, '127.0.0.1');
`;
  await using bench = await createSignalsBench({ 'calls.cjs': body });
  await using service = await bench.start('node calls.cjs');
  const names = ['append', 'crypto', 'large', 'zlib', 'child', 'wait', 'throws'];
  const { sync } = await bench.counted(
    service,
    async () => {
      for (const name of names) await send(service, `/${name}`, 2);
    },
    { routes: routesOf(...names) },
  );
  const byRoute = Object.fromEntries(
    names.map((name) => [
      name,
      sync.filter(({ route }) => route === name).map(({ call, count }) => `${call} ${count}`),
    ]),
  );
  for (const list of Object.values(byRoute)) list.sort();
  expect(byRoute).toEqual({
    append: ['fs.appendFileSync 2'],
    crypto: ['crypto.pbkdf2Sync 2'],
    large: ['crypto.randomBytes 2', 'crypto.randomFillSync 2'],
    zlib: ['zlib.gunzipSync 2', 'zlib.gzipSync 2'],
    child: ['child_process.execFileSync 2'],
    wait: ['Atomics.wait 2'],
    throws: ['fs.statSync 2'],
  });
  expect(sync.every(({ route }) => route !== '')).toBe(true);
});

test('calls whose callers are only looked up now and then are all counted', async () => {
  const body = `
const { createServer } = require('node:http'); const { existsSync } = require('node:fs');
const often = () => existsSync('.');
const seldom = () => existsSync('.');
createServer((request, response) => {
  for (let at = 0; at < 90; at++) often();
  for (let at = 0; at < 10; at++) seldom();
  response.end('ok');
}).listen(process.env.PORT, '127.0.0.1');
`;
  await using bench = await createSignalsBench({ 'often.cjs': body });
  await using service = await bench.start('node often.cjs');
  const { sync } = await bench.counted(service, () => send(service, '/', 40), { routes: [] });
  expect(sync.map(({ caller }) => caller)).toEqual(['often.cjs:3', 'often.cjs:4']);
  expect(sync[0]!.count + sync[1]!.count).toBe(4000);
  // The shares are those of the calls that were looked up: nine of ten, within what chance allows.
  expect(sync[1]!.count).toBeGreaterThan(150);
  expect(sync[1]!.count).toBeLessThan(850);
});

import { expect, jest, test } from '@jest/globals';
import { startFakePostgres } from './fake-postgres.ts';
import { createSignalsBench, send } from './signals-bench.ts';
import { createPlace } from '../../service/service-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Everything about wrapped functions that a service can see of them, told by a service itself from inside a request. */
const file = `
import http from 'node:http'; import net from 'node:net'; import fs, { readFileSync } from 'node:fs';
import crypto from 'node:crypto'; import zlib from 'node:zlib'; import child from 'node:child_process';
import pg from 'pg';
const shapeOf = (owner, key) => {
  const { value, ...attributes } = Object.getOwnPropertyDescriptor(owner, key);
  return [key, attributes, value.name, value.length, Object.getPrototypeOf(value) === Function.prototype,
    Reflect.ownKeys(value).map(String).filter((it) => it !== 'prototype').sort()];
};
const sync = (owner) => Object.keys(owner).filter((key) => /Sync$/.test(key) && owner[key] !== undefined).map((key) => shapeOf(owner, key));
const outcome = (action) => {
  try { const it = action(); return Buffer.isBuffer(it) ? it.toString('hex') : it; }
  catch (error) { return [error.constructor.name, error.name, error.code, error.message, error.syscall, error.status, Object.keys(error)]; }
};
const later = async (action) => {
  try { const it = await action(); return it?.rowCount ?? typeof it; } catch (error) { return [error.constructor.name, error.code, error.message]; }
};
const unhandled = [];
process.on('unhandledRejection', (error) => unhandled.push(error.message));
const client = new pg.Client({ host: '127.0.0.1', port: Number(process.env.DATABASE_PORT), user: 'a', database: 'a' });
await client.connect();
const pool = new pg.Pool({ host: '127.0.0.1', port: Number(process.env.DATABASE_PORT), user: 'a', database: 'a', max: 1 });

const battery = async () => {
  const seen = {
    fs: sync(fs), zlib: sync(zlib), crypto: sync(crypto), child: sync(child),
    others: [shapeOf(crypto, 'randomBytes'), shapeOf(Atomics, 'wait'), shapeOf(pg.Client.prototype, 'query'),
      shapeOf(pg.Client.prototype, 'connect')],
    keys: [fs, zlib, crypto, child, globalThis].map((it) => Object.keys(it)),
    bound: readFileSync === fs.readFileSync,
    emit: [server.emit.name, server.emit.length, (() => { const keys = []; for (const key in server) keys.push(key); return keys.sort(); })()],
    errors: [Error.stackTraceLimit, Object.hasOwn(Error, 'prepareStackTrace'), typeof Error.prepareStackTrace, typeof globalThis.gc],
    read: outcome(() => fs.readFileSync('/nowhere')), text: outcome(() => fs.readFileSync('data.txt', 'utf8')),
    native: outcome(() => fs.realpathSync.native('/')), wrong: outcome(() => fs.writeFileSync()),
    noThis: outcome(() => (0, fs.existsSync)('/')), detached: outcome(() => { const { statSync } = fs; return statSync('/').isDirectory(); }),
    key: outcome(() => crypto.pbkdf2Sync('a', 'b', 10, 8, 'sha1')), badKey: outcome(() => crypto.pbkdf2Sync('a', 'b', 10, 8, 'none')),
    bytes: outcome(() => crypto.randomBytes(70000).length), gunzip: outcome(() => zlib.gunzipSync(Buffer.from('no'))),
    exec: outcome(() => child.execFileSync('sh', ['-c', 'exit 3'])), wait: outcome(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)),
    badWait: outcome(() => Atomics.wait([], 0, 0)),
  };
  const promise = client.query('SELECT 1');
  seen.promise = [promise.constructor === Promise, Object.keys(promise)];
  seen.answers = [await later(() => promise), await later(() => client.query('broken')), await later(() => pool.query('broken')),
    outcome(() => client.query(null)), await later(() => pool.query('SELECT 1', []))];
  seen.callbacks = await new Promise((resolve) => {
    const given = [];
    const result = client.query('SELECT 1', function (...args) { given.push(args.length, args[0], args[1].rowCount, this === undefined); });
    client.query('broken', (...args) => { given.push(args.length, args[0].message); resolve([typeof result, ...given]); });
  });
  const query = new pg.Query('broken');
  const returned = client.query(query);
  seen.query = [returned === query, Object.keys(query).sort(), await new Promise((resolve) => query.on('error', (error) => resolve(error.message)))];
  client.query('broken');
  client.query('broken').catch(() => {});
  await client.query('SELECT 1');
  await new Promise((resolve) => setTimeout(resolve, 20));
  seen.unhandled = unhandled.splice(0);
  return seen;
};
const server = http.createServer(async (request, response) => {
  try { response.end(request.url === '/battery' ? JSON.stringify(await battery()) : 'ok'); }
  catch (error) { response.end(error.stack); }
});
server.listen(process.env.PORT, '127.0.0.1');
`;

test('a service sees nothing of the probe: not in functions, answers, errors, nor in rejections that nobody handles', async () => {
  await using database = await startFakePostgres();
  await using bench = await createSignalsBench({ 'service.mjs': file, 'data.txt': 'data' }, ['pg']);
  const environment = { DATABASE_PORT: String(database.port) };
  await using watched = await bench.start('node service.mjs', environment);
  let seen = '';
  const signals = await bench.counted(watched, async () => (seen = await send(watched, '/battery', 3)));
  // It was there: what follows compares something.
  expect(seen.slice(0, 300)).toContain('{');
  expect(signals.sync.length).toBeGreaterThan(5);
  expect(signals.statements.length).toBeGreaterThan(1);
  await using place = await createPlace({});
  const plain = await place.start(`cd "${bench.directory}" && exec node service.mjs`, { environment });
  const wanted = await send(plain, '/battery', 3);
  await plain.stop();
  expect(JSON.parse(seen)).toEqual(JSON.parse(wanted));
});

test('what a service throws away of its own is thrown as before: stacks formatted by others, and errors nobody catches', async () => {
  const own = `
const http = require('node:http'); const fs = require('node:fs');
Error.prepareStackTrace = (error, sites) => 'mine ' + sites.length;
http.createServer((request, response) => {
  for (let at = 0; at < 5; at++) fs.existsSync('.');
  response.end([new Error('x').stack, Error.stackTraceLimit].join());
}).listen(process.env.PORT, '127.0.0.1');
`;
  await using bench = await createSignalsBench({
    'own.cjs': own,
    'crash.cjs': own.replace('response.end', 'throw new Error("down"); response.end'),
  });
  await using service = await bench.start('node --stack-trace-limit=3 own.cjs');
  let answer = '';
  const { sync } = await bench.counted(service, async () => (answer = await send(service, '/', 2)));
  expect(answer).toBe('mine 3,3');
  expect(sync).toMatchObject([{ count: 10, caller: 'own.cjs:5' }]);

  const mortal = await bench.start('exec node crash.cjs').catch((error: unknown) => error);
  expect(String(mortal)).toContain('down');
});

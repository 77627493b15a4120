import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, jest, test } from '@jest/globals';
import { startFakePostgres } from './fake-postgres.ts';
import { createSignalsBench, routesOf, send, type SignalsBench } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const service = (load: string): string => `
${load}
const options = { host: '127.0.0.1', port: Number(process.env.DATABASE_PORT), user: 'a', database: 'a' };
const pool = new pg.Pool({ ...options, max: 1 });
const client = new pg.Client(options);
await client.connect();
const ways = {
  '/pooled': () => pool.query('SELECT * FROM orders WHERE id = 17 LIMIT 3'),
  '/values': () => pool.query('SELECT * FROM orders WHERE id IN ($1, $2)', [1, 2]),
  '/callback': () => new Promise((resolve) => client.query("SELECT 'x' LIMIT 2", (_error, result) => resolve(result))),
  '/object': () => client.query({ text: 'SELECT 1', name: 'one' }),
  '/query': () => new Promise((resolve) => client.query(new pg.Query('SELECT 1 LIMIT 4')).on('end', resolve)),
  '/broken': () => client.query('broken').catch((error) => error.message),
  '/checked': async () => { const own = await pool.connect(); await own.query('SELECT 1'); await own.query('SELECT 1'); own.release(); },
  '/orm': () => orm(),
  '/none': () => {},
};
const orm = async () => { await null; await inner(); };
const inner = async () => { await null; return client.query('SELECT a FROM b'); };
http.createServer(async (request, response) => {
  const result = await ways[request.url]?.();
  response.end(typeof result === 'string' ? result : 'ok');
}).listen(process.env.PORT, '127.0.0.1');
`;

const files: Readonly<Record<string, string>> = {
  'esm.mjs': service(`import http from 'node:http'; import pg from 'pg';`),
  'cjs.cjs': `(async () => { ${service(`const http = require('node:http'); const pg = require('pg');`)} })();`,
};

const names = ['pooled', 'values', 'callback', 'object', 'query', 'broken', 'checked', 'orm'];
const routes = routesOf(...names, 'none');

const openBench = async (): Promise<SignalsBench> => createSignalsBench(files, ['pg']);

test.each(['esm.mjs', 'cjs.cjs'])(
  '%s: statements by route, with their rows and the line that they come from',
  async (file) => {
    await using database = await startFakePostgres();
    await using bench = await openBench();
    await using running = await bench.start(`node ${file}`, { DATABASE_PORT: String(database.port) });
    const signals = await bench.counted(
      running,
      async () => {
        for (const name of [...names, 'none']) await send(running, `/${name}`, 10);
        expect(await send(running, '/broken', 1)).toBe('it is broken');
      },
      { routes },
    );
    const line = (way: string): string => {
      const at = files[file]!.split('\n').findIndex((it) => it.includes(way));
      return `${file}:${at + 1}`;
    };
    const seen = Object.fromEntries(
      names.map((name) => [
        name,
        signals.statements
          .filter(({ route }) => route === name)
          .map(({ client, text, count, rows, caller }) => [client, text, count, rows, caller]),
      ]),
    );
    expect(seen).toEqual({
      pooled: [['pg', 'SELECT * FROM orders WHERE id = ? LIMIT ?', 10, 30, line("'/pooled'")]],
      values: [['pg', 'SELECT * FROM orders WHERE id IN (?)', 10, 10, line("'/values'")]],
      callback: [['pg', 'SELECT ? LIMIT ?', 10, 20, line("'/callback'")]],
      object: [['pg', 'SELECT ?', 10, 10, line("'/object'")]],
      query: [['pg', 'SELECT ? LIMIT ?', 10, 40, line("'/query'")]],
      broken: [['pg', 'broken', 11, null, line("'/broken'")]],
      checked: [['pg', 'SELECT ?', 20, 20, line("'/checked'")]],
      orm: [['pg', 'SELECT a FROM b', 10, 10, line('const inner')]],
    });
    for (const { time } of signals.statements) expect(time).toBeGreaterThan(0);
    expect(signals.pool).toMatchObject({ waits: 0 });
    expect(signals.missing).toEqual([]);
  },
);

test('requests that wait for a connection of the pool keep their statements, and their waits are timed', async () => {
  await using database = await startFakePostgres();
  await using bench = await openBench();
  await using running = await bench.start('node esm.mjs', { DATABASE_PORT: String(database.port) });
  const { statements, pool } = await bench.counted(
    running,
    async () => {
      await Promise.all(Array.from({ length: 20 }, (_, at) => send(running, at % 2 === 0 ? '/pooled' : '/values', 10)));
    },
    { routes },
  );
  // One connection for all: what a request that gives it back starts belongs to the one that waited.
  expect(statements.map(({ route, count, caller }) => [route, count, caller.split(':')[0]])).toEqual([
    ['pooled', 100, 'esm.mjs'],
    ['values', 100, 'esm.mjs'],
  ]);
  expect(pool).toMatchObject({ opened: 1 });
  expect(pool!.waits).toBeGreaterThan(0);
  expect(pool!.waitTime).toBeGreaterThan(0);
});

test('a client that nobody knows is told of by its port', async () => {
  const port = 6432;
  const sockets: Socket[] = [];
  // Where another program listens there already, that one is connected to.
  const database = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  database.listen(port, '127.0.0.1');
  await Promise.race([once(database, 'listening'), once(database, 'error')]).catch(() => {});
  await using bench = await createSignalsBench({
    'bundled.mjs': `import http from 'node:http'; import net from 'node:net';
      const socket = net.connect(${port}, '127.0.0.1', () => http.createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1'));
      socket.on('error', () => {});`,
  });
  await using running = await bench.start('node bundled.mjs');
  const { missing } = await bench.counted(running, () => send(running, '/', 3));
  expect(missing).toEqual([
    { what: 'statements', reason: expect.stringMatching(/port 6432 \(PostgreSQL\).* or bundled with the service\.$/) },
  ]);
  for (const socket of sockets) socket.destroy();
  database.close();
});

test('no database at all leaves the pool unknown, and nothing is missed', async () => {
  await using bench = await createSignalsBench({
    'plain.mjs': `import http from 'node:http';
      http.createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');`,
  });
  await using running = await bench.start('node plain.mjs');
  const signals = await bench.counted(running, () => send(running, '/', 3));
  expect(signals).toMatchObject({ pool: null, statements: [], missing: [] });
});

test('a service with its pool in one file is told where statements come from, not that file', async () => {
  await using database = await startFakePostgres();
  await using bench = await createSignalsBench(
    {
      'database.mjs': `import pg from 'pg';
        const pool = new pg.Pool({ host: '127.0.0.1', port: Number(process.env.DATABASE_PORT), user: 'a', database: 'a' });
        export const query = async (text) => { const { rows } = await pool.query(text); return rows; };`,
      'orders.mjs': `import { query } from './database.mjs';
        export const orders = () => query('SELECT * FROM orders LIMIT 3');
        export const lines = async () => {
          await orders();
          return query('SELECT * FROM lines LIMIT 2');
        };`,
      'service.mjs': `import http from 'node:http'; import { lines } from './orders.mjs';
        http.createServer(async (_, response) => { await lines(); response.end('ok'); }).listen(process.env.PORT, '127.0.0.1');`,
    },
    ['pg'],
  );
  await using running = await bench.start('node service.mjs', { DATABASE_PORT: String(database.port) });
  const { statements } = await bench.counted(running, () => send(running, '/', 20));
  expect(statements.map(({ text, caller }) => [text, caller])).toEqual([
    ['SELECT * FROM lines LIMIT ?', 'orders.mjs:5'],
    ['SELECT * FROM orders LIMIT ?', 'orders.mjs:2'],
  ]);
});

test('a loader that has the text of CommonJS files from elsewhere hides no client', async () => {
  await using database = await startFakePostgres();
  await using bench = await createSignalsBench(
    {
      ...files,
      'loader.mjs': `import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);`,
      'hooks.mjs': `import { readFile } from 'node:fs/promises';
        export const load = async (url, context, next) => {
          const loaded = await next(url, context);
          return loaded.format === 'commonjs' ? { ...loaded, source: await readFile(new URL(url)) } : loaded;
        };`,
    },
    ['pg'],
  );
  const environment = { DATABASE_PORT: String(database.port), NODE_OPTIONS: '--import ./loader.mjs' };
  await using running = await bench.start('node esm.mjs', environment);
  await bench.counted(running, () => send(running, '/pooled', 2), { routes });
  const { statements, missing } = await bench.counted(running, () => send(running, '/pooled', 5), { routes });
  expect(statements).toMatchObject([{ client: 'pg', route: 'pooled', count: 5, rows: 15 }]);
  expect(missing).toEqual([]);
});

test('a client that is not counted is named', async () => {
  await using bench = await createSignalsBench({
    'node_modules/mariadb/package.json': '{"name":"mariadb","version":"3.4.0","main":"promise.js"}',
    'node_modules/mariadb/promise.js': 'exports.createPool = () => {};',
    'service.mjs': `import http from 'node:http'; import 'mariadb';
      http.createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');`,
  });
  await using running = await bench.start('node service.mjs');
  const { missing } = await bench.counted(running, () => send(running, '/', 3));
  expect(missing).toEqual([{ what: 'statements of mariadb', reason: expect.stringContaining('mariadb 3.4.0') }]);
});

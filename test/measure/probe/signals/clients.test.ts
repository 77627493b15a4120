import { expect, jest, test } from '@jest/globals';
import { fakeClients } from './fake-clients.ts';
import { createSignalsBench, routesOf, send } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const serviceOf = (setup: string, ways: string): string => `
import { createServer } from 'node:http';
${setup}
const ways = {
${ways}
};
createServer(async (request, response) => {
  let result;
  try { result = await ways[request.url]?.(); } catch (error) { result = error.message; }
  response.end(typeof result === 'string' ? result : JSON.stringify(result ?? null));
}).listen(process.env.PORT, '127.0.0.1');
`;

interface Case {
  readonly name: keyof typeof fakeClients;
  readonly setup: string;
  readonly ways: string;
  /** Text, count and rows by route. */
  readonly seen: Readonly<Record<string, readonly unknown[]>>;
  readonly answers: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    name: 'mysql2',
    setup: `import mysql from 'mysql2'; const pool = mysql.createPool(); const ask = (way) => new Promise(way);
const first = (resolve) => (_, rows) => resolve(rows);`,
    ways: `  '/query': () => ask((resolve) => pool.query('SELECT * FROM a WHERE b = ? AND c = "it\\\\"s" # why', [1], first(resolve))),
  '/execute': () => ask((resolve) => pool.execute('UPDATE a SET b = ? WHERE c IN (?, ?)', [1, 2, 3], first(resolve))),`,
    seen: {
      query: ['mysql2', 'SELECT * FROM a WHERE b = ? AND c = ?', 5, 10],
      execute: ['mysql2', 'UPDATE a SET b = ? WHERE c IN (?)', 5, 25],
    },
    answers: { query: '[{"id":1},{"id":2}]' },
  },
  {
    name: 'mongodb',
    setup: `import mongodb from 'mongodb'; const connection = new mongodb.Connection(); const ns = { db: 'shop' };`,
    ways: `  '/find': () => connection.command(ns, { find: 'orders', filter: { id: 7, at: { $gt: 5 }, tags: { $in: ['a', 'b'] } } }, {}),
  '/update': () => connection.command(ns, { update: 'orders', updates: [{ q: { id: 1 }, u: { $set: { a: 1 } } }] }, {}, class Response {}),
  '/ping': () => connection.command(ns, { ping: 1 }, {}),
  '/fails': () => connection.command(ns, { find: 'nothing' }, {}),`,
    seen: {
      find: ['mongodb', 'find orders {id: ?, at: {$gt: ?}, tags: {$in: [?]}}', 5, 15],
      update: ['mongodb', 'update orders {q: {id: ?}, u: {$set: {a: ?}}}', 5, 20],
      fails: ['mongodb', 'find nothing', 5, null],
    },
    answers: { fails: 'no such collection', update: '{"n":4}' },
  },
  {
    name: 'redis',
    setup: `import redis from 'redis'; const queue = new redis.Queue();`,
    ways: `  '/get': () => queue.addCommand(['GET', 'session:81ab:cart']),
  '/plain': () => queue.addCommand(['INCR', 'jane@example.org']),
  '/hello': () => queue.addCommand(['HELLO', '3']),`,
    seen: {
      get: ['redis', 'GET session:?:cart', 5, null],
      plain: ['redis', 'INCR ?', 5, null],
    },
    answers: { get: 'value of session:81ab:cart' },
  },
  {
    name: 'ioredis',
    setup: `import Redis from 'ioredis'; const client = new Redis();`,
    ways: `  '/get': () => client.get('cart:17'),`,
    // It is sent twice, as when a connection was not there yet.
    seen: { get: ['ioredis', 'GET cart:?', 5, null] },
    answers: { get: 'value' },
  },
  {
    name: 'sqlite',
    setup: `import Database from 'better-sqlite3'; const db = new Database();`,
    ways: `  '/all': () => db.prepare('SELECT * FROM a WHERE id = 5').all(),
  '/get': () => db.prepare('SELECT 1').get(),
  '/run': () => db.prepare('DELETE FROM a').run(),
  '/broken': () => db.prepare('broken').all(),`,
    seen: {
      all: ['better-sqlite3', 'SELECT * FROM a WHERE id = ?', 5, 15],
      get: ['better-sqlite3', 'SELECT ?', 5, 0],
      run: ['better-sqlite3', 'DELETE FROM a', 5, 10],
      broken: ['better-sqlite3', 'broken', 5, null],
    },
    answers: { all: '[1,2,3]', broken: 'near "broken": syntax error' },
  },
];

test.each(cases)('statements of $name are counted, and its answers are as without the probe', async (it) => {
  const file = serviceOf(it.setup, it.ways);
  await using bench = await createSignalsBench({ ...fakeClients[it.name], 'service.mjs': file });
  await using service = await bench.start('node service.mjs');
  const names = [...it.ways.matchAll(/'\/(\w+)'/g)].map(([, name = '']) => name);
  const { statements, missing } = await bench.counted(
    service,
    async () => {
      for (const name of names) {
        const answer = await send(service, `/${name}`, 5);
        expect(answer).toBe(it.answers[name] ?? answer);
      }
    },
    { routes: routesOf(...names) },
  );
  const lines = file.split('\n');
  const seen = statements.map(({ client, text, count, rows, route }) => [route, [client, text, count, rows]]);
  expect(Object.fromEntries(seen)).toEqual(it.seen);
  expect(statements).toHaveLength(Object.keys(it.seen).length);
  for (const { route, caller } of statements)
    expect(caller).toBe(`service.mjs:${lines.findIndex((line) => line.includes(`'/${route}'`)) + 1}`);
  expect(missing).toEqual([]);
});

test('a pool that hands a connection to who waits for it does not mix requests up', async () => {
  const file = serviceOf(cases[0]!.setup, cases[0]!.ways);
  await using bench = await createSignalsBench({ ...fakeClients.mysql2, 'service.mjs': file });
  await using service = await bench.start('node service.mjs');
  const { statements, pool } = await bench.counted(
    service,
    () => Promise.all(Array.from({ length: 20 }, (_, at) => send(service, at % 2 === 0 ? '/query' : '/execute', 10))),
    { routes: routesOf('query', 'execute') },
  );
  expect(Object.fromEntries(statements.map(({ route, count }) => [route, count]))).toEqual({
    execute: 100,
    query: 100,
  });
  expect(pool).toMatchObject({ opened: 1 });
  expect(pool!.waits).toBeGreaterThan(0);
});

test('a version that is built otherwise is left alone, and named', async () => {
  const file = serviceOf(`import pg from 'pg';`, `  '/a': () => pg.connectTo(),`);
  await using bench = await createSignalsBench({ ...fakeClients.otherPg, 'service.mjs': file });
  await using service = await bench.start('node service.mjs');
  const { statements, missing } = await bench.counted(service, () => send(service, '/a', 2));
  expect(statements).toEqual([]);
  expect(missing).toEqual([{ what: 'statements of pg', reason: expect.stringContaining('pg 99.1.0') }]);
});

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { parseConfiguration } from '../../src/config/load-configuration.ts';
import type { Route } from '../../src/config/configuration.ts';
import { createRandom } from '../../src/core/random.ts';
import { createRequestSequence } from '../../src/measure/load/draw-requests.ts';
import { type DatabaseHouse, serverHouse } from '../support/database-rooms.ts';
import { createStoreCopies, store, type StoreCopies } from './store-copies.ts';

jest.setTimeout(300_000);

const run = promisify(execFile);

let house: DatabaseHouse;
let copies: StoreCopies;
beforeAll(async () => {
  house = await serverHouse();
  copies = await createStoreCopies();
});
afterAll(async () => {
  await copies[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

const newDatabase = async (): Promise<string> => {
  const { place } = await house.room();
  return 'url' in place ? place.url : '';
};

const ask = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
};

const tables = ['categories', 'products', 'stock', 'customers', 'sessions', 'reviews', 'orders', 'order_lines'];

test('the lock file names no registry', async () => {
  const lock = await readFile(join(store, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
  expect(lock).not.toContain('.tgz');
  expect(lock).toContain('"integrity"');
});

test('a seed makes the same rows every time', async () => {
  const path = await copies.copy('filled', []);
  const digests = async (): Promise<unknown[]> => {
    const url = await newDatabase();
    const env = { ...process.env, DATABASE_URL: url, STORE_SIZE: 'small' };
    const { stdout } = await run(process.execPath, ['db/fill.js'], { cwd: path, env });
    expect(stdout).toContain('Filled');
    const all = tables.map(
      (table) =>
        `SELECT '${table}' AS name, count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t`,
    );
    return ask(url, all.join(' UNION ALL '));
  };
  const [first, second] = [await digests(), await digests()];
  expect(first).toHaveLength(tables.length);
  expect(first).not.toContainEqual(expect.objectContaining({ count: 0 }));
  expect(second).toStrictEqual(first);
});

test('the store stops in order, confirmations included, and leaves no database', async () => {
  const server = await newDatabase();
  const running = await copies.start(await copies.copy('stopped', []), server);
  try {
    const [answer] = await running.ask([
      {
        method: 'POST',
        path: '/checkout',
        headers: { authorization: 'Bearer known-session-1' },
        body: JSON.stringify({ lines: [{ product: 3, quantity: 1 }] }),
      },
    ]);
    expect(answer).toMatchObject({ status: 201, body: { status: 'paid' } });
    expect(await running.stop()).toBe(0);
    const confirmations = await ask(running.database, 'SELECT order_id, text FROM confirmations');
    expect(confirmations).toMatchObject([{ text: expect.stringMatching(/^Order \d+\n1 x /) }]);
  } finally {
    await running[Symbol.asyncDispose]();
  }
  const left = await ask(server, `SELECT datname FROM pg_database WHERE datname LIKE 'store%' AND NOT datistemplate`);
  expect(left).toStrictEqual([]);
});

/** Every route of the configuration, drawn as the load generator draws. */
const drawn = (routes: readonly Route[]) => {
  const sequence = createRequestSequence(routes, createRandom(1));
  return routes.flatMap(({ name }) => Array.from({ length: 5 }, () => sequence.next(name)));
};

test('its configuration is valid and its requests are answered as it says', async () => {
  const file = '.github/pacegate.yml';
  const text = await readFile(join(store, file), 'utf8');
  const server = await newDatabase();
  const { suites } = parseConfiguration({ file, text, environment: { DATABASE_URL: server } });
  const routes = suites.flatMap((suite) => (suite.type === 'service' ? suite.routes : []));
  const scenarios = suites.flatMap((suite) => (suite.type === 'service' ? suite.scenarios : []));
  expect(scenarios.map(({ model }) => model)).toStrictEqual(['closed', 'open']);
  // The small database of tests has fewer products and customers.
  const within = (part: string): string => part.replaceAll(/\d{3,}/g, (digits) => String(1 + (Number(digits) % 200)));
  const requests = drawn(routes);
  await using running = await copies.start(await copies.copy('configured', []), server);
  const answers = await running.ask(
    requests.map(({ method, path, headers, body }) => ({
      method,
      path: within(path),
      headers,
      ...(body === null ? {} : { body: within(body) }),
    })),
  );
  expect(answers.map(({ status }) => status)).toStrictEqual(
    requests.map(({ expect: { status } }) => status?.[0] ?? 200),
  );
});

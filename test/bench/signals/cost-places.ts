import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceSuite } from '../../../src/config/configuration.ts';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { makeSuite } from '../../measure/block/make-suite.ts';
import { makeRoute, makeScenario } from '../../measure/load/load-support.ts';
import { startFakePostgres } from '../../measure/probe/signals/fake-postgres.ts';
import { startPostgres } from './start-postgres.ts';

/** A service whose probe is measured, and where it lies. Disposing ends what it needed. */
export interface CostPlace extends AsyncDisposable {
  readonly suite: ServiceSuite;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Half a millisecond of work a request, as in a small service; with a database three statements and a file that is read. */
const toy = `
import http from 'node:http';
import { readFileSync } from 'node:fs';
import pg from 'pg';
const port = process.env.DATABASE_PORT;
const pool = port === undefined ? null : new pg.Pool({ host: '127.0.0.1', port: Number(port), user: 'a', database: 'a', max: 5 });
const items = Array.from({ length: 300 }, (_, id) => ({ id, name: 'item ' + id, price: id * 1.5, tags: ['a', 'b', 'c'] }));
const answer = async (url) => {
  const found = JSON.parse(JSON.stringify(items)).filter((it) => it.id % 7 === url.length % 7);
  if (pool === null) return found;
  const orders = await pool.query('SELECT id, name FROM orders WHERE customer = $1 LIMIT 5', [url.length]);
  const [stock, prices] = await Promise.all([
    pool.query('SELECT id, stock FROM items WHERE id = ANY($1) LIMIT 10', [[1, 2, 3]]),
    pool.query('SELECT id, price FROM prices WHERE id = ANY($1) LIMIT 10', [[1, 2, 3]]),
  ]);
  return { found, orders: orders.rows, stock: stock.rows, prices: prices.rows, read: readFileSync('package.json').length };
};
http.createServer((request, response) => {
  answer(request.url).then(
    (found) => response.setHeader('content-type', 'application/json').end(JSON.stringify(found)),
    () => response.writeHead(500).end(),
  );
}).listen(process.env.PORT, '127.0.0.1');
process.once('SIGTERM', () => process.exit());
`;

const root = join(import.meta.dirname, '../../..');
const store = join(root, 'docs/examples/store');

const createToy = async (withDatabase: boolean): Promise<CostPlace> => {
  await using owned = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'probe-cost-'));
  owned.defer(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, 'node_modules'));
  await symlink(join(root, 'node_modules/pg'), join(directory, 'node_modules/pg'));
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await writeFile(join(directory, 'service.js'), toy);
  const database = withDatabase ? owned.use(await startFakePostgres()) : null;
  const suite = makeSuite({
    start: 'exec node service.js',
    routes: [makeRoute('a'), makeRoute('bb'), makeRoute('ccc')],
    scenarios: [makeScenario({ connections: 10 })],
    env: database === null ? {} : { DATABASE_PORT: String(database.port) },
  });
  const all = owned.move();
  return { suite, directory, environment: {}, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

/** The example as it lies in the repository, on a PostgreSQL of its own. */
const createStore = async (): Promise<CostPlace> => {
  const postgres = await startPostgres();
  const file = join(store, '.github/pacegate.yml');
  const environment = { DATABASE_URL: postgres.url };
  const { suites } = parseConfiguration({ file, text: await readFile(file, 'utf8'), environment });
  const [suite] = suites;
  if (suite?.type !== 'service') throw new Error(`${file} has no service suite in front.`);
  const scenarios = suite.scenarios.filter(({ model }) => model === 'closed');
  return {
    suite: { ...suite, scenarios },
    directory: store,
    environment,
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  };
};

/** In the order in which they are measured. */
export const kinds = [
  'toy',
  'toy with a database',
  'store, counts alone',
  'store without statements',
  'store without heap collection',
  'store',
] as const;
export type CostKind = (typeof kinds)[number];

/**
 * What is compared with no probe at all: everything that it does, or what it does beside statements; and how much more CPU a request
 * may cost with it, as a share.
 */
export const costKinds: Readonly<
  Record<CostKind, { readonly create: () => Promise<CostPlace>; readonly parts: string | null; readonly limit: number }>
> = {
  toy: { create: () => createToy(false), parts: null, limit: 0.02 },
  'toy with a database': { create: () => createToy(true), parts: null, limit: 0.05 },
  'store, counts alone': { create: createStore, parts: 'counts', limit: 0.02 },
  'store without statements': { create: createStore, parts: 'sync,outgoing,heap', limit: 0.02 },
  'store without heap collection': { create: createStore, parts: 'sync,outgoing,statements', limit: 0.05 },
  store: { create: createStore, parts: null, limit: 0.05 },
};

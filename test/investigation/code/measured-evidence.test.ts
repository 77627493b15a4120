import { expect, test } from '@jest/globals';
import type { Facts } from '../../../src/investigation/facts.ts';
import { codeSuspects } from '../../../src/investigation/code/code-suspects.ts';
import type { ProfileDifference } from '../../../src/core/profile.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { makeReading, makeSignalBlocks, type SignalSketch } from '../../support/make-signals.ts';
import { benchPatch, factsOf } from './bench.ts';

const blocksOf = (base: SignalSketch, head: SignalSketch): Facts['blocks'] =>
  makeSignalBlocks(3, { base: { signals: base }, head: { signals: head } });

const worse = (metric: string, base = 2, change = 4): Facts['result'] =>
  makeResult({ metrics: [makeMetric({ metric, base, change, decision: 'regressed' })] });

const lines =
  'SELECT l.order_id AS "order", p.sku FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = ANY(?)';

test('a statement for every order is tied to the lines that call its function, with numbers of both sides', () => {
  const { facts } = benchPatch('store', 'store-patches', 'n-plus-one');
  const statement = { name: lines, caller: 'src/orders.js:17' };
  const [first] = codeSuspects(
    factsOf(facts, {
      result: worse('db.queries'),
      blocks: blocksOf({ statements: [{ ...statement, each: 1 }] }, { statements: [{ ...statement, each: 10 }] }),
    }),
  );
  expect(first).toMatchObject({ class: 'n-plus-one', counters: ['db.queries'], suites: ['api'] });
  expect(first?.weight).toBeGreaterThan(0.85);
  expect(first?.evidence[0]).toContain('1 → 10 per request');
  // The line of the change, not that of the unchanged function that sends the statement.
  const { startLine = 0, endLine = 0 } = first?.location ?? {};
  const line = Number(first?.title.split(':').at(-1));
  expect(first?.title).toMatch(/ in src\/orders\.js:\d+$/);
  expect(line).toBeGreaterThanOrEqual(startLine);
  expect(line).toBeLessThanOrEqual(endLine);
  expect(startLine).toBeGreaterThan(17);
  expect(first?.evidence.join(' ')).toContain('database statements per request of api: 2');
});

test('rows that a statement brings without its LIMIT are tied by its text', () => {
  const { facts } = benchPatch('store', 'store-patches', 'missing-limit');
  const text =
    'SELECT r.stars, r.title, r.body, r.written_at AS at, c.name AS by FROM reviews r JOIN customers c ON c.id = r.customer_id WHERE r.product_id = ? ORDER BY r.written_at DESC';
  const [first] = codeSuspects(
    factsOf(facts, {
      result: worse('db.rows', 6),
      blocks: blocksOf(
        { statements: [{ name: `${text} LIMIT ?`, each: 1, rows: 5 }] },
        { statements: [{ name: text, each: 1, rows: 80 }] },
      ),
    }),
  );
  expect(first).toMatchObject({ class: 'missing-limit', counters: ['db.rows'] });
  expect(first?.evidence.join(' ')).toContain('5 → 80 rows');
});

test('a plan that lost its index points at the statement of the migration', () => {
  const { facts } = benchPatch('store', 'store-patches', 'lost-index');
  const plan = (shape: string) =>
    makeReading(1000, {
      plans: { 'SELECT * FROM orders WHERE customer_id = $1': shape },
      tables: { orders: { seq: shape.includes('Seq') ? 24_000 : 0 } },
    });
  const [first] = codeSuspects(
    factsOf(facts, {
      result: worse('db.rows', 20),
      blocks: makeSignalBlocks(2, {
        base: { database: plan('Limit\n  Index Scan using orders_by_customer on orders') },
        head: { database: plan('Limit\n  Seq Scan on orders') },
      }),
    }),
  );
  expect(first).toMatchObject({
    class: 'lost-index',
    location: { path: 'db/migrations/005-archive.sql', startLine: 3 },
  });
  expect(first?.weight).toBeGreaterThan(0.9);
  expect(first?.evidence[0]).toContain('Index Scan → Seq Scan on orders');
  expect(first?.undo?.kind).toBe('migration');
});

test('synchronous calls and the metric that counts them raise what the source says', () => {
  const { facts } = benchPatch('store', 'store-patches', 'sync-crypto');
  const alone = codeSuspects(factsOf(facts))[0];
  const measured = codeSuspects(
    factsOf(facts, {
      result: worse('io.sync-calls', 0.1),
      blocks: blocksOf({}, { sync: [{ name: 'crypto.scryptSync', each: 1, time: 3, caller: 'src/passwords.js:3' }] }),
    }),
  )[0];
  expect(measured?.class).toBe('sync-crypto');
  expect(measured!.weight).toBeGreaterThan(alone!.weight);
  expect(measured?.evidence[0]).toContain('crypto.scryptSync: 0 → 1 per request, 0 µs → 3.00 ms');
});

const profile = (
  kind: ProfileDifference['kind'],
  functions: readonly (readonly [string, string, number, number, number])[],
): ProfileDifference => {
  const list = functions.map(([name, path, line, base, head]) => ({
    name,
    path,
    line,
    package: null,
    base: { self: base, total: base },
    head: { self: head, total: head },
    change: { estimate: head - base, low: (head - base) * 0.9, high: (head - base) * 1.1 },
  }));
  const children = list.map(({ name, path, line, base, head }) => ({
    name,
    path,
    line,
    base: base.total,
    head: head.total,
    children: [],
  }));
  const sum = (side: 'base' | 'head'): number => children.reduce((all, it) => all + it[side], 0);
  return {
    schema: 'pacegate/profile@1',
    suite: 'api',
    kind,
    requests: { base: 1000, head: 1000 },
    functions: list,
    flame: { name: '', path: '', line: null, base: sum('base'), head: sum('head'), children },
    files: [],
    missing: [],
  };
};

test('a function that got slower points at its lines where no rule knows anything', () => {
  const { facts } = benchPatch('store', 'store-patches', 'innocent-refactoring');
  const suspects = codeSuspects(
    factsOf(facts, {
      result: worse('cpu.per-request', 3, 0.4),
      profiles: [
        profile('cpu', [
          ['excerptOf', 'src/products.js', 15, 100, 900],
          ['search', 'src/search.js', 60, 500, 505],
        ]),
      ],
    }),
  );
  expect(suspects[0]).toMatchObject({ class: 'change', location: { path: 'src/products.js' }, suites: ['api'] });
  expect(suspects[0]?.evidence[0]).toContain('excerptOf (src/products.js:15) takes 900 µs per request');
  expect(suspects[0]!.weight).toBeGreaterThan(0.5);
});

test('a rule whose metrics did not move is worth less', () => {
  const { facts } = benchPatch('store', 'store-patches', 'innocent-start-up');
  const [alone] = codeSuspects(factsOf(facts));
  const [measured] = codeSuspects(factsOf(facts, { result: worse('memory.growth') }));
  expect(alone!.weight).toBeGreaterThan(0.4);
  expect(measured!.weight).toBeLessThan(0.3);
  expect(measured?.counters).toStrictEqual([]);
});

test('a package that costs more points at its update', () => {
  const manifest = (version: string): string => `{\n  "dependencies": {\n    "slow": "${version}"\n  }\n}\n`;
  const difference = profile('cpu', [['parse', 'slow@2.0.0/index.js', 3, 50, 700]]);
  const [first] = codeSuspects(
    factsOf(
      { diff: '', files: { 'package.json': { base: manifest('1.0.0'), head: manifest('2.0.0') } } },
      { profiles: [{ ...difference, functions: difference.functions.map((it) => ({ ...it, package: 'slow' })) }] },
    ),
  );
  expect(first).toMatchObject({
    class: 'dependency-slower',
    undo: { kind: 'dependency', units: ['package.json#slow'] },
  });
  expect(first?.evidence[1]).toBe('slow went from 1.0.0 to 2.0.0.');
  expect(first!.weight).toBeGreaterThan(0.6);
});

test('a version that the registry calls deprecated is told with its dependency', () => {
  const manifest = (dependencies: object): string => `${JSON.stringify({ name: 'a', dependencies }, null, 2)}\n`;
  const lock = (packages: object, dependencies: object): string =>
    `${JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies }, ...packages } }, null, 2)}\n`;
  const asked = { request: '2.88.2' };
  const request = { version: '2.88.2', deprecated: 'request is no longer cared for.' };
  const files = {
    'package.json': { base: manifest({}), head: manifest(asked) },
    'package-lock.json': { base: lock({}, {}), head: lock({ 'node_modules/request': request }, asked) },
  };
  const [first] = codeSuspects(factsOf({ diff: '', files }));
  expect(first?.undo?.kind).toBe('dependency');
  expect(first?.evidence.join(' ')).toContain(
    'request 2.88.2 is new. That version is deprecated: request is no longer cared for.',
  );
});

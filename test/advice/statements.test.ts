import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { callerLocation } from '../../src/advice/caller-location.ts';
import { comparePlans } from '../../src/advice/plan-changes.ts';
import { compareStatements, isForgotten, isNew, isRepeated, isUncached } from '../../src/advice/statements.ts';
import { statementText, timesText } from '../../src/advice/statement-text.ts';
import { compareTables } from '../../src/advice/table-reads.ts';
import { makeReading, makeSignalBlocks, type SideSketch, type SignalSketch } from '../support/make-signals.ts';

const signals = (sketch: SignalSketch): SideSketch => ({ signals: sketch });

const change = (base: number, head: number) => ({
  name: 'select 1',
  route: 'GET /a',
  caller: '',
  base: { count: base, time: 0, rows: null },
  head: { count: head, time: 0, rows: null },
});

test('statements are joined by text and route, per request of that route, over all counted blocks', () => {
  const both = { name: 'select 1', each: 2, caller: 'src/a.js:1' };
  const blocks = makeSignalBlocks(4, {
    base: signals({ statements: [both, { ...both, route: 'GET /b', each: 1 }] }),
    head: signals({
      statements: [
        { ...both, each: 3, caller: 'src/b.js:2' },
        { name: 'PING', each: 1, client: 'redis' },
      ],
    }),
  });
  const lost = blocks.map((block, k) =>
    k === 0 ? { ...block, discarded: { reason: 'the service died', side: null } } : block,
  );
  for (const run of [blocks, lost]) {
    const { statements, cache } = compareStatements(run, 'api');
    expect(statements).toMatchObject([
      { name: 'select 1', route: 'GET /a', base: { count: 2 }, head: { count: 3 }, caller: 'src/b.js:2' },
      { name: 'select 1', route: 'GET /b', base: { count: 1 }, head: { count: 0 }, caller: 'src/a.js:1' },
    ]);
    expect(cache).toMatchObject([{ name: 'PING', head: { count: 1 } }]);
  }
  expect(compareStatements(blocks, 'other')).toEqual({ statements: [], cache: [] });
});

test('what belongs to no route is shared by all requests', () => {
  const blocks = makeSignalBlocks(2, { base: signals({ statements: [{ name: 'select 2', route: '', each: 0.5 }] }) });
  expect(compareStatements(blocks, 'api').statements[0]).toMatchObject({ route: '', base: { count: 0.5 } });
});

test('a loop, a new statement, a cache that forgets and one that is passed by', () => {
  const all = [change(0, 26), change(2, 4), change(4, 9), change(0, 1), change(0.02, 0.3), change(0.01, 1)];
  expect(all.map(isRepeated)).toEqual([true, true, false, false, false, false]);
  expect(all.map(isNew)).toEqual([true, false, false, true, false, false]);
  expect(all.map(isForgotten)).toEqual([false, false, false, false, true, false]);
  expect(all.map(isUncached)).toEqual([false, false, false, true, false, true]);
});

test.each([
  ['select a, b from t', '`select a, b from t`'],
  ['SELECT author, title, body, stars, written_at\n  FROM reviews', '`SELECT … FROM reviews`'],
  ['select `a`', "`select 'a'`"],
])('%j reads %s', (text, words) => {
  expect(statementText(text)).toBe(words);
});

test('a statement is one bounded line, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      const words = statementText(`select ${text}`);
      expect(Array.from(words).length).toBeLessThanOrEqual(112);
      expect(words.slice(1, -1)).not.toMatch(/[`\n]/u);
    }),
  );
});

test.each([
  [1, 'once'],
  [26, '26 times'],
  [0.2, 'in 1 of 5 requests'],
  [0.7, '0.7 times'],
])('%d in a request is %s', (count, text) => {
  expect(timesText(count)).toBe(text);
});

test.each<[string, string | undefined, string | null]>([
  ['src/orders.js:42', undefined, 'src/orders.js'],
  ['src/orders.js:42:7', '.', 'src/orders.js'],
  ['./src/orders.js:42', 'packages/api', 'packages/api/src/orders.js'],
  ['sequelize@6.1.0/lib/query.js:7', undefined, null],
  ['@scope/orm@1.0.0/index.js:7', undefined, null],
  ['node_modules/orm/index.js:7', undefined, null],
  ['node:internal/timers:7', undefined, null],
  ['/etc/passwd:1', undefined, null],
  ['../outside.js:3', undefined, null],
  ['https://example.org/a.js:3', undefined, null],
  ['src/orders.js', undefined, null],
  ['src/orders.js:0', undefined, null],
  ['', undefined, null],
])('the caller %s in directory %s is line of %s', (caller, directory, path) => {
  const location = callerLocation(caller, directory);
  expect(location).toEqual(path === null ? null : { path, startLine: 42, endLine: 42 });
});

const planned = (base: Record<string, string>, head: Record<string, string>) =>
  comparePlans(
    makeSignalBlocks(2, {
      base: { signals: null, database: makeReading(100, { plans: base }) },
      head: { signals: null, database: makeReading(100, { plans: head }) },
    }),
  );

test('plans are compared by the way each table is read', () => {
  const base = { q: 'Limit\n  Index Scan using i on orders o\n  Seq Scan on small', same: 'Seq Scan on small' };
  const head = { q: 'Limit\n  Parallel Seq Scan on orders o\n  Seq Scan on small', same: 'Seq Scan on small' };
  expect(planned(base, head)).toEqual([
    { text: 'q', change: 'Index Scan → Parallel Seq Scan on orders', wholeTable: 'orders' },
  ]);
  expect(planned(head, base)).toMatchObject([{ wholeTable: null }]);
  expect(planned({ q: 'Hash Join' }, { q: 'Nested Loop', added: 'Result' })).toEqual([
    { text: 'q', change: 'Hash Join → Nested Loop', wholeTable: null },
  ]);
});

test('tables are compared per request, the largest growth first', () => {
  const side = (seq: number): SideSketch => ({
    signals: {},
    database: makeReading(3000, { tables: { small: { seq: 8 }, orders: { seq, index: 5 } } }),
  });
  expect(compareTables(makeSignalBlocks(2, { base: side(0), head: side(40) }))).toEqual([
    { table: 'orders', sequential: { base: 0, head: 40 }, indexed: { base: 5, head: 5 } },
    { table: 'small', sequential: { base: 8, head: 8 }, indexed: { base: 0, head: 0 } },
  ]);
});

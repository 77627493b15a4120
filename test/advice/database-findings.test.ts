import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import { blockersOf } from '../../src/gate/blockers.ts';
import { findingCauses } from '../../src/gate/finding-causes.ts';
import { judge } from '../../src/gate/judge.ts';
import { findingsOf, onlyOf, probed } from '../support/make-findings.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';
import { makeReading, makeSignalBlocks, type SideSketch } from '../support/make-signals.ts';

const product = { name: 'select id, name from products where id = ?', each: 3, caller: 'src/products.js:8' };
const reviews = {
  name: 'select author, title, body, stars from reviews where product_id = ?',
  each: 26,
  time: 0.12,
  caller: 'src/reviews.js:14',
};

const nPlusOne = { base: probed({ statements: [product] }), head: probed({ statements: [product, reviews] }) };

test('a list that is loaded one by one is named with its statement, its place and the way out', () => {
  const it = onlyOf(findingsOf(nPlusOne), 'queries-more');
  expect(it).toMatchObject({
    severity: 'blocking',
    route: 'GET /a',
    metric: 'db.queries',
    title:
      'GET /a asks the database 29 times per request instead of 3: `select … from reviews where product_id = ?` 26 times, from src/reviews.js:14',
    location: { path: 'src/reviews.js', startLine: 14, endLine: 14 },
  });
  expect(it.evidence).toEqual([
    'Database statements per request: 3.00/request on base, 29.0/request on head: +26.0/request (+867 %), tolerance 0 %.',
    'Rows read per request: 3.00/request on base, 29.0/request on head: +26.0/request (+867 %), tolerance 5 %.',
    '`select … from reviews where product_id = ?`: 0 → 26 per request, 0 µs → 3.12 ms, 0 → 26 rows, from src/reviews.js:14.',
    'One statement is sent again and again inside a request: a list is loaded one by one (N+1).',
  ]);
  expect(it.fix?.summary).toMatch(/^Load the relation once/u);
});

test('rows that come with more statements are told with them, and others by themselves', () => {
  const kinds = (rows: number): string[] =>
    findingsOf({
      base: probed({ statements: [product] }),
      head: probed({ statements: [product, { ...reviews, rows }] }),
    }).map(({ kind }) => kind);
  expect(kinds(1)).toEqual(['queries-more']);
  expect(kinds(40)).toEqual(['rows-more', 'queries-more']);
});

test('whatever blocks has a finding, so that a person can accept it', () => {
  const leakToo = { ...nPlusOne, head: probed({ statements: [product, reviews], growth: 300, opened: 0.5 }) };
  const blocks = makeSignalBlocks(8, { ...leakToo, base: probed({ statements: [product], opened: 0 }), slices: true });
  const judgement = judge(makeJudgeInput([makeSuiteInput(blocks)]));
  const result = makeResult({ ...judgement, suites: judgement.suites });
  const all = findings({ ...result, blocks });
  const blockers = blockersOf(result);
  expect(blockers.map(({ it }) => it.metric).toSorted()).toEqual([
    'db.connections',
    'db.queries',
    'db.rows',
    'memory.growth',
  ]);
  const causes = findingCauses(all, blockers);
  expect(new Set([...causes.values()].flat())).toEqual(new Set(blockers));
});

test('a caller counts from the directory of its suite', () => {
  const it = onlyOf(findingsOf(nPlusOne, { directories: { api: 'packages/api' } }), 'queries-more');
  expect(it.location?.path).toBe('packages/api/src/reviews.js');
});

test('without blocks the finding stands, with the figures alone', () => {
  const metric = makeMetric({
    metric: 'db.queries',
    route: 'GET /a',
    scenario: null,
    base: 3,
    change: 1,
    spread: 0.01,
  });
  const [it] = findings(makeResult({ verdict: 'fail', metrics: [metric] }));
  expect(it).toMatchObject({
    kind: 'queries-more',
    title: 'GET /a asks the database 6 times per request instead of 3',
    location: null,
  });
});

test('a cache that is passed by, and one that forgets too soon, are told apart from a loop', () => {
  const session = { name: 'select * from sessions where token = ?', each: 1 };
  const passed = onlyOf(
    findingsOf({ base: probed({ statements: [product] }), head: probed({ statements: [product, session] }) }),
    'queries-more',
  );
  expect(passed.fix?.summary).toMatch(/^Turn the cache on again/u);
  const forgets = onlyOf(
    findingsOf({
      base: probed({ statements: [product] }),
      head: probed({ statements: [product, { ...session, each: 0.3 }] }),
    }),
    'queries-more',
  );
  expect(forgets.fix?.summary).toMatch(/^Look at the lifetime/u);
  const redis = { name: 'GET session:?', each: 1, client: 'redis', rows: null };
  const bypassed = onlyOf(
    findingsOf({
      base: probed({ statements: [product, redis] }),
      head: probed({ statements: [product, session] }),
    }),
    'queries-more',
  );
  expect(bypassed.evidence.at(-1)).toBe('The cache is asked 0 times per request instead of 1.');
});

test('statements that are gone are named too', () => {
  const joined = { name: 'select 1', each: 1 };
  const it = onlyOf(
    findingsOf({ base: probed({ statements: [product, joined] }), head: probed({ statements: [product, reviews] }) }),
    'queries-more',
  );
  expect(it.evidence).toContain('No longer sent: `select 1` (once per request).');
});

const database = (orders: { seq?: number; index?: number }, shape: string): SideSketch => ({
  signals: { statements: [{ ...product, each: 1, rows: 10 }] },
  database: makeReading(3000, {
    calls: 1,
    tables: { orders },
    plans: { 'select * from orders where customer_id = $1': shape },
  }),
});

const byIndex = 'Sort\n  Index Scan using orders_customer on orders';
const byScan = 'Sort\n  Seq Scan on orders';

test('a lost index is named by the plan that changed and the rows that are read', () => {
  const it = onlyOf(
    findingsOf({ base: database({ index: 10 }, byIndex), head: database({ seq: 60_000 }, byScan) }),
    'rows-more',
  );
  expect(it.title).toBe('api reads 60,000 rows per request instead of 10: Index Scan → Seq Scan on orders');
  expect(it.evidence.slice(1, 3)).toEqual([
    'Its plan changed, Index Scan → Seq Scan on orders: `select * from orders where customer_id = $1`.',
    'Rows read of orders per request: 0 → 60,000 by scans of the whole table, 10 → 0 through indexes.',
  ]);
  expect(it.fix?.summary).toMatch(/CREATE INDEX CONCURRENTLY … ON orders/u);
});

test('a plan that reads a whole table warns where the table is still small', () => {
  const all = findingsOf({ base: database({ index: 10 }, byIndex), head: database({ seq: 10 }, byScan) });
  expect(onlyOf(all, 'plan-changed')).toMatchObject({
    severity: 'warning',
    title: 'api reads a whole table where it used an index: Index Scan → Seq Scan on orders',
  });
  expect(all.some(({ kind }) => kind === 'rows-more')).toBe(false);
});

test('a missing limit is named by the statement that brings more rows', () => {
  const side = (rows: number) => probed({ statements: [{ ...product, each: 1, rows }] });
  const it = onlyOf(findingsOf({ base: side(5), head: side(48) }), 'rows-more');
  expect(it.title).toBe(
    'GET /a reads 48 rows per request instead of 5: `select id, name from products where id = ?` brings 48, from src/products.js:8',
  );
  expect(it.fix?.summary).toMatch(/LIMIT/u);
});

test('other statements than before are said where a suite got slower, and only there', () => {
  const other = { name: 'select * from search_view where word = ?', each: 3, time: 5 };
  const all = findingsOf({ base: probed({ statements: [product] }), head: probed({ statements: [other] }) });
  expect(onlyOf(all, 'statement-new').severity).toBe('information');
  const same = findingsOf({
    base: probed({ statements: [product] }),
    head: probed({ statements: [{ ...other, time: 0.1 }] }),
  });
  expect(same).toEqual([]);
});

test('an invalid run says nothing of what was asked', () => {
  const blocks = makeSignalBlocks(8, nPlusOne);
  const { metrics } = judge(makeJudgeInput([makeSuiteInput(blocks)]));
  expect(findings({ ...makeResult({ verdict: 'invalid', metrics }), blocks })).toEqual([]);
});

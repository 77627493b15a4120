import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import type { ProfileDifference, ProfiledFunction } from '../../src/core/profile.ts';
import { findingsOf, onlyOf, probed } from '../support/make-findings.ts';
import { makeMetric, makeResult, makeShop } from '../support/make-result.ts';

const product = { name: 'select id, name from products where id = ?', each: 3, caller: 'src/products.js:8' };
test('synchronous work in requests is named with its call, its time and the asynchronous way', () => {
  const read = { name: 'fs.readFileSync', each: 2, time: 0.15, caller: 'src/shipping.js:33' };
  const it = onlyOf(findingsOf({ base: probed({}), head: probed({ sync: [read] }) }), 'sync-calls');
  expect(it).toMatchObject({
    title:
      'GET /a makes 2 synchronous calls per request instead of 0: fs.readFileSync, 300 µs per request, from src/shipping.js:33',
    location: { path: 'src/shipping.js', startLine: 33 },
  });
  expect(it.fix?.summary).toMatch(/fs\/promises/u);
});

test('of several calls the one that holds up longest leads', () => {
  const stat = { name: 'fs.statSync', each: 4, time: 0.01 };
  const derive = { name: 'crypto.scryptSync', each: 1, time: 48, caller: 'password@1.2.0/index.js:3' };
  const it = onlyOf(findingsOf({ base: probed({}), head: probed({ sync: [stat, derive] }) }), 'sync-calls');
  expect(it.title).toContain('crypto.scryptSync, 48.0 ms per request, from password@1.2.0/index.js:3');
  expect(it.location).toBeNull();
  expect(it.fix?.summary).toMatch(/thread pool/u);
});

const functionOf = (difference: Partial<ProfiledFunction>): ProfiledFunction => ({
  name: 'begin',
  path: 'src/access-log.js',
  line: 15,
  package: null,
  base: { self: 0, total: 0 },
  head: { self: 200, total: 200 },
  change: { estimate: 200, low: 180, high: 220 },
  ...difference,
});

const profileOf = (kind: ProfileDifference['kind'], fn: ProfiledFunction): ProfileDifference => ({
  schema: 'pacegate/profile@1',
  suite: 'api',
  kind,
  requests: { base: 3000, head: 3000 },
  functions: [fn],
  flame: {
    name: '(root)',
    path: '',
    line: null,
    base: 100,
    head: 300,
    children: [{ name: fn.name, path: fn.path, line: fn.line, base: fn.base.total, head: fn.head.total, children: [] }],
  },
  files: [],
  missing: [],
});

test('a leak is told in bytes and in requests, with where what stays was allocated', () => {
  const leak = { base: probed({ growth: 0 }), head: probed({ growth: 212 }) };
  const it = onlyOf(findingsOf(leak, { profiles: [profileOf('survivors', functionOf({}))] }), 'memory-grows');
  expect(it).toMatchObject({
    route: null,
    title: 'api keeps 212 B more with each request: 1 GB more after 4.7 million requests',
    location: { path: 'src/access-log.js', startLine: 15 },
  });
  expect(it.evidence.slice(1, 4)).toEqual([
    'Heap after a collection on base: 20.0 MB before and 20.0 MB after 3,000 requests (middle of 8 blocks).',
    'Heap after a collection on head: 20.0 MB before and 20.6 MB after 3,000 requests (middle of 8 blocks).',
    'begin (src/access-log.js:15) allocates what stays: 200 B (180 B to 220 B) more per request.',
  ]);
});

test('a pool that is bypassed', () => {
  const it = onlyOf(
    findingsOf({
      base: probed({ statements: [product], opened: 0 }),
      head: probed({ statements: [product], opened: 1 }),
    }),
    'connections-more',
  );
  expect(it.title).toBe('api opens 1 database connection per request instead of 0: past its pool');
});

test('a held event loop warns, with the call that holds it', () => {
  const derive = { name: 'crypto.pbkdf2Sync', each: 1, time: 90, caller: 'src/passwords.js:3' };
  const all = findingsOf({ base: probed({ delay: 12 }), head: probed({ delay: 96, sync: [derive] }) });
  const it = onlyOf(all, 'event-loop-held');
  expect(it).toMatchObject({ severity: 'warning', location: { path: 'src/passwords.js', startLine: 3 } });
  expect(it.title).toBe('api holds its event loop for up to 96.0 ms (99th percentile) instead of 12.0 ms');
  // What asks comes before what follows from it.
  expect(all[0]?.kind).toBe('sync-calls');
  expect(findingsOf({ base: probed({ delay: 2 }), head: probed({ delay: 6 }) })).toEqual([]);
});

test('a route that got slower names the function of the profiles, unless what it asks for explains it', () => {
  const metrics = makeShop({
    'GET /search cpu.per-request': { change: 0.19 },
    'GET /search latency.mean': { change: 0.18 },
  });
  const rank = functionOf({ name: 'rank', path: 'src/search.js', line: 42 });
  const profiles = [profileOf('cpu', { ...rank, change: { estimate: 1900, low: 1700, high: 2100 } })];
  const result = makeResult({ verdict: 'fail', metrics });
  const [it] = findings({ ...result, profiles });
  expect(it).toMatchObject({ kind: 'route-slower', location: { path: 'src/search.js', startLine: 42 } });
  expect(it?.evidence.at(-1)).toBe(
    'rank (src/search.js:42) takes 1.90 ms (1.70 ms to 2.10 ms) longer per request, with all that it calls.',
  );
  expect(it?.fix?.summary).toBe('Look at rank in src/search.js:42: the profiles of both sides differ most there.');
  const asks = makeMetric({ metric: 'db.queries', route: 'GET /search', scenario: null, base: 3, change: 1 });
  const both = findings({ ...result, metrics: [...metrics, asks], profiles });
  expect(both.map(({ kind }) => kind)).toEqual(['queries-more', 'route-slower']);
  expect(both[1]?.fix?.summary).toBe('Begin with what it asks for: it asks its database 3 more times per request.');
});

test('of several routes that got slower a profile of all of them blames none', () => {
  const slow = { change: 0.19 };
  const metrics = makeShop({ 'GET /search cpu.per-request': slow, 'POST /checkout cpu.per-request': slow });
  const all = findings({
    ...makeResult({ verdict: 'fail', metrics }),
    profiles: [profileOf('cpu', functionOf({ change: { estimate: 1900, low: 1700, high: 2100 } }))],
  });
  expect(all.map(({ location }) => location)).toEqual([null, null]);
  expect(all[0]?.evidence.at(-1)).toMatch(/^begin/u);
});

import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { signalsSchema } from '../../../src/core/signals.ts';
import { mergeSignals } from '../../../src/measure/probe/merge-signals.ts';
import type { ThreadTotals } from '../../../src/measure/probe/probe-message.ts';
import { routeMatchers } from '../../../src/measure/probe/route-matchers.ts';
import { shareOut } from '../../../src/measure/probe/share-out.ts';
import { createThreadState, type CountedRow, type ThreadSignals } from '../../../src/measure/probe/thread-signals.ts';
import { makeRoute } from '../load/load-support.ts';

const totals = (differences: Partial<ThreadTotals> = {}): ThreadTotals => ({
  id: 1,
  epoch: 1,
  worker: false,
  cpu: 100,
  threadCpu: 80,
  loop: { p50: 1, p99: 5, max: 9, utilisation: 0.5, active: 100 },
  heap: { before: 1000, after: 1500 },
  pool: null,
  dropped: 0,
  missing: [],
  ...differences,
});

const row = (differences: Partial<CountedRow> = {}): CountedRow => ({
  kind: 'statement',
  name: 'pg',
  text: 'SELECT ?',
  route: 1,
  count: 10,
  time: 20,
  rows: 30,
  callers: [{ place: 0, count: 10, time: 20 }],
  ...differences,
});

const request = (count: number, route = 1): CountedRow =>
  row({ kind: 'request', name: '', text: '', route, count, time: 0, rows: null, callers: [] });

const thread = (rows: readonly CountedRow[], differences: Partial<ThreadTotals> = {}): ThreadSignals => ({
  rows,
  places: new Map([
    [0, [['/a.js', 1, 1, false]]],
    [1, [['/b.js', 2, 1, false]]],
  ]),
  totals: totals(differences),
});

const names = {
  routes: ['cart', 'list'],
  callerOf: ([frame]: readonly (readonly [string, number, ...unknown[]])[]) => `${frame?.[0]}:${frame?.[1]}`,
};
const merge = (threads: readonly ThreadSignals[], silent = 0, ended = 0) =>
  mergeSignals({ threads, silent, ended }, names);

test('the threads of a service are one: rows add up, the busiest loop counts, and the heaps of those that served', () => {
  const busy = { p50: 2, p99: 8, max: 10, utilisation: 0.9, active: 900 };
  const idle = { p50: 0, p99: 1, max: 40, utilisation: 0.1, active: 10 };
  const merged = merge([
    thread([request(5), row()], { loop: busy, pool: { opened: 1, waits: 2, waitTime: 3 } }),
    thread(
      [request(7), request(1, 2), row({ count: 5, time: 1, rows: 5, callers: [{ place: 0, count: 5, time: 1 }] })],
      {
        loop: idle,
        threadCpu: 20,
        pool: { opened: 1, waits: 0, waitTime: 0 },
      },
    ),
    // npm, which serves nothing.
    thread([], { cpu: 50, threadCpu: 45, heap: { before: 7, after: 9 } }),
  ]);
  expect(merged).toMatchObject({
    requests: { cart: 12, list: 1 },
    cpu: { process: 250, mainThread: 80 },
    eventLoop: { p50: 2, p99: 8, max: 40, utilisation: 0.9 },
    heap: { before: 2000, after: 3000, requests: 13 },
    pool: { opened: 2, waits: 2, waitTime: 3 },
    missing: [],
  });
  expect(merged.statements).toEqual([
    { client: 'pg', text: 'SELECT ?', route: 'cart', caller: '/a.js:1', count: 15, time: 21, rows: 35 },
  ]);
  const whole = { ...merged, descriptors: null, sockets: null, cgroup: null, pressure: null };
  expect(signalsSchema.parse(whole)).toEqual(whole);
});

test('calls whose caller was not looked up are shared out, and none is lost', () => {
  const { sync } = merge([
    thread([
      row({
        kind: 'sync',
        name: 'fs.readFileSync',
        text: '',
        count: 1001,
        time: 500,
        rows: null,
        callers: [
          { place: 0, count: 30, time: 10 },
          { place: 1, count: 10, time: 30 },
        ],
      }),
      row({ kind: 'sync', name: 'fs.statSync', text: '', count: 3, time: 1, rows: null, callers: [] }),
    ]),
  ]);
  expect(sync.map(({ call, caller, count, time }) => [call, caller, count, time])).toEqual([
    ['fs.readFileSync', '/a.js:1', 751, 125],
    ['fs.readFileSync', '/b.js:2', 250, 375],
    ['fs.statSync', '', 3, 1],
  ]);
});

test('what is not known is said: threads that were silent or late, and worker threads’ heaps', () => {
  const merged = merge(
    [
      thread([request(1)], { worker: true, heap: null, cpu: 0 }),
      thread([], { dropped: 3, missing: [{ what: 'a', reason: 'b' }] }),
      thread([], { missing: [{ what: 'a', reason: 'b' }] }),
    ],
    2,
  );
  expect(merged.heap).toBeNull();
  expect(merged.missing.map(({ what, reason }) => [what, reason.slice(0, 20)])).toEqual([
    ['a', 'b'],
    ['heap', 'Worker threads answe'],
    ['all signals', '2 of the service’s t'.replace('’', "'")],
    ['all signals', '1 of the service’s t'.replace('’', "'")],
  ]);
  expect(merge([{ rows: [row()], places: new Map(), totals: null }])).toMatchObject({
    cpu: { process: 0, mainThread: null },
    eventLoop: null,
    heap: null,
    pool: null,
  });
});

test('however many texts there are, what is kept is bounded and its counts add up', () => {
  const rows = Array.from({ length: 2000 }, (_, at) =>
    row({ text: `SELECT ${'x'.repeat(at % 7)}${at}`, count: at + 1 }),
  );
  const { statements } = merge([thread(rows)]);
  expect(statements.length).toBeLessThan(520);
  expect(statements.reduce((sum, { count }) => sum + count, 0)).toBe((2000 * 2001) / 2);
  expect(statements[0]!.count).toBe(2000);
});

test('shares are whole, add up, and differ from the exact ones by less than one', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, list) => {
      const shares = shareOut(total, list);
      const sum = list.reduce((all, weight) => all + weight, 0);
      expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
      const exact = list.map((weight, at) => (sum > 0 ? (total * weight) / sum : shares[at]!));
      expect(Math.max(...shares.map((share, at) => Math.abs(share - exact[at]!)))).toBeLessThan(1);
    }),
  );
});

test('only what was counted since the last command matters, whatever comes late', () => {
  const state = createThreadState();
  state.begin(2);
  state.takeBatch({ epoch: 1, rows: [[0, 'sync', 'old', '', 0]] });
  state.takeTotals(totals({ epoch: 1 }));
  expect(state.collected()).toEqual({ rows: [], places: new Map(), totals: null });
  state.takeBatch({
    epoch: 2,
    rows: [[0, 'sync', 'new', '', 0]],
    values: [
      [0, 2, 1.5, null],
      [9, 1, 1, null],
    ],
  });
  state.takeBatch({
    epoch: 2,
    values: [[0, 5, 4, null]],
    callers: [
      [0, 0, 3, 1],
      [9, 0, 1, 1],
    ],
    places: [[0, []]],
  });
  state.takeBatch({ epoch: 2, callers: [[0, 0, 4, 2]] });
  expect(state.collected()).toMatchObject({
    rows: [{ name: 'new', count: 5, callers: [{ place: 0, count: 4, time: 2 }] }],
  });
  expect(state.collected().rows).toHaveLength(1);
});

test('routes are told apart by method and path; the one that says more comes first, and twins are named', () => {
  const id = { id: { kind: 'range', from: 1, to: 9 } } as const;
  const {
    routes,
    names: ordered,
    missing,
  } = routeMatchers([
    makeRoute('one', { path: '/products/{id}', params: id }),
    makeRoute('page', { path: '/products/{id}/reviews?page={id}', params: id }),
    makeRoute('literal', { path: '/{what}' }),
    makeRoute('new', { path: '/products/new', method: 'POST' }),
    makeRoute('twin', { path: '/products/{id}', params: id }),
  ]);
  expect(ordered).toEqual(['new', 'literal', 'one', 'twin', 'page']);
  expect(routes).toEqual([
    ['POST', ['/products/new']],
    ['GET', ['/{what}']],
    ['GET', ['/products/', '']],
    ['GET', ['/products/', '']],
    ['GET', ['/products/', '/reviews?page=', '']],
  ]);
  expect(missing).toEqual([{ what: 'route twin', reason: expect.stringContaining('of one,') }]);
});

test('processes that ended in the middle are said to be missing', () => {
  expect(merge([], 0, 2).missing).toEqual([
    { what: 'all that its processes did', reason: expect.stringContaining('2 of them ended') },
  ]);
  expect(merge([]).missing).toEqual([]);
});

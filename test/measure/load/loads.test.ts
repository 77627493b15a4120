import { expect, jest, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { sides, type Side } from '../../../src/core/side.ts';
import { createRequestSequence } from '../../../src/measure/load/draw-requests.ts';
import { createLoads, type Loads, type Window } from '../../../src/measure/load/loads.ts';
import type { LoadOrder } from '../../../src/measure/load/protocol.ts';
import { counting, makeRoute, makeScenario, serve, type TestServer, until } from './load-support.ts';

// Real sockets on a machine that may be busy.
jest.setTimeout(300_000);

const routes = [
  makeRoute('product', { path: '/products/{id}', params: { id: { kind: 'range', from: 1, to: 500 } }, weight: 3 }),
  makeRoute('cart'),
];
const order = (differences: Partial<LoadOrder> = {}): LoadOrder => ({
  scenario: makeScenario({ connections: 1 }),
  route: null,
  order: sides,
  lead: 10,
  duration: 60,
  ...differences,
});

const loadsOn = (servers: Readonly<Record<Side, TestServer>>): Loads => {
  const perSide = <T>(of: (side: Side) => T): Record<Side, T> => ({ base: of('base'), head: of('head') });
  return createLoads({
    targets: perSide((side) => ({ host: '127.0.0.1', port: servers[side].port, pid: 0 })),
    sequences: perSide(() => createRequestSequence(routes, createRandom(5).fork('requests'))),
    bodies: false,
  });
};

/** A window that opens when `ready` holds, and keeps what happened in which order. */
const openWindow = (ready: () => boolean = () => true) => {
  const events: string[] = [];
  const collectors = { base: counting(), head: counting() };
  const window: Window = {
    opens: async () => {
      await until(ready);
      events.push('opens');
    },
    closes: () => void events.push('closes'),
    collector: (side) => collectors[side],
  };
  return { window, events, collectors };
};

test('two targets that are loaded at once get the same requests, the slower one fewer of them', async () => {
  await using base = await serve((_request, response) => response.end('ok'));
  await using head = await serve((_request, response) => void setTimeout(() => response.end('ok'), 10));
  await using loads = loadsOn({ base, head });
  const { window, events } = openWindow(() => base.paths.length > 20 && head.paths.length > 5);
  const lateness = await loads.run(order(), window, createRandom(1));
  const common = Math.min(base.paths.length, head.paths.length);
  expect(common).toBeGreaterThan(5);
  expect(head.paths.slice(0, common)).toEqual(base.paths.slice(0, common));
  expect(events).toEqual(['opens', 'closes']);
  expect(lateness).toBeNull();
});

test('connections are kept from slice to slice unless the scenario wants new ones; a side that is not loaded has none', async () => {
  await using base = await serve((_request, response) => response.end('ok'));
  await using head = await serve((_request, response) => response.end('ok'));
  await using loads = loadsOn({ base, head });
  const { window, collectors } = openWindow();
  await loads.run(order(), window, createRandom(1));
  const before = base.paths.length;
  await loads.run(order({ route: 'cart' }), window, createRandom(2));
  expect([base.sockets.total, head.sockets.total]).toEqual([1, 1]);
  expect(base.paths.slice(before + 5).every((path) => path === '/cart')).toBe(true);
  const fresh = makeScenario({ connections: 1, reuse: false });
  await loads.run(order({ scenario: fresh }), window, createRandom(3));
  expect([base.sockets.total, head.sockets.total]).toEqual([2, 2]);
  await loads.run(order(), window, createRandom(4));
  await loads.run(order({ order: ['head'] }), window, createRandom(5));
  await base.quiet();
  expect(collectors.base.collected().failures).toEqual({});
});

test('the open model sends every request of the window to both sides, and tells how late it was', async () => {
  await using base = await serve((_request, response) => response.end('ok'));
  await using head = await serve((_request, response) => response.end('ok'));
  await using loads = loadsOn({ base, head });
  const { window, events, collectors } = openWindow();
  const scenario = makeScenario({ model: 'open', rate: 200, connections: 50 });
  const lateness = await loads.run(order({ scenario, duration: 200 }), window, createRandom(1));
  expect(lateness).toBeGreaterThanOrEqual(0);
  expect(events).toEqual(['opens', 'closes']);
  expect(base.paths.length).toBeGreaterThan(20);
  // Fifty connections at once: they may overtake each other.
  expect(base.paths.toSorted()).toEqual(head.paths.toSorted());
  expect(collectors.base.ends()).toBe(collectors.head.ends());
  expect(collectors.base.ends()).toBeLessThanOrEqual(base.paths.length);
});

test('no socket is left, also when it is given up while connections are being renewed', async () => {
  await using base = await serve((_request, response) => response.end('ok'));
  await using head = await serve((_request, response) => response.end('ok'));
  const loads = loadsOn({ base, head });
  const { window } = openWindow();
  const fresh = makeScenario({ connections: 1, reuse: false });
  await loads.run(order({ scenario: fresh }), window, createRandom(1));
  const given = loads.run(order({ scenario: fresh }), window, createRandom(2)).catch(() => 'given up');
  await loads[Symbol.asyncDispose]();
  expect(await given).toBe('given up');
  await until(() => base.sockets.open.size + head.sockets.open.size === 0);
  expect([base.sockets.total, head.sockets.total]).toEqual([1, 1]);
});

import type { ServerResponse } from 'node:http';
import { expect, jest, test } from '@jest/globals';
import { longestLoad } from '../../../src/core/longest-load.ts';
import { type ClosedLoopOptions, startClosedLoop } from '../../../src/measure/load/closed-loop.ts';
import { counting, makeRequest, serve, until } from './load-support.ts';

// Real sockets on a machine that may be busy.
jest.setTimeout(300_000);

const start = (url: string, options: Partial<ClosedLoopOptions> = {}) =>
  startClosedLoop({ url, connections: 2, next: () => makeRequest(), bodies: false, ...options });

test('durations hold what the server took, in microseconds, and no more than there was time for', async () => {
  const taken: number[] = [];
  await using server = await serve((_request, response) => {
    const begun = performance.now();
    setTimeout(() => {
      taken.push(performance.now() - begun);
      response.end('ok');
    }, 15.5);
  });
  const collector = counting();
  const begun = performance.now();
  await using loop = start(server.url);
  loop.collect(collector);
  await until(() => collector.ends() >= 12);
  const elapsed = performance.now() - begun;
  const durations = collector.collected().routes['a']!.durations.map((microseconds) => microseconds / 1000);
  expect(Math.min(...durations)).toBeGreaterThanOrEqual(Math.min(...taken));
  expect(durations.reduce((sum, duration) => sum + duration, 0)).toBeLessThanOrEqual(2 * elapsed);
  expect(durations.some((duration) => !Number.isInteger(duration))).toBe(true);
});

test('a load that goes on for a week is ended by whoever began it, not by a timer', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  const timers = jest.spyOn(globalThis, 'setTimeout');
  try {
    await using loop = start(server.url);
    const collector = counting();
    loop.collect(collector);
    await until(() => collector.ends() >= 2);
    const longest = Math.max(...timers.mock.calls.map(([, ms]) => ms ?? 0));
    expect(longest).toBeGreaterThan(longestLoad + 3_600_000);
    // Node takes a longer one for a millisecond.
    expect(longest).toBeLessThan(2 ** 31);
  } finally {
    timers.mockRestore();
  }
});

test('every connection has one request under way, never two, and the connections are kept', async () => {
  const waiting: ServerResponse[] = [];
  await using server = await serve((_request, response) => void waiting.push(response));
  await using loop = start(server.url, { connections: 3 });
  const collector = counting();
  loop.collect(collector);
  for (let round = 1; round <= 5; round++) {
    await until(() => waiting.length === 3);
    expect(server.paths).toHaveLength(3 * round);
    for (const response of waiting.splice(0)) response.end('ok');
  }
  await until(() => collector.ends() === 15);
  expect(server.sockets.total).toBe(3);
});

test('after `use` the next requests are others, and `settled` tells when the last of the old has been answered', async () => {
  const waiting: ServerResponse[] = [];
  await using server = await serve((_request, response) => void waiting.push(response));
  await using loop = start(server.url);
  await until(() => waiting.length === 2);
  expect(loop.settled()).toBe(true);
  loop.use(() => makeRequest({ route: 'b', path: '/b' }));
  const collector = counting();
  loop.collect(collector);
  waiting.shift()!.end('ok');
  await until(() => server.paths.includes('/b'));
  expect(loop.settled()).toBe(false);
  waiting.shift()!.end('ok');
  await until(() => loop.settled());
  // The old ones are charged to the route they were sent for.
  expect(collector.collected().routes).toMatchObject({ a: { errors: 0 } });
  expect(server.paths.slice(2).every((path) => path === '/b')).toBe(true);
  await until(() => waiting.length === 2);
  for (const response of waiting.splice(0)) response.statusCode = 500;
  loop.collect(null);
});

test('what ends while nobody collects is not counted', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  await using loop = start(server.url);
  const [first, second] = [counting(), counting()];
  loop.collect(first);
  await until(() => first.ends() > 5);
  loop.collect(null);
  const ended = first.ends();
  await until(() => server.paths.length > ended + 50);
  loop.collect(second);
  await until(() => second.ends() > 5);
  expect(first.ends()).toBe(ended);
});

test('method, path, headers and body arrive; an unexpected status and body count as failures', async () => {
  const seen: string[] = [];
  await using server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      seen.push(
        `${request.method} ${request.url} ${String(request.headers['x-a'])} ${Buffer.concat(chunks).toString()}`,
      );
      response.statusCode = request.url === '/a' ? 201 : request.url === '/wrong' ? 200 : 404;
      response.end(request.url === '/a' ? 'fine' : 'bad');
    });
  });
  const sent = [
    makeRequest({
      method: 'POST',
      headers: { 'x-a': '1' },
      body: '{"ü":1}',
      expect: { status: [201], body: { kind: 'exact', text: 'fine' } },
    }),
    makeRequest({ route: 'wrong', path: '/wrong', expect: { status: null, body: { kind: 'exact', text: 'fine' } } }),
    makeRequest({ route: 'missing', path: '/missing' }),
  ];
  let turn = 0;
  const collector = counting();
  await using loop = start(server.url, { connections: 1, bodies: true, next: () => sent[turn++ % 3]! });
  loop.collect(collector);
  await until(() => collector.ends() >= 9);
  loop.collect(null);
  const { routes, failures } = collector.collected();
  expect(new Set(seen)).toEqual(new Set(['POST /a 1 {"ü":1}', 'GET /wrong undefined ', 'GET /missing undefined ']));
  expect(routes['a']).toMatchObject({ errors: 0 });
  expect(routes['a']!.durations.length).toBeGreaterThanOrEqual(3);
  expect(routes['wrong']).toMatchObject({ durations: [] });
  expect(failures).toEqual({ body: routes['wrong']!.errors, '404': routes['missing']!.errors });
});

test('stop leaves no socket', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  const loop = start(server.url, { connections: 4 });
  await until(() => server.paths.length > 20);
  await loop[Symbol.asyncDispose]();
  await server.quiet();
  const asked = server.paths.length;
  await new Promise((resolve) => {
    setTimeout(resolve, 60);
  });
  expect(server.paths).toHaveLength(asked);
});

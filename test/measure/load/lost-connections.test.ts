import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { expect, jest, test } from '@jest/globals';
import { startClosedLoop } from '../../../src/measure/load/closed-loop.ts';
import type { DrawnRequest } from '../../../src/measure/load/draw-requests.ts';
import { createOpenTarget, runOpenLoop } from '../../../src/measure/load/open-loop.ts';
import { counting, makeRequest, serve, type TestServer, until } from './load-support.ts';

// Real sockets on a machine that may be busy; one test waits for a time limit of ten seconds.
jest.setTimeout(300_000);

/** Loads a server until `ends` requests have ended. */
const load = async (server: TestServer, ends: number, request: DrawnRequest = makeRequest(), bodies = false) => {
  const collector = counting();
  await using loop = startClosedLoop({ url: server.url, connections: 2, next: () => request, bodies });
  loop.collect(collector);
  await until(() => collector.ends() >= ends);
  loop.collect(null);
  const asked = server.paths.length;
  const { routes, failures, answers } = collector.collected();
  return { good: routes['a']?.durations.length ?? 0, failures, answers, asked };
};

/** Treats every fifth request otherwise. */
const fifth = (other: (request: IncomingMessage, response: ServerResponse) => void): RequestListener => {
  let asked = 0;
  return (request, response) => {
    asked += 1;
    if (asked % 5 === 0) other(request, response);
    else response.end('ok');
  };
};

test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ['is closed', (request) => void request.socket.end()],
  ['is dropped', (request) => void request.socket.destroy()],
  ['is reset', (request) => void request.socket.resetAndDestroy()],
  [
    'is closed in the middle of an answer',
    (request, response) => {
      response.setHeader('content-length', 10);
      response.write('abc', () => request.socket.destroy());
    },
  ],
])('a request whose connection %s counts as a failure; those after it are judged on their own', async (_, other) => {
  await using server = await serve(fifth(other));
  const ok = makeRequest({ expect: { status: null, body: { kind: 'exact', text: 'ok' } } });
  const { good, failures } = await load(server, 100, ok, true);
  const lost = failures['connection'] ?? 0;
  expect(failures).toEqual({ connection: lost });
  // A fifth, but for the requests under way at the end.
  expect(Math.abs(lost - (good + lost) / 5)).toBeLessThanOrEqual(2);
});

test('a server that closes each connection after three requests fails none of them', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  server.server.maxRequestsPerSocket = 3;
  const { good, failures, asked } = await load(server, 60);
  expect(failures).toEqual({});
  expect(good).toBeGreaterThanOrEqual(60);
  expect(server.sockets.total).toBeGreaterThanOrEqual(20);
  expect(asked).toBeLessThanOrEqual(good + 2);
});

test('a server that keeps no connection at all fails no request either', async () => {
  await using server = await serve((_request, response) => {
    response.setHeader('connection', 'close');
    response.end('ok');
  });
  const { good, failures, asked } = await load(server, 40);
  expect(failures).toEqual({});
  expect(asked).toBeLessThanOrEqual(good + 2);
  expect(server.sockets.total).toBeGreaterThanOrEqual(server.paths.length);
});

test('an answer of unknown length is over when its connection is', async () => {
  await using server = await serve((request) => void request.socket.end('HTTP/1.0 200 OK\r\nserver: x\r\n\r\nhello'));
  const request = makeRequest({ expect: { status: null, body: { kind: 'exact', text: 'hello' } } });
  expect(await load(server, 20, request, true)).toMatchObject({ failures: {} });
});

test.each<[string, number]>([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('%s with status %d has no body to wait for, and keeps its connection', async (method, status) => {
  await using server = await serve((_request, response) => {
    response.statusCode = status;
    if (status === 200) response.setHeader('content-length', 5);
    response.end(status === 200 ? 'hello' : undefined);
  });
  expect(await load(server, 20, makeRequest({ method }))).toMatchObject({ failures: {} });
  expect(server.sockets.total).toBe(2);
});

test('where nobody listens every request fails', async () => {
  const gone = await serve(() => {});
  await gone[Symbol.asyncDispose]();
  const { good, failures, answers } = await load(gone, 20);
  expect({ good, answers }).toEqual({ good: 0, answers: 0 });
  expect(failures['connection']).toBeGreaterThanOrEqual(20);
});

test('a request that is never answered counts as a timeout of its route, once, in both models', async () => {
  await using server = await serve((request, response) => {
    if (request.url !== '/hangs') response.end('ok');
  });
  const hangs = makeRequest({ route: 'hangs', path: '/hangs' });
  let turn = 0;
  const [closed, open] = [counting(), counting()];
  await using loop = startClosedLoop({
    url: server.url,
    connections: 1,
    bodies: false,
    next: () => ((turn += 1) === 2 ? hangs : makeRequest()),
  });
  loop.collect(closed);
  using target = createOpenTarget('127.0.0.1', server.port, 1);
  const due = { at: performance.now(), request: hangs, target, collector: open };
  await runOpenLoop([due], new AbortController().signal);
  const after = (): number => closed.collected().routes['a']?.durations.length ?? 0;
  await until(() => closed.collected().failures['timeout'] === 1 && after() > 5);
  loop.collect(null);
  for (const { routes, failures } of [closed.collected(), open.collected()]) {
    expect(failures).toEqual({ timeout: 1 });
    expect(routes['hangs']).toEqual({ durations: [], errors: 1 });
  }
  expect(closed.collected().routes['a']!.errors).toBe(0);
});

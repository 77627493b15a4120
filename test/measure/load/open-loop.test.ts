import { expect, jest, test } from '@jest/globals';
import type { Collector } from '../../../src/measure/load/collector.ts';
import { createOpenTarget, type Due, runOpenLoop } from '../../../src/measure/load/open-loop.ts';
import { counting, makeRequest, serve, until } from './load-support.ts';

// Real sockets on a machine that may be busy.
jest.setTimeout(300_000);

const never = new AbortController().signal;

/** Requests due at these times from now, ms; each has a route of its own, named by its time. */
const schedule = (times: readonly number[], target: Due['target'], collector: Collector): Due[] => {
  const start = performance.now();
  return times.map((time) => ({
    at: start + time,
    request: makeRequest({ route: `${time}`, path: `/${time}` }),
    target,
    collector,
  }));
};

test('requests go out at their times, not before, whatever is still under way; lateness is told for each', async () => {
  const arrived = new Map<string, number>();
  const begun = performance.now();
  await using server = await serve((request, response) => {
    arrived.set(request.url!.slice(1), performance.now() - begun);
    if (arrived.size === 4) server.server.emit('all');
    server.server.once('all', () => response.end('ok'));
    if (arrived.size === 4) server.server.emit('all');
  });
  using target = createOpenTarget('127.0.0.1', server.port, 10);
  const collector = counting();
  const times = [10, 10.5, 60, 120];
  // The server answers none before all have come: a closed loop would wait for ever.
  const lateness = await runOpenLoop(schedule(times, target, collector), never);
  for (const time of times) expect(arrived.get(`${time}`)).toBeGreaterThanOrEqual(time);
  expect(lateness).toHaveLength(4);
  for (const late of lateness) expect(late).toBeGreaterThanOrEqual(0);
  expect(collector.ends()).toBe(4);
});

test('a server that stalls for 300 ms shows it in every request that was due meanwhile', async () => {
  let over = 0;
  await using server = await serve((_request, response) => {
    if (over === 0) over = performance.now() + 300;
    setTimeout(() => response.end('ok'), Math.max(0, over - performance.now()) + 1);
  });
  // One connection: the later ones wait for it, and their waiting counts.
  using target = createOpenTarget('127.0.0.1', server.port, 1);
  const collector = counting();
  const times = [0, 50, 100, 150, 200, 250];
  await runOpenLoop(schedule(times, target, collector), never);
  const { routes } = collector.collected();
  for (const time of times) expect(routes[`${time}`]!.durations[0]! / 1000).toBeGreaterThanOrEqual(300 - time);
});

test('latency counts from the intended time: a late send is part of it, and reported', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  using target = createOpenTarget('127.0.0.1', server.port, 2);
  const collector = counting();
  const [late] = await runOpenLoop(schedule([-200], target, collector), never);
  expect(late).toBeGreaterThanOrEqual(200);
  expect(collector.collected().routes['-200']!.durations[0]! / 1000).toBeGreaterThanOrEqual(200);
});

test('at most as many requests are under way as there are connections, and these are kept', async () => {
  let [underWay, most] = [0, 0];
  await using server = await serve((_request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
      response.end('ok');
    }, 5);
  });
  using target = createOpenTarget('127.0.0.1', server.port, 2);
  await runOpenLoop(
    schedule(
      Array.from({ length: 12 }, (_, k) => k),
      target,
      counting(),
    ),
    never,
  );
  expect(most).toBe(2);
  expect(server.sockets.total).toBe(2);
});

test('status, body and broken connections count as failures; bodies are sent whole', async () => {
  const bodies: string[] = [];
  await using server = await serve((request, response) => {
    request.on('data', (chunk: Buffer) => void bodies.push(`${request.headers['content-length']} ${chunk.toString()}`));
    if (request.url === '/drop') request.socket.destroy();
    else if (request.url === '/half') {
      response.setHeader('content-length', 10);
      response.write('abc', () => request.socket.destroy());
    } else {
      response.statusCode = request.url === '/status' ? 500 : 200;
      request.on('end', () => response.end('no'));
      request.resume();
    }
  });
  using target = createOpenTarget('127.0.0.1', server.port, 1);
  const collector = counting();
  const body = { kind: 'exact', text: 'yes' } as const;
  const requests = [
    makeRequest({ path: '/status', route: 'status', method: 'POST', body: '{"ü":1}' }),
    makeRequest({ path: '/body', route: 'body', expect: { status: null, body } }),
    makeRequest({ path: '/drop', route: 'drop' }),
    makeRequest({ path: '/half', route: 'half' }),
  ];
  const at = performance.now();
  await runOpenLoop(
    requests.map((request, k) => ({ at: at + k, request, target, collector })),
    never,
  );
  expect(bodies).toEqual(['8 {"ü":1}']);
  expect(collector.collected().failures).toEqual({ '500': 1, body: 1, connection: 2 });
  expect(collector.collected().answers).toBe(2);
});

test('once it is aborted it sends no more, and its sockets go with the target', async () => {
  await using server = await serve((_request, response) => response.end('ok'));
  const target = createOpenTarget('127.0.0.1', server.port, 2);
  const abort = new AbortController();
  const running = runOpenLoop(schedule([0, 5000, 60_000], target, counting()), abort.signal);
  await until(() => server.paths.length === 1);
  abort.abort();
  target[Symbol.dispose]();
  await server.quiet();
  expect(server.paths).toHaveLength(1);
  expect((await running).length).toBeLessThanOrEqual(2);
});

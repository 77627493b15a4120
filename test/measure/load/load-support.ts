import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Route, Scenario } from '../../../src/config/configuration.ts';
import { type Collector, createCollector } from '../../../src/measure/load/collector.ts';
import type { DrawnRequest } from '../../../src/measure/load/draw-requests.ts';

export const makeRoute = (name: string, differences: Partial<Route> = {}): Route => ({
  name,
  method: 'GET',
  path: `/${name}`,
  params: {},
  headers: {},
  body: null,
  expect: { status: null, body: null },
  weight: 1,
  ...differences,
});

export const makeScenario = (differences: Partial<Scenario> = {}): Scenario => ({
  name: 'load',
  model: 'closed',
  connections: 2,
  rate: null,
  reuse: true,
  ...differences,
});

export const makeRequest = (differences: Partial<DrawnRequest> = {}): DrawnRequest => ({
  route: 'a',
  method: 'GET',
  path: '/a',
  headers: {},
  body: null,
  expect: { status: null, body: null },
  ...differences,
});

export interface TestServer extends AsyncDisposable {
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  /** Paths in the order they came. */
  readonly paths: string[];
  /** Sockets since the start, and those that are open. */
  readonly sockets: { total: number; open: Set<Socket> };
  /** Resolves when no socket is open. */
  quiet(): Promise<void>;
}

/** An HTTP server in this process. */
export const serve = async (listener: RequestListener): Promise<TestServer> => {
  const paths: string[] = [];
  const sockets = { total: 0, open: new Set<Socket>() };
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    listener(request, response);
  });
  server.on('connection', (socket) => {
    sockets.total += 1;
    sockets.open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  const { port } = address;
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    port,
    paths,
    sockets,
    quiet: () => until(() => sockets.open.size === 0),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** Waits for as long as it takes: the test's own time limit is the only one. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(5);
};

/** A collector, and how many requests have ended so far. */
export const counting = (only: string | null = null): Collector & { readonly ends: () => number } => {
  const collector = createCollector(only);
  let ends = 0;
  return {
    ends: () => ends,
    collected: () => collector.collected(),
    ended: (...end) => {
      ends += 1;
      collector.ended(...end);
    },
  };
};

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { createProbeHub, type ProbeHub } from '../../../src/measure/probe/probe-hub.ts';
import type { ProbeReading } from '../../../src/measure/probe/probe.ts';
import type { Service } from '../../../src/measure/service/service.ts';
import { createPlace } from '../service/service-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** What each path does is all that a test varies: sent whole, in pieces, hung up on, or wasteful with memory. */
const handler = `
let waste = null;
const handler = (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/chunked') { response.write('one'); setImmediate(() => response.end('two')); }
  else if (pathname === '/hang-up') request.socket.destroy();
  else if (pathname === '/allocate') {
    waste = Array.from({ length: Number(searchParams.get('objects')) }, (_, index) => ({ index }));
    response.end(String(waste.length));
  }
  else response.end('whole');
};
`;
const listen = `.listen(process.env.PORT, '127.0.0.1');`;

const files = {
  'esm.mjs': `import { createServer } from 'node:http'; ${handler} createServer(handler)${listen}`,
  'cjs.cjs': `const { createServer } = require('http'); ${handler} createServer(handler)${listen}`,
  'cluster.mjs': `import cluster from 'node:cluster'; import { createServer } from 'node:http'; ${handler}
    if (cluster.isPrimary) { cluster.fork(); cluster.fork(); } else createServer(handler)${listen}`,
  'worker.mjs': `import { Worker, isMainThread } from 'node:worker_threads'; import { createServer } from 'node:http'; ${handler}
    if (isMainThread) new Worker(new URL(import.meta.url)); else createServer(handler)${listen}`,
  'own option.mjs': `globalThis.ownOption = true;`,
  'wants-option.mjs': `import { createServer } from 'node:http';
    createServer((request, response) => response.end(String(globalThis.ownOption)))${listen}`,
  'exits.mjs': `import { createServer } from 'node:http'; ${handler} const server = createServer(handler)${listen}
    process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
    process.on('exit', (code) => console.log('exit', code));`,
};

interface Bench extends AsyncDisposable {
  readonly hub: ProbeHub;
  start(command: string, environment?: Record<string, string>): Promise<Service>;
  /** What was counted while `action` ran. */
  during(action: () => Promise<void>): Promise<ProbeReading>;
}

const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

const createBench = async (): Promise<Bench> => {
  const place = await createPlace(files);
  const hub = await createProbeHub({ directory: place.directory });
  const snapshot = async (): Promise<ProbeReading> => {
    const reading = await hub.channel('head').snapshot(60_000);
    if (reading === null) throw new Error('There is no reading.');
    return reading;
  };
  return {
    hub,
    start: async (command, environment = {}) => {
      const service = await place.start(command, { probe: hub.channel('head'), environment });
      while (hub.channel('head').connected === 0) await delay(10);
      return service;
    },
    during: async (action) => {
      const before = await snapshot();
      await action();
      const after = await snapshot();
      return {
        served: after.served - before.served,
        cpu: after.cpu - before.cpu,
        allocated: minus(after.allocated, before.allocated),
        gcPause: minus(after.gcPause, before.gcPause),
        at: after.at - before.at,
      };
    },
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
};

/** Sends requests on connections of its own, ten at a time, and waits until each is over, in whatever way. */
const send = async (service: Service, path: string, count: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const request = get(`${service.origin}${path}`, { agent }, (response) => response.resume().on('close', resolve));
      request.on('error', () => resolve());
    });
  await Promise.all(Array.from({ length: count }, one));
  agent.destroy();
};

test.each(['esm.mjs', 'cjs.cjs'])('every request to %s is counted once, whatever its answer', async (file) => {
  await using bench = await createBench();
  await using service = await bench.start(`node ${file}`);
  const whole = await bench.during(() => send(service, '/', 1000));
  expect(whole.served).toBe(1000);
  expect(whole.cpu).toBeGreaterThan(0);
  expect(whole.at).toBeGreaterThan(0);
  expect((await bench.during(() => send(service, '/chunked', 1000))).served).toBe(1000);
  expect((await bench.during(() => send(service, '/hang-up', 50))).served).toBe(50);
  expect((await bench.during(async () => {})).served).toBe(0);
});

test('allocation grows with what the service allocates', async () => {
  await using bench = await createBench();
  await using service = await bench.start('node esm.mjs');
  await send(service, '/allocate?objects=1000', 50);
  const little = await bench.during(() => send(service, '/allocate?objects=10000', 100));
  const much = await bench.during(() => send(service, '/allocate?objects=40000', 100));
  // An object with one field takes 16 bytes at least (compressed pointers aside, 32), its slot in the array 8.
  expect(little.allocated).toBeGreaterThan(100 * 10_000 * 20);
  const ratio = much.allocated! / little.allocated!;
  expect(ratio).toBeGreaterThan(3);
  expect(ratio).toBeLessThan(5);
  expect(much.gcPause).toBeGreaterThan(0);
});

test('the processes of a cluster are summed, and one that ends keeps its counts', async () => {
  await using bench = await createBench();
  const service = await bench.start('node cluster.mjs');
  while (bench.hub.channel('head').connected < 3) await delay(10);
  expect((await bench.during(() => send(service, '/', 400))).served).toBe(400);
  const before = await bench.hub.channel('head').snapshot(60_000);
  await service.stop();
  while (bench.hub.channel('head').connected > 0) await delay(10);
  expect(await bench.hub.channel('head').snapshot()).toBeNull();
  await using next = await bench.start('node esm.mjs');
  const after = await bench.hub.channel('head').snapshot(60_000);
  expect(next.death).toBeNull();
  expect(after!.served).toBeGreaterThanOrEqual(before!.served);
  expect(after!.cpu).toBeGreaterThan(before!.cpu);
});

test('requests of worker threads are counted; their allocation is unknown, not wrong', async () => {
  await using bench = await createBench();
  await using service = await bench.start('node worker.mjs');
  const reading = await bench.during(() => send(service, '/', 200));
  expect(reading).toMatchObject({ served: 200, allocated: null, gcPause: null });
});

test('a service keeps the options of Node that it has already', async () => {
  await using bench = await createBench();
  // Their loader wants a URL, in which a blank is escaped.
  await using service = await bench.start('node wants-option.mjs', {
    NODE_OPTIONS: '--import "./own option.mjs" --no-warnings',
  });
  expect(await (await fetch(service.origin)).text()).toBe('true');
  expect((await bench.during(() => send(service, '/', 10))).served).toBe(10);
});

test('a service still ends by itself while the probe is connected, and when the hub is gone', async () => {
  await using bench = await createBench();
  const service = await bench.start('exec node exits.mjs');
  expect(bench.hub.channel('head').connected).toBe(1);
  await service.stop();
  expect(service.death).toEqual({ code: 0, signal: null });
  expect(service.log()).toContain('exit 0');

  const other = await bench.start('exec node exits.mjs');
  await bench.hub[Symbol.asyncDispose]();
  expect((await fetch(other.origin)).status).toBe(200);
  await other.stop();
  expect(other.death).toEqual({ code: 0, signal: null });
});

test('a process that is too busy to answer makes the snapshot null, and a silent side has none', async () => {
  await using bench = await createBench();
  await using service = await bench.start('exec node esm.mjs');
  expect(await bench.hub.channel('base').snapshot()).toBeNull();
  process.kill(service.pid, 'SIGSTOP');
  expect(await bench.hub.channel('head').snapshot(50)).toBeNull();
  process.kill(service.pid, 'SIGCONT');
  expect(await bench.hub.channel('head').snapshot(60_000)).toMatchObject({ served: expect.any(Number) });
});

test('a stranger on the socket is put out and counts for nothing', async () => {
  await using bench = await createBench();
  const { socketPath } = bench.hub.channel('head');
  for (const words of ['{"hello":1}\n{"served":-1}\n', 'x'.repeat(10_000), 'null\n', '{"hello":"x"}\n']) {
    const socket = connect(socketPath);
    socket.on('error', () => {});
    socket.write(words);
    await once(socket, 'close');
  }
  expect(await bench.hub.channel('head').snapshot()).toBeNull();
});

test('the sockets find a place when the directory has too long a name, and leave nothing', async () => {
  const base = await mkdtemp(join(tmpdir(), 'pacegate-test-'));
  const directory = join(base, 'x'.repeat(100));
  await mkdir(directory);
  const hub = await createProbeHub({ directory });
  const { socketPath } = hub.channel('base');
  expect(existsSync(socketPath)).toBe(true);
  expect(socketPath.length).toBeLessThan(104);
  await hub[Symbol.asyncDispose]();
  expect(existsSync(socketPath)).toBe(false);
  await rm(base, { recursive: true });
});

import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { createPlace } from '../../service/service-support.ts';
import { createSignalsBench, routesOf, send } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const listen = `.listen(process.env.PORT, '127.0.0.1');`;

const files = {
  'leaks.cjs': `const kept = [];
    require('node:http').createServer((request, response) => {
      const waste = Array.from({ length: 2000 }, (_, at) => ({ at }));
      if (request.url === '/leak') kept.push(Array.from({ length: 1000 }, (_, at) => ({ at })));
      response.end(String(waste.length + typeof globalThis.gc));
    })${listen}`,
  'blocks.cjs': `require('node:http').createServer((request, response) => {
      const until = performance.now() + Number(request.url.slice(1));
      while (performance.now() < until);
      response.end('ok');
    })${listen}`,
  'worker.cjs': `const { Worker, isMainThread } = require('node:worker_threads');
    if (isMainThread) new Worker(__filename); else require('./blocks.cjs');`,
  'calls.cjs': `const http = require('node:http');
    http.createServer(async (request, response) => {
      const { PORT } = process.env;
      if (request.url === '/fetch') await (await fetch('http://127.0.0.1:' + PORT + '/inner')).text();
      if (request.url === '/get') await new Promise((done) => http.get({ port: PORT, host: '127.0.0.1', path: '/inner' }, (it) => it.resume().on('end', done)));
      if (request.url === '/fails') await fetch('http://127.0.0.1:2/').catch(() => {});
      response.end('ok');
    })${listen}`,
  'http2.mjs': `import { createServer } from 'node:http'; import { connect, createServer as createServer2 } from 'node:http2'; import { readFileSync } from 'node:fs';
    const inner = createServer2((request, response) => { readFileSync('http2.mjs'); response.end('two'); });
    inner.listen(0, () => {
      const client = connect('http://localhost:' + inner.address().port);
      createServer((request, response) => {
        if (request.url === '/') return response.end('ok');
        const stream = client.request({ ':path': '/inner' });
        stream.on('data', () => {}).on('end', () => response.end('ok'));
      })${listen}
    });`,
};

test('what is left on the heap is told from what is collected', async () => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start('node leaks.cjs');
  const count = async (path: string) => {
    const signals = await bench.counted(service, () => send(service, path, 100), { heap: true });
    return { ...signals.heap!, growth: (signals.heap!.after - signals.heap!.before) / signals.heap!.requests };
  };
  expect(await send(service, '/', 50)).toBe('2000undefined');
  await count('/');
  const clean = await count('/');
  const leaky = await count('/leak');
  expect(leaky.requests).toBe(100);
  // Objects with one field take 12 bytes or more, and their slots 4 or 8.
  expect(leaky.growth).toBeGreaterThan(15_000);
  expect(Math.abs(clean.growth)).toBeLessThan(3000);
  expect(await send(service, '/', 1)).toBe('2000undefined');
});

test('an event loop that is held up is late', async () => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start('node blocks.cjs');
  const { eventLoop, cpu } = await bench.counted(service, () => send(service, '/400', 3));
  expect(eventLoop!.max).toBeGreaterThan(60);
  expect(eventLoop!.utilisation).toBeGreaterThan(0.3);
  expect(eventLoop!.utilisation).toBeLessThanOrEqual(1);
  // On a busy machine a part of that time is others'.
  expect(cpu.process).toBeGreaterThan(20);
  expect(cpu.mainThread).toBeGreaterThan(20);
  const idle = await bench.counted(service, () => delay(1500));
  expect(idle.eventLoop!.utilisation).toBeLessThan(0.5);
  expect(idle.eventLoop!.p50).toBeLessThan(eventLoop!.max);
});

test('the event loop of a worker thread that answers requests is the one that counts', async () => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start('node worker.cjs');
  const { eventLoop } = await bench.counted(service, () => send(service, '/400', 3));
  // The main thread, which does nothing, would be neither late nor busy.
  expect(eventLoop!.max).toBeGreaterThan(60);
  expect(eventLoop!.utilisation).toBeGreaterThan(0.3);
});

test('outgoing requests by origin and route, however they are made; what the kernel knows is there too', async () => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start('node calls.cjs');
  const { outgoing, descriptors, sockets, requests } = await bench.counted(
    service,
    async () => {
      for (const name of ['fetch', 'get', 'fails']) await send(service, `/${name}`, 4);
    },
    { routes: routesOf('fetch', 'get', 'fails', 'inner') },
  );
  expect(requests).toMatchObject({ fetch: 4, get: 4, fails: 4, inner: 8 });
  expect(outgoing.map(({ origin, route, count }) => [origin, route, count])).toEqual(
    expect.arrayContaining([
      [service.origin, 'fetch', 4],
      [service.origin, 'get', 4],
      ['http://127.0.0.1:2', 'fails', 4],
    ]),
  );
  expect(outgoing.find(({ route }) => route === 'get')!.time).toBeGreaterThan(0);
  expect(descriptors).toBeGreaterThan(3);
  expect(sockets).toMatchObject({ LISTEN: 1 });
});

test('requests over HTTP/2 are counted once, in a context of their own', async () => {
  await using bench = await createSignalsBench(files);
  await using service = await bench.start('node http2.mjs');
  const { requests, sync } = await bench.counted(service, () => send(service, '/outer', 6), {
    routes: routesOf('outer', 'inner'),
  });
  expect(requests).toEqual({ outer: 6, inner: 6 });
  expect(sync).toMatchObject([{ call: 'fs.readFileSync', route: 'inner', count: 6 }]);
});

test('a service that is killed leaves what it had counted shortly before', async () => {
  await using bench = await createSignalsBench({
    'reads.cjs': `require('node:http').createServer((request, response) => {
      require('node:fs').readFileSync(__filename); response.end('ok'); })${listen}`,
  });
  const service = await bench.start('exec node reads.cjs');
  const signals = await bench.counted(service, async () => {
    await send(service, '/', 50);
    // News are told four times a second.
    await delay(3000);
    process.kill(service.pid, 'SIGKILL');
    await service.died;
    while (bench.channel.connected > 0) await delay(5);
  });
  expect(signals.requests).toEqual({ '': 50 });
  expect(signals.sync).toMatchObject([{ call: 'fs.readFileSync', count: 50, caller: 'reads.cjs:2' }]);
  expect(signals.heap).toBeNull();
  await service.stop();
});

test('a service that ends by itself, or is started in the middle, is counted to its last request', async () => {
  await using bench = await createSignalsBench({
    'brief.mjs': `import { createServer } from 'node:http'; import cluster from 'node:cluster'; import { existsSync } from 'node:fs';
      if (cluster.isPrimary) { cluster.fork(); cluster.on('exit', () => cluster.fork()); }
      else createServer((request, response) => {
        if (request.url === '/') return response.end('ok');
        existsSync('.'); response.setHeader('connection', 'close');
        response.end('ok', () => setTimeout(() => process.exit(), 30));
      })${listen}`,
  });
  await using service = await bench.start('node brief.mjs');
  while (bench.channel.connected < 2) await delay(5);
  const { sync } = await bench.counted(
    service,
    async () => {
      for (let at = 0; at < 3; at++) {
        while (bench.channel.connected < 2) await delay(5);
        // The new process is told to count when it connects, and may be asked before it has heard.
        await delay(600);
        await send(service, '/end', 1);
        while (bench.channel.connected > 1) await delay(2);
      }
    },
    { routes: routesOf('end') },
  );
  expect(sync).toMatchObject([{ call: 'fs.existsSync', route: 'end', count: 3 }]);
});

test('a reader that reads nothing does not slow the service down, nor fill its memory', async () => {
  await using place = await createPlace({
    'varied.cjs': `const { createServer } = require('node:http'); const fs = require('node:fs');
      const keys = Object.keys(fs).filter((key) => /^(exists|stat|lstat|access|readdir)Sync$/.test(key));
      createServer((request, response) => { for (const key of keys) fs[key]('.'); response.end('ok'); })${listen}`,
  });
  const socketPath = join(place.directory, 'deaf.sock');
  const deaf = createServer((socket) => {
    socket.once('data', () => {
      socket.pause();
      socket.write(`${JSON.stringify({ begin: { id: 1, epoch: 1, routes: [], heap: false } })}\n`);
    });
    socket.on('error', () => {});
  });
  deaf.listen(socketPath);
  await once(deaf, 'listening');
  await using service = await place.start('node varied.cjs', { probe: { socketPath } });
  expect(await send(service, '/', 500)).toBe('ok');
  await service.stop();
  deaf.close();
});

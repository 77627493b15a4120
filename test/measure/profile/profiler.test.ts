import { readdir } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { once } from 'node:events';
import { expect, jest, test } from '@jest/globals';
import { parseCpuProfile } from '../../../src/advice/profile/cpu-profile.ts';
import { parseHeapProfile } from '../../../src/advice/profile/heap-profile.ts';
import { readPlainJson } from '../../../src/measure/profile/plain-file.ts';
import { openProfilerChannel } from '../../../src/measure/profile/profiler-channel.ts';
import { profilerEnvironment } from '../../../src/measure/profile/profiler-environment.ts';
import { createPlace } from '../service/service-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const handler = `(request, response) => response.end(String(globalThis.own))`;
const files = {
  'own option.cjs': 'globalThis.own = "mine";',
  'server.mjs': `import { createServer } from 'node:http';
    createServer(${handler}).listen(process.env.PORT, '127.0.0.1');`,
  'many.mjs': `import cluster from 'node:cluster'; import { createServer } from 'node:http';
    import { Worker, isMainThread } from 'node:worker_threads';
    if (!isMainThread) setInterval(() => {}, 1000);
    else if (cluster.isPrimary) { cluster.fork(); cluster.fork(); new Worker(new URL(import.meta.url)); }
    else createServer(${handler}).listen(process.env.PORT, '127.0.0.1');`,
};

const bench = async (command: string, threads: number, environment: Record<string, string> = {}) => {
  const stack = new AsyncDisposableStack();
  const place = stack.use(await createPlace(files));
  const channel = stack.use(await openProfilerChannel(place.directory));
  const service = stack.use(await place.start(command, { environment: profilerEnvironment(channel, environment) }));
  while (channel.threads().length < threads) await delay(10);
  return { channel, service, place, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

const fetchText = async (origin: string): Promise<string> => {
  const [response] = await once(get(origin), 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
};

test('processes of a cluster and worker threads have a profile each', async () => {
  await using many = await bench('exec node many.mjs', 4);
  const { channel } = many;
  expect(channel.threads().filter(({ thread }) => thread !== 0)).toHaveLength(1);
  const started = await channel.ask({ do: 'start', kind: 'cpu', interval: 500, name: 'cpu' }, 60_000);
  expect(started.size).toBe(4);
  const ended = await channel.ask({ do: 'stop' }, 60_000);
  for (const [{ pid, thread }, answer] of ended) {
    expect(answer).toMatchObject({ ordinal: null });
    const profile = parseCpuProfile(await readPlainJson(`${channel.directory}/${pid}-${thread}-cpu.json`, 1e8));
    expect(profile?.samples.length).toBeGreaterThan(0);
  }
});

test('marks count requests and samples of the heap, beside options that the service brings itself', async () => {
  await using one = await bench('exec node server.mjs', 1, { NODE_OPTIONS: '--require "./own option.cjs"' });
  const { channel, service } = one;
  expect(await fetchText(service.origin)).toBe('mine');
  const read = async (command: Parameters<typeof channel.ask>[0]) => {
    const [answer] = (await channel.ask(command, 60_000)).values();
    if (answer === undefined || 'error' in answer) throw new Error('There is no answer.');
    return answer;
  };
  const first = await read({ do: 'start', kind: 'allocation', interval: 1024, name: 'allocation' });
  for (let request = 0; request < 50; request += 1) await fetchText(service.origin);
  const last = await read({ do: 'stop' });
  expect(last.served - first.served).toBe(50);
  expect(last.at).toBeGreaterThan(first.at);
  expect(last.ordinal).toBeGreaterThan(first.ordinal ?? 0);
  const [{ pid } = { pid: 0 }] = channel.threads();
  const profile = parseHeapProfile(await readPlainJson(`${channel.directory}/${pid}-0-allocation.json`, 1e8));
  expect(profile?.samples.length).toBeGreaterThan(10);
});

test('what can not be done is answered, what is no thread is cut off, and one that goes is waited for no longer', async () => {
  await using one = await bench('exec node server.mjs', 1);
  const { channel, service } = one;
  const [refused] = (await channel.ask({ do: 'stop' }, 60_000)).values();
  expect(refused).toMatchObject({ error: expect.any(String) });
  expect(await fetchText(service.origin)).toBe('undefined');
  const stranger = connect(channel.socketPath);
  await once(stranger, 'connect');
  stranger.write('GET / HTTP/1.1\r\n\r\n');
  await once(stranger, 'close');
  expect(channel.threads()).toHaveLength(1);
  await service.stop();
  expect((await channel.ask({ do: 'mark' }, 600_000)).size).toBe(0);
});

test('the place is removed in the end', async () => {
  await using place = await createPlace();
  const channel = await openProfilerChannel(place.directory);
  await channel[Symbol.asyncDispose]();
  expect(await readdir(place.directory)).toEqual(['server.mjs']);
});

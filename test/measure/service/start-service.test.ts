import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { ServiceError } from '../../../src/core/errors.ts';
import { freePort, portIsFree } from '../../../src/measure/service/free-port.ts';
import { createPlace, failureOf, httpService } from './service-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

// "concurrent": those that wait in vain wait side by side.

/** For commands that never get ready; the longer one lets Node start first, however busy the machine is. */
const soon = { path: '/', log: null, timeout: 2000 };
const patient = { ...soon, timeout: 12_000 };

/** The message and the cure of the ServiceError that the promise rejects with. */
const words = async (promise: Promise<unknown>): Promise<string> => {
  const error = await failureOf(promise);
  if (!(error instanceof ServiceError)) throw error;
  return `${error.message}\n${error.cure}`;
};

test('ports are never given twice', async () => {
  const ports = await Promise.all(Array.from({ length: 40 }, freePort));
  expect(new Set(ports).size).toBe(40);
});

test('a service is ready when its path answers, and its port is free after the stop', async () => {
  await using place = await createPlace();
  const service = await place.start('node server.mjs', { side: 'base' });
  expect(service).toMatchObject({ side: 'base', host: '127.0.0.1', death: null });
  expect(service.startup).toBeGreaterThan(0);
  expect(await (await fetch(service.origin)).text()).toBe('ok');
  expect(await portIsFree(service.port)).toBe(false);
  await Promise.all([service.stop(), service.stop()]);
  await service.stop();
  expect(service.death).toEqual({ code: null, signal: 'SIGTERM' });
  expect(await portIsFree(service.port)).toBe(true);
  expect(service.log()).toBe('listening\n');
});

test('a service that listens on ::1 alone is reached there', async () => {
  await using place = await createPlace();
  await using service = await place.start('HOST=::1 node server.mjs');
  expect(service).toMatchObject({ host: '::1', origin: `http://[::1]:${service.port}` });
  expect((await fetch(service.origin)).status).toBe(200);
});

test('a service in another language is ready when its port accepts a connection', async () => {
  await using place = await createPlace();
  await using service = await place.start('exec python3 -m http.server "$PORT" --bind 127.0.0.1', {
    ready: { path: null, log: null, timeout: 60_000 },
  });
  expect((await fetch(service.origin)).status).toBe(200);
});

test('a service is ready when the line has appeared, and not before', async () => {
  const late = `${httpService.replace("console.log('listening')", "process.stdout.write('it is rea')")}
    setTimeout(() => console.log('dy: now'), 400);`;
  await using place = await createPlace({ 'late.mjs': late });
  await using service = await place.start('node late.mjs', {
    ready: { path: null, log: 'ready: now', timeout: 60_000 },
  });
  expect(service.log()).toContain('it is ready: now');
});

test('the service knows its port, its side and its run', async () => {
  await using place = await createPlace();
  await using service = await place.start(
    'echo "$PORT $PACEGATE_SIDE ${PACEGATE_RUN:+run} $EXTRA"; exec node server.mjs',
    {
      environment: { EXTRA: 'kept' },
    },
  );
  expect(service.tail(2)).toEqual([`${service.port} head run kept`, 'listening']);
});

test('a service that ends before it is ready is reported with its code and its last lines', async () => {
  await using place = await createPlace();
  const text = await words(place.start(String.raw`echo one; printf '\033[31mtwo\033[0m\007\n' >&2; exit 3`));
  expect(text).toMatch(/^The head service \(echo one.*\) ended with exit code 3 after .* before it was ready\.\n/);
  expect(text).toContain('Its last output:\n  one\n  two\n');
  expect(await words(place.start('no-such-program'))).toContain('see that "install" provides it');
  expect(await words(place.start('kill -9 $$'))).toContain('was ended by SIGKILL');
  expect(await words(place.start('true'))).toContain('in the foreground');
});

test('a command that leaves the foreground is told so, and what it started is ended', async () => {
  await using place = await createPlace();
  expect(await words(place.start('setsid node server.mjs & exit 0'))).toContain('leave out "&"');
  expect(place.left()).toEqual([]);
});

test('a directory that does not exist is named', async () => {
  await using place = await createPlace();
  expect(await words(place.start('true', { directory: '/nowhere/at/all' }))).toContain('/nowhere/at/all');
});

test.concurrent('a service on another port is told which one', async () => {
  await using place = await createPlace();
  const [port, other] = [await freePort(), await freePort()];
  const text = await words(place.start(`PORT=${other} node server.mjs`, { port, ready: patient }));
  expect(text).toContain(`Nothing listens on port ${port}, but it listens on port ${other}.`);
  expect(text).toContain('environment variable PORT');
});

test.concurrent('a service that listens on nothing is told so', async () => {
  await using place = await createPlace();
  const text = await words(place.start('echo waiting; sleep 60', { ready: soon }));
  expect(text).toMatch(/was not ready within 2 s\. Nothing listens on port \d+\.\nIts last output:\n {2}waiting\n/);
});

test.concurrent('a service that answers with an error, with nothing, or not in HTTP is told so', async () => {
  await using place = await createPlace({
    '500.mjs': httpService.replace('response.end', 'response.writeHead(500).end'),
    'mute.mjs': httpService.replace("response.end('ok')", 'undefined'),
    'smtp.mjs': `import { createServer } from 'node:net';
      createServer((socket) => { socket.on('error', () => {}); socket.end('220 mail\\r\\n'); }).listen(process.env.PORT);`,
  });
  // Each is waited for to the end.
  const [error, mute, smtp] = await Promise.all(
    ['500', 'mute', 'smtp'].map((name) => words(place.start(`node ${name}.mjs`, { ready: patient }))),
  );
  expect(error).toContain('It answers GET / with status 500.');
  expect(mute).toContain('gives no answer to GET /');
  expect(smtp).toContain('does not answer in HTTP');
});

test.concurrent('a line that never comes is named', async () => {
  await using place = await createPlace();
  const text = await words(
    place.start('node server.mjs', { ready: { path: null, log: 'Server up', timeout: 12_000 } }),
  );
  expect(text).toContain('No line of its output holds "Server up". It listens on port');
});

test('a port that somebody else holds is reported with the holder', async () => {
  await using place = await createPlace();
  const server = createServer().listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const text = await words(place.start('node server.mjs', { port }));
    expect(text).toContain(`can't have port ${port}: the port is taken by process ${process.pid} (node)`);
  } finally {
    server.close();
  }
});

test('another service that answers on the port is not mistaken for the one that was started', async () => {
  await using place = await createPlace();
  const port = await freePort();
  const waiting = words(place.start('sleep 300', { port }));
  // Started later and by another run: it takes the port while the first one sleeps.
  await using other = await place.start('node server.mjs', { port, side: 'base' });
  expect(await waiting).toMatch(/the port is taken by process \d+ \(node\)/);
  expect((await fetch(other.origin)).status).toBe(200);
});

test('aborting the start kills everything and rejects with the reason', async () => {
  await using place = await createPlace();
  for (const pause of [0, 1, 30, 200]) {
    const controller = new AbortController();
    const failing = failureOf(place.start('trap "" TERM; setsid sleep 60 & sleep 60', { signal: controller.signal }));
    await delay(pause);
    controller.abort(new Error('enough'));
    expect(await failing).toMatchObject({ message: 'enough' });
    expect(place.left()).toEqual([]);
  }
});

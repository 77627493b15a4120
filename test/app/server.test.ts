import { expect, test } from '@jest/globals';
import { frontPageRoute } from '../../src/app/front-page.ts';
import { databaseHealth, healthzRoute, readyzRoute } from '../../src/app/health.ts';
import { createListener } from '../../src/app/listener.ts';
import { respondText } from '../../src/app/respond.ts';
import { startServer } from '../../src/app/start-server.ts';
import { UsageError } from '../../src/core/errors.ts';
import { serve } from './serve.ts';
import { testLog } from './test-log.ts';

test('what is not there, and what is asked for in the wrong way', async () => {
  await using served = await serve({ '/healthz': { GET: healthzRoute } });
  for (const path of ['/', '/healthz/', '/__proto__', '/constructor', '//healthz', '/%00'])
    expect((await fetch(`${served.url}${path}`)).status).toBe(404);
  const answer = await fetch(`${served.url}/healthz`, { method: 'DELETE' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect((await fetch(`${served.url}/healthz?deep=1`)).status).toBe(200);
  const head = await fetch(`${served.url}/healthz`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('what a route throws stands in the log, and nowhere else', async () => {
  await using served = await serve({
    '/thrown': {
      GET: () => {
        throw new Error('the table runs is gone');
      },
    },
    '/rejected': { GET: () => Promise.reject(new Error('the table runs is gone')) },
  });
  for (const path of ['/thrown', '/rejected']) {
    const answer = await fetch(`${served.url}${path}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('Something went wrong; the log says what.\n');
  }
  expect(served.log.text().match(/the table runs is gone","trace/g)).toHaveLength(2);
});

test('answers are not to be kept, framed or guessed at', async () => {
  await using served = await serve({ '/': { GET: frontPageRoute(() => ({ isSetUp: false, page: null })) } });
  const { headers } = await fetch(served.url);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each([
  [{ isSetUp: false, page: null }, 'It is not set up yet.'],
  [{ isSetUp: true, page: null }, 'It is set up.'],
  [
    { isSetUp: true, page: 'https://github.com/apps/pacegate' },
    'href="https://github.com/apps/pacegate/installations/new"',
  ],
])('the front page says what this is and how it is: %j', async (state, says) => {
  await using served = await serve({ '/': { GET: frontPageRoute(() => state) } });
  const text = await (await fetch(served.url)).text();
  expect(text).toContain('A performance gate for pull requests');
  expect(text).toContain(says);
});

test('ready is who can take work; who is not says what is missing', async () => {
  let isReady = true;
  const health = async () => ({ isReady, parts: { database: isReady ? 'ok' : 'does not answer' } });
  await using served = await serve({ '/readyz': { GET: readyzRoute(health) } });
  const ready = await fetch(`${served.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, database: 'ok' }]);
  isReady = false;
  const away = await fetch(`${served.url}/readyz`);
  expect([away.status, await away.json()]).toEqual([503, { ready: false, database: 'does not answer' }]);
});

test('a database that answers, refuses, or is silent', async () => {
  expect(await databaseHealth(() => Promise.resolve())).toBe('ok');
  expect(await databaseHealth(() => Promise.reject(new Error('password of pacegate')))).toBe('does not answer');
  expect(await databaseHealth(() => new Promise(() => {}), 10)).toBe('does not answer');
});

test('an address that is taken, or is none of this machine, is refused with a cure', async () => {
  await using served = await serve({});
  const listener = createListener({}, testLog().log);
  const taken = startServer(listener, { host: '127.0.0.1', port: served.port });
  await expect(taken).rejects.toBeInstanceOf(UsageError);
  await expect(taken).rejects.toMatchObject({
    message: `Can't listen on 127.0.0.1:${served.port} (EADDRINUSE).`,
    cure: expect.stringContaining('give another PORT'),
  });
  // TEST-NET-1: nobody's.
  await expect(startServer(listener, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    cure: expect.stringContaining('another HOST'),
  });
});

test('a server that stops answers what it was asked, and takes nothing new', async () => {
  const begun = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const listener = createListener(
    {
      '/slow': {
        GET: async (_request, response) => {
          begun.resolve();
          await answered.promise;
          respondText(response, 200, 'done');
        },
      },
    },
    testLog().log,
  );
  const server = await startServer(listener, { host: '127.0.0.1', port: 0 });
  const answer = fetch(`${server.url}/slow`);
  await begun.promise;
  const stopped = server.stop(20_000);
  await expect(fetch(`${server.url}/slow`)).rejects.toThrow('fetch failed');
  answered.resolve();
  expect((await answer).status).toBe(200);
  await stopped;
});

test('who does not come to an end is cut off', async () => {
  const begun = Promise.withResolvers<void>();
  const listener = createListener({ '/never': { GET: () => begun.resolve() } }, testLog().log);
  const server = await startServer(listener, { host: '127.0.0.1', port: 0 });
  const answer = fetch(`${server.url}/never`);
  const outcome = answer.then(
    () => 'answered',
    () => 'cut off',
  );
  await begun.promise;
  await server.stop(30);
  expect(await outcome).toBe('cut off');
});

import { expect, jest, test } from '@jest/globals';
import { createHttpClient } from '../../../src/measure/scenario/http-client.ts';
import { makeRequest, serve } from '../load/load-support.ts';

// Real sockets on a machine that may be busy.
jest.setTimeout(300_000);

test('what is not an expected answer has a kind, and nothing rejects', async () => {
  await using server = await serve((request, response) => {
    if (request.url === '/gone') request.socket.destroy();
    else if (request.url === '/half') response.write('half', () => request.socket.destroy());
    else if (request.url === '/no') response.writeHead(401).end('{}');
    else response.setHeader('x-shop', 'ann').end('x'.repeat(3_000_000));
  });
  using client = createHttpClient({ target: { host: '127.0.0.1', port: server.port }, connections: 2, reuse: true });
  const ask = (path: string, keepBody = false, headers: Record<string, string> = {}) =>
    client.ask(makeRequest({ path, headers }), keepBody);
  expect(await ask('/gone')).toMatchObject({ failure: 'connection' });
  expect(await ask('/half')).toMatchObject({ failure: 'connection' });
  expect(await ask('/no')).toMatchObject({ failure: '401' });
  // A value of an answer that can't stand in a header, or in a path.
  expect(await ask('/', false, { cookie: 'a\nb' })).toMatchObject({ failure: 'capture' });
  expect(await ask('/a b\u{1f600}')).toMatchObject({ failure: 'capture' });
  const plain = await ask('/');
  expect(plain).toMatchObject({ failure: null, body: '', headers: { 'x-shop': 'ann' } });
  const kept = await ask('/', true);
  expect(kept.failure).toBeNull();
  expect(kept.body.length).toBeGreaterThan(1_000_000);
  expect(kept.body.length).toBeLessThan(2_000_000);
});

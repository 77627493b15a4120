import autocannon, { type Client } from 'autocannon';
import { once } from 'node:events';
import { expect, jest, test } from '@jest/globals';
import { serve, until } from './load-support.ts';

// What src/measure/load relies on and autocannon's documentation does not promise: a new version must keep to it.
jest.setTimeout(300_000);

const run = (url: string, events: string[], tend: (client: Client) => void = () => {}) => {
  let drawn = 0;
  const instance = autocannon(
    {
      url,
      connections: 1,
      duration: 3600,
      sampleInt: 20,
      timeout: 10,
      skipAggregateResult: true,
      setupClient: (client) => {
        events.push('setupClient');
        client.on('request', () => void events.push('request'));
        client.on('response', (status: number) => void events.push(`response ${status}`));
        tend(client);
      },
      requests: [
        {
          setupRequest: (request) => {
            drawn += 1;
            events.push(`draw ${drawn}`);
            return { ...request, path: `/${drawn}` };
          },
          onResponse: (_status, body) => void events.push(`body ${body}`),
        },
      ],
    },
    () => {},
  );
  return {
    stop: async () => {
      const done = once(instance, 'done');
      instance.stop();
      await done;
    },
  };
};

test('the first request is drawn before `setupClient`; later ones right after `request`, before they are written', async () => {
  const events: string[] = [];
  await using server = await serve((request, response) => {
    events.push(`served ${request.url}`);
    response.end('ok');
  });
  const { stop } = run(server.url, events);
  await until(() => server.paths.length >= 4);
  await stop();
  expect(events.slice(0, 12)).toEqual([
    'draw 1',
    'setupClient',
    'request',
    'served /1',
    'body ok',
    'response 200',
    'request',
    'draw 2',
    'served /2',
    'body ok',
    'response 200',
    'request',
  ]);
});

test('a reconnect emits `request` and draws anew; nothing else tells that an answer was lost', async () => {
  const events: string[] = [];
  await using server = await serve((request, response) => {
    if (request.url === '/2') request.socket.end();
    else response.end('ok');
  });
  const { stop } = run(server.url, events);
  await until(() => server.paths.length >= 4);
  await stop();
  expect(events.slice(events.indexOf('draw 2'), events.indexOf('draw 4'))).toEqual([
    'draw 2',
    'request',
    'draw 3',
    'body ok',
    'response 200',
    'request',
  ]);
});

test('a client has the parts that are mended, and drops what it sends on a destroyed socket', async () => {
  const errors: string[] = [];
  const clients: Client[] = [];
  const heads: object[] = [];
  await using server = await serve((_request, response) => response.end('ok'));
  const { stop } = run(server.url, [], (client) => {
    clients.push(client);
    client.on('connError', (error: Error) => void errors.push(error.message));
    client.on('headers', (head: object) => void heads.push(head));
    client.once('response', () => {
      client.conn.destroy();
      queueMicrotask(() => client._resetConnection());
    });
  });
  await until(() => server.paths.length >= 3);
  const [client] = clients;
  expect(server.paths.slice(0, 2)).toEqual(['/1', '/3']);
  expect(errors).toEqual([]);
  expect(client?.destroyed).toBe(false);
  expect(typeof client?.parser.initialize).toBe('function');
  expect(typeof client?.parser.finish).toBe('function');
  expect(client?.parser).toHaveProperty('body_bytes');
  expect(client?.parser).toHaveProperty('isChunked');
  expect(typeof client?.pipelinedRequests.clear).toBe('function');
  expect(heads[0]).toMatchObject({ versionMinor: 1, statusCode: 200, headers: expect.arrayContaining(['Date']) });
  await stop();
  expect(client?.destroyed).toBe(true);
});

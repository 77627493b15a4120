import { expect, test } from '@jest/globals';
import { alertsRoute, type AlertsRouteParts } from '../../src/app/alerts-route.ts';
import { createBodyReader } from '../../src/app/read-body.ts';
import { serve } from './serve.ts';
import { testLog } from './test-log.ts';

const secret = 'correct-horse-battery';

const open = async (parts: Partial<AlertsRouteParts> = {}) => {
  const bodies: unknown[] = [];
  const receive = async (body: unknown) => {
    bodies.push(body);
    return body === null ? null : [{ alert: 'Slow', result: 'fine' }];
  };
  const log = testLog(secret);
  const reader = createBodyReader({ one: 1000, all: 5000 });
  const route = alertsRoute({ secret, bodies: reader, receive: () => receive, log: log.log, ...parts });
  const served = await serve({ '/alerts': { POST: route } }, log);
  const send = (authorization: string | null, body: string, method = 'POST'): Promise<Response> =>
    fetch(`${served.url}/alerts`, {
      method,
      headers: authorization === null ? {} : { authorization },
      ...(method === 'POST' && { body }),
    });
  return { bodies, served, log, send, [Symbol.asyncDispose]: () => served[Symbol.asyncDispose]() };
};

test('the route takes nothing without the secret, and says what it made of the rest', async () => {
  await using given = await open();
  const { send, bodies } = given;
  for (const wrong of [
    null,
    'Bearer correct-horse-batterx',
    `Basic ${secret}`,
    secret,
    'Bearer ',
    `Bearer ${secret} x`,
  ]) {
    const answer = await send(wrong, '{}');
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  }
  expect(bodies).toEqual([]);
  const taken = await send(`Bearer ${secret}`, '{"a":1}');
  expect(taken.status).toBe(202);
  expect(await taken.json()).toEqual({ alerts: [{ alert: 'Slow', result: 'fine' }] });
  expect((await send(`bearer  ${secret}`, '{"a":1}')).status).toBe(202);
  expect(bodies).toEqual([{ a: 1 }, { a: 1 }]);
});

test('a body that is no JSON, of another form or too large is refused with the reason', async () => {
  await using given = await open();
  const broken = await given.send(`Bearer ${secret}`, '{"alerts": [');
  expect([broken.status, await broken.text()]).toEqual([
    400,
    expect.stringContaining("neither Alertmanager's webhook nor Grafana's"),
  ]);
  expect((await given.send(`Bearer ${secret}`, 'x'.repeat(2000))).status).toBe(413);
  expect(given.bodies).toEqual([null]);
});

test('who guesses is in the log, and the secret is not', async () => {
  await using given = await open();
  await given.send(`Basic ${secret}`, '{}');
  await given.send(`Bearer ${secret}`, '{"a":1}');
  expect(given.log.text()).toContain('An alert was refused.');
  expect(given.log.text()).not.toContain(secret);
});

test('it is only to be posted to', async () => {
  await using given = await open();
  expect((await given.send(`Bearer ${secret}`, '', 'GET')).status).toBe(405);
});

test('before the database is open, and while it is away, whoever sends is to send again', async () => {
  await using closed = await open({ receive: () => null });
  expect((await closed.send(`Bearer ${secret}`, '{}')).status).toBe(503);
  await using away = await open({
    receive: () => () => Promise.reject(new Error('The database is away: postgres://u:p@h.')),
  });
  const answer = await away.send(`Bearer ${secret}`, '{}');
  expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('postgres')]);
});

test('bodies that were refused or failed leave room for others', async () => {
  await using given = await open({ bodies: createBodyReader({ one: 1000, all: 1000 }) });
  for (let count = 0; count < 5; count++)
    expect((await given.send(`Bearer ${secret}`, JSON.stringify('x'.repeat(700)))).status).toBe(202);
});

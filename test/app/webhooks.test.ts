import { expect, test } from '@jest/globals';
import { DatabaseError } from '../../src/core/errors.ts';
import { type Hook, memoryStore, openHook } from './open-hook.ts';
import { deliveryHeaders, sign } from './serve.ts';

const counted = async ({ metrics }: Hook): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith('pacegate_deliveries_total'));

test('a delivery is recorded, then answered', async () => {
  const store = memoryStore();
  await using hook = await openHook({ store });
  const body = JSON.stringify({ zen: 'Design for failure.' });
  const answer = await hook.send(body, deliveryHeaders(body, { id: 'd-1' }));
  expect(answer.status).toBe(200);
  expect([...store.recorded.keys()]).toEqual(['d-1']);
  expect(await counted(hook)).toEqual(['pacegate_deliveries_total{event="ping",outcome="ignored"} 1']);
});

test('a replay is answered, and recorded once', async () => {
  const store = memoryStore();
  await using hook = await openHook({ store });
  const headers = deliveryHeaders('{}', { id: 'd-1' });
  expect((await hook.send('{}', headers)).status).toBe(200);
  expect((await hook.send('{}', headers)).status).toBe(200);
  expect(store.recorded.size).toBe(1);
  expect(await counted(hook)).toContain('pacegate_deliveries_total{event="ping",outcome="repeated"} 1');
});

test('an event that nobody knows is recorded and answered', async () => {
  const store = memoryStore();
  await using hook = await openHook({ store });
  const headers = deliveryHeaders('{"action":"went"}', { event: 'sponsors_of_tomorrow' });
  expect((await hook.send('{"action":"went"}', headers)).status).toBe(200);
  expect(store.recorded.size).toBe(1);
});

test.each([
  ['a wrong secret', (body: string) => deliveryHeaders(body, { by: 'development' })],
  ['another body', () => deliveryHeaders('{"a":1}')],
  ['no signature', (body: string) => ({ ...deliveryHeaders(body), 'x-hub-signature-256': '' })],
  ['a signature of the old kind', (body: string) => ({ ...deliveryHeaders(body), 'x-hub-signature-256': 'sha1=0a' })],
  ['no event', (body: string) => ({ ...deliveryHeaders(body), 'x-github-event': '' })],
  ['an event that is no name', (body: string) => ({ ...deliveryHeaders(body), 'x-github-event': '"}\' {' })],
])('%s: 400, and nothing is recorded', async (_what, headers) => {
  const store = memoryStore();
  await using hook = await openHook({ store });
  const answer = await hook.send('{"a":2}', headers('{"a":2}'));
  expect(answer.status).toBe(400);
  expect(store.recorded.size).toBe(0);
  expect(await counted(hook)).toEqual(['pacegate_deliveries_total{event="unknown",outcome="refused"} 1']);
});

test('a signed body that is no JSON, and content of another type', async () => {
  await using hook = await openHook();
  expect((await hook.send('{"a":')).status).toBe(400);
  const form = { ...deliveryHeaders('payload=%7B%7D'), 'content-type': 'application/x-www-form-urlencoded' };
  expect((await hook.send('payload=%7B%7D', form)).status).toBe(415);
});

test.each(['null', '0', '"text"', '[]', 'true'])('signed JSON that is no object does no harm: %s', async (body) => {
  await using hook = await openHook();
  const answer = await hook.send(body);
  expect([200, 500]).toContain(answer.status);
  // It goes on.
  expect((await hook.send('{}')).status).toBe(200);
});

test('what can not be recorded is a failure for GitHub, which says nothing of why', async () => {
  const store = {
    recordDelivery: () => Promise.reject(new DatabaseError('db.internal:5432 is away.', 'Start it.')),
  };
  await using hook = await openHook({ store });
  const answer = await hook.send('{"a":"a person\'s words"}');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('db.internal');
  expect(await counted(hook)).toEqual(['pacegate_deliveries_total{event="ping",outcome="failed"} 1']);
  expect(hook.served.log.text()).toContain('db.internal:5432 is away.');
  expect(hook.served.log.text()).not.toContain("a person's words");
});

test('what takes too long to record is a failure for GitHub too, though it may be recorded later', async () => {
  const late = Promise.withResolvers<boolean>();
  await using hook = await openHook({ store: { recordDelivery: () => late.promise }, patience: 20 });
  expect((await hook.send('{}')).status).toBe(503);
  late.resolve(true);
  await late.promise;
  expect(await counted(hook)).toEqual(['pacegate_deliveries_total{event="ping",outcome="failed"} 1']);
});

test('before the database is open nothing is taken', async () => {
  await using hook = await openHook({ isReady: false });
  const answer = await hook.send('{}');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
});

test('no log line holds a signature or a payload', async () => {
  await using hook = await openHook();
  const body = '{"private":"words of a person"}';
  await hook.send(body);
  await hook.send(body, deliveryHeaders(body, { by: 'another secret' }));
  expect(hook.served.log.text()).not.toContain('words of a person');
  expect(hook.served.log.text()).not.toContain(sign(body).slice(10));
});

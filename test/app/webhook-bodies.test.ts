import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import { webhookPath } from '../../src/app/app-manifest.ts';
import { webhookLimits } from '../../src/app/read-body.ts';
import { type Hook, memoryStore, openHook } from './open-hook.ts';
import { deliveryHeaders } from './serve.ts';

/** Sends a body in pieces without telling its length; resolves to the status. */
const sendInPieces = (port: number, headers: Record<string, string>, pieces: readonly Buffer[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path: webhookPath, method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    for (const piece of pieces) outgoing.write(piece);
    outgoing.end();
  });

test('25 MB are taken, and not a byte more', async () => {
  const store = memoryStore();
  await using hook = await openHook({ store });
  const largest = `{"text":"${'x'.repeat(webhookLimits.one - 11)}"}`;
  expect(largest.length).toBe(webhookLimits.one);
  expect((await hook.send(largest)).status).toBe(200);
  expect(store.recorded.size).toBe(1);

  const told = { ...deliveryHeaders('{}'), 'content-length': String(webhookLimits.one + 1) };
  expect(await sendInPieces(hook.served.port, told, [Buffer.from('{')])).toBe(413);
  const pieces = [Buffer.from(largest), Buffer.from(' ')];
  expect(await sendInPieces(hook.served.port, deliveryHeaders('{}'), pieces)).toBe(413);
  expect(store.recorded.size).toBe(1);
}, 300_000);

/** Sends until the answer is `wanted`: what another connection sends or does is on its way. */
const sendUntil = async (hook: Hook, body: string, wanted: number): Promise<number> => {
  let status = 0;
  for (let tries = 0; status !== wanted && tries < 1000; tries++) status = (await hook.send(body)).status;
  return status;
};

test('bodies of many senders together are bounded, and what was answered does not count any more', async () => {
  await using hook = await openHook({ limits: { one: 1000, all: 1500 } });
  const body = JSON.stringify({ text: 'x'.repeat(900) });
  // The first holds 900 bytes until its sender goes on.
  const held = request({
    host: '127.0.0.1',
    port: hook.served.port,
    path: webhookPath,
    method: 'POST',
    headers: deliveryHeaders(body),
  });
  const heldAnswer = new Promise<number>((resolve, reject) => {
    held.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    held.on('error', reject);
  });
  held.write(body.slice(0, 900));
  expect(await sendUntil(hook, body, 503)).toBe(503);
  held.end(body.slice(900));
  expect(await heldAnswer).toBe(200);
  expect((await hook.send(body)).status).toBe(200);
});

test('a sender that goes away in the middle leaves nothing behind', async () => {
  await using hook = await openHook({ limits: { one: 1000, all: 1500 } });
  const gone = request({
    host: '127.0.0.1',
    port: hook.served.port,
    path: webhookPath,
    method: 'POST',
    headers: { ...deliveryHeaders('{}'), 'content-length': '990' },
  });
  // It breaks off itself, which is an error for it.
  gone.on('error', () => {});
  gone.write('x'.repeat(900));
  const body = JSON.stringify({ text: 'x'.repeat(900) });
  expect(await sendUntil(hook, body, 503)).toBe(503);
  gone.destroy();
  expect(await sendUntil(hook, body, 200)).toBe(200);
});

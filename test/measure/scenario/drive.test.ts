import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { createDrive, type DriveOrder } from '../../../src/measure/scenario/drive.ts';
import { makeRoute, serve, type TestServer, until } from '../load/load-support.ts';

// Real sockets on a machine that may be busy.
jest.setTimeout(300_000);

const drive = ({ port }: TestServer, scenario: Partial<DriveOrder['scenario']>) =>
  createDrive(
    {
      seed: 1,
      label: 'api/users',
      target: { host: '127.0.0.1', port, pid: process.pid },
      routes: [makeRoute('a'), makeRoute('b')],
      scenario: { steps: null, think: null, connections: 10, reuse: true, ...scenario },
      data: null,
      probe: false,
    },
    { snapshot: () => Promise.resolve(null) },
  );

test('as many users as are wanted are kept busy, however often that changes and whoever goes first', async () => {
  const waiting: ServerResponse[] = [];
  await using server = await serve((_request, response) => void waiting.push(response));
  await using load = drive(server, { steps: [{ route: makeRoute('a'), capture: {} }] });
  const users = (connections: number) => load.demand({ rate: null, connections }, false);
  await users(4);
  await until(() => waiting.length === 4);
  await users(2);
  const [third] = waiting.splice(2, 1);
  third?.end('ok');
  while ((await load.interval()).underWay > 3) await delay(5);
  await users(4);
  await until(() => waiting.length === 4);
  await users(3);
  for (const response of waiting.splice(0)) response.end('ok');
  await until(() => waiting.length === 3);
  expect((await load.interval()).underWay).toBe(3);
  for (const response of waiting.splice(0)) response.end('ok');
  await until(() => waiting.length === 3);
});

test('requests that can not be sent are those of the mix, and not all of its first route', async () => {
  await using server = await serve(() => {});
  await using load = drive(server, { connections: 1 });
  await load.demand({ rate: 1e6, connections: null }, false);
  const dropped: Record<string, number> = {};
  while (Object.values(dropped).reduce((sum, count) => sum + count, 0) < 1000) {
    await delay(5);
    const { routes } = await load.interval();
    for (const [route, { errors }] of Object.entries(routes)) dropped[route] = (dropped[route] ?? 0) + errors;
  }
  await load.demand({ rate: null, connections: null }, true);
  expect(dropped['a']).toBeGreaterThan(400);
  expect(dropped['b']).toBeGreaterThan(400);
});

import { expect, test } from '@jest/globals';
import { alertsRoute } from '../../../src/app/alerts-route.ts';
import { createBodyReader } from '../../../src/app/read-body.ts';
import { readAlerts } from '../../../src/usecases/app/alerts/read-alerts.ts';
import { receiveAlerts } from '../../../src/usecases/app/alerts/receive-alerts.ts';
import { serve } from '../../app/serve.ts';
import { testLog } from '../../app/test-log.ts';
import { makeRun, memoryAppStore, shopRepository } from './jobs/memory-app-store.ts';

// As Alertmanager's documentation has it (version 4), and Grafana's with its own fields.
const alertmanager = (labels: object = {}, status = 'firing') => ({
  version: '4',
  groupKey: '{}:{alertname="Slow"}',
  status,
  receiver: 'pacegate',
  groupLabels: { alertname: 'Slow' },
  commonLabels: { alertname: 'Slow', repository: 'acme/shop' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  alerts: [{ status, labels, annotations: {}, startsAt: '2026-03-02T10:00:00Z', endsAt: '', fingerprint: 'a1' }],
});
const grafana = {
  ...alertmanager({ suite: 'api', metric: 'latency.p95', route: 'GET /orders' }),
  orgId: 1,
  title: '[FIRING:1] Slow',
  state: 'alerting',
  message: 'x',
};

const pushed = (sha: string, minute: number) =>
  makeRun({
    purpose: { kind: 'refresh', branch: 'main' },
    headSha: sha,
    createdAt: new Date(minute * 60_000),
    state: 'ended',
  });
const [first, second, third] = ['1', '2', '3'].map((it) => it.repeat(40));
const deployed = () => memoryAppStore([pushed(first!, 1), pushed(second!, 2), pushed(third!, 3)], shopRepository);
const tools = (store = deployed()) => ({
  store: {
    ...store,
    repositoryByName: async (owner: string, name: string) =>
      `${owner}/${name}` === 'acme/shop' ? shopRepository : null,
  },
  log: { info: () => {}, warn: () => {}, error: () => {} },
});

test('both webhooks are read; what is resolved, names no repository or could be an option is not', () => {
  expect(readAlerts(alertmanager())).toEqual([{ owner: 'acme', repository: 'shop', name: 'Slow', about: '' }]);
  expect(readAlerts(grafana)).toMatchObject([{ about: 'api latency.p95 GET /orders' }]);
  expect(readAlerts(alertmanager({}, 'resolved'))).toEqual([]);
  expect(readAlerts(alertmanager({ repository: 'acme/shop/../../x' }))).toEqual([]);
  expect(readAlerts(alertmanager({ suite: '--out /etc api' }))).toMatchObject([{ about: '/etc api' }]);
  for (const other of [null, [], 'x', {}, { alerts: 7 }, { alerts: [{ labels: { a: 1 } }] }])
    expect(readAlerts(other)).toBeNull();
});

test('an alert starts one investigation between the last two deploys', async () => {
  const given = tools();
  expect(await receiveAlerts(grafana, given)).toEqual([
    { alert: 'Slow', result: `investigating ${third!.slice(0, 10)} against ${second!.slice(0, 10)}` },
  ]);
  const run = [...given.store.runs.values()].at(-1)!;
  expect(run).toMatchObject({
    purpose: { kind: 'alert', alert: 'Slow' },
    mode: 'investigate',
    headSha: third,
    base: { sha: second },
  });
  expect(await receiveAlerts(grafana, given)).toMatchObject([{ result: 'an investigation is under way already' }]);
  given.store.runs.set(run.id, { ...run, state: 'ended', outcome: 'investigated' });
  expect(await receiveAlerts(grafana, given)).toMatchObject([{ result: expect.stringContaining('already') }]);
});

test('one of a repository that the App does not know, or of which it knows too little, starts nothing', async () => {
  const given = tools(memoryAppStore([pushed(first!, 1)]));
  expect(await receiveAlerts(alertmanager({ repository: 'other/one' }), given)).toMatchObject([
    { result: 'the App is not installed there' },
  ]);
  expect(await receiveAlerts(alertmanager(), given)).toMatchObject([{ result: expect.stringContaining('two pushes') }]);
  expect(given.store.runs.size).toBe(1);
});

test('the route takes nothing without the secret, and says what it made of the rest', async () => {
  const bodies: unknown[] = [];
  const receive = async (body: unknown) => {
    bodies.push(body);
    return body === null ? null : [{ alert: 'Slow', result: 'fine' }];
  };
  const secret = 'correct-horse-battery';
  const { log } = testLog();
  const reader = createBodyReader({ one: 1000, all: 5000 });
  await using served = await serve({
    '/alerts': { POST: alertsRoute({ secret, bodies: reader, receive: () => receive, log }) },
  });
  const send = async (authorization: string | null, body: string): Promise<number> => {
    const headers = authorization === null ? {} : { authorization };
    return (await fetch(`${served.url}/alerts`, { method: 'POST', headers, body })).status;
  };
  expect(await send(null, '{}')).toBe(401);
  expect(await send('Bearer correct-horse-batterx', '{}')).toBe(401);
  expect(await send(`Basic ${secret}`, '{}')).toBe(401);
  expect(bodies).toEqual([]);
  expect(await send(`Bearer ${secret}`, '{"a":1}')).toBe(202);
  expect(await send(`Bearer ${secret}`, 'no json')).toBe(400);
  expect(await send(`Bearer ${secret}`, 'x'.repeat(2000))).toBe(413);
});

import { expect, test } from '@jest/globals';
import { readAlerts } from '../../../../src/usecases/app/alerts/read-alerts.ts';
import { receiveAlerts } from '../../../../src/usecases/app/alerts/receive-alerts.ts';
import { makeRun, memoryAppStore, shopRepository } from '../jobs/memory-app-store.ts';
import { alertmanager, alertTools } from './alert-support.ts';

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
const tools = (store = deployed()) => alertTools(store);

test('both webhooks are read; what is in another state, names no repository or could be an option is not', () => {
  expect(readAlerts(alertmanager())).toEqual([
    {
      owner: 'acme',
      repository: 'shop',
      name: 'Slow',
      about: '',
      group: expect.stringMatching(/^[\da-f]{32}$/u),
      isFiring: true,
      at: '2026-03-02T10:00:00.000Z',
    },
  ]);
  expect(readAlerts(grafana)).toMatchObject([{ about: 'api latency.p95 GET /orders' }]);
  expect(readAlerts(alertmanager({}, 'pending'))).toEqual([]);
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

test('a group of more alerts than are looked at, or with long labels, is no reason to take none', () => {
  const one = alertmanager({ suite: 'api', description: 'x'.repeat(5000) });
  const many = { ...one, alerts: Array.from({ length: 150 }, () => one.alerts[0]!) };
  expect(readAlerts(many)).toHaveLength(100);
  const resolved = { ...one.alerts[0]!, status: 'resolved' };
  expect(readAlerts({ ...one, alerts: [...Array.from({ length: 150 }, () => resolved), ...one.alerts] })).toHaveLength(
    1,
  );
});

test('an alert’s own labels and state come before those of its group', () => {
  const [own] = alertmanager({ repository: 'acme/web', alertname: 'Own' }).alerts;
  const [over] = alertmanager({}, 'resolved').alerts;
  const mixed = { ...alertmanager(), alerts: [own!, over!, { labels: {} }] };
  expect(readAlerts(mixed)).toMatchObject([
    { repository: 'web', name: 'Own', isFiring: true },
    { repository: 'shop', name: 'Slow', isFiring: true },
  ]);
});

test('of several alerts of one repository the first starts an investigation, and the others are told of it', async () => {
  const given = tools();
  const [one] = alertmanager({ suite: 'api' }).alerts;
  const answers = await receiveAlerts({ ...alertmanager(), alerts: [one!, one!] }, given);
  expect(answers).toMatchObject([
    { result: expect.stringContaining('investigating') },
    { result: 'an investigation is under way already' },
  ]);
  expect(given.store.runs.size).toBe(4);
  expect([...given.store.runs.values()].at(-1)).toMatchObject({
    about: 'api',
    isApproved: true,
    requestedBy: null,
    state: 'queued',
  });
});

test('a deploy is a push, however often it was measured and whatever came of it', async () => {
  const runs = [
    pushed(first!, 1),
    pushed(second!, 2),
    { ...pushed(third!, 3), outcome: 'cancelled' as const },
    pushed(third!, 4),
    makeRun({ headSha: '9'.repeat(40), state: 'ended' }),
  ];
  expect(await receiveAlerts(alertmanager(), tools(memoryAppStore(runs)))).toMatchObject([
    { result: `investigating ${third!.slice(0, 10)} against ${second!.slice(0, 10)}` },
  ]);
});

test('a newer deploy is looked into anew, and so is one whose investigation failed', async () => {
  const given = tools();
  await receiveAlerts(grafana, given);
  const run = [...given.store.runs.values()].at(-1)!;
  given.store.runs.set(run.id, { ...run, state: 'ended', outcome: 'failed' });
  expect(await receiveAlerts(grafana, given)).toMatchObject([{ result: expect.stringContaining('investigating') }]);
  const again = [...given.store.runs.values()].at(-1)!;
  given.store.runs.set(again.id, { ...again, state: 'ended', outcome: 'investigated' });
  const fourth = pushed('4'.repeat(40), 9);
  given.store.runs.set(fourth.id, fourth);
  expect(await receiveAlerts(grafana, given)).toMatchObject([
    { result: `investigating 4444444444 against ${third!.slice(0, 10)}` },
  ]);
});

test('where the App is suspended or was removed nothing starts', async () => {
  const given = tools();
  for (const state of ['suspended', 'removed'] as const) {
    const store = { ...given.store, repositoryByName: async () => ({ ...shopRepository, state }) };
    expect(await receiveAlerts(alertmanager(), { ...given, store })).toMatchObject([
      { result: 'the App is not installed there' },
    ]);
  }
  expect(given.store.runs.size).toBe(3);
});

test('what is neither webhook is told from one that has nothing for us', async () => {
  expect(await receiveAlerts({ alerts: 'all' }, tools())).toBeNull();
  expect(await receiveAlerts({ alerts: [] }, tools())).toEqual([]);
});

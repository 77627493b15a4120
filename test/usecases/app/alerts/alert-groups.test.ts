import { expect, test } from '@jest/globals';
import { readAlerts } from '../../../../src/usecases/app/alerts/read-alerts.ts';
import { receiveAlerts } from '../../../../src/usecases/app/alerts/receive-alerts.ts';
import { alertTopic } from '../../../../src/usecases/app/model.ts';
import { makeRun, memoryAppStore } from '../jobs/memory-app-store.ts';
import { alertmanager, alertTools } from './alert-support.ts';

const over = (endsAt = '2026-03-02T11:30:00Z', labels: object = {}) => alertmanager(labels, 'resolved', { endsAt });
const groupOf = (body: object): string | undefined => readAlerts(body)?.[0]?.group;
const group = groupOf(alertmanager())!;

const pushed = (sha: string) =>
  makeRun({ purpose: { kind: 'refresh', branch: 'main' }, headSha: sha.repeat(40), state: 'ended' });
const deployed = () => alertTools(memoryAppStore([pushed('1'), pushed('2')]));

test('a group is what its sender says, else the alert’s name: the same whenever it is sent', () => {
  const named = (name: string, groupKey?: unknown) => ({ ...alertmanager({ alertname: name }), groupKey });
  expect(groupOf(over())).toBe(group);
  expect(groupOf({ ...alertmanager(), groupKey: 'another' })).not.toBe(group);
  expect(groupOf(named('A'))).toBe(groupOf(named('A')));
  expect(groupOf(named('A'))).not.toBe(groupOf(named('B')));
  // Whatever stands there is no reason to take no alert.
  expect(groupOf(named('A', 7))).toBe(groupOf(named('A')));
});

test('of what is over there is one for each repository, the latest, and none while something there fires', () => {
  const [first] = over('2026-03-02T11:30:00Z').alerts;
  const [last] = over('2026-03-02T11:45:00Z').alerts;
  const [unknown] = over('once').alerts;
  const [web] = over('2026-03-02T11:00:00Z', { repository: 'acme/web' }).alerts;
  const [firing] = alertmanager().alerts;
  const body = (...alerts: readonly object[]) => ({ ...over(), alerts });
  expect(readAlerts(body(unknown!, first!, web!, last!))).toMatchObject([
    { repository: 'shop', isFiring: false, at: '2026-03-02T11:45:00.000Z' },
    { repository: 'web', isFiring: false },
  ]);
  expect(readAlerts(body(first!, web!, firing!))).toMatchObject([
    { repository: 'shop', isFiring: true },
    { repository: 'web', isFiring: false },
  ]);
  expect(readAlerts(body(first!, { ...firing!, labels: { repository: 'ACME/Shop' } }))).toMatchObject([
    { isFiring: true },
  ]);
});

test('a time that can not be is none', () => {
  for (const startsAt of ['0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z', 'soon', ''])
    expect(readAlerts(alertmanager({}, 'firing', { startsAt }))).toMatchObject([{ at: null }]);
});

test('a name is cut to whole characters that every database takes', () => {
  const name = `${'x'.repeat(199)}😀 and \0`;
  const [alert] = readAlerts(alertmanager({ alertname: name }))!;
  expect(alert?.name.isWellFormed()).toBe(true);
  expect(readAlerts(alertmanager({ alertname: 'a\0b' }))).toMatchObject([{ name: 'ab' }]);
});

test('a run remembers the group of its alert', async () => {
  const given = deployed();
  await receiveAlerts(alertmanager(), given);
  expect([...given.store.runs.values()].at(-1)?.purpose).toEqual({
    kind: 'alert',
    branch: 'main',
    alert: 'Slow',
    group,
    resolvedAt: null,
  });
  expect(given.recorded).toEqual([]);
});

test('that there are no two deploys is told once, however often it is sent', async () => {
  const given = alertTools(memoryAppStore([pushed('1')]));
  for (let sent = 0; sent < 3; sent++) await receiveAlerts(alertmanager(), given);
  expect(given.recorded).toMatchObject([
    {
      id: expect.stringMatching(/^alert-[\da-f]{64}$/u),
      event: 'alert',
      action: 'no-deploys',
      jobs: [
        { kind: 'alert', repositoryId: 4, alert: 'Slow', group, news: 'no-deploys', at: '2026-03-02T10:00:00.000Z' },
      ],
    },
  ]);
  // It was over, and fires anew.
  await receiveAlerts(alertmanager({}, 'firing', { startsAt: '2026-03-03T10:00:00Z' }), given);
  expect(given.recorded).toHaveLength(2);
});

test('that it is over is told once, where something was investigated for it or told of it', async () => {
  const given = deployed();
  expect(await receiveAlerts(over(), given)).toEqual([
    { alert: 'Slow', result: 'it is over, and nothing was investigated for it' },
  ]);
  expect(given.recorded).toEqual([]);
  await receiveAlerts(alertmanager(), given);
  for (let sent = 0; sent < 2; sent++)
    expect(await receiveAlerts(over(), given)).toEqual([
      { alert: 'Slow', result: 'it is over, which its issue will say' },
    ]);
  expect(given.recorded).toMatchObject([
    { action: 'resolved', jobs: [{ news: 'resolved', at: '2026-03-02T11:30:00.000Z' }] },
  ]);

  const told = alertTools(memoryAppStore());
  told.store.issues.set(alertTopic(group), { issue: 31, state: 'open' });
  await receiveAlerts(over(), told);
  expect(told.recorded).toHaveLength(1);
  await receiveAlerts({ ...over(), groupKey: 'another' }, told);
  expect(told.recorded).toHaveLength(1);
});

test('where the App is not installed nothing is recorded', async () => {
  const given = deployed();
  await receiveAlerts(over(undefined, { repository: 'other/one' }), given);
  await receiveAlerts(alertmanager({ repository: 'other/one' }), given);
  expect(given.recorded).toEqual([]);
});

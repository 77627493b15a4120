import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { failedDeliveries, type HookDelivery, neverSucceeded, redeliver } from '../../src/github/hook-deliveries.ts';
import { api, useNock } from './github-support.ts';
import { host, prefix, testGitHub } from './make-github.ts';

useNock();

const deliveries = `${prefix}/app/hook/deliveries`;
const minute = (of: number): string => new Date(Date.UTC(2026, 2, 1, 12, of)).toISOString();

const item = (id: number, guid: string, code: number, at: number) => ({
  id,
  guid,
  delivered_at: minute(at),
  redelivery: false,
  duration: 1,
  status: code === 200 ? 'OK' : 'failed',
  status_code: code,
  event: 'pull_request',
  action: 'opened',
  installation_id: 77,
  repository_id: 4,
});

test('events that no attempt delivered, the oldest first, page after page until they are too old', async () => {
  const next = { link: `<${host}${deliveries}?per_page=100&cursor=v1_2>; rel="next"` };
  const more = { link: `<${host}${deliveries}?per_page=100&cursor=v1_3>; rel="next"` };
  api()
    .get(`${deliveries}?per_page=100`)
    .reply(200, [item(9, 'b', 502, 50), item(8, 'a', 200, 48), item(7, 'b', 0, 40)], next)
    .get(`${deliveries}?per_page=100&cursor=v1_2`)
    .reply(200, [item(6, 'c', 500, 35), item(5, 'a', 504, 30), item(4, 'd', 500, 5)], more);
  const failed = await failedDeliveries(testGitHub().github, { since: new Date(minute(10)) });
  expect(failed).toEqual([
    { id: 6, guid: 'c', event: 'pull_request', at: new Date(minute(35)), lastAt: new Date(minute(35)), attempts: 1 },
    { id: 9, guid: 'b', event: 'pull_request', at: new Date(minute(40)), lastAt: new Date(minute(50)), attempts: 2 },
  ]);
});

const attempt: fc.Arbitrary<HookDelivery> = fc.record({
  id: fc.nat(1000),
  guid: fc.constantFrom('a', 'b', 'c', 'd'),
  at: fc.nat(60).map((it) => new Date(minute(it))),
  event: fc.constant('push'),
  isOk: fc.boolean(),
});

test('each event is told once, none that was delivered, and the oldest first', () => {
  fc.assert(
    fc.property(fc.array(attempt), (attempts) => {
      const failed = neverSucceeded(attempts);
      const guids = failed.map(({ guid }) => guid);
      const delivered = new Set(attempts.filter(({ isOk }) => isOk).map(({ guid }) => guid));
      const expected = new Set(attempts.map(({ guid }) => guid).filter((guid) => !delivered.has(guid)));
      expect(new Set(guids)).toEqual(expected);
      expect(guids).toHaveLength(expected.size);
      expect(failed.map(({ at }) => at.getTime())).toEqual(
        failed.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a delivery is asked for again; one that is too old is not', async () => {
  api().post(`${deliveries}/9/attempts`).reply(202, {});
  expect(await redeliver(testGitHub().github, 9)).toBe(true);
  api().post(`${deliveries}/9/attempts`).reply(404, { message: 'Not Found' });
  expect(await redeliver(testGitHub().github, 9)).toBe(false);
  api().post(`${deliveries}/9/attempts`).reply(401, { message: 'A JSON web token could not be decoded' });
  await expect(redeliver(testGitHub().github, 9)).rejects.toMatchObject({ status: 401 });
});

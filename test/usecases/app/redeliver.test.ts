import { expect, test } from '@jest/globals';
import { DatabaseError } from '../../../src/core/errors.ts';
import { redeliver } from '../../../src/usecases/app/redeliver.ts';
import { api, useNock } from '../../github/github-support.ts';
import { prefix } from '../../github/make-github.ts';
import { bench } from './jobs/job-support.ts';
import { memoryAppStore } from './jobs/memory-app-store.ts';

useNock();

const now = new Date('2026-03-04T12:00:00.000Z');
const ago = (minutes: number): string => new Date(now.getTime() - 60_000 * minutes).toISOString();
const deliveries = `${prefix}/app/hook/deliveries`;

const item = (id: number, guid: string, code: number, minutes: number) => ({
  id,
  guid,
  delivered_at: ago(minutes),
  status_code: code,
  event: 'push',
});

const stage = (store = memoryAppStore()) => bench({ ...store, ping: async () => {} }, { clock: { date: () => now } });

const listed = (...items: object[]): void => {
  api().get(`${deliveries}?per_page=100`).reply(200, items);
};
const askedFor = (id: number, status = 202): void => {
  api().post(`${deliveries}/${id}/attempts`).reply(status, {});
};

test('what was never taken is asked for again, the oldest first, and the next turn looks from there on', async () => {
  const { tools, meter } = stage();
  listed(item(9, 'c', 502, 10), item(8, 'b', 200, 20), item(7, 'a', 502, 30), item(6, 'b', 502, 40));
  askedFor(7);
  askedFor(9);
  expect(await redeliver(tools, { since: null })).toEqual(new Date(ago(30)));
  expect(meter.requests.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
    `${deliveries}/7/attempts`,
    `${deliveries}/9/attempts`,
  ]);
});

test('one turn asks for so many, and what is older than GitHub keeps is not looked at', async () => {
  const { tools, meter } = stage();
  listed(item(9, 'c', 502, 10), item(8, 'b', 502, 20), item(7, 'a', 502, 30), item(6, 'old', 502, 60 * 73));
  askedFor(7);
  askedFor(8);
  await redeliver(tools, { since: null, most: 2 });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('an event that is refused each time is given up', async () => {
  const { tools, meter } = stage();
  listed(...[1, 2, 3, 4, 5, 6, 7, 8].map((it) => item(it, 'a', 400, 600 - it)));
  await redeliver(tools, { since: null });
  expect(meter.count).toBe(1);
});

const attempts: [number, number, boolean][] = [
  [1, 0.5, true],
  [2, 0.5, false],
  [2, 1, true],
  [4, 3, false],
  [4, 4, true],
];

test.each(attempts)('after %i attempts, the last %f minutes ago: again is %s', async (count, minutes, isAskedFor) => {
  const { tools, meter } = stage();
  listed(...Array.from({ length: count }, (_, index) => item(count - index, 'a', 503, minutes + index)));
  if (isAskedFor) askedFor(count);
  await redeliver(tools, { since: null });
  expect(meter.count).toBe(isAskedFor ? 2 : 1);
});

test('while the database does not answer GitHub is not asked: no attempt would succeed', async () => {
  const { tools, meter } = stage();
  const gone = new DatabaseError('It is away.', 'Start it.');
  const store = { ...tools.store, ping: () => Promise.reject(gone) };
  await expect(redeliver({ ...tools, store }, { since: null })).rejects.toBe(gone);
  expect(meter.count).toBe(0);
});

test('one that GitHub does not deliver any more is told', async () => {
  const { tools, lines } = stage();
  listed(item(9, 'c', 502, 10));
  askedFor(9, 404);
  await redeliver(tools, { since: null });
  expect(lines).toEqual(['warn GitHub does not deliver an event again.']);
});

test('when all is well the next turn looks from about now', async () => {
  const { tools } = stage();
  listed(item(9, 'c', 200, 1));
  const since = await redeliver(tools, { since: new Date(ago(60)) });
  expect(since).toEqual(new Date(ago(2)));
});

test('an API that is away leaves all as it is', async () => {
  const { tools } = stage();
  api().get(`${deliveries}?per_page=100`).times(4).reply(503, { message: 'no' });
  await expect(redeliver(tools, { since: null })).rejects.toMatchObject({ status: 503 });
});

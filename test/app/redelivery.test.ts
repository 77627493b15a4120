import { expect, test } from '@jest/globals';
import { createRedelivery } from '../../src/app/redelivery.ts';

const minute = 60_000;
const start = Date.parse('2026-11-20T12:00:00Z');

/**
 * Turns a minute apart; `answers` gives until when all is well, in minutes from the start. `failures`: when this process could
 * not take a delivery.
 */
const turns = async (
  count: number,
  answer: (at: number) => number,
  failures: readonly number[] = [],
): Promise<{ at: number; since: number | null }[]> => {
  const asked: { at: number; since: number | null }[] = [];
  let now = 0;
  const redelivery = createRedelivery({
    ask: async (since) => {
      asked.push({ at: now, since: since === null ? null : (since.getTime() - start) / minute });
      return new Date(start + minute * answer(now));
    },
    date: () => new Date(start + minute * now),
  });
  for (; now < count; now++) {
    if (failures.includes(now)) redelivery.expect();
    await redelivery.turn();
  }
  return asked;
};

test('three times at the start, then every hour, each time from where all was well', async () => {
  const asked = await turns(150, (at) => at - 2);
  expect(asked.map(({ at }) => at)).toEqual([0, 1, 2, 62, 122]);
  expect(asked.map(({ since }) => since)).toEqual([null, -2, -1, 0, 60]);
});

test('every minute as long as something is missing', async () => {
  const asked = await turns(30, (at) => (at < 10 ? -60 : at - 2));
  expect(asked.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('every minute for a while after this process could not take a delivery', async () => {
  const asked = await turns(40, (at) => at - 2, [20]);
  expect(asked.map(({ at }) => at)).toEqual([0, 1, 2, 20, 21, 22]);
});

test('a refusal of GitHub loses nothing: the next turn asks again', async () => {
  let count = 0;
  const redelivery = createRedelivery({
    ask: async () => {
      count += 1;
      if (count === 1) throw new Error('GitHub is away.');
      return new Date(start);
    },
    date: () => new Date(start),
  });
  await expect(redelivery.turn()).rejects.toThrow('away');
  await redelivery.turn();
  expect(count).toBe(2);
});

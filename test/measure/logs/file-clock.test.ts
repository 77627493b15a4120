import { expect, test } from '@jest/globals';
import { createFileClock } from '../../../src/measure/logs/file-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1);

test('single lines with a wrong clock are left out', () => {
  const clock = createFileClock();
  const times = [start, start + 1000, 86_400_000, start + 2000, start + 400 * day, start + 3000];
  expect(times.map((it) => clock.take(it))).toEqual([start, start + 1000, null, start + 2000, null, start + 3000]);
  expect(clock).toMatchObject({ offClock: 2, outOfOrder: 0, from: start, to: start + 3000 });
});

test('a clock that was set right is believed when enough lines agree', () => {
  const clock = createFileClock();
  clock.take(0);
  const taken = Array.from({ length: 40 }, (_, k) => clock.take(start + k * 1000)).filter((it) => it !== null);
  expect(taken).toHaveLength(21);
  expect(clock.offClock).toBe(19);
});

test('lines that are rare are no wrong clock', () => {
  const clock = createFileClock();
  for (let k = 0; k < 10; k++) expect(clock.take(start + k * 20 * day)).not.toBeNull();
});

test('lines a little out of order are those of several processes, others are counted', () => {
  const clock = createFileClock();
  for (const time of [10_000, 9500, 8000, 12_000]) clock.take(start + time);
  expect(clock.outOfOrder).toBe(1);
});

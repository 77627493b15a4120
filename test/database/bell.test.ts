import { expect, test } from '@jest/globals';
import { createBell } from '../../src/database/bell.ts';

test('it wakes all that wait', async () => {
  const bell = createBell();
  const heard = bell.rings();
  const waiting = [bell.wait(heard, 60_000), bell.wait(heard, 60_000)];
  bell.ring();
  expect(await Promise.all(waiting)).toHaveLength(2);
});

test('a ring between the look and the wait is not missed', async () => {
  const bell = createBell();
  const heard = bell.rings();
  bell.ring();
  await bell.wait(heard, 60_000);
  expect(bell.rings()).toBe(heard + 1);
});

test('without a ring the time ends it', async () => {
  const bell = createBell();
  await bell.wait(bell.rings(), 1);
  expect(bell.rings()).toBe(0);
});

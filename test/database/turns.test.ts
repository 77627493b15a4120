import { expect, test } from '@jest/globals';
import { createTurns } from '../../src/database/turns.ts';

test('one at a time has its turn, in the order of asking', async () => {
  const turns = createTurns('here');
  const order: number[] = [];
  let inside = 0;
  await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const giveBack = await turns.take();
      expect((inside += 1)).toBe(1);
      order.push(index);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      giveBack();
    }),
  );
  expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index));
});

test('a turn that is given back twice is given to one', async () => {
  const turns = createTurns('here');
  const first = await turns.take();
  const waiting = [turns.take(), turns.take()];
  first();
  first();
  const second = await waiting[0]!;
  const isTaken = await Promise.race([
    waiting[1]!.then(() => true),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);
  expect(isTaken).toBe(false);
  second();
  (await waiting[1]!)();
});

test('who waits too long is told, and does not hold up the others', async () => {
  const turns = createTurns('/data');
  const held = await turns.take();
  const impatient = turns.take(1);
  const patient = turns.take();
  await expect(impatient).rejects.toThrow('The database /data was busy for 0 s.');
  held();
  (await patient)();
});

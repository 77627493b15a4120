import { expect, test } from '@jest/globals';
import { createWaitingRoom } from '../../../src/measure/scenario/waiting-room.ts';

/** A room whose visitors leave when they are told to. */
const openRoom = (places: number) => {
  const inside: { readonly due: number; readonly leave: () => void }[] = [];
  let refused = 0;
  const room = createWaitingRoom({
    places,
    enter: (due) => new Promise<void>((resolve) => void inside.push({ due, leave: resolve })),
    refused: () => {
      refused += 1;
    },
  });
  const leave = async (): Promise<void> => {
    inside.shift()?.leave();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { room, inside, leave, refused: () => refused };
};

test('no more are let in than there are places, and the others in the order they came', async () => {
  const { room, inside, leave, refused } = openRoom(2);
  const now = performance.now();
  const dues = Array.from({ length: 3000 }, (_, at) => now + at / 1000);
  for (const due of dues) room.come(due);
  expect([room.inside(), room.waiting()]).toEqual([2, 2998]);
  const seen: number[] = [];
  while (inside.length > 0) {
    expect(inside.length).toBeLessThanOrEqual(2);
    seen.push(inside[0]?.due ?? 0);
    await leave();
  }
  expect(seen).toEqual(dues);
  expect([room.inside(), room.waiting(), refused()]).toEqual([0, 0, 0]);
});

test('who has waited for too long is refused, and so is who comes to a room that is full', async () => {
  const { room, inside, leave, refused } = openRoom(1);
  const now = performance.now();
  room.come(now);
  room.come(now - 3_600_000);
  room.come(now - 3_600_000);
  room.come(now + 3_600_000);
  await leave();
  expect(refused()).toBe(2);
  expect(inside.map(({ due }) => due)).toEqual([now + 3_600_000]);
  for (let many = 0; many < 200_010; many++) room.come(now);
  expect([room.waiting(), refused()]).toEqual([200_000, 12]);
});

test('those that are sent away are counted nowhere', async () => {
  const { room, leave, refused } = openRoom(1);
  for (let many = 0; many < 10; many++) room.come(performance.now());
  room.clear();
  await leave();
  expect([room.inside(), room.waiting(), refused()]).toEqual([0, 0, 0]);
});

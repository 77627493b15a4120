import { expect, test } from '@jest/globals';
import { startLoops } from '../../src/app/loops.ts';
import { DatabaseError } from '../../src/core/errors.ts';
import { testLog } from './test-log.ts';

/** Waits that take no time, but for the last one, which lasts until the loops end. */
const testWaits = (most: number) => {
  const waits: number[] = [];
  const over = Promise.withResolvers<void>();
  return {
    waits,
    over: over.promise,
    wait: async (ms: number, signal: AbortSignal): Promise<void> => {
      waits.push(ms);
      if (waits.length < most) return;
      over.resolve();
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
    },
  };
};

test('turns follow each other after their waits, and a failed one ends nothing', async () => {
  const { log, text } = testLog();
  const { waits, over, wait } = testWaits(5);
  let turns = 0;
  {
    await using _loops = startLoops(
      [
        {
          name: 'Looking around',
          waits: [0, 60_000, 3_600_000],
          turn: async () => {
            turns += 1;
            if (turns === 2) throw new DatabaseError('It is away.', 'Start it.');
          },
        },
      ],
      { log, wait },
    );
    await over;
  }
  expect(turns).toBe(4);
  expect(waits).toEqual([0, 60_000, 3_600_000, 3_600_000, 3_600_000]);
  expect(text().match(/Looking around failed\./g)).toHaveLength(1);
});

test('of failures in a row some are told, and their end', async () => {
  const { log, text } = testLog();
  const { over, wait } = testWaits(9);
  let turns = 0;
  {
    await using _loops = startLoops(
      [
        {
          name: 'Looking around',
          waits: [0],
          turn: async () => {
            turns += 1;
            if (turns < 8) throw new DatabaseError('It is away.', 'Start it.');
          },
        },
      ],
      { log, wait },
    );
    await over;
  }
  expect(text().match(/Looking around failed\./g)).toHaveLength(3);
  expect(text().match(/Looking around works again\./g)).toHaveLength(1);
});

test('a running turn is told to end and waited for; what it throws then is no failure', async () => {
  const { log, text } = testLog();
  const begun = Promise.withResolvers<void>();
  let ended = false;
  {
    await using _loops = startLoops(
      [
        {
          name: 'Waiting',
          waits: [0],
          turn: async (signal) => {
            begun.resolve();
            await new Promise<void>((resolve) => {
              signal.addEventListener('abort', () => resolve());
            });
            ended = true;
            throw signal.reason;
          },
        },
      ],
      { log },
    );
    await begun.promise;
  }
  expect(ended).toBe(true);
  expect(text()).toBe('');
});

test('loops that wait end at once', async () => {
  let turns = 0;
  const loops = startLoops([{ name: 'Later', waits: [3_600_000], turn: async () => void (turns += 1) }], {
    log: testLog().log,
  });
  await loops[Symbol.asyncDispose]();
  expect(turns).toBe(0);
});

test('a turn that does not end is not waited for for ever', async () => {
  const begun = Promise.withResolvers<void>();
  const loops = startLoops(
    [
      {
        name: 'Hanging',
        waits: [0],
        turn: async () => {
          begun.resolve();
          await new Promise(() => {});
        },
      },
    ],
    { log: testLog().log, patience: 10 },
  );
  await begun.promise;
  await expect(loops[Symbol.asyncDispose]()).resolves.toBeUndefined();
});

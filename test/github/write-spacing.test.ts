import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSpacing } from '../../src/github/write-spacing.ts';

test('never more than the burst and what the interval gives back, and no waiting below that', async () => {
  const gap = fc.integer({ min: 0, max: 5000 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 10, max: 3000 }),
      fc.array(gap),
      async (burst, interval, gaps) => {
        let now = 0;
        const passed: number[] = [];
        let waited = 0;
        const spacing = createSpacing({
          burst,
          interval,
          clock: { now: () => now },
          wait: async (milliseconds) => {
            waited += 1;
            now += milliseconds;
          },
        });
        for (const it of gaps) {
          now += it;
          await spacing.key('x').schedule({}, async () => passed.push(now));
        }
        for (const [index, from] of passed.entries()) {
          for (const [count, to] of passed.slice(index).entries())
            expect(count + 1).toBeLessThanOrEqual(burst + (to - from) / interval + 1e-6);
        }
        expect(waited).toBeLessThanOrEqual(Math.max(0, gaps.length - burst));
      },
    ),
  );
});

test('those who come at the same moment wait one after the other', async () => {
  let now = 0;
  const passed: number[] = [];
  const spacing = createSpacing({
    burst: 2,
    interval: 1000,
    clock: { now: () => now },
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  });
  await Promise.all(Array.from({ length: 5 }, () => spacing.key('x').schedule({}, async () => passed.push(now))));
  expect(passed).toHaveLength(5);
  expect(now).toBe(3000);
});

test('what the work gives and throws comes through', async () => {
  const spacing = createSpacing({ burst: 1, interval: 1, clock: { now: () => 0 }, wait: async () => {} });
  expect(await spacing.key('x').schedule({}, async () => 7)).toBe(7);
  await expect(spacing.key('x').schedule({}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await spacing.key('x').schedule({}, async () => 8)).toBe(8);
});

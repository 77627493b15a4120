import type { Clock } from '../core/clock.ts';
import type { Wait } from './pacing.ts';

/** What plugin-throttling needs of a Bottleneck group. */
export interface Spacing {
  key(id: string): { schedule<T>(options: unknown, work: () => Promise<T>): Promise<T> };
}

/**
 * Lets the first `burst` pass at once, then one each `interval` milliseconds; what is not used comes back at that pace.
 * plugin-throttling spaces writes by 1 s and comments by 3 s from the first on, which GitHub asks only of those who
 * send many: a run of ours sends a handful.
 */
export const createSpacing = ({
  burst,
  interval,
  wait,
  clock,
}: {
  readonly burst: number;
  readonly interval: number;
  readonly wait: Wait;
  readonly clock: Pick<Clock, 'now'>;
}): Spacing => {
  let left = burst;
  let counted = clock.now();
  let last = Promise.resolve();
  const pass = async (): Promise<void> => {
    const now = clock.now();
    left = Math.min(burst, left + (now - counted) / interval);
    counted = now;
    if (left >= 1) {
      left -= 1;
      return;
    }
    await wait((1 - left) * interval);
    left = 0;
    counted = clock.now();
  };
  return {
    key: () => ({
      schedule: async (_options, work) => {
        last = last.then(pass);
        await last;
        return work();
      },
    }),
  };
};

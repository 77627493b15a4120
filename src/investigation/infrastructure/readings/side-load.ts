import { countedBlocks } from '../../../advice/work.ts';
import type { Block } from '../../../core/block.ts';
import type { Side } from '../../../core/side.ts';
import { median } from '../../../statistics/quantile.ts';

/** How a side was loaded and what it used; null where nobody saw it. */
export interface SideLoad {
  /** Requests under way at the same time, in the mean. */
  readonly underWay: number | null;
  /** Cores in use. */
  readonly cores: number | null;
  /** Bytes at the peak. */
  readonly memory: number | null;
  readonly limits: { readonly cores: number | null; readonly memory: number | null };
}

const smallest = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));

/** Load and use of one side over all counted blocks; slices of single routes are left out. */
export const sideLoad = (blocks: readonly Block[], suite: string, side: Side): SideLoad => {
  const counted = countedBlocks(blocks, suite);
  const slices = counted.flatMap((block) =>
    block.slices.flatMap((slice) => {
      const own = slice[side];
      return slice.route !== null || own === null || slice.duration === 0 ? [] : [{ own, duration: slice.duration }];
    }),
  );
  const groups = counted.flatMap((block) => block.sides[side]?.signals?.cgroup ?? []);
  return {
    // The sum of how long all requests took, by the time in which they did (Little's law).
    underWay: median(
      slices.map(({ own, duration }) => {
        const took = Object.values(own.routes).flatMap(({ durations }) => durations);
        return took.reduce((sum, it) => sum + it, 0) / 1000 / duration;
      }),
    ),
    cores: median(slices.flatMap(({ own, duration }) => (own.cpu === null ? [] : [own.cpu / duration]))),
    memory: median(counted.flatMap((block) => block.sides[side]?.memoryPeak ?? [])),
    limits: {
      cores: smallest(groups.flatMap(({ cpuLimit }) => cpuLimit ?? [])),
      memory: smallest(groups.flatMap(({ memoryLimit }) => memoryLimit ?? [])),
    },
  };
};

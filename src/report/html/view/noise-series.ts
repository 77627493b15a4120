import type { Block } from '../../../core/block.ts';
import type { Side } from '../../../core/side.ts';
import { median } from '../../../statistics/quantile.ts';

/** How the machine was during one block. Shares are 0 to 1; null is what could not be seen. */
export interface NoisePoint {
  readonly block: number;
  readonly kind: Block['kind'];
  readonly discarded: string | null;
  /** Middle share of time that the main thread waited for a core. */
  readonly wait: Readonly<Record<Side, number | null>>;
  /** Middle share of a core that the load generator used, and how late its requests were at most, ms. */
  readonly utilisation: number | null;
  readonly lateness: number | null;
  /** Share of time in which something waited for a core, memory or a disk (pressure stall information). */
  readonly pressure: { readonly cpu: number; readonly memory: number; readonly io: number } | null;
  /** Time that the container was held up by its CPU limit, both sides, ms. */
  readonly throttled: number | null;
}

const most = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values));

const waitOf = ({ slices }: Block, side: Side): number | null =>
  median(slices.flatMap((slice) => slice[side]?.wait ?? []));

const pressureOf = ({ sides }: Block): NoisePoint['pressure'] => {
  const seen = [sides.base, sides.head].flatMap((it) => it?.signals?.pressure ?? []);
  const of = (what: 'cpu' | 'memory' | 'io'): number => Math.max(...seen.map((it) => it[what]));
  return seen.length === 0 ? null : { cpu: of('cpu'), memory: of('memory'), io: of('io') };
};

const throttledOf = ({ sides }: Block): number | null => {
  const seen = [sides.base, sides.head].flatMap((it) => it?.signals?.cgroup ?? []);
  return seen.length === 0 ? null : seen.reduce((sum, { throttledTime }) => sum + throttledTime, 0);
};

/** The machine over all blocks of a suite, those that do not count included. */
export const noiseSeries = (blocks: readonly Block[]): NoisePoint[] =>
  blocks.map((block) => ({
    block: block.index + 1,
    kind: block.kind,
    discarded: block.discarded?.reason ?? null,
    wait: { base: waitOf(block, 'base'), head: waitOf(block, 'head') },
    utilisation: median(block.slices.map(({ generator }) => generator.utilisation)),
    lateness: most(block.slices.flatMap(({ generator }) => generator.lateness ?? [])),
    pressure: pressureOf(block),
    throttled: throttledOf(block),
  }));

import { countedBlocks } from '../../../advice/work.ts';
import type { Block } from '../../../core/block.ts';
import { countText } from '../../../core/count-text.ts';
import { formatShare, formatValue } from '../../../core/format.ts';
import type { Side } from '../../../core/side.ts';
import type { Signals } from '../../../core/signals.ts';
import { median } from '../../../statistics/quantile.ts';

/** What is read of a side's resources beside the metrics of the catalogue. */
export const signalNames = [
  'pool.wait',
  'pool.waits',
  'pool.opened',
  'cgroup.throttled',
  'pressure.cpu',
  'pressure.memory',
  'pressure.io',
  'descriptors',
  'sockets',
  'run-queue',
] as const;
export type SignalName = (typeof signalNames)[number];

export const signalUnits: Readonly<Record<SignalName, 'ms/request' | 'count/request' | 'share' | 'count'>> = {
  /** Time that requests waited for a connection of the pool. */
  'pool.wait': 'ms/request',
  'pool.waits': 'count/request',
  'pool.opened': 'count/request',
  /** Time that the service was stopped by its limit of CPU. */
  'cgroup.throttled': 'ms/request',
  'pressure.cpu': 'share',
  'pressure.memory': 'share',
  'pressure.io': 'share',
  descriptors: 'count',
  /** Connections that are open at the end. */
  sockets: 'count',
  /** Share of the time in which the main thread waited for a core. */
  'run-queue': 'share',
};

/** Figures of `signalUnits` as people read them. */
export const signalText = (name: SignalName, value: number): string => {
  switch (signalUnits[name]) {
    case 'ms/request':
      return value === 0 ? '0 ms' : formatValue(value, 'ms');
    case 'share':
      return formatShare(Math.round(100 * value) / 100);
    case 'count/request':
      return countText(value);
    case 'count':
      return String(Math.round(value));
  }
};

const requestsOf = ({ requests }: Signals): number => Object.values(requests).reduce((sum, it) => sum + it, 0);

const perRequest = (signals: readonly Signals[], of: (signals: Signals) => number | null): number | null => {
  const known = signals.flatMap((it) => {
    const value = of(it);
    return value === null ? [] : [{ value, requests: requestsOf(it) }];
  });
  const requests = known.reduce((sum, it) => sum + it.requests, 0);
  return requests === 0 ? null : known.reduce((sum, { value }) => sum + value, 0) / requests;
};

const middle = (signals: readonly Signals[], of: (signals: Signals) => number | null | undefined): number | null =>
  median(signals.map(of).filter((it) => it !== null && it !== undefined));

/**
 * One resource of one side over all counted blocks of a suite, in the unit of `signalUnits`; null where nobody saw it. Also a counter for
 * causes that only waiting shows.
 */
export const signalValue = (name: SignalName, blocks: readonly Block[], suite: string, side: Side): number | null => {
  const counted = countedBlocks(blocks, suite);
  const signals = counted.flatMap((block) => block.sides[side]?.signals ?? []);
  switch (name) {
    case 'pool.wait':
      return perRequest(signals, ({ pool }) => pool?.waitTime ?? null);
    case 'pool.waits':
      return perRequest(signals, ({ pool }) => pool?.waits ?? null);
    case 'pool.opened':
      return perRequest(signals, ({ pool }) => pool?.opened ?? null);
    case 'cgroup.throttled':
      return perRequest(signals, ({ cgroup }) => cgroup?.throttledTime ?? null);
    case 'pressure.cpu':
      return middle(signals, ({ pressure }) => pressure?.cpu);
    case 'pressure.memory':
      return middle(signals, ({ pressure }) => pressure?.memory);
    case 'pressure.io':
      return middle(signals, ({ pressure }) => pressure?.io);
    case 'descriptors':
      return middle(signals, ({ descriptors }) => descriptors);
    case 'sockets':
      return middle(signals, ({ sockets }) => sockets?.['ESTABLISHED'] ?? (sockets === null ? null : 0));
    case 'run-queue':
      return median(counted.flatMap(({ slices }) => slices.flatMap((slice) => slice[side]?.wait ?? [])));
  }
};

import { countText } from '../../../core/count-text.ts';
import { formatValue } from '../../../core/format.ts';
import type { Facts } from '../../facts.ts';
import { type SideLoad, sideLoad } from './side-load.ts';
import { type SignalName, signalText, signalValue } from './signal-values.ts';

/** What a resource of a suite's service looked like on both sides. */
export interface ResourceReading {
  readonly suite: string;
  readonly name: SignalName | 'cpu' | 'memory';
  readonly base: number | null;
  readonly head: number | null;
  /** Whether the head is short of it where the base was not, or far shorter. */
  readonly isWorse: boolean;
  /** Classes of causes that would show like this. */
  readonly classes: readonly string[];
  /** A sentence with the figures of both sides. */
  readonly text: string;
}

/** From which difference on a reading says anything, in its unit. Between pairs of blocks it varies by less. */
const noticeable: Readonly<Record<SignalName, number>> = {
  'pool.wait': 0.2,
  'pool.waits': 0.05,
  'pool.opened': 0.02,
  'cgroup.throttled': 0.05,
  'pressure.cpu': 0.15,
  'pressure.memory': 0.02,
  'pressure.io': 0.05,
  descriptors: 20,
  sockets: 10,
  'run-queue': 0.15,
};

/** A reading that is worse is also larger by half at least. */
const clearly = 1.5;

const isWorse = (name: SignalName, base: number, head: number): boolean =>
  head - base >= noticeable[name] && head >= clearly * base;

const telling: readonly {
  readonly name: SignalName;
  readonly classes: readonly string[];
  readonly text: (base: string, head: string) => string;
}[] = [
  {
    name: 'pool.wait',
    classes: ['pool-reduced', 'long-transaction'],
    text: (base, head) => `A request waits ${head} for a connection of the pool instead of ${base}.`,
  },
  {
    name: 'pool.opened',
    classes: ['pool-bypassed', 'pool-reduced'],
    text: (base, head) => `A request opens ${head} database connections instead of ${base}.`,
  },
  {
    name: 'cgroup.throttled',
    classes: ['resource-limit'],
    text: (base, head) => `Its limit of CPU stops the service for ${head} per request instead of ${base}.`,
  },
  {
    name: 'pressure.memory',
    classes: ['resource-limit', 'memory-leak'],
    text: (base, head) => `Tasks wait for memory ${head} of the time instead of ${base}.`,
  },
  {
    name: 'pressure.io',
    classes: ['logging', 'sync-io', 'resource-limit'],
    text: (base, head) => `Tasks wait for the disk ${head} of the time instead of ${base}.`,
  },
  {
    name: 'pressure.cpu',
    classes: ['resource-limit', 'thread-pool'],
    text: (base, head) => `Tasks wait for a core ${head} of the time instead of ${base}.`,
  },
  {
    name: 'run-queue',
    classes: ['resource-limit'],
    text: (base, head) => `The main thread waits for a core ${head} of the time instead of ${base}.`,
  },
  {
    name: 'descriptors',
    classes: ['keep-alive-client', 'keep-alive-server', 'listener-leak', 'pool-bypassed'],
    text: (base, head) => `At the end ${head} file descriptors are open instead of ${base}.`,
  },
  {
    name: 'sockets',
    classes: ['keep-alive-client', 'pool-bypassed'],
    text: (base, head) => `At the end ${head} connections are open instead of ${base}.`,
  },
];

/** From this share of a limit on, the limit is what a service feels. */
const nearLimit = 0.9;

const limitReadings = (suite: string, base: SideLoad, head: SideLoad): readonly ResourceReading[] => {
  const readings: ResourceReading[] = [];
  const add = (name: 'cpu' | 'memory', text: (use: number, limit: number) => string): void => {
    const of = ({ cores, memory, limits }: SideLoad): readonly [number | null, number | null] =>
      name === 'cpu' ? [cores, limits.cores] : [memory, limits.memory];
    const [[before], [use, limit]] = [of(base), of(head)];
    if (use === null || limit === null) return;
    const wasNear = before !== null && before >= nearLimit * (of(base)[1] ?? Infinity);
    const isNear = use >= nearLimit * limit;
    readings.push({
      suite,
      name,
      base: before,
      head: use,
      isWorse: isNear && !wasNear,
      classes: ['resource-limit'],
      text: text(use, limit),
    });
  };
  add(
    'cpu',
    (use, limit) => `The head uses ${countText(use)} of the ${countText(limit)} cores that its group may use.`,
  );
  add(
    'memory',
    (use, limit) =>
      `The head's memory reaches ${formatValue(use, 'bytes')} of the ${formatValue(limit, 'bytes')} that its group may use.`,
  );
  return readings;
};

/** Resources of all suites that were read on both sides, those that got worse first. Nothing is said of what nobody saw. */
export const resourceReadings = ({ blocks, result }: Pick<Facts, 'blocks' | 'result'>): readonly ResourceReading[] => {
  const suites = new Set([...result.suites.map(({ name }) => name), ...blocks.map(({ suite }) => suite)]);
  const readings = Array.from(suites).flatMap((suite) => [
    ...telling.flatMap(({ name, classes, text }): readonly ResourceReading[] => {
      const [base, head] = [signalValue(name, blocks, suite, 'base'), signalValue(name, blocks, suite, 'head')];
      if (base === null || head === null) return [];
      const sentence = text(signalText(name, base), signalText(name, head));
      return [{ suite, name, base, head, classes, isWorse: isWorse(name, base, head), text: sentence }];
    }),
    ...limitReadings(suite, sideLoad(blocks, suite, 'base'), sideLoad(blocks, suite, 'head')),
  ]);
  return readings.toSorted((a, b) => Number(b.isWorse) - Number(a.isWorse));
};

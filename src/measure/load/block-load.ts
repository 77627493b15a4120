import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../core/random.ts';
import { sides, type Side } from '../../core/side.ts';
import type { Signals } from '../../core/signals.ts';
import type { ProbeHub } from '../probe/probe-hub.ts';
import type { SidePlace } from '../probe/read-callers.ts';
import { routeMatchers } from '../probe/route-matchers.ts';
import { memoryPeak } from '../process/memory-peak.ts';
import { createTreeReader, type TreeReader } from '../process/tree-reader.ts';
import { createCollector, type Collector } from './collector.ts';
import { createRequestSequence } from './draw-requests.ts';
import { createLoads } from './loads.ts';
import type { Command, Load, LoadOrder } from './protocol.ts';
import { createSideSignals, type SideSignals } from './side-signals.ts';
import { sideSlice, type SensorReading } from './side-slice.ts';

type Opening = Extract<Command, { kind: 'open' }>;

/** The load on the processes of one block, with what is read of them. */
export interface BlockLoad extends AsyncDisposable {
  /** Has the probes count what requests do from here on. Once before the warm-up, so that all they look up is known by then. */
  begin(heap: boolean): Promise<void>;
  /** What was counted since; null for a side without a probe, or when nothing was begun. */
  end(places: Readonly<Partial<Record<Side, SidePlace>>>): Promise<Partial<Record<Side, Signals | null>>>;
  run(order: LoadOrder): Promise<Load>;
  memoryPeak(side: Side): number | null;
  pids(): number[];
}

/** What a request that was given up still has to do in the service, mostly, ms. */
const settling = 50;

export const openBlockLoad = (
  { seed, label, routes, targets, probe, signals: telling }: Opening,
  hub: ProbeHub,
): BlockLoad => {
  const random = createRandom(seed).fork(label);
  const present = sides.filter((side) => targets[side] !== undefined);
  const readers = new Map<Side, TreeReader>();
  for (const side of present) {
    const pid = targets[side]?.pid;
    const reader = pid === undefined ? null : createTreeReader(pid);
    if (reader !== null) readers.set(side, reader);
  }
  const loads = createLoads({
    targets,
    sequences: Object.fromEntries(
      present.map((side) => [side, createRequestSequence(routes, random.fork('requests'))]),
    ),
    bodies: routes.some((route) => route.expect.body !== null),
  });

  const read = async (side: Side): Promise<SensorReading> => {
    const totals = probe ? await hub.channel(side).snapshot() : null;
    const tree = readers.get(side)?.read() ?? null;
    return { probe: totals, tree: tree === null ? null : { ...tree, wait: tree.wait.main } };
  };
  const readAll = async (order: readonly Side[]): Promise<Map<Side, SensorReading>> =>
    new Map(await Promise.all(order.map(async (side) => [side, await read(side)] as const)));

  const matchers = routeMatchers(routes);
  const signals = new Map<Side, SideSignals>(
    present
      .filter((side) => telling?.includes(side) ?? probe)
      .map((side) => {
        const options = { channel: hub.channel(side), matchers, pid: targets[side]?.pid ?? 0 };
        return [side, createSideSignals({ ...options, reader: readers.get(side) ?? null })];
      }),
  );
  const settle = async (): Promise<void> => {
    await loads.quiet();
    await sleep(settling);
  };

  let slices = 0;
  const run = async (order: LoadOrder): Promise<Load> => {
    const collectors = new Map<Side, Collector>(order.order.map((side) => [side, createCollector(order.route)]));
    let before = new Map<Side, SensorReading>();
    let after: Promise<Map<Side, SensorReading>> = Promise.resolve(before);
    let opened = { at: 0, cpu: process.cpuUsage() };
    let duration = 0;
    let utilisation = 0;
    slices += 1;
    const lateness = await loads.run(
      order,
      {
        opens: async () => {
          before = await readAll(order.order);
          opened = { at: performance.now(), cpu: process.cpuUsage() };
        },
        closes: () => {
          duration = performance.now() - opened.at;
          const cpu = process.cpuUsage(opened.cpu);
          utilisation = (cpu.user + cpu.system) / 1000 / duration;
          after = readAll(order.order);
        },
        collector: (side) => collectors.get(side) ?? createCollector(order.route),
      },
      random.fork(`arrivals ${slices}`),
    );
    const ends = await after;
    const nothing: SensorReading = { probe: null, tree: null };
    const of = (side: Side) => {
      const collector = collectors.get(side);
      return collector === undefined
        ? null
        : sideSlice(before.get(side) ?? nothing, ends.get(side) ?? nothing, collector.collected());
    };
    return {
      scenario: order.scenario.name,
      route: order.route,
      order: [...order.order],
      duration,
      generator: { utilisation, lateness },
      base: of('base'),
      head: of('head'),
    };
  };

  return {
    begin: async (heap) => {
      if (signals.size === 0) return;
      if (heap) await settle();
      await Promise.all([...signals.values()].map((side) => side.begin(heap)));
    },
    end: async (places) => {
      if (signals.size === 0) return {};
      await settle();
      const ends = await Promise.all(
        [...signals].map(async ([side, counting]) => {
          const place = places[side];
          return [side, place === undefined ? null : await counting.end(place)] as const;
        }),
      );
      return Object.fromEntries(ends);
    },
    run,
    memoryPeak: (side) => {
      const target = targets[side];
      return target === undefined ? null : memoryPeak(target.pid);
    },
    pids: () => present.flatMap((side) => targets[side]?.pid ?? []),
    [Symbol.asyncDispose]: () => loads[Symbol.asyncDispose](),
  };
};

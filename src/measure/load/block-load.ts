import { createRandom } from '../../core/random.ts';
import { sides, type Side } from '../../core/side.ts';
import type { ProbeHub } from '../probe/probe-hub.ts';
import { memoryPeak } from '../process/memory-peak.ts';
import { createTreeReader, type TreeReader } from '../process/tree-reader.ts';
import { createCollector, type Collector } from './collector.ts';
import { createRequestSequence } from './draw-requests.ts';
import { createLoads } from './loads.ts';
import type { Command, Load, LoadOrder } from './protocol.ts';
import { sideSlice, type SensorReading } from './side-slice.ts';

type Opening = Extract<Command, { kind: 'open' }>;

/** The load on the processes of one block, with what is read of them. */
export interface BlockLoad extends AsyncDisposable {
  run(order: LoadOrder): Promise<Load>;
  memoryPeak(side: Side): number | null;
  pids(): number[];
}

export const openBlockLoad = ({ seed, label, routes, targets, probe }: Opening, hub: ProbeHub): BlockLoad => {
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
    run,
    memoryPeak: (side) => {
      const target = targets[side];
      return target === undefined ? null : memoryPeak(target.pid);
    },
    pids: () => present.flatMap((side) => targets[side]?.pid ?? []),
    [Symbol.asyncDispose]: () => loads[Symbol.asyncDispose](),
  };
};

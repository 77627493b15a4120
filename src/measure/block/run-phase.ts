import type { Block, SideBlock, Slice } from '../../core/block.ts';
import { createRandom } from '../../core/random.ts';
import { otherSide, type Side } from '../../core/side.ts';
import type { Load, LoadOrder, Target } from '../load/protocol.ts';
import { sidePlace } from './side-place.ts';
import { openDatabaseReading } from '../database/open-database-reading.ts';
import { freePort } from '../service/free-port.ts';
import type { Service } from '../service/service.ts';
import { startService } from '../service/start-service.ts';
import { askOnce } from './ask-once.ts';
import { playedBy, type BlockOrder, type BlockTools } from './block-order.ts';
import { hookEnvironment, keptDirectory, setUpSide } from './side-hooks.ts';
import type { Stopwatch } from './stopwatch.ts';
import { warmUp, type WarmUp } from './warm-up.ts';

/** What one phase of a block brought: all of the block, or one side of it where the sides can't live together. */
export interface Phase {
  readonly warmUp: WarmUp | null;
  readonly slices: readonly Slice[];
  readonly sides: Readonly<Partial<Record<Side, SideBlock>>>;
  readonly discarded: Block['discarded'];
}

interface PhaseOptions {
  readonly order: BlockOrder;
  readonly tools: BlockTools;
  /** The sides that live in this phase, the one to start first in front. */
  readonly living: readonly Side[];
  readonly loads: readonly LoadOrder[];
  readonly watch: Stopwatch;
}

const startSides = async (
  { order, tools, living }: PhaseOptions,
  cleanup: AsyncDisposableStack,
): Promise<Map<Side, Service>> => {
  const services = new Map<Side, Service>();
  const ports = new Map<Side, number>();
  for (const side of living) {
    const port = order.starts[playedBy(order, side)].suite.port ?? (await freePort());
    ports.set(side, port);
    await setUpSide(order, tools, side, port, cleanup);
  }
  const outcomes = await Promise.allSettled(
    living.map(async (side) => {
      const player = playedBy(order, side);
      const { suite, directory } = order.starts[player];
      const port = ports.get(side) ?? 0;
      const service = await startService({
        side: player,
        command: suite.start,
        directory,
        environment: hookEnvironment(order, tools, side, port),
        port,
        ready: suite.ready,
        stopTimeout: suite.stopTimeout,
        probe: suite.probe ? { socketPath: tools.sockets[side] } : null,
        ...(tools.cores === null ? {} : { cores: tools.cores }),
        signal: tools.signal,
      });
      tools.started(service);
      cleanup.use(service);
      services.set(side, service);
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return services;
};

const deathOf = (order: BlockOrder, side: Side, service: Service): NonNullable<Block['discarded']> => {
  const player = playedBy(order, side);
  const how = service.death?.signal ?? `exit ${service.death?.code ?? 'unknown'}`;
  const lines = service.tail(5).join(' | ');
  const innocent = order.kind === 'control' ? '' : ` ${otherSide(player)} is not to blame.`;
  return {
    reason: `${player} died in the middle of a block (${how}).${innocent} Its last lines: ${lines === '' ? 'none' : lines}`,
    side: player,
  };
};

/**
 * Starts the services of a phase, warms them up, loads them, and stops them. A service that dies discards the block and
 * is no error.
 */
export const runPhase = async (options: PhaseOptions): Promise<Phase> => {
  const { order, tools, living, loads, watch } = options;
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => watch.start('other'));
  watch.start('start');
  const services = await startSides(options, cleanup);
  const targets: Partial<Record<Side, Target>> = {};
  for (const [side, { host, port, pid }] of services) targets[side] = { host, port, pid };
  const probed = living.filter((side) => order.starts[playedBy(order, side)].suite.probe);
  const { probes } = await tools.generator.ask<'open'>(
    {
      kind: 'open',
      seed: order.seed,
      label: `${order.suite.name}/${order.index}`,
      routes: order.suite.routes,
      targets,
      // Two counters of one thing are never compared: either both sides are counted by probes, or none is.
      probe: probed.length === living.length,
      signals: probed,
    },
    tools.signal,
  );

  const { database: url } = order.suite;
  const database =
    url === null
      ? null
      : cleanup.use(
          await openDatabaseReading({
            url,
            directories: Object.fromEntries(living.map((side) => [side, keptDirectory(order, tools, side)])),
            signal: tools.signal,
          }),
        );

  const death = new AbortController();
  const deaths: NonNullable<Block['discarded']>[] = [];
  for (const [side, service] of services)
    void service.died.then(() => {
      deaths.push(deathOf(order, side, service));
      death.abort();
    });
  const signal = AbortSignal.any([tools.signal, death.signal]);
  const load = (it: LoadOrder): Promise<Load> => tools.generator.ask<'load'>({ kind: 'load', order: it }, signal);
  const slices: Slice[] = [];
  let warmed: WarmUp | null = null;
  try {
    if (order.answered !== undefined)
      for (const [side, { origin }] of services)
        order.answered(
          side,
          await askOnce(origin, order.suite.routes, createRandom(order.seed).fork('answers'), signal),
        );
    watch.start('warmUp');
    // What counts is warmed up too: compiled code that it changes would be thrown away in the measured slices.
    const begin = async (heap: boolean): Promise<void> => {
      if (probed.length > 0) await tools.generator.ask<'begin'>({ kind: 'begin', heap }, signal);
    };
    await begin(false);
    const [first] = loads;
    const early = (): Promise<void> => begin(true);
    if (first === undefined) await early();
    else {
      const { scenario, duration: slice } = first;
      warmed = await warmUp({ load, scenario, order: living, ...order.warmUp, slice, early });
    }
    await begin(false);
    await database?.begin();
    watch.start('load');
    for (const it of loads) {
      const start = watch.elapsed();
      slices.push({ start, ...(await load({ ...it, duration: order.slice ?? warmed?.slice ?? it.duration })) });
    }
  } catch (error) {
    if (tools.signal.aborted || !death.signal.aborted) throw error;
  }
  watch.start('other');
  const places = Object.fromEntries(living.map((side) => [side, sidePlace(order.starts[playedBy(order, side)])]));
  const { signals } = await tools.generator.ask<'end'>({ kind: 'end', places }, tools.signal);
  const { memoryPeak } = await tools.generator.ask<'close'>({ kind: 'close' }, tools.signal);
  // A connection tells the server's statistics some of what it did only when it closes.
  if (database !== null) await Promise.all([...services.values()].map((service) => service.stop()));
  const readings = (await database?.end()) ?? {};
  const sides: Partial<Record<Side, SideBlock>> = {};
  for (const [side, service] of services) {
    const { probe } = order.starts[playedBy(order, side)].suite;
    const seen = signals[side];
    sides[side] = {
      startup: service.startup,
      memoryPeak: memoryPeak[side] ?? null,
      probe: !probe ? 'refused' : probes[side] === true ? 'active' : 'silent',
      ...(seen === undefined || seen === null ? {} : { signals: seen }),
      ...(readings[side] === undefined ? {} : { database: readings[side] }),
    };
  }
  return { warmUp: warmed, slices, sides, discarded: deaths[0] ?? null };
};

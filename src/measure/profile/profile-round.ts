import { setTimeout as delay } from 'node:timers/promises';
import type { Missing, ProfileKind } from '../../advice/profile/side-profiles.ts';
import type { Scenario } from '../../config/configuration.ts';
import { ServiceError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import { warmUp } from '../block/warm-up.ts';
import type { Load, LoadOrder } from '../load/protocol.ts';
import type { ProfilePlan } from './profile-plan.ts';
import { hasReported, type ProfiledService, readScripts, startProfiled } from './start-profiled.ts';
import { beginRun, type OpenRun, type TakenRun } from './take-run.ts';

/** What is found out while sides are profiled, told as soon as it is known: what follows may fail. */
export interface RoundSink {
  /** `left`: the directory with the profiles that threads left. */
  taken(side: Side, kind: ProfileKind, run: TakenRun, left: string): Promise<void>;
  missing(side: Side, missing: Missing): void;
  scripts(side: Side, scripts: Readonly<Record<string, string>>): void;
}

export interface RoundOptions {
  readonly order: BlockOrder;
  /** The sides that live in this round, the one to load first in front. */
  readonly living: readonly Side[];
  readonly kinds: readonly ProfileKind[];
  /** The only route to load, or null for the weighted mix. */
  readonly route: string | null;
  readonly plan: ProfilePlan;
  readonly tools: BlockTools;
  readonly sink: RoundSink;
}

/** A process's end is told a moment after its connections broke, ms. */
const deathTimeout = 1000;

/** As fast as it goes, on connections that stay: the most requests in the least time, and no waiting in the profile. */
const loadOf = (scenario: Scenario): Scenario => ({
  ...scenario,
  model: 'closed',
  rate: null,
  connections: Math.min(10, scenario.connections),
  reuse: true,
});

const openTargets = async ({ order, tools }: RoundOptions, services: readonly ProfiledService[]): Promise<void> => {
  const targets = Object.fromEntries(
    services.map(({ side, service: { host, port, pid } }) => [side, { host, port, pid }]),
  );
  const label = `${order.suite.name}/profile`;
  const { routes } = order.suite;
  await tools.generator.ask<'open'>(
    { kind: 'open', seed: order.seed, label, routes, targets, probe: false },
    tools.signal,
  );
};

/**
 * Profiles the sides of `living` from one fresh start of each: warms them up, then takes one kind of profile after the other, slice by
 * slice and one side at a time. Samples come by the clock, so a side that is loaded beside another would have the other's time in its
 * profile; sides that take turns every half a second meet the same weather on the machine.
 *
 * @throws ServiceError when a service does not start, or dies; PreparationError when `setup` or `teardown` fails.
 */
export const profileRound = async (options: RoundOptions): Promise<void> => {
  const { order, living, kinds, route, plan, tools, sink } = options;
  const [scenario] = order.suite.scenarios;
  if (scenario === undefined) return;
  await using cleanup = new AsyncDisposableStack();
  const services = await startProfiled(order, tools, living, cleanup);
  const silent: Side[] = [];
  for (const { side, channel } of services) if (!(await hasReported(channel, tools.signal))) silent.push(side);
  for (const side of silent) {
    const reason =
      'No process of the service loaded the profiler: it is not Node, or it starts with options of its own.';
    sink.missing(side, { what: 'profiles', reason });
  }
  if (silent.length > 0) return;

  await openTargets(options, services);
  cleanup.defer(async () => {
    if (!tools.signal.aborted) await tools.generator.ask<'close'>({ kind: 'close' }, tools.signal);
  });
  const death = new AbortController();
  for (const { side, service } of services)
    void service.died.then(({ signal, code }) =>
      death.abort(
        new ServiceError(
          `${side} died while it was profiled (${signal ?? `exit ${code ?? 'unknown'}`}).`,
          'Look at its last lines. What was profiled before is kept.',
        ),
      ),
    );
  const signal = AbortSignal.any([tools.signal, death.signal]);
  const throwIfDead = async (): Promise<void> => {
    const gone = services.some(({ channel }) => channel.threads().length === 0);
    if (gone) await Promise.race([...services.map(({ service }) => service.died), delay(deathTimeout)]);
    signal.throwIfAborted();
  };

  const closed = loadOf(scenario);
  const load = (it: LoadOrder): Promise<Load> => tools.generator.ask<'load'>({ kind: 'load', order: it }, signal);
  const warmed = await warmUp({ load, scenario: closed, order: living, ...order.warmUp, slice: 0 });
  for (const kind of kinds) {
    const duration = Math.max(plan.shortest[kind], warmed.slice);
    const runs: (Pick<ProfiledService, 'side' | 'channel'> & { readonly run: OpenRun })[] = [];
    for (const { side, channel } of services) runs.push({ side, channel, run: await beginRun(channel, kind) });
    for (let slice = 0; slice < plan.slices; slice += 1)
      for (const { side, run } of slice % 2 === 0 ? runs : runs.toReversed())
        await run.slice(async () => {
          const loaded = await load({ scenario: closed, route, order: [side], lead: 0, duration });
          return loaded[side]?.requests ?? 0;
        });
    await throwIfDead();
    for (const { side, channel, run } of runs) {
      const taken = await run.end();
      for (const missing of taken.missing) sink.missing(side, missing);
      if (taken.threads.length > 0) await sink.taken(side, kind, taken, channel.directory);
    }
  }
  await throwIfDead();
  for (const { side, channel } of services) sink.scripts(side, await readScripts(channel));
};

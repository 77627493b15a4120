import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../../config/configuration.ts';
import type { Random } from '../../core/random.ts';
import type { Side } from '../../core/side.ts';
import { drawArrivals } from './arrivals.ts';
import { startClosedLoop, type ClosedLoop } from './closed-loop.ts';
import type { Collector } from './collector.ts';
import type { RequestSequence } from './draw-requests.ts';
import { createOpenTarget, runOpenLoop, type Due, type OpenTarget } from './open-loop.ts';
import type { LoadOrder, Target } from './protocol.ts';

export interface Window {
  /** Called when the window opens and closes; what it resolves to is awaited before load goes on. */
  opens(): Promise<void>;
  closes(): void;
  collector(side: Side): Collector;
}

/** The loads of one block on its targets. Connections are kept between slices where the scenario says so. */
export interface Loads extends AsyncDisposable {
  /** Resolves when the window has closed; p99 of lateness in ms for the open model, null for the closed loop. */
  run(order: LoadOrder, window: Window, random: Random): Promise<number | null>;
  /** Ends what closed loops have under way between slices; the next slice starts them anew. */
  quiet(): Promise<void>;
}

interface LoadsOptions {
  readonly targets: Readonly<Partial<Record<Side, Target>>>;
  readonly sequences: Readonly<Partial<Record<Side, RequestSequence>>>;
  readonly bodies: boolean;
}

/** How long requests of the slice before may take to end, ms; one that hangs must not hold up the block. */
const longestDrain = 2000;

/** Address of a target as URLs write it: IPv6 in brackets. */
const urlOf = ({ host, port }: Target): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

const isSameLoad = (running: Scenario | undefined, wanted: Scenario): boolean =>
  wanted.reuse && running?.name === wanted.name && running.connections === wanted.connections;

export const createLoads = ({ targets, sequences, bodies }: LoadsOptions): Loads => {
  const closed = new Map<Side, { loop: ClosedLoop; scenario: Scenario }>();
  const open = new Map<Side, OpenTarget>();
  const stopped = new AbortController();

  const stopClosed = async (side: Side): Promise<void> => {
    const running = closed.get(side);
    closed.delete(side);
    await running?.loop[Symbol.asyncDispose]();
  };

  const runClosed = async ({ scenario, route, order, lead, duration }: LoadOrder, window: Window): Promise<null> => {
    const idle = [...closed.keys()].filter(
      (side) => !order.includes(side) || !isSameLoad(closed.get(side)?.scenario, scenario),
    );
    await Promise.all(idle.map(stopClosed));
    // A block that was given up meanwhile has nobody who would stop a loop that starts now.
    stopped.signal.throwIfAborted();
    for (const side of order) {
      const target = targets[side];
      const sequence = sequences[side];
      if (target === undefined || sequence === undefined) continue;
      const next = () => sequence.next(route);
      const running = closed.get(side);
      if (running === undefined) {
        const loop = startClosedLoop({ url: urlOf(target), connections: scenario.connections, next, bodies });
        closed.set(side, { loop, scenario });
      } else running.loop.use(next);
    }
    await sleep(lead);
    const patience = performance.now() + longestDrain;
    while (order.some((side) => closed.get(side)?.loop.settled() === false) && performance.now() < patience)
      await sleep(5);
    await window.opens();
    for (const side of order) closed.get(side)?.loop.collect(window.collector(side));
    await sleep(duration);
    for (const side of order) closed.get(side)?.loop.collect(null);
    window.closes();
    return null;
  };

  const runOpen = async (load: LoadOrder, window: Window, random: Random): Promise<number> => {
    const { scenario, route, order, lead, duration } = load;
    await Promise.all([...closed.keys()].map(stopClosed));
    const rate = scenario.rate ?? 1;
    const times = drawArrivals(rate, lead + duration, random);
    const start = performance.now() + 5;
    const due: Due[] = order.flatMap((side, place) => {
      const target = targets[side];
      const sequence = sequences[side];
      if (target === undefined || sequence === undefined) return [];
      let openTarget = open.get(side);
      if (openTarget === undefined || !scenario.reuse) {
        openTarget?.[Symbol.dispose]();
        openTarget = createOpenTarget(target.host, target.port, scenario.connections);
        open.set(side, openTarget);
      }
      const to = openTarget;
      // Twins sent at the same instant would contend with each other: the second side is half a gap behind.
      const shift = (place * 500) / rate;
      return times.map((time) => ({
        at: start + time + shift,
        request: sequence.next(route),
        target: to,
        collector: time < lead ? null : window.collector(side),
      }));
    });
    const paced = runOpenLoop(
      due.sort((a, b) => a.at - b.at),
      stopped.signal,
    );
    await sleep(start + lead - performance.now());
    await window.opens();
    await sleep(start + lead + duration - performance.now());
    window.closes();
    return p99(await paced);
  };

  return {
    run: (order, window, random) =>
      order.scenario.model === 'closed' ? runClosed(order, window) : runOpen(order, window, random),
    quiet: async () => void (await Promise.all([...closed.keys()].map(stopClosed))),
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await Promise.all([...closed.keys()].map(stopClosed));
      for (const target of open.values()) target[Symbol.dispose]();
    },
  };
};

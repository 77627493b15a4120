import type { FullScenario } from '../../config/full-scenario.ts';
import type { Route } from '../../config/configuration.ts';
import { quantileOf } from '../../core/histogram.ts';
import { createRandom } from '../../core/random.ts';
import type { SeriesPoint } from '../../core/series.ts';
import { startClosedLoop, type ClosedLoop } from '../load/closed-loop.ts';
import { createRequestSequence } from '../load/draw-requests.ts';
import type { Target } from '../load/protocol.ts';
import type { ProbeChannel } from '../probe/probe-hub.ts';
import { createServiceReader } from './service-reader.ts';
import { createHttpClient } from './http-client.ts';
import { createIntervalCollector } from './interval-collector.ts';
import { createPacer } from './pacer.ts';
import { createPasses, type DataRows } from './user-pass.ts';
import { createWaitingRoom } from './waiting-room.ts';

/** What is sent to which service. */
export interface DriveOrder {
  readonly seed: number;
  readonly label: string;
  readonly target: Target;
  readonly routes: readonly Route[];
  readonly scenario: Pick<FullScenario, 'steps' | 'think' | 'connections' | 'reuse'>;
  readonly data: DataRows | null;
  readonly probe: boolean;
}

/** The load from now on: requests per second, or users that are kept busy, or (both null) none. */
export interface Demand {
  readonly rate: number | null;
  readonly connections: number | null;
}

/** What one interval brought: a point of the series without what only the orchestration knows. */
export type Interval = Omit<
  SeriesPoint,
  'kind' | 'phase' | 'trial' | 'at' | 'asked' | 'connections' | 'served' | 'p50' | 'p95' | 'p99' | 'errors'
>;

/** A load that goes on until it is told otherwise, and is read interval by interval. */
export interface Drive extends AsyncDisposable {
  /** `forget`: drops what waits to be sent; it is counted nowhere. */
  demand(demand: Demand, forget: boolean): Promise<void>;
  interval(): Promise<Interval>;
}

/** After a failed pass a user waits for so long at least, ms: a service that refuses at once would be asked without end. */
const backOff = 50;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** Loads one service without end in bounded memory: nothing is kept of a request but its place in a histogram. */
export const createDrive = (order: DriveOrder, channel: Pick<ProbeChannel, 'snapshot'>): Drive => {
  const { target, routes, scenario, probe } = order;
  const { steps } = scenario;
  const random = createRandom(order.seed).fork(order.label);
  const collector = createIntervalCollector();
  const client = createHttpClient({ target, connections: scenario.connections, reuse: scenario.reuse });
  const sequence = createRequestSequence(routes, random.fork('requests'));
  const stopped = new AbortController();
  const pass =
    steps === null
      ? null
      : createPasses({
          steps,
          think: scenario.think,
          data: order.data,
          client,
          collector,
          random: random.fork('users'),
          signal: stopped.signal,
        });
  const sendOne = async (due: number): Promise<void> => {
    const request = sequence.next(null);
    collector.began();
    const { failure } = await client.ask(request, false);
    collector.ended(request.route, performance.now() - due, failure);
  };
  const room = createWaitingRoom({
    places: scenario.connections,
    enter: async (due) => void (await (pass ?? sendOne)(due)),
    // It would have been the next of the mix, or a user who never comes to the first step.
    refused: () => collector.dropped(steps?.[0]?.route.name ?? sequence.next(null).route),
  });
  const pacer = createPacer(random.fork('arrivals'), (due) => room.come(due));

  let users = 0;
  let wanted = 0;
  const live = async (once: (due: number) => Promise<boolean>): Promise<void> => {
    // Whoever is through first goes where there are too many: they have no numbers, which two of them might come to share.
    const stays = (): boolean => users <= wanted && !stopped.signal.aborted;
    while (stays()) if (!(await once(performance.now()))) await pause(backOff);
    users -= 1;
  };
  let loop: { readonly running: ClosedLoop; readonly connections: number } | null = null;
  const closeLoop = async (): Promise<void> => {
    const closing = loop;
    loop = null;
    await closing?.running[Symbol.asyncDispose]();
  };
  const counting = {
    ended: (...it: Parameters<typeof collector.ended>) => {
      collector.began();
      collector.ended(...it);
    },
    collected: () => ({ routes: {}, failures: {}, answers: 0 }),
  };

  const keepBusy = async (connections: number): Promise<void> => {
    if (pass !== null) {
      wanted = connections;
      while (users < wanted) {
        users += 1;
        void live(pass);
      }
      return;
    }
    if (loop?.connections === connections) return;
    await closeLoop();
    if (connections === 0 || stopped.signal.aborted) return;
    const url = `http://${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
    const bodies = routes.some(({ expect }) => expect.body !== null);
    const running = startClosedLoop({ url, connections, next: () => sequence.next(null), bodies });
    running.collect(counting);
    loop = { running, connections };
  };

  const reader = createServiceReader(target.pid, probe ? channel : null);
  let since = performance.now();
  let cpu = process.cpuUsage();
  return {
    demand: async ({ rate, connections }, forget) => {
      if (forget) room.clear();
      pacer.setRate(rate === null ? null : rate / (steps?.length ?? 1));
      await keepBusy(connections ?? 0);
    },
    interval: async () => {
      const collected = collector.take();
      const late = pacer.takeLateness();
      const now = performance.now();
      const length = now - since;
      since = now;
      const spent = process.cpuUsage(cpu);
      cpu = process.cpuUsage();
      return {
        length,
        ...collected,
        routes: Object.fromEntries(
          Object.entries(collected.routes).map(([name, it]) => [name, { ...it, latency: [...it.latency] }]),
        ),
        underWay: room.inside() + room.waiting() + (pass === null ? (loop?.connections ?? 0) : users),
        ...(await reader.read()),
        generator: {
          utilisation: (spent.user + spent.system) / 1000 / Math.max(1, length),
          lateness: quantileOf(late, 0.99),
        },
      };
    },
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      pacer[Symbol.dispose]();
      room.clear();
      wanted = 0;
      await closeLoop();
      client[Symbol.dispose]();
    },
  };
};

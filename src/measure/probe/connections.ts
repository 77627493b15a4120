import type { Socket } from 'node:net';
import { parseProbeMessage, type ProbeMessage } from './probe-message.ts';
import type { ProbeReading } from './probe.ts';
import { readLines } from './read-lines.ts';
import type { RouteMatcher } from './route-matchers.ts';
import { advance, noCounts, sumCounts, type Counts } from './sum-counts.ts';
import { createThreadState, hasServed, type ThreadSignals, type ThreadState } from './thread-signals.ts';

/** Ten texts of 2000 characters, each written with six: what goes beyond this is not the preload. */
const longestLine = 262_144;
/** Of the first line. */
const longestHello = 4096;
/** A service with more processes than this is beyond what can be asked at every slice. */
const mostProcesses = 256;
/** How long a process has to answer, unless told otherwise, ms. */
const snapshotTimeout = 500;
/** A forced collection of a heap of some gigabytes takes seconds, ms. */
const signalTimeout = 10_000;

interface Connection {
  readonly socket: Socket;
  /** Worker threads have no counters of their own. */
  isMain: boolean;
  /** Whether it can be told to begin and to end. */
  hasSignals: boolean;
  counts: Counts;
  /** When it read the counters last, by the machine's clock, ms, and which request that answered. */
  read: { readonly id: number | null; readonly at: number } & Pick<ProbeReading, 'heap' | 'loop'>;
  readonly signals: ThreadState;
}

export interface SignalOrder {
  readonly routes: readonly RouteMatcher[];
  /** Whether the heap is collected and measured; holds up the service for as long. */
  readonly heap: boolean;
}

/** What all threads of a side have counted. */
export interface CollectedSignals {
  readonly threads: readonly ThreadSignals[];
  /** Threads that did not answer in time: what they told before is there. */
  readonly silent: number;
  /** Processes that had served requests and ended before the end: they crashed, or were replaced. */
  readonly ended: number;
}

/** The processes of one side that report. */
export interface Connections {
  /** Takes in a process that has connected. */
  accept(socket: Socket): void;
  /** How many processes are connected and have said that they report. */
  readonly connected: number;
  /**
   * Asks all of them at once. Null when none is connected, or one has not answered within `timeout` ms (500): it was
   * busy for as long, and nobody knows what it has served.
   */
  snapshot(timeout?: number): Promise<ProbeReading | null>;
  /** Has all of them, and those that come later, count what requests do from here on. Resolves when they do, or in 10 s. */
  begin(order: SignalOrder): Promise<void>;
  /** Ends it. null when no process could tell, or nothing was begun. Those that have ended are in it. */
  end(order: Pick<SignalOrder, 'heap'>): Promise<CollectedSignals | null>;
  close(): void;
}

/** Difference between this process's performance.now() and the machine's clock since boot, ms. */
const clockOffset = (): number => performance.now() - Number(process.hrtime.bigint() / 1000n) / 1000;

/** Asks all processes of a side at once, and keeps the last counts of those that ended. */
export const createConnections = (): Connections => {
  const open = new Set<Socket>();
  /** Those that said that they report. */
  const living = new Set<Connection>();
  let ended: Counts = noCounts;
  let endedThreads: ThreadSignals[] = [];
  let lastId = 0;
  let epoch = 0;
  let counting: readonly RouteMatcher[] | null = null;
  /** Told of every answer and of every process that goes. */
  const listeners = new Set<(from: Connection, id: number | null) => void>();

  const tellBegin = (connection: Connection, id: number, routes: readonly RouteMatcher[], heap: boolean): void => {
    connection.signals.begin(epoch);
    connection.socket.write(`${JSON.stringify({ begin: { id, epoch, routes, heap } })}\n`);
  };

  const take = (connection: Connection, message: ProbeMessage): void => {
    if ('hello' in message) {
      connection.isMain = (message.thread ?? 0) === 0;
      connection.hasSignals = message.signals === true;
      living.add(connection);
      if (counting !== null && connection.hasSignals) tellBegin(connection, ++lastId, counting, false);
      return;
    }
    if ('batch' in message) {
      connection.signals.takeBatch(message.batch);
      return;
    }
    if ('totals' in message) connection.signals.takeTotals(message.totals);
    else {
      connection.counts = advance(connection.counts, message);
      connection.read = message;
    }
    const { id } = 'totals' in message ? message.totals : message;
    for (const listener of listeners) listener(connection, id);
  };

  const accept = (socket: Socket): void => {
    if (open.size >= mostProcesses) {
      socket.destroy();
      return;
    }
    open.add(socket);
    const connection: Connection = {
      socket,
      isMain: false,
      hasSignals: false,
      counts: noCounts,
      read: { id: null, at: 0 },
      signals: createThreadState(),
    };
    socket.on('error', () => {});
    readLines(socket, {
      longest: () => (living.has(connection) ? longestLine : longestHello),
      take: (line) => {
        const message = parseProbeMessage(line);
        if (message !== null) take(connection, message);
        return message !== null;
      },
    });
    socket.on('close', () => {
      open.delete(socket);
      if (!living.delete(connection)) return;
      if (connection.isMain) ended = sumCounts([ended, connection.counts]);
      if (counting !== null && connection.hasSignals) endedThreads.push(connection.signals.collected());
      for (const listener of listeners) listener(connection, null);
    });
  };

  /** Resolves with those that have neither answered nor gone within `timeout` ms. */
  const settled = async (asked: Iterable<Connection>, id: number, timeout: number): Promise<Set<Connection>> => {
    const waiting = new Set(asked);
    const { promise, resolve } = Promise.withResolvers<void>();
    if (waiting.size === 0) return waiting;
    const timer = setTimeout(resolve, timeout);
    const listener = (from: Connection, answered: number | null): void => {
      if (answered !== id && living.has(from)) return;
      waiting.delete(from);
      if (waiting.size === 0) resolve();
    };
    listeners.add(listener);
    await promise;
    listeners.delete(listener);
    clearTimeout(timer);
    return waiting;
  };

  const snapshot = async (timeout: number = snapshotTimeout): Promise<ProbeReading | null> => {
    const asked = [...living].filter(({ isMain }) => isMain);
    if (asked.length === 0) return null;
    const id = ++lastId;
    for (const { socket } of asked) socket.write(`${id}\n`);
    const busy = await settled(asked, id, timeout);
    const at = Math.max(0, ...asked.map(({ read }) => (read.id === id ? read.at : 0)));
    if (busy.size > 0 || at === 0) return null;
    const total = sumCounts([ended, ...[...living].filter(({ isMain }) => isMain).map(({ counts }) => counts)]);
    const reads = [...living].filter(({ isMain }) => isMain).map(({ read }) => read);
    const loops = reads.flatMap(({ loop }) => loop ?? []).toSorted((a, b) => b.active - a.active);
    const heaps = reads.flatMap(({ heap }) => heap ?? []);
    return {
      ...total,
      at: at + clockOffset(),
      ...(heaps.length === 0 ? {} : { heap: heaps.reduce((sum, heap) => sum + heap, 0) }),
      ...(loops[0] === undefined ? {} : { loop: loops[0] }),
    };
  };

  const begin = async ({ routes, heap }: SignalOrder): Promise<void> => {
    const asked = [...living].filter(({ hasSignals }) => hasSignals);
    const id = ++lastId;
    epoch += 1;
    counting = routes;
    endedThreads = [];
    for (const connection of asked) tellBegin(connection, id, routes, heap);
    await settled(asked, id, signalTimeout);
  };

  const end = async ({ heap }: Pick<SignalOrder, 'heap'>): Promise<CollectedSignals | null> => {
    if (counting === null) return null;
    const asked = [...living].filter(({ hasSignals }) => hasSignals);
    const id = ++lastId;
    for (const { socket } of asked) socket.write(`${JSON.stringify({ end: { id, heap } })}\n`);
    const silent = await settled(asked, id, signalTimeout);
    counting = null;
    const alive = asked
      .filter((connection) => living.has(connection))
      .map(({ signals, counts }) => ({ ...signals.collected(), hasAnswered: counts.served > 0 }));
    const threads = [...endedThreads, ...alive];
    const lost = endedThreads.filter((thread) => thread.totals?.worker === false && hasServed(thread)).length;
    return threads.length === 0 ? null : { threads, silent: silent.size, ended: lost };
  };

  return {
    accept,
    get connected() {
      return [...living].filter(({ isMain }) => isMain).length;
    },
    snapshot,
    begin,
    end,
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
};

import type { Socket } from 'node:net';
import { parseProbeMessage } from './probe-message.ts';
import type { ProbeReading } from './probe.ts';
import { advance, noCounts, sumCounts, type Counts } from './sum-counts.ts';

/** A line is some 150 characters long: what goes beyond this is not the preload. */
const longestLine = 4096;
/** A service with more processes than this is beyond what can be asked at every slice. */
const mostProcesses = 256;
/** How long a process has to answer, unless told otherwise, ms. */
const snapshotTimeout = 500;

interface Connection {
  readonly socket: Socket;
  counts: Counts;
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
  let lastId = 0;
  /** Told of every answer and of every process that goes. */
  const listeners = new Set<(from: Connection, id: number | null, at: number) => void>();

  const hear = (connection: Connection, line: string): void => {
    const message = parseProbeMessage(line);
    if (message === null) {
      connection.socket.destroy();
      return;
    }
    if ('hello' in message) {
      living.add(connection);
      return;
    }
    connection.counts = advance(connection.counts, message);
    for (const listener of listeners) listener(connection, message.id, message.at);
  };

  const accept = (socket: Socket): void => {
    if (open.size >= mostProcesses) {
      socket.destroy();
      return;
    }
    open.add(socket);
    const connection: Connection = { socket, counts: noCounts };
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (data: string) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (!socket.destroyed) hear(connection, line);
      if (rest.length > longestLine) socket.destroy();
    });
    socket.on('close', () => {
      open.delete(socket);
      if (!living.delete(connection)) return;
      ended = sumCounts([ended, connection.counts]);
      for (const listener of listeners) listener(connection, null, 0);
    });
  };

  const snapshot = async (timeout: number = snapshotTimeout): Promise<ProbeReading | null> => {
    if (living.size === 0) return null;
    const id = ++lastId;
    const waiting = new Set(living);
    let at = 0;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), timeout);
    const listener = (from: Connection, answered: number | null, time: number): void => {
      if (answered !== id && living.has(from)) return;
      waiting.delete(from);
      at = Math.max(at, time);
      if (waiting.size === 0) resolve(true);
    };
    listeners.add(listener);
    for (const { socket } of waiting) socket.write(`${id}\n`);
    const complete = await promise;
    listeners.delete(listener);
    clearTimeout(timer);
    if (!complete || at === 0) return null;
    const total = sumCounts([ended, ...[...living].map(({ counts }) => counts)]);
    return { ...total, at: at + clockOffset() };
  };

  return {
    accept,
    get connected() {
      return living.size;
    },
    snapshot,
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
};

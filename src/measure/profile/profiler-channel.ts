import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError } from '../../core/errors.ts';
import type { ProfilerPlaces } from './profiler-environment.ts';
import {
  parseProfilerMessage,
  type ProfilerAnswer,
  type ProfilerCommand,
  type ProfilerHello,
} from './profiler-message.ts';

/** A thread of the service that can be profiled. */
export interface ProfiledThread {
  readonly pid: number;
  /** 0 for the main thread. */
  readonly thread: number;
  /** Version of V8: "13.6.233.10-node.28". */
  readonly v8: string;
}

/** The threads of one start of a service. Disposing ends the connections and removes what was written. */
export interface ProfilerChannel extends ProfilerPlaces, AsyncDisposable {
  /** Those that are connected now. */
  threads(): readonly ProfiledThread[];
  /** Tells all threads at once. Those that did not answer within `timeout` ms, or ended, are missing from the answer. */
  ask(command: ProfilerCommand, timeout: number): Promise<ReadonlyMap<ProfiledThread, ProfilerAnswer>>;
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, the last one a zero. */
const longestPath = 103;
const longestLine = 4096;
/** A service with more threads than this is profiled in part. */
const mostThreads = 128;

interface Connection {
  readonly socket: Socket;
  thread: ProfiledThread | null;
}

const threadOf = ({ hello, thread, v8 }: ProfilerHello): ProfiledThread => ({ pid: hello, thread, v8 });

const makePlace = async (directory: string): Promise<string> => {
  const made = await mkdtemp(join(directory, 'profiler-'));
  if (Buffer.byteLength(join(made, 's-00000000')) <= longestPath) return made;
  await rm(made, { recursive: true, force: true });
  return mkdtemp(join(tmpdir(), 'pacegate-'));
};

/**
 * Listens for the threads of a service, in `directory` or, where that path is too long for a socket, in a temporary one.
 * Throws a ServiceError when there is no place for a socket.
 */
export const openProfilerChannel = async (directory: string): Promise<ProfilerChannel> => {
  const open = new Set<Connection>();
  const listeners = new Set<(from: Connection, answer: ProfilerAnswer | null) => void>();
  let asked = 0;

  const hear = (connection: Connection, line: string): void => {
    const message = parseProfilerMessage(line);
    if (message === null) connection.socket.destroy();
    else if ('hello' in message) connection.thread ??= threadOf(message);
    else for (const listener of listeners) listener(connection, message);
  };
  const accept = (socket: Socket): void => {
    socket.on('error', () => {});
    if (open.size >= mostThreads) {
      socket.destroy();
      return;
    }
    const connection: Connection = { socket, thread: null };
    open.add(connection);
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (!socket.destroyed) hear(connection, line);
      if (rest.length > longestLine) socket.destroy();
    });
    socket.on('close', () => {
      open.delete(connection);
      for (const listener of listeners) listener(connection, null);
    });
  };

  const ask: ProfilerChannel['ask'] = async (command, timeout) => {
    const id = (asked += 1);
    const answers = new Map<ProfiledThread, ProfilerAnswer>();
    const waiting = new Set([...open].filter(({ thread }) => thread !== null));
    if (waiting.size === 0) return answers;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeout);
    const listener = (from: Connection, answer: ProfilerAnswer | null): void => {
      if (answer !== null && answer.id !== id) return;
      if (waiting.delete(from) && answer !== null && from.thread !== null) answers.set(from.thread, answer);
      if (waiting.size === 0) resolve();
    };
    listeners.add(listener);
    for (const { socket } of waiting) socket.write(`${JSON.stringify({ id, ...command })}\n`);
    await promise;
    listeners.delete(listener);
    clearTimeout(timer);
    return answers;
  };

  await using stack = new AsyncDisposableStack();
  const place = await makePlace(directory);
  stack.defer(() => rm(place, { recursive: true, force: true }));
  const socketPath = join(place, `s-${randomBytes(4).toString('hex')}`);
  const server = createServer(accept);
  try {
    server.listen({ path: socketPath });
    await once(server, 'listening');
  } catch (error) {
    throw new ServiceError(
      `The profiler could not listen on ${socketPath}.`,
      'See that the directory can be written and that TMPDIR is a short path.',
      { cause: error },
    );
  }
  // An error later (no descriptors left for a connection) costs that connection only.
  server.on('error', () => {});
  stack.defer(async () => {
    for (const { socket } of open) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const held = stack.move();
  return {
    socketPath,
    directory: place,
    threads: () => [...open].flatMap(({ thread }) => thread ?? []),
    ask,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
};

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import { createConnections, type Connections } from './connections.ts';
import type { Probe } from './probe.ts';

/** Where the Node processes of one side report: the path to give to them, and what they count. */
export type ProbeChannel = Probe & Pick<Connections, 'connected' | 'snapshot' | 'begin' | 'end'>;

export interface ProbeHub extends AsyncDisposable {
  channel(side: Side): ProbeChannel;
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, the last one a zero. */
const longestPath = 103;

/** The name can't be guessed, so that the one side does not report in the other's place by mistake. */
const socketName = (side: Side): string => `${side}-${randomBytes(4).toString('hex')}.sock`;

const fits = (directory: string): boolean => Buffer.byteLength(join(directory, socketName('base'))) <= longestPath;

const listen = async (path: string, connections: Connections): Promise<Server> => {
  const server = createServer((socket) => connections.accept(socket));
  server.listen({ path });
  await once(server, 'listening');
  // An error later (no descriptors left for a connection) costs that connection only.
  server.on('error', () => {});
  return server;
};

const close = async (server: Server, connections: Connections): Promise<void> => {
  connections.close();
  await new Promise((resolve) => {
    server.close(resolve);
  });
};

/**
 * Listens for the processes of both sides on sockets in `directory`, or in a temporary directory where that path is too
 * long for a socket. Disposing closes the sockets and removes them.
 * Throws a ServiceError when there is no place for a socket.
 */
export const createProbeHub = async ({ directory }: { readonly directory: string }): Promise<ProbeHub> => {
  await using stack = new AsyncDisposableStack();
  let place = directory;
  if (!fits(place)) {
    place = await mkdtemp(join(tmpdir(), 'pacegate-'));
    stack.defer(() => rm(place, { recursive: true, force: true }));
  }
  const open = async (side: Side): Promise<ProbeChannel> => {
    const connections = createConnections();
    const socketPath = join(place, socketName(side));
    const server = await listen(socketPath, connections).catch((error: unknown) => {
      throw new ServiceError(
        `The probe could not listen on ${socketPath}: ${error instanceof Error ? error.message : String(error)}.`,
        'See that the directory can be written, that TMPDIR is a short path, or set "probe: false" for the suite.',
        { cause: error },
      );
    });
    stack.defer(() => close(server, connections));
    return {
      socketPath,
      get connected() {
        return connections.connected;
      },
      snapshot: (timeout) => connections.snapshot(timeout),
      begin: (order) => connections.begin(order),
      end: (order) => connections.end(order),
    };
  };
  const channels = { base: await open('base'), head: await open('head') } satisfies Record<Side, ProbeChannel>;
  const held = stack.move();
  return { channel: (side) => channels[side], [Symbol.asyncDispose]: () => held.disposeAsync() };
};

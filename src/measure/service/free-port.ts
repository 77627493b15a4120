import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceError } from '../../core/errors.ts';

const given = new Set<number>();

const listenOnce = (port: number, host: string): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    // A second error would only repeat that the port can't be had.
    server.on('error', (error: NodeJS.ErrnoException) =>
      // A machine without IPv6 has no ::1 that could be taken.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? port : null),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });

/** Whether nothing listens on `port`, neither on 127.0.0.1 nor on ::1. Ports below 1024 may need rights to tell. */
export const portIsFree = async (port: number): Promise<boolean> =>
  (await listenOnce(port, '127.0.0.1')) !== null && (await listenOnce(port, '::1')) !== null;

/** Whether `port` is still taken after a fifth of a second: another process that looks for a port holds it for an instant. */
export const portStaysTaken = async (port: number): Promise<boolean> => {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await portIsFree(port)) return false;
    await delay(40);
  }
  return true;
};

/**
 * A port on which nothing listens. Two calls in one process never give the same one; another process may still take
 * it before it is used, which the start of a service notices.
 * Throws a ServiceError when the machine has none to give.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = await listenOnce(0, '127.0.0.1');
    if (port === null || given.has(port)) continue;
    given.add(port);
    if (await portIsFree(port)) return port;
  }
  throw new ServiceError(
    'No free port could be found on 127.0.0.1.',
    'See what holds the ports of this machine ("ss -tln"), and whether the loopback interface is up.',
  );
};

import { createServer, type RequestListener } from 'node:http';
import { UsageError } from '../core/errors.ts';

export interface RunningServer {
  readonly port: number;
  /** As it is reached from this machine. */
  readonly url: string;
  /** Takes no new connections; answers what was asked, for at most so long, ms. */
  stop(patience: number): Promise<void>;
}

const cures: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there, perhaps another `pacegate app`: stop it, or give another PORT.',
  EACCES: 'Ports below 1024 are for root: give another PORT, and let a proxy pass requests on.',
  EADDRNOTAVAIL: 'This machine does not have that address: give another HOST, or 0.0.0.0 for all.',
  ENOTFOUND: 'The name is unknown: give another HOST, or 0.0.0.0 for all.',
};

const refusal = (host: string, port: number, error: NodeJS.ErrnoException): UsageError =>
  new UsageError(
    `Can't listen on ${host}:${port} (${error.code ?? error.message}).`,
    cures[error.code ?? ''] ?? 'Give another HOST or PORT.',
    { cause: error },
  );

/** Names and addresses that mean every address of the machine can be called by none of them. */
const callable = (host: string): string => {
  if (['0.0.0.0', '::', ''].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** Between two looks for connections that have nothing under way any more, ms. */
const look = 50;

/** Serves HTTP. Throws a UsageError where it can't listen. */
export const startServer = async (
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningServer> => {
  let isStopping = false;
  const server = createServer((request, response) => {
    // A connection that is kept would keep the server.
    if (isStopping) response.shouldKeepAlive = false;
    listener(request, response);
  });
  // Slow senders must not hold connections for ever; GitHub gives a delivery ten seconds.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than the 60 s of common proxies, so that it is they who close: else a delivery meets a closed connection.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(host, port, error)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    url: `http://${callable(host)}:${bound}`,
    stop: async (patience) => {
      isStopping = true;
      const looking = setInterval(() => server.closeIdleConnections(), look);
      const giveUp = setTimeout(() => server.closeAllConnections(), patience);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      clearInterval(looking);
      clearTimeout(giveUp);
    },
  };
};

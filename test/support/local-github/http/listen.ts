import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/** A server on this machine only. */
export interface Listening extends AsyncDisposable {
  readonly url: string;
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Listens on a port, 0 for a free one; disposing ends its connections. */
export const listen = async (listener: RequestListener, port = 0): Promise<Listening> => {
  const server = createServer(listener);
  await listening(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

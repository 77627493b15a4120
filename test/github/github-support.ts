import { createServer, type RequestListener } from 'node:http';
import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import nock from 'nock';
import { host } from './make-github.ts';

// Jest gives each file a nock of its own, and they all hook into the one `node:net` of the process, also where one is only
// loaded.
afterAll(() => {
  nock.restore();
});

/** Nothing reaches the network, and all that was announced was asked for. To be called once in a test file. */
export const useNock = (): void => {
  beforeEach(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(pending).toEqual([]);
  });
};

export const api = (): nock.Scope => nock(host);

/** How a connection breaks after the request went out. */
export const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** A server that does what nock can't: breaks off, or never answers. */
export const listen = async (
  answer: RequestListener,
): Promise<AsyncDisposable & { readonly apiUrl: string; readonly port: number }> => {
  nock.enableNetConnect('127.0.0.1');
  const server = createServer(answer);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
};

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { contentType, isCompressible } from './content-types.ts';
import { chooseEncoding } from './encode-body.ts';
import { findFile } from './find-file.ts';
import { createHeldFiles, etagOf, type HeldFiles, largestHeld } from './held-files.ts';

/** A directory served over HTTP on 127.0.0.1, to be disposed of. */
export interface StaticServer extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
}

export interface StaticServerOptions {
  /** Absolute. Nothing outside it is served, whatever links it holds. */
  readonly root: string;
  /** File for unknown paths, from the root; null answers 404. */
  readonly fallback: string | null;
  /** Shared by servers one after the other. */
  readonly files?: HeldFiles;
}

const nothing = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-length': 0, ...headers }).end();
};

const sendFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  files: HeldFiles,
): Promise<void> => {
  const type = contentType(file);
  const { size, mtimeMs } = await stat(file);
  const held = size > largestHeld ? null : await files.get(file);
  const etag = held?.etag ?? etagOf(`${size}-${mtimeMs}`);
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': type.startsWith('text/html') ? 'no-cache' : 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    etag,
    ...(isCompressible(type) ? { vary: 'accept-encoding' } : {}),
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const bodiless = request.method === 'HEAD';
  if (held === null) {
    response.writeHead(200, { ...headers, 'content-length': size });
    if (bodiless) response.end();
    else await pipeline(createReadStream(file), response);
    return;
  }
  const accepted = request.headers['accept-encoding'];
  const { encoding, bytes } = await held.encoded(isCompressible(type) ? chooseEncoding(accepted) : 'identity');
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  response.writeHead(200, { ...headers, 'content-length': bytes.length });
  response.end(bodiless ? undefined : bytes);
};

/**
 * Serves a directory as a server in production does: right types, compression, ETag, Cache-Control. Answers are whole and
 * have a length, so that a file costs the same bytes each time.
 *
 * Rejects with the system's error when `root` can't be read.
 */
export const openStaticServer = async ({
  root,
  fallback,
  files = createHeldFiles(),
}: StaticServerOptions): Promise<StaticServer> => {
  const top = await realpath(root);
  await files.prepare(top);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      nothing(response, 405, { allow: 'GET, HEAD' });
      return;
    }
    const [pathname = '/'] = (request.url ?? '/').split(/[?#]/);
    const file = await findFile(top, pathname, fallback);
    if (file === null) nothing(response, 404);
    else await sendFile(request, response, file, files);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // A file that vanished, or a browser that left in the middle.
      if (response.headersSent) response.destroy();
      else nothing(response, 500);
    });
  });
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    host: '127.0.0.1',
    port,
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

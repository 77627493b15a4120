import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';

/** The host that artifacts are fetched from. */
export interface Storage {
  /** A link to these bytes, good for one minute. */
  linkTo(bytes: Buffer, name: string): string;
  readonly listener: RequestListener;
}

/** GitHub's links to artifacts live so long, in ms. */
const lifetime = 60_000;

const xml = (code: string, message: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** Hands out bytes to whoever has the link. Like the real one it refuses a request with an Authorization header. */
export const createStorage = (url: () => string): Storage => {
  const blobs = new Map<string, { bytes: Buffer; name: string; until: number }>();
  return {
    linkTo: (bytes, name) => {
      const key = randomUUID();
      blobs.set(key, { bytes, name, until: Date.now() + lifetime });
      return `${url()}/actions-results/${key}?sig=${randomUUID()}`;
    },
    listener: (request, response) => {
      const key = new URL(request.url ?? '/', 'http://storage').pathname.split('/').at(-1) ?? '';
      const found = blobs.get(key);
      const say = (status: number, code: string, message: string): void =>
        void response.writeHead(status, { 'content-type': 'application/xml' }).end(xml(code, message));
      if (request.headers.authorization !== undefined) {
        say(
          400,
          'InvalidAuthenticationInfo',
          'Authentication information is not given in the correct format. Check the value of Authorization header.',
        );
      } else if (found === undefined) say(404, 'BlobNotFound', 'The specified blob does not exist.');
      else if (found.until < Date.now())
        say(403, 'AuthenticationFailed', 'Signature not valid in the specified time frame');
      else {
        const disposition = `attachment; filename="${found.name.replaceAll(/[^\w.-]/g, '_')}"`;
        const headers = {
          'content-type': 'application/zip',
          'content-length': found.bytes.length,
          'content-disposition': disposition,
        };
        response.writeHead(200, headers).end(found.bytes);
      }
    },
  };
};

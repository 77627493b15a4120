import type { IncomingMessage } from 'node:http';

type Refusal = 'too-large' | 'too-many' | 'broken';

/** A body, or why there is none. It counts against what all bodies may take together until it is released. */
export type Body =
  { readonly kind: 'whole'; readonly text: string; readonly release: () => void } | { readonly kind: Refusal };

export interface BodyReader {
  read(request: IncomingMessage): Promise<Body>;
}

export interface BodyLimits {
  /** Bytes of one. */
  readonly one: number;
  /** Bytes of all that are held at a time: anyone can send, and nothing is known of a sender before the end. */
  readonly all: number;
}

/** GitHub sends no payload above 25 MB. */
export const webhookLimits: BodyLimits = { one: 25 * 1024 ** 2, all: 250 * 1024 ** 2 };

/** Reads bodies of requests, within limits. What comes after a limit is not kept. */
export const createBodyReader = ({ one, all }: BodyLimits): BodyReader => {
  let held = 0;
  const collect = (request: IncomingMessage, settle: (body: Body) => void): void => {
    let chunks: Buffer[] = [];
    let size = 0;
    const release = (): void => {
      held -= size;
      size = 0;
      chunks = [];
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      held += chunk.length;
      chunks.push(chunk);
      if (size > one) refuse('too-large');
      else if (held > all) refuse('too-many');
    };
    const refuse = (kind: Refusal): void => {
      request.off('data', take);
      release();
      settle({ kind });
    };
    request.on('data', take);
    request.once('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      chunks = [];
      settle({ kind: 'whole', text, release });
    });
    request.once('error', () => refuse('broken'));
    // Comes after the end too, when nothing is to be settled any more.
    request.once('close', () => {
      if (!request.readableEnded) refuse('broken');
    });
  };
  return {
    read: async (request) => {
      if (Number(request.headers['content-length'] ?? 0) > one) return { kind: 'too-large' };
      const { promise, resolve } = Promise.withResolvers<Body>();
      collect(request, resolve);
      return promise;
    },
  };
};

import type { ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  /** Media type, text/plain unless told; the charset is added. */
  readonly type?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Nothing that is answered here is to be kept, framed, guessed at, or told on to other sites. */
const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export const respond = (response: ServerResponse, answer: Answer): void => {
  const { status, type = 'text/plain', body, headers = {} } = answer;
  response
    .writeHead(status, {
      ...always,
      'content-type': type.includes(';') ? type : `${type}; charset=utf-8`,
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    })
    .end(body);
};

/** An answer that is one line of text. */
export const respondText = (response: ServerResponse, status: number, line: string): void =>
  respond(response, { status, body: `${line}\n` });

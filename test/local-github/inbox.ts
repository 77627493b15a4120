import { createHmac } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { listen } from '../support/local-github/http/listen.ts';
import { asJson } from '../support/local-github/json.ts';
import type { Json } from '../support/local-github/json.ts';

export interface Letter {
  readonly event: string;
  readonly action: unknown;
  readonly delivery: string;
  readonly payload: Json;
  /** Was it signed with the secret? */
  readonly genuine: boolean;
}

export interface Inbox extends AsyncDisposable {
  readonly url: string;
  readonly letters: Letter[];
  /** What it answers from now on. */
  status: number;
}

/** Somebody who takes webhooks. */
export const openInbox = async (secret: string): Promise<Inbox> => {
  const letters: Letter[] = [];
  const inbox = { status: 202 };
  const server = await listen((request, response) => {
    const take = async (): Promise<void> => {
      const body = await buffer(request);
      const payload = asJson(JSON.parse(body.toString('utf8')));
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      letters.push({
        event: String(request.headers['x-github-event']),
        action: payload['action'],
        delivery: String(request.headers['x-github-delivery']),
        payload,
        genuine: request.headers['x-hub-signature-256'] === signature,
      });
      response.writeHead(inbox.status).end('thanks');
    };
    void take();
  });
  return Object.assign(inbox, { url: server.url, letters, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() });
};

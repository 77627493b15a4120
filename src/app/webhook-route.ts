import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppLog } from '../usecases/app/app-log.ts';
import type { Metrics } from './create-metrics.ts';
import type { Webhooks } from './create-webhooks.ts';
import type { Route } from './listener.ts';
import type { BodyReader } from './read-body.ts';
import { respond } from './respond.ts';

export interface WebhookRouteParts {
  /** Null before the database is open, and while the process ends. */
  readonly webhooks: () => Webhooks | null;
  readonly bodies: BodyReader;
  readonly metrics: Pick<Metrics, 'delivered' | 'answered'>;
  readonly log: AppLog;
  /** ms of a clock that never jumps. */
  readonly now: () => number;
}

const required = ['x-github-event', 'x-github-delivery', 'x-hub-signature-256'] as const;

/** Whether it looks like GitHub's: else nothing of it is read. These headers are not signed, and stand in logs. */
const isDelivery = ({ headers }: IncomingMessage): boolean =>
  required.every((name) => /^[\w=-]{1,100}$/.test(String(headers[name] ?? '')));

/** The rest of the body is not read: the connection can't be used again. */
const turnAway = (response: ServerResponse, status: number, line: string, after?: string): void =>
  respond(response, {
    status,
    body: `${line}\n`,
    headers: { connection: 'close', ...(after !== undefined && { 'retry-after': after }) },
  });

/** Where GitHub's deliveries come in. */
export const webhookRoute = ({ webhooks, bodies, metrics, log, now }: WebhookRouteParts): Route => {
  const refused = (request: IncomingMessage, status: number): void => {
    metrics.delivered(null, 'refused');
    log.warn('A delivery was refused.', { status, from: request.socket.remoteAddress ?? null });
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const receive = webhooks();
    if (receive === null) {
      metrics.delivered(null, 'failed');
      return turnAway(response, 503, 'Not ready: try again later.', '10');
    }
    if (!isDelivery(request)) {
      refused(request, 400);
      return turnAway(response, 400, 'This is no delivery of GitHub.');
    }
    // Read here and not by Probot, which knows no limit, and whose clock would run while a body comes in.
    const body = await bodies.read(request);
    if (body.kind === 'broken') {
      response.destroy();
      return;
    }
    if (body.kind !== 'whole') {
      const isTooLarge = body.kind === 'too-large';
      refused(request, isTooLarge ? 413 : 503);
      return isTooLarge
        ? turnAway(response, 413, 'GitHub sends no more than 25 MB.')
        : turnAway(response, 503, 'Too much at a time: try again later.', '10');
    }
    try {
      await receive(Object.assign(request, { body: body.text }), response);
    } finally {
      body.release();
    }
    // The handler counts what it was given. Anything else was not GitHub's: wrong signature, wrong content.
    if (response.statusCode >= 400 && response.statusCode < 500) refused(request, response.statusCode);
  };

  return async (request, response) => {
    const begin = now();
    try {
      await take(request, response);
    } finally {
      metrics.answered((now() - begin) / 1000);
    }
  };
};

import type { IncomingMessage } from 'node:http';
import type { AlertAnswer } from '../usecases/app/alerts/receive-alerts.ts';
import type { AppLog } from '../usecases/app/app-log.ts';
import type { Route } from './listener.ts';
import type { BodyReader } from './read-body.ts';
import { respond, respondText } from './respond.ts';
import { isSameSecret } from './same-secret.ts';

export interface AlertsRouteParts {
  /** What is wanted as a bearer token. */
  readonly secret: string;
  readonly bodies: BodyReader;
  /** Null before the database is open, and while the process ends. */
  readonly receive: () => ((body: unknown) => Promise<readonly AlertAnswer[] | null>) | null;
  readonly log: AppLog;
}

/** Bytes: Alertmanager and Grafana send some kilobytes. */
export const alertLimits = { one: 2 ** 20, all: 16 * 2 ** 20 } as const;

const tokenOf = ({ headers }: IncomingMessage): string => {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return bearer ?? '';
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** /alerts: Alertmanager's and Grafana's webhooks. Nothing of a body is read before the secret was right. */
export const alertsRoute =
  ({ secret, bodies, receive, log }: AlertsRouteParts): Route =>
  async (request, response) => {
    const turnAway = (status: number, text: string): void =>
      respond(response, { status, body: `${text}\n`, headers: { connection: 'close' } });
    if (!isSameSecret(tokenOf(request), secret)) {
      log.warn('An alert was refused.', { from: request.socket.remoteAddress ?? null });
      response.setHeader('www-authenticate', 'Bearer');
      return turnAway(401, 'Alerts are from who has the secret (PACEGATE_ALERTS_SECRET).');
    }
    const take = receive();
    if (take === null) return turnAway(503, 'Not ready: try again later.');
    const body = await bodies.read(request);
    if (body.kind === 'broken') {
      response.destroy();
      return;
    }
    if (body.kind !== 'whole') return turnAway(body.kind === 'too-large' ? 413 : 503, 'That is too much.');
    try {
      const answers = await take(parse(body.text));
      if (answers === null) return respondText(response, 400, "This is neither Alertmanager's webhook nor Grafana's.");
      respond(response, { status: 202, type: 'application/json', body: `${JSON.stringify({ alerts: answers })}\n` });
    } finally {
      body.release();
    }
  };

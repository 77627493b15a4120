import { createHmac, randomUUID } from 'node:crypto';
import { createListener, type Routes } from '../../src/app/listener.ts';
import { startServer } from '../../src/app/start-server.ts';
import { testLog, type TestLog } from './test-log.ts';

export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly log: TestLog;
}

/** Routes on a free port of this machine. */
export const serve = async (routes: Routes, log: TestLog = testLog()): Promise<Served> => {
  const server = await startServer(createListener(routes, log.log), { host: '127.0.0.1', port: 0 });
  return { url: server.url, port: server.port, log, [Symbol.asyncDispose]: () => server.stop(1000) };
};

export const secret = 'a secret between GitHub and us';

export const sign = (body: string, by = secret): string =>
  `sha256=${createHmac('sha256', by).update(body).digest('hex')}`;

/** Headers of a delivery as GitHub sends them. */
export const deliveryHeaders = (
  body: string,
  {
    event = 'ping',
    id = randomUUID(),
    by = secret,
  }: { readonly event?: string; readonly id?: string; readonly by?: string } = {},
): Record<string, string> => ({
  'content-type': 'application/json',
  'x-github-event': event,
  'x-github-delivery': id,
  'x-hub-signature-256': sign(body, by),
});

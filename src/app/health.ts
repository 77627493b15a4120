import type { Route } from './listener.ts';
import { respond, respondText } from './respond.ts';

/** How a part is, for people: "ok" or what is wrong. */
export interface Health {
  /** Whether deliveries can be taken, or measurements. */
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, string>>;
}

/** /healthz: the process lives and its event loop turns. */
export const healthzRoute: Route = (_request, response) => respondText(response, 200, 'ok');

/** /readyz: 200 where work can be taken, else 503 with what is missing. */
export const readyzRoute =
  (health: () => Promise<Health>): Route =>
  async (_request, response) => {
    const { isReady, parts } = await health();
    respond(response, {
      status: isReady ? 200 : 503,
      type: 'application/json',
      body: `${JSON.stringify({ ready: isReady, ...parts })}\n`,
    });
  };

/** ms. A database that takes longer is as good as none for a delivery. */
const longest = 2000;

/** "ok", or that it does not answer. Why is in the log and not for everybody. */
export const databaseHealth = async (
  ping: () => Promise<void>,
  patience = longest,
): Promise<'ok' | 'does not answer'> => {
  const timer = Promise.withResolvers<'does not answer'>();
  const timeout = setTimeout(() => timer.resolve('does not answer'), patience);
  const answer = ping().then(
    () => 'ok' as const,
    () => 'does not answer' as const,
  );
  try {
    return await Promise.race([answer, timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
};

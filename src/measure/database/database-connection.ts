import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { z } from 'zod';

/** One connection for looking at a server. Whatever it asks is answered within a bounded time, or fails. */
export interface DatabaseConnection extends AsyncDisposable {
  /** The backend that answers, as it was said on connecting: a pooler in between says a number of its own. */
  readonly processId: number | null;
  /** Statements that were sent through it, each of them a transaction until one is begun. */
  readonly asked: number;
  /** Rejects when it is refused, takes too long, or the connection is lost. */
  query<T extends z.ZodType>(row: T, text: string): Promise<z.output<T>[]>;
  /** The same for what has no rows. */
  run(text: string): Promise<void>;
}

/** Marks what is asked by this program: it is not counted as the service's. */
export const marker = '/* pacegate */';

/** ms. */
const connectTimeout = 5000;
const answerTimeout = 10_000;
const goodbyeTimeout = 1000;

const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/**
 * Connects. Nothing is set for the session: behind a pooler it would stay with a connection that the service gets next.
 * Rejects with the error of the client or of the server, neither of which holds a password.
 */
export const connectDatabase = async (
  url: string,
  signal: AbortSignal,
  timeout: number = answerTimeout,
): Promise<DatabaseConnection> => {
  signal.throwIfAborted();
  // Loaded here: most runs read no database.
  const { default: pg } = await import('pg');
  const socket = new Socket();
  const client: Client = new pg.Client({
    // One that waits for an answer ends only with it.
    stream: () => socket,
    connectionString: url,
    application_name: 'pacegate',
    connectionTimeoutMillis: connectTimeout,
    query_timeout: timeout,
  });
  // A server that goes away says so here, and to the query that waits.
  client.on('error', () => undefined);
  const end = async (): Promise<void> => {
    await Promise.race([client.end().catch(() => undefined), delay(goodbyeTimeout, undefined, { ref: false })]);
    socket.destroy();
  };
  const onAbort = (): void => void socket.destroy();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await client.connect();
  } catch (error) {
    signal.removeEventListener('abort', onAbort);
    await end();
    throw error;
  }
  let asked = 0;
  const ask = async (text: string): Promise<Record<string, unknown>[]> => {
    asked += 1;
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } catch (error) {
      // The answer may come yet, and whatever is asked next would wait for it.
      if (isTimeout(error)) await end();
      throw error;
    }
  };
  return {
    processId: 'processID' in client && typeof client.processID === 'number' ? client.processID : null,
    get asked() {
      return asked;
    },
    query: async (row, text) => {
      const rows = await ask(text);
      return rows.map((it) => row.parse(it));
    },
    run: async (text) => {
      await ask(text);
    },
    [Symbol.asyncDispose]: async () => {
      signal.removeEventListener('abort', onAbort);
      await end();
    },
  };
};

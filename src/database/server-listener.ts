import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type DatabaseLog, reasonOf } from './database-log.ts';
import { serverConfig } from './server-config.ts';

export interface ListenerOptions {
  readonly url: string;
  readonly log: DatabaseLog;
  /** ms between two questions whether the connection still lives. */
  readonly alive?: number;
}

export interface Listener {
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  readonly onReconnect: () => void;
}

/** ms between two attempts. */
const waits = { first: 500, most: 15_000 };

/** Resolves when the connection has ended; rejects when it can't be made or no longer answers. */
const hear = async (
  { channel, onNotification, onReconnect }: Listener,
  { url, alive = 10_000 }: ListenerOptions,
  stopped: AbortSignal,
): Promise<void> => {
  const client = new Client({ ...serverConfig(url), query_timeout: 5000 });
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped, ended.signal]);
  client.on('error', () => ended.abort());
  client.on('end', () => ended.abort());
  client.on('notification', ({ payload }) => {
    if (payload !== undefined) onNotification(payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    onReconnect();
    while (!signal.aborted) {
      await sleep(alive, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await client.query('SELECT 1');
    }
  } finally {
    // Ends at once where the connection is gone; a server that no longer answers is not waited for.
    await Promise.race([client.end().catch(() => undefined), sleep(1000, undefined, { ref: false })]);
  }
};

/**
 * Hears NOTIFY on a connection of its own, and makes another one whenever it ends: a server that is gone for a while is only a
 * gap, and what was missed in it is found by polling.
 */
export const listenOnServer = (listener: Listener, options: ListenerOptions): { close(): Promise<void> } => {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    let wait = waits.first;
    while (!signal.aborted) {
      const heard: Listener = {
        ...listener,
        onReconnect: () => {
          wait = waits.first;
          listener.onReconnect();
        },
      };
      await hear(heard, options, signal).catch((error: unknown) =>
        options.log.info('Jobs are looked for now and then: the database tells of none.', { reason: reasonOf(error) }),
      );
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(waits.most, 2 * wait);
    }
  };
  const running = run();
  return {
    close: async () => {
      stop.abort();
      await running;
    },
  };
};

import { setTimeout as delay } from 'node:timers/promises';

/** What `work` gives, or an error after `limit` ms: the work itself may go on, and what comes of it is nobody's business. */
export const within = async <T>(limit: number, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  try {
    return await Promise.race([
      work,
      delay(limit, undefined, { ref: false, signal: done.signal }).then(() => {
        throw new Error('it took too long');
      }),
    ]);
  } finally {
    done.abort();
    work.catch(() => undefined);
  }
};

import { Worker } from 'node:worker_threads';

/**
 * Starts the thread that writes confirmations, with a database connection of its own. Nobody waits for it: what it has not
 * done yet when the store stops, it does before it ends.
 */
export const startWorker = (connectionString, log) => {
  const thread = new Worker(new URL('confirmations.js', import.meta.url), { workerData: { connectionString } });
  thread.on('message', (entry) => log.info(entry));
  thread.on('error', (error) => log.info({ event: 'worker failed', reason: error.message }));
  const ended = new Promise((resolve) => {
    thread.once('exit', resolve);
  });
  return {
    confirm: (receipt) => thread.postMessage({ receipt }, []),
    close: async () => {
      thread.postMessage({ close: true }, []);
      await ended;
    },
  };
};

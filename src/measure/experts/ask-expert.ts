import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Expert, ExpertAnswers, ExpertOrders } from './expert-order.ts';

/** Beside this file, with the ending this file has: sources and compiled code run alike. */
const entry = fileURLToPath(new URL(`./expert-main${extname(import.meta.url)}`, import.meta.url));

/** A change may hold whatever its author likes: what makes an expert take all memory ends that expert alone. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 } as const;

/**
 * Asks an expert in a thread of its own, so that all look at the same time and one that takes too long can be ended. Rejects with the
 * signal's reason, and with whatever the expert failed of.
 */
export const askExpert = <E extends Expert>(
  expert: E,
  order: ExpertOrders[E],
  signal: AbortSignal,
): Promise<ExpertAnswers[E]> => {
  const { promise, resolve, reject } = Promise.withResolvers<ExpertAnswers[E]>();
  if (signal.aborted) return Promise.reject(signal.reason);
  const worker = new Worker(entry, { workerData: { expert, order }, resourceLimits });
  const abort = (): void => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => {
    signal.removeEventListener('abort', abort);
    // Nothing happens when there was an answer.
    reject(new Error(`The ${expert} expert ended without an answer.`));
  });
  return promise;
};

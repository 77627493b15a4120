import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import { countLogs } from './count-logs.ts';

const orderSchema = z.object({
  files: z.array(z.string()),
  by: z.array(z.string()),
  deploys: z.array(z.object({ at: z.number(), name: z.string() })),
});

const tell = (answer: object): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, no window of a browser
  parentPort?.postMessage(answer);
};

const order = orderSchema.parse(workerData);

// A thread that reads logs, and ends: see read-logs.ts.
try {
  const view = await countLogs({ ...order, signal: new AbortController().signal });
  tell({ kind: 'read', view });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  tell({ kind: 'refused', message: error.message, cure: error.cure });
}

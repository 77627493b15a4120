import { parentPort, workerData } from 'node:worker_threads';
import { BundleError } from '../../core/errors.ts';
import type { ReadAnswer } from './read-apart.ts';
import { readGraph } from './read-graph.ts';

const tell = (answer: ReadAnswer): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, no window of a browser
  parentPort?.postMessage(answer);
};

// A thread that reads the statistics of one side, and ends: see read-apart.ts.
const { signal } = new AbortController();
try {
  tell({ kind: 'read', bundle: await readGraph({ ...workerData, signal }) });
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  tell({ kind: 'refused', message: error.message, cure: error.cure });
}

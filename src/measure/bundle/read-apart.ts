import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BundleError } from '../../core/errors.ts';
import { readGraph, type ReadBundle, type ReadOptions } from './read-graph.ts';

/** A thread takes 50 ms and more to start, and what it read has to be copied: smaller statistics are read at once. Bytes. */
const worthwhile = 8_000_000;

/**
 * Of memory for what has just been made, MB. Nearly all of it stays until the graph is whole, so that a larger room only holds more rubbish:
 * a third of all memory, and no time won.
 */
const youngest = 12;

/** Beside this file, with the ending this file has: sources and compiled code run alike. */
const entry = fileURLToPath(new URL(`./read-main${extname(import.meta.url)}`, import.meta.url));

/** What the thread answers: the graph, or why there is none. It is our own: see read-main.ts. */
export type ReadAnswer =
  | { readonly kind: 'read'; readonly bundle: ReadBundle }
  | { readonly kind: 'refused'; readonly message: string; readonly cure: string };

const ask = ({ suite, directory, signal }: ReadOptions): Promise<ReadBundle> => {
  const { promise, resolve: done, reject } = Promise.withResolvers<ReadBundle>();
  const { name, stats, output, ignore } = suite;
  const worker = new Worker(entry, {
    resourceLimits: { maxYoungGenerationSizeMb: youngest },
    workerData: { suite: { name, stats, output, ignore }, directory },
  });
  const abort = (): void => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  worker.once('message', (answer: ReadAnswer) => {
    if (answer.kind === 'read') done(answer.bundle);
    else reject(new BundleError(answer.message, answer.cure));
  });
  // Out of memory ends a thread without a word of its own.
  worker.once('error', (cause) =>
    reject(
      new BundleError(
        `${suite.name}: its statistics could not be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        'Let the build write them by the plugin of Pacegate, which makes them far smaller: docs/bundles.md.',
        { cause },
      ),
    ),
  );
  worker.once('exit', () => signal.removeEventListener('abort', abort));
  return promise;
};

/** As readGraph; large statistics are read in a thread of their own, so that those of both sides are read at the same time. */
export const readApart = async (options: ReadOptions): Promise<ReadBundle> => {
  const { suite, directory, signal } = options;
  signal.throwIfAborted();
  const file = suite.stats === null ? null : await stat(resolve(directory, suite.stats)).catch(() => null);
  return file !== null && file.size >= worthwhile ? ask(options) : readGraph(options);
};

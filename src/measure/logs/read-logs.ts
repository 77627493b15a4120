import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import type { LogView } from '../../investigation/data/logs/log-view.ts';
import { countLogs, type LogOptions } from './count-logs.ts';

/** Each field takes memory of its own. */
const mostFields = 3;

/** A thread takes 50 ms and more to start: smaller logs are read at once. Bytes. */
const worthwhile = 8_000_000;

/**
 * Nearly all that is made of a line is garbage after it. V8 lets it pile up as long as there is memory; with a small room for what is new
 * the same takes half of the memory and hardly more time.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 } as const;

/** Beside this file, with the ending this file has: sources and compiled code run alike. */
const entry = fileURLToPath(new URL(`./read-logs-main${extname(import.meta.url)}`, import.meta.url));

/** What the thread answers: the view, or why there is none. */
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), view: z.custom<LogView>((value) => typeof value === 'object') }),
  z.object({ kind: z.literal('refused'), message: z.string(), cure: z.string() }),
]);

const readApart = ({ files, by = [], deploys = [], signal }: LogOptions): Promise<LogView> => {
  const { promise, resolve, reject } = Promise.withResolvers<LogView>();
  const worker = new Worker(entry, { workerData: { files, by, deploys }, resourceLimits });
  const abort = (): void => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  worker.once('message', (message: unknown) => {
    const answer = answerSchema.parse(message);
    if (answer.kind === 'read') resolve(answer.view);
    else reject(new UsageError(answer.message, answer.cure));
  });
  worker.once('error', reject);
  worker.once('exit', () => {
    signal.removeEventListener('abort', abort);
    // Nothing happens when there was an answer.
    reject(new UsageError('The logs could not be read.', 'Give --logs fewer or smaller files.'));
  });
  return promise;
};

const sizeOf = async (files: readonly string[]): Promise<number> => {
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return stats.reduce((sum, it) => sum + (it?.size ?? 0), 0);
};

/**
 * Reads logs of any size and tells rates, percentiles, errors, slow statements and where they changed; large ones in a thread of their
 * own. Lines that can't be read are counted. Throws a UsageError for files that can't be opened and for too many fields, and the
 * signal's reason.
 */
export const readLogs = async (options: LogOptions): Promise<LogView> => {
  const { files, by = [], signal } = options;
  signal.throwIfAborted();
  if (by.length > mostFields)
    throw new UsageError(
      `Logs can be told apart by ${mostFields} fields at most, not ${by.length}.`,
      'Give fewer --by.',
    );
  const size = await sizeOf(files);
  signal.throwIfAborted();
  return size >= worthwhile ? readApart(options) : countLogs(options);
};

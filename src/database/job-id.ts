import { createHash } from 'node:crypto';

/** Always the same UUID for the same text (version 8, RFC 9562). */
const idOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** The job that opens a run, and the one that measures it: of each a run has one at most. */
export const openingId = (runId: string): string => idOf(`open ${runId}`);
export const measurementId = (runId: string): string => idOf(`measure ${runId}`);

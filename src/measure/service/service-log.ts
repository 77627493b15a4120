import { plainLine } from './plain-line.ts';

/** What a service wrote, held in bounded memory: its beginning and its end. */
export interface ServiceLog {
  /** Adds a piece of output, in the order of arrival. */
  append(chunk: Buffer): void;
  /** Bytes between the beginning and the end that were dropped. */
  readonly dropped: number;
  /** What is kept, with a line that tells how much is missing. */
  text(): string;
  /** The last `count` lines, fit for a terminal and a report: without control characters, long ones cut. */
  tail(count: number): string[];
}

export const headBytes = 256 * 1024;
export const tailBytes = 64 * 1024;

/** Keeps the first 256 KiB and the last 64 KiB: how a service started and how it ended. */
export const createServiceLog = (): ServiceLog => {
  const head: Buffer[] = [];
  let headSize = 0;
  // A ring: the next byte goes to total % tailBytes.
  const ring = Buffer.alloc(tailBytes);
  let total = 0;

  const keepInRing = (rest: Buffer): void => {
    const kept = rest.subarray(Math.max(0, rest.length - tailBytes));
    const start = (total + rest.length - kept.length) % tailBytes;
    const first = kept.copy(ring, start);
    kept.copy(ring, 0, first);
    total += rest.length;
  };
  const lastPart = (): Buffer => {
    const end = total % tailBytes;
    return total <= tailBytes ? ring.subarray(0, total) : Buffer.concat([ring.subarray(end), ring.subarray(0, end)]);
  };
  const dropped = (): number => Math.max(0, total - tailBytes);
  const text = (): string => {
    const parts = [...head, ...(dropped() > 0 ? [Buffer.from(`\n[${dropped()} bytes left out]\n`)] : []), lastPart()];
    return Buffer.concat(parts).toString('utf8');
  };

  return {
    append: (chunk) => {
      const taken = chunk.subarray(0, headBytes - headSize);
      // A copy: a slice would keep the whole buffer of the pipe alive.
      if (taken.length > 0) head.push(Buffer.from(taken));
      headSize += taken.length;
      if (taken.length < chunk.length) keepInRing(chunk.subarray(taken.length));
    },
    get dropped() {
      return dropped();
    },
    text,
    tail: (count) =>
      text()
        .split(/\r\n|\n|\r/)
        .map(plainLine)
        .filter((line) => line !== '')
        .slice(-count),
  };
};

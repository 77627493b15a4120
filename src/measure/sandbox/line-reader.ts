import { StringDecoder } from 'node:string_decoder';
import { printable } from '../workspace/output-tail.ts';

/** More of an unfinished line is not kept in memory, characters. */
const longestHeld = 1200;

/** Tells each line of a stream that is not empty, printable and cut to 300 characters. Memory is bounded whatever is written. */
export const createLineReader = (onLine: (line: string) => void): { write(chunk: Buffer): void } => {
  const decoder = new StringDecoder('utf8');
  let held = '';
  return {
    write: (chunk) => {
      const [first = '', ...rest] = decoder.write(chunk).split(/\r\n|\r|\n/);
      held = (held + first.slice(0, longestHeld)).slice(0, longestHeld);
      for (const piece of rest) {
        const line = printable(held);
        if (line !== '') onLine(line);
        held = piece.slice(0, longestHeld);
      }
    },
  };
};

import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** Longest line that is kept, in characters. */
const longestLine = 300;
/** More of an unfinished line is not kept in memory. */
const longestHeld = 4 * longestLine;

/** Control characters, and the invisible ones that change the direction of text. */
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const unprintable = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text from outside as one printable line of at most `length` characters. */
export const printable = (text: string, length: number = longestLine): string => {
  const line = stripVTControlCharacters(text).replace(unprintable, '').trimEnd();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

/** The last lines of what a command wrote, on whatever stream, ready to be shown. */
export interface OutputTail {
  /** A writer for one stream: the lines of two streams are not mixed within a line. */
  stream(): { write(chunk: Buffer): void };
  /** The last lines, those that were not finished included. */
  lines(): string[];
}

/** Keeps the last `count` lines that are not empty. Memory is bounded whatever is written. */
export const createOutputTail = (count: number): OutputTail => {
  const last: string[] = [];
  const held: (() => string)[] = [];
  const keep = (text: string): void => {
    const line = printable(text);
    if (line === '') return;
    last.push(line);
    if (last.length > count) last.shift();
  };
  const stream = () => {
    const decoder = new StringDecoder('utf8');
    let line = '';
    let returned = false;
    held.push(() => line);
    const write = (chunk: Buffer): void => {
      for (const piece of decoder.write(chunk).split(/(\r|\n)/)) {
        if (piece === '') continue;
        if (piece === '\r') {
          returned = true;
        } else if (piece === '\n') {
          keep(line);
          line = '';
          returned = false;
        } else {
          // After a lone carriage return a terminal overwrites the line: progress bars do it hundreds of times.
          const before = returned ? '' : line;
          line = (before + piece.slice(0, longestHeld)).slice(0, longestHeld);
          returned = false;
        }
      }
    };
    return { write };
  };
  return {
    stream,
    lines: () => [...last, ...held.map((it) => printable(it()))].filter((it) => it !== '').slice(-count),
  };
};

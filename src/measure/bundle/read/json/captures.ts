import { JsonFault } from './json-fault.ts';

interface Capture {
  readonly parts: Buffer[];
  size: number;
  /** In the chunk at hand; null while it rests. */
  start: number | null;
}

/** The bytes of values that are being taken, the innermost last, while chunks come and go. */
export interface Captures {
  readonly open: (at: number) => void;
  /** The innermost rests: what follows is not part of it. */
  readonly suspend: (chunk: Buffer, at: number) => void;
  /** It goes on, with null for what was left out. */
  readonly resume: (at: number) => void;
  readonly close: (chunk: Buffer, at: number) => Buffer;
  readonly openKey: (at: number) => void;
  readonly closeKey: (chunk: Buffer, at: number) => Buffer;
  /** Keeps what is needed of a chunk that will be gone. `passed`: bytes before it. */
  readonly carry: (chunk: Buffer, passed: number) => void;
}

/** V8 makes no string of more than 512 MB; its values take some times the memory of their text. */
const largest = 256 * 2 ** 20;
const nothing = Buffer.from('null');

const add = (capture: Capture, chunk: Buffer, to: number): void => {
  if (capture.start === null || capture.start >= to) return;
  capture.parts.push(Buffer.from(chunk.subarray(capture.start, to)));
  capture.size += to - capture.start;
};

const finish = (capture: Capture, chunk: Buffer, to: number): Buffer => {
  if (capture.parts.length === 0) return chunk.subarray(capture.start ?? to, to);
  add(capture, chunk, to);
  return Buffer.concat(capture.parts);
};

export const createCaptures = (): Captures => {
  const values: Capture[] = [];
  let key: Capture | null = null;
  const carry = (capture: Capture, chunk: Buffer, passed: number): void => {
    if (capture.start === null) return;
    add(capture, chunk, chunk.length);
    capture.start = 0;
    if (capture.size > largest) throw new JsonFault('too-big', passed + chunk.length);
  };
  return {
    open: (start) => {
      values.push({ parts: [], size: 0, start });
    },
    suspend: (chunk, at) => {
      const capture = values.at(-1);
      if (capture === undefined) return;
      add(capture, chunk, at);
      capture.start = null;
    },
    resume: (at) => {
      const capture = values.at(-1);
      if (capture === undefined) return;
      capture.parts.push(nothing);
      capture.start = at;
    },
    close: (chunk, at) => {
      const capture = values.pop();
      return capture === undefined ? nothing : finish(capture, chunk, at);
    },
    openKey: (start) => {
      key = { parts: [], size: 0, start };
    },
    closeKey: (chunk, at) => {
      const text = key === null ? nothing : finish(key, chunk, at);
      key = null;
      return text;
    },
    carry: (chunk, passed) => {
      for (const capture of values) carry(capture, chunk, passed);
      if (key !== null) carry(key, chunk, passed);
    },
  };
};

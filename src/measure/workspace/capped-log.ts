import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';

/** From here on only the end is kept, bytes. */
const headLimit = 5_000_000;
/** How much of the end is kept, bytes. */
const endLimit = 65_536;

/** A log file of at most 5 MB from the beginning and 64 KB from the end of what was written. */
export interface CappedLog extends Disposable {
  /** Throws an OutputError when the file can't be written. */
  write(chunk: Buffer): void;
}

const writeFailure = (file: string, error: unknown): OutputError => {
  const why = errorCode(error) === 'ENOSPC' ? 'the disk is full' : String(errorCode(error) ?? error);
  return new OutputError(
    `The log ${file} can't be written: ${why}.`,
    'Free space or choose another directory for the output, then run again.',
    { cause: error },
  );
};

/**
 * Opens `file` anew, with its directory. Writes are synchronous: at most 5 MB reach the disk while the command runs,
 * and nothing is lost when Pacegate is killed. Throws an OutputError when the file can't be opened.
 */
export const createCappedLog = (file: string): CappedLog => {
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw writeFailure(file, error);
    }
  };
  const descriptor = guarded(() => {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'w');
  });
  let written = 0;
  let beyond = 0;
  let end = Buffer.alloc(0);
  const write = (chunk: Buffer): void => {
    const room = Math.max(0, headLimit - written);
    const head = chunk.subarray(0, room);
    const rest = chunk.subarray(room);
    guarded(() => {
      for (let at = 0; at < head.length;) at += writeSync(descriptor, head, at);
    });
    written += head.length;
    if (rest.length === 0) return;
    beyond += rest.length;
    end = Buffer.concat([end, rest]).subarray(-endLimit);
  };
  const dispose = (): void => {
    const left = beyond - end.length;
    try {
      if (left > 0) writeSync(descriptor, `\n[Pacegate left out ${left} bytes here]\n`);
      if (end.length > 0) writeSync(descriptor, end);
    } catch {
      // A full disk: what was written until then has to do.
    } finally {
      closeSync(descriptor);
    }
  };
  return { write, [Symbol.dispose]: dispose };
};

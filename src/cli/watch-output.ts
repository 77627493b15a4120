import { OutputError } from '../core/errors.ts';

/** The reader has gone (`| head`), or the terminal: results are in their files all the same. */
const isGone = (code: string): boolean => code === 'EPIPE' || code === 'EIO';

/**
 * Lets the command go on when nobody reads what it prints any more. Output that can't be written for another reason, such
 * as a full disk, is thrown as an OutputError out of the event loop.
 */
export const watchOutput = ({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void => {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'unknown';
      if (isGone(code)) return;
      throw new OutputError(
        `Standard ${stream === stdout ? 'output' : 'error'} could not be written (${code}).`,
        'Free some space, or send it elsewhere. The results are in the directory of the run.',
        { cause: error },
      );
    });
};

import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { errorCode } from '../../core/error-code.ts';
import { BundleError } from '../../core/errors.ts';
import { printable } from '../workspace/output-tail.ts';

/** Files of a build's output directory, read when they are asked for. */
export interface EmittedFiles {
  /** Absolute, without links. Throws as `read` does. */
  path(name: string): Promise<string>;
  /** Throws a BundleError when it is missing or leads out of the directory. */
  read(name: string): Promise<Buffer>;
  /** Bytes; null when there is no such file, or it leads out of the directory. */
  size(name: string): Promise<number | null>;
  /** null when there is no such file, it leads out of the directory, or is larger than `most` bytes. */
  readIfThere(name: string, most: number): Promise<Buffer | null>;
}

const isInside = (directory: string, path: string): boolean => {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** One that Node can hold at once; what is larger is not sent to browsers. Bytes. */
const largest = 1024 ** 3;

const outside = (name: string): BundleError =>
  new BundleError(
    `The emitted file ${printable(name)} leads out of the output directory.`,
    'Set `output` of the suite to the directory that holds all emitted files, and emit files, not links to other places.',
  );

/** The files below `output`, an absolute directory. Links inside of it are followed, those out of it are refused. */
export const openEmittedFiles = async (output: string): Promise<EmittedFiles> => {
  const top = await realpath(output).catch((cause: unknown) => {
    throw new BundleError(
      `No parsed sizes: there is no output directory ${printable(output)}.`,
      'Correct `output` of the suite, or see that the build writes there.',
      { cause },
    );
  });
  const find = async (name: string): Promise<string> => {
    const path = join(top, name);
    if (name.includes('\0') || isAbsolute(name) || !isInside(top, path)) throw outside(name);
    // webpack can put the hash into a query, which the file on the disk does not have.
    const bare = path.replace(/\?[^/]*$/, '');
    const real = await realpath(path).catch((error: unknown) => {
      if (bare === path) throw error;
      return realpath(bare);
    });
    // A link must not lead a reader to a file of the machine.
    if (!isInside(top, real)) throw outside(name);
    return real;
  };
  const read = async (name: string, most: number): Promise<Buffer> => {
    const path = await find(name);
    const { size } = await stat(path);
    if (size > most) {
      throw new BundleError(
        `The emitted file ${printable(name)} has ${size} bytes: more than Pacegate reads.`,
        'Leave it out of the suite with `ignore`.',
      );
    }
    return readFile(path);
  };
  const orMissing = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof BundleError) throw error;
      const found = errorCode(error) === 'ENOENT' ? 'no file' : 'nothing readable';
      throw new BundleError(
        `No parsed sizes: the statistics name the emitted file ${printable(name)}, but the output directory has ${found} of that name.`,
        'Set `output` of the suite to the directory that the build writes to, and measure right after the build.',
        { cause: error },
      );
    }
  };
  return {
    path: (name) => orMissing(name, () => find(name)),
    read: (name) => orMissing(name, () => read(name, largest)),
    size: async (name) => {
      try {
        return (await stat(await find(name))).size;
      } catch {
        return null;
      }
    },
    readIfThere: (name, most) => read(name, most).catch(() => null),
  };
};

import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, UsageError } from '../core/errors.ts';
import { largestFile, shortestExample } from './check-text.ts';

/** Where Pacegate looks for its configuration unless told otherwise, from the root of the repository. */
export const defaultConfigurationFile = '.github/pacegate.yml';

const reason = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';

const refusal = (path: string, error: unknown): UsageError => {
  const code = reason(error);
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UsageError(
      `There is no configuration at ${resolve(path)}.`,
      `Write it, or name another file with --config FILE. The shortest valid one is ${shortestExample}; docs/configuration.md explains every key.`,
      options,
    );
  }
  if (code === 'EISDIR') {
    const cure = `Name the file itself, such as --config ${defaultConfigurationFile}.`;
    return new UsageError(`The configuration ${resolve(path)} is a directory.`, cure, options);
  }
  const cure = code === 'EACCES' ? 'Let your user read it (chmod u+r).' : 'Check the path and the disk.';
  return new UsageError(`The configuration ${resolve(path)} can't be read (${code}).`, cure, options);
};

/** Reads one byte more than allowed at most: a device such as /dev/zero has no end. */
const readLimited = async (handle: FileHandle): Promise<Buffer> => {
  const buffer = Buffer.alloc(largestFile + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
};

/**
 * The text of the configuration file at `path`.
 * Throws a UsageError when there is none or it can't be read, and a ConfigurationError when it is not UTF-8 text.
 */
export const readConfigurationFile = async (path: string): Promise<string> => {
  let bytes: Buffer;
  try {
    await using handle = await open(path, 'r');
    bytes = await readLimited(handle);
  } catch (error) {
    throw refusal(path, error);
  }
  // Cutting a file that is too large may split a character, which is not what is wrong with it.
  if (bytes.length > largestFile) return bytes.toString('utf8');
  // Decoding would put U+FFFD where a byte is wrong.
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const problem = 'The file is not text in UTF-8.';
  const cure = 'Save it as UTF-8, or check that this is the right file.';
  throw new ConfigurationError(path, [{ line: 1, column: 1, problem, cure }]);
};

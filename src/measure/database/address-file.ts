import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const longest = 4000;

/** Where `setup` writes the address of the database that it made for a side. */
export const addressFile = (directory: string): string => join(directory, 'database-url');

/**
 * What `setup` left in the file `database-url` of a side's PACEGATE_DIRECTORY; null where there is none. A side's commands wrote it:
 * only a plain file is read, and only its beginning.
 */
export const readAddressFile = async (directory: string): Promise<string | null> => {
  try {
    await using file = await open(
      addressFile(directory),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
    const text = buffer.toString('utf8', 0, bytesRead).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
};

import { constants, open } from 'node:fs/promises';

/**
 * The text of a file that a service left or has; null where there is none, where it is no plain file (a link would lead to files of
 * the machine, a pipe would never end), or where it has more than `most` bytes.
 */
export const readPlainFile = async (path: string, most: number): Promise<string | null> => {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = await file.stat();
    return stat.isFile() && stat.size <= most ? await file.readFile('utf8') : null;
  } catch {
    return null;
  }
};

/** The same as JSON; null where it is none. */
export const readPlainJson = async (path: string, most: number): Promise<unknown> => {
  const text = await readPlainFile(path, most);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadError } from '../../core/errors.ts';
import { createNameCheck } from './entry-names.ts';
import { gather } from './gather.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { Meter } from './meter.ts';
import { refusal } from './refuse.ts';

const special = 'is a link or another special file';

/** Never follows a link that has taken the file's place since it was listed, and never waits for a pipe's other end. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads a file within the limits, and follows no link. Throws an UploadError. */
export const readListedFile = async (path: string, name: string, meter: Meter): Promise<Buffer> => {
  try {
    await using handle = await open(path, flags);
    const about = await handle.stat();
    if (!about.isFile()) throw refusal(name, special);
    return await gather(handle.createReadStream({ autoClose: false }), { name, declared: about.size, meter });
  } catch (error) {
    if (error instanceof UploadError) throw error;
    throw refusal(name, 'can not be read', { cause: error });
  }
};

/**
 * Lists the files below a directory, as an artifact's download leaves them. Links are refused and never followed. Throws an
 * UploadError.
 */
export const listDirectory = async (directory: string, meter: Meter): Promise<Listing> => {
  const top = await lstat(directory).catch((error: unknown) => {
    throw refusal(null, 'is not there', { cause: error });
  });
  if (!top.isDirectory()) throw refusal(null, 'is not a directory');
  const files: ListedFile[] = [];
  const checkName = createNameCheck();
  const open: string[] = [''];
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    const inside = await readdir(join(directory, folder)).catch((error: unknown) => {
      throw refusal(folder === '' ? null : folder, 'is not a directory that can be read', { cause: error });
    });
    for (const own of inside.sort()) {
      const name = `${folder}${own}`;
      const path = join(directory, name);
      checkName(name);
      // Of the entry itself: what a link points to is never asked.
      const about = await lstat(path);
      if (!about.isFile() && !about.isDirectory()) throw refusal(name, special);
      meter.list(name, about.isFile() ? about.size : 0);
      if (about.isDirectory()) open.push(`${name}/`);
      else files.push({ name, read: () => readListedFile(path, name, meter) });
    }
  }
  return { files, [Symbol.asyncDispose]: () => Promise.resolve() };
};

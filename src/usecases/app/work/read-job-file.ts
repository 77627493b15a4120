import { join } from 'node:path';
import { errorCode } from '../../../core/error-code.ts';
import { lstat } from 'node:fs/promises';
import { defaultLimits } from '../../../measure/upload/limits.ts';
import { readListedFile } from '../../../measure/upload/list-directory.ts';
import { createMeter } from '../../../measure/upload/meter.ts';

/** Bytes of one file that is looked at while a job runs. */
const most = 8 * 2 ** 20;

/** A file of a job's output, while the job may still write it; null where it is not there. Throws an UploadError. */
export const readJobFile = async (directory: string, name: string): Promise<Buffer | null> => {
  const path = join(directory, name);
  try {
    const [top, file] = [await lstat(directory), await lstat(path)];
    if (!top.isDirectory() || !file.isFile()) return null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  return readListedFile(path, name, createMeter({ ...defaultLimits, entry: most }));
};

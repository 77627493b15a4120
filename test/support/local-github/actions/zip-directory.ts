import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The files of a directory as actions/upload-artifact packs them: paths from the directory on. */
export const zipDirectory = async (directory: string): Promise<Buffer> => {
  const zip = new ZipFile();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((it) => it.isFile())) {
    const path = join(entry.parentPath, entry.name);
    zip.addFile(path, relative(directory, path));
  }
  zip.end();
  return buffer(zip.outputStream);
};

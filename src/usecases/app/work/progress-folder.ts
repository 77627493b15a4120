import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UploadError } from '../../../core/errors.ts';
import { defaultLimits } from '../../../measure/upload/limits.ts';
import { listDirectory } from '../../../measure/upload/list-directory.ts';
import { createMeter } from '../../../measure/upload/meter.ts';
import { mostKept } from './pack-files.ts';

/** What a killed attempt of an investigation leaves for the next one on the same machine. */
export interface ProgressFolder {
  /** Copies what a job has measured so far. What can't be copied is not: the next attempt measures anew then. */
  keep(output: string): Promise<void>;
  /** Puts what is kept into a directory; false where nothing is. */
  put(output: string): Promise<boolean>;
  remove(): Promise<void>;
}

/** What an investigation goes on from. Logs and reports are not part of it. */
const wanted = /^(?:result\.json|investigation\.json|raw\/(?:arms\/)?[\w.-]{1,200}\.json(?:\.gz)?)$/;

/** Writes files below a directory; each is whole or not there. */
export const putFiles = async (directory: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> => {
  for (const [name, bytes] of files) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  }
};

/** Whether a file is one that an investigation goes on from. */
export const isProgress = (name: string): boolean => wanted.test(name);

/** Below the directory of jobs. */
export const progressRoot = 'kept';

export const openProgressFolder = (jobs: string, runId: string): ProgressFolder => {
  const folder = join(jobs, progressRoot, runId.replaceAll(/[^\w-]/g, '_'));
  return {
    keep: async (output) => {
      try {
        await using listing = await listDirectory(output, createMeter({ ...defaultLimits, total: mostKept.total }));
        const files = new Map<string, Buffer>();
        for (const file of listing.files) if (wanted.test(file.name)) files.set(file.name, await file.read());
        await putFiles(folder, files);
      } catch (error) {
        // A file that was just being written, or more than is kept.
        if (!(error instanceof UploadError)) throw error;
      }
    },
    put: async (output) => {
      const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = new Map<string, Buffer>();
      for (const entry of names.filter((it) => it.isFile() && !it.name.endsWith('.part'))) {
        const path = join(entry.parentPath, entry.name);
        files.set(path.slice(folder.length + 1), await readFile(path));
      }
      if (!files.has('result.json')) return false;
      await putFiles(output, files);
      return true;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

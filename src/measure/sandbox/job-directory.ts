import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OutputError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import { currentOwner } from '../workspace/process-owner.ts';
import { removeDirectory } from './remove-directory.ts';

/** The directory of one job. Disposing removes it with all in it. */
export interface JobDirectory extends AsyncDisposable {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Finds the job's processes: see jobMarker. */
  readonly id: string;
  /** Where the repository goes, and what was measured; both are made by whoever fills them. */
  readonly repository: string;
  readonly output: string;
}

/** Names of job directories begin so. */
export const jobPrefix = 'job-';
/** Says which process made a job's directory. */
export const jobOwner = 'owner';

/** Makes a job's directory below `parent`, which is made too. Throws an OutputError when that can't be. */
export const createJobDirectory = async (parent: string): Promise<JobDirectory> => {
  try {
    // Others may go through it, to what they are allowed to see, and can't list it.
    await mkdir(parent, { recursive: true, mode: 0o711 });
    const path = await mkdtemp(join(await realpath(parent), jobPrefix));
    await writeFile(join(path, jobOwner), JSON.stringify(currentOwner()));
    return {
      path,
      id: basename(path),
      repository: join(path, 'repository'),
      output: join(path, 'out'),
      [Symbol.asyncDispose]: () => removeDirectory(path),
    };
  } catch (error) {
    throw new OutputError(
      `No directory for a measurement can be made in ${parent} (${errorCode(error) ?? 'unknown error'}).`,
      'Free space there, or set PACEGATE_DATA to a directory that can be written.',
      { cause: error },
    );
  }
};

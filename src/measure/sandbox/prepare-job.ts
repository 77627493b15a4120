import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OutputError } from '../../core/errors.ts';
import { jobOwner } from './job-directory.ts';
import type { JobUser } from './job-user.ts';

/** What the worker keeps to itself in a job's directory. */
const own = new Set([jobOwner, 'stage']);

/**
 * Makes home, temporary directory and the place for mounts in a job's directory, and gives everything in it to the job's user.
 * `npmrc` is npm's configuration there; nothing for an empty text. Nothing of the job may run yet: who owns a directory can put
 * links into it. Throws an OutputError.
 */
export const prepareJob = async (directory: string, user: JobUser | null, npmrc: string): Promise<void> => {
  for (const name of ['home', 'tmp', 'stage']) await mkdir(join(directory, name), { recursive: true, mode: 0o700 });
  if (npmrc !== '') await writeFile(join(directory, 'home/.npmrc'), npmrc, { mode: 0o600 });
  if (user === null) return;
  await chmod(directory, 0o711);
  const names = (await readdir(directory)).filter((name) => !own.has(name));
  const paths = names.map((name) => join(directory, name));
  try {
    await promisify(execFile)('chown', ['-R', '-h', `${user.uid}:${user.gid}`, '--', ...paths]);
  } catch (error) {
    throw new OutputError(
      `The directory of the measurement can't be given to user ${user.name}.`,
      'The file system with PACEGATE_DATA must know owners: use a local disk.',
      { cause: error },
    );
  }
};

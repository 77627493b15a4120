import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killMarkedUntilQuiet } from '../process/stop-processes.ts';
import { ownerState, parseOwner } from '../workspace/process-owner.ts';
import { jobMarker } from './job-environment.ts';
import { jobOwner, jobPrefix } from './job-directory.ts';
import { removeDirectory } from './remove-directory.ts';

/** ms. A directory without an owner may be in the making. */
const unownedAge = 600_000;
/** ms. Of an owner in another boot or container nobody knows whether it lives; no job lasts so long: a load has a day at most. */
const unknownAge = 24 * 3_600_000;

/** How long nothing of a killed job must turn up, ms: its processes have had their time to start. */
const sweepQuiet = 100;

const isStale = async (path: string): Promise<boolean> => {
  const stat = await lstat(path);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) return false;
  const owner = parseOwner(await readFile(join(path, jobOwner), 'utf8').catch(() => ''));
  const age = Date.now() - stat.mtimeMs;
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === 'gone' || (state === 'unknown' && age > unknownAge);
};

/**
 * Removes what jobs of workers that were killed left in `directory`, with their processes. Gives how many there were. What can't
 * be removed is left for the next time.
 */
export const sweepJobs = async (directory: string): Promise<number> => {
  const names = await readdir(directory).catch(() => []);
  let removed = 0;
  for (const name of names.filter((it) => it.startsWith(jobPrefix))) {
    const path = join(directory, name);
    try {
      if (!(await isStale(path))) continue;
      await killMarkedUntilQuiet(jobMarker(name), sweepQuiet);
      await removeDirectory(path);
      removed += 1;
    } catch {
      // Another worker swept it at the same time, or it is still in use.
    }
  }
  return removed;
};

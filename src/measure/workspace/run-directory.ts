import { lstat, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OutputError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import { killMarkedSync, killMarkedUntilQuiet, stopProcesses } from '../process/stop-processes.ts';
import { currentOwner, ownerState, parseOwner } from './process-owner.ts';
import { removeTree, removeTreeSync } from './remove-tree.ts';

/** The temporary directory of one run. Disposing ends what the run left behind and removes the directory. */
export interface RunDirectory extends AsyncDisposable {
  /** Absolute, without symbolic links. Only the user can look into it. */
  readonly path: string;
  /** Goes into the environment of every command of the run as PACEGATE_RUN. */
  readonly id: string;
  /** Kills what carries the run's id and removes the directory, at once: for exit handlers. Never throws. */
  removeSync(): void;
}

const prefix = 'pacegate-';
const ownerFile = 'owner';

/** A directory whose owner can't be told is left alone for so long, ms: it may be in the making, or a container's. */
const unownedAge = 600_000;
const unknownAge = 2 * 24 * 3_600_000;

const idOf = (path: string): string => basename(path).slice(prefix.length);

const markerOf = (path: string): string => `PACEGATE_RUN=${idOf(path)}`;

/** How long nothing of a killed run must turn up, ms: its processes have had their time to start. */
const sweepQuiet = 100;

const isStale = async (path: string): Promise<boolean> => {
  const stat = await lstat(path);
  // In a shared /tmp anybody can make a link or directory with our name.
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) return false;
  const age = Date.now() - stat.mtimeMs;
  const text = await readFile(join(path, ownerFile), 'utf8').catch(() => '');
  const owner = parseOwner(text);
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === 'gone' || (state === 'unknown' && age > unknownAge);
};

/** Removes what runs that were killed left in `parent`. What can't be removed is left: it is not this run's trouble. */
const sweep = async (parent: string): Promise<void> => {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((it) => it.startsWith(prefix) && it.length > prefix.length)) {
    const path = join(parent, name);
    try {
      if (!(await isStale(path))) continue;
      await killMarkedUntilQuiet(markerOf(path), sweepQuiet);
      await removeTree(path);
    } catch {
      // Somebody else swept it at the same time.
    }
  }
};

/**
 * Makes the temporary directory of a run in `parent`, and removes those of runs that were killed, with their processes.
 * Throws an OutputError when it can't be made.
 */
export const createRunDirectory = async (parent: string = tmpdir()): Promise<RunDirectory> => {
  await sweep(parent);
  const path = await (async () => {
    try {
      const made = await mkdtemp(join(await realpath(parent), prefix));
      await writeFile(join(made, ownerFile), JSON.stringify(currentOwner()));
      return made;
    } catch (error) {
      throw new OutputError(
        `No temporary directory can be made in ${parent} (${errorCode(error) ?? 'unknown error'}).`,
        'Free space there, or set TMPDIR to a directory that can be written.',
        { cause: error },
      );
    }
  })();
  const marker = markerOf(path);
  const removeSync = (): void => {
    try {
      killMarkedSync(marker);
      removeTreeSync(path);
    } catch {
      // The process is about to end; the next run sweeps what is left.
    }
  };
  const dispose = async (): Promise<void> => {
    await stopProcesses(null, marker);
    await removeTree(path).catch((error: unknown) => {
      throw new OutputError(
        `The temporary directory ${path} can't be removed (${errorCode(error) ?? 'unknown error'}).`,
        `Remove it by hand: something in it belongs to another user or is still in use.`,
        { cause: error },
      );
    });
  };
  return { path, id: idOf(path), removeSync, [Symbol.asyncDispose]: dispose };
};

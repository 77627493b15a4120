import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Block } from '../core/block.ts';
import { OutputError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';

/** Everything that a run keeps, below one directory. */
export interface RunArchive {
  /** As shown to people: relative to where the command was given, where that is shorter. */
  readonly directory: string;
  /** Absolute; output of install, build, setup and teardown. */
  readonly logs: string;
  /** What the blocks were judged by: with raw/ it is enough to recompute the verdict. */
  keepPlan(plan: object): Promise<void>;
  keepBlock(block: Block): Promise<void>;
  keepResult(result: Result, comment: string): Promise<void>;
}

const cures: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or name a directory on another disk with --out.',
  EDQUOT: 'Your disk quota is used up: free some space, or name another directory with --out.',
  EACCES: 'You may not write there: name a directory that you own with --out.',
  EROFS: 'That file system is read-only: name another directory with --out.',
  ENOTDIR: 'A part of the path is a file: name another directory with --out.',
  EEXIST: 'There is a file of that name: name another directory with --out.',
};

const failure = (path: string, error: unknown): OutputError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new OutputError(
    `${path} could not be written (${code}).`,
    cures[code] ?? 'Name another directory with --out.',
    { cause: error },
  );
};

/** Written beside its place and moved there, so that a file is either whole or not there at all. */
const write = async (path: string, text: string): Promise<void> => {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw failure(path, error);
  }
};

const shown = (cwd: string, path: string): string => {
  const inside = relative(cwd, path);
  return inside !== '' && !inside.startsWith('..') ? inside : path;
};

/** The default directory of a run: `.pacegate/runs/<time>-<head>` below the repository's root. */
export const defaultDirectory = (top: string, at: Date, head: string): string =>
  join(top, '.pacegate', 'runs', `${at.toISOString().replaceAll(/[:.]/g, '-')}-${head.slice(0, 10)}`);

/**
 * Opens the archive of a run; the directory is made. `ignored` writes a .gitignore beside it, so that what Pacegate
 * keeps never becomes part of a working tree. Throws an OutputError when the directory can't be made.
 */
export const openArchive = async (cwd: string, path: string, ignoredAt: string | null): Promise<RunArchive> => {
  const directory = resolve(cwd, path);
  const logs = join(directory, 'logs');
  try {
    await mkdir(logs, { recursive: true });
  } catch (error) {
    throw failure(directory, error);
  }
  if (ignoredAt !== null) await write(join(ignoredAt, '.gitignore'), '*\n');
  return {
    directory: shown(cwd, directory),
    logs,
    keepPlan: (plan) => write(join(directory, 'raw', 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`),
    keepBlock: (block) =>
      write(
        join(directory, 'raw', `${block.suite}-${String(block.index + 1).padStart(3, '0')}.json`),
        `${JSON.stringify(block)}\n`,
      ),
    keepResult: async (result, comment) => {
      await write(join(directory, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
      await write(join(directory, 'comment.md'), comment);
    },
  };
};

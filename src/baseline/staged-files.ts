import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './file-failure.ts';
import { checkSize } from './read-series.ts';

/** A file below a directory, by its path with "/". */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const pending = '.pending';
const staged = '.staged-';
const ignored = '.gitignore';

// Measurements of one machine are no part of the working tree that is measured next.
const ignoring = '# To commit stored measurements, remove the line with the star.\n*\n.lock\n.pending\n.staged-*\n';

const orNull = async <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });

/** Without fsync of the directory a rename may be forgotten when the power fails. */
const syncDirectory = async (path: string): Promise<void> => {
  await using handle = await open(path, 'r');
  await handle.sync();
};

const namesIn = async (directory: string): Promise<string[]> => (await orNull(readdir(directory))) ?? [];

/** Paths of files in the directories of `root`, as "directory/file". Links are not followed. */
const filesBelow = async (root: string): Promise<string[]> => {
  const entries = (await orNull(readdir(root, { withFileTypes: true }))) ?? [];
  const directories = entries.filter((it) => it.isDirectory() && !it.name.startsWith('.')).map(({ name }) => name);
  const lists = await Promise.all(
    directories.map(async (name) => (await namesIn(join(root, name))).map((file) => `${name}/${file}`)),
  );
  return lists.flat();
};

const readText = async (path: string): Promise<string | null> => {
  // Neither a link, which may lead anywhere, nor a pipe, on which opening would wait.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await orNull(open(path, flags));
  if (opened === null) return null;
  await using handle = opened;
  const stat = await handle.stat();
  if (!stat.isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'EISDIR' });
  checkSize(path, stat.size);
  return await handle.readFile('utf8');
};

/** Moves what was committed to its places, and removes what was not. Only for the holder of the lock. */
export const recover = async (root: string): Promise<void> => {
  const from = join(root, pending);
  for (const path of await filesBelow(from)) {
    const directory = join(root, dirname(path));
    await mkdir(directory, { recursive: true });
    // A link in its place would make this write anywhere.
    if (!(await lstat(directory)).isDirectory())
      throw Object.assign(new Error(`${directory} is a link`), { code: 'ENOTDIR' });
    await rename(join(from, path), join(root, path));
    await syncDirectory(directory);
  }
  const rests = (await namesIn(root)).filter((name) => name === pending || name.startsWith(staged));
  for (const name of rests) await rm(join(root, name), { recursive: true, force: true });
};

/** All files that are stored, also those that were committed but not yet moved to their places. */
export const listFiles = async (root: string): Promise<string[]> => [
  ...new Set([...(await filesBelow(join(root, pending))), ...(await filesBelow(root))]),
];

/** The text of a stored file, or null. What is committed but not yet in its place comes first: it only moves that way. */
export const readStored = async (root: string, path: string): Promise<string | null> =>
  (await readText(join(root, pending, path))) ?? (await readText(join(root, path)));

/**
 * Replaces all of `files` or none, whenever the process is killed: they are written aside, renaming their directory is the
 * moment from which they count, and whoever comes next completes the rest. Only for the holder of the lock, after
 * `recover`. `check` is called right before that moment.
 */
export const replaceFiles = async (
  root: string,
  files: readonly TextFile[],
  check: () => Promise<void>,
): Promise<void> => {
  const aside = join(root, `${staged}${randomUUID()}`);
  await mkdir(aside);
  try {
    for (const { path, text } of files) {
      const target = join(aside, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text, { flush: true });
    }
    for (const directory of new Set(files.map(({ path }) => dirname(path))))
      await syncDirectory(join(aside, directory));
    await syncDirectory(aside);
    await check();
    await rename(aside, join(root, pending));
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
  await syncDirectory(root);
  await recover(root);
};

/** Keeps a new store out of the working tree, once: who removes the line wants to commit the files. */
export const ignoreInGit = async (root: string): Promise<void> => {
  await writeFile(join(root, ignored), ignoring, { flag: 'wx' }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
};

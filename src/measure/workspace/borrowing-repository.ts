import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../core/error-code.ts';
import type { Git } from './git.ts';
import type { GitSetting } from './git-configuration.ts';
import { formatSettings } from './git-configuration.ts';

/** A repository of our own that reads the objects of others and writes only its own. */
export interface BorrowingRepositoryOptions {
  readonly git: Git;
  readonly directory: string;
  readonly bare: boolean;
  /** sha1 or sha256 */
  readonly format: string;
  /** Object directories to read from, absolute. git follows to those that they borrow from themselves. */
  readonly objects: readonly string[];
  /** Files to copy when they exist. */
  readonly shallow: string;
  readonly attributes: string;
  readonly exclude: string;
  readonly settings: readonly GitSetting[];
}

/** git reads a line that starts with a quote as a C string, and one that starts with # as a comment. */
const alternateLine = (path: string): string => `${/["\n]/.test(path) ? JSON.stringify(path) : path}\n`;

const copyIfThere = async (from: string, to: string): Promise<void> => {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
};

/** Makes it, without hooks and templates, and returns its git directory. */
export const createBorrowingRepository = async (options: BorrowingRepositoryOptions): Promise<string> => {
  const { git, directory, bare, format, objects, settings } = options;
  await mkdir(directory, { recursive: true });
  const kind = bare ? ['--bare'] : [];
  const init = [
    'init',
    '--quiet',
    '--template=',
    '--initial-branch=pacegate',
    `--object-format=${format}`,
    ...kind,
    '.',
  ];
  await git.text(init, { directory });
  const gitDirectory = bare ? directory : join(directory, '.git');
  await mkdir(join(gitDirectory, 'objects', 'info'), { recursive: true });
  await mkdir(join(gitDirectory, 'info'), { recursive: true });
  await writeFile(join(gitDirectory, 'objects', 'info', 'alternates'), objects.map(alternateLine).join(''));
  await copyIfThere(options.shallow, join(gitDirectory, 'shallow'));
  await copyIfThere(options.attributes, join(gitDirectory, 'info', 'attributes'));
  await copyIfThere(options.exclude, join(gitDirectory, 'info', 'exclude'));
  await appendFile(join(gitDirectory, 'config'), formatSettings(settings));
  return gitDirectory;
};

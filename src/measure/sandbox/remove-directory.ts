import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { errorCode } from '../../core/error-code.ts';
import { OutputError } from '../../core/errors.ts';
import { removeTree } from '../workspace/remove-tree.ts';

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Removes what a job left, whatever that is. Throws an OutputError when something stays.
 *
 * By rm, which goes down step by step: no nesting is too deep for it as paths are, and a process that outlived its job can't lead it
 * elsewhere by putting a link in the place of a directory. Whoever is not root has nothing there that the job did not have.
 */
export const removeDirectory = async (path: string): Promise<void> => {
  try {
    await promisify(execFile)('rm', ['-rf', '--', path]);
  } catch (error) {
    try {
      if (isRoot()) throw error;
      // Builds make directories that can't be written.
      await removeTree(path);
    } catch {
      throw new OutputError(
        `What a measurement left in ${path} can't be removed (${errorCode(error) ?? 'rm failed'}).`,
        'Remove it by hand: something in it belongs to another user or is still in use.',
        { cause: error },
      );
    }
  }
};

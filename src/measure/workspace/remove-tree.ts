import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../core/error-code.ts';

/**
 * Makes the directories below `directory` writable. Only directories: unlinking needs no permission on the file
 * itself, and a file may be a hard link to one that belongs to somebody else (package managers link their caches).
 * Symbolic links are not followed.
 */
const openDirectories = (directory: string): void => {
  try {
    chmodSync(directory, 0o700);
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) openDirectories(join(directory, entry.name));
    }
  } catch {
    // Gone meanwhile, or owned by another user: the removal that follows says so.
  }
};

const isDenied = (error: unknown): boolean => {
  const code = errorCode(error);
  return code === 'EACCES' || code === 'EPERM' || code === 'ENOTEMPTY';
};

const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 } as const;

/** Removes a directory with all in it, read-only directories made by builds included. Throws the system's error. */
export const removeTree = async (directory: string): Promise<void> => {
  try {
    await rm(directory, options);
  } catch (error) {
    if (!isDenied(error)) throw error;
    openDirectories(directory);
    await rm(directory, options);
  }
};

/** Like removeTree, at once: for exit handlers. */
export const removeTreeSync = (directory: string): void => {
  try {
    rmSync(directory, options);
  } catch (error) {
    if (!isDenied(error)) throw error;
    openDirectories(directory);
    rmSync(directory, options);
  }
};

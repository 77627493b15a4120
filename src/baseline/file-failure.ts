import { BaselineError, PacegateError } from '../core/errors.ts';

/** The code of a system error ("ENOENT"), or null for anything else. */
export const errorCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

const cures: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space and run again.',
  EDQUOT: 'Your disk quota is used up: free some space and run again.',
  EACCES: 'Let your user read and write the directory (chmod -R u+rwX), and run again.',
  EPERM: 'The file system does not allow it: use a directory that you own, on a local disk.',
  EROFS: 'That file system is read-only: use --store branch, or a directory that can be written.',
  ENOTDIR: 'A part of the path is a file: move it away.',
  EISDIR: 'Something else is where a file belongs: move it away.',
  ELOOP: 'A link is where a file belongs: replace it by the file.',
};

/** `what` says what could not be done: "x can't be read". Pacegate's own errors pass as they are. */
export const fileFailure = (what: string, error: unknown): PacegateError => {
  if (error instanceof PacegateError) return error;
  const code = errorCode(error);
  return new BaselineError(
    `${what} (${code ?? (error instanceof Error ? error.message : 'unknown error')}).`,
    (code === null ? undefined : cures[code]) ?? 'Look at the directory and the disk, and run again.',
    { cause: error },
  );
};

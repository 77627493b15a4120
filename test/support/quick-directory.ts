import { mkdtemp, readFile, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Bytes. Containers have 64 MB of it by default, which one database nearly fills. */
const enough = 2 ** 30;

const hasRoom = async (): Promise<boolean> => {
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize >= enough;
};

/** Containers often let nothing be executed there, as git's hooks are. */
const canExecute = async (): Promise<boolean> => {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' '));
  const options = mounts.findLast(([, place]) => place === memory)?.[3];
  return options !== undefined && !options.split(',').includes('noexec');
};

/**
 * A new directory in memory where there is some, for thousands of small files that are soon removed again: ext4 looks at every
 * inode that was freed in the last seconds before it gives out another one, and git waits for the disk at every branch it moves.
 */
export const quickDirectory = async (prefix: string): Promise<string> => {
  const isQuick = (await hasRoom().catch(() => false)) && (await canExecute().catch(() => false));
  const parent = isQuick ? memory : tmpdir();
  return mkdtemp(join(parent, prefix));
};

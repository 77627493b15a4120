import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Bytes. Containers have 64 MB of it by default, which one database nearly fills. */
const enough = 2 ** 30;

const hasRoom = async (): Promise<boolean> => {
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize >= enough;
};

/**
 * A new directory in memory where there is some, for thousands of small files that are soon removed again: ext4 looks at every
 * inode that was freed in the last seconds before it gives out another one.
 */
export const quickDirectory = async (prefix: string): Promise<string> => {
  const parent = (await hasRoom().catch(() => false)) ? memory : tmpdir();
  return mkdtemp(join(parent, prefix));
};

import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary directory of an app: `data` is its own, `tmp` its TMPDIR. */
export interface Room extends AsyncDisposable {
  readonly path: string;
  readonly data: string;
  readonly temporary: string;
}

/**
 * Disposing removes it, and so does the end of this process, unless `keep` says otherwise. `name` must not begin with
 * "pacegate-": so do the directories of runs, and whatever run finds one that is older than ten minutes removes it.
 */
export const openRoom = async (name: string, keep = false): Promise<Room> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  const removeNow = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  if (!keep) process.once('exit', removeNow);
  const data = join(path, 'data');
  const temporary = join(path, 'tmp');
  // Measured code and PostgreSQL may run as other users, who have to get through.
  await chmod(path, 0o755);
  await mkdir(data);
  await mkdir(temporary);
  await chmod(temporary, 0o1777);
  return {
    path,
    data,
    temporary,
    [Symbol.asyncDispose]: async () => {
      process.off('exit', removeNow);
      if (!keep) await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

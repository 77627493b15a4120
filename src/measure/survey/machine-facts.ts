import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { arch, availableParallelism, platform, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Whether `file` is a program that may be run. */
export const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** Whether a program of that name is on `path`, a list of directories. */
export const isOnPath = (name: string, path: string): boolean =>
  path.split(delimiter).some((directory) => isProgram(join(directory, name)));

/** Bytes that are free to users; null where the system does not tell. */
const freeSpace = (directory: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
};

/** The machine that this process runs on, as a measurement would find it. */
export const readMachineFacts = () => ({
  node: process.version,
  platform: `${platform()} ${arch()}`,
  proc: existsSync('/proc/self/stat'),
  taskset: spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0,
  cores: availableParallelism(),
  memory: process.availableMemory(),
  temporary: tmpdir(),
  disk: freeSpace(tmpdir()),
});

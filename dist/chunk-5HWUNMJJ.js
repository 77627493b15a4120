import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/measure/survey/machine-facts.ts
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { arch, availableParallelism, platform, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
var isOnPath = (name, path) => path.split(delimiter).some((directory) => {
  const file = join(directory, name);
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
});
var freeSpace = (directory) => {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
};
var readMachineFacts = () => ({
  node: process.version,
  platform: `${platform()} ${arch()}`,
  proc: existsSync("/proc/self/stat"),
  taskset: spawnSync("taskset", ["--version"], { stdio: "ignore" }).status === 0,
  cores: availableParallelism(),
  memory: process.availableMemory(),
  temporary: tmpdir(),
  disk: freeSpace(tmpdir())
});

export {
  isOnPath,
  readMachineFacts
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/measure/survey/machine-facts.ts
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { arch, availableParallelism, platform, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
var isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};
var isOnPath = (name, path) => path.split(delimiter).some((directory) => isProgram(join(directory, name)));
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
  isProgram,
  isOnPath,
  readMachineFacts
};

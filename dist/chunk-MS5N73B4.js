import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import {
  readProc
} from "./chunk-RN5MM66G.js";

// src/measure/workspace/remove-tree.ts
import { chmodSync, readdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
var openDirectories = (directory) => {
  try {
    chmodSync(directory, 448);
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) openDirectories(join(directory, entry.name));
    }
  } catch {
  }
};
var isDenied = (error) => {
  const code = errorCode(error);
  return code === "EACCES" || code === "EPERM" || code === "ENOTEMPTY";
};
var options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
var removeTree = async (directory) => {
  try {
    await rm(directory, options);
  } catch (error) {
    if (!isDenied(error)) throw error;
    openDirectories(directory);
    await rm(directory, options);
  }
};
var removeTreeSync = (directory) => {
  try {
    rmSync(directory, options);
  } catch (error) {
    if (!isDenied(error)) throw error;
    openDirectories(directory);
    rmSync(directory, options);
  }
};

// src/measure/workspace/process-owner.ts
import { readFileSync, readlinkSync } from "node:fs";
var owner = external_exports.object({
  pid: external_exports.int().min(1),
  /** Clock ticks from boot to the start of the process: with it a reused process id is told apart. */
  startTime: external_exports.string().nullable(),
  /** Boot and PID namespace that `pid` counts in: containers may share a temporary directory. */
  space: external_exports.string().nullable()
});
var startTimeOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
};
var currentSpace = () => {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return null;
  }
};
var currentOwner = () => ({
  pid: process.pid,
  startTime: startTimeOf(process.pid),
  space: currentSpace()
});
var parseOwner = (text) => {
  try {
    return owner.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};
var ownerState = (it) => {
  if (it.space !== currentSpace()) return "unknown";
  if (!signalProcess(it.pid, 0)) return "gone";
  return startTimeOf(it.pid) === it.startTime ? "running" : "gone";
};

// src/measure/process/cores.ts
import { spawnSync } from "node:child_process";
var parseCoreList = (text) => text.split(",").flatMap((part) => {
  const [first, last] = part.split("-").map(Number);
  if (first === void 0 || !Number.isInteger(first)) return [];
  return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
});
var allowedCores = () => {
  const [, list] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readProc("self/status") ?? "") ?? [];
  return list === void 0 ? [] : parseCoreList(list);
};
var shareCores = () => {
  const [generator, ...services] = allowedCores();
  if (generator === void 0 || services.length === 0) return null;
  if (spawnSync("taskset", ["--version"], { stdio: "ignore" }).status !== 0) return null;
  return { services: services.join(","), generator: String(generator) };
};
var moveTo = (pid, cores) => {
  spawnSync("taskset", ["-a", "-c", "-p", cores, String(pid)], { stdio: "ignore" });
};

export {
  removeTree,
  removeTreeSync,
  currentOwner,
  parseOwner,
  ownerState,
  allowedCores,
  shareCores,
  moveTo
};

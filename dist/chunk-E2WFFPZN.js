import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  markedProcesses
} from "./chunk-RPONXC4F.js";
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";

// src/measure/process/stop-processes.ts
import { setTimeout as sleep } from "node:timers/promises";
var emptyLooks = 2;
var killMarkedSync = (marker) => {
  for (let round = 0, empty = 0; round < 10 && empty < emptyLooks; round++) {
    const pids = markedProcesses(marker);
    empty = pids.length === 0 ? empty + 1 : 0;
    for (const pid of pids) signalProcess(pid, "SIGKILL");
  }
};
var pause = 20;
var killMarkedUntilQuiet = async (marker, quiet = 1e3) => {
  const start = performance.now();
  for (let last = start, now = start; now - last < quiet && now - start < 10 * quiet; now = performance.now()) {
    const pids = markedProcesses(marker);
    for (const pid of pids) signalProcess(pid, "SIGKILL");
    if (pids.length > 0) last = now;
    await sleep(pause);
  }
};
var grace = 2e3;
var stopProcesses = async (group, marker) => {
  const told = /* @__PURE__ */ new Set();
  const send = (signal) => {
    const targets = [...group === null ? [] : [-group], ...markedProcesses(marker)];
    const alive = targets.filter((pid) => signalProcess(pid, signal === "SIGTERM" && told.has(pid) ? 0 : signal));
    for (const pid of alive) told.add(pid);
    return alive.length > 0;
  };
  const deadline = performance.now() + grace;
  for (let empty = 0; performance.now() < deadline; await sleep(pause)) {
    empty = send("SIGTERM") ? 0 : empty + 1;
    if (empty === emptyLooks) return;
  }
  for (let round = 0, empty = 0; round < 25 && empty < emptyLooks; round++) {
    empty = send("SIGKILL") ? 0 : empty + 1;
    await sleep(pause);
  }
};

export {
  killMarkedSync,
  killMarkedUntilQuiet,
  stopProcesses
};

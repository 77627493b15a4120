import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";
import {
  listProc,
  listProcesses,
  parseProcessStat,
  readProc
} from "./chunk-RN5MM66G.js";

// src/measure/process/marked-processes.ts
var markedProcesses = (marker) => {
  return listProcesses().filter((pid) => {
    if (pid === process.pid) return false;
    const environment = readProc(`${pid}/environ`);
    return environment !== null && environment.includes(marker) && environment.split("\0").includes(marker);
  });
};
var mostScans = 50;
var killMarked = (marker, signal) => {
  const signalled = /* @__PURE__ */ new Set();
  for (let scan = 0; scan < mostScans; scan++) {
    const fresh = markedProcesses(marker).filter((pid) => !signalled.has(pid));
    if (fresh.length === 0) break;
    for (const pid of fresh) {
      signalled.add(pid);
      signalProcess(pid, signal);
    }
  }
  return [...signalled];
};

// src/measure/process/process-tree.ts
var parseChildren = (text) => text.split(/\s+/).filter(Boolean).map(Number);
var threadsOf = (pid) => listProc(`${pid}/task`).map(Number);
var childrenByScan = (parent) => listProcesses().filter((pid) => parseProcessStat(readProc(`${pid}/stat`) ?? "")?.parent === parent);
var childrenOf = (pid, threads) => {
  const lists = threads.map((thread) => readProc(`${pid}/task/${thread}/children`));
  if (threads.length > 0 && lists.every((list) => list === null)) return childrenByScan(pid);
  return lists.flatMap((list) => parseChildren(list ?? ""));
};
var processTree = (root) => {
  const found = [root];
  for (const pid of found) found.push(...childrenOf(pid, threadsOf(pid)).filter((child) => !found.includes(child)));
  return found.filter((pid) => readProc(`${pid}/stat`) !== null);
};

export {
  markedProcesses,
  killMarked,
  threadsOf,
  childrenOf,
  processTree
};

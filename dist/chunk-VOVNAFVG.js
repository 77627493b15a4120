import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";

// src/measure/process/proc-files.ts
import { readdirSync, readFileSync } from "node:fs";
var readProc = (path) => {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return null;
  }
};
var listProc = (path) => {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
};
var listProcesses = () => listProc("").filter((name) => /^\d+$/.test(name)).map(Number);

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

// src/measure/process/process-stat.ts
var msPerTick = 10;
var parseProcessStat = (text) => {
  const open = text.indexOf(" (");
  const close = text.lastIndexOf(") ");
  if (open < 1 || close < open) return null;
  const fields = text.slice(close + 2).split(" ");
  const numberAt = (field) => Number(fields[field - 3] ?? Number.NaN);
  const stat = {
    pid: Number(text.slice(0, open)),
    state: fields[0] ?? "",
    parent: numberAt(4),
    group: numberAt(5),
    cpuTicks: numberAt(14) + numberAt(15),
    childTicks: numberAt(16) + numberAt(17),
    startTicks: numberAt(22)
  };
  const { state, ...numbers } = stat;
  return /^[A-Za-z]$/.test(state) && Object.values(numbers).every(Number.isInteger) ? stat : null;
};
var hasEnded = ({ state }) => state === "Z" || state === "X";

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
  readProc,
  listProc,
  listProcesses,
  msPerTick,
  parseProcessStat,
  hasEnded,
  markedProcesses,
  killMarked,
  threadsOf,
  childrenOf,
  processTree
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

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

export {
  readProc,
  listProc,
  listProcesses,
  msPerTick,
  parseProcessStat,
  hasEnded
};

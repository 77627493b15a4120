import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  childrenOf,
  threadsOf
} from "./chunk-RPONXC4F.js";
import {
  parseProcessStat,
  readProc
} from "./chunk-RN5MM66G.js";

// src/measure/process/page-size.ts
import { readFileSync } from "node:fs";
import { endianness } from "node:os";
var pageSizeKey = 6;
var parsePageSize = (vector) => {
  const word = (at) => Number(endianness() === "LE" ? vector.readBigUInt64LE(at) : vector.readBigUInt64BE(at));
  for (let at = 0; at + 16 <= vector.length; at += 16) if (word(at) === pageSizeKey) return word(at + 8);
  return null;
};
var readPageSize = () => {
  try {
    return parsePageSize(readFileSync("/proc/self/auxv")) ?? 4096;
  } catch {
    return 4096;
  }
};
var pageSize = readPageSize();

// src/measure/process/process-reading.ts
var parseSchedstat = (text) => {
  const [cpu, wait] = text.split(" ");
  const times = { cpu: Number(cpu || Number.NaN) / 1e6, wait: Number(wait || Number.NaN) / 1e6 };
  return Number.isFinite(times.cpu) && Number.isFinite(times.wait) ? times : null;
};
var parseResidentPages = (text) => {
  const pages = Number(text.split(" ")[1]);
  return Number.isInteger(pages) && pages >= 0 ? pages : 0;
};
var unknown = /* @__PURE__ */ new Map();
var readProcess = (pid, last = unknown) => {
  const stat = parseProcessStat(readProc(`${pid}/stat`) ?? "");
  if (stat === null) return null;
  const threadIds = threadsOf(pid);
  const threads = /* @__PURE__ */ new Map();
  for (const thread of threadIds) {
    const times = parseSchedstat(readProc(`${pid}/task/${thread}/schedstat`) ?? "");
    if (times !== null) threads.set(thread, times);
  }
  return {
    ...stat,
    resident: parseResidentPages(readProc(`${pid}/statm`) ?? "") * pageSize,
    threads,
    children: childrenOf(
      pid,
      threadIds.filter((id) => last.get(id)?.cpu !== threads.get(id)?.cpu)
    )
  };
};

export {
  pageSize,
  parseResidentPages,
  readProcess
};

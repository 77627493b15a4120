import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  hasEnded,
  listProcesses,
  parseProcessStat,
  readProc
} from "./chunk-RN5MM66G.js";

// src/measure/process/kill-group.ts
var codeOf = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;
var killGroup = (leader, signal) => {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
};
var groupMembers = (leader) => listProcesses().filter((pid) => {
  const stat = parseProcessStat(readProc(`${pid}/stat`) ?? "");
  return stat !== null && stat.group === leader && !hasEnded(stat);
});
var groupLives = (leader) => {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    return codeOf(error) === "EPERM" && process.platform === "linux" && groupMembers(leader).length > 0;
  }
  return process.platform === "linux" ? groupMembers(leader).length > 0 : true;
};

export {
  killGroup,
  groupLives
};

import { listProc, listProcesses, readProc } from './proc-files.ts';
import { parseProcessStat } from './process-stat.ts';

/** Parses /proc/PID/task/TID/children: pids separated by blanks. */
export const parseChildren = (text: string): number[] => text.split(/\s+/).filter(Boolean).map(Number);

/** The threads of a process; empty when it ended. */
export const threadsOf = (pid: number): number[] => listProc(`${pid}/task`).map(Number);

/** Kernels built without CONFIG_PROC_CHILDREN have no list of children: then every process is asked for its parent. */
const childrenByScan = (parent: number): number[] =>
  listProcesses().filter((pid) => parseProcessStat(readProc(`${pid}/stat`) ?? '')?.parent === parent);

/** The children of a process, ended but not yet collected ones included. `threads` are its threads. */
export const childrenOf = (pid: number, threads: readonly number[]): number[] => {
  const lists = threads.map((thread) => readProc(`${pid}/task/${thread}/children`));
  // One thread may have ended between the two readings; a kernel without the file has it for none.
  if (threads.length > 0 && lists.every((list) => list === null)) return childrenByScan(pid);
  return lists.flatMap((list) => parseChildren(list ?? ''));
};

/** `root` and everything that descends from it, parents before children. Orphans have left the tree. */
export const processTree = (root: number): number[] => {
  const found = [root];
  // The array grows while it is walked; a pid that turns up twice is not walked again.
  for (const pid of found) found.push(...childrenOf(pid, threadsOf(pid)).filter((child) => !found.includes(child)));
  return found.filter((pid) => readProc(`${pid}/stat`) !== null);
};

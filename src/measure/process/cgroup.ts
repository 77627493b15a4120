import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { readProc } from './proc-files.ts';

/** What the control groups above a process allow and what they have done to it since they were made. */
export interface CgroupReading {
  /** Cores; null where there is no limit. */
  readonly cpuLimit: number | null;
  /** Bytes; null where there is no limit. */
  readonly memoryLimit: number | null;
  readonly throttledPeriods: number;
  /** ms. */
  readonly throttledTime: number;
}

const root = '/sys/fs/cgroup';

const readFile = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Parses the path of a process in the one hierarchy of cgroup v2 out of /proc/PID/cgroup; null where there is none. */
export const parseCgroupPath = (text: string): string | null => {
  const [, path] = /^0::(\/.*)$/m.exec(text) ?? [];
  // "/../…" is a group outside of what this container sees.
  return path === undefined || path.startsWith('/..') ? null : path;
};

/** Parses cpu.max, "max 100000" or "150000 100000": cores, or null. */
export const parseCpuMax = (text: string): number | null => {
  const [quota, period] = text.trim().split(' ').map(Number);
  return quota === undefined || period === undefined || !(quota > 0) || !(period > 0) ? null : quota / period;
};

/** Parses memory.max, "max" or bytes. */
export const parseMemoryMax = (text: string): number | null => {
  const bytes = Number(text.trim() || Number.NaN);
  return Number.isFinite(bytes) && bytes > 0 ? bytes : null;
};

/** Parses the throttling out of cpu.stat. */
export const parseThrottling = (text: string): Pick<CgroupReading, 'throttledPeriods' | 'throttledTime'> => {
  const field = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return { throttledPeriods: field('nr_throttled'), throttledTime: field('throttled_usec') / 1000 };
};

const smallest = (limits: readonly (number | null)[]): number | null => {
  const known = limits.filter((limit) => limit !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** The groups of a path, the innermost first: "/a/b", "/a", "/". */
export const groupsAbove = (path: string): string[] =>
  path === '/' ? ['/'] : [path, ...groupsAbove(posix.dirname(path))];

/** Directories of the groups that a process is in, the innermost first; null without cgroup v2. */
export const cgroupDirectories = (pid: number): string[] | null => {
  const path = parseCgroupPath(readProc(`${pid}/cgroup`) ?? '');
  if (path === null || readFile(`${root}/cgroup.controllers`) === null) return null;
  return groupsAbove(path).map((group) => posix.join(root, group));
};

/** Reads what the groups of a process allow: a limit holds for all that is below it. null without cgroup v2. */
export const readCgroup = (pid: number): CgroupReading | null => {
  const directories = cgroupDirectories(pid);
  if (directories === null) return null;
  const levels = directories.map((directory) => ({
    cpu: parseCpuMax(readFile(`${directory}/cpu.max`) ?? ''),
    memory: parseMemoryMax(readFile(`${directory}/memory.max`) ?? ''),
    throttling: parseThrottling(readFile(`${directory}/cpu.stat`) ?? ''),
  }));
  // Only a group with a limit throttles; those above it do not count its periods once more.
  return {
    cpuLimit: smallest(levels.map(({ cpu }) => cpu)),
    memoryLimit: smallest(levels.map(({ memory }) => memory)),
    throttledPeriods: levels.reduce((sum, { throttling }) => sum + throttling.throttledPeriods, 0),
    throttledTime: levels.reduce((sum, { throttling }) => sum + throttling.throttledTime, 0),
  };
};

/** Limits as they are at the end, and what was throttled in between. */
export const cgroupDifference = (before: CgroupReading, after: CgroupReading): CgroupReading => ({
  cpuLimit: after.cpuLimit,
  memoryLimit: after.memoryLimit,
  throttledPeriods: Math.max(0, after.throttledPeriods - before.throttledPeriods),
  throttledTime: Math.max(0, after.throttledTime - before.throttledTime),
});

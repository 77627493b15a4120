import { readFileSync } from 'node:fs';
import { cgroupDirectories } from './cgroup.ts';

const resources = ['cpu', 'memory', 'io'] as const;
type Resource = (typeof resources)[number];

/** Time in which some task waited for a resource, since the group or the machine began, ms. */
export interface PressureReading extends Readonly<Record<Resource, number>> {
  /** performance.now() of the reading. */
  readonly at: number;
}

/** Parses the total of the line "some" of a file of pressure stall information, in ms; null when it is not one. */
export const parsePressure = (text: string): number | null => {
  const [, total] = /^some .*\btotal=(\d+)$/m.exec(text) ?? [];
  return total === undefined ? null : Number(total) / 1000;
};

const readTotal = (path: string): number | null => {
  try {
    return parsePressure(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/** Reads the pressure in the group of a process, or on the whole machine. null where the kernel does not tell (psi=0). */
export const readPressure = (pid: number): PressureReading | null => {
  const [group] = cgroupDirectories(pid) ?? [];
  const totalOf = (resource: Resource): number | null =>
    (group === undefined ? null : readTotal(`${group}/${resource}.pressure`)) ??
    readTotal(`/proc/pressure/${resource}`);
  const [cpu, memory, io] = resources.map(totalOf);
  if (typeof cpu !== 'number' || typeof memory !== 'number' || typeof io !== 'number') return null;
  return { at: performance.now(), cpu, memory, io };
};

/** Share of the time between two readings in which some task waited, 0 to 1. null when no time has passed. */
export const pressureShares = (before: PressureReading, after: PressureReading): Record<Resource, number> | null => {
  const span = after.at - before.at;
  if (span <= 0) return null;
  const share = (resource: Resource): number => Math.min(1, Math.max(0, (after[resource] - before[resource]) / span));
  return { cpu: share('cpu'), memory: share('memory'), io: share('io') };
};

import { spawnSync } from 'node:child_process';
import { readProc } from './proc-files.ts';

/** How the cores are shared out, as lists that taskset reads. */
export interface Cores {
  /** Of both sides' services together: what disturbs one disturbs the other. */
  readonly services: string;
  /** Of the load generator alone. */
  readonly generator: string;
}

/** Parses a list of cores as /proc/PID/status has it: "0-3,8". */
export const parseCoreList = (text: string): number[] =>
  text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map(Number);
    if (first === undefined || !Number.isInteger(first)) return [];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });

/** The cores that this process may run on; empty where the system does not tell. */
export const allowedCores = (): number[] => {
  const [, list] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readProc('self/status') ?? '') ?? [];
  return list === undefined ? [] : parseCoreList(list);
};

/**
 * Gives the load generator a core of its own and both services the others. Left to itself the scheduler puts one
 * service beside the generator now and then, and that side looks slow. null where there is one core only, or no taskset
 * (util-linux, on nearly every Linux).
 */
export const shareCores = (): Cores | null => {
  const [generator, ...services] = allowedCores();
  if (generator === undefined || services.length === 0) return null;
  if (spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  return { services: services.join(','), generator: String(generator) };
};

/** Moves a process and all its threads onto `cores`; a process that ended meanwhile is left alone. */
export const moveTo = (pid: number, cores: string): void => {
  spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)], { stdio: 'ignore' });
};

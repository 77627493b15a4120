import type { SandboxLimits } from './limits.ts';

export interface JobCores {
  /** As taskset reads them; null where they are all that there are. */
  readonly cores: string | null;
  /** What all of them can do in the job's wall time, s. One process that used more would have outlived its job. */
  readonly cpu: number;
}

/** The cores of a job, out of those that the worker may use: the last ones, as the first have the machine's own work. */
export const jobCores = (
  { time, cores: wanted = null }: Pick<SandboxLimits, 'time' | 'cores'>,
  allowed: readonly number[],
): JobCores => {
  const most = Math.max(1, allowed.length);
  const count = Math.min(wanted ?? most, most);
  return { cores: count < most ? allowed.slice(-count).join(',') : null, cpu: Math.ceil((time / 1000) * count) };
};

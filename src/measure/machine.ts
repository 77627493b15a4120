import { arch, cpus, platform, release, totalmem } from 'node:os';
import type { Result } from '../core/result.ts';

/** The machine that measures, for the result. `pacegate` is the version of Pacegate. */
export const readMachine = (pacegate: string): Result['environment'] => ({
  pacegate,
  node: process.version,
  platform: `${platform()} ${arch()}`,
  kernel: release(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory: totalmem(),
});

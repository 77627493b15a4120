import type { Prices } from '../core/policy.ts';

const hour = 3_600_000;
const gigabyte = 1e9;

/**
 * What a million requests cost: the CPU time that they take, and the memory that the service holds meanwhile, as if it had one CPU that
 * is always busy. `cpu` in ms a request, `memory` in bytes.
 */
export const costPerMillion = (cpu: number, memory: number, { cpuHour, gigabyteHour }: Prices): number =>
  1e6 * (cpu / hour) * (cpuHour + (memory / gigabyte) * gigabyteHour);

import { resolve } from 'node:path';
import { z } from 'zod';
import { parseDuration, parseSize } from '../core/units.ts';
import { choice, quantity, setting, wholeNumber } from './setting.ts';

/** What one measurement may use of the machine, and how it is kept apart. */
export interface JobLimits {
  /** Bytes, over all processes. */
  readonly memory: number;
  /** Bytes. */
  readonly disk: number;
  readonly processes: number;
  /** ms. */
  readonly time: number;
  /** The same of `/perf load`, ms. */
  readonly loadTime: number;
  /** Null: all that there are. */
  readonly cores: number | null;
  /** Who measured code is to run as; null where nobody was named. */
  readonly user: string | null;
  /** File that it gets as its npm configuration, with what tokens are in it. An absolute path. */
  readonly npmrc: string | null;
  readonly network: 'host' | 'none';
  readonly isolation: 'auto' | 'namespaces' | 'user' | 'none';
}

const GB = 1e9;
const minute = 60_000;

/** The variables of jobs, as zod takes them. */
export const jobLimitVariables = {
  PACEGATE_JOB_MEMORY: quantity(parseSize, {
    least: 0.25 * GB,
    most: 4096 * GB,
    range: 'a size with its unit of at least 250MB, such as 4GB',
  }).default(4 * GB),
  PACEGATE_JOB_DISK: quantity(parseSize, {
    least: 0.1 * GB,
    most: 100_000 * GB,
    range: 'a size with its unit of at least 100MB, such as 10GB',
  }).default(10 * GB),
  PACEGATE_JOB_PROCESSES: quantity(wholeNumber, {
    least: 32,
    most: 100_000,
    range: 'a whole number from 32 to 100000',
  }).default(512),
  // A job of the queue is given up after two hours.
  PACEGATE_JOB_TIME: quantity(parseDuration, {
    least: minute,
    most: 110 * minute,
    range: 'a duration with its unit from 1m to 110m, such as 30m',
  }).default(30 * minute),
  // The queue keeps no job for longer than a day.
  PACEGATE_LOAD_TIME: quantity(parseDuration, {
    least: 5 * minute,
    most: 23 * 60 * minute,
    range: 'a duration with its unit from 5m to 23h, such as 4h',
  }).default(4 * 60 * minute),
  PACEGATE_JOB_CORES: quantity(wholeNumber, { least: 1, most: 4096, range: 'a whole number of cores' }).optional(),
  PACEGATE_JOB_USER: setting((text) => (/^(?:[a-z_][\w.-]{0,31}|\d{1,10}(?::\d{1,10})?)$/i.test(text) ? text : null), {
    cure: 'give a user of this machine: a name, a number, or number:group number',
  }).optional(),
  PACEGATE_JOB_NPMRC: z.string().optional(),
  PACEGATE_JOB_NETWORK: choice(['host', 'none']).default('host'),
  PACEGATE_JOB_ISOLATION: choice(['auto', 'namespaces', 'user', 'none']).default('auto'),
};

type Read = z.infer<z.ZodObject<typeof jobLimitVariables>>;

/** Relative paths are taken from `cwd`. */
export const jobLimitsOf = (read: Read, cwd: string): JobLimits => ({
  memory: read.PACEGATE_JOB_MEMORY,
  disk: read.PACEGATE_JOB_DISK,
  processes: read.PACEGATE_JOB_PROCESSES,
  time: read.PACEGATE_JOB_TIME,
  loadTime: read.PACEGATE_LOAD_TIME,
  cores: read.PACEGATE_JOB_CORES ?? null,
  user: read.PACEGATE_JOB_USER ?? null,
  npmrc: read.PACEGATE_JOB_NPMRC === undefined ? null : resolve(cwd, read.PACEGATE_JOB_NPMRC),
  network: read.PACEGATE_JOB_NETWORK,
  isolation: read.PACEGATE_JOB_ISOLATION,
});

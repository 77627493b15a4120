import type { Schedule } from './block.ts';
import type { Policy } from './policy.ts';

/** How a scenario loads the service: `closed` keeps connections busy, `open` sends at a rate whatever comes back. */
export type LoadModel = 'closed' | 'open';

interface Place {
  readonly metric: string;
  /** null for the whole suite. */
  readonly route: string | null;
  readonly model: LoadModel;
  readonly schedule: Schedule;
  /** Whether another scenario of the suite is a closed loop. */
  readonly closedElsewhere: boolean;
}

const whole = new Set(['latency.mean', 'latency.p95', 'cpu.per-request', 'allocation.per-request', 'memory.rss.peak']);
const perRoute = new Set(['latency.mean', 'cpu.per-request']);
const withoutDuet = new Set(['cpu.per-request', 'allocation.per-request']);
const cost = new Set(['cpu.per-request', 'allocation.per-request', 'memory.rss.peak']);

/**
 * Whether a comparison decides the verdict. The others inform.
 *
 * Where the sides can't be loaded at the same time only CPU and allocation are quiet enough to decide. What a request
 * costs is taken from the closed loop where there is one: at a low rate the same work costs more and varies more.
 */
export const isPrimary = ({ metric, route, model, schedule, closedElsewhere }: Place): boolean => {
  if (!(route === null ? whole : perRoute).has(metric)) return false;
  if (schedule !== 'duet' && !withoutDuet.has(metric)) return false;
  return !(model === 'open' && closedElsewhere && cost.has(metric));
};

/** Work that is counted, not timed. Whatever the machine does meanwhile, and whatever else is loaded, a count is the same. */
const counted = new Set(['io.sync-calls', 'db.queries', 'db.rows', 'db.connections']);

/** Where a comparison stands that was read from signals. */
interface SignalPlace {
  readonly metric: string;
  /** null for the whole suite. */
  readonly route: string | null;
  /** Whether the same metric is compared for each route too. */
  readonly routesElsewhere: boolean;
}

/**
 * Whether a comparison of what the probe saw, or the database counted, decides the verdict: what a request asks for, and what it
 * leaves in memory. Times and levels inform: they follow from these, or say more about the machine.
 *
 * Counts decide route by route where routes are known. A route's count is usually the same whole number in every block, and so exact;
 * that of the whole suite depends on which requests were drawn and how many of each route a side had time for, so it informs.
 */
export const isSignalPrimary = ({ metric, route, routesElsewhere }: SignalPlace): boolean =>
  metric === 'memory.growth' || (counted.has(metric) && (route !== null || !routesElsewhere));

const pageCounts = new Set(['page.transfer', 'page.requests']);

/**
 * Whether a comparison of a page decides the verdict. What is transferred hardly varies, so it does; timings and shifts vary by
 * more than most changes make, so they decide only where the team sets a tolerance for the very metric.
 */
export const isPagePrimary = (metric: string, { tolerance }: Pick<Policy, 'tolerance'>): boolean =>
  pageCounts.has(metric) || (metric !== 'page.script-bytes' && Object.hasOwn(tolerance.metrics, metric));

/** Forms of a bundle's size that decide: what a browser fetches is compressed, and gzip is what every server can do. */
const bundleSizes = new Set(['bundle.initial.gzip', 'bundle.async.gzip', 'bundle.total.gzip']);

/** Sizes of single chunks, which bundlers put together anew now and then: they are compared where the team names the very metric. */
export const isOfChunk = (metric: string): boolean => metric.startsWith('bundle.chunk.');

/** Whether a comparison of a bundle decides the verdict. */
export const isBundlePrimary = (metric: string): boolean => bundleSizes.has(metric) || isOfChunk(metric);

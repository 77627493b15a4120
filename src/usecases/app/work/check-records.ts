import { isDeepStrictEqual } from 'node:util';
import type { BaselineMetric, BaselineRecord } from '../../../core/baseline-record.ts';
import { environmentClass } from '../../../core/environment-class.ts';
import { isMetric, metricOf } from '../../../core/metrics.ts';
import type { Result } from '../../../core/result.ts';
import { placeKey } from '../../../gate/places.ts';

/** What records of a refresh must agree with. */
export interface RecordGrounds {
  readonly commit: string;
  /** Names of the suites that the commit's configuration has. */
  readonly suites: readonly string[];
  /** Commits that are stored: what a record may have been measured beside. */
  readonly stored: readonly string[];
  /** The run's own result. */
  readonly result: Pick<Result, 'base' | 'verdict' | 'environment' | 'seed'>;
  readonly during: { readonly from: Date; readonly to: Date };
}

/** A clock may be put right in the middle of a run, ms. */
const slack = 5 * 60_000;
/** Fifty routes in three scenarios have a tenth of it. */
const mostMetrics = 5000;
/** The last look has 32 blocks; control blocks and discarded ones come on top. */
const mostBlocks = 500;
const longestName = 200;
/** Of a bundle's graph, characters: stores keep no larger one. */
const longestGraph = 1_400_000;
/** No unit has values beyond it, nor relative changes. */
const largest = 1e18;
const hash = /^[0-9a-f]{64}$/;

const isSane = (value: number | null): boolean => value === null || Math.abs(value) <= largest;

const metricFault = (it: BaselineMetric): string | null => {
  if (!isMetric(it.metric)) return 'has a metric that there is not';
  const known = metricOf(it.metric);
  if (it.unit !== known.unit || it.better !== known.better) return 'has a metric in another unit than its own';
  if ((it.scenario?.length ?? 0) > longestName || (it.route?.length ?? 0) > longestName)
    return 'has the name of a scenario or request that is too long';
  if (it.base.length > mostBlocks || it.head.length > mostBlocks) return 'has too many blocks';
  const { change } = it;
  if (![it.value, ...it.base, ...it.head].every(isSane) || !isSane(it.spread) || (it.spread ?? 0) < 0)
    return 'has a value that nothing can have';
  if (change !== null && ![change.estimate, change.low, change.high, change.confidence].every(isSane))
    return 'has a change that nothing can have';
  return null;
};

const faultOf = (record: BaselineRecord, grounds: RecordGrounds): string | null => {
  const { commit, suites, stored, result, during } = grounds;
  const { class: environment, image, ...machine } = record.environment;
  // What pages were visited with stands in the result alone.
  const { browser: _, ...measured } = result.environment;
  const at = Date.parse(record.recordedAt);
  if (!suites.includes(record.suite)) return 'is of a suite that the configuration does not have';
  if (record.commit !== commit) return 'is of another commit';
  if (record.previous !== null && (record.previous !== result.base.commit || !stored.includes(record.previous)))
    return 'was measured beside a commit that is not stored';
  if (record.verdict !== result.verdict || record.seed !== result.seed) return 'is of another run';
  if (!isDeepStrictEqual(machine, measured) || environment !== environmentClass(result.environment))
    return 'is of another machine than the run';
  if (!(at >= during.from.getTime() - slack && at <= during.to.getTime() + slack)) return 'is of another time';
  if (!hash.test(record.hashes.scenarios) || !hash.test(record.hashes.fixtures)) return 'has no hashes';
  if ((image?.length ?? 0) > longestName || !isSane(record.calibration)) return 'has an impossible machine';
  if ((record.bundle?.graph?.length ?? 0) > longestGraph) return 'holds a graph that is too large';
  if (record.blocks.length > mostBlocks || record.metrics.length > mostMetrics) return 'holds too much';
  if (new Set(record.metrics.map(placeKey)).size !== record.metrics.length) return 'has a metric twice';
  return record.metrics.map(metricFault).find((fault) => fault !== null) ?? null;
};

/**
 * Why records of a refresh can't be stored, as the end of a sentence about the first that is to blame, or null. What they say of
 * the code may still be anything: it is the default branch's own.
 */
export const recordsFault = (records: readonly BaselineRecord[], grounds: RecordGrounds): string | null => {
  if (new Set(records.map(({ suite }) => suite)).size !== records.length) return 'a suite was recorded twice';
  for (const [index, record] of records.entries()) {
    const fault = faultOf(record, grounds);
    if (fault !== null) return `record ${index + 1} ${fault}`;
  }
  return null;
};

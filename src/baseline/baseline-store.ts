import type { BaselineRecord } from '../core/baseline-record.ts';

/** What one file of a store holds: a suite as machines of one class measured it. */
export interface SeriesKey {
  readonly suite: string;
  /** See environmentClass. */
  readonly environment: string;
}

export interface Series {
  /** By when they were recorded, the newest last; of one time in the order they were appended. */
  readonly records: readonly BaselineRecord[];
  /** What of the stored text can't be read, in sentences: damaged lines, records of a newer version. */
  readonly problems: readonly string[];
}

/**
 * The append-only record of the default branch's measurements. Implementations keep to the contract of
 * test/baseline/store-contract.ts. All methods throw a BaselineError with a cure when the store can't be reached.
 */
export interface BaselineStore {
  /** Where it is, for people: "branch pacegate-baselines of acme/shop". */
  readonly place: string;
  /** Sorted by suite, then environment. Empty where nothing was ever stored. */
  list(): Promise<readonly SeriesKey[]>;
  /** No records where there is no such series. After `list` it may give what was stored then, until this store appends. */
  read(key: SeriesKey): Promise<Series>;
  /** All of them or none; whatever others append at the same time is kept too. Lines that can't be read stay. */
  append(records: readonly BaselineRecord[]): Promise<void>;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { BaselineStore, SeriesKey } from '../../baseline/baseline-store.ts';
import type { BaselineRecord } from '../../core/baseline-record.ts';
import { BaselineError, PacegateError } from '../../core/errors.ts';

/** What is stored of one suite. */
export interface StoredSuite {
  readonly suite: string;
  /** Of this class of machine, the newest last. */
  readonly records: readonly BaselineRecord[];
  /** Of other classes: their values can't be set beside ours, their paired changes can. */
  readonly others: readonly BaselineRecord[];
}

/** What a run knows of the stored record. */
export interface Stored {
  /** Where it is, for people; null when the run was given no store. */
  readonly place: string | null;
  /** Class of this machine. */
  readonly environment: string;
  readonly suites: readonly StoredSuite[];
  /** What could not be read, in sentences. */
  readonly problems: readonly string[];
  /** Whether the store answered. */
  readonly reached: boolean;
}

/** A run does not wait longer for what only informs, ms. */
const patience = 20_000;

/** The most series of other classes that are read: each may be two requests to GitHub. */
const mostOthers = 3;

const nothing = (place: string | null, environment: string, suites: readonly string[]): Stored => ({
  place,
  environment,
  suites: suites.map((suite) => ({ suite, records: [], others: [] })),
  problems: [],
  reached: true,
});

const read = async (
  store: BaselineStore,
  suites: readonly string[],
  environment: string,
): Promise<Pick<Stored, 'suites' | 'problems'>> => {
  const keys = (await store.list()).filter(({ suite }) => suites.includes(suite));
  const isOwn = (key: SeriesKey): boolean => key.environment === environment;
  const wanted = [...keys.filter(isOwn), ...keys.filter((key) => !isOwn(key)).slice(0, mostOthers)];
  const series = await Promise.all(wanted.map(async (key) => ({ key, ...(await store.read(key)) })));
  return {
    suites: suites.map((suite) => {
      const ofSuite = series.filter(({ key }) => key.suite === suite);
      return {
        suite,
        records: ofSuite.filter(({ key }) => isOwn(key)).flatMap(({ records }) => records),
        others: ofSuite.filter(({ key }) => !isOwn(key)).flatMap(({ records }) => records),
      };
    }),
    problems: series.flatMap(({ problems }) => problems),
  };
};

const tooSlow = async (place: string, signal: AbortSignal): Promise<never> => {
  await sleep(patience, undefined, { signal, ref: false });
  throw new BaselineError(`${place} did not answer within ${patience / 1000} s.`, 'Look at it by hand, and run again.');
};

/**
 * Reads what is stored of these suites. A store that can't be reached, or does not answer in time, is told in `problems`:
 * nothing that is stored decides, so it must not spoil a run.
 */
export const readStored = async (
  store: BaselineStore | null,
  suites: readonly string[],
  environment: string,
): Promise<Stored> => {
  const empty = nothing(store?.place ?? null, environment, suites);
  if (store === null || suites.length === 0) return empty;
  const timer = new AbortController();
  try {
    return {
      ...empty,
      ...(await Promise.race([read(store, suites, environment), tooSlow(store.place, timer.signal)])),
    };
  } catch (error) {
    if (!(error instanceof PacegateError)) throw error;
    return { ...empty, problems: [`${error.message} ${error.cure}`], reached: false };
  } finally {
    timer.abort();
  }
};

/** The record that was made last, of any suite and class. */
export const newestOf = (records: readonly BaselineRecord[]): BaselineRecord | null =>
  records.reduce<BaselineRecord | null>(
    (newest, record) => (newest === null || record.recordedAt >= newest.recordedAt ? record : newest),
    null,
  );

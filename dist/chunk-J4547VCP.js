import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  BaselineError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/usecases/baseline/read-stored.ts
import { setTimeout as sleep } from "node:timers/promises";
var patience = 2e4;
var mostOthers = 3;
var nothing = (place, environment, suites) => ({
  place,
  environment,
  suites: suites.map((suite) => ({ suite, records: [], others: [] })),
  problems: [],
  reached: true
});
var read = async (store, suites, environment) => {
  const keys = (await store.list()).filter(({ suite }) => suites.includes(suite));
  const isOwn = (key) => key.environment === environment;
  const wanted = [...keys.filter(isOwn), ...keys.filter((key) => !isOwn(key)).slice(0, mostOthers)];
  const series = await Promise.all(wanted.map(async (key) => ({ key, ...await store.read(key) })));
  return {
    suites: suites.map((suite) => {
      const ofSuite = series.filter(({ key }) => key.suite === suite);
      return {
        suite,
        records: ofSuite.filter(({ key }) => isOwn(key)).flatMap(({ records }) => records),
        others: ofSuite.filter(({ key }) => !isOwn(key)).flatMap(({ records }) => records)
      };
    }),
    problems: series.flatMap(({ problems }) => problems)
  };
};
var tooSlow = async (place, signal) => {
  await sleep(patience, void 0, { signal, ref: false });
  throw new BaselineError(`${place} did not answer within ${patience / 1e3} s.`, "Look at it by hand, and run again.");
};
var readStored = async (store, suites, environment) => {
  const empty = nothing(store?.place ?? null, environment, suites);
  if (store === null || suites.length === 0) return empty;
  const timer = new AbortController();
  try {
    return {
      ...empty,
      ...await Promise.race([read(store, suites, environment), tooSlow(store.place, timer.signal)])
    };
  } catch (error) {
    if (!(error instanceof PacegateError)) throw error;
    return { ...empty, problems: [`${error.message} ${error.cure}`], reached: false };
  } finally {
    timer.abort();
  }
};
var newestOf = (records) => records.reduce(
  (newest, record) => newest === null || record.recordedAt >= newest.recordedAt ? record : newest,
  null
);

export {
  readStored,
  newestOf
};

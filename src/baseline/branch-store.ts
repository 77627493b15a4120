import { setTimeout as systemSleep } from 'node:timers/promises';
import type { BaselineRecord } from '../core/baseline-record.ts';
import { BaselineError, GitHubError, PacegateError } from '../core/errors.ts';
import { appendToSeries } from './append-to-series.ts';
import { backoff, mostTries } from './backoff.ts';
import type { BaselineStore } from './baseline-store.ts';
import type { Branch } from './branch.ts';
import { branchReadme, readmeMark, readmePath } from './branch-readme.ts';
import { type Bounds, defaultBounds } from './bound-history.ts';
import { commitMessage } from './commit-message.ts';
import { groupBySeries, type SeriesAddition } from './group-by-series.ts';
import { readSeries } from './read-series.ts';
import { checkCase, parseSeriesPath, seriesOf, seriesPath } from './series-path.ts';

export interface BranchStoreOptions {
  /** Gives numbers in [0, 1). */
  readonly random?: () => number;
  /** Waits so many ms. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly bounds?: Bounds;
}

/** Failures in a row that may pass: the network, or GitHub. The client has repeated each request by itself before. */
const mostFailures = 4;

/** No answer, or one that is GitHub's trouble. What was asked for may have been done all the same. */
const mayPass = (error: unknown): boolean =>
  error instanceof GitHubError && (error.status === null || error.status >= 500);

const asBaselineError = (what: string, error: unknown): unknown =>
  error instanceof PacegateError && !(error instanceof BaselineError)
    ? new BaselineError(`${what}: ${error.message}`, error.cure, { cause: error })
    : error;

/** A branch of the configuration's choice may be anybody's: commits go only to one that holds measurements alone. */
const checkOurs = async (branch: Branch, tip: string, paths: readonly string[]): Promise<void> => {
  const foreign = paths.find((it) => it !== readmePath && parseSeriesPath(it) === null);
  if (foreign === undefined) return;
  const readme = paths.includes(readmePath) ? await branch.read(tip, readmePath) : null;
  if (readme?.includes(readmeMark) === true) return;
  throw new BaselineError(
    `${branch.place} holds other files than stored measurements, such as ${JSON.stringify(foreign.slice(0, 80))}: nothing was written to it.`,
    `Name a branch that Pacegate may have for itself: baseline.branch in the configuration. If this is the one, put "${readmeMark}" into its ${readmePath}.`,
  );
};

/**
 * Records on a branch: one commit an append, upon the newest, never forced. Where another writer was faster, it reads what
 * that one wrote and builds its commit anew; where an answer was lost, it looks whether its records are there.
 */
export const createBranchStore = (
  branch: Branch,
  { random = Math.random, sleep = systemSleep, bounds = defaultBounds }: BranchStoreOptions = {},
): BaselineStore => {
  const { place } = branch;

  const told = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asBaselineError(`The stored measurements in ${place} can't be ${what}`, error);
    }
  };

  /** One try, or with `isLook` only a look: whether the records are there now. */
  const tryToAppend = async (additions: readonly SeriesAddition[], isLook = false): Promise<boolean> => {
    const tip = await branch.tip();
    const paths = tip === null ? [] : await branch.list(tip);
    if (tip !== null) await checkOurs(branch, tip, paths);
    checkCase([...seriesOf(paths), ...additions.map(({ key }) => key)].map(({ suite }) => suite));
    const files: { path: string; text: string }[] = [];
    const stored: BaselineRecord[] = [];
    for (const { path, key, records } of additions) {
      const before = tip !== null && paths.includes(path) ? await branch.read(tip, path) : null;
      const text = appendToSeries(before, key, records, bounds);
      if (text === null) continue;
      files.push({ path, text });
      stored.push(...records);
    }
    if (files.length === 0 || isLook) return files.length === 0;
    const readme = tip === null ? [{ path: readmePath, text: branchReadme }] : [];
    return branch.advance({ parent: tip, files: [...readme, ...files], message: commitMessage(stored) });
  };

  const append = async (additions: readonly SeriesAddition[]): Promise<void> => {
    let failures = 0;
    for (let tries = 0; tries < mostTries; tries++) {
      if (tries > 0) await sleep(backoff(tries, random));
      try {
        if (await tryToAppend(additions)) return;
        failures = 0;
      } catch (error) {
        failures += 1;
        if (mayPass(error) && failures < mostFailures) continue;
        await sleep(backoff(tries, random));
        if (mayPass(error) && (await tryToAppend(additions, true).catch(() => false))) return;
        throw error;
      }
    }
    throw new BaselineError(
      `${mostTries} times another writer was faster on ${place}, or GitHub reported an old commit: nothing was stored.`,
      'Run again later, and let the workflow that stores measurements run one at a time (concurrency with queue: max).',
    );
  };

  // What was listed is read as it was then: one request less for each series, and one state of the branch for all.
  let listed: { readonly tip: string | null } | null = null;

  return {
    place,
    list: () =>
      told('listed', async () => {
        const tip = await branch.tip();
        const keys = tip === null ? [] : seriesOf(await branch.list(tip));
        listed = { tip };
        return keys;
      }),
    read: (key) =>
      told('read', async () => {
        const path = seriesPath(key);
        const tip = listed === null ? await branch.tip() : listed.tip;
        const text = tip === null ? null : await branch.read(tip, path);
        return text === null ? { records: [], problems: [] } : readSeries(text, key);
      }),
    append: (records) =>
      told('written', async () => {
        const additions = groupBySeries(records);
        listed = null;
        if (additions.length > 0) await append(additions);
      }),
  };
};

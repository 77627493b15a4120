import { BaselineError } from '../core/errors.ts';
import type { SeriesKey } from './baseline-store.ts';

// Names come from configurations, which check them, and from records, which may come from anywhere: what becomes a path is
// checked here again. No name starts with a dot: git refuses ".git", and the files store keeps its own things so.
const suiteName = /^(?![.])(?!.*[.]$)(?!readme\.md$)[\w.-]{1,64}$/i;
const className = /^[a-z0-9][a-z0-9-]{0,99}$/;
const seriesFile = /^([^/]+)\/([^/]+)\.jsonl$/;

const shown = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);

export const isSuiteName = (name: string): boolean => suiteName.test(name);

/**
 * Where the records of a series are kept, below the root of a store: `<suite>/<environment class>.jsonl`. Throws a
 * BaselineError for names that can't be kept in files.
 */
export const seriesPath = ({ suite, environment }: SeriesKey): string => {
  if (!isSuiteName(suite))
    throw new BaselineError(
      `The suite ${shown(suite)} can't have stored measurements: it would not be safe as the name of a directory.`,
      'Name it with at most 64 letters, digits, dashes, underscores and dots inside; "README.md" is taken.',
    );
  if (!className.test(environment))
    throw new BaselineError(
      `The class of machine ${shown(environment)} can't have stored measurements: it would not be safe as the name of a file.`,
      'Classes have at most 100 lower-case letters, digits and dashes. Correct it where the record comes from.',
    );
  return `${suite}/${environment}.jsonl`;
};

/** The series that a path holds; null for any other file. */
export const parseSeriesPath = (path: string): SeriesKey | null => {
  const [, suite, environment] = seriesFile.exec(path) ?? [];
  if (suite === undefined || environment === undefined) return null;
  return suiteName.test(suite) && className.test(environment) ? { suite, environment } : null;
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The series that paths hold, each once, by suite and then environment. */
export const seriesOf = (paths: readonly string[]): SeriesKey[] =>
  [...new Set(paths)]
    .map(parseSeriesPath)
    .filter((it) => it !== null)
    .sort((one, other) => compare(one.suite, other.suite) || compare(one.environment, other.environment));

/** Throws a BaselineError where two suites differ only in case, which some file systems take for one. */
export const checkCase = (suites: readonly string[]): void => {
  const known = new Map<string, string>();
  for (const suite of suites) {
    const other = known.get(suite.toLowerCase()) ?? suite;
    if (other !== suite)
      throw new BaselineError(
        `The suites ${shown(other)} and ${shown(suite)} differ only in case: some file systems would keep them in one file.`,
        'Rename one of them in the configuration, or remove the one that is no longer measured from the store.',
      );
    known.set(suite.toLowerCase(), suite);
  }
};

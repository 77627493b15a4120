import { BaselineError } from '../core/errors.ts';
import type { Series, SeriesKey } from './baseline-store.ts';
import { readLines, type StoredLine } from './record-line.ts';
import { seriesPath } from './series-path.ts';

/** Characters. Pacegate writes files of 800 KB and two graphs of bundles, 3.6 MB in all: what is larger is something else. */
const largestText = 5_000_000;

/** Throws a BaselineError for a text that is too large to be a stored series. */
export const checkSize = (path: string, length: number): void => {
  if (length <= largestText) return;
  throw new BaselineError(
    `${path} has ${(length / 1e6).toFixed(1)} MB: that is no file of stored measurements, and it was not read.`,
    'Look at what wrote it, and restore it from an earlier commit or remove it.',
  );
};

const listed = (numbers: readonly number[]): string => {
  const first = numbers.slice(0, 5).join(', ');
  const rest = numbers.length - 5;
  return `${numbers.length === 1 ? 'line' : 'lines'} ${first}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const cures = {
  'not JSON': 'Restore what was there from an earlier commit or a copy, or remove it.',
  'not a record': 'Restore what was there from an earlier commit or a copy, or remove it.',
  'of another series': 'Move it to the file of its own suite and class of machine, or remove it.',
} as const;

/** What of the lines of `path` can't be read, in sentences with a cure. */
const problemsOf = (lines: readonly StoredLine[], path: string): string[] => {
  const groups = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'record') continue;
    const what = line.kind === 'newer' ? line.schema : line.why;
    groups.set(what, [...(groups.get(what) ?? []), index + 1]);
  }
  return [...groups].map(([what, numbers]) => {
    const where = `${path}, ${listed(numbers)}`;
    if (what === 'not JSON' || what === 'not a record' || what === 'of another series')
      return `${where}: ${what}, so it is left out and kept as it is. ${cures[what]}`;
    return `${where}: ${what}, written by a newer version of Pacegate, so it is left out and kept as it is. Update Pacegate to use it.`;
  });
};

/** What the stored text of a series says. Throws a BaselineError for a text that is far too large. */
export const readSeries = (text: string, key: SeriesKey): Series => {
  const path = seriesPath(key);
  checkSize(path, text.length);
  const lines = readLines(text, key);
  return {
    records: lines.flatMap((it) => (it.kind === 'record' ? [it.record] : [])),
    problems: problemsOf(lines, path),
  };
};

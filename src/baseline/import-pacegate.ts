import { BaselineError } from '../core/errors.ts';
import { longestImport } from './checked-json.ts';
import { createSkippedList, type Imported } from './exchange.ts';
import { readLines } from './record-line.ts';
import { seriesPath } from './series-path.ts';

/**
 * Records of an export, or of a file of a store. Suites other than `suites` are left out, unless there are none named. Throws
 * a BaselineError where no line is a record, or the name of a suite or class is not one.
 */
export const importPacegate = (text: string, suites: readonly string[]): Imported => {
  if (text.length > longestImport)
    throw new BaselineError(
      `The file has ${Math.round(text.length / 1e6)} MB, and at most ${longestImport / 1e6} are read.`,
      'Import it in parts: it has one measurement a line.',
    );
  const skipped = createSkippedList();
  const lines = readLines(text, null);
  const read = lines.flatMap((line, index) => {
    if (line.kind === 'record') return [line.record];
    const why = line.kind === 'newer' ? 'written by a newer version of Pacegate' : line.why;
    skipped.add(`line ${index + 1}`, why);
    return [];
  });
  if (read.length === 0)
    throw new BaselineError(
      `Nothing of the file is a measurement that this version of Pacegate knows (${lines.length} lines).`,
      'Name a file of pacegate baseline export, or the format of what it is: --format bmf or github-action-benchmark.',
    );
  for (const { suite, environment } of read) seriesPath({ suite, environment: environment.class });
  const records = read.filter((it) => {
    const isWanted = suites.length === 0 || suites.includes(it.suite);
    if (!isWanted) skipped.add(`suite ${it.suite}`, 'not named by --suite');
    return isWanted;
  });
  return { records, skipped: skipped.all() };
};

import { posix } from 'node:path';
import type { ChangedLines } from '../source/changed-lines.ts';
import type { SourceText } from '../source/source-text.ts';
import { type ChangeRun, changeRuns } from './change-runs.ts';
import { concernedFunctions } from './concerned-functions.ts';
import { readFunctions } from './function-ranges.ts';

/** What a change did to files and lines. Paths are as profiles have them: from the service's directory. */
export interface LineMap {
  /** Where a file of the head was before; the same path unless it was renamed. */
  basePath(path: string): string;
  /** The line at base of a line at head; null where it is new. */
  baseLine(path: string, line: number): number | null;
  /**
   * Whether the change touched the function that begins in the line at head; of a file whose text nobody knows, and for null, whether
   * it touched the file, on either side.
   */
  touches(path: string, line: number | null): boolean;
}

/** Of sides whose difference nobody knows. */
export const sameLines: LineMap = { basePath: (path) => path, baseLine: (_path, line) => line, touches: () => false };

const lineBefore = (runs: readonly ChangeRun[], line: number): number | null => {
  const run = runs.findLast(({ head }) => head <= line);
  if (run === undefined) return line;
  const beyond = line - run.head - run.added;
  if (beyond >= 0) return run.base + run.removed + beyond;
  // The first line that is written anew is taken for the first of those it replaces, and so on.
  const within = line - run.head;
  return within < run.removed ? run.base + within : null;
};

/** Lines at head in which functions begin that the change touched; null where they can't be told. */
const touchedLines = (runs: readonly ChangeRun[], text: string | null, path: string): ReadonlySet<number> | null => {
  const source = text === null ? null : readFunctions(text, path);
  if (source === null) return null;
  const concerned = runs.flatMap(({ head, added }) =>
    concernedFunctions(
      source,
      // Of lines that are gone those are left between which they were.
      added > 0 ? { startLine: head, endLine: head + added - 1 } : { startLine: Math.max(1, head - 1), endLine: head },
    ),
  );
  return new Set(concerned.map(({ startLine }) => startLine));
};

interface ChangedFile {
  readonly previous: string | null;
  readonly runs: readonly ChangeRun[];
  readonly touched: ReadonlySet<number> | null;
}

/** `directory`: the service's, from the root of the repository. `sources`: what is at hand of the changed files. */
export const createLineMap = (
  changed: readonly ChangedLines[],
  directory: string,
  sources: readonly SourceText[] = [],
): LineMap => {
  const own = (path: string): string => posix.relative(posix.join('/', directory), posix.join('/', path));
  const texts = new Map(sources.map(({ path, head }) => [path, head]));
  const files = new Map<string, ChangedFile>();
  const touched = new Set<string>();
  for (const file of changed) {
    const path = own(file.path);
    // A copy leaves the file that it was made from where it is.
    const previous = file.status === 'renamed' && file.previousPath !== null ? own(file.previousPath) : null;
    const runs = changeRuns(file);
    files.set(path, { previous, runs, touched: touchedLines(runs, texts.get(file.path) ?? null, path) });
    if (runs.length === 0) continue;
    touched.add(path);
    if (previous !== null) touched.add(previous);
  }
  return {
    basePath: (path) => files.get(path)?.previous ?? path,
    baseLine: (path, line) => lineBefore(files.get(path)?.runs ?? [], line),
    touches: (path, line) => {
      const lines = line === null ? null : (files.get(path)?.touched ?? null);
      return lines === null || line === null ? touched.has(path) : lines.has(line);
    },
  };
};

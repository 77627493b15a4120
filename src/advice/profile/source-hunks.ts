import { posix } from 'node:path';
import type { ChangedLines } from '../source/changed-lines.ts';
import type { LineRange } from '../source/line-range.ts';
import type { SourceText } from '../source/source-text.ts';
import { changeRuns } from './change-runs.ts';

/** Lines of one side that a hunk is about, with the whole text around them. */
interface HunkSide {
  readonly text: string;
  readonly lines: LineRange;
}

/** Neighbouring changed lines of one file. */
export interface SourceHunk {
  /** At head, of a removed file at base; from the service's directory, as profiles name it. */
  readonly path: string;
  /** null where the side has no line of it. */
  readonly base: HunkSide | null;
  readonly head: HunkSide | null;
}

const side = (text: string | null, first: number, count: number): HunkSide | null =>
  text === null || count === 0 ? null : { text, lines: { startLine: first, endLine: first + count - 1 } };

/** The hunks of a change, with the texts that are at hand. `directory`: the service's, from the root of the repository. */
export const sourceHunks = (
  changed: readonly ChangedLines[],
  sources: readonly SourceText[],
  directory: string,
): readonly SourceHunk[] => {
  const texts = new Map(sources.map((source) => [source.path, source]));
  return changed.flatMap((file) => {
    const source = texts.get(file.path);
    const path = posix.relative(posix.join('/', directory), posix.join('/', file.path));
    return changeRuns(file).map((run) => ({
      path,
      base: side(source?.base ?? null, run.base, run.removed),
      head: side(source?.head ?? null, run.head, run.added),
    }));
  });
};

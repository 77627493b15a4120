import { diffLines } from 'diff';

/** Neighbouring lines that differ between two texts. Lines keep their line break. */
export interface LineRun {
  /** Index, from 0, of the first line of the head that is different, or that stands after what was taken away. */
  readonly at: number;
  /** The same of the base. */
  readonly baseAt: number;
  readonly base: readonly string[];
  readonly head: readonly string[];
}

/** Lines that differ; texts that differ more have been written anew, and nothing of them can be put back. */
const mostDifferent = 4_000;

export const splitLines = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/u));

/** Null where the texts differ too much. */
export const lineRuns = (base: string, head: string): readonly LineRun[] | null => {
  const changes = diffLines(base, head, { maxEditLength: mostDifferent });
  if (changes === undefined) return null;
  const runs: { at: number; baseAt: number; base: string[]; head: string[] }[] = [];
  let [at, baseAt] = [0, 0];
  let open = false;
  for (const { value, added, removed } of changes) {
    const lines = splitLines(value);
    if (!added && !removed) {
      at += lines.length;
      baseAt += lines.length;
      open = false;
      continue;
    }
    if (!open) runs.push({ at, baseAt, base: [], head: [] });
    open = true;
    runs.at(-1)?.[added ? 'head' : 'base'].push(...lines);
    if (added) at += lines.length;
    else baseAt += lines.length;
  }
  return runs;
};

/** `head` with the base's lines back in the runs that are given; its other lines stay. Runs are in order. */
export const undoRuns = (head: string, runs: readonly LineRun[]): string => {
  const lines = splitLines(head);
  const parts: string[] = [];
  let next = 0;
  for (const run of runs) {
    parts.push(...lines.slice(next, run.at), ...run.base);
    next = run.at + run.head.length;
  }
  return [...parts, ...lines.slice(next)].join('');
};

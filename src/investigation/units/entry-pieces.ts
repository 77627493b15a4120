import { diffArrays } from 'diff';
import { splitLines } from '../../advice/source/line-runs.ts';
import { namesPackage } from '../../advice/source/settings/names-package.ts';
import type { ChangedFile, Piece } from './change.ts';
import { type EntryLine, entryLines } from './entry-lines.ts';

/** Changed lines of package.json or a lock file, with the packages that they are about. */
export interface EntryPiece {
  readonly piece: Piece;
  readonly packages: readonly string[];
}

/** Texts that differ in more lines go back as a whole. */
const mostDifferent = 4_000;

/** The package that a line is about: the outermost heading that names one that changed. null for another one, or none. */
const ownerOf = ({ way }: EntryLine, names: readonly string[]): string | null => {
  for (const line of way) {
    const found = names
      .filter((name) => namesPackage(line, name))
      .toSorted((a, b) => line.indexOf(a) - line.indexOf(b));
    // "a@1.0.0(b@2.0.0)" is an entry of a.
    if (found[0] !== undefined) return found[0];
    // An entry of a package that did not change: what it asks for is its own.
    if (/node_modules\//u.test(line)) return null;
  }
  return null;
};

interface Part {
  readonly owner: string | null;
  readonly base: number;
  readonly head: number;
}

/** How many neighbouring lines each owner has. */
const partsOf = (
  lines: readonly EntryLine[],
  names: readonly string[],
): readonly { owner: string | null; count: number }[] => {
  const parts: { owner: string | null; count: number }[] = [];
  for (const line of lines) {
    const owner = ownerOf(line, names);
    const last = parts.at(-1);
    if (last?.owner === owner) last.count += 1;
    else parts.push({ owner, count: 1 });
  }
  return parts;
};

/** Parts of both sides by owner, in one order; null where they come in different ones. */
const aligned = (base: ReturnType<typeof partsOf>, head: ReturnType<typeof partsOf>): readonly Part[] | null => {
  const parts: Part[] = [];
  let [at, next] = [0, 0];
  while (at < base.length || next < head.length) {
    const [was, is] = [base[at], head[next]];
    const inHead = was !== undefined && head.slice(next).some(({ owner }) => owner === was.owner);
    const inBase = is !== undefined && base.slice(at).some(({ owner }) => owner === is.owner);
    if (was !== undefined && is !== undefined && was.owner === is.owner) {
      parts.push({ owner: was.owner, base: was.count, head: is.count });
      at += 1;
      next += 1;
    } else if (was !== undefined && !inHead) {
      parts.push({ owner: was.owner, base: was.count, head: 0 });
      at += 1;
    } else if (is !== undefined && !inBase) {
      parts.push({ owner: is.owner, base: 0, head: is.count });
      next += 1;
    } else return null;
  }
  return parts;
};

/** A comma after what was the last entry belongs to the one that comes after it now. */
const withNeighbours = (
  parts: readonly Part[],
): readonly { readonly owners: readonly string[]; base: number; head: number }[] => {
  const joined: { owners: readonly string[]; base: number; head: number }[] = [];
  let waiting = { base: 0, head: 0 };
  for (const { owner, base, head } of parts) {
    if (owner === null) {
      waiting = { base: waiting.base + base, head: waiting.head + head };
      continue;
    }
    joined.push({ owners: [owner], base: base + waiting.base, head: head + waiting.head });
    waiting = { base: 0, head: 0 };
  }
  const last = joined.at(-1);
  if (last === undefined) return [{ owners: [], ...waiting }];
  last.base += waiting.base;
  last.head += waiting.head;
  return joined;
};

interface Run {
  readonly at: number;
  readonly baseAt: number;
  readonly base: EntryLine[];
  readonly head: EntryLine[];
}

const runsOf = (base: readonly EntryLine[], head: readonly EntryLine[]): readonly Run[] | null => {
  const changes = diffArrays(
    base.map(({ key }) => key),
    head.map(({ key }) => key),
    { maxEditLength: mostDifferent },
  );
  if (changes === undefined) return null;
  const runs: Run[] = [];
  let [at, baseAt, isOpen] = [0, 0, false];
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      [at, baseAt, isOpen] = [at + value.length, baseAt + value.length, false];
      continue;
    }
    if (!isOpen) runs.push({ at, baseAt, base: [], head: [] });
    isOpen = true;
    const run = runs.at(-1);
    if (added) {
      run?.head.push(...head.slice(at, at + value.length));
      at += value.length;
    } else {
      run?.base.push(...base.slice(baseAt, baseAt + value.length));
      baseAt += value.length;
    }
  }
  return runs;
};

const textsOf = (lines: readonly EntryLine[]): readonly string[] => lines.map(({ text }) => text);

/** The changed lines of package.json or a lock file, entry by entry. `names`: of the packages that the change is about. */
export const entryPieces = ({ path, base, head }: ChangedFile, names: readonly string[]): readonly EntryPiece[] => {
  const [old, now] = [splitLines(base ?? ''), splitLines(head ?? '')];
  const runs = runsOf(entryLines(old), entryLines(now));
  if (runs === null) return [{ piece: { path, at: 0, baseAt: 0, base: old, head: now }, packages: names }];
  return runs.flatMap((run) => {
    const parts = aligned(partsOf(run.base, names), partsOf(run.head, names));
    const owners = new Set([...run.base, ...run.head].flatMap((line) => ownerOf(line, names) ?? []));
    const cut =
      parts === null
        ? [{ owners: Array.from(owners), base: run.base.length, head: run.head.length }]
        : withNeighbours(parts);
    let [inBase, inHead] = [0, 0];
    return cut.map(({ owners: packages, base: before, head: after }): EntryPiece => {
      const piece = {
        path,
        at: run.at + inHead,
        baseAt: run.baseAt + inBase,
        base: textsOf(run.base.slice(inBase, inBase + before)),
        head: textsOf(run.head.slice(inHead, inHead + after)),
      };
      inBase += before;
      inHead += after;
      return { piece, packages };
    });
  });
};

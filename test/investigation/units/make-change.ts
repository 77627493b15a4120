import { applyPatch, parsePatch } from 'diff';
import { type Change } from '../../../src/investigation/units/change.ts';
import { readChange } from '../../../src/investigation/units/read-change.ts';
import { createUnitPatches, type UnitPatches, type UnitsPatch } from '../../../src/investigation/units/undo-units.ts';

type Texts = Readonly<Record<string, string | null>>;

export interface Made {
  readonly change: Change;
  readonly patches: UnitPatches;
  /** Identifiers of the units of a file, in order. */
  readonly idsIn: (path: string) => readonly string[];
  /** The file after a patch to the head (or to the base) was applied. */
  readonly undone: (ids: readonly string[], path: string) => string | null;
  readonly applied: (ids: readonly string[], path: string) => string | null;
}

const made = (patch: UnitsPatch): Extract<UnitsPatch, { patch: string }> => {
  if ('reason' in patch) throw new Error(patch.reason);
  return patch;
};

/** A file after a patch; the same text where the patch is not about it. */
export const patched = (patch: string, path: string, text: string | null): string | null => {
  const own = parsePatch(patch).find(({ oldFileName, newFileName }) =>
    [oldFileName, newFileName].some((name) => name === `a/${path}` || name === `b/${path}`),
  );
  if (own === undefined) return text;
  if (own.newFileName === '/dev/null') return null;
  const after = applyPatch(text ?? '', own);
  if (after === false) throw new Error(`The patch does not apply to ${path}.`);
  return after;
};

/** Takes a change apart. Files by their names at head; `renames` from the names at head to those at base. */
export const makeChange = (base: Texts, head: Texts, renames: Readonly<Record<string, string>> = {}): Made => {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter(
    (path) => !Object.values(renames).includes(path),
  );
  const files = Object.fromEntries(
    paths.map((path) => [path, { base: base[renames[path] ?? path] ?? null, head: head[path] ?? null }]),
  );
  const diff = Object.entries(renames)
    .map(([to, from]) => `diff --git a/${from} b/${to}\nsimilarity index 90%\nrename from ${from}\nrename to ${to}\n`)
    .join('');
  const change = readChange({ diff, files });
  const patches = createUnitPatches(change);
  return {
    change,
    patches,
    idsIn: (path) => change.units.filter(({ id }) => id.startsWith(`${path}#`)).map(({ id }) => id),
    undone: (ids, path) => patched(made(patches.undoAll(ids)).patch, path, files[path]?.head ?? null),
    applied: (ids, path) => patched(made(patches.applyAll(ids)).patch, path, files[path]?.base ?? null),
  };
};

/** The units that a patch is about. */
export const unitsOf = (patch: UnitsPatch): readonly string[] => made(patch).units;

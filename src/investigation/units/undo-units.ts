import type { Side } from '../../core/side.ts';
import type { Change } from './change.ts';
import { filePatch } from './file-patch.ts';
import { createFlip, type Flip } from './flip.ts';

/** A unified diff from the root of the repository, and all units that it is about; or why there is none. */
export type UnitsPatch = { readonly patch: string; readonly units: readonly string[] } | { readonly reason: string };

export interface UnitPatches {
  /** Makes the head without these units out of the head. */
  readonly undoAll: (ids: Iterable<string>) => UnitsPatch;
  /** Makes the base with only these units out of the base. */
  readonly applyAll: (ids: Iterable<string>) => UnitsPatch;
}

const patchOf = (change: Change, flip: Flip, ids: Iterable<string>, side: Side): UnitsPatch => {
  const flipped = flip(ids, side);
  if ('reason' in flipped) return flipped;
  const patches: string[] = [];
  for (const [path, text] of flipped.texts) {
    const file = change.files.get(path);
    if (file === undefined) continue;
    const made = filePatch(side === 'head' ? file.path : file.basePath, file[side], text);
    if (made === null) continue;
    if ('reason' in made) return made;
    patches.push(made.patch);
  }
  if (patches.length === 0) return { reason: 'Without it the text stays the same.' };
  return { patch: patches.join(''), units: Array.from(flipped.units).toSorted() };
};

/**
 * Patches for any units of a change, alone or together. What the units need comes along: result.units names it. Both are remembered, so
 * that asking again costs nothing.
 */
export const createUnitPatches = (change: Change, flip = createFlip(change)): UnitPatches => {
  const known = new Map<string, UnitsPatch>();
  const remember = (ids: Iterable<string>, side: Side): UnitsPatch => {
    const sorted = Array.from(new Set(ids)).toSorted();
    const key = JSON.stringify([side, sorted]);
    const found = known.get(key) ?? patchOf(change, flip, sorted, side);
    known.set(key, found);
    return found;
  };
  return { undoAll: (ids) => remember(ids, 'head'), applyAll: (ids) => remember(ids, 'base') };
};

import { unifiedDiff } from '../../../advice/source/patches/unified-diff.ts';
import type { Undo } from '../../suspect.ts';
import type { ChangedFile } from '../changes.ts';
import { restoreKey } from '../edit/restore-key.ts';
import { idOf, pathText } from '../read/entry.ts';
import { createHiding } from '../secrets/hide-values.ts';
import type { KnownChange } from './known-change.ts';

/** How a key goes back; `patch` and `apply` are for the arms and may hold secrets, `shown` is for people. */
export interface KeyUndo extends Undo {
  /** `patch` with all secrets hidden. It can't be applied where it differs. */
  readonly shown: string;
}

export type KeyUndone = { readonly undo: KeyUndo } | { readonly reason: string };

/** "config/database.json:pool.max". */
export const unitId = (file: string, unit: readonly string[], part: string | null): string =>
  `${file}:${pathText(unit)}${part === null ? '' : ` ${part}`}`;

/** Of the texts that are read again for undoing, in UTF-16 units: a second or two of work. */
const mostText = 2_000_000;

const undoOf = ({ file, unit, part }: KnownChange): KeyUndone => {
  if (file.isGone) return { reason: 'Its file is gone at head.' };
  const { base, head } = file.sides;
  const undone = restoreKey({ file: file.file, into: head, from: base, unit, part });
  if ('reason' in undone) return { reason: `It can not be put back by itself: ${undone.reason}.` };
  const patch = unifiedDiff(file.file, head.text, undone.text);
  if (patch === null) return { reason: 'Its file has a name that no patch can hold.' };
  const applied = file.isNew ? null : restoreKey({ file: file.baseFile, into: base, from: head, unit, part });
  const apply = applied === null || 'reason' in applied ? null : unifiedDiff(file.baseFile, base.text, applied.text);
  return {
    undo: {
      kind: 'configuration',
      patch,
      apply,
      units: [unitId(file.file, unit, part)],
      shown: createHiding([base, head])(patch),
    },
  };
};

/** Undoes keys, each only once: several changed keys can be parts of the same unit. */
export const createKeyUndo = (): ((change: KnownChange) => KeyUndone) => {
  const known = new Map<ChangedFile, Map<string, KeyUndone>>();
  let left = mostText;
  const undo = (change: KnownChange): KeyUndone => {
    const { base, head } = change.file.sides;
    // At least once for the patch and once for the reverse one.
    left -= base.text.length + head.text.length;
    return left < 0 ? { reason: 'There is too much configuration to put back its keys one by one.' } : undoOf(change);
  };
  return (change) => {
    const ofFile = known.get(change.file) ?? new Map<string, KeyUndone>();
    known.set(change.file, ofFile);
    const id = `${idOf(change.unit)} ${change.part ?? ''}`;
    const undone = ofFile.get(id) ?? undo(change);
    ofFile.set(id, undone);
    return undone;
  };
};

import { maskSecrets } from '../infrastructure/secrets/mask-secrets.ts';
import type { Undo } from '../suspect.ts';

/** A patch as it may be stored and shown. */
export interface ShownPatch {
  readonly text: string;
  /** Whether nothing had to be hidden: only then it can be applied. */
  readonly whole: boolean;
}

type Patched = Pick<Undo, 'patch'> & {
  /** Of settings: what was hidden with a look at the whole files, where keys out of sight say what is secret. */
  readonly shown?: string;
};

/** Investigations are stored, sent and shown: no secret of a changed file goes with them. */
export const shownPatch = (undo: Patched): ShownPatch => {
  const text = maskSecrets(undo.shown ?? undo.patch);
  return { text, whole: text === undo.patch };
};

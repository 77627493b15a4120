import type { Experiment } from '../../core/investigation.ts';
import type { Suspect } from '../suspect.ts';
import { shownPatch } from './shown-patch.ts';

/** How several suspects are undone at once. */
export interface UndoneAtOnce {
  readonly undone: Experiment['undone'];
  /** Secrets are hidden; "" where one has no patch, or two change the same file, whose lines the first would move. */
  readonly text: string;
  /** Whether it can be applied: nothing had to be hidden. */
  readonly whole: boolean;
}

/** More than the files where a removed line looks like a header: then there is no patch, which is no harm. */
const filesOf = (patch: string): string[] => [
  ...new Set([...patch.matchAll(/^(?:---|\+\+\+) (?:[ab]\/)?([^\t\n]+)/gmu)].map(([, path = '']) => path)),
];

/** The patches of suspects as one, which makes the head without all of them. */
export const undoAtOnce = (suspects: readonly Suspect[]): UndoneAtOnce => {
  const undos = suspects.flatMap(({ undo }) => undo ?? []);
  const kinds = new Set(undos.map(({ kind }) => kind));
  const [first] = kinds;
  const undone = kinds.size === 1 && first !== undefined ? first : 'hunk';
  const files = undos.flatMap(({ patch }) => filesOf(patch).filter((path) => path !== '/dev/null'));
  if (undos.length < suspects.length || new Set(files).size < files.length) return { undone, text: '', whole: false };
  const shown = undos.map(shownPatch);
  return { undone, text: shown.map(({ text }) => text).join(''), whole: shown.every(({ whole }) => whole) };
};

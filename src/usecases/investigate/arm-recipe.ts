import type { Side } from '../../core/side.ts';
import type { NamedSuspect } from '../../investigation/proof/open-proof.ts';
import type { Arm } from '../../investigation/proof/proof-state.ts';
import type { Change } from '../../investigation/units/change.ts';
import type { UnitPatches } from '../../investigation/units/undo-units.ts';

/** What an arm is made of: a side and a patch; or a sentence that says why it can't be made. */
export type Recipe = { readonly side: Side; readonly patch: string } | { readonly reason: string };

export interface RecipeBook {
  readonly suspects: readonly NamedSuspect[];
  /** null where nobody took the change apart. */
  readonly change: Change | null;
  readonly patches: UnitPatches | null;
}

type Undo = NonNullable<NamedSuspect['suspect']['undo']>;

const isWithin = ({ units }: Undo, all: ReadonlySet<string>): boolean => units.every((unit) => all.has(unit));

/** Patches for settings, of suspects that are about nothing else. */
const ofSettings = (
  units: ReadonlySet<string>,
  { suspects }: RecipeBook,
  side: Side,
): { readonly patches: readonly string[]; readonly missing: readonly string[] } => {
  const fitting = suspects.flatMap(({ suspect: { undo } }) => (undo !== null && isWithin(undo, units) ? [undo] : []));
  const covered = new Set(fitting.flatMap((undo) => undo.units));
  const patches = fitting.map((undo) => (side === 'head' ? undo.patch : undo.apply));
  return {
    patches: patches.filter((it) => it !== null),
    missing: [
      ...[...units].filter((it) => !covered.has(it)),
      ...fitting.filter((undo) => side === 'base' && undo.apply === null).flatMap((undo) => undo.units),
    ],
  };
};

/** The patch for any units: of code by the change taken apart, of settings by what their suspects say. */
const patchFor = (arm: Arm, side: Side, book: RecipeBook): Recipe => {
  const [only] = arm.suspects;
  const named = arm.suspects.length === 1 ? book.suspects.find(({ id }) => id === only) : undefined;
  // What is shown as the suspect's patch has to be what is measured.
  if (named?.suspect.undo !== undefined && named.suspect.undo !== null) {
    const patch = side === 'head' ? named.suspect.undo.patch : named.suspect.undo.apply;
    return patch === null ? { reason: 'It can not be put onto the base alone.' } : { side, patch };
  }
  const known = new Set(book.change?.units.map(({ id }) => id));
  const code = arm.units.filter((unit) => known.has(unit));
  const made =
    code.length === 0
      ? null
      : side === 'head'
        ? (book.patches?.undoAll(code) ?? null)
        : (book.patches?.applyAll(code) ?? null);
  if (made !== null && 'reason' in made) return { reason: made.reason };
  const settings = ofSettings(new Set(arm.units.filter((unit) => !known.has(unit))), book, side);
  const [first] = settings.missing;
  if (first !== undefined) return { reason: `${first} can not be taken along.` };
  return { side, patch: [...(made === null ? [] : [made.patch]), ...settings.patches].join('') };
};

/** How an arm is made. `patchTo`: what makes a commit out of the head. Never of the head itself. */
export const recipeOf = async (
  arm: Arm,
  book: RecipeBook,
  patchTo: (commit: string) => Promise<string | null>,
): Promise<Recipe> => {
  if (arm.kind === 'commit') {
    const patch = arm.commit === null ? null : await patchTo(arm.commit);
    return patch === null || patch === ''
      ? { reason: 'The commit can not be made out of the head.' }
      : { side: 'head', patch };
  }
  return patchFor(arm, arm.kind === 'only' ? 'base' : 'head', book);
};

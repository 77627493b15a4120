import type { Explanation } from './explanation.ts';
import type { Item } from './items.ts';
import type { ProofSuspect } from './proof-state.ts';

/** Whether undoing the one takes along all of the other, and more. */
export const takesAlong = ({ units }: ProofSuspect, other: ProofSuspect): boolean =>
  other.units.length < units.length && other.units.every((unit) => units.includes(unit));

const concernsAsMuch = ({ suites }: ProofSuspect, other: ProofSuspect): boolean =>
  suites.length === 0 || (other.suites.length > 0 && other.suites.every((suite) => suites.includes(suite)));

/**
 * Items that wait for what they would take along: while that is not decided, and for good where it explains the regression by itself, since
 * undoing more would show the same.
 */
export const heldItems = (
  items: readonly Item[],
  undecided: readonly Item[],
  explanations: readonly Explanation[],
): readonly Item[] => {
  const singles = items.flatMap(({ suspects: [suspect, ...others] }) =>
    suspect !== undefined && others.length === 0 ? [suspect] : [],
  );
  const isOpen = (suspect: ProofSuspect): boolean =>
    undecided.some((item) => item.suspects.length === 1 && item.suspects[0] === suspect);
  const isEnough = (suspect: ProofSuspect): boolean =>
    explanations.some(({ necessary }) =>
      necessary.some((it) => it.suspect === suspect && it.reproduced !== 'refuted' && it.reproduced !== 'undecided'),
    );
  return items.filter(({ suspects: [suspect, ...others], arm }) => {
    if (suspect === undefined || others.length > 0 || arm !== null) return false;
    return singles.some(
      (other) => takesAlong(suspect, other) && concernsAsMuch(other, suspect) && (isOpen(other) || isEnough(other)),
    );
  });
};

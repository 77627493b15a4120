import { worthTesting } from './costs.ts';
import type { Progress } from './progress.ts';
import type { Arm } from './proof-state.ts';
import type { View } from './view.ts';

/** One that can't be made is replaced once. */
const mostTries = 2;

/** Units of everything that was found to take part in any lead. */
export const guiltyUnits = (
  { state }: View,
  { explanations, found }: Pick<Progress, 'explanations' | 'found'>,
): ReadonlySet<string> =>
  new Set(
    [
      ...found,
      ...explanations.flatMap(({ necessary, contributing }) => [
        ...necessary.map(({ suspect }) => suspect),
        ...contributing,
      ]),
      ...state.arms.filter((arm) => explanations.some(({ together }) => together?.id === arm.id)),
    ].flatMap(({ units }) => units),
  );

/**
 * The head without something that is thought to be innocent: a unit that nobody suspects, else the least suspected one that was not
 * tested. It must not recover: how often it does is how often Pacegate proves what is not so. null where there is nothing of the kind.
 */
export const placeboArm = (view: View, progress: Pick<Progress, 'explanations' | 'found'>): Arm | null => {
  const { state } = view;
  const made = state.arms.filter(({ kind }) => kind === 'placebo');
  if (made.length >= mostTries || made.some(({ failure }) => failure === null)) return null;
  const guilty = guiltyUnits(view, progress);
  if (guilty.size === 0) return null;
  const suspected = new Set(state.plan.suspects.flatMap(({ units }) => units));
  const used = new Set(
    state.arms.filter(({ kind }) => kind === 'placebo' || kind === 'undo').flatMap(({ units }) => units),
  );
  const candidates = [
    ...state.plan.units.filter((unit) => !suspected.has(unit)).map((unit) => ({ units: [unit], suspects: [] })),
    ...worthTesting(state)
      .toReversed()
      .map(({ id, units }) => ({ units, suspects: [id] })),
  ];
  const chosen = candidates.find(
    ({ units }) => units.length > 0 && !units.some((it) => guilty.has(it) || used.has(it)),
  );
  if (chosen === undefined) return null;
  return {
    id: made.length === 0 ? 'P' : `P${made.length + 1}`,
    kind: 'placebo',
    units: [...chosen.units],
    suspects: [...chosen.suspects],
    commit: null,
  };
};

import type { Experiment, Hypothesis } from '../../core/investigation.ts';
import type { Change, Unit } from '../units/change.ts';
import type { UnitPatches } from '../units/undo-units.ts';

/** Parts of a change that nobody suspected, as far as they can be told to a person. */
export interface DescribedUnits {
  readonly undone: Experiment['undone'];
  /** Makes the head without them; "" where `reason` says why there is none. */
  readonly patch: string;
  readonly reason: string | null;
  readonly title: string;
  readonly location: Hypothesis['location'];
}

const kindOf = (units: readonly Unit[]): Experiment['undone'] =>
  units.find(({ kind }) => kind !== 'hunk')?.kind ?? 'hunk';

/** What delta debugging found, or a placebo undid: where it is, and the patch for it. Names files: a stranger's text. */
export const describeUnits = (change: Change, patches: UnitPatches, ids: readonly string[]): DescribedUnits => {
  const units = change.units.filter(({ id }) => ids.includes(id));
  const pieces = units.flatMap((unit) => unit.pieces);
  const [first] = pieces.toSorted((a, b) => b.head.length + b.base.length - (a.head.length + a.base.length));
  const others = ids.length - 1;
  const more = others < 1 ? '' : ` and ${others} other ${others === 1 ? 'place' : 'places'} of the change`;
  const undone = patches.undoAll(units.map(({ id }) => id));
  const failed = 'reason' in undone ? undone.reason : units.length < ids.length ? 'Settings are among it.' : null;
  const at = first === undefined ? (ids[0] ?? 'the change') : `${first.path}:${first.at + 1}`;
  return {
    undone: units.length < ids.length ? 'configuration' : kindOf(units),
    patch: 'reason' in undone || failed !== null ? '' : undone.patch,
    reason: failed,
    title: `Changed code in ${at}${more}`,
    location:
      first === undefined
        ? null
        : {
            path: first.path,
            startLine: first.at + 1,
            endLine: Math.max(first.at + 1, first.at + first.head.length),
          },
  };
};

import { decideArm } from './decide.ts';
import { publicDecision, type SetFinding } from './findings.ts';
import { notesOf } from './notes.ts';
import { outcomeOf } from './openness.ts';
import type { Progress } from './progress.ts';
import { withinTolerance } from './shares.ts';
import type { View } from './view.ts';

/** Suspects that explain a lead together, where none does alone. */
export const togetherFindings = (view: View, { explanations }: Progress): SetFinding[] =>
  explanations.flatMap(({ together: arm }, lead): SetFinding[] =>
    arm === null
      ? []
      : [
          {
            lead,
            suspects: arm.suspects,
            units: arm.units,
            arm: arm.id,
            recovery: arm.kind === 'joint' ? view.recovery(arm.id, lead) : null,
            reproduction: arm.kind === 'only' ? view.share(arm.id, lead) : null,
            decision: 'contributing',
            notes: [],
            blocks: view.effects(arm.id, lead).length,
          },
        ],
  );

/** Suspects that make a set together, each with all of its units; [] where something else is in it. */
const membersOf = ({ state }: View, units: readonly string[]): string[] => {
  const left = new Set(units);
  const members = state.plan.suspects.filter((suspect) => {
    const isIn = suspect.units.length > 0 && suspect.units.every((unit) => left.has(unit));
    if (isIn) for (const unit of suspect.units) left.delete(unit);
    return isIn;
  });
  return left.size === 0 && members.length > 1 ? members.map(({ id }) => id) : [];
};

/** What delta debugging found, judged as any suspect; what explains several leads stands for the first of them. */
export const discoveredFindings = (view: View, { found }: Progress): SetFinding[] => {
  const firsts = found.filter(({ arm }, index) => found.findIndex((it) => it.arm.id === arm.id) === index);
  return firsts.map(({ lead, units, arm }): SetFinding => {
    const of = view.leads[lead];
    const only = view.find(`S${arm.id}`);
    const evidence = {
      recovery: view.recovery(arm.id, lead),
      reproduction: only === null ? null : view.share(only.id, lead),
      within: of === undefined ? ('open' as const) : withinTolerance(view.effects(arm.id, lead), of),
      counter: null,
      enough: outcomeOf(view, arm.id, lead) === 'recovers',
      group: null,
    };
    const decision = decideArm(evidence);
    return {
      lead,
      suspects: membersOf(view, units),
      units,
      arm: arm.id,
      recovery: evidence.recovery,
      reproduction: evidence.reproduction,
      decision: publicDecision(decision),
      notes: notesOf(decision, evidence, null),
      blocks: view.effects(arm.id, lead).length + (only === null ? 0 : view.effects(only.id, lead).length),
    };
  });
};

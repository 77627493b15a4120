import { controlNote } from './control-note.ts';
import { coveredNote } from './covered-note.ts';
import { type ArmDecision, isNecessary } from './decide.ts';
import { decisionRank, publicDecision, type SuspectFinding } from './findings.ts';
import { notesOf } from './notes.ts';
import { takesAlong } from './held.ts';
import { isLive, reproductionOf } from './openness.ts';
import type { Progress } from './progress.ts';
import type { ProofSuspect } from './proof-state.ts';
import type { View } from './view.ts';

/** Its own figures may say that it is the cause while those of another say that it takes both. */
const decisionOn = (view: View, { explanations }: Progress, suspect: ProofSuspect, lead: number): ArmDecision => {
  const { decision } = view.standing(suspect, lead);
  if (decision !== 'root-cause') return decision;
  const explanation = explanations[lead];
  if (explanation?.roots.includes(suspect) === true) return 'root-cause';
  return explanation?.covered.some((it) => it.suspect === suspect) === true ? 'undecided' : 'contributing';
};

/**
 * The lead that says most of a suspect. That it is undecided on one that is explained by others does not count against it, where
 * another lead clears it.
 */
const tellingLead = (view: View, progress: Progress, suspect: ProofSuspect): number | null => {
  const leads = view.leads
    .map((_, lead) => ({ lead, decision: decisionOn(view, progress, suspect, lead) }))
    .filter(({ lead }) => view.standing(suspect, lead).blocks > 0);
  const weight = ({ lead, decision }: (typeof leads)[number]): number => {
    const isMoot = decision === 'undecided' && (!isLive(view, lead) || progress.settled[lead] === true);
    return isMoot ? -1 : decisionRank[decision];
  };
  return leads.toSorted((a, b) => weight(b) - weight(a))[0]?.lead ?? null;
};

/** What is said of one suspect: on the lead that says most of it. */
export const suspectFinding = (view: View, progress: Progress, suspect: ProofSuspect): SuspectFinding => {
  const { state } = view;
  const nothing = { id: suspect.id, recovery: null, reproduction: null, counter: null, decision: 'untested' } as const;
  const made = state.arms.find((it) => it.kind === 'undo' && it.suspects[0] === suspect.id);
  const lead = tellingLead(view, progress, suspect);
  const cause = progress.explanations.flatMap(({ roots }) => roots).find((it) => takesAlong(suspect, it));
  if (lead === null) {
    const reason =
      suspect.reason ??
      (cause === undefined ? undefined : coveredNote(cause.id)) ??
      made?.failure ??
      (progress.target === null ? 'The regression was explained before its turn.' : 'There was no time left for it.');
    return { ...nothing, arm: made?.id ?? null, lead, notes: [reason], blocks: 0 };
  }
  const standing = view.standing(suspect, lead);
  const own = view.own(suspect, 'undo');
  const only = view.own(suspect, 'only');
  const decision = decisionOn(view, progress, suspect, lead);
  const isGuilty = isNecessary(standing) || standing.reproduction !== null;
  const control = own === null ? null : controlNote(state, own.id, lead);
  const covering = progress.explanations[lead]?.covered.find((it) => it.suspect === suspect)?.by;
  return {
    id: suspect.id,
    arm: own?.id ?? standing.group,
    lead,
    recovery: standing.recovery,
    reproduction: standing.reproduction,
    counter: standing.counter,
    decision: publicDecision(decision),
    notes: [
      ...(covering === undefined
        ? notesOf(decision, standing, isGuilty ? reproductionOf(view, suspect, lead) : null)
        : [coveredNote(covering.id)]),
      ...(control === null ? [] : [control]),
    ],
    blocks: standing.blocks + (only === null ? 0 : view.effects(only.id, lead).length),
  };
};

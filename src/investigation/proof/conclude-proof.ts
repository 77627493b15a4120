import type { Explanation } from './explanation.ts';
import type { PlaceboFinding, SetFinding, SuspectFinding } from './findings.ts';
import { isLive } from './openness.ts';
import { placeboFinding } from './placebo-finding.ts';
import { progressOf } from './progress.ts';
import { headArm, type ProofState, type ProofSuspect } from './proof-state.ts';
import { discoveredFindings, togetherFindings } from './set-finding.ts';
import { suspectFinding } from './suspect-finding.ts';
import { viewProof, type View } from './view.ts';

export interface ProofConclusion {
  /** proven: a cause was proven; contributing: only parts of it; unexplained: nothing was found. */
  readonly state: 'proven' | 'contributing' | 'unexplained' | 'not-reproduced';
  /** In the order of the plan. */
  readonly suspects: readonly SuspectFinding[];
  /** Identifiers, the most convincing first: of the first lead's causes, then of the others'. */
  readonly rootCauses: readonly string[];
  readonly contributing: readonly string[];
  readonly together: readonly SetFinding[];
  /** What was found among units that no single suspect stands for. */
  readonly discovered: readonly SetFinding[];
  /** Commits among which the first with the regression is, the oldest first; null where they were not tried, or not to the end. */
  readonly commits: readonly string[] | null;
  readonly placebo: PlaceboFinding | null;
  /** By lead. `share`: the sum of what was won back. */
  readonly leads: readonly {
    readonly shown: 'yes' | 'gone' | 'unclear' | 'open';
    readonly explained: boolean;
    readonly share: number;
  }[];
  readonly notes: readonly string[];
}

const idsOf = (explanations: readonly Explanation[], pick: (it: Explanation) => readonly ProofSuspect[]): string[] => [
  ...new Set(explanations.flatMap((it) => pick(it).map(({ id }) => id))),
];

const notesOfProof = (view: View): string[] => {
  const gone = view.leads.filter((_, lead) => view.shown(lead) === 'gone').length;
  const isUnseen = (lead: number): boolean => view.effects(headArm, lead).length === 0;
  const unclear = view.leads.filter((_, lead) => view.shown(lead) === 'unclear' && !isUnseen(lead)).length;
  const unseen = view.leads.filter((_, lead) => view.shown(lead) === 'unclear' && isUnseen(lead)).length;
  const of = (count: number): string =>
    view.leads.length === 1 ? 'it' : `${count} of ${view.leads.length} comparisons`;
  return [
    ...(gone > 0 ? [`The head did not show ${of(gone)} again: measured anew, it is within the tolerance.`] : []),
    ...(unclear > 0 ? [`The blocks of the head vary too much to show ${of(unclear)} again.`] : []),
    ...(unseen > 0 ? [`No block of the experiments said anything of ${of(unseen)}.`] : []),
  ];
};

/**
 * Whether a set holds nothing that it could do without. Of counts the search has seen to that. Of what varies a set may be larger than
 * it need be, except where there are two and neither surely wins anything back alone.
 */
const isSmallest = (set: SetFinding, suspects: readonly SuspectFinding[], { leads }: View): boolean =>
  leads[set.lead]?.exact === true ||
  (set.suspects.length === 2 &&
    set.suspects.every((id) => suspects.find((it) => it.id === id)?.decision === 'ruled-out'));

/** What is cleared alone takes part all the same where it is the cause together with others: each of them hides the other. */
const inSet = (finding: SuspectFinding, sets: readonly SetFinding[]): SuspectFinding => {
  const set = sets.find(({ suspects }) => suspects.includes(finding.id));
  if (set === undefined) return finding;
  const others = set.suspects.filter((id) => id !== finding.id).join(', ');
  const notes = [`By itself it is not the cause: together with ${others} it is, and each hides the other.`];
  return { ...finding, decision: 'contributing', notes: [...notes, ...finding.notes] };
};

/** What the experiments say so far; it may be asked for at any time. Units and notes hold a stranger's text. */
export const concludeProof = (state: ProofState): ProofConclusion => {
  const view = viewProof(state);
  const progress = progressOf(view);
  const { explanations, settled, bisection } = progress;
  const rootCauses = idsOf(explanations, ({ roots }) => roots);
  const sets = { together: togetherFindings(view, progress), discovered: discoveredFindings(view, progress) };
  const members = new Set(sets.discovered.flatMap((it) => (it.decision === 'root-cause' ? it.suspects : [])));
  const contributing = idsOf(explanations, (it) => it.contributing).filter(
    (id) => !rootCauses.includes(id) && !members.has(id),
  );
  const alone = state.plan.suspects.map((suspect) => suspectFinding(view, progress, suspect));
  const smallest = sets.discovered.filter((it) => it.decision === 'root-cause' && isSmallest(it, alone, view));
  const isProven = rootCauses.length > 0 || sets.discovered.some(({ decision }) => decision === 'root-cause');
  const isPartly = contributing.length > 0 || sets.together.length > 0 || sets.discovered.length > 0;
  const isGone = view.leads.length > 0 && view.leads.every((_, lead) => !isLive(view, lead));
  return {
    state: isProven ? 'proven' : isPartly ? 'contributing' : isGone ? 'not-reproduced' : 'unexplained',
    suspects: alone.map((it) => inSet(it, smallest)),
    rootCauses,
    contributing,
    ...sets,
    commits: bisection?.kind === 'done' ? bisection.suspects : null,
    placebo: placeboFinding(view),
    leads: view.leads.map((_, lead) => ({
      shown: view.shown(lead),
      explained: settled[lead] === true && isLive(view, lead),
      share: explanations[lead]?.total ?? 0,
    })),
    notes: notesOfProof(view),
  };
};

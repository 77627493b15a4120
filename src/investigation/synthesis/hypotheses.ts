import type { Experiment, Hypothesis } from '../../core/investigation.ts';
import { maskedShort, maskSecrets } from '../infrastructure/secrets/mask-secrets.ts';
import type { SetFinding, SuspectFinding } from '../proof/findings.ts';
import type { NamedSuspect } from '../proof/open-proof.ts';
import type { Suspect } from '../suspect.ts';
import type { ProofEvidence } from './evidence-of-proof.ts';
import type { PlaceWords } from './place-words.ts';
import { shareWords } from './share-words.ts';
import { shownPatch } from './shown-patch.ts';
import { undoAtOnce } from './undo-at-once.ts';

/** What is stored of one suspect. */
const most = { title: 300, sentence: 600, evidence: 12 };

/** Suspects with the identifiers of their hypotheses: "H1" is the most suspected. They stay what they are to the end. */
export const nameSuspects = (suspects: readonly Suspect[]): NamedSuspect[] =>
  suspects.toSorted((a, b) => b.weight - a.weight).map((suspect, index) => ({ id: `H${index + 1}`, suspect }));

/** What kind of thing it is that can't be undone. */
const kindOf = ({ undo, expert }: Suspect): Experiment['undone'] =>
  undo?.kind ?? (expert === 'infrastructure' ? 'configuration' : 'hunk');

const untested = (suspect: Suspect, reason: string): Experiment => ({
  undone: kindOf(suspect),
  patch: suspect.undo === null ? '' : shownPatch(suspect.undo).text,
  recovery: null,
  reproduction: null,
  counter: null,
  decision: 'untested',
  notes: [maskSecrets(reason)],
  blocks: 0,
});

const sentence = (text: string): string => maskSecrets(text).slice(0, most.sentence);

/** Which comparison the figures are of, where several were watched. */
const ofLead = (lead: number | null, { leads }: ProofEvidence, words: PlaceWords): string[] => {
  const of = lead === null || leads.length < 2 ? undefined : leads[lead];
  return of === undefined ? [] : [sentence(`Its figures are of ${words.change(of)}.`)];
};

const ofSets = (id: string, { conclusion }: ProofEvidence): string[] =>
  conclusion.together
    .filter(({ suspects }) => suspects.includes(id))
    .flatMap(({ suspects, recovery, reproduction }) => {
      const others = suspects.filter((it) => it !== id).join(', ');
      return [
        ...(recovery === null ? [] : [`Undone together with ${others} it wins back ${shareWords(recovery)}.`]),
        ...(reproduction === null ? [] : [`Together with ${others} it shows ${shareWords(reproduction)} on the base.`]),
      ];
    });

const experimentOf = (suspect: Suspect, found: SuspectFinding, proof: ProofEvidence, words: PlaceWords): Experiment => {
  const { recovery, reproduction, counter, decision, notes, blocks, lead } = found;
  return {
    undone: kindOf(suspect),
    patch: suspect.undo === null ? '' : shownPatch(suspect.undo).text,
    recovery,
    reproduction,
    counter,
    decision,
    notes: [...notes.map(sentence), ...ofLead(lead, proof, words), ...ofSets(found.id, proof)],
    blocks,
  };
};

const hypothesisOf = (
  { id, suspect }: NamedSuspect,
  rank: number,
  proof: ProofEvidence | null,
  words: PlaceWords,
): Hypothesis => {
  const found = proof?.conclusion.suspects.find((it) => it.id === id);
  const known = suspect.undo === null && suspect.reason !== null ? untested(suspect, suspect.reason) : null;
  return {
    id,
    expert: suspect.expert,
    class: suspect.class,
    title: maskedShort(suspect.title, most.title),
    location: suspect.location,
    evidence: suspect.evidence.slice(0, most.evidence).map(sentence),
    rank,
    experiment: found === undefined || proof === null ? known : experimentOf(suspect, found, proof, words),
  };
};

/** What delta debugging found where no suspect explains the regression; `members`: those that it takes together. */
const discoveredHypothesis = (
  { arm, lead, recovery, reproduction, decision, notes, blocks, units }: SetFinding,
  members: readonly NamedSuspect[],
  rank: number,
  proof: ProofEvidence,
  words: PlaceWords,
): Hypothesis => {
  const described = proof.discovered?.get(arm);
  const [first] = members;
  const ids = members.map(({ id }) => id).join(' and ');
  const reason = first === undefined ? (described?.reason ?? null) : null;
  const atOnce = first === undefined ? null : undoAtOnce(members.map(({ suspect }) => suspect));
  const title =
    first === undefined
      ? (described?.title ?? `Changed: ${units.join(', ')}`)
      : `${ids} together: ${members.map(({ suspect }) => suspect.title).join('; and ')}`;
  return {
    id: `H${rank}`,
    expert: first?.suspect.expert ?? 'code',
    class: first?.suspect.class ?? 'change',
    title: maskedShort(title, most.title),
    location: first?.suspect.location ?? described?.location ?? null,
    evidence: [
      first === undefined
        ? 'No expert suspected it: it was found by undoing ever smaller parts of the change.'
        : `Undone one by one, none of ${ids} wins all of it back; undone at once they do.`,
    ],
    rank,
    experiment: {
      undone: atOnce?.undone ?? described?.undone ?? 'hunk',
      patch: atOnce?.text ?? shownPatch({ patch: described?.patch ?? '' }).text,
      recovery,
      reproduction,
      counter: null,
      decision,
      notes: [...notes.map(sentence), ...(reason === null ? [] : [reason]), ...ofLead(lead, proof, words)],
      blocks,
    },
  };
};

/**
 * Suspects as hypotheses, with what the experiments say of each, as far as there are any; behind them what was found beyond the suspects.
 * Secrets are hidden.
 */
export const toHypotheses = (
  suspects: readonly NamedSuspect[],
  proof: ProofEvidence | null,
  words: PlaceWords,
): Hypothesis[] => [
  ...suspects.map((it, index) => hypothesisOf(it, index + 1, proof, words)),
  ...(proof === null
    ? []
    : proof.conclusion.discovered.map((it, index) => {
        const members = suspects.filter(({ id }) => it.suspects.includes(id));
        return discoveredHypothesis(it, members, suspects.length + index + 1, proof, words);
      })),
];

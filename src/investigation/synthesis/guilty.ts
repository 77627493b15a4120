import type { Experiment, Hypothesis } from '../../core/investigation.ts';
import type { MetricResult } from '../../core/result.ts';
import type { Lead } from '../proof/lead.ts';
import type { NamedSuspect } from '../proof/open-proof.ts';
import type { ProofEvidence } from './evidence-of-proof.ts';
import type { PlaceWords } from './place-words.ts';
import { shownPatch } from './shown-patch.ts';
import { undoAtOnce } from './undo-at-once.ts';

/** A hypothesis that was found to take part. */
export interface Guilty {
  readonly hypothesis: Hypothesis;
  readonly experiment: Experiment;
  readonly isRoot: boolean;
  /** What its figures are of; null where nothing was measured of it alone. */
  readonly lead: Lead | null;
  readonly comparison: MetricResult | null;
  /** "+212 % in mean latency of GET /orders". */
  readonly what: string;
  /** The patch that was measured; null where there is none, or where secrets of it had to be hidden. */
  readonly patch: string | null;
  /** Places of the change that go back with it, itself included. */
  readonly units: number;
}

const what = (lead: Lead | null, words: PlaceWords): string => (lead === null ? 'the regression' : words.change(lead));

/**
 * Causes and contributing factors, the causes first and each in the order in which they convince. Something that was found beyond the
 * suspects stands at its decision.
 */
export const guiltyOf = (
  hypotheses: readonly Hypothesis[],
  suspects: readonly NamedSuspect[],
  proof: ProofEvidence | null,
  words: PlaceWords,
): Guilty[] => {
  if (proof === null) return [];
  const { conclusion, leads } = proof;
  const bySuspect = new Map(suspects.map((it) => [it.id, it.suspect]));
  const findings = new Map(conclusion.suspects.map((it) => [it.id, it]));
  const found = conclusion.discovered.map((it, index) => ({ it, id: hypotheses[suspects.length + index]?.id }));
  const of = (decision: Experiment['decision']): string[] =>
    found.flatMap(({ it, id }) => (it.decision === decision && id !== undefined ? [id] : []));
  const roots = [...conclusion.rootCauses, ...of('root-cause')];
  const together = conclusion.together.flatMap((it) => it.suspects);
  const contributing = [...new Set([...conclusion.contributing, ...together, ...of('contributing')])].filter(
    (id) => !roots.includes(id),
  );
  return [...roots, ...contributing].flatMap((id): Guilty[] => {
    const hypothesis = hypotheses.find((it) => it.id === id);
    if (hypothesis === undefined || hypothesis.experiment === null) return [];
    const set = found.find((it) => it.id === id)?.it;
    const undo = bySuspect.get(id)?.undo ?? null;
    const index = set?.lead ?? findings.get(id)?.lead ?? null;
    const lead = index === null ? null : (leads[index] ?? null);
    const described = set === undefined ? undefined : proof.discovered?.get(set.arm);
    const members = (set?.suspects ?? []).flatMap((member) => bySuspect.get(member) ?? []);
    const shown = members.length > 0 ? undoAtOnce(members) : shownPatch(undo ?? { patch: described?.patch ?? '' });
    return [
      {
        hypothesis,
        experiment: hypothesis.experiment,
        isRoot: roots.includes(id),
        lead,
        comparison: lead === null ? null : words.comparison(lead),
        what: what(lead, words),
        patch: shown.whole && shown.text !== '' ? shown.text : null,
        units: set?.units.length ?? undo?.units.length ?? 1,
      },
    ];
  });
};

import type { Investigation } from '../../core/investigation.ts';
import type { DataView } from '../data/data-view.ts';
import type { FinishReason } from '../proof/step.ts';
import type { ProofEvidence } from './evidence-of-proof.ts';

/** How far the investigation has come. */
export type Ending =
  /** The experts have answered, or the experiments are under way. */
  | { readonly kind: 'running' }
  | { readonly kind: 'finished'; readonly reason: FinishReason }
  | { readonly kind: 'cancelled' };

export type ReachedState = Exclude<Investigation['state'], 'closed'>;

/** Comparisons that the head shows and that nothing explains, by their index among the leads. */
export const openLeads = ({ conclusion }: ProofEvidence): number[] =>
  conclusion.leads.flatMap(({ shown, explained }, lead) =>
    shown === 'gone' || shown === 'unclear' || explained ? [] : [lead],
  );

const finished = (proof: ProofEvidence): ReachedState => {
  const { state, together, leads } = proof.conclusion;
  switch (state) {
    case 'proven':
      return 'proven';
    case 'contributing':
      return together.length > 0 || openLeads(proof).length === 0 ? 'proven' : 'unexplained';
    case 'not-reproduced':
      return leads.every(({ shown }) => shown === 'gone') ? 'no-regression' : 'unexplained';
    case 'unexplained':
      return 'unexplained';
  }
};

/** The state that follows from what is known. While experiments are under way only what explains everything counts as proven. */
export const stateOf = (
  ending: Ending,
  { regressions }: Pick<DataView, 'regressions'>,
  proof: ProofEvidence | null,
): ReachedState => {
  if (regressions.length === 0) return 'no-regression';
  switch (ending.kind) {
    case 'cancelled':
      return 'cancelled';
    case 'running':
      return proof?.conclusion.state === 'proven' && openLeads(proof).length === 0 ? 'proven' : 'hypotheses';
    case 'finished':
      return proof === null ? 'unexplained' : finished(proof);
  }
};

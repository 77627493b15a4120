import type { ProofConclusion } from '../proof/conclude-proof.ts';
import type { Lead } from '../proof/lead.ts';
import type { DescribedUnits } from './describe-units.ts';

/** What was measured, as the synthesis takes it. */
export interface ProofEvidence {
  /** Those of the plan, in its order. */
  readonly leads: readonly Lead[];
  readonly conclusion: ProofConclusion;
  /** What `conclusion.discovered` found, by the identifiers of the arms. */
  readonly discovered?: ReadonlyMap<string, DescribedUnits>;
}

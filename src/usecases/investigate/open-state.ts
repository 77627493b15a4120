import type { Block } from '../../core/block.ts';
import type { Result } from '../../core/result.ts';
import type { Lead } from '../../investigation/proof/lead.ts';
import { type NamedSuspect, openProof } from '../../investigation/proof/open-proof.ts';
import type { ProofState } from '../../investigation/proof/proof-state.ts';
import { median } from '../../statistics/quantile.ts';
import { meanTime } from '../run-input.ts';

export interface StateOptions {
  readonly leads: readonly Lead[];
  readonly suspects: readonly NamedSuspect[];
  readonly units: readonly string[];
  readonly commits: readonly string[];
  /** Time for experiments from now on, ms. */
  readonly budget: number;
  readonly result: Result;
  readonly blocks: readonly Block[];
  /** What an investigation that did not come to its end has left. */
  readonly earlier: ProofState | null;
}

/** A copy and a build, ms; without the installing that most arms do without. */
const leastPreparation = 2000;

/** One in which the machine paused must not make all others look too long to be begun, ms. */
const timeOf = (blocks: readonly Block[]): number => median(blocks.map((block) => meanTime([block]))) ?? meanTime([]);

const identity = ({ plan: { leads, suspects, units, commits } }: ProofState): string =>
  JSON.stringify([leads, suspects.map(({ id, units: of }) => [id, of]), units, commits]);

/** The proof at its beginning, or where an earlier one of the same suspects was left: what was measured then counts. */
export const openState = (options: StateOptions): { readonly state: ProofState; readonly isGoneOn: boolean } => {
  const { leads, result, blocks, earlier, budget } = options;
  const suites = new Set(leads.map(({ suite }) => suite));
  const measured = blocks.filter(({ suite, discarded }) => suites.has(suite) && discarded === null);
  const fresh = openProof({
    ...options,
    costs: {
      block: timeOf(measured),
      prepare: Math.max(leastPreparation, result.time.prepare / 2),
    },
  });
  if (earlier === null || identity(earlier) !== identity(fresh)) return { state: fresh, isGoneOn: false };
  const plan = { ...earlier.plan, budget: earlier.spent + budget };
  return { state: { ...earlier, plan }, isGoneOn: earlier.blocks.length > 0 };
};

import type { Suspect } from '../suspect.ts';
import type { Lead } from './lead.ts';
import type { ProofState, ProofSuspect } from './proof-state.ts';

type Plan = ProofState['plan'];

/** A suspect of the experts with the identifier of its hypothesis; what its arm takes to be made ready, in ms, where it is known. */
export interface NamedSuspect {
  readonly id: string;
  readonly suspect: Suspect;
  readonly prepare?: number;
}

/** A dependency has to be installed, a database made anew: that takes longer than another line of code. */
const effort = { hunk: 1, configuration: 1, dependency: 3, migration: 2 } as const;

export const toProofSuspect = ({ id, suspect, prepare }: NamedSuspect, usual: number): ProofSuspect => ({
  id,
  weight: suspect.weight,
  units: [...(suspect.undo?.units ?? [])],
  undoable: suspect.undo !== null,
  reason: suspect.reason,
  reproducible: suspect.undo !== null && suspect.undo.apply !== null,
  counters: [...suspect.counters],
  suites: [...suspect.suites],
  prepare: prepare ?? usual * (suspect.undo === null ? 1 : effort[suspect.undo.kind]),
});

/**
 * A proof at its beginning. `suspects`: the most suspected first. `units`: all that can be undone and may change how the code runs.
 * `commits`: of the pull request, the oldest first. `budget` and `costs` in ms.
 */
export const openProof = (given: {
  readonly leads: readonly Lead[];
  readonly suspects: readonly NamedSuspect[];
  readonly units: readonly string[];
  readonly commits: readonly string[];
  readonly budget: number;
  readonly costs: Plan['costs'];
}): ProofState => ({
  schema: 'pacegate/proof@1',
  plan: {
    leads: [...given.leads],
    suspects: given.suspects.map((it) => toProofSuspect(it, given.costs.prepare)),
    units: [...given.units],
    commits: [...given.commits],
    budget: given.budget,
    costs: given.costs,
  },
  arms: [],
  splits: [],
  blocks: [],
  spent: 0,
});

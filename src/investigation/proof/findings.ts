import type { Experiment } from '../../core/investigation.ts';
import type { Counter } from './counter.ts';
import type { ArmDecision } from './decide.ts';
import type { Share } from './shares.ts';

export type Decision = Experiment['decision'];

/** What the experiments say of one suspect: `Experiment` but for its patch. */
export interface SuspectFinding {
  readonly id: string;
  /** The arm that undid it, alone or in a group; null where none was made. */
  readonly arm: string | null;
  /** Index of the lead that the figures are of; null where nothing was measured. */
  readonly lead: number | null;
  readonly recovery: Share | null;
  readonly reproduction: Share | null;
  readonly counter: Counter | null;
  readonly decision: Decision;
  readonly notes: readonly string[];
  /** Of its arms, those of its reproduction included. */
  readonly blocks: number;
}

/** Several that explain a lead together, or units that delta debugging found. */
export interface SetFinding {
  readonly lead: number;
  /** Identifiers of suspects; [] where units are among it that are no suspect's. */
  readonly suspects: readonly string[];
  readonly units: readonly string[];
  readonly arm: string;
  readonly recovery: Share | null;
  readonly reproduction: Share | null;
  readonly decision: Decision;
  readonly notes: readonly string[];
  readonly blocks: number;
}

export interface PlaceboFinding {
  readonly arm: string;
  readonly units: readonly string[];
  readonly lead: number;
  readonly recovery: Share | null;
  readonly decision: Decision;
  readonly blocks: number;
}

/** The stronger statement first. */
export const decisionRank: Readonly<Record<ArmDecision, number>> = {
  'root-cause': 3,
  contributing: 2,
  undecided: 1,
  'ruled-out': 0,
};

export const publicDecision = (decision: ArmDecision): Decision => (decision === 'undecided' ? 'untested' : decision);

import type { Experiment, Hypothesis } from '../../core/investigation.ts';
import { coveringOf } from '../../investigation/synthesis/covering-of.ts';

/** A hypothesis with its experiment. */
export interface Tested extends Hypothesis {
  readonly experiment: Experiment;
}

/** One that was left out, for another is the cause: see `coveringOf`. */
export interface Covered extends Tested {
  /** Of the other. */
  readonly by: string;
}

const order = { 'root-cause': 0, contributing: 1, untested: 2, 'ruled-out': 3 } as const satisfies Record<
  Experiment['decision'],
  number
>;

const hasExperiment = (it: Hypothesis): it is Tested => it.experiment !== null;

/** Those of which something was measured: what takes part first, then what is open, then what was cleared; each by rank. */
export const measuredOf = (hypotheses: readonly Hypothesis[]): Tested[] =>
  hypotheses
    .filter(hasExperiment)
    .filter(({ experiment }) => experiment.blocks > 0)
    .toSorted((a, b) => order[a.experiment.decision] - order[b.experiment.decision] || a.rank - b.rank);

export const clearedOf = (hypotheses: readonly Hypothesis[]): Tested[] =>
  hypotheses.filter(hasExperiment).filter(({ experiment }) => experiment.decision === 'ruled-out');

/** Those that nothing is known of, for reasons that were given. */
export const undecidedOf = (hypotheses: readonly Hypothesis[]): Tested[] =>
  hypotheses
    .filter(hasExperiment)
    .filter(({ experiment }) => experiment.decision === 'untested' && coveringOf(experiment) === null);

/** Those that there is nothing to find out about, once another one is the cause. */
export const coveredOf = (hypotheses: readonly Hypothesis[]): Covered[] =>
  hypotheses.filter(hasExperiment).flatMap((it) => {
    const by = coveringOf(it.experiment);
    return by === null ? [] : [{ ...it, by }];
  });

/** Causes and contributing factors. */
export const guiltyOf = (hypotheses: readonly Hypothesis[]): Tested[] =>
  measuredOf(hypotheses).filter(
    ({ experiment: { decision } }) => decision === 'root-cause' || decision === 'contributing',
  );

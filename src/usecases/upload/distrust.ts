import { formatDuration } from '../../core/format.ts';
import { isMetric, metricOf } from '../../core/metrics.ts';
import type { Judgement } from '../../gate/judge-input.ts';
import type { Stored } from '../baseline/read-stored.ts';
import type { CheckPlan } from '../plan-check.ts';

export interface Suspicion {
  readonly plan: CheckPlan;
  /** With all that was uploaded. */
  readonly judgement: Judgement;
  /** The same at the planned looks only; asked for where it matters. */
  readonly provisional: () => Judgement;
  /** Blocks of the last look. */
  readonly mostBlocks: number;
  /** Of the run by its own word, ms. */
  readonly duration: number;
  readonly stored: Stored | null;
}

/**
 * Suites that ended between two looks with time left. A run stops when a suite is decided, has had its last look, or its time
 * is up; whoever stops it where the figures please has chosen the moment by the data.
 */
const stoppedEarly = ({ plan, provisional, mostBlocks, duration }: Suspicion): string[] => {
  const { timeLimit } = plan.policy;
  // Both ends of the duration are rounded.
  if (duration >= timeLimit - 1) return [];
  return provisional()
    .suites.filter(({ skipped, decided, blocks }) => skipped === null && !decided && blocks.counted < mostBlocks)
    .map(
      ({ name, blocks }) =>
        `${name}: the run stopped after ${blocks.counted} of ${mostBlocks} blocks, undecided and before its time limit of ` +
        `${formatDuration(timeLimit)}. Measure again; a time limit has to be the same in both workflows.`,
    );
};

/** Primary comparisons that the newest record of a suite has, of this class of machine where there is one, and that are not made here. */
const unobserved = ({ plan, judgement, stored }: Suspicion): string[] =>
  plan.suites.flatMap(({ suite: { name, scenarios, routes }, skipped }) => {
    const own = stored?.suites.find(({ suite }) => suite === name);
    const newest = own?.records.at(-1) ?? own?.others.at(-1);
    if (skipped !== null || newest === undefined) return [];
    const isPlanned = (names: readonly { readonly name: string }[], given: string | null): boolean =>
      given === null || names.some((it) => it.name === given);
    const gone = newest.metrics.filter(
      ({ primary, metric, scenario, route }) =>
        primary &&
        isMetric(metric) &&
        isPlanned(scenarios, scenario) &&
        isPlanned(routes, route) &&
        !judgement.metrics.some(
          (it) => it.suite === name && it.metric === metric && it.scenario === scenario && it.route === route,
        ),
    );
    if (gone.length === 0) return [];
    const titles = [...new Set(gone.map(({ metric }) => metricOf(metric).title))].join(', ');
    return [
      `${name}: the stored record has ${gone.length === 1 ? 'a comparison' : `${gone.length} comparisons`} that this run ` +
        `does not have (${titles}). Measure on the same kind of runner.`,
    ];
  });

/**
 * Why a recomputed verdict that would let the change through is not granted, in sentences; empty where it is. None of it is a
 * proof of anything: it says that the measurement is not the one that was to be made.
 */
export const distrust = (suspicion: Suspicion): string[] => {
  const { verdict } = suspicion.judgement;
  if (verdict === 'fail' || verdict === 'invalid') return [];
  return [...stoppedEarly(suspicion), ...unobserved(suspicion)];
};

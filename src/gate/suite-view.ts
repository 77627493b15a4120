import type { Block } from '../core/block.ts';
import { metricOf } from '../core/metrics.ts';
import type { Policy } from '../core/policy.ts';
import type { AbsentMetric } from '../core/result.ts';
import { type Look, looksReached } from '../statistics/looks.ts';
import { median } from '../statistics/quantile.ts';
import { type Series, neededCoverage } from './enact-looks.ts';
import type { SuiteInput } from './judge-input.ts';
import { type Observation, observe } from './observe.ts';
import { type PlannedPlace, placesOf } from './places.ts';
import { costCandidates } from './cost-candidates.ts';
import { isDeterministic, scaleOf, toleratedWorsening } from './scale.ts';
import { signalCandidates } from './signal-candidates.ts';
import { type Sight, sightOf } from './sight.ts';

/** One comparison that a suite could give, with all that its blocks say about it. */
export interface Candidate extends Series {
  readonly suite: SuiteInput;
  readonly place: PlannedPlace;
  readonly observations: readonly Observation[];
  /** Effects of the counted control blocks. */
  readonly control: readonly number[];
}

/** A suite's blocks by what they are for, in the order they were measured. */
export interface SuiteView {
  readonly suite: SuiteInput;
  readonly counted: readonly Block[];
  readonly control: readonly Block[];
  readonly discarded: readonly Block[];
  readonly looks: readonly Look[];
  /** What its blocks show beside their slices. */
  readonly sight: Sight;
  readonly candidates: readonly Candidate[];
}

const agree = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** A count, or bytes, that came out the same in every block, on both sides, is compared exactly; what did not is noisy. */
const isExact = (metric: string, observations: readonly Observation[]): boolean => {
  if (!isDeterministic(metric)) return false;
  const seen = observations.filter((it) => it.kind === 'seen');
  return seen.length >= 2 && agree(seen.map(({ base }) => base)) && agree(seen.map(({ head }) => head));
};

const middleBase = (observations: readonly Observation[]): number | null =>
  median(observations.flatMap((it) => (it.kind === 'seen' ? [it.base] : [])));

/**
 * Sorts a suite's blocks and reads every comparison out of them: those that it was planned to give, and those of the signals that its
 * blocks turn out to have. A skipped suite has none.
 */
export const viewSuite = (suite: SuiteInput, policy: Policy, final: boolean): SuiteView => {
  const ordered = suite.blocks.toSorted((a, b) => a.index - b.index);
  const good = ordered.filter(({ discarded }) => discarded === null);
  const counted = good.filter(({ kind }) => kind === 'comparison');
  const control = good.filter(({ kind }) => kind === 'control');
  const discarded = ordered.filter((block) => block.discarded !== null);
  const looks = looksReached(suite.looks, counted.length, final);
  const view = { suite, counted, control, discarded, looks, sight: sightOf(good) };
  if (suite.skipped !== null) return { ...view, candidates: [] };

  const absent = new Set(suite.absent.map(({ metric }) => metric));
  const seenInBlocks = counted.map((block) => observe(block, suite));
  const seenInControl = control.map((block) => observe(block, suite));
  const candidates = placesOf(suite, policy).flatMap((place, index): Candidate[] => {
    if (absent.has(place.metric)) return [];
    const observations = seenInBlocks.flatMap((block) => block[index] ?? []);
    const exact = isExact(place.metric, observations);
    return [
      {
        suite,
        place,
        observations,
        control: seenInControl.flatMap((block) => (block[index]?.kind === 'seen' ? [block[index].effect] : [])),
        effects: observations.map((it) => (it.kind === 'seen' ? it.effect : null)),
        looks,
        scale: scaleOf(metricOf(place.metric)),
        tolerance: toleratedWorsening(policy, place.metric, exact, middleBase(observations)),
        exact,
      },
    ];
  });
  const signals = signalCandidates(view, policy).filter(({ place }) => !absent.has(place.metric));
  return { ...view, candidates: [...candidates, ...signals, ...costCandidates(candidates, policy)] };
};

/**
 * Whether the suite can't give a comparison at all: in so many blocks the base itself had no value that too few are left.
 * What only the head lacks stays expected, so that a change can't get rid of a comparison by breaking it.
 */
export const isUnobservable = ({ observations }: Candidate): boolean => {
  const without = observations.filter((it) => it.kind === 'unseen' && !it.baseSeen);
  return without.length > (1 - neededCoverage) * observations.length;
};

/** What could not be compared and why: known beforehand, or seen in the blocks. `compared` says which candidates were. */
export const absentMetrics = (view: SuiteView, compared: (candidate: Candidate) => boolean): AbsentMetric[] => {
  if (view.suite.skipped !== null) return [];
  const { name } = view.suite;
  const beforehand = view.suite.absent.map(({ metric, reason }) => ({ suite: name, scenario: null, metric, reason }));
  const missing = view.candidates.flatMap((candidate): AbsentMetric[] => {
    const { observations, place } = candidate;
    const cause = observations.find((it) => it.kind === 'unseen');
    if (compared(candidate) || cause === undefined) return [];
    const gave = observations.filter(({ kind }) => kind === 'seen').length;
    const whose = cause.baseSeen && cause.blame !== 'machine' ? 'on the head: ' : '';
    const blocks = gave === 0 ? '' : `; only ${gave} of ${observations.length} blocks gave a comparison`;
    const route = place.route === null ? '' : ` (route ${place.route})`;
    return [
      {
        suite: name,
        scenario: place.scenario,
        metric: place.metric,
        reason: `${whose}${cause.reason}${blocks}${route}`,
      },
    ];
  });
  return [...beforehand, ...missing];
};

import { metricOf } from '../core/metrics.ts';
import { type Policy, type Prices, toleranceOf } from '../core/policy.ts';
import { costPerMillion } from './cost.ts';
import { type Observation, unseen } from './observe.ts';
import type { PlannedPlace } from './places.ts';
import { effectOf, scaleOf } from './scale.ts';
import type { Candidate } from './suite-view.ts';

const metric = 'cost.per-million';
const scale = scaleOf(metricOf(metric));

const combined = (
  { scenario }: PlannedPlace,
  cpu: Observation | undefined,
  memory: Observation | undefined,
  prices: Prices,
): Observation => {
  const place = { metric, scenario, route: null };
  if (cpu?.kind !== 'seen' || memory?.kind !== 'seen') {
    const lacking = cpu?.kind === 'seen' ? memory : cpu;
    return { ...place, ...unseen(lacking?.kind === 'unseen' ? lacking.reason : 'it could not be observed', false) };
  }
  const [base, head] = [costPerMillion(cpu.base, memory.base, prices), costPerMillion(cpu.head, memory.head, prices)];
  const effect = effectOf(scale, base, head);
  return effect === null
    ? { ...place, ...unseen('one side costs nothing, so there is no relative change', base > 0) }
    : { ...place, kind: 'seen', base, head, effect };
};

/** Control blocks keep only their effects; what costs are reckoned from is compared there already. */
const noControl: readonly number[] = [];

/**
 * What requests cost at the team's prices, for each scenario, from the comparisons of CPU time and memory that it follows from. It never
 * decides: those do. Nothing where no prices are set.
 */
export const costCandidates = (candidates: readonly Candidate[], policy: Policy): Candidate[] => {
  const { prices = null } = policy;
  if (prices === null) return [];
  const memory = candidates.find(({ place }) => place.metric === 'memory.rss.peak');
  return candidates
    .filter(({ place }) => place.metric === 'cpu.per-request' && place.route === null)
    .map((cpu): Candidate => {
      const place: PlannedPlace = { metric, scenario: cpu.place.scenario, route: null, primary: false };
      const observations = cpu.observations.map((it, k) => combined(place, it, memory?.observations[k], prices));
      return {
        suite: cpu.suite,
        place,
        observations,
        control: noControl,
        effects: observations.map((it) => (it.kind === 'seen' ? it.effect : null)),
        looks: cpu.looks,
        scale,
        tolerance: policy.tolerance.metrics[metric] ?? toleranceOf(policy, metric),
        exact: false,
      };
    });
};

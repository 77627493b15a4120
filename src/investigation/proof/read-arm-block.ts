import type { Block } from '../../core/block.ts';
import type { SuiteShape } from '../../gate/judge-input.ts';
import { type Observation, observe } from '../../gate/observe.ts';
import { effectOf } from '../../gate/scale.ts';
import { pairOf } from '../../gate/signal-pairs.ts';
import type { Sight } from '../../gate/sight.ts';
import type { Lead } from './lead.ts';
import type { ArmReading } from './proof-state.ts';

/** What is read out of the blocks of one suite, the same for every arm. */
export interface ReadingOf {
  readonly shape: SuiteShape;
  /** That of the comparison's blocks: who counts is the same in all arms. */
  readonly sight: Sight;
  /** All leads, those of other suites too. */
  readonly leads: readonly Lead[];
  /** Every counter of every suspect. */
  readonly counters: readonly string[];
}

interface Values {
  readonly base: number;
  readonly head: number;
}

type Seen = Extract<Observation, { kind: 'seen' }>;

/** The effect of two values on a lead's scale; larger is worse. null where there is no relative change. */
export const leadEffect = ({ scale }: Lead, base: number, head: number): number | null => effectOf(scale, base, head);

/** What the lead of a bundle says, which is built and not measured in blocks. Sizes in bytes. */
export const readBundle = (leads: readonly Lead[], sizes: (lead: Lead) => Values | null): ArmReading => ({
  effects: leads.map((lead) => {
    const values = sizes(lead);
    return values === null ? null : leadEffect(lead, values.base, values.head);
  }),
  controls: leads.map(() => null),
  counters: leads.map(() => ({})),
});

/** What a block with the base on one side and an arm on the side of the head says of every lead. */
export const readArmBlock = (block: Block, { shape, sight, leads, counters }: ReadingOf): ArmReading => {
  const observed = observe(block, shape);
  const ofSlices = (metric: string, scenario: string | null, route: string | null): Seen | null =>
    observed.find(
      (it): it is Seen =>
        it.kind === 'seen' &&
        it.metric === metric &&
        it.route === route &&
        (scenario === null || it.scenario === scenario),
    ) ?? null;
  const valuesAt = (metric: string, scenario: string | null, route: string | null): Values | null => {
    const seen = ofSlices(metric, scenario, route);
    if (seen !== null) return seen;
    // Signals are totals of a block: they belong to no scenario.
    const pair = pairOf(block, { metric, route, routes: shape.routes, sight });
    return pair.kind === 'seen' ? pair : null;
  };
  const effectAt = (lead: Lead, route: string | null): number | null => {
    const seen = ofSlices(lead.metric, lead.scenario, route);
    // An effect over slices is not that of the mean values.
    if (seen !== null && seen.scenario === lead.scenario) return seen.effect;
    const values = valuesAt(lead.metric, lead.scenario, route);
    return values === null ? null : leadEffect(lead, values.base, values.head);
  };
  const own = (lead: Lead): boolean => lead.suite === shape.name && block.discarded === null;
  return {
    effects: leads.map((lead) => (own(lead) ? effectAt(lead, lead.route) : null)),
    controls: leads.map((lead) => (own(lead) && lead.control !== null ? effectAt(lead, lead.control.route) : null)),
    counters: leads.map((lead) => {
      const found: Record<string, Values> = {};
      for (const metric of own(lead) ? counters : []) {
        const values = valuesAt(metric, lead.scenario, lead.route) ?? valuesAt(metric, lead.scenario, null);
        if (values !== null) found[metric] = { base: values.base, head: values.head };
      }
      return found;
    }),
  };
};

import type { Scenario, ServiceSuite } from '../../config/configuration.ts';
import type { Block, Schedule } from '../../core/block.ts';
import type { Random } from '../../core/random.ts';
import { otherSide, sides, type Side } from '../../core/side.ts';
import type { LoadOrder } from '../load/protocol.ts';

/** Lengths and counts of what a block holds. Durations in ms. */
export interface SlicePlan {
  readonly duration: number;
  /** Load before a window opens: connections are opened and what was sent before drains. */
  readonly lead: number;
  /** Slices of the weighted mix, per scenario. */
  readonly mix: number;
  /** Slices of every single route, per closed scenario. */
  readonly perRoute: number;
  /** Slices with the head alone, per scenario, where a budget bounds a latency or a throughput. */
  readonly solo: number;
}

/**
 * A fifth of a second, longer where the service is slow (see `sliceLength`): many short slices rather than few long ones, so
 * that one that a pause of the machine fell into can be told from the others. Five of each route: with three, blocks differed
 * by half as much again, and a run without effect took 8 to 16 blocks instead of 6 (docs/evidence.md).
 */
export const slicePlan = { duration: 200, lead: 25, mix: 6, perRoute: 5, solo: 4 } as const satisfies SlicePlan;

/** What an experiment asks of a block: what it asks nothing about need not be loaded. */
export interface Extent {
  /** Routes that get slices of their own, beside those of the mix. */
  readonly routes: readonly string[];
  readonly scenarios: readonly string[];
  /** Whether only counts are asked for: a few requests tell them as well as many. */
  readonly counts: boolean;
}

/** Slices of the mix, and of every route, where only counts are asked for. */
const fewest = 2;

/** Where the sides may not be loaded together every slice is one of a pair, base and head in random order. */
const placeSides = (
  orders: readonly Omit<LoadOrder, 'order'>[],
  schedule: Schedule,
  startOrder: readonly Side[],
  random: Random,
): LoadOrder[] => {
  const first = random.next() < 0.5 ? 'base' : 'head';
  switch (schedule) {
    case 'duet':
      return orders.map((order, index) => {
        const front = index % 2 === 0 ? first : otherSide(first);
        return { ...order, order: [front, otherSide(front)] };
      });
    case 'alternate':
      return orders.flatMap((order) =>
        random.shuffle<Side>(['base', 'head']).map((side) => ({ ...order, order: [side] })),
      );
    case 'one-at-a-time':
      return startOrder.flatMap((side) => orders.map((order) => ({ ...order, order: [side] })));
  }
};

interface PlanOptions {
  readonly suite: Pick<ServiceSuite, 'routes' | 'scenarios'>;
  readonly kind: Block['kind'];
  readonly schedule: Schedule;
  readonly startOrder: readonly Side[];
  /** Whether budgets need the head alone. */
  readonly solo: boolean;
  /** Absent: all of the suite. */
  readonly only?: Extent | undefined;
  readonly plan: SlicePlan;
  readonly random: Random;
}

/**
 * The slices of one block in the order they run. Scenarios come in random order, and within each its slices do: closed
 * loops give every route slices of its own, so that what one route costs is not hidden in the mix; the open model sends
 * the mix only, because its point is what users meet together.
 */
export const planSlices = ({
  suite,
  kind,
  schedule,
  startOrder,
  solo,
  only,
  plan,
  random,
}: PlanOptions): LoadOrder[] => {
  const half = (count: number): number => (kind === 'control' ? Math.ceil(count / 2) : count);
  const { lead, duration } = plan;
  const counts = only?.counts === true;
  const perRoute = half(counts ? fewest : plan.perRoute);
  const ofScenario = (scenario: Scenario): LoadOrder[] => {
    const routes = scenario.model === 'closed' && suite.routes.length > 1 ? suite.routes : [];
    // Without route slices the mix gets their time.
    const ofMix = routes.length > 0 ? plan.mix : plan.mix + 2 * plan.perRoute;
    const mix = half(counts ? fewest : ofMix);
    const single = routes.filter(({ name }) => only?.routes.includes(name) ?? true);
    const slices = random.shuffle([
      ...Array.from({ length: mix }, () => ({ scenario, route: null, lead, duration })),
      ...single.flatMap(({ name }) =>
        Array.from({ length: perRoute }, () => ({ scenario, route: name, lead, duration })),
      ),
    ]);
    const placed = placeSides(slices, schedule, startOrder, random);
    if (!solo || kind === 'control' || schedule !== 'duet') return placed;
    const alone: LoadOrder = { scenario, route: null, order: ['head'], lead: lead * 2, duration };
    return [...placed, ...Array.from({ length: plan.solo }, () => alone)];
  };
  const loaded = suite.scenarios.filter(({ name }) => only?.scenarios.includes(name) ?? true);
  return random.shuffle(loaded).flatMap(ofScenario);
};

/**
 * What the random stream of a block decides: the side to start first, and the slices in the order they run. Whoever has the
 * run's seed can tell it again.
 */
export const planBlock = ({
  random,
  ...options
}: Omit<PlanOptions, 'startOrder'>): { readonly startOrder: Side[]; readonly loads: LoadOrder[] } => {
  const startOrder = random.fork('start').shuffle([...sides]);
  return { startOrder, loads: planSlices({ ...options, startOrder, random: random.fork('slices') }) };
};

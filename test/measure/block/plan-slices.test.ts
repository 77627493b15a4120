import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom } from '../../../src/core/random.ts';
import type { Side } from '../../../src/core/side.ts';
import { planSlices, slicePlan, type SlicePlan } from '../../../src/measure/block/plan-slices.ts';
import type { LoadOrder } from '../../../src/measure/load/protocol.ts';
import { makeRoute, makeScenario } from '../load/load-support.ts';

type Options = Parameters<typeof planSlices>[0];

const small: SlicePlan = { duration: 100, lead: 10, mix: 6, perRoute: 3, solo: 2 };
const routes = [makeRoute('a'), makeRoute('b')];
const closed = makeScenario();

const plan = (differences: Partial<Options> = {}, seed = 1): LoadOrder[] =>
  planSlices({
    suite: { routes, scenarios: [closed] },
    kind: 'comparison',
    schedule: 'duet',
    startOrder: ['base', 'head'],
    solo: false,
    plan: small,
    random: createRandom(seed),
    ...differences,
  });

const counts = (orders: readonly LoadOrder[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { route } of orders) found[route ?? 'mix'] = (found[route ?? 'mix'] ?? 0) + 1;
  return found;
};

test('a closed loop has slices of the mix and of every route, mingled', () => {
  const orders = plan();
  expect(counts(orders)).toEqual({ mix: 6, a: 3, b: 3 });
  expect(orders.every(({ lead, duration, scenario }) => lead === 10 && duration === 100 && scenario === closed)).toBe(
    true,
  );
  expect(orders.slice(0, 6).some(({ route }) => route !== null)).toBe(true);
});

test('an open model and a single route have only the mix, which gets the time of the others', () => {
  const open = makeScenario({ model: 'open', rate: 50 });
  expect(counts(plan({ suite: { routes, scenarios: [open] } }))).toEqual({ mix: 12 });
  expect(counts(plan({ suite: { routes: [makeRoute('a')], scenarios: [closed] } }))).toEqual({ mix: 12 });
});

test('an experiment loads what it asks about, and only a little of it where counts are asked for', () => {
  const other = makeScenario({ name: 'other' });
  const suite = { routes, scenarios: [closed, other] };
  const only = { routes: ['b'], scenarios: [other.name], counts: false };
  const orders = plan({ suite, only });
  expect(counts(orders)).toEqual({ mix: 6, b: 3 });
  expect(new Set(orders.map(({ scenario }) => scenario))).toEqual(new Set([other]));
  expect(counts(plan({ suite, only: { ...only, counts: true } }))).toEqual({ mix: 2, b: 2 });
});

test('the seed decides the order, and nothing else does', () => {
  expect(plan({}, 4)).toEqual(plan({}, 4));
  const places = [1, 2, 3, 4, 5].map((seed) =>
    plan({}, seed)
      .map(({ route }) => route ?? 'mix')
      .join(' '),
  );
  expect(new Set(places).size).toBeGreaterThan(1);
});

test('in a duet both sides are in every slice, and they take turns to be first', () => {
  const firsts = plan().map(({ order }) => {
    expect(order.toSorted()).toEqual(['base', 'head']);
    return order[0];
  });
  expect(firsts.slice(1).every((side, k) => side !== firsts[k])).toBe(true);
  const beginnings = new Set(Array.from({ length: 20 }, (_, seed) => plan({}, seed)[0]!.order[0]));
  expect(beginnings.size).toBe(2);
});

test('a control block has half of the slices, never fewer than one of a kind', () => {
  expect(counts(plan({ kind: 'control' }))).toEqual({ mix: 3, a: 2, b: 2 });
  expect(counts(plan({ kind: 'control', plan: { ...small, mix: 1, perRoute: 1 } }))).toEqual({ mix: 1, a: 1, b: 1 });
});

test('sides that alternate come in pairs of the same load, in random order', () => {
  const orders = plan({ schedule: 'alternate', plan: slicePlan });
  const firsts = new Set<Side>();
  for (let k = 0; k < orders.length; k += 2) {
    const [one, other] = [orders[k]!, orders[k + 1]!];
    expect(one.route).toBe(other.route);
    expect([...one.order, ...other.order].toSorted()).toEqual(['base', 'head']);
    firsts.add(one.order[0]!);
  }
  expect(firsts.size).toBe(2);
});

test('one at a time, the side that starts first has all its slices first, the same as the other', () => {
  const orders = plan({ schedule: 'one-at-a-time', startOrder: ['head', 'base'] });
  expect(orders.map(({ order }) => order[0])).toEqual([
    ...Array.from({ length: 12 }, () => 'head'),
    ...Array.from({ length: 12 }, () => 'base'),
  ]);
  expect(orders.slice(0, 12).map(({ route }) => route)).toEqual(orders.slice(12).map(({ route }) => route));
});

test('the head alone only where a budget asks for it, at the end, in a duet that compares', () => {
  const orders = plan({ solo: true });
  const alone = orders.filter(({ order }) => order.length === 1);
  expect(alone).toEqual(orders.slice(-2));
  expect(alone.every(({ order, route }) => order[0] === 'head' && route === null)).toBe(true);
  for (const other of [{ kind: 'control' }, { schedule: 'alternate' }, { schedule: 'one-at-a-time' }] as const)
    expect(plan({ solo: true, ...other })).toHaveLength(plan(other).length);
});

test('every scenario and route has as many slices of each side as the plan says, whatever the schedule', () => {
  const arbitrary = fc.record({
    names: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }),
    models: fc.array(fc.constantFrom('closed' as const, 'open' as const), { minLength: 1, maxLength: 3 }),
    schedule: fc.constantFrom('duet' as const, 'alternate' as const, 'one-at-a-time' as const),
    kind: fc.constantFrom('comparison' as const, 'control' as const),
    mix: fc.integer({ min: 1, max: 6 }),
    perRoute: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(arbitrary, ({ names, models, schedule, kind, mix, perRoute, seed }) => {
      const suite = {
        routes: names.map((name) => makeRoute(name)),
        scenarios: models.map((model, k) => makeScenario({ name: `s${k}`, model })),
      };
      const orders = plan({ suite, schedule, kind, plan: { ...small, mix, perRoute } }, seed);
      const half = (count: number): number => (kind === 'control' ? Math.ceil(count / 2) : count);
      for (const { name, model } of suite.scenarios) {
        const single = model === 'closed' && names.length > 1;
        for (const side of ['base', 'head'] as const) {
          const own = orders.filter((it) => it.scenario.name === name && it.order.includes(side));
          const of = (route: string | null): number => own.filter((it) => it.route === route).length;
          expect(of(null)).toBe(half(single ? mix : mix + 2 * perRoute));
          for (const route of names) expect(of(route)).toBe(single ? half(perRoute) : 0);
        }
      }
    }),
    { seed: 1 },
  );
});

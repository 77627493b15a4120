import type { Block, RouteSample, SideSlice, Slice } from '../../src/core/block.ts';
import { type Random, createRandom } from '../../src/core/random.ts';
import type { Side } from '../../src/core/side.ts';
import { normal } from './normal-noise.ts';

/** Relative changes of the head: 0.1 is 10 % more. */
export interface Effect {
  readonly latency?: number;
  readonly cpu?: number;
  readonly allocation?: number;
  readonly memory?: number;
}

export interface BlockOptions {
  readonly index?: number;
  readonly kind?: Block['kind'];
  readonly suite?: string;
  readonly schedule?: Block['schedule'];
  readonly scenarios?: readonly { readonly name: string; readonly model: 'closed' | 'open' }[];
  readonly routes?: readonly string[];
  /** On all routes; a control block ignores it. */
  readonly effect?: Effect;
  /** On single routes, in their own slices, beside `effect`. */
  readonly routeEffects?: Readonly<Record<string, Effect>>;
  /** Standard deviation of the log ratio between blocks; noise inside slices comes on top, a fifth of it. */
  readonly noise?: number;
  /** Successful requests per slice and side. */
  readonly requests?: number;
  /** Slices of the mix, and of each route in a closed loop. */
  readonly slices?: number;
  /** Slices of the mix with the head alone. */
  readonly solo?: number;
  /** Share of failed requests. */
  readonly errors?: { readonly base?: number; readonly head?: number };
  /** Mean latency of the base, ms. */
  readonly latency?: number;
  /** null: the process tree can't be read. */
  readonly cpu?: number | null;
  /** null: no probe. */
  readonly allocation?: number | null;
  readonly wait?: number | null;
  readonly discarded?: Block['discarded'];
  readonly random?: Random;
}

const factor = (share: number | undefined): number => 1 + (share ?? 0);

/**
 * A synthetic block with known effects: two sides whose log ratios vary from block to block as asked, so that a test knows
 * the truth. The defaults are a quiet duet of one closed-loop scenario with two routes.
 */
export const makeBlock = (options: BlockOptions = {}): Block => {
  const { index = 0, kind = 'comparison', suite = 'api', schedule = 'duet', noise = 0.01 } = options;
  const { scenarios = [{ name: 'normal', model: 'closed' }], routes = ['GET /a', 'GET /b'] } = options;
  const { requests = 60, slices = 4, solo = 1, latency = 4, cpu = 0.5, allocation = 20_000, wait = 0.02 } = options;
  const random = (options.random ?? createRandom(1)).fork(`${suite}/${index}`);
  const luck = { latency: noise * normal(random), cpu: noise * normal(random), memory: noise * normal(random) };

  const slowness = (side: Side, what: 'latency' | 'cpu' | 'allocation' | 'memory', route: string | null): number => {
    if (side === 'base') return 1;
    const process = what === 'allocation' ? 1 : Math.exp(luck[what]);
    if (kind === 'control') return process;
    const own = route === null ? undefined : options.routeEffects?.[route];
    return process * factor(options.effect?.[what]) * factor(own?.[what]);
  };

  const sideSlice = (side: Side, route: string | null, shared: number): SideSlice => {
    const inside = (): number => Math.exp((noise / 5) * normal(random));
    const names = route === null ? routes : [route];
    const share = options.errors?.[side] ?? 0;
    const each = Math.max(0, Math.round(requests / names.length));
    const failed = Math.round((share * each) / Math.max(1e-9, 1 - share));
    const wanted = latency * 1000 * shared * slowness(side, 'latency', route) * inside();
    const sample = (): RouteSample => ({
      durations: Array.from({ length: each }, (_, k) => Math.round(wanted * (0.6 + (0.8 * (k + 0.5)) / each))),
      errors: failed,
    });
    const served = names.length * (each + failed);
    return {
      routes: Object.fromEntries(names.map((name) => [name, sample()])),
      failures: failed === 0 ? {} : { '500': failed * names.length },
      requests: served,
      requestsBy: 'probe',
      cpu: cpu === null ? null : cpu * served * shared * slowness(side, 'cpu', route) * inside(),
      wait,
      memory: 80e6,
      allocated: allocation === null ? null : allocation * served * slowness(side, 'allocation', route),
      gcPause: allocation === null ? null : 0.002 * served,
    };
  };

  const made: Slice[] = [];
  const add = (scenario: string, route: string | null, order: readonly Side[]): void => {
    // Both sides meet the same moment of the machine; alternating slices do not.
    const shared = Math.exp(0.2 * normal(random));
    made.push({
      scenario,
      route,
      order: [...order],
      start: 2000 + 500 * made.length,
      duration: 500,
      generator: { utilisation: 0.3, lateness: null },
      base: order.includes('base') ? sideSlice('base', route, shared) : null,
      head: order.includes('head') ? sideSlice('head', route, shared) : null,
    });
  };
  const addPair = (scenario: string, route: string | null, k: number): void => {
    const order: readonly Side[] = k % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
    if (schedule === 'duet') add(scenario, route, order);
    else for (const side of order) add(scenario, route, [side]);
  };
  for (const { name, model } of scenarios) {
    for (let k = 0; k < slices; k++) addPair(name, null, k);
    if (model === 'closed' && routes.length > 1) {
      for (const route of routes) for (let k = 0; k < slices; k++) addPair(name, route, k);
    }
    if (schedule === 'duet') for (let k = 0; k < solo; k++) add(name, null, ['head']);
  }
  const side = (name: Side): Block['sides']['base'] => ({
    startup: 300,
    memoryPeak: Math.round(100e6 * slowness(name, 'memory', null)),
    probe: allocation === null ? 'silent' : 'active',
  });
  return {
    schema: 'pacegate/block@1',
    suite,
    index,
    kind,
    schedule,
    seed: `${index}`,
    startedAt: '2026-01-01T00:00:00.000Z',
    startOrder: index % 2 === 0 ? ['base', 'head'] : ['head', 'base'],
    warmUp: { duration: 2000, flat: true, slice: 500 },
    sides: { base: side('base'), head: side('head') },
    slices: made,
    time: { start: 600, warmUp: 2000, load: 500 * made.length, other: 100 },
    discarded: options.discarded ?? null,
  };
};

/**
 * The blocks of a run as the schedule orders them: a control after every fourth comparison block, until there are
 * `comparisons` of the one and, unless `controls` is given, a quarter as many of the other.
 */
export const makeBlocks = (
  comparisons: number,
  options: BlockOptions = {},
  controls = Math.ceil(comparisons / 4),
): Block[] => {
  const blocks: Block[] = [];
  let control = 0;
  for (let k = 0; k < comparisons; k++) {
    blocks.push(makeBlock({ ...options, index: blocks.length }));
    if ((k + 1) % 4 !== 0 && k + 1 !== comparisons) continue;
    if (control < controls) {
      blocks.push(makeBlock({ ...options, index: blocks.length, kind: 'control' }));
      control++;
    }
  }
  return blocks;
};

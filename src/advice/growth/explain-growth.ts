import type { BundleGrowth, Cause, SizeDelta } from '../../core/bundle/bundle-growth.ts';
import type { BundleSizes, Sizes } from '../../core/bundle/bundle-sizes.ts';
import type { Side } from '../../core/side.ts';
import type { EntryPlan, Exchange, GrowthPlan, PlannedCause } from './growth-plan.ts';
import { cutKey } from './growth-plan.ts';

/** What a cut showed: bytes that the files would lose, as positive numbers. */
export interface CutCost {
  readonly delta: SizeDelta;
  readonly method: 'ablation' | 'share';
}

/** By key of the plan's cuts. */
export type CutCosts = ReadonlyMap<string, CutCost>;
export type Totals = Readonly<Record<Side, BundleSizes>>;

export interface ExplainedCause {
  readonly planned: PlannedCause;
  readonly cause: Cause;
}

const none: Sizes = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };

const combine = (a: SizeDelta, b: SizeDelta, sign: 1 | -1): SizeDelta => ({
  stat: a.stat + sign * b.stat,
  parsed: a.parsed + sign * b.parsed,
  gzip: a.gzip + sign * b.gzip,
  brotli: a.brotli + sign * b.brotli,
});

const sizesOf = (sizes: BundleSizes, entry: string | null): Sizes =>
  entry === null ? sizes.async : (sizes.entries.find((it) => it.name === entry)?.initial ?? none);

const changeOf = ({ base, head }: Totals, { entry, formerEntry }: EntryPlan): SizeDelta =>
  combine(sizesOf(head, entry), entry !== null && formerEntry === null ? none : sizesOf(base, formerEntry), -1);

/** A part of an entry, compressed as well as the whole of it. */
const shareOf = (whole: Sizes, stat: number, parsed: number): SizeDelta => {
  const scale = whole.parsed === 0 ? 0 : parsed / whole.parsed;
  return {
    stat: Math.round(stat),
    parsed: Math.round(parsed),
    gzip: Math.round(scale * whole.gzip),
    brotli: Math.round(scale * whole.brotli),
  };
};

/**
 * What an exchange of modules comes to. Where a cut is missing all of it is a share: sizes of the modules on both sides, compressed as
 * well as the rest.
 */
const costOf = (
  exchange: Exchange,
  key: Parameters<typeof cutKey>[0],
  whole: Sizes,
  costs: CutCosts,
): { delta: SizeDelta; method: CutCost['method'] } => {
  const head = costs.get(cutKey(key, 'head'));
  const base = costs.get(cutKey(key, 'base'));
  const missing =
    (exchange.added.length > 0 && head === undefined) || (exchange.replaced.length > 0 && base === undefined);
  if (missing) return { delta: shareOf(whole, exchange.stat, exchange.parsed), method: 'share' };
  const cut = combine(head?.delta ?? none, base?.delta ?? none, -1);
  if (exchange.copies === 0) {
    return { delta: cut, method: head?.method === 'share' || base?.method === 'share' ? 'share' : 'ablation' };
  }
  return { delta: combine(cut, shareOf(whole, exchange.copies, exchange.copies), 1), method: 'share' };
};

interface Weighed {
  readonly plan: EntryPlan;
  readonly change: SizeDelta;
  readonly whole: Sizes;
  readonly together: { readonly delta: SizeDelta; readonly method: CutCost['method'] };
}

const weigh = (plan: GrowthPlan, costs: CutCosts, totals: Totals): ReadonlyMap<string | null, Weighed> =>
  new Map(
    plan.entries.map((entry) => {
      const whole = sizesOf(totals.head, entry.entry);
      const together = costOf(entry.together, { entry: entry.entry }, whole, costs);
      return [entry.entry, { plan: entry, change: changeOf(totals, entry), whole, together }];
    }),
  );

const weighCause = (
  planned: PlannedCause,
  { change, whole, together, plan }: Weighed,
  costs: CutCosts,
): Pick<Cause, 'cost' | 'method'> => {
  if (planned.exchange !== null) {
    const { delta, method } = costOf(planned.exchange, { cause: planned.key }, whole, costs);
    return { cost: delta, method };
  }
  // What is left when the other causes are cut out: a difference of whole files.
  const alone = plan.together.added.length === 0 && plan.together.replaced.length === 0 && plan.together.copies === 0;
  return { cost: combine(change, together.delta, -1), method: alone ? 'exact' : together.method };
};

/** The causes of a plan with what they cost, those left out that come to less than the entry's floor. In the plan's order. */
export const explainCauses = (plan: GrowthPlan, costs: CutCosts, totals: Totals): ExplainedCause[] => {
  const weighed = weigh(plan, costs, totals);
  return plan.causes.flatMap((planned): ExplainedCause[] => {
    const entry = weighed.get(planned.entry);
    if (entry === undefined) return [];
    const { cost, method } = weighCause(planned, entry, costs);
    if (cost.gzip < entry.plan.floor) return [];
    const { kind, subject, package: name, evidence, chain, edge } = planned;
    const cause: Cause = {
      kind,
      entry: planned.entry,
      subject,
      package: name,
      evidence: [...evidence],
      chain: [...chain],
      edge,
      location: null,
      cost,
      method,
      fix: { summary: planned.fix, patch: null, measured: null },
    };
    return [{ planned, cause }];
  });
};

/**
 * Why each entry has the size that it has. What no cause accounts for is told as unexplained, never spread over the causes. What left or
 * shrank counts as explained too, so that both figures are of the whole change.
 *
 * @param costs by key of the plan's cuts; where one is missing its bytes are a share.
 */
export const explainGrowth = (plan: GrowthPlan, costs: CutCosts, totals: Totals): BundleGrowth => ({
  entries: [...weigh(plan, costs, totals).values()].map(({ plan: entry, change, whole, together }) => {
    const explained = entry.configured ? change.gzip : together.delta.gzip;
    const compressed = (bytes: number): number => shareOf(whole, 0, bytes).gzip;
    return {
      entry: entry.entry,
      change,
      explained,
      unexplained: change.gzip - explained,
      parts: entry.parts.map(({ name, base, head }) => ({ name, base: compressed(base), head: compressed(head) })),
    };
  }),
  causes: explainCauses(plan, costs, totals).map((it) => it.cause),
});

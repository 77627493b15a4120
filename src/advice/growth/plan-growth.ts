import { causeKinds } from '../../core/bundle/cause-kinds.ts';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { Comparison } from './comparison.ts';
import { compare } from './comparison.ts';
import { detectConfiguration } from './configuration/detect-configuration.ts';
import type { Sign } from './configuration/sign.ts';
import type { CutOrder, Exchange, GrowthPlan, PlannedCause, PlannedCut, SourcePlace } from './growth-plan.ts';
import { cutKey } from './growth-plan.ts';
import { pairEntries } from './pair-entries.ts';
import { planEntries } from './plan-entries.ts';
import { quoteSome } from './quote.ts';

const grownFirstLoads = (comparison: Comparison): { readonly name: string; readonly by: number }[] => {
  const { base, head } = comparison;
  const gzipOf = (side: typeof base, name: string | undefined): number =>
    side.sizes.entries.find((it) => it.name === name)?.initial.gzip ?? 0;
  return pairEntries(comparison)
    .flatMap((pair) => {
      if (pair.base === null) return [];
      const by = gzipOf(head, pair.head.name) - gzipOf(base, pair.base.name);
      return by >= 100 ? [{ name: pair.head.name, by }] : [];
    })
    .toSorted((a, b) => b.by - a.by || (a.name < b.name ? -1 : 1));
};

/** A cause of the configuration concerns all entries; it is told, once, of the one that grew most. null: nothing grew. */
const configurationCause = (comparison: Comparison, sign: Sign): PlannedCause | null => {
  const { base, head, change } = comparison;
  const [first, ...others] = grownFirstLoads(comparison);
  if (first === undefined && head.sizes.async.gzip - base.sizes.async.gzip < 100) return null;
  const places: SourcePlace[] = [
    { kind: 'configuration', files: change.configuration, words: sign.words },
    ...change.manifests.flatMap((it) =>
      it.fields.map((field): SourcePlace => ({ kind: 'manifest', file: it.file, field, package: null })),
    ),
  ];
  return {
    key: JSON.stringify([sign.kind]),
    kind: sign.kind,
    entry: first?.name ?? null,
    subject: 'the configuration',
    package: null,
    evidence: [
      ...sign.evidence,
      ...(others.length > 0 ? [`Other entries grew with it: ${quoteSome(others.map((it) => it.name))}.`] : []),
      ...(change.configuration.length > 0 ? [`The change touches ${quoteSome(change.configuration)}.`] : []),
    ],
    chain: [],
    edge: null,
    places,
    fix: sign.fix,
    exchange: null,
  };
};

const cutsOf = (
  key: Parameters<typeof cutKey>[0],
  exchange: Exchange | null,
  head: string | null,
  base: string | null,
): PlannedCut[] => {
  const order = (entry: string | null, modules: readonly number[]): CutOrder => ({ entry, modules });
  if (exchange === null) return [];
  return [
    ...(exchange.added.length > 0
      ? [{ key: cutKey(key, 'head'), side: 'head', order: order(head, exchange.added) } satisfies PlannedCut]
      : []),
    ...(exchange.replaced.length > 0
      ? [{ key: cutKey(key, 'base'), side: 'base', order: order(base, exchange.replaced) } satisfies PlannedCut]
      : []),
  ];
};

/** The same key twice would give one cause the bytes of the other. */
const withKeys = (causes: readonly PlannedCause[]): PlannedCause[] => {
  const seen = new Map<string, number>();
  return causes.map((it) => {
    const count = (seen.get(it.key) ?? 0) + 1;
    seen.set(it.key, count);
    return count === 1 ? it : { ...it, key: `${it.key} ${count}` };
  });
};

/**
 * Finds why a bundle grew, and what to cut out of the emitted files to know by how much. Rules fire on differences of the two graphs only: what
 * the base shows too is passed over. Pure; the order of modules, chunks and files in the graphs decides nothing.
 *
 * @param of.base and of.head with the sizes of their files.
 */
export const planGrowth = (of: {
  readonly base: BundleGraph;
  readonly head: BundleGraph;
  readonly change: ChangeFacts;
}): GrowthPlan => {
  const comparison = compare(of);
  const sign = detectConfiguration(comparison);
  const configuration = sign === null ? null : configurationCause(comparison, sign);
  const entries = planEntries(comparison, {
    configured: configuration !== null,
    everywhere: configuration !== null && (sign?.everywhere ?? false),
  });
  const found = [...(configuration === null ? [] : [configuration]), ...entries.flatMap((it) => it.causes)];
  const byRule = (a: PlannedCause, b: PlannedCause): number => causeKinds.indexOf(a.kind) - causeKinds.indexOf(b.kind);
  const causes = withKeys(found.toSorted(byRule));
  const formerEntry = new Map(entries.map((it) => [it.plan.entry, it.plan.formerEntry]));
  const cuts = [
    ...causes.flatMap((it) => cutsOf({ cause: it.key }, it.exchange, it.entry, formerEntry.get(it.entry) ?? null)),
    ...entries.flatMap(({ plan }) => cutsOf({ entry: plan.entry }, plan.together, plan.entry, plan.formerEntry)),
  ];
  return { entries: entries.map((it) => it.plan), causes, cuts };
};

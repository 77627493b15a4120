import type { BundleMeasurement, BundleSideMeasurement } from '../core/bundle/bundle-measurement.ts';
import { type ChunkPair, pairChunks } from '../core/bundle/pair-chunks.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import type { EntryView } from './bundle-entries.ts';

const sideOf = (side: BundleSideMeasurement | null): BundleSummary['base'] =>
  side === null ? null : { bundler: side.bundler, source: side.source, reproducible: side.reproducible };

/** More are in the raw data. */
const mostChunks = 60;
const mostNamed = 5;

const renewedOf = (pairs: readonly ChunkPair[]): NonNullable<BundleSummary['renewed']> => {
  const renewed = pairs.filter(({ isRenewed }) => isRenewed);
  const sum = (of: readonly ChunkPair[]): number => of.reduce((total, { base }) => total + (base?.gzip ?? 0), 0);
  return { chunks: renewed.slice(0, mostNamed).map(({ name }) => name), bytes: sum(renewed), of: sum(pairs) };
};

const chunksOf = (pairs: readonly ChunkPair[]): NonNullable<BundleSummary['chunks']> => {
  const size = ({ base: one, head: other }: ChunkPair): number => Math.max(one?.gzip ?? 0, other?.gzip ?? 0);
  const change = (it: ChunkPair): number => Math.abs((it.head?.gzip ?? 0) - (it.base?.gzip ?? 0));
  return pairs
    .toSorted((a, b) => change(b) - change(a) || size(b) - size(a) || (a.name < b.name ? -1 : 1))
    .slice(0, mostChunks)
    .map(({ name, kind, formerKind, base, head }) => ({ name, kind, formerKind, base, head }));
};

/** What a result tells of a bundle suite. `measurement` is null where none of it could be measured. */
export const summaryOf = (
  suite: string,
  measurement: BundleMeasurement | null,
  entries: readonly EntryView[],
): BundleSummary => {
  const [base, head] = [measurement?.base ?? null, measurement?.head ?? null];
  const ofBoth = <T>(value: (sizes: BundleSideMeasurement['sizes']) => T): { base: T | null; head: T | null } => ({
    base: base === null ? null : value(base.sizes),
    head: head === null ? null : value(head.sizes),
  });
  const pairs = pairChunks(base?.sizes.chunks ?? [], head?.sizes.chunks ?? []);
  return {
    suite,
    base: sideOf(base),
    head: sideOf(head),
    entries: entries.map((it) => ({
      name: it.name,
      gated: it.gated,
      initial: { base: it.base?.initial ?? null, head: it.head?.initial ?? null },
      async: { base: it.base?.async ?? null, head: it.head?.async ?? null },
      requests: { base: it.base?.requests ?? null, head: it.head?.requests ?? null },
    })),
    async: ofBoth((sizes) => sizes.async),
    total: ofBoth((sizes) => sizes.total),
    chunks: chunksOf(pairs),
    renewed: renewedOf(pairs),
    modules: ofBoth((sizes) => sizes.modules),
    duplicates: ofBoth((sizes) => sizes.duplicates),
    growth: measurement?.growth ?? null,
    pages: measurement?.pages ?? [],
  };
};

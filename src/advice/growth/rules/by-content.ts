import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { Case } from '../case.ts';
import { sumOf } from '../scope.ts';
import { nearlyAll, shareOf } from './share-of.ts';

/** Data below this is not worth a request of its own, bytes as delivered. */
const leastData = 10_000;
/** Assets below this are inlined by bundlers for a reason. */
const leastAsset = 4000;

const dataFile = /\.(?:json5?|geojson|topojson|ya?ml|toml|csv|tsv|txt|md)$/u;

/** What some modules are about, whoever imports them; null for code. */
export const kindByContent = (it: Case, modules: readonly number[]): CauseKind | null => {
  const bytes = sumOf(it.comparison.head, modules);
  const mostly = (counts: Parameters<typeof shareOf>[2]): boolean => shareOf(it, modules, counts) >= nearlyAll;
  if (bytes >= leastData && mostly(({ type, name }) => type === 'json' || dataFile.test(name))) return 'data';
  if (mostly(({ type }) => type === 'style')) return 'style-grew';
  if (bytes >= leastAsset && mostly(({ type }) => type === 'asset-inline')) return 'asset-inlined';
  return null;
};

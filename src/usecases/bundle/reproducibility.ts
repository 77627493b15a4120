import { isDeepStrictEqual } from 'node:util';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import type { BundleSideMeasurement } from '../../core/bundle/bundle-measurement.ts';

/** What two builds of the same commit show of the first loads, and of everything. gzip bytes. */
export const wobbleOf = (one: BundleSizes, other: BundleSizes): number => {
  const seconds = new Map(other.entries.map(({ name, initial }) => [name, initial.gzip]));
  const differences = one.entries.map(({ name, initial }) => Math.abs(initial.gzip - (seconds.get(name) ?? 0)));
  return Math.max(
    0,
    Math.abs(one.total.gzip - other.total.gzip),
    Math.abs(one.async.gzip - other.async.gzip),
    ...differences,
  );
};

/** The side with what a second build of it showed. */
export const confirmed = (side: BundleSideMeasurement, second: BundleSizes): BundleSideMeasurement => {
  const reproducible = isDeepStrictEqual(side.sizes, second);
  return { ...side, reproducible, wobble: reproducible ? 0 : wobbleOf(side.sizes, second) };
};

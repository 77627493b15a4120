import type { BundleSizes, Sizes } from '../../core/bundle/bundle-sizes.ts';

/** What no reader cares for, gzip bytes, and as a share: moved files change a runtime's table of names by as much. */
const floor = { bytes: 100, share: 0.001 } as const;

const grew = (base: Sizes, head: Sizes): boolean =>
  head.gzip - base.gzip > Math.max(floor.bytes, floor.share * base.gzip);

/** Whether anything of a bundle grew by more than a build without a cause would show. */
export const hasGrown = (base: BundleSizes, head: BundleSizes): boolean => {
  const before = new Map(base.entries.map((entry) => [entry.name, entry]));
  return (
    grew(base.async, head.async) ||
    grew(base.total, head.total) ||
    head.entries.some((entry) => {
      const other = before.get(entry.name);
      return other !== undefined && (grew(other.initial, entry.initial) || grew(other.async, entry.async));
    })
  );
};

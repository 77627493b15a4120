import type { BundleSizes, Sizes } from '../../core/bundle/bundle-sizes.ts';
import { pairChunks } from '../../core/bundle/pair-chunks.ts';

/** What no reader cares for, gzip bytes, and as a share: moved files change a runtime's table of names by as much. */
const floor = { bytes: 100, share: 0.001 } as const;

/** In either direction: what was saved may hide what was added. */
const differs = (base: Sizes, head: Sizes): boolean =>
  Math.abs(head.gzip - base.gzip) > Math.max(floor.bytes, floor.share * base.gzip);

/** Whether anything of a bundle may have grown: some part of it changed by more than a build without a cause would show. */
export const mayHaveGrown = (base: BundleSizes, head: BundleSizes): boolean => {
  const before = new Map(base.entries.map((entry) => [entry.name, entry]));
  return (
    differs(base.async, head.async) ||
    differs(base.total, head.total) ||
    pairChunks(base.chunks, head.chunks).some(
      (pair) => pair.base !== null && pair.head !== null && differs(pair.base, pair.head),
    ) ||
    head.entries.some((entry) => {
      const other = before.get(entry.name);
      return other !== undefined && (differs(other.initial, entry.initial) || differs(other.async, entry.async));
    })
  );
};

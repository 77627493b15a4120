import type { Block, SideSlice, Slice } from '../core/block.ts';
import type { Side } from '../core/side.ts';

/** What one side did in one slice, seen whole or through the requests of one route. */
export interface Window {
  readonly slice: SideSlice;
  /** ms */
  readonly duration: number;
  /** Only the requests of this route, or null for all. */
  readonly route: string | null;
}

export interface WindowPair {
  readonly base: Window;
  readonly head: Window;
}

/** Which slices of a block to read, and which requests in them. */
export interface Selection {
  readonly scenario: string;
  /** The route whose own slices are meant, or null for slices of the weighted mix. */
  readonly sliceRoute: string | null;
  /** Only the requests of this route, or null for all. */
  readonly route: string | null;
}

const selected = (block: Block, { scenario, sliceRoute }: Selection): Slice[] =>
  block.slices.filter((slice) => slice.scenario === scenario && slice.route === sliceRoute);

const windowOf = (slice: Slice, side: Side, route: string | null): Window[] => {
  const data = slice[side];
  return data === null ? [] : [{ slice: data, duration: slice.duration, route }];
};

/**
 * Base and head windows that belong together. In a duet both are of the same slice; slices of one side alone are left
 * out. Otherwise every slice has one side, and the k-th of the base goes with the k-th of the head.
 */
export const windowPairs = (block: Block, selection: Selection): WindowPair[] => {
  const slices = selected(block, selection);
  const paired = block.schedule === 'duet' ? slices.filter(({ base, head }) => base !== null && head !== null) : slices;
  const bases = paired.flatMap((slice) => windowOf(slice, 'base', selection.route));
  const heads = paired.flatMap((slice) => windowOf(slice, 'head', selection.route));
  return bases.flatMap((base, k) => {
    const head = heads[k];
    return head === undefined ? [] : [{ base, head }];
  });
};

/**
 * The head's windows that show it as its users would meet it: those where it was loaded alone, where there are any; else
 * those it shared with the base.
 */
export const headWindows = (block: Block, selection: Selection): Window[] => {
  const slices = selected(block, selection).filter(({ head }) => head !== null);
  const alone = slices.filter(({ base }) => base === null);
  return (alone.length > 0 ? alone : slices).flatMap((slice) => windowOf(slice, 'head', selection.route));
};

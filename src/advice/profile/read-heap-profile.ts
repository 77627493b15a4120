import type { HeapProfile, HeapProfileNode } from './heap-profile.ts';
import type { ProfileMark } from './side-profiles.ts';
import { deepest, type StackNode, windowOf } from './stack-node.ts';

interface Waiting {
  readonly node: HeapProfileNode;
  /** Place of the caller. */
  readonly parent: number | null;
}

type Marks = readonly { readonly from: Pick<ProfileMark, 'ordinal'>; readonly to: Pick<ProfileMark, 'ordinal'> }[];

/** The call tree of a heap profile with the bytes that each function took itself in each of the windows. */
export const readHeapProfile = ({ head, samples }: HeapProfile, marks: Marks): readonly StackNode[] => {
  // A mark is the last sample before it: the window begins after it.
  const windows = marks.map(({ from, to }) => ({ from: (from.ordinal ?? 0) + 1, to: (to.ordinal ?? 0) + 1 }));
  const places = new Map<number, number>();
  const laid: (StackNode & { readonly weights: number[] })[] = [];
  let level: Waiting[] = head.children.map((node) => ({ node, parent: null }));
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: Waiting[] = [];
    for (const { node, parent } of level) {
      let place = parent;
      if (depth < deepest || parent === null) {
        place = laid.length;
        laid.push({ frame: node.callFrame, parent, weights: windows.map(() => 0) });
      }
      if (place !== null) places.set(node.id, place);
      for (const child of node.children) next.push({ node: child, parent: place });
    }
    level = next;
  }
  for (const { size, nodeId, ordinal } of samples) {
    const slice = windowOf(windows, ordinal);
    const own = laid[places.get(nodeId) ?? -1]?.weights;
    if (slice !== null && own !== undefined) own[slice] = (own[slice] ?? 0) + size;
  }
  return laid;
};

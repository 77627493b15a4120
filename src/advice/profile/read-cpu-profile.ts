import type { CpuProfile } from './cpu-profile.ts';
import { placeSamples, type CpuWindow } from './place-samples.ts';
import { deepest, type StackNode } from './stack-node.ts';

/** Time in which the thread did nothing for the service, and time that V8 can't tell. */
const dropped: ReadonlySet<string> = new Set(['(idle)', '(program)', '(root)']);

type Node = CpuProfile['nodes'][number];

const isDropped = ({ callFrame }: Node): boolean => callFrame.url === '' && dropped.has(callFrame.functionName);

interface Waiting {
  readonly node: Node;
  /** Place of the caller. */
  readonly parent: number | null;
  readonly depth: number;
}

/** The nodes from the top, each with its place in the result: callers first. What hangs on itself is never reached. */
const laidOut = (nodes: CpuProfile['nodes']) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map<Node, Node>();
  for (const node of nodes)
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined && child !== node && !parents.has(child)) parents.set(child, node);
    }
  // The first one is the root, whatever else names it.
  const [root] = nodes;
  if (root !== undefined) parents.delete(root);
  const places = new Map<number, number>();
  const laid: Waiting[] = [];
  let level: Waiting[] = nodes.filter((node) => !parents.has(node)).map((node) => ({ node, parent: null, depth: 0 }));
  while (level.length > 0) {
    const next: Waiting[] = [];
    for (const { node, parent, depth } of level) {
      let place = parent;
      if (!isDropped(node)) {
        if (depth < deepest || parent === null) {
          place = laid.length;
          laid.push({ node, parent, depth });
        }
        if (place !== null) places.set(node.id, place);
      }
      for (const id of node.children ?? []) {
        const child = byId.get(id);
        if (child !== undefined && parents.get(child) === node) {
          parents.delete(child);
          next.push({ node: child, parent: place, depth: depth + 1 });
        }
      }
    }
    level = next;
  }
  return { laid, places };
};

/**
 * The call tree of a CPU profile with the time that each function took itself in each of the windows, µs. Collection of garbage is a
 * function without a place.
 */
export const readCpuProfile = (profile: CpuProfile, windows: readonly CpuWindow[]): readonly StackNode[] => {
  const { laid, places } = laidOut(profile.nodes);
  const weights = laid.map(() => windows.map(() => 0));
  for (const { window, id, time } of placeSamples(profile, windows)) {
    const own = weights[places.get(id) ?? -1];
    if (own !== undefined) own[window] = (own[window] ?? 0) + time;
  }
  return laid.map(({ node, parent }, index) => ({ frame: node.callFrame, parent, weights: weights[index] ?? [] }));
};

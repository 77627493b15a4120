import type { Node } from '@babel/types';

/** A node with the way that leads to it. */
export interface Step {
  readonly node: Node;
  readonly up: Step | null;
  /** The property of the node above that holds it. */
  readonly key: string;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;

/** Visits a tree from the top, without recursion: sources can be nested as deep as the parser goes. */
export const walk = (root: Node, visit: (step: Step) => void): void => {
  const waiting: Step[] = [{ node: root, up: null, key: '' }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    visit(step);
    // The first child is to be taken first, so it is put on top.
    const fields = Object.entries(step.node);
    for (let at = fields.length - 1; at >= 0; at -= 1) {
      const [key, value] = fields[at] ?? ['', null];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (let index = values.length - 1; index >= 0; index -= 1) {
        const node = values[index];
        if (isNode(node)) waiting.push({ node, up: step, key });
      }
    }
  }
};

/** The nodes above, the nearest first. */
export const above = function* (step: Step): Generator<Step> {
  for (let at = step.up; at !== null; at = at.up) yield at;
};

export const startOf = (node: Node): number => node.start ?? 0;
export const endOf = (node: Node): number => node.end ?? 0;

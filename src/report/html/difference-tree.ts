import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';

/** A part of a bundle on both sides: a folder, a package or a module. Bytes, of text as emitted where it is known. */
export interface DifferenceNode {
  readonly name: string;
  readonly base: number;
  readonly head: number;
  readonly children: readonly DifferenceNode[];
}

interface Growing {
  base: number;
  head: number;
  readonly children: Map<string, Growing>;
}

const empty = (): Growing => ({ base: 0, head: 0, children: new Map() });

type Module = BundleGraph['modules'][number];

const bytesOf = ({ parsed, stat }: Module): number => parsed ?? stat;

/** The packages together below one node, each with its modules; the project's own files by folder. */
const pathOf = ({ name, package: owner, instance }: Module): string[] => {
  if (owner === null) return name.split('/').filter((part) => part !== '' && part !== '.');
  const at = instance === null ? -1 : name.indexOf(`${instance}/`);
  const inside = at < 0 ? name : name.slice(at + (instance ?? '').length + 1);
  return ['node_modules', owner, ...inside.split('/').filter((part) => part !== '')];
};

const add = (root: Growing, graph: BundleGraph, side: 'base' | 'head'): void => {
  for (const module of graph.modules) {
    // What is in no chunk was never emitted; roots of concatenations stand for what was put into them.
    if (module.chunks.length === 0 || module.type === 'runtime') continue;
    let at = root;
    at[side] += bytesOf(module);
    for (const part of pathOf(module)) {
      const next = at.children.get(part) ?? empty();
      at.children.set(part, next);
      next[side] += bytesOf(module);
      at = next;
    }
  }
};

/** Folders with one child are one node, as people read paths. */
const finish = (name: string, { base, head, children }: Growing): DifferenceNode => {
  const [only, ...others] = children;
  if (only !== undefined && others.length === 0 && name !== '' && name !== 'node_modules')
    return finish(`${name}/${only[0]}`, only[1]);
  const nodes = [...children].map(([part, child]) => finish(part, child));
  return { name, base, head, children: nodes.toSorted((a, b) => Math.max(b.base, b.head) - Math.max(a.base, a.head)) };
};

/** Both sides of a bundle as one tree of folders, packages and modules. */
export const differenceTree = (base: BundleGraph | undefined, head: BundleGraph | undefined): DifferenceNode => {
  const root = empty();
  if (base !== undefined) add(root, base, 'base');
  if (head !== undefined) add(root, head, 'head');
  return finish('', root);
};

import type { FlameNode } from '../../core/profile.ts';

/** Names a function in a flame tree and in the list beside it. */
export const functionKey = ({ path, name, line }: Pick<FlameNode, 'path' | 'name' | 'line'>): string =>
  [path, name, line].join('\0');

const changeOf = ({ base, head }: FlameNode): number => head - base;

/** Per function of `owners` what changed in it and below it, but not below another of them. */
export const ownedChanges = (flame: FlameNode, owners: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const owned = new Map<string, number>();
  const visit = (node: FlameNode, above: string | null): void => {
    const key = functionKey(node);
    const owner = owners.has(key) ? key : above;
    const self = changeOf(node) - node.children.reduce((sum, child) => sum + changeOf(child), 0);
    if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + self);
    for (const child of node.children) visit(child, owner);
  };
  visit(flame, null);
  return owned;
};

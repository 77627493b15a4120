import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Offsets of a text. */
export type Range = readonly [start: number, end: number];

/** Where an item of a list is told from the others by a field of its own, that names it. */
const namingFields = ['name', 'id', 'key', 'host'];

/** Where a node stands; null for one that has no place in the text. */
export const rangeOf = (text: string, node: Node): Range | null => {
  if (node.range === null || node.range === undefined) return null;
  const [start, end] = node.range;
  // A block ends where the next one begins; a scalar of several lines keeps its last line break.
  return [start, isScalar(node) ? end : start + text.slice(start, end).trimEnd().length];
};

/** The name of an item of a list; null where it has none. */
export const nameOf = (item: unknown): string | null => {
  if (!isMap(item)) return null;
  const field = namingFields.map((name) => item.get(name, true)).find((it) => isScalar(it) && it.value !== null);
  return isScalar(field) ? String(field.value) : null;
};

/** Equal for scalars and aliases that mean the same. */
export const sameScalar = (node: Node): string =>
  isAlias(node)
    ? `*${node.source}`
    : isScalar(node)
      ? `${node.tag ?? ''} ${typeof node.value} ${String(node.value)}`
      : '';

/** The same for what has nothing below it. */
export const sameLeaf = (node: Node): string => (isMap(node) ? 'map' : isSeq(node) ? 'list []' : sameScalar(node));

export const isPlain = (node: unknown): node is Node => isScalar(node) || isAlias(node);

/** A scalar for people; an alias as what it stands for. */
export const shownScalar = (node: Node, document: Document): string => {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (!isScalar(target)) return isAlias(node) ? `*${node.source}` : '';
  return target.type === 'PLAIN' && target.source !== undefined ? target.source : String(target.value);
};

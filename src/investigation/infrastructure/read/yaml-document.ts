import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { containerOf, createNaming, type Entry, idOf, leafOf } from './entry.ts';
import { isPlain, nameOf, type Range, rangeOf, sameLeaf, sameScalar, shownScalar } from './yaml-nodes.ts';

type Apart = Entry['apart'];

interface Place {
  readonly path: readonly string[];
  readonly from: number;
  readonly apart: Apart;
  /** Where an alias stands that leads here, and where it leads to. */
  readonly alias: {
    readonly range: Range;
    readonly path: readonly string[];
    readonly origin: readonly string[];
  } | null;
}

/** More of them are made by aliases of aliases, to fill up memory. */
const mostEntries = 20_000;

const assignment = /^([A-Za-z_][\w.-]*)=/u;

const createReader = (text: string, document: Document) => {
  const entries: Entry[] = [];
  const name = createNaming();
  const anchors = new Map<string, readonly string[]>();

  const push = (entry: Entry, { alias }: Place): void => {
    if (entries.length >= mostEntries) throw new RangeError('Too many keys.');
    if (alias === null) {
      entries.push(entry);
      return;
    }
    // The alias itself stands for what it leads to.
    if (!entry.isLeaf && entry.path === alias.path) return;
    const [start, end] = alias.range;
    const via = [...alias.origin, ...entry.path.slice(alias.path.length)];
    entries.push({ ...entry, start, end, from: start, to: end, via, locked: 'it comes from an anchor' });
  };

  const shown = (node: Node): string => shownScalar(node, document);

  const leaf = (range: Range, place: Place, value: string, same: string): void => {
    const [start, end] = range;
    push(leafOf({ ...place, start, end, to: end, value, same }), place);
  };

  /** "LEVEL=debug" in a list: the part after the sign is the value. */
  const assigned = (node: Node, range: Range, place: Place): void => {
    const raw = text.slice(...range);
    const at = raw.indexOf('=') + 1;
    const isQuoted = /^["']/u.test(raw);
    const value = shown(node).slice(shown(node).indexOf('=') + 1);
    const end = range[1] - (isQuoted ? 1 : 0);
    push(leafOf({ ...place, start: range[0] + at, end, to: range[1], value }), place);
  };

  const map = (pairs: readonly Pair[], apart: Apart, place: Place): void => {
    for (const { key, value } of pairs) {
      const keyRange = isNode(key) ? rangeOf(text, key) : null;
      if (keyRange === null) continue;
      const label = isScalar(key) ? String(key.value) : text.slice(...keyRange);
      const path = name(place.path, label);
      const below = { path, from: keyRange[0], apart, alias: place.alias };
      if (isNode(value)) visit(value, below);
      else leaf([keyRange[1], keyRange[1]], below, '', 'nothing');
    }
  };

  const list = (items: readonly unknown[], apart: Apart, range: Range, place: Place): void => {
    const texts = items.map((item) => (isScalar(item) && typeof item.value === 'string' ? item.value : null));
    const isAssigned = texts.every((it) => it !== null && assignment.test(it));
    if (!isAssigned && items.every(isPlain)) {
      const values = JSON.stringify(items.map(shown));
      leaf(range, place, values, `list ${JSON.stringify(items.map(sameScalar))}`);
      return;
    }
    const [start, end] = range;
    push(containerOf({ ...place, start, end, to: end }), place);
    const names = items.map(nameOf);
    const isNamed = names.every((it) => it !== null) && new Set(names).size === names.length;
    for (const [index, item] of items.entries()) {
      const itemRange = isNode(item) ? rangeOf(text, item) : null;
      if (!isNode(item) || itemRange === null) continue;
      const label = isAssigned
        ? (assignment.exec(texts[index] ?? '')?.[1] ?? '')
        : `[${isNamed ? names[index] : index}]`;
      const below = { path: name(place.path, label), from: itemRange[0], apart, alias: place.alias };
      if (isAssigned) assigned(item, itemRange, below);
      else visit(item, below);
    }
  };

  /** The alias itself, and what it stands for. */
  const aliased = (node: Alias, range: Range, place: Place): void => {
    leaf(range, place, shown(node), sameScalar(node));
    const target = node.resolve(document);
    const origin = anchors.get(node.source);
    if (target === undefined || origin === undefined) return;
    const isScalarThere = isScalar(target);
    const path = isScalarThere ? [...place.path, '*'] : place.path;
    const alias = place.alias ?? { range, path, origin };
    if (isScalarThere)
      push(leafOf({ path, from: 0, start: 0, end: 0, to: 0, value: shown(target), same: sameScalar(target) }), {
        ...place,
        alias,
      });
    else below(target, rangeOf(text, target) ?? range, { ...place, alias });
  };

  const below = (node: Node, range: Range, place: Place): void => {
    const [start, end] = range;
    if (isMap(node) && node.items.length > 0) {
      if (place.path.length > 0) push(containerOf({ ...place, start, end, to: end }), place);
      map(node.items, node.flow === true ? 'commas' : 'lines', place);
    } else if (isSeq(node) && node.items.length > 0)
      list(node.items, node.flow === true ? 'commas' : 'lines', range, place);
    else leaf(range, place, isMap(node) ? '{}' : isSeq(node) ? '[]' : shown(node), sameLeaf(node));
  };

  const visit = (node: Node, place: Place): void => {
    const range = rangeOf(text, node);
    if (range === null) return;
    if (isAlias(node)) {
      aliased(node, range, place);
      return;
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      anchors.set(node.anchor, place.path);
    below(node, range, place);
  };

  /** What is anchored counts wherever it is taken from. */
  const withUses = (): readonly Entry[] => {
    const uses = new Map<string, (readonly string[])[]>();
    for (const { via, path } of entries) {
      if (via === null) continue;
      const id = idOf(via.at(-1) === '*' ? via.slice(0, -1) : via);
      const place = path.filter((part) => part !== '*' && !part.startsWith('<<'));
      uses.set(id, [...(uses.get(id) ?? []), place]);
    }
    return entries.map((entry) => ({ ...entry, also: entry.via === null ? (uses.get(idOf(entry.path)) ?? []) : [] }));
  };

  return { visit, withUses };
};

/** The keys of one document below `path`, in the order of the text. Throws a RangeError where aliases of aliases make too many. */
export const readDocument = (text: string, document: Document, path: readonly string[]): readonly Entry[] => {
  const { contents } = document;
  if (!isNode(contents)) return [];
  const reader = createReader(text, document);
  reader.visit(contents, { path, from: contents.range?.[0] ?? 0, apart: 'lines', alias: null });
  return reader.withUses();
};

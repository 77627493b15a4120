import { createLineIndex } from '../../advice/source/line-index.ts';
import type { FileKind } from './file-kind.ts';
import { type Entry, idOf, isBelow, type SettingText } from './read/entry.ts';
import { type ValuePart, valueParts } from './read/value-parts.ts';

/** A key whose values differ between the sides; raw, with secrets: nothing of it is for showing. */
export interface RawChange {
  readonly kind: FileKind;
  readonly path: readonly string[];
  /** The flag, parameter or variable within the value: "--max-old-space-size". */
  readonly part: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** At head, from 1; of what is gone the line that stands in its place. */
  readonly line: number;
  /** What can be undone alone: the key, or the smallest part of the file that holds it and is on one side only. */
  readonly unit: readonly string[];
  /** Other places where it counts. */
  readonly also: readonly (readonly string[])[];
}

export interface Sides {
  readonly base: SettingText;
  readonly head: SettingText;
}

type Index = ReadonlyMap<string, Entry>;

export const indexOf = (text: SettingText): Index => new Map(text.entries.map((entry) => [idOf(entry.path), entry]));

const isNumbered = (part: string | undefined): boolean => part !== undefined && /^\[\d*\](?:#\d+)?$/u.test(part);

/** Below what both sides have keys in common: without one, taking out what is new would leave nothing but brackets. */
const sharedIn = (base: Index, head: Index): ReadonlySet<string> =>
  new Set(
    Array.from(base.values())
      .filter(({ path }) => head.has(idOf(path)))
      .flatMap(({ path }) => path.slice(1).map((_, index) => idOf(path.slice(0, index + 1)))),
  );

/**
 * The shortest part of the way to a key that is not shared by both sides. Items of a list that are known by their number alone move when
 * one is put in: then it is the list.
 */
const unitOf = (path: readonly string[], base: Index, head: Index, shared: ReadonlySet<string>): readonly string[] => {
  for (let length = 1; length < path.length; length += 1) {
    const id = idOf(path.slice(0, length));
    const [before, after] = [base.get(id), head.get(id)];
    if (before === undefined && after === undefined) continue;
    const isBoth = before !== undefined && after !== undefined;
    if (isBoth && !before.isLeaf && !after.isLeaf && shared.has(id)) continue;
    return !isBoth && isNumbered(path[length - 1]) ? path.slice(0, length - 1) : path.slice(0, length);
  }
  const id = idOf(path);
  return base.has(id) === head.has(id) || !isNumbered(path.at(-1)) ? path : path.slice(0, -1);
};

/** The first entry after one that is gone, of those that stand beside it; else what they are in. */
const placeOf = (entry: Entry, base: SettingText, head: Index): Entry | null => {
  const above = entry.path.slice(0, -1);
  const at = base.entries.indexOf(entry);
  const beside = (it: Entry): boolean => it.path.length === entry.path.length && isBelow(it.path, above);
  const next = base.entries.slice(at + 1).find((it) => beside(it) && head.has(idOf(it.path)));
  const last = base.entries.slice(0, at).findLast((it) => beside(it) && head.has(idOf(it.path)));
  const near = next ?? last;
  return head.get(idOf(near?.path ?? above)) ?? null;
};

const partsThatDiffer = (base: readonly ValuePart[], head: readonly ValuePart[]) =>
  head.flatMap((part, index) => {
    const before = base[index];
    return before === undefined || before.value === part.value ? [] : [{ part, before }];
  });

/** What differs through an alias that both sides have differs where the anchor is. */
const isKnownElsewhere = (entry: Entry, other: Entry | undefined): boolean =>
  entry.path.at(-1) === '*' || (entry.via !== null && other !== undefined && other.via !== null);

/** What differs between both sides of a file, key by key, in the order of the head. */
export const compareSettings = ({ base, head }: Sides): readonly RawChange[] => {
  const [before, after] = [indexOf(base), indexOf(head)];
  const lineOf = createLineIndex(head.text);
  const both = sharedIn(before, after);
  const shared = (path: readonly string[]) => ({
    kind: head.kind,
    path,
    part: null,
    unit: unitOf(path, before, after, both),
  });
  const changes = head.entries.flatMap((entry): readonly RawChange[] => {
    if (!entry.isLeaf) return [];
    const old = before.get(idOf(entry.path));
    if (isKnownElsewhere(entry, old)) return [];
    const line = lineOf(entry.from);
    const common = { ...shared(entry.path), line, also: entry.also };
    if (old === undefined || !old.isLeaf) return [{ ...common, before: null, after: entry.value }];
    if (old.same === entry.same) return [];
    const parts = valueParts(base.text.slice(old.start, old.end), head.text.slice(entry.start, entry.end));
    if (parts === null)
      return [{ ...common, line: lineOf(Math.max(entry.from, entry.start)), before: old.value, after: entry.value }];
    return partsThatDiffer(parts.base, parts.head).map(({ part, before }) => ({
      ...common,
      part: part.name,
      line: lineOf(entry.start + part.start),
      before: before.value,
      after: part.value,
    }));
  });
  const gone = base.entries.flatMap((entry): readonly RawChange[] => {
    const now = after.get(idOf(entry.path));
    if (!entry.isLeaf || now?.isLeaf === true || isKnownElsewhere(entry, now)) return [];
    const place = placeOf(entry, base, after);
    const line = place === null ? 1 : lineOf(place.from);
    return [{ ...shared(entry.path), line, before: entry.value, after: null, also: entry.also }];
  });
  return [...changes, ...gone];
};

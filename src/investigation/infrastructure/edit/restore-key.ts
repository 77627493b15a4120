import { applyEdits, type Edit } from '../../../advice/source/patches/edits.ts';
import { indexOf } from '../compare-settings.ts';
import type { FileKind } from '../file-kind.ts';
import { type Entry, idOf, isBelow, type SettingText } from '../read/entry.ts';
import { readSettings } from '../read/read-settings.ts';
import { partValues, valueParts } from '../read/value-parts.ts';
import { insertions } from './insertions.ts';
import { removals } from './removals.ts';
import { replacements } from './replacements.ts';

/** A key, or a part of the file that holds keys, to be set in one text as it is in another. */
export interface KeyToRestore {
  readonly file: string;
  /** The text that is edited. */
  readonly into: SettingText;
  /** The text that has the value. */
  readonly from: SettingText;
  readonly unit: readonly string[];
  readonly part: string | null;
}

export type Restored = { readonly text: string } | { readonly reason: string };

const leavesOf = (text: SettingText): ReadonlyMap<string, Entry> =>
  new Map(Array.from(indexOf(text)).filter(([, entry]) => entry.isLeaf));

/**
 * What the keys have to be: those of the unit as in `from`, all others as in `into`. What takes its value from the unit through an alias
 * goes along where it did so before.
 */
const wanted = ({ into, from, unit }: KeyToRestore): ReadonlyMap<string, string> => {
  const there = leavesOf(from);
  const kept = Array.from(leavesOf(into))
    .filter(([, { path }]) => !isBelow(path, unit))
    .map(
      ([id, { same, via }]) => [id, via !== null && isBelow(via, unit) ? (there.get(id)?.same ?? '') : same] as const,
    );
  const back = Array.from(there).filter(
    ([, { path, via }]) => isBelow(path, unit) || (via !== null && isBelow(via, unit)),
  );
  return new Map([...kept, ...back.map(([id, { same }]) => [id, same] as const)]);
};

/** Kinds whose files are one value: without any key left it is another one. */
const oneValue: ReadonlySet<FileKind> = new Set(['yaml', 'compose', 'kubernetes', 'helm', 'json', 'manifest']);

const says = (text: SettingText, same: ReadonlyMap<string, string>, into: SettingText): boolean => {
  const leaves = leavesOf(text);
  if (text.byLines !== into.byLines || (same.size === 0 && oneValue.has(into.kind))) return false;
  return leaves.size === same.size && Array.from(same).every(([id, value]) => leaves.get(id)?.same === value);
};

/** Puts back one flag or parameter of a value. */
const restorePart = (facts: KeyToRestore, old: Entry, now: Entry, name: string): string | null => {
  const [base, head] = [facts.from.text.slice(old.start, old.end), facts.into.text.slice(now.start, now.end)];
  const parts = valueParts(base, head);
  const before = parts?.base.find((it) => it.name === name);
  const after = parts?.head.find((it) => it.name === name);
  if (before === undefined || after === undefined) return null;
  const edit = { start: now.start + after.start, end: now.start + after.end, text: before.value };
  const text = applyEdits(facts.into.text, [edit]);
  if (text === null) return null;
  const read = readSettings(facts.into.kind, text, facts.file);
  const entry = indexOf(read).get(idOf(now.path));
  const others = new Map(Array.from(leavesOf(facts.into), ([id, { same }]) => [id, same] as const));
  if (entry === undefined || entry.same === now.same) return null;
  others.set(idOf(now.path), entry.same);
  const isBack = partValues(text.slice(entry.start, entry.end)).some(
    (it) => it.name === name && it.value === before.value,
  );
  return isBack && says(read, others, facts.into) ? text : null;
};

const templateReason = 'its file is a template or broken: what belongs to the key is not known';

/**
 * `into` with one key as `from` has it, and everything else, comments and spaces included, as it was. The text is read once more: it is
 * only given when exactly that key has changed.
 */
export const restoreKey = (facts: KeyToRestore): Restored => {
  const { into, from, unit, part, file } = facts;
  const [now, old] = [indexOf(into).get(idOf(unit)), indexOf(from).get(idOf(unit))];
  const locked = now?.locked ?? old?.locked ?? null;
  if (locked !== null) return { reason: locked };
  if (now === undefined && old === undefined) return { reason: 'the key is on neither side by itself' };
  if (part !== null) {
    const text = now === undefined || old === undefined ? null : restorePart(facts, old, now, part);
    return text === null ? { reason: 'it can not be told from the rest of the value' } : { text };
  }
  if ((now === undefined || old === undefined) && (into.byLines || from.byLines)) return { reason: templateReason };
  const same = wanted(facts);
  const isUsed = [into, from].some(({ entries }) => entries.some(({ via }) => via !== null && isBelow(via, unit)));
  const attempts: Iterable<readonly Edit[]> =
    now === undefined && old !== undefined
      ? insertions(old, from, into)
      : now !== undefined && old === undefined
        ? removals(now, into)
        : now !== undefined && old !== undefined
          ? replacements(now, old, from, into)
          : [];
  for (const edits of attempts) {
    const text = applyEdits(into.text, edits);
    if (text !== null && says(readSettings(into.kind, text, file), same, into)) return { text };
  }
  return {
    reason: isUsed
      ? 'other places take its value through an alias'
      : 'no edit was found that changes this key and no other',
  };
};

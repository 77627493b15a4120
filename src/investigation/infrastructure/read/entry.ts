import type { FileKind } from '../file-kind.ts';

/** A key with its value, or a part of the file that holds keys. Offsets are UTF-16 units of the text. */
export interface Entry {
  /** From the top of the file: ["pool", "max"]; items of lists in brackets: "[api]", "[0]". */
  readonly path: readonly string[];
  readonly isLeaf: boolean;
  /** For people, without quotes; "" of what holds keys. */
  readonly value: string;
  /** Equal for values that mean the same, and different for others: 10 is not "10" where types count. */
  readonly same: string;
  /** Of the value as it is written. */
  readonly start: number;
  readonly end: number;
  /** Of the key with all that belongs to it. */
  readonly from: number;
  readonly to: number;
  /** How entries beside each other are kept apart: by lines, or by commas. */
  readonly apart: 'lines' | 'commas';
  /** Why it can't be changed by itself, or null. */
  readonly locked: string | null;
  /** Of what stands here only through an alias: where it is written. */
  readonly via: readonly string[] | null;
  /** Other places where the same value counts, through anchors. */
  readonly also: readonly (readonly string[])[];
}

/** What a reader makes of a text. */
export interface ReadEntries {
  readonly entries: readonly Entry[];
  /** Whether it was read line by line because it is a template or broken: nothing can be put in or taken out there. */
  readonly byLines: boolean;
  /** How else it was read than by its kind, as a sentence without the file's name; null when nothing is to be said. */
  readonly note: string | null;
}

export interface SettingText extends ReadEntries {
  readonly kind: FileKind;
  readonly text: string;
}

/** What tells an entry from others of its file. */
export const idOf = (path: readonly string[]): string => path.join('\u0000');

/** "pool.max", "containers[api].resources.limits.cpu". */
export const pathText = (path: readonly string[]): string =>
  path.map((part, index) => (index === 0 || part.startsWith('[') ? part : `.${part}`)).join('');

/** Whether `path` is `above` or lies below it. */
export const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
  path.length >= above.length && above.every((part, index) => path[index] === part);

type Draft = Pick<Entry, 'path' | 'start' | 'end' | 'from' | 'to'> & Partial<Entry>;

/** A key with its value on lines of its own, unless it is said otherwise. */
export const leafOf = (draft: Draft & { readonly value: string }): Entry => ({
  isLeaf: true,
  same: draft.value,
  apart: 'lines',
  locked: null,
  via: null,
  also: [],
  ...draft,
});

export const containerOf = (draft: Draft): Entry => ({ ...leafOf({ value: '', ...draft }), isLeaf: false });

/** Names keys that come again: "allow", "allow#2". */
export const createNaming = (): ((above: readonly string[], name: string) => readonly string[]) => {
  const seen = new Map<string, number>();
  return (above, name) => {
    const path = [...above, name];
    const times = (seen.get(idOf(path)) ?? 0) + 1;
    seen.set(idOf(path), times);
    return times === 1 ? path : [...above, `${name}#${times}`];
  };
};

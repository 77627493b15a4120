import type { SourceLine } from './source-files.ts';

/** What the routes that are defined on `receiver` in the file `path` are mounted below: "" or "/api". */
export type PrefixOf = (path: string, receiver: string) => string;

export interface GroupPatterns {
  /** A variable that stands for routes below a prefix: groups `name`, `prefix`, and `parent` where it has one. */
  readonly group?: RegExp;
  /** A line that gives all routes of its file a prefix; group `prefix`. */
  readonly file?: RegExp;
}

interface Group {
  readonly prefix: string;
  readonly parent: string | null;
}

const deepest = 5;

/** Prefixes that are given in the very file that defines the routes. */
export const prefixesIn = (lines: readonly SourceLine[], { group, file }: GroupPatterns): PrefixOf => {
  const groups = new Map<string, Group>();
  const files = new Map<string, string>();
  for (const { path, text } of lines) {
    const named = group?.exec(text)?.groups;
    if (named?.['name'] !== undefined)
      groups.set(`${path} ${named['name']}`, { prefix: named['prefix'] ?? '', parent: named['parent'] ?? null });
    const whole = file?.exec(text)?.groups?.['prefix'];
    if (whole !== undefined && !files.has(path)) files.set(path, whole);
  }
  const ofGroup = (path: string, name: string, depth: number): string => {
    const it = groups.get(`${path} ${name}`);
    if (it === undefined || depth > deepest) return '';
    return `${it.parent === null ? '' : ofGroup(path, it.parent, depth + 1)}/${it.prefix}`;
  };
  return (path, receiver) => `/${files.get(path) ?? ''}${ofGroup(path, receiver, 0)}`;
};

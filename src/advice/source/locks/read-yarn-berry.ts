import { fieldOf, fieldsOf, textOf, textsOf } from '../fields.ts';
import type { Gathered, LockFile } from './lock-file.ts';

/** "lodash" of "lodash@npm:4.17.21" and of "lodash@patch:lodash@npm%3A4.17.21#…". */
const nameOf = (resolution: string): string => {
  const at = resolution.indexOf('@', 1);
  return at === -1 ? resolution : resolution.slice(0, at);
};

/** The folder of a part of the project: "packages/web" of "web@workspace:packages/web". */
const folderOf = (resolution: string): string | null => /@workspace:(.+)$/su.exec(resolution)?.[1] ?? null;

/** Since version 4 of Yarn a range is written without "npm:" where it is asked for, and with it in the key, or in both. */
const keysOf = (name: string, range: string): readonly string[] => [`${name}@${range}`, `${name}@npm:${range}`];

/** Reads yarn.lock as Yarn 2 and newer write it, parsed; null for anything else. */
export const readYarnBerry = (content: unknown): LockFile | null => {
  if (fieldOf(content, '__metadata') === undefined) return null;
  const byKey = new Map<string, Gathered>();
  const entries = fieldsOf(content).filter(([key]) => key !== '__metadata');
  const packages = entries.flatMap(([key, entry]) => {
    const resolution = textOf(fieldOf(entry, 'resolution')) ?? key;
    const version = textOf(fieldOf(entry, 'version'));
    if (version === null || folderOf(resolution) !== null) return [];
    const locked: Gathered = { name: nameOf(resolution), version, path: null, askedBy: [] };
    for (const one of key.split(/,\s*/u)) byKey.set(one, locked);
    return [{ key, locked }];
  });
  const lockedOf = new Map(packages.map(({ key, locked }) => [key, locked]));
  for (const [key, entry] of entries) {
    const locked = lockedOf.get(key);
    const folder = folderOf(textOf(fieldOf(entry, 'resolution')) ?? key);
    if (locked === undefined && folder === null) continue;
    for (const [name, range] of textsOf(fieldOf(entry, 'dependencies'))) {
      const found = keysOf(name, range).flatMap((it) => byKey.get(it) ?? [])[0];
      found?.askedBy.push({ name: locked?.name ?? folder ?? '', version: locked?.version ?? null, range });
    }
  }
  return { manager: 'yarn-berry', packages: packages.map(({ locked }) => locked) };
};

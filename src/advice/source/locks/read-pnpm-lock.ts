import { fieldOf, fieldsOf, textOf, textsOf } from '../fields.ts';
import { addAsker } from './add-asker.ts';
import { type Asker, deprecationOf, type Gathered, type LockFile } from './lock-file.ts';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** "name@1.2.3" of "/name@1.2.3(react@18.0.0)": what stands in brackets is which peers it was put beside. */
const plain = (key: string): string => key.replace(/^\//u, '').replace(/\(.*$/su, '');

const split = (key: string): { readonly name: string; readonly version: string } | null => {
  const at = key.indexOf('@', 1);
  return at === -1 ? null : { name: key.slice(0, at), version: key.slice(at + 1) };
};

/** The key of what `name: value` was resolved to. Another name ("npm:") is written out, with its version. */
const keyOf = (name: string, value: string): string => {
  const version = plain(value);
  return split(version) === null ? `${name}@${version}` : version;
};

/**
 * Reads pnpm-lock.yaml of lockfileVersion 6 to 9, parsed; null for anything else. The same version beside other peers is one package.
 */
export const readPnpmLock = (content: unknown): LockFile | null => {
  const format = Number.parseFloat(textOf(fieldOf(content, 'lockfileVersion')) ?? '');
  if (!(format >= 6)) return null;
  const gathered = new Map<string, Gathered>();
  // Since version 9 `packages` says what there is and `snapshots` who asks; before, `packages` says both.
  const entries = [...fieldsOf(fieldOf(content, 'packages')), ...fieldsOf(fieldOf(content, 'snapshots'))];
  for (const [key, entry] of entries) {
    const parts = split(plain(key));
    if (parts === null || gathered.has(plain(key))) continue;
    const name = textOf(fieldOf(entry, 'name')) ?? parts.name;
    const version = textOf(fieldOf(entry, 'version')) ?? parts.version;
    const deprecation = deprecationOf(fieldOf(entry, 'deprecated'));
    gathered.set(plain(key), { name, version, path: null, askedBy: [], ...deprecation });
  }
  const ask = (by: Asker, name: string, value: string): void => {
    const found = gathered.get(keyOf(name, value));
    if (found !== undefined) addAsker(found, by);
  };
  // Without a workspace older versions have the root's at the top.
  const root: readonly (readonly [string, unknown])[] = [['.', content]];
  const importers = fieldsOf(fieldOf(content, 'importers'));
  for (const [folder, entry] of importers.length > 0 ? importers : root)
    for (const kind of kinds)
      for (const [name, dependency] of fieldsOf(fieldOf(entry, kind))) {
        const version = textOf(fieldOf(dependency, 'version')) ?? textOf(dependency);
        const by = { name: folder, version: null, range: textOf(fieldOf(dependency, 'specifier')) };
        if (version !== null) ask(by, name, version);
      }
  for (const [key, entry] of entries) {
    const asker = gathered.get(plain(key));
    if (asker === undefined) continue;
    for (const kind of kinds)
      for (const [name, version] of textsOf(fieldOf(entry, kind)))
        ask({ name: asker.name, version: asker.version, range: null }, name, version);
  }
  return { manager: 'pnpm', packages: Array.from(gathered.values()) };
};

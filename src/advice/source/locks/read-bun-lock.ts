import { fieldOf, fieldsOf, textOf, textsOf } from '../fields.ts';
import { addAsker } from './add-asker.ts';
import type { Asker, Gathered, LockFile } from './lock-file.ts';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

const split = (resolved: string): readonly [name: string, version: string] => {
  const at = resolved.indexOf('@', 1);
  return at === -1 ? [resolved, ''] : [resolved.slice(0, at), resolved.slice(at + 1)];
};

/** "a/b" above "a/b/c"; names with a scope have a slash of their own. */
const above = (key: string): string => key.replace(/\/?(?:@[^/]+\/)?[^/]+$/u, '');

/** Reads bun.lock, parsed; null for anything else. Its keys are ways through folders: "a/b" is b in the folder of a. */
export const readBunLock = (content: unknown): LockFile | null => {
  const packages = fieldOf(content, 'packages');
  if (textOf(fieldOf(content, 'lockfileVersion')) === null || packages === undefined) return null;
  const gathered = new Map<string, Gathered>();
  const asks: { readonly from: string; readonly by: Omit<Asker, 'range'>; readonly entry: unknown }[] = [];
  for (const [key, entry] of fieldsOf(packages)) {
    const parts: readonly unknown[] = Array.isArray(entry) ? entry : [];
    const [name, version] = split(textOf(parts[0]) ?? '');
    if (name === '' || version.startsWith('workspace:')) continue;
    gathered.set(key, { name, version, path: null, askedBy: [] });
    const details = parts.find((part) => typeof part === 'object' && part !== null);
    asks.push({ from: key, by: { name, version }, entry: details });
  }
  for (const [folder, entry] of fieldsOf(fieldOf(content, 'workspaces')))
    asks.push({
      // Folders of a part of the project are keyed by its name.
      from: folder === '' ? '' : (textOf(fieldOf(entry, 'name')) ?? folder),
      by: { name: folder === '' ? '.' : folder, version: null },
      entry,
    });
  for (const { from, by, entry } of asks)
    for (const kind of kinds.filter((it) => by.version === null || it !== 'devDependencies'))
      for (const [name, range] of textsOf(fieldOf(entry, kind))) {
        let at = from;
        while (at !== '' && !gathered.has(`${at}/${name}`)) at = above(at);
        const found = gathered.get(at === '' ? name : `${at}/${name}`);
        if (found !== undefined) addAsker(found, { ...by, range });
      }
  return { manager: 'bun', packages: Array.from(gathered.values()) };
};

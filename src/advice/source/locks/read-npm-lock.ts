import { fieldOf, fieldsOf, textOf, textsOf } from '../fields.ts';
import { addAsker } from './add-asker.ts';
import { deprecationOf, type Gathered, type LockFile } from './lock-file.ts';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

const nameIn = (path: string): string => path.split('node_modules/').at(-1) ?? path;

/** The folder that a request from `folder` finds, as Node resolves: in its own node_modules, then in those above. */
const resolve = (folders: ReadonlyMap<string, unknown>, folder: string, name: string): string | null => {
  for (let at = folder; ;) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (folders.has(path)) return path;
    if (at === '') return null;
    const up = at.lastIndexOf('/node_modules/');
    // A part of the project ("packages/web") has no folder of packages above but the root's.
    at = up === -1 ? '' : at.slice(0, up);
  }
};

/** Versions 2 and 3: every folder with what it asks for. */
const readFolders = (packages: unknown): LockFile['packages'] => {
  const folders = new Map(fieldsOf(packages));
  const gathered = new Map<string, Gathered>();
  for (const [path, entry] of folders) {
    const version = textOf(fieldOf(entry, 'version'));
    if (!path.includes('node_modules/') || version === null || fieldOf(entry, 'link') === true) continue;
    const name = textOf(fieldOf(entry, 'name')) ?? nameIn(path);
    gathered.set(path, { name, version, path, askedBy: [], ...deprecationOf(fieldOf(entry, 'deprecated')) });
  }
  for (const [path, entry] of folders) {
    const asker = gathered.get(path);
    const isProject = asker === undefined && !path.includes('node_modules/');
    if (asker === undefined && !isProject) continue;
    // What a package needs only while it is developed itself is not installed.
    for (const kind of kinds.filter((it) => isProject || it !== 'devDependencies'))
      for (const [name, range] of textsOf(fieldOf(entry, kind))) {
        const found = gathered.get(resolve(folders, path, name) ?? '');
        const by = { name: asker?.name ?? (path === '' ? '.' : path), version: asker?.version ?? null, range };
        if (found !== undefined) addAsker(found, by);
      }
  }
  return Array.from(gathered.values());
};

/** Version 1: folders within folders. What the project itself asks for stands only in its package.json. */
const readTree = (dependencies: unknown): LockFile['packages'] => {
  const folders = new Map<string, unknown>();
  const waiting: { readonly above: string; readonly dependencies: unknown }[] = [{ above: '', dependencies }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const [name, entry] of fieldsOf(at.dependencies)) {
      const path = `${at.above}node_modules/${name}`;
      const fields = new Map<string, unknown>([
        ['version', fieldOf(entry, 'version')],
        ['dependencies', fieldOf(entry, 'requires')],
      ]);
      folders.set(path, fields);
      waiting.push({ above: `${path}/`, dependencies: fieldOf(entry, 'dependencies') });
    }
  return readFolders(folders);
};

/** Reads package-lock.json or npm-shrinkwrap.json of lockfileVersion 1 to 3, parsed; null for anything else. */
export const readNpmLock = (content: unknown): LockFile | null => {
  const packages = fieldOf(content, 'packages');
  if (typeof packages === 'object' && packages !== null) return { manager: 'npm', packages: readFolders(packages) };
  if (typeof fieldOf(content, 'lockfileVersion') !== 'number') return null;
  return { manager: 'npm', packages: readTree(fieldOf(content, 'dependencies')) };
};

import { posix } from 'node:path';
import { pathIn, type SourceTree, upwards } from '../source-tree.ts';
import { type PackageManifest, readManifest } from './package-manifest.ts';

export type ManagerName = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What installs a package's dependencies, and from where. */
export interface PackageManager {
  readonly name: ManagerName;
  /** Installs exactly what the lock file says, where there is one. Development dependencies too: builds need them. */
  readonly install: string;
  /** The lock file; null where none was found. */
  readonly lock: string | null;
  /** Directory that `install` has to run in. */
  readonly directory: string;
  /** Whether `packageManager` names the version. */
  readonly pinned: boolean;
  readonly notes: readonly string[];
}

const locks: readonly (readonly [string, ManagerName])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

const isModernYarn = (tree: SourceTree, directory: string, pin: string | null): boolean =>
  (pin !== null && /^yarn@([2-9]|\d{2})/.test(pin)) ||
  tree.paths.includes(pathIn(directory, '.yarnrc.yml')) ||
  /^__metadata:/m.test(tree.read(pathIn(directory, 'yarn.lock')) ?? '');

const installLine = (tree: SourceTree, name: ManagerName, directory: string, pin: string | null, locked: boolean) => {
  switch (name) {
    case 'npm':
      return locked ? 'npm ci' : 'npm install';
    case 'pnpm':
      return locked ? 'pnpm install --frozen-lockfile' : 'pnpm install';
    case 'yarn':
      if (!locked) return 'yarn install';
      return isModernYarn(tree, directory, pin) ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
    case 'bun':
      return locked ? 'bun install --frozen-lockfile' : 'bun install';
  }
};

const pinOf = (manifest: PackageManifest | null): ManagerName | null => {
  const [, name] = /^(npm|pnpm|yarn|bun)@/.exec(manifest?.packageManager ?? '') ?? [];
  return name === 'npm' || name === 'pnpm' || name === 'yarn' || name === 'bun' ? name : null;
};

/** What installs the package in `directory`: its own lock file and `packageManager`, or those of a directory around it. */
export const findPackageManager = (tree: SourceTree, directory: string): PackageManager => {
  const known = new Set(tree.paths);
  for (const at of upwards(directory)) {
    const here = locks.filter(([file]) => known.has(pathIn(at, file)));
    const manifest = readManifest(tree, at);
    const pinned = pinOf(manifest);
    const [first] = here;
    if (first === undefined && pinned === null) continue;
    const name = pinned ?? first?.[1] ?? 'npm';
    const lock = here.find(([, owner]) => owner === name)?.[0] ?? null;
    const others = here.filter(([, owner]) => owner !== name).map(([file]) => file);
    return {
      name,
      install: installLine(tree, name, at, manifest?.packageManager ?? null, lock !== null),
      lock: lock === null ? null : pathIn(at, lock),
      directory: at,
      pinned: pinned !== null,
      notes: [
        ...(others.length === 0 ? [] : [`There is also ${others.join(' and ')}: ${name} was taken.`]),
        ...(lock === null ? [`${name} has no lock file: both sides may install different versions. Commit one.`] : []),
      ],
    };
  }
  const notes = [
    'There is no lock file: both sides may install different versions. Commit one (`npm install` writes it).',
  ];
  return { name: 'npm', install: 'npm install', lock: null, directory, pinned: false, notes };
};

/** The way from `directory` to a directory around it, for `cd`. */
export const wayUp = (directory: string, to: string): string => posix.relative(directory, to);

/** Runs a script of package.json. npm and yarn know `start` by itself; the long form works everywhere. */
export const runScript = (name: ManagerName, script: string): string =>
  script === 'start' && name !== 'bun' ? `${name} start` : `${name} run ${script}`;

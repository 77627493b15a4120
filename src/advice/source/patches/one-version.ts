import { posix } from 'node:path';
import { compareVersions } from '../locks/diff-locks.ts';
import type { LockFile } from '../locks/lock-file.ts';
import { diffManifests } from '../diff-manifests.ts';
import { applyEdits } from './edits.ts';
import { setInJson } from './json-object.ts';

export interface VersionsToAlign {
  readonly package: string;
  /** Of the head. */
  readonly lock: LockFile;
  /** package.json beside the lock file, at head. */
  readonly manifest: { readonly path: string; readonly text: string };
}

/** Where each program looks for what every asker gets, whatever range it asks for. */
const places: Readonly<Record<LockFile['manager'], readonly string[]>> = {
  npm: ['overrides'],
  bun: ['overrides'],
  pnpm: ['pnpm', 'overrides'],
  'yarn-classic': ['resolutions'],
  'yarn-berry': ['resolutions'],
};

/** Ranges within which a version may take the place of another: the major, and below 1.0.0 the minor. */
const lineOf = (version: string): string => /^(?:0\.\d+|[1-9]\d*)(?=\.|$)/u.exec(version)?.[0] ?? version;

/** "$name" says npm "as the project itself asks": an override that differs from a dependency of its own is an error. */
const valueFor = ({ lock, manifest, package: name }: VersionsToAlign, newest: string): string => {
  const wanted = diffManifests(null, manifest.text).dependencies.some((it) => it.name === name);
  return wanted && lock.manager === 'npm' ? `$${name}` : newest;
};

/**
 * package.json with an override, so that one version of a package is installed where there were several of one major. Null where they
 * are of different majors, which can't stand in for each other, or an override for it is there. The lock file comes from an install.
 */
export const oneVersion = (facts: VersionsToAlign): string | null => {
  const { lock, manifest, package: name } = facts;
  const versions = Array.from(new Set(lock.packages.filter((it) => it.name === name).map(({ version }) => version)));
  const newest = versions.toSorted(compareVersions).at(-1);
  if (posix.basename(manifest.path) !== 'package.json' || newest === undefined || versions.length < 2) return null;
  if (new Set(versions.map(lineOf)).size > 1 || !/^\d+\.\d+\.\d+[\w.+-]*$/u.test(newest)) return null;
  const edit = setInJson(manifest.text, [...places[lock.manager], name], valueFor(facts, newest));
  return edit === null ? null : applyEdits(manifest.text, [edit]);
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './run-git.ts';

/** A ref of a bare repository before and after; null: it was not there. */
export interface RefMove {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** All refs, with what they point to. */
export const readRefs = async (git: Git, directory: string, prefix = 'refs/'): Promise<Map<string, string>> => {
  const text = await git.text(directory, ['for-each-ref', '--format=%(objectname) %(refname)', prefix]);
  const lines = text.split('\n').filter((it) => it !== '');
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
};

/** What a full ref points to, or null. */
export const readRef = async (git: Git, directory: string, ref: string): Promise<string | null> => {
  // Nearly always it is a file of its own; git is asked about packed and odd ones.
  if (/^refs\/(?!.*\.\.)[\w./-]+$/.test(ref)) {
    const text = await readFile(join(directory, ref), 'utf8').catch(() => '');
    if (/^[0-9a-f]{40}\n$/.test(text)) return text.trim();
  }
  return git.line(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
};

/** What differs between two readings, branches and tags only. */
export const movesBetween = (before: Map<string, string>, after: Map<string, string>): RefMove[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((ref) => !ref.startsWith('refs/pull/') && before.get(ref) !== after.get(ref))
    .map((ref) => ({ ref, before: before.get(ref) ?? null, after: after.get(ref) ?? null }));

/** Moves a ref only if it is still at `before`; false when it is not. */
export const moveRef = async (git: Git, directory: string, { ref, before, after }: RefMove): Promise<boolean> => {
  const old = before ?? '0'.repeat(40);
  const args = after === null ? ['update-ref', '-d', ref, old] : ['update-ref', ref, after, old];
  return (await git.line(directory, args)) !== null;
};

/** The commit that a branch, tag, hash or expression means, or null. */
export const findCommit = (git: Git, directory: string, ref: string): Promise<string | null> =>
  ref === ''
    ? Promise.resolve(null)
    : git.line(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);

export const isAncestor = async (git: Git, directory: string, ancestor: string, commit: string): Promise<boolean> =>
  (await git.line(directory, ['merge-base', '--is-ancestor', ancestor, commit])) !== null;

export const mergeBase = (git: Git, directory: string, one: string, other: string): Promise<string | null> =>
  git.line(directory, ['merge-base', one, other]);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneLine } from './git.ts';
import type { Store } from './store.ts';

/** All fetches of one run together, ms. */
const longestFetch = 120_000;
/** Commits by which each step deepens; then all of the history is fetched. */
const steps = ['--deepen=50', '--deepen=500', '--unshallow'] as const;

/** `why` is what git said, on one line. */
export type FetchOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly why: string };

const fetch = async (store: Store, args: readonly string[], timeout: number): Promise<FetchOutcome> => {
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--no-recurse-submodules'];
  const { code, stderr } = await store.run(['fetch', ...options, ...args], {
    timeout: Math.max(1, Math.ceil(timeout)),
  });
  if (code === 0) return { kind: 'done' };
  return { kind: 'failed', why: oneLine(stderr) || `git fetch did not end within ${longestFetch / 1000} s` };
};

/** The ends of a shallow history. */
const shallowCommits = async (store: Store): Promise<string[]> => {
  const text = await readFile(join(store.directory, 'shallow'), 'utf8').catch(() => '');
  return text.split('\n').filter((it) => it !== '');
};

/** Whether parts of the history are missing. */
export const isShallow = async (store: Store): Promise<boolean> => (await shallowCommits(store)).length > 0;

/** Where the history of `commits` is cut off. */
const ends = async (store: Store, commits: readonly string[]): Promise<string[]> => {
  const cut = new Set(await shallowCommits(store));
  if (cut.size === 0) return [];
  const reachable = await store.text(['rev-list', ...commits, '--']);
  return reachable.split('\n').filter((it) => cut.has(it));
};

/**
 * Fetches `ref` (a commit id, a branch or HEAD) from `remote` into the store and returns its commit, or null when the
 * remote does not give it. For a shallow clone only its tip is fetched: its history follows when it is needed.
 */
export const fetchCommit = async (store: Store, remote: string, ref: string): Promise<string | null> => {
  const target = 'refs/pacegate/fetched';
  const depth = (await isShallow(store)) ? ['--depth=1'] : [];
  const outcome = await fetch(store, [...depth, '--', remote, `+${ref}:${target}`], longestFetch);
  if (outcome.kind === 'failed') return null;
  const { code, stdout } = await store.run(['rev-parse', '--verify', '--quiet', `${target}^{commit}`]);
  return code === 0 ? stdout.toString().trim() : null;
};

/**
 * Completes the history of `commits` step by step until `isEnough` is true or nothing is missing any more.
 *
 * The commits at which the history is cut off are what is asked for: the server deepens only from what is asked for
 * (upload-pack's deepen-relative), and the tips may be commits that the server does not have. Servers that give no
 * commits by id are asked for all their branches.
 */
export const deepenUntil = async (
  store: Store,
  remote: string,
  commits: readonly string[],
  isEnough: () => Promise<boolean>,
): Promise<FetchOutcome> => {
  const deadline = performance.now() + longestFetch;
  for (const step of steps) {
    const wanted = await ends(store, commits);
    if (wanted.length === 0) break;
    const left = deadline - performance.now();
    const byId = await fetch(store, [step, '--', remote, ...wanted], left);
    if (byId.kind === 'failed') {
      const branches = '+refs/heads/*:refs/pacegate/heads/*';
      const all = await fetch(store, [step, '--', remote, branches], deadline - performance.now());
      if (all.kind === 'failed') return all;
    }
    if (await isEnough()) break;
  }
  return { kind: 'done' };
};

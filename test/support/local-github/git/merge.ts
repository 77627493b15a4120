import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from './commits.ts';
import { GitFailure } from './git-failure.ts';
import type { Git } from './run-git.ts';

/** The tree of the merge of two commits, or null when they conflict. */
export const mergeTree = async (git: Git, directory: string, one: string, other: string): Promise<string | null> =>
  git.line(directory, ['merge-tree', '--write-tree', '--allow-unrelated-histories', one, other]);

/** Puts the commits of `head` that are not in `base` upon it, one by one; null when one does not apply. */
export const rebase = async (
  git: Git,
  directory: string,
  { base, head, committer }: { base: string; head: string; committer: Pick<Person, 'name' | 'email'> },
): Promise<string | null> => {
  const place = join(directory, `rebase-${randomUUID()}`);
  const environment = { GIT_COMMITTER_NAME: committer.name, GIT_COMMITTER_EMAIL: committer.email };
  await git.text(directory, ['worktree', 'add', '--quiet', '--detach', place, base]);
  try {
    await git.text(place, ['cherry-pick', '--allow-empty', `${base}..${head}`], { environment });
    return (await git.text(place, ['rev-parse', 'HEAD'])).trim();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  } finally {
    await rm(place, { recursive: true, force: true });
    await git.line(directory, ['worktree', 'prune']);
  }
};

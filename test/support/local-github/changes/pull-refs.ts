import { writeCommit } from '../git/commits.ts';
import { mergeTree } from '../git/merge.ts';
import { readRef } from '../git/refs.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** Writes refs/pull/N/head and, when head and base merge cleanly, refs/pull/N/merge, the test merge. */
export const updatePullRefs = async (platform: Platform, repository: Repository, pull: Pull): Promise<void> => {
  const { git } = platform;
  const { directory } = repository;
  const head = `refs/pull/${pull.number}/head`;
  const merge = `refs/pull/${pull.number}/merge`;
  if (pull.head.repository === repository) await git.text(directory, ['update-ref', head, pull.head.sha]);
  else {
    // A fork's objects are its own until they are fetched.
    const from = pull.head.repository.directory;
    await git.text(directory, ['fetch', '--quiet', '--no-auto-gc', from, `+${pull.head.sha}:${head}`]);
  }
  const tip = (await readRef(git, directory, `refs/heads/${pull.base.ref}`)) ?? pull.base.sha;
  const tree = await mergeTree(git, directory, tip, pull.head.sha);
  if (tree === null) {
    pull.mergeCommit = null;
    await git.line(directory, ['update-ref', '-d', merge]);
    return;
  }
  const message = `Merge ${pull.head.sha} into ${tip}`;
  pull.mergeCommit = await writeCommit(git, directory, { tree, parents: [tip, pull.head.sha], message });
  await git.text(directory, ['update-ref', merge, pull.mergeCommit]);
};

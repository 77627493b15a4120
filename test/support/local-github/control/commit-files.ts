import { refsMoved } from '../changes/refs-moved.ts';
import { readCommit, writeCommit } from '../git/commits.ts';
import { findCommit, moveRef, readRef } from '../git/refs.ts';
import { writeBlob, writeTree } from '../git/trees.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

export interface CommitOptions {
  readonly branch: string;
  /** By path; null removes a file. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly message?: string;
  /** Where a branch that is not there yet starts; the default branch unless told. */
  readonly from?: string;
  /** Who pushes. */
  readonly by?: string;
}

/** Puts a commit on a branch as a push would, with all that follows from it. Returns the commit. */
export const commitFiles = async (
  platform: Platform,
  repository: Repository,
  { branch, files, message = 'Change', from = repository.defaultBranch, by = 'dev' }: CommitOptions,
): Promise<string> =>
  repository.exclusive(async () => {
    const { git } = platform;
    const { directory } = repository;
    const ref = `refs/heads/${branch}`;
    const before = await readRef(git, directory, ref);
    const parent = before ?? (await findCommit(git, directory, from));
    if (parent === null) throw new Error(`There is no "${from}" in ${repository.fullName} to start ${branch} from.`);
    const changes = await Promise.all(
      Object.entries(files).map(async ([path, content]) => ({
        path,
        mode: '100644',
        sha: content === null ? null : await writeBlob(git, directory, Buffer.from(content)),
      })),
    );
    const tree = await writeTree(git, directory, (await readCommit(git, directory, parent)).tree, changes);
    const author = { name: by, email: `${by}@users.noreply.github.com` };
    const after = await writeCommit(git, directory, { tree, parents: [parent], message, author });
    await moveRef(git, directory, { ref, before, after });
    await refsMoved(platform, repository, [{ ref, before, after }], by);
    return after;
  });

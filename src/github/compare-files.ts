import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { explainGitHub } from './explain-failure.ts';
import { type Hunk, parseHunks } from './parse-hunks.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { messageOf, statusOf } from './request-failure.ts';

export interface ChangedFile {
  readonly path: string;
  /** Where it was before, for a renamed one; else null. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  readonly hunks: readonly Hunk[];
  /** False where GitHub gives no patch, so no hunks: binary files, mere renames, and changes that are too long. */
  readonly hasPatch: boolean;
}

export interface FileComparison {
  readonly mergeBase: string;
  readonly files: readonly ChangedFile[];
  /** Whether there may be more files: GitHub gives at most 300 for a comparison, and no further pages of them. */
  readonly isTruncated: boolean;
}

const mostFiles = 300;

/** What `head` changed since it left `base`. Both are commits or branches. Throws a GitHubError that says what to do. */
export const compareFiles = async (
  github: GitHub,
  { repository, base, head }: { readonly repository: RepositoryName; readonly base: string; readonly head: string },
): Promise<FileComparison> => {
  const what = `compare ${base.slice(0, 40)} with ${head.slice(0, 40)} in ${repositoryText(repository)}`;
  try {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead: `${base}...${head}`,
      // Only commits come in pages; all files that there are come with the first. One commit is enough of them.
      per_page: 1,
      page: 1,
    });
    const files = (data.files ?? []).map(({ filename, previous_filename: previous, status, patch }): ChangedFile => ({
      path: filename,
      previousPath: previous ?? null,
      status,
      hunks: parseHunks(patch ?? ''),
      hasPatch: patch !== undefined,
    }));
    return { mergeBase: data.merge_base_commit.sha, files, isTruncated: files.length >= mostFiles };
  } catch (error) {
    if (statusOf(error) === 404 && /no common ancestor/i.test(messageOf(error)))
      throw new GitHubError(
        `Could not ${what}: they have no commit in common.`,
        'The base was force-pushed or begun anew: rebase the branch on it.',
        { status: 404, cause: error },
      );
    throw explainGitHub(error, what, { permission: 'contents: read' });
  }
};

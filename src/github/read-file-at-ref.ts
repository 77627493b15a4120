import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

interface FilePlace {
  readonly repository: RepositoryName;
  /** Commit, branch or tag. */
  readonly ref: string;
  readonly path: string;
}

/** Bytes. All that is read so is written by hand; and a stranger may have written it. */
const mostBytes = 1_000_000;

const readContents = async (github: GitHub, { repository, ref, path }: FilePlace) => {
  try {
    const { data } = await github.rest.repos.getContent({ ...repository, ref, path });
    return data;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return null;
  }
};

/** Throws Octokit's 404 or 422 where the token can't see the commit. */
const requireCommit = async (github: GitHub, { repository, ref }: FilePlace): Promise<void> => {
  await github.rest.repos.getCommit({ ...repository, ref, per_page: 1, mediaType: { format: 'sha' } });
};

/**
 * The text of a file, or null where the commit has none of that path. GitHub answers 404 also to a token that may not
 * read and for a repository that is gone: so "null" is only said when the commit itself can be seen, since without a
 * configuration nothing is required. Throws a GitHubError that says what to do; of status 200 for what is no file, or has more
 * than a megabyte.
 */
export const readFileAtRef = (github: GitHub, place: FilePlace): Promise<string | null> => {
  const { repository, ref, path } = place;
  const what = `read ${path} at ${ref.slice(0, 40)} of ${repositoryText(repository)}`;
  return explained(
    what,
    async () => {
      const data = await readContents(github, place);
      if (data === null) {
        await requireCommit(github, place);
        return null;
      }
      if (Array.isArray(data) || data.type !== 'file')
        throw new GitHubError(`Could not ${what}: it is no file.`, 'Put a plain file there.', { status: 200 });
      if (data.size > mostBytes)
        throw new GitHubError(`Could not ${what}: it has more than a megabyte.`, 'Make it smaller.', { status: 200 });
      if ('content' in data && data.encoding === 'base64') return Buffer.from(data.content, 'base64').toString('utf8');
      // Some servers give longer ones without their content.
      const blob = await github.rest.git.getBlob({ ...repository, file_sha: data.sha });
      return Buffer.from(blob.data.content, 'base64').toString('utf8');
    },
    { permission: 'contents: read' },
  );
};

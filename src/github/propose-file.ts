import type { GitHub } from './client.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

export interface FileProposal {
  readonly repository: RepositoryName;
  /** Of the pull request: a new branch, named for what is proposed. */
  readonly branch: string;
  readonly into: string;
  readonly path: string;
  readonly text: string;
  /** Plain text. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** False where the branch is there already: it was proposed before, and maybe declined. */
const makeBranch = async (github: GitHub, { repository, branch, into }: FileProposal): Promise<boolean> => {
  const { data } = await github.rest.git.getRef({ ...repository, ref: `heads/${into}` });
  try {
    await github.rest.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha: data.object.sha });
    return true;
  } catch (error) {
    if (statusOf(error) === 422) return false;
    throw error;
  }
};

/**
 * Proposes a file by a pull request, once for each branch name. Gives its address; null where it was proposed before. Needs more rights than
 * the App asks for: throws a GitHubError that names them.
 */
export const proposeFile = (github: GitHub, proposal: FileProposal): Promise<string | null> => {
  const { repository, branch, into, path, text, title, body } = proposal;
  return explained(
    `propose ${path} in ${repositoryText(repository)}`,
    async () => {
      if (!(await makeBranch(github, proposal))) return null;
      await github.rest.repos.createOrUpdateFileContents({
        ...repository,
        path,
        branch,
        message: title,
        content: Buffer.from(text).toString('base64'),
      });
      return createOnce(github, {
        send: async () => {
          const made = await github.rest.pulls.create({
            ...repository,
            head: branch,
            base: into,
            title,
            body,
            request: sentOnce,
          });
          return made.data.html_url;
        },
        find: async () => {
          const { data } = await github.rest.pulls.list({ ...repository, head: `${repository.owner}:${branch}` });
          return data[0]?.html_url ?? null;
        },
      });
    },
    { permission: 'contents: write' },
  );
};

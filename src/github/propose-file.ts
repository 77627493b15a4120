import type { GitHub } from './client.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { messageOf, statusOf } from './request-failure.ts';

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

/** The newest pull request of the branch, whatever became of it. */
const findPull = async (github: GitHub, { repository, branch }: FileProposal): Promise<string | null> => {
  const head = `${repository.owner}:${branch}`;
  const { data } = await github.rest.pulls.list({ ...repository, head, state: 'all' });
  return data[0]?.html_url ?? null;
};

const isMerged = async (github: GitHub, { repository, into, path }: FileProposal): Promise<boolean> => {
  try {
    await github.rest.repos.getContent({ ...repository, path, ref: into });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
};

/** GitHub answers 422 to what breaks a rule of the repository too: its words tell which it is. */
const unlessThere = async (work: Promise<unknown>, words: RegExp): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (statusOf(error) !== 422 || !words.test(messageOf(error))) throw error;
  }
};

/** A branch without a pull request is of an attempt that came no further, or whose answer was lost: it is gone on with. */
const fillBranch = async (github: GitHub, { repository, branch, into, path, text, title }: FileProposal) => {
  const { data } = await github.rest.git.getRef({ ...repository, ref: `heads/${into}` });
  const ref = { ...repository, ref: `refs/heads/${branch}`, sha: data.object.sha };
  await unlessThere(github.rest.git.createRef(ref), /already exists/i);
  const content = Buffer.from(text).toString('base64');
  const file = { ...repository, path, branch, message: title, content };
  // A file that is there is only overwritten by who names it.
  await unlessThere(github.rest.repos.createOrUpdateFileContents(file), /"sha" wasn't supplied/i);
};

/**
 * Proposes a file by a pull request, once for each branch name. Gives its address; null where it was proposed before, even if it was declined,
 * or is merged. To be repeated without harm. Needs more rights than the App asks for: throws a GitHubError that names them.
 */
export const proposeFile = (github: GitHub, proposal: FileProposal): Promise<string | null> => {
  const { repository, branch, into, path, title, body } = proposal;
  const open = async (): Promise<string> => {
    const pull = { ...repository, head: branch, base: into, title, body, request: sentOnce };
    return (await github.rest.pulls.create(pull)).data.html_url;
  };
  return explained(
    `propose ${path} in ${repositoryText(repository)}`,
    async () => {
      if ((await findPull(github, proposal)) !== null || (await isMerged(github, proposal))) return null;
      await fillBranch(github, proposal);
      return createOnce(github, { send: open, find: () => findPull(github, proposal) });
    },
    { permission: 'contents: write' },
  );
};

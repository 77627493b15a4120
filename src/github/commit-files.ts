import type { GitHub } from './client.ts';
import { repeatable } from './pacing.ts';
import type { RepositoryName } from './repository-name.ts';

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Content in the tree's own request saves one each; big ones go by themselves, so that no request gets too long. */
const mostInline = 1024 * 1024;
/** These requests name their content, so sending them twice makes the same thing, or one that nothing refers to. */
const request = repeatable;
const mode = '100644' as const;
const type = 'blob' as const;

const treeEntry = async (github: GitHub, repository: RepositoryName, { path, text }: TextFile) => {
  if (text.length <= mostInline) return { path, mode, type, content: text };
  const content = Buffer.from(text).toString('base64');
  const { data } = await github.rest.git.createBlob({ ...repository, content, encoding: 'base64', request });
  return { path, mode, type, sha: data.sha };
};

/**
 * Makes a commit upon `parent` (null: without one) with these files set and all others kept, and gives its hash. No
 * branch is moved. Throws Octokit's errors.
 */
export const commitFiles = async (
  github: GitHub,
  repository: RepositoryName,
  {
    parent,
    files,
    message,
  }: { readonly parent: string | null; readonly files: readonly TextFile[]; readonly message: string },
): Promise<string> => {
  const base =
    parent === null ? null : (await github.rest.git.getCommit({ ...repository, commit_sha: parent })).data.tree.sha;
  const tree = [];
  for (const file of files) tree.push(await treeEntry(github, repository, file));
  const made = await github.rest.git.createTree({
    ...repository,
    tree,
    ...(base !== null && { base_tree: base }),
    request,
  });
  // Without an author: GitHub then takes the token's own, and signs the commit of an App.
  const { data } = await github.rest.git.createCommit({
    ...repository,
    message,
    tree: made.data.sha,
    parents: parent === null ? [] : [parent],
    request,
  });
  return data.sha;
};

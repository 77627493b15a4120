import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { commitFiles } from './commit-files.ts';
import { explained } from './explain-failure.ts';
import { moveBranch, readTip } from './move-branch.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';

/** Has the shape of the port Branch of src/baseline, which says what each method is for. */
export interface GitHubBranch {
  readonly place: string;
  tip(): Promise<string | null>;
  list(commit: string): Promise<readonly string[]>;
  read(commit: string, path: string): Promise<string | null>;
  advance(change: {
    readonly parent: string | null;
    readonly files: readonly { readonly path: string; readonly text: string }[];
    readonly message: string;
  }): Promise<boolean>;
}

type Blobs = ReadonlyMap<string, string>;

const read = { permission: 'contents: read' };
const write = { permission: 'contents: write' };

/** Blob hashes of all files of a commit, by path. */
const readTree = async (github: GitHub, repository: RepositoryName, commit: string): Promise<Blobs> => {
  const { data } = await github.rest.git.getTree({ ...repository, tree_sha: commit, recursive: '1' });
  if (data.truncated)
    throw new GitHubError(
      `GitHub gives only a part of the files of commit ${commit.slice(0, 12)}: there are too many.`,
      'The branch of baselines holds a file per suite and machine class: name another branch with `baseline.branch`.',
      { status: 200 },
    );
  return new Map(data.tree.filter((it) => it.type === 'blob').map((it) => [it.path, it.sha]));
};

/**
 * A branch by GitHub's Git Data API: needs no clone, and no git. Commits are made first and the branch is moved last, so
 * that whoever is killed in between leaves it as it was. Throws GitHubErrors that say what to do.
 */
export const createGitHubBranch = (
  github: GitHub,
  { repository, branch }: { readonly repository: RepositoryName; readonly branch: string },
): GitHubBranch => {
  const place = `branch ${branch} of ${repositoryText(repository)}`;
  // A commit never changes; only the newest is read, so one is kept.
  let tree: { readonly commit: string; readonly blobs: Promise<Blobs> } | null = null;
  // GitHub's reads lag behind its writes: for some seconds the branch seems to be where we have just moved it away from.
  let moved: { readonly from: string | null; readonly to: string } | null = null;

  const blobsOf = (commit: string): Promise<Blobs> => {
    if (tree?.commit !== commit) tree = { commit, blobs: readTree(github, repository, commit) };
    const { blobs } = tree;
    blobs.catch(() => {
      tree = null;
    });
    return blobs;
  };

  return {
    place,
    tip: () =>
      explained(
        `read ${place}`,
        async () => {
          const tip = await readTip(github, { repository, branch });
          if (moved !== null && tip === moved.from) return moved.to;
          // A 404 is also what a token gets that may not see the repository, or for one that is gone: that is no "none".
          if (tip === null) await github.rest.repos.get({ ...repository });
          return tip;
        },
        read,
      ),
    list: (commit) => explained(`list ${place}`, async () => [...(await blobsOf(commit)).keys()], read),
    read: (commit, path) =>
      explained(
        `read ${path} of ${place}`,
        async () => {
          const sha = (await blobsOf(commit)).get(path);
          if (sha === undefined) return null;
          const { data } = await github.rest.git.getBlob({ ...repository, file_sha: sha });
          return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8').toString('utf8');
        },
        read,
      ),
    advance: async (change) => {
      const { parent } = change;
      const commit = await explained(`write ${place}`, () => commitFiles(github, repository, change), write);
      const isMoved = await explained(
        `write ${place}`,
        () => moveBranch(github, { repository, branch }, { parent, commit }),
        write,
      );
      moved = isMoved ? { from: parent, to: commit } : null;
      return isMoved;
    },
  };
};

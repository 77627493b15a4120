import type { ChangedFile } from '../git/diff.ts';
import type { Commit } from '../git/commits.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

const parentsOf = (platform: Platform, repository: Repository, commit: Commit, kind: string): Json[] =>
  commit.parents.map((sha) => ({
    sha,
    url: `${platform.url}${apiPath(repository)}/${kind}/${sha}`,
    html_url: `${platform.url}/${repository.fullName}/commit/${sha}`,
  }));

/** A commit in lists and comparisons. Authors are not matched with users: `author` is null. */
export const commitShape = (platform: Platform, repository: Repository, commit: Commit): Json => {
  const api = `${platform.url}${apiPath(repository)}`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${platform.url}/${repository.fullName}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: null,
    committer: null,
    parents: parentsOf(platform, repository, commit, 'commits'),
  };
};

/** A commit object of the Git Data API. */
export const gitCommitShape = (platform: Platform, repository: Repository, commit: Commit): Json => {
  const api = `${platform.url}${apiPath(repository)}`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${platform.url}/${repository.fullName}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: parentsOf(platform, repository, commit, 'git/commits'),
    verification: unsigned,
  };
};

/** A changed file; `commit` is where its content is read. */
export const fileShape = (platform: Platform, repository: Repository, commit: string, file: ChangedFile): Json => {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const web = `${platform.url}/${repository.fullName}`;
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${web}/blob/${commit}/${path}`,
    raw_url: `${web}/raw/${commit}/${path}`,
    contents_url: `${platform.url}${apiPath(repository)}/contents/${path}?ref=${commit}`,
    ...(file.patch !== null && { patch: file.patch }),
    ...(file.previousPath !== null && { previous_filename: file.previousPath }),
  };
};

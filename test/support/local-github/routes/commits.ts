import { readCommit, readCommits } from '../git/commits.ts';
import { changedFiles } from '../git/diff.ts';
import { findCommit, isAncestor, mergeBase } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { Refusal, answer, notFound, plain, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { accepts, parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { commitShape, fileShape } from '../shapes/commit-shape.ts';
import { pullShape } from '../shapes/pull-shape.ts';

/** The empty tree: what the first commit is compared with. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The commit of a ref in the path. @throws Refusal 422 or 404 as GitHub does. */
export const commitOf = async (platform: Platform, repository: Repository, ref: string): Promise<string> => {
  const sha = await findCommit(platform.git, repository.directory, ref);
  if (sha === null) throw unprocessable(`No commit found for SHA: ${ref}`);
  return sha;
};

const one = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const { git } = platform;
  const sha = await commitOf(platform, repository, parameter(call, 'ref'));
  if (accepts(call, 'sha')) return plain(sha, 'application/vnd.github.sha');
  const commit = await readCommit(git, repository.directory, sha);
  const before = commit.parents[0] ?? emptyTree;
  if (accepts(call, 'diff')) {
    return plain(
      await git.text(repository.directory, ['diff-tree', '-p', '-M', before, sha]),
      'application/vnd.github.diff',
    );
  }
  const files = await changedFiles(git, repository.directory, before, sha);
  const additions = files.reduce((sum, it) => sum + it.additions, 0);
  const deletions = files.reduce((sum, it) => sum + it.deletions, 0);
  return answer({
    ...commitShape(platform, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: files.slice(0, 300).map((it) => fileShape(platform, repository, sha, it)),
  });
};

const list = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, query } = call;
  const ref = query.get('sha') ?? repository.defaultBranch;
  const sha = await findCommit(platform.git, repository.directory, ref);
  if (sha === null) throw notFound();
  const path = query.get('path');
  const range = [
    ...(query.has('since') ? [`--since=${query.get('since')}`] : []),
    ...(query.has('until') ? [`--until=${query.get('until')}`] : []),
    sha,
    '--',
    ...(path === null ? [] : [path]),
  ];
  const commits = await readCommits(platform.git, repository.directory, range);
  const { items, headers } = paginate(call, platform.url, commits);
  return answer(
    items.map((it) => commitShape(platform, repository, it)),
    200,
    headers,
  );
};

/** A side of a comparison: a ref, or "owner:ref" of the same network of forks. */
const sideOf = async (platform: Platform, repository: Repository, side: string): Promise<string | null> => {
  const at = side.indexOf(':');
  if (at === -1) return findCommit(platform.git, repository.directory, side);
  const owner = side.slice(0, at);
  const ref = side.slice(at + 1);
  const root = repository.parent ?? repository;
  const other = platform.repositories.find((it) => it.owner === owner && (it === root || it.parent === root));
  if (other === undefined) return null;
  const sha = await findCommit(platform.git, other.directory, ref);
  // The objects of a fork are its own until they are fetched.
  if (sha !== null && other !== repository) {
    await platform.git.text(repository.directory, ['fetch', '--quiet', '--no-auto-gc', other.directory, sha]);
  }
  return sha;
};

const compare = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const { git } = platform;
  const { directory } = repository;
  const named = parameter(call, 'basehead');
  const [from = '', to = ''] = named.split('...');
  const [base, head] = await Promise.all([sideOf(platform, repository, from), sideOf(platform, repository, to)]);
  if (base === null || head === null) throw notFound();
  const fork = await mergeBase(git, directory, base, head);
  if (fork === null) throw new Refusal(404, `No common ancestor between ${from} and ${to}.`);
  if (accepts(call, 'diff')) {
    return plain(await git.text(directory, ['diff-tree', '-p', '-M', fork, head]), 'application/vnd.github.diff');
  }
  const [commits, behind, files, baseCommit, forkCommit] = await Promise.all([
    readCommits(git, directory, ['--reverse', `${base}..${head}`, '--']),
    git.text(directory, ['rev-list', '--count', `${head}..${base}`]),
    changedFiles(git, directory, fork, head),
    readCommit(git, directory, base),
    readCommit(git, directory, fork),
  ]);
  const behindBy = Number(behind);
  const ahead = behindBy === 0 ? 'ahead' : 'diverged';
  const { items, headers } = paginate(call, platform.url, commits, { usual: 250, most: 250 });
  const web = `${platform.url}/${repository.fullName}/compare/${named}`;
  const status = commits.length > 0 ? ahead : behindBy > 0 ? 'behind' : 'identical';
  const json = {
    url: `${platform.url}${apiPath(repository)}/compare/${encodeURIComponent(named)}`,
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: commitShape(platform, repository, baseCommit),
    merge_base_commit: commitShape(platform, repository, forkCommit),
    status,
    ahead_by: commits.length,
    behind_by: behindBy,
    total_commits: commits.length,
    commits: items.map((it) => commitShape(platform, repository, it)),
    // At most 300, and only with the first page.
    files:
      Number(call.query.get('page') ?? '1') > 1
        ? []
        : files.slice(0, 300).map((it) => fileShape(platform, repository, head, it)),
  };
  return answer(json, 200, headers);
};

/** Every pull request with its home that may have to do with commits of this repository. */
const related = (platform: Platform, repository: Repository): { home: Repository; pull: Pull }[] =>
  platform.repositories.flatMap((home) =>
    [...home.pulls.values()].filter((pull) => pull.head.repository === repository).map((pull) => ({ home, pull })),
  );

/**
 * Pull requests that have the commit. As on GitHub it knows only heads in the repository that is asked: of a fork's
 * commit the parent knows nothing.
 */
const pullsOf = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const { git } = platform;
  const sha = await commitOf(platform, repository, parameter(call, 'ref'));
  const found: unknown[] = [];
  for (const { home, pull } of related(platform, repository)) {
    const isHead = await isAncestor(git, repository.directory, sha, pull.head.sha);
    const isOld = await isAncestor(git, home.directory, sha, pull.base.sha);
    const has = (isHead && !isOld) || pull.merged?.sha === sha;
    if (has) found.push(await pullShape(platform, home, pull));
  }
  const { items, headers } = paginate(call, platform.url, found);
  return answer(items, 200, headers);
};

/** Commits and comparisons, from the real repository. */
export const commitRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /commits', ['contents:read'], (call) => list(platform, call)),
  repositoryRoute('GET /commits/:ref/pulls', ['pull_requests:read'], (call) => pullsOf(platform, call)),
  repositoryRoute('GET /commits/:ref', ['contents:read'], (call) => one(platform, call)),
  repositoryRoute('GET /compare/:basehead+', ['contents:read'], (call) => compare(platform, call)),
];

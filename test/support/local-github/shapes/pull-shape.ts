import { readOf } from '../emulator/read.ts';
import { gateOf } from '../gate/gate.ts';
import { changedFiles } from '../git/diff.ts';
import { isAncestor, mergeBase, readRef } from '../git/refs.ts';
import type { Json } from '../json.ts';
import { asJson } from '../json.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { userShape } from './user-shape.ts';
import { wholeSeconds } from './whole-seconds.ts';

/** Where head and base of a pull request part: what its diff is measured from. */
export const mergeBaseOf = async (platform: Platform, repository: Repository, pull: Pull): Promise<string> =>
  (await mergeBase(platform.git, repository.directory, pull.base.sha, pull.head.sha)) ?? pull.base.sha;

const endOf = (told: unknown, owner: string, ref: string, sha: string): Json => ({
  ...asJson(told),
  label: `${owner}:${ref}`,
  ref,
  sha,
});

const overlay = (platform: Platform, repository: Repository, pull: Pull, told: Json): Json => {
  const simple = Object.fromEntries(Object.entries(told).filter(([key]) => !onlyOfOne.has(key)));
  const statuses = `${platform.url}${apiPath(repository)}/statuses/${pull.head.sha}`;
  return {
    ...simple,
    state: pull.state,
    draft: pull.draft,
    head: endOf(told['head'], pull.head.repository.owner, pull.head.ref, pull.head.sha),
    base: endOf(told['base'], repository.owner, pull.base.ref, pull.base.sha),
    merge_commit_sha: pull.merged?.sha ?? pull.mergeCommit,
    created_at: wholeSeconds(told['created_at']),
    updated_at: pull.updatedAt,
    closed_at: wholeSeconds(told['closed_at']),
    merged_at: pull.merged?.at ?? null,
    statuses_url: statuses,
    _links: { ...asJson(told['_links']), statuses: { href: statuses } },
    auto_merge: null,
  };
};

/** A pull request in lists and inside checks: what the emulator tells, with git's truth put over it. */
export const pullShape = async (platform: Platform, repository: Repository, pull: Pull): Promise<Json> =>
  overlay(platform, repository, pull, await readOf(platform, repository, `/pulls/${pull.number}`));

/** GitHub shows these only when one pull request is asked for, never in a list. */
const onlyOfOne = new Set([
  'merged',
  'mergeable',
  'rebaseable',
  'mergeable_state',
  'merged_by',
  'comments',
  'review_comments',
  'maintainer_can_modify',
  'commits',
  'additions',
  'deletions',
  'changed_files',
]);

const stateOf = async (platform: Platform, repository: Repository, pull: Pull): Promise<string> => {
  if (pull.state === 'closed') return 'unknown';
  if (pull.draft) return 'draft';
  if (pull.mergeCommit === null) return 'dirty';
  const gate = gateOf(repository, pull.base.ref, { sha: pull.head.sha, mergeCommit: pull.mergeCommit, pull });
  const tip = await readRef(platform.git, repository.directory, `refs/heads/${pull.base.ref}`);
  if (gate.strict && tip !== null && !(await isAncestor(platform.git, repository.directory, tip, pull.head.sha))) {
    return 'behind';
  }
  if (gate.problem !== null) return 'blocked';
  const failing = repository.checks.runs.some(
    (it) => it.headSha === pull.head.sha && (it.conclusion === 'failure' || it.status !== 'completed'),
  );
  return failing ? 'unstable' : 'clean';
};

/** One pull request, with what git and the gate know of it. */
export const fullPullShape = async (platform: Platform, repository: Repository, pull: Pull): Promise<Json> => {
  const { directory } = repository;
  const from = await mergeBaseOf(platform, repository, pull);
  const [told, files, count, state] = await Promise.all([
    readOf(platform, repository, `/pulls/${pull.number}`),
    changedFiles(platform.git, directory, from, pull.head.sha),
    platform.git.text(directory, ['rev-list', '--count', `${from}..${pull.head.sha}`]),
    stateOf(platform, repository, pull),
  ]);
  const mergeable = pull.state === 'open' ? pull.mergeCommit !== null : null;
  return {
    ...overlay(platform, repository, pull, told),
    merged: pull.merged !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: state,
    merged_by: pull.merged === null ? null : await userShape(platform, pull.merged.by),
    comments: told['comments'],
    review_comments: repository.reviews.comments.filter((it) => it.pull === pull.number).length,
    maintainer_can_modify: false,
    commits: Number(count),
    additions: files.reduce((sum, it) => sum + it.additions, 0),
    deletions: files.reduce((sum, it) => sum + it.deletions, 0),
    changed_files: files.length,
  };
};

/** How checks and runs name a pull request of the same repository; forks' are left out, as on GitHub. */
export const pullReference = (platform: Platform, repository: Repository, pull: Pull): Json => {
  const end = (ref: string, sha: string, of: Repository): Json => ({
    ref,
    sha,
    repo: { id: of.id, url: `${platform.url}${apiPath(of)}`, name: of.name },
  });
  return {
    id: repository.id * 1000 + pull.number,
    number: pull.number,
    url: `${platform.url}${apiPath(repository)}/pulls/${pull.number}`,
    head: end(pull.head.ref, pull.head.sha, pull.head.repository),
    base: end(pull.base.ref, pull.base.sha, repository),
  };
};

import { keyTo } from '../emulator/read.ts';
import { pullPayload } from '../events/pull-payload.ts';
import { readRef } from '../git/refs.ts';
import type { Json } from '../json.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { updatePullRefs } from './pull-refs.ts';
import { touchPull } from './touch-pull.ts';

/** Tells apps, hooks and workflows what happened to a pull request. */
export const announcePull = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  { action, actor, more = {} }: { action: string; actor: string; more?: Json },
): Promise<void> => {
  touchPull(platform, pull);
  const payload = { ...(await pullPayload(platform, repository, pull, { action, actor })), ...more };
  platform.events.emit({ name: 'pull_request', action, repository, payload });
};

/** The head has a new commit. */
export const synchronizePull = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  after: string,
  actor: string,
): Promise<void> => {
  const before = pull.head.sha;
  pull.head.sha = after;
  const tip = await readRef(platform.git, repository.directory, `refs/heads/${pull.base.ref}`);
  if (tip !== null) pull.base.sha = tip;
  await updatePullRefs(platform, repository, pull);
  await announcePull(platform, repository, pull, { action: 'synchronize', actor, more: { before, after } });
};

/** A comment on lines of a file that the new head changes again is outdated. */
export const outdateComments = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  after: string,
): Promise<void> => {
  const comments = repository.reviews.comments.filter((it) => it.pull === pull.number && !it.outdated);
  if (comments.length === 0) return;
  // The new commits are still in the head's repository only; both sides of the diff are known there.
  const args = ['diff-tree', '-r', '--name-only', '-z', pull.head.sha, after];
  const changed = (await platform.git.text(pull.head.repository.directory, args)).split('\0');
  for (const comment of comments) comment.outdated = changed.includes(comment.path);
};

const setState = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  state: 'open' | 'closed',
): Promise<void> => {
  pull.state = state;
  const path = `${apiPath(repository)}/pulls/${pull.number}`;
  await platform.emulator.demand({ method: 'PATCH', path, token: keyTo(repository), body: { state } });
};

export const closePull = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  actor: string,
): Promise<void> => {
  await setState(platform, repository, pull, 'closed');
  await announcePull(platform, repository, pull, { action: 'closed', actor });
};

/** Opens it again, at the commit its branch has now. */
export const reopenPull = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  actor: string,
): Promise<void> => {
  const tip = await readRef(platform.git, pull.head.repository.directory, `refs/heads/${pull.head.ref}`);
  if (tip !== null) pull.head.sha = tip;
  await setState(platform, repository, pull, 'open');
  await updatePullRefs(platform, repository, pull);
  await announcePull(platform, repository, pull, { action: 'reopened', actor });
};

/** Its commits are in the base now, as `sha`. */
export const markMerged = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  sha: string,
  actor: string,
): Promise<void> => {
  pull.merged = { sha, by: actor, at: platform.now() };
  await setState(platform, repository, pull, 'closed');
  await announcePull(platform, repository, pull, { action: 'closed', actor });
};

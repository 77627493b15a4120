import { refsMoved } from '../changes/refs-moved.ts';
import { mergeGroupPayload } from '../events/merge-group-payload.ts';
import { writeCommit } from '../git/commits.ts';
import { mergeTree } from '../git/merge.ts';
import { moveRef } from '../git/refs.ts';
import type { Pull } from '../model/pull.ts';
import type { QueueEntry, Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const bot = 'github-merge-queue[bot]';

/** Makes the commit and branch of a group, and asks for its checks. @throws Error when head and base conflict. */
export const openGroup = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  baseSha: string,
): Promise<QueueEntry> => {
  const { git } = platform;
  const tree = await mergeTree(git, repository.directory, baseSha, pull.head.sha);
  if (tree === null)
    throw new Error(`Pull request ${pull.number} can't be queued: it conflicts with ${pull.base.ref}.`);
  const headSha = await writeCommit(git, repository.directory, {
    tree,
    parents: [baseSha, pull.head.sha],
    message: `Merge pull request #${pull.number} from ${pull.head.repository.owner}/${pull.head.ref}`,
  });
  const headRef = `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${baseSha}`;
  const branch = headRef.slice('refs/heads/'.length);
  const entry: QueueEntry = {
    pull: pull.number,
    branch,
    base: pull.base.ref,
    baseSha,
    headSha,
    headRef,
    outcome: 'waiting',
  };
  await moveRef(git, repository.directory, { ref: headRef, before: null, after: headSha });
  await refsMoved(platform, repository, [{ ref: headRef, before: null, after: headSha }], bot);
  const payload = await mergeGroupPayload(platform, repository, entry, { action: 'checks_requested', actor: bot });
  platform.events.emit({ name: 'merge_group', action: 'checks_requested', repository, payload });
  return entry;
};

/** Says that the group is gone and removes its branch. */
export const closeGroup = async (
  platform: Platform,
  repository: Repository,
  entry: QueueEntry,
  reason: 'merged' | 'invalidated' | 'dequeued',
): Promise<void> => {
  const payload = await mergeGroupPayload(platform, repository, entry, { action: 'destroyed', actor: bot, reason });
  platform.events.emit({ name: 'merge_group', action: 'destroyed', repository, payload });
  const move = { ref: entry.headRef, before: entry.headSha, after: null };
  await moveRef(platform.git, repository.directory, move);
  await refsMoved(platform, repository, [move], bot);
};

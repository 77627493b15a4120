import { closeGroup, openGroup } from './merge-group.ts';
import { markMerged } from '../changes/pull-changes.ts';
import { refsMoved } from '../changes/refs-moved.ts';
import { gateOf } from '../gate/gate.ts';
import { requiredStatusOf } from '../gate/required-status.ts';
import { rulesFor } from '../gate/rules.ts';
import { moveRef, readRef } from '../git/refs.ts';
import type { Pull } from '../model/pull.ts';
import type { QueueEntry, Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const waiting = (repository: Repository, base: string): QueueEntry[] =>
  repository.queue.filter((it) => it.base === base && it.outcome === 'waiting');

/** Who works the queue. */
const bot = 'github-merge-queue[bot]';

const addEntry = async (platform: Platform, repository: Repository, pull: Pull): Promise<QueueEntry> => {
  const last = waiting(repository, pull.base.ref).at(-1);
  const base = last?.headSha ?? (await readRef(platform.git, repository.directory, `refs/heads/${pull.base.ref}`));
  if (pull.state !== 'open' || base === null)
    throw new Error(`Pull request ${pull.number} can't be queued: it is not open.`);
  const entry = await openGroup(platform, repository, pull, base);
  repository.queue.push(entry);
  return entry;
};

/** Takes an entry out; those behind it are built anew, for they were built upon it. */
const removeEntry = async (
  platform: Platform,
  repository: Repository,
  entry: QueueEntry,
  outcome: 'invalidated' | 'dequeued',
): Promise<void> => {
  const all = waiting(repository, entry.base);
  const behind = all.slice(all.indexOf(entry) + 1);
  entry.outcome = outcome;
  await closeGroup(platform, repository, entry, outcome);
  for (const it of behind) {
    it.outcome = 'invalidated';
    await closeGroup(platform, repository, it, 'invalidated');
  }
  for (const it of behind) {
    const pull = repository.pulls.get(it.pull);
    // One that conflicts now stays out.
    if (pull !== undefined && pull.state === 'open') await addEntry(platform, repository, pull).catch(() => undefined);
  }
};

const mergeEntry = async (platform: Platform, repository: Repository, entry: QueueEntry): Promise<void> => {
  const ref = `refs/heads/${entry.base}`;
  const move = { ref, before: entry.baseSha, after: entry.headSha };
  const pull = repository.pulls.get(entry.pull);
  if (pull === undefined || !(await moveRef(platform.git, repository.directory, move))) {
    return removeEntry(platform, repository, entry, 'invalidated');
  }
  entry.outcome = 'merged';
  pull.state = 'closed';
  await refsMoved(platform, repository, [move], bot);
  await markMerged(platform, repository, pull, entry.headSha, bot);
  await closeGroup(platform, repository, entry, 'merged');
};

/** Has a required check of the group failed? */
const hasFailed = (repository: Repository, { base, headSha }: QueueEntry): boolean =>
  rulesFor(repository, base).requiredChecks.some(
    (it) => requiredStatusOf(repository, it, { sha: headSha, mergeCommit: null }) === 'failing',
  );

/** Merges the groups whose checks have passed, from the front, and throws out those that failed. */
export const settleQueue = (platform: Platform, repository: Repository): Promise<void> =>
  repository.queueWork(async () => {
    for (;;) {
      const [first, ...others] = repository.queue.filter((it) => it.outcome === 'waiting');
      if (first === undefined) return;
      const failed = [first, ...others].find((it) => hasFailed(repository, it));
      const gate = gateOf(repository, first.base, { sha: first.headSha, mergeCommit: null });
      if (failed === undefined && gate.problem !== null) return;
      await repository.exclusive(() =>
        failed === undefined
          ? mergeEntry(platform, repository, first)
          : removeEntry(platform, repository, failed, 'invalidated'),
      );
    }
  });

/** Puts a pull request at the end of the queue of its base. @throws Error when it can't be merged there. */
export const enqueue = async (platform: Platform, repository: Repository, pull: Pull): Promise<QueueEntry> => {
  const add = (): Promise<QueueEntry> => addEntry(platform, repository, pull);
  const entry = await repository.queueWork(() => repository.exclusive(add));
  await settleQueue(platform, repository);
  return entry;
};

/** Takes a pull request out of the queue: its author did, or its checks took too long. */
export const dequeue = async (
  platform: Platform,
  repository: Repository,
  entry: QueueEntry,
  outcome: 'invalidated' | 'dequeued',
): Promise<void> => {
  const remove = (): Promise<void> => removeEntry(platform, repository, entry, outcome);
  if (entry.outcome === 'waiting') await repository.queueWork(() => repository.exclusive(remove));
  await settleQueue(platform, repository);
};

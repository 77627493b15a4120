import type { QueueEntry, Repository } from '../model/repository.ts';
import type { RepositoryReference } from '../options.ts';
import type { Platform } from '../platform.ts';
import { dequeue, enqueue } from '../queue/merge-queue.ts';

export interface QueueControl {
  /** As a person presses "Merge when ready". The group merges by itself once its required checks have passed. */
  enqueue(repository: RepositoryReference, number: number): Promise<QueueEntry>;
  /** Takes it out: "dequeued" by a person, "invalidated" when its checks took too long. */
  remove(repository: RepositoryReference, number: number, why?: 'dequeued' | 'invalidated'): Promise<void>;
  /** All entries so far, oldest first. */
  entries(repository: RepositoryReference): readonly QueueEntry[];
}

export const createQueueControl = (
  platform: Platform,
  find: (reference: RepositoryReference) => Repository,
): QueueControl => ({
  entries: (reference) => find(reference).queue,
  enqueue: async (reference, number) => {
    const repository = find(reference);
    const pull = repository.pulls.get(number);
    if (pull === undefined) throw new Error(`${repository.fullName} has no pull request ${number}.`);
    return enqueue(platform, repository, pull);
  },
  remove: async (reference, number, why = 'dequeued') => {
    const repository = find(reference);
    const entry = repository.queue.find((it) => it.pull === number && it.outcome === 'waiting');
    if (entry === undefined) throw new Error(`Pull request ${number} is not in the merge queue.`);
    await dequeue(platform, repository, entry, why);
  },
});

import type { QueuedGroup } from './events/app-event.ts';
import { type NewRun, priorities } from './model.ts';

/** Judges a merge group against the commit that it was built upon. `by`: login of who asked; null for the queue. */
export const planGroupRun = (repositoryId: number, group: QueuedGroup, by: string | null): NewRun => ({
  repositoryId,
  purpose: { kind: 'merge-group', headRef: group.headRef },
  mode: 'check',
  headSha: group.headSha,
  base: group.base,
  requestedBy: by,
  // Only people who may write put a pull request in the queue.
  isApproved: true,
  priority: priorities.mergeGroup,
});

import { systemClock } from '../../../core/clock.ts';
import type { Investigation } from '../../../core/investigation.ts';
import { withEvent } from '../../../investigation/synthesis/timeline.ts';
import { alertTopic, type Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import { resolvedEvent, tellResolved } from './tell-alert.ts';
import { isHeld, isSame, watchTime } from './validate-investigations.ts';

/** Whether refreshes of the default branch are held against it. */
const isWatched = (investigation: Investigation): boolean =>
  isHeld(investigation) && investigation.validation.criteria.length > 0;

/**
 * Begins to hold refreshes of the default branch against what an alert's investigation wants, and says in its issue where the alert was over
 * before. To be repeated without harm. Throws a GitHubError or DatabaseError.
 */
export const watchAlert = async (
  { id, repositoryId }: Run,
  investigation: Investigation,
  present: PresentRepository,
  { store, clock = systemClock }: Pick<JobTools, 'store' | 'clock'>,
): Promise<void> => {
  // Read again: it may have been over while the issue was written.
  const purpose = (await store.run(id))?.purpose;
  const over = purpose?.kind === 'alert' && purpose.resolvedAt !== null ? purpose : null;
  const at = over?.resolvedAt ?? null;
  const stored = (await store.investigations(repositoryId, null)).find(({ runId }) => runId === id);
  // Posted again: refreshes may have told more of it since.
  const isNew = stored?.watchedUntil === null && isSame(stored.investigation, investigation);
  if (isNew && isWatched(investigation)) {
    const { timeline } = investigation;
    const begun = at === null ? investigation : { ...investigation, timeline: withEvent(timeline, at, resolvedEvent) };
    await store.saveInvestigation(id, begun, new Date(clock.date().getTime() + watchTime));
  }
  const number = over === null ? null : await store.openIssue(repositoryId, alertTopic(id));
  if (over === null || number === null) return;
  await tellResolved({ alert: over.alert, at, number, isWatched: isWatched(investigation) }, present);
};

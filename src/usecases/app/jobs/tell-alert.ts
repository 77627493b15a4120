import { systemClock } from '../../../core/clock.ts';
import { commentMarker } from '../../../github/comment-marker.ts';
import { publishComment } from '../../../github/publish-comment.ts';
import { isIssueOpen } from '../../../github/repository-issues.ts';
import { withEvent } from '../../../investigation/synthesis/timeline.ts';
import { alertTopic } from '../model.ts';
import type { AlertNews } from '../ports.ts';
import { noDeploysText, resolvedText } from './alert-text.ts';
import { isLeftAlone } from './is-left-alone.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { tellInAlertIssue } from './post-alert-issue.ts';
import { type PresentRepository, presentRepository } from './present-repository.ts';
import { problemText } from './problem-text.ts';

interface Resolved {
  readonly alert: string;
  readonly at: string | null;
  /** Of the issue. */
  readonly number: number;
  /** Whether an investigation of it is held against the default branch. */
  readonly isWatched: boolean;
}

/** Says in an issue that its alert is over, in one comment however often it comes and goes. Throws a GitHubError. */
export const tellResolved = async (
  { alert, at, number, isWatched }: Resolved,
  { repository, name, github }: PresentRepository,
): Promise<void> => {
  if (!(await isIssueOpen(github, { repository: name, number }))) return;
  const body = resolvedText(alert, { at, branch: repository.defaultBranch, isWatched });
  const marker = commentMarker('alert-resolved');
  await publishComment(github, { repository: name, number, place: 'issue', marker, body });
};

/** What a timeline says of it. */
export const resolvedEvent = 'The alert was resolved. That alone closes nothing.';

const resolve = async (
  { alert, group, at }: AlertNews,
  present: PresentRepository,
  { store, clock = systemClock }: JobTools,
): Promise<void> => {
  const { id } = present.repository;
  const when = at ?? clock.date().toISOString();
  // First: a run that is posted at this moment looks for it behind its own issue.
  const runs = new Set(await store.resolveAlert(id, group, when));
  const number = await store.openIssue(id, alertTopic(group));
  const watched = (await store.watchedInvestigations(id)).filter(({ runId }) => runs.has(runId));
  const open = watched.filter(({ investigation }) => investigation.state !== 'closed');
  if (number !== null) await tellResolved({ alert, at, number, isWatched: open.length > 0 }, present);
  for (const { runId, investigation, watchedUntil } of open) {
    const timeline = withEvent(investigation.timeline, when, resolvedEvent);
    await store.saveInvestigation(runId, { ...investigation, timeline }, watchedUntil);
  }
};

const noDeploys = async (
  { alert, group }: AlertNews,
  present: PresentRepository,
  { store, log }: JobTools,
): Promise<void> => {
  const { id, defaultBranch } = present.repository;
  if (await isLeftAlone(defaultBranch, present)) return;
  const told = { topic: alertTopic(group), alert, body: noDeploysText(alert, defaultBranch), comment: null };
  const { url } = await tellInAlertIssue(told, present, { store });
  log.warn(`An alert could not be investigated: ${url}`, { repository: id });
};

/**
 * Tells news of an alert in the issue of its group. What GitHub refuses for good is told in the log. To be repeated without harm. Throws where it
 * may go better later.
 */
export const tellAlert = async (news: AlertNews, tools: JobTools): Promise<void> => {
  const present = await presentRepository(news.repositoryId, tools);
  if (present === null) return;
  try {
    await (news.news === 'resolved' ? resolve(news, present, tools) : noDeploys(news, present, tools));
  } catch (error) {
    if (isPassing(error)) throw error;
    tools.log.error('News of an alert could not be told.', {
      repository: news.repositoryId,
      problem: problemText(error),
    });
  }
};

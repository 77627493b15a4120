import { commentMarker } from '../../../github/comment-marker.ts';
import { publishComment } from '../../../github/publish-comment.ts';
import { isIssueOpen, openIssue, type OpenedIssue } from '../../../github/repository-issues.ts';
import { alertTopic, type Run } from '../model.ts';
import type { AppStore } from '../ports.ts';
import { alertTitle } from './alert-text.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

interface Telling {
  readonly topic: string;
  /** Name of the alert, anybody's text. */
  readonly alert: string;
  /** Markdown. */
  readonly body: string;
  /** Names the comment that says it where the issue is there already; null: then it says enough. */
  readonly comment: string | null;
}

/**
 * Says something in the one issue of an alert's group: opens it with that, or keeps a comment in the one that is open. Throws a GitHubError or
 * DatabaseError.
 */
export const tellInAlertIssue = async (
  { topic, alert, body, comment }: Telling,
  { repository, name, github }: PresentRepository,
  { store }: Pick<JobTools, 'store'>,
): Promise<OpenedIssue> => {
  const issue = await openIssue(github, { repository: name, key: topic, title: alertTitle(alert), body });
  const { number, isSame } = issue;
  if (!isSame && comment !== null)
    await publishComment(github, { repository: name, number, place: 'issue', marker: commentMarker(comment), body });
  await store.saveIssue(repository.id, topic, number, 'open');
  return issue;
};

/** Newest runs that are looked through for an earlier attempt. */
const mostRuns = 200;

/** Whether somebody has closed the issue that told the same of the same two deploys: they know it. An alert is sent again and again. */
const isSettled = async (
  run: Run,
  group: string | null,
  topic: string,
  { repository, name, github }: PresentRepository,
  store: Pick<AppStore, 'runsOf' | 'openIssue'>,
): Promise<boolean> => {
  const number = await store.openIssue(repository.id, topic);
  if (number === null) return false;
  const runs = await store.runsOf(repository.id, { limit: mostRuns });
  const isRepeated = runs.some(
    ({ id, purpose, headSha, base, createdAt }) =>
      id !== run.id &&
      createdAt.getTime() <= run.createdAt.getTime() &&
      purpose.kind === 'alert' &&
      purpose.group === group &&
      headSha === run.headSha &&
      base?.sha === run.base?.sha,
  );
  return isRepeated && !(await isIssueOpen(github, { repository: name, number }));
};

/**
 * Tells what an alert was found to come from, or why nothing was found, in the issue of its group; what comes to nothing has one comment there,
 * however often it is tried. Gives "#12"; null where nobody is to be told once more. Throws a GitHubError or DatabaseError.
 */
export const postAlertIssue = async (
  run: Run,
  { alert, group }: Extract<Run['purpose'], { readonly kind: 'alert' }>,
  body: string,
  present: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<string | null> => {
  const topic = alertTopic(group ?? run.id);
  const isWhole = run.outcome === 'investigated';
  if (!isWhole && (await isSettled(run, group, topic, present, store))) return null;
  const comment = isWhole ? `alert-run-${run.id}` : 'alert-trouble';
  const { number, url } = await tellInAlertIssue({ topic, alert, body, comment }, present, { store });
  const { repository } = present;
  // Where it is told what becomes of this one: the group may have another issue by then.
  await store.saveIssue(repository.id, alertTopic(run.id), number, 'open');
  const about = { repository: repository.id, run: run.id };
  if (isWhole) log.info(`An alert was investigated: ${url}`, about);
  else log.warn(`An alert could not be investigated: ${url}`, about);
  return `#${number}`;
};

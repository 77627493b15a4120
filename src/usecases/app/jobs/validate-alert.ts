import { systemClock } from '../../../core/clock.ts';
import type { BaselineRecord } from '../../../core/baseline-record.ts';
import type { Investigation } from '../../../core/investigation.ts';
import type { Policy } from '../../../core/policy.ts';
import { commentMarker } from '../../../github/comment-marker.ts';
import { publishComment } from '../../../github/publish-comment.ts';
import { publishReply } from '../../../github/publish-reply.ts';
import { closeIssue, isIssueOpen } from '../../../github/repository-issues.ts';
import { closeOnMain } from '../../../investigation/synthesis/close-on-main.ts';
import { alertTopic } from '../model.ts';
import type { AppStore, StoredInvestigation } from '../ports.ts';
import { closedText, progressText } from './alert-text.ts';
import type { JobTools } from './job-tools.ts';
import { confirmLearnt } from './learn-from.ts';
import type { PresentRepository } from './present-repository.ts';
import { unlessRefused } from './unless-refused.ts';
import { watchTime } from './validate-investigations.ts';

/** What a refresh is held with. */
export interface RefreshGround {
  readonly records: readonly BaselineRecord[];
  readonly policy: Policy;
}

/** Keeps the one comment that says which criteria hold; edited in place, it notifies nobody. Throws a GitHubError. */
export const tellProgress = async (
  runId: string,
  number: number,
  { investigation, reasons }: { readonly investigation: Investigation; readonly reasons: readonly string[] },
  { name: repository, github }: PresentRepository,
): Promise<void> => {
  const marker = commentMarker(`investigation-${runId}`);
  await publishComment(github, {
    repository,
    number,
    place: 'issue',
    marker,
    body: progressText(investigation, reasons),
  });
};

/** Whether another investigation that goes on is told in the same issue. */
const isShared = async (
  runId: string,
  number: number,
  repositoryId: number,
  store: Pick<AppStore, 'watchedInvestigations' | 'openIssue'>,
): Promise<boolean> => {
  for (const it of await store.watchedInvestigations(repositoryId)) {
    if (it.runId === runId || it.number !== null || it.investigation.state === 'closed') continue;
    if ((await store.openIssue(repositoryId, alertTopic(it.runId))) === number) return true;
  }
  return false;
};

/** Closes the issue, which Pacegate has opened, unless it is not Pacegate's to close. */
const close = async (
  runId: string,
  number: number,
  investigation: Investigation,
  { repository, name, github }: PresentRepository,
  { store }: Pick<JobTools, 'store'>,
): Promise<void> => {
  const shared = await isShared(runId, number, repository.id, store);
  const comment = closedText(investigation, { branch: repository.defaultBranch, isShared: shared });
  const key = `closed-${runId}`;
  if (shared) {
    await publishReply(github, { repository: name, number, key, body: comment });
    return;
  }
  if (!(await closeIssue(github, { repository: name, number, comment, key, sparesReopened: true }))) return;
  const purpose = (await store.run(runId))?.purpose;
  if (purpose?.kind !== 'alert' || purpose.group === null) return;
  const topic = alertTopic(purpose.group);
  if ((await store.openIssue(repository.id, topic)) === number)
    await store.saveIssue(repository.id, topic, number, 'closed');
};

/**
 * Holds a refresh of the default branch against what an alert's investigation wants; tells each criterion in its issue, and closes both when all
 * hold: from then on the branch is watched. To be repeated without harm. Throws the GitHubError of what may go better later, and a
 * DatabaseError.
 */
export const validateAlert = async (
  { runId, headSha, investigation: before, watchedUntil }: StoredInvestigation,
  { records, policy }: RefreshGround,
  present: PresentRepository,
  tools: Pick<JobTools, 'store' | 'log' | 'clock'>,
): Promise<void> => {
  const { store, log, clock = systemClock } = tools;
  const { repository, name, github } = present;
  const { checks, investigation } = closeOnMain(before, records, policy);
  if (checks.length === 0) return;
  const isClosed = investigation.state === 'closed';
  const topic = alertTopic(runId);
  const number = await store.openIssue(repository.id, topic);
  const tell = async (): Promise<void> => {
    if (number === null) return;
    if (!(await isIssueOpen(github, { repository: name, number }))) {
      // Whoever has closed it wants to read no more.
      await store.saveIssue(repository.id, topic, number, 'closed');
      return;
    }
    await tellProgress(runId, number, { investigation, reasons: checks.map(({ text }) => text) }, present);
    if (isClosed) await close(runId, number, investigation, present, tools);
  };
  const about = { repository: repository.id, run: runId };
  await unlessRefused(tell, about, log);
  if (isClosed) {
    log.info('What an alert came from is fixed.', about);
    // It refers to its commit where there was no issue.
    const references = [...(number === null ? [] : [`#${number}`]), headSha.slice(0, 12)];
    await confirmLearnt(repository.id, references, store);
  }
  if (investigation !== before)
    await store.saveInvestigation(
      runId,
      investigation,
      isClosed ? new Date(clock.date().getTime() + watchTime) : watchedUntil,
    );
};

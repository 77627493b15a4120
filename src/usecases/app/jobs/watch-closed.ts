import { openIssue } from '../../../github/repository-issues.ts';
import { type MainValidation, validateOnMain } from '../../../investigation/synthesis/validate-on-main.ts';
import { codeSpan, escapePlain } from '../../../report/escape.ts';
import { causeOf } from '../../../report/investigation/cause-of.ts';
import { criteriaLines } from '../../../report/investigation/plan-lines.ts';
import { outsideList } from '../../../report/investigation/words.ts';
import { alertTopic } from '../model.ts';
import type { StoredInvestigation } from '../ports.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import { unlessRefused } from './unless-refused.ts';
import { type RefreshGround, tellProgress } from './validate-alert.ts';

/** Of an issue. */
const mostLines = 20;

/** `number`: of the pull request, or of the alert's issue; null where there is none. */
const issueOf = ({ investigation, checks }: MainValidation, headSha: string, number: number | null) => {
  const short = headSha.slice(0, 10);
  const cause = causeOf(investigation);
  const missed = checks.filter(({ term, state }) => term === 'extended' && state === 'missed');
  return {
    title: `What was fixed in ${number === null ? short : `#${number}`} came back: ${escapePlain(missed[0]?.criterion.metric ?? '', 80)}`,
    body: [
      `The investigation in ${number === null ? codeSpan(short) : `#${number}`} was closed, and is open again: the default branch does not hold what it wanted.`,
      '',
      ...outsideList(
        missed.slice(0, mostLines).map(({ text }) => text),
        300,
      ),
      ...(cause === null ? [] : ['', `Its cause then: ${cause}.`]),
      '',
      'What it wanted:',
      '',
      ...criteriaLines(investigation, mostLines),
    ].join('\n'),
  };
};

/** The first record after it was closed, and all of them once they are enough: what stays as it is from one refresh to the next. */
const reasonsOf = ({ checks, done }: MainValidation): string[] =>
  checks
    .filter(({ term, state }) => (term === 'short' ? state !== 'open' : done || state === 'missed'))
    .map(({ text }) => text);

/**
 * Looks whether the default branch still holds what a closed investigation wanted; opens an issue where it does not. What an alert opened is
 * told in its own issue too. To be repeated without harm. Throws the GitHubError of what may go better later, and a DatabaseError.
 */
export const watchClosed = async (
  { runId, number: pull, headSha, investigation: before }: StoredInvestigation,
  { records, policy }: RefreshGround,
  present: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<void> => {
  const { repository, name, github } = present;
  const about = { repository: repository.id, run: runId };
  const found = validateOnMain(before, records, { policy });
  const { investigation, done } = found;
  const isBack = before.state === 'closed' && investigation.state !== 'closed';
  const topic = alertTopic(runId);
  const own = pull === null ? await store.openIssue(repository.id, topic) : null;
  const reasons = reasonsOf(found);
  if (own !== null && reasons.length > 0)
    await unlessRefused(() => tellProgress(runId, own, { investigation, reasons }, present), about, log);
  if (!isBack && !done) return;
  const tell = async (): Promise<void> => {
    const key = `investigation-${runId}`;
    const issue = await openIssue(github, { repository: name, key, ...issueOf(found, headSha, pull ?? own) });
    await store.saveIssue(repository.id, key, issue.number, 'open');
    log.info(`What an investigation had fixed came back: ${issue.url}`, about);
  };
  if (isBack && !(await unlessRefused(tell, about, log))) return;
  await store.saveInvestigation(runId, investigation, null);
  if (own !== null) await store.saveIssue(repository.id, topic, own, 'closed');
};

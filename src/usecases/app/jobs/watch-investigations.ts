import type { BaselineRecord } from '../../../core/baseline-record.ts';
import type { Investigation } from '../../../core/investigation.ts';
import { validateOnMain } from '../../../investigation/synthesis/validate-on-main.ts';
import { openIssue } from '../../../github/repository-issues.ts';
import { codeSpan, escapePlain } from '../../../report/escape.ts';
import { causeOf } from '../../../report/investigation/cause-of.ts';
import { criteriaLines } from '../../../report/investigation/plan-lines.ts';
import type { StoredInvestigation } from '../ports.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

const issueOf = (investigation: Investigation, { number, headSha }: StoredInvestigation) => {
  const place = number === null ? codeSpan(headSha.slice(0, 10)) : `#${number}`;
  const cause = causeOf(investigation);
  return {
    title: `What was fixed in ${number === null ? headSha.slice(0, 10) : `#${number}`} came back: ${escapePlain(investigation.regressions[0]?.metric ?? '', 80)}`,
    body: [
      `The investigation in ${place} was closed, and is open again: the default branch does not hold what it wanted.`,
      ...(cause === null ? [] : ['', `Its cause then: ${cause}.`]),
      '',
      ...criteriaLines(investigation, 20),
    ].join('\n'),
  };
};

/**
 * Looks after a refresh whether the default branch still holds what closed investigations wanted; opens an issue where it does not. To be
 * repeated without harm. Throws a GitHubError, BaselineError or DatabaseError.
 */
export const watchInvestigations = async (
  { repository, name, github }: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<void> => {
  const watched = await store.watchedInvestigations(repository.id);
  if (watched.length === 0) return;
  const baselines = store.baselines(repository);
  const records: BaselineRecord[] = [];
  for (const key of await baselines.list()) records.push(...(await baselines.read(key)).records);
  for (const it of watched) {
    const { investigation, done } = validateOnMain(it.investigation, records);
    const isOpen = investigation.state !== 'closed';
    if (JSON.stringify(investigation) === JSON.stringify(it.investigation) && !done) continue;
    if (isOpen) {
      const key = `investigation-${it.runId}`;
      const issue = await openIssue(github, { repository: name, key, ...issueOf(investigation, it) });
      await store.saveIssue(repository.id, key, issue.number, 'open');
      log.info(`What an investigation had fixed came back: ${issue.url}`, { repository: repository.id, run: it.runId });
    }
    await store.saveInvestigation(it.runId, investigation, isOpen || done ? null : it.watchedUntil);
  }
};

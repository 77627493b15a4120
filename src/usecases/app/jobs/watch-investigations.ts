import type { BaselineStore } from '../../../baseline/baseline-store.ts';
import type { BaselineRecord } from '../../../core/baseline-record.ts';
import { openIssue } from '../../../github/repository-issues.ts';
import { type MainValidation, validateOnMain } from '../../../investigation/synthesis/validate-on-main.ts';
import { codeSpan, escapePlain } from '../../../report/escape.ts';
import { causeOf } from '../../../report/investigation/cause-of.ts';
import { criteriaLines } from '../../../report/investigation/plan-lines.ts';
import { outsideList } from '../../../report/investigation/words.ts';
import type { Run } from '../model.ts';
import type { StoredInvestigation } from '../ports.ts';
import type { JobTools } from './job-tools.ts';
import { policyAt } from './policy-at.ts';
import type { PresentRepository } from './present-repository.ts';
import { unlessRefused } from './unless-refused.ts';

/** Of an issue. */
const mostLines = 20;

const issueOf = ({ investigation, checks }: MainValidation, { number, headSha }: StoredInvestigation) => {
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

const recordsOf = async (baselines: BaselineStore): Promise<BaselineRecord[]> => {
  const records: BaselineRecord[] = [];
  for (const key of await baselines.list()) records.push(...(await baselines.read(key)).records);
  return records;
};

/**
 * Looks after a refresh whether the default branch still holds what closed investigations wanted, by the policy of the commit that was
 * measured; opens an issue where it does not. Where there can be no issue it is looked at again after the next refresh. To be
 * repeated without harm. Throws a GitHubError, BaselineError or DatabaseError.
 */
export const watchInvestigations = async (
  { headSha }: Pick<Run, 'headSha'>,
  present: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<void> => {
  const { repository, name, github } = present;
  const watched = await store.watchedInvestigations(repository.id);
  if (watched.length === 0) return;
  const policy = await policyAt(headSha, present);
  if (policy === null) {
    log.warn('Closed investigations were not looked at: the commit has no configuration that can be read.', {
      repository: repository.id,
    });
    return;
  }
  const records = await recordsOf(store.baselines(repository));
  for (const it of watched) {
    const { runId } = it;
    const found = validateOnMain(it.investigation, records, { policy });
    const { investigation, done } = found;
    const isOpen = it.investigation.state === 'closed' && investigation.state !== 'closed';
    if (!isOpen && !done) continue;
    const tell = async (): Promise<void> => {
      const key = `investigation-${runId}`;
      const issue = await openIssue(github, { repository: name, key, ...issueOf(found, it) });
      await store.saveIssue(repository.id, key, issue.number, 'open');
      log.info(`What an investigation had fixed came back: ${issue.url}`, { repository: repository.id, run: runId });
    };
    if (isOpen && !(await unlessRefused(tell, { repository: repository.id, run: runId }, log))) continue;
    await store.saveInvestigation(runId, investigation, null);
  }
};

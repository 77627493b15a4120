import type { Result } from '../../../core/result.ts';
import type { CheckReport } from '../../../report/check-report.ts';
import { renderComment } from '../../../report/comment.ts';
import { validationLines } from '../../../report/investigation/validation-lines.ts';
import { renderCheck } from '../../../report/render-check.ts';
import { createGitHubPosting, type PostingLog } from '../../posting/github-posting.ts';
import { postResult } from '../../posting/post-result.ts';
import type { Posting, SuggestionPlace } from '../../posting/posting.ts';
import type { AppLog } from '../app-log.ts';
import type { Run } from '../model.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { type PresentRepository, presentRepository } from './present-repository.ts';
import { checkIdentityOf } from './run-addresses.ts';
import { keepValidated, validateInvestigations } from './validate-investigations.ts';
import { withAcceptances } from './with-acceptances.ts';

const logOf = (log: AppLog, run: Run): PostingLog => ({
  write: (line) => log.info(line, { run: run.id }),
  warning: (message) => log.warn(message, { run: run.id }),
});

/** Nobody accepts or investigates a merge group: that is done in its pull requests. */
const reportOf = (run: Run, result: Result): CheckReport => {
  const report = renderCheck(result);
  if (run.purpose.kind === 'pull-request') return report;
  return { ...report, buttons: report.buttons.filter(({ identifier }) => identifier === 'remeasure') };
};

/** Where the comment goes; null where there is none, or the pull request is about something else by now. */
const placeOf = async (
  { purpose, headSha, id }: Run,
  result: Result,
  posting: Posting,
  log: AppLog,
): Promise<SuggestionPlace | null> => {
  if (purpose.kind !== 'pull-request') return null;
  const { number } = purpose;
  const outdated = await posting.outdated(number, headSha);
  if (outdated === null) return { number, headSha, baseSha: result.base.commit };
  log.info(`${outdated} Its comment stays as it is.`, { run: id });
  return null;
};

/**
 * Posts a result. What GitHub refuses for good is told in the log and keeps nothing else back. Throws the GitHubError of what
 * may go better later.
 */
export const postKept = async (run: Run, kept: Result, present: PresentRepository, tools: JobTools): Promise<void> => {
  const { log } = tools;
  const { repository, name, github } = present;
  // What was accepted since, and what has expired since.
  const result = await withAcceptances(kept, run, tools);
  const { headSha, externalId, detailsUrl } = checkIdentityOf(run, repository, tools);
  const posting = createGitHubPosting(github, {
    repository: name,
    name: tools.checkName,
    detailsUrl,
    log: logOf(log, run),
  });
  const validated = await validateInvestigations(run, result, tools);
  const found = validated === null ? [] : validationLines(validated.now);
  const refused = await postResult(posting, {
    check: posting.check(headSha, externalId),
    report: reportOf(run, result),
    comment: [renderComment(result), ...(found.length === 0 ? [] : [found.join('\n'), ''])].join('\n'),
    result,
    findPlace: () => placeOf(run, result, posting, log),
  });
  // Behind the verdict, which a merge may wait for.
  if (validated !== null) await keepValidated(validated, present, tools);
  const passing = refused.find(isPassing);
  if (passing !== undefined) throw passing;
  for (const { message, cure } of refused) log.warn(message, { run: run.id, cure });
  // Deleted or taken away in the middle of it: that is remembered, and nothing more is tried there.
  if (refused.length > 0) await presentRepository(run.repositoryId, tools);
};

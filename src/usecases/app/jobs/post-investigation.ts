import type { Investigation } from '../../../core/investigation.ts';
import { compareFiles } from '../../../github/compare-files.ts';
import { outdatedPullRequest } from '../../../github/outdated-pull-request.ts';
import { publishCheck } from '../../../github/publish-check.ts';
import { publishSuggestions } from '../../../github/publish-suggestions.ts';
import { investigationReport } from '../../../report/investigation/check-report.ts';
import { investigationSuggestions } from '../../../report/investigation/investigation-suggestions.ts';
import { renderInvestigationComment } from '../../../report/investigation/render-comment.ts';
import type { Run } from '../model.ts';
import type { RunReport } from '../ports.ts';
import { endingText } from './ended-report.ts';
import { writeInvestigationComment } from './investigation-comment.ts';
import type { JobTools } from './job-tools.ts';
import { learnFrom } from './learn-from.ts';
import { postAlertIssue } from './post-alert-issue.ts';
import { postEnding } from './post-ending.ts';
import type { PresentRepository } from './present-repository.ts';
import { checkIdentityOf } from './run-addresses.ts';

/** Fixes that were measured, on lines of the diff, as long as the pull request is about this head. */
const suggest = async (
  { headSha }: Run,
  number: number,
  investigation: Investigation,
  { name: repository, github }: PresentRepository,
): Promise<void> => {
  if ((await outdatedPullRequest(github, { repository, number, headSha })) !== null) return;
  const { files } = await compareFiles(github, { repository, base: investigation.scope.base, head: headSha });
  const suggestions = investigationSuggestions(investigation, files);
  if (suggestions.length > 0) await publishSuggestions(github, { repository, number, headSha, suggestions, files });
};

const bodyOf = (run: Run, investigation: Investigation): string => {
  const body = renderInvestigationComment(investigation);
  if (run.state !== 'ended' || run.outcome === 'investigated') return body;
  const { title, summary } = endingText(run);
  return `**${title}** ${summary}\n\nWhat was known by then:\n\n${body}`;
};

/**
 * Posts how far an investigation is, or what it came to: its comment; at the end also its check with marks beside the code, fixes that were
 * measured, and what was learnt. To be repeated without harm. Throws a GitHubError.
 */
export const postInvestigation = async (
  run: Run,
  report: Extract<RunReport, { readonly kind: 'investigation' }>,
  present: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  const { investigation } = report;
  const { name: repository, github } = present;
  const isOver = run.state === 'measured' || run.state === 'ended';
  if (run.purpose.kind === 'alert') {
    if (!isOver) return;
    const reference = await postAlertIssue(run, run.purpose.alert, bodyOf(run, investigation), present, tools);
    return learnFrom(run, report, reference, present, tools);
  }
  if (run.purpose.kind !== 'pull-request') return;
  const { number } = run.purpose;
  await writeInvestigationComment({ github, repository, number, runId: run.id }, bodyOf(run, investigation));
  if (!isOver) return;
  if (run.outcome !== 'investigated') return postEnding(run, present, tools);
  const identity = checkIdentityOf(run, present.repository, tools);
  await publishCheck(github, { ...identity, id: run.checkRunId, report: investigationReport(investigation) });
  await suggest(run, number, investigation, present);
  await learnFrom(run, report, `#${number}`, present, tools);
};

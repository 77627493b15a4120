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
import { foundText } from './alert-text.ts';
import { endingText } from './ended-report.ts';
import { writeInvestigationComment } from './investigation-comment.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { learnFrom } from './learn-from.ts';
import { postAlertEnding } from './post-alert-ending.ts';
import { postAlertIssue } from './post-alert-issue.ts';
import { postEnding } from './post-ending.ts';
import type { PresentRepository } from './present-repository.ts';
import { proposeEntry } from './propose-entry.ts';
import { checkIdentityOf } from './run-addresses.ts';
import { unlessRefused } from './unless-refused.ts';
import { watchAlert } from './watch-alert.ts';

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

type Report = Extract<RunReport, { readonly kind: 'investigation' }>;

/**
 * The issue that tells an alert's investigation is what later ones refer to. Where there can be none, what was learnt is kept all the same, and
 * refreshes are held against it.
 */
const postAlert = async (
  run: Run,
  purpose: Extract<Run['purpose'], { readonly kind: 'alert' }>,
  { investigation, isShared }: Report,
  present: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  const isEmpty = run.outcome === 'failed' && investigation.hypotheses.length === 0;
  if (isEmpty) return postAlertEnding(run, present, tools);
  const { alert, branch } = purpose;
  const body = foundText(run, { alert, branch, body: bodyOf(run, investigation) }, investigation);
  const commit = run.headSha.slice(0, 12);
  const told = postAlertIssue(run, purpose, body, present, tools);
  const reference = await told.catch(async (error: unknown) => {
    if (isPassing(error)) throw error;
    await learnFrom(run, investigation, commit, tools);
    await watchAlert(run, investigation, present, tools);
    throw error;
  });
  const entry = await learnFrom(run, investigation, reference ?? commit, tools);
  await watchAlert(run, investigation, present, tools);
  if (entry !== null && isShared) await proposeEntry(entry, present, tools);
};

/**
 * Posts how far an investigation is, or what it came to: its comment; at the end also its check with marks beside the code, fixes that were
 * measured, and what was learnt. To be repeated without harm. Throws a GitHubError or DatabaseError.
 */
export const postInvestigation = async (
  run: Run,
  report: Report,
  present: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  const { investigation, isShared } = report;
  const { name: repository, github } = present;
  const isOver = run.state === 'measured' || run.state === 'ended';
  if (run.purpose.kind === 'alert') {
    if (isOver) await postAlert(run, run.purpose, report, present, tools);
    return;
  }
  if (run.purpose.kind !== 'pull-request') return;
  const { number } = run.purpose;
  const isWhole = isOver && run.outcome === 'investigated';
  // First of all: whatever GitHub refuses, what was learnt is not lost.
  const entry = isWhole ? await learnFrom(run, investigation, `#${number}`, tools) : null;
  const place = { github, repository, number, runId: run.id };
  const about = { run: run.id };
  await unlessRefused(() => writeInvestigationComment(place, bodyOf(run, investigation)), about, tools.log);
  if (!isOver) return;
  if (!isWhole) return postEnding(run, present, tools);
  const identity = checkIdentityOf(run, present.repository, tools);
  await publishCheck(github, { ...identity, id: run.checkRunId, report: investigationReport(investigation) });
  await unlessRefused(() => suggest(run, number, investigation, present), about, tools.log);
  if (entry !== null && isShared) await proposeEntry(entry, present, tools);
};

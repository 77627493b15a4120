import { verdicts } from '../../../core/result.ts';
import { publishCheck } from '../../../github/publish-check.ts';
import { publishReply } from '../../../github/publish-reply.ts';
import { escapeMarkdown } from '../../../report/escape.ts';
import { problemReport } from '../../posting/problem.ts';
import { hasCheck, type Run } from '../model.ts';
import { endingText } from './ended-report.ts';
import { writeInvestigationComment } from './investigation-comment.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { postAlertEnding } from './post-alert-ending.ts';
import { postEnding } from './post-ending.ts';
import { postKept } from './post-kept.ts';
import { postInvestigation } from './post-investigation.ts';
import { postLoad } from './post-load.ts';
import { type PresentRepository, presentRepository } from './present-repository.ts';
import { reportCreep } from './report-creep.ts';
import { checkIdentityOf } from './run-addresses.ts';
import { watchInvestigations } from './watch-investigations.ts';

const hasResult = ({ state, outcome }: Run): boolean =>
  state === 'measured' || verdicts.some((verdict) => verdict === outcome);

/** What a load or an investigation came to, even one that was cancelled in the middle. */
const postReport = async (run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  const report = await tools.store.keptReport(run.id);
  if (report?.kind === 'load') return postLoad(run, report.measurement, present, tools);
  if (report?.kind === 'investigation') return postInvestigation(run, report, present, tools);
  await postEnding(run, present, tools);
  await postAlertEnding(run, present, tools);
  await tellEnding(run, present);
};

/** Whoever asked for it looks at its comment, or at the one that it was to be told in. */
const tellEnding = async (run: Run, { name: repository, github }: PresentRepository): Promise<void> => {
  const { purpose, mode, id } = run;
  if (purpose.kind !== 'pull-request' || mode === 'check') return;
  const { title, summary } = endingText(run);
  const isOneLine = (run.problem ?? '').split('\n').length === 1;
  const body = isOneLine ? summary : `**${escapeMarkdown(title)}**\n\n${summary}`;
  const { number } = purpose;
  if (mode === 'investigate') return writeInvestigationComment({ github, repository, number, runId: id }, body);
  // Whoever cancels it is answered, and what it had measured by then is told in this place, once.
  if (run.outcome === 'cancelled') return;
  await publishReply(github, { repository, number, key: `load-${id}`, body });
};

/** How far it is now. What came meanwhile is told by a job of its own, which may have been quicker. */
const postInterim = async (run: Run, tools: JobTools): Promise<void> => {
  const present = await presentRepository(run.repositoryId, tools);
  if (present === null) return;
  const report = await tools.store.keptReport(run.id);
  if (report?.kind === 'investigation') await postInvestigation(run, report, present, tools);
  const now = await tools.store.run(run.id);
  if (now !== null && now.state !== 'running') await postRun(run.id, tools);
};

const post = async (run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  if (run.mode !== 'check') return postReport(run, present, tools);
  const kept = hasResult(run) ? await tools.store.keptResult(run.id) : null;
  if (run.purpose.kind === 'refresh') {
    if (kept === null) return;
    await reportCreep(run, kept.result, present, tools);
    await watchInvestigations(run, present, tools);
    return;
  }
  await (kept === null ? postEnding(run, present, tools) : postKept(run, kept.result, present, tools));
};

/** A defect must not leave the check open. */
const tellDefect = async (
  run: Run,
  error: unknown,
  { repository, github }: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  if (!hasCheck(run.purpose) || run.checkRunId === null) return;
  const identity = checkIdentityOf(run, repository, tools);
  try {
    const report = problemReport(error, identity.detailsUrl);
    await publishCheck(github, { ...identity, id: run.checkRunId, report });
  } catch (again) {
    if (isPassing(again)) throw again;
  }
};

/**
 * Posts what a run came to: check, comment, suggestions; after a refresh the issues about what got worse. To be repeated
 * without harm. Throws where it may go better later.
 */
export const postRun = async (runId: string, tools: JobTools): Promise<void> => {
  const { store, log } = tools;
  const run = await store.run(runId);
  if (run === null || run.state === 'queued') return;
  if (run.state === 'running') return run.mode === 'investigate' ? postInterim(run, tools) : undefined;
  const present = await presentRepository(run.repositoryId, tools);
  if (present !== null) {
    try {
      await post(run, present, tools);
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error('A run could not be posted.', { run: run.id, problem: String(error) });
      await tellDefect(run, error, present, tools);
    }
  }
  await store.runPosted(run.id);
};

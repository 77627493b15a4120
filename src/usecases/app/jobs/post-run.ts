import { verdicts } from '../../../core/result.ts';
import { publishCheck } from '../../../github/publish-check.ts';
import { problemReport } from '../../posting/problem.ts';
import type { Run } from '../model.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { postEnding } from './post-ending.ts';
import { postKept } from './post-kept.ts';
import { postLoad } from './post-load.ts';
import { type PresentRepository, presentRepository } from './present-repository.ts';
import { reportCreep } from './report-creep.ts';
import { checkIdentityOf } from './run-addresses.ts';

const hasResult = ({ state, outcome }: Run): boolean =>
  state === 'measured' || verdicts.some((verdict) => verdict === outcome);

/** What a load or an investigation came to, even one that was cancelled in the middle. */
const postReport = async (run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  const report = await tools.store.keptReport(run.id);
  if (report?.kind !== 'load') return postEnding(run, present, tools);
  return postLoad(run, report.measurement, present, tools);
};

const post = async (run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  if (run.mode !== 'check') return postReport(run, present, tools);
  const kept = hasResult(run) ? await tools.store.keptResult(run.id) : null;
  if (run.purpose.kind === 'refresh') {
    if (kept !== null) await reportCreep(run, kept.result, present, tools);
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
  if (run.purpose.kind === 'refresh' || run.checkRunId === null) return;
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
  if (run === null || run.state === 'queued' || run.state === 'running') return;
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

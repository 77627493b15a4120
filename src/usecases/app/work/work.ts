import { isKeptApart } from '../../../measure/sandbox/isolation.ts';
import type { AppRepository, Run } from '../model.ts';
import { endingOf } from './ending.ts';
import { type Heartbeat, startHeartbeat, SupersededError } from './heartbeat.ts';
import { investigateFailure } from './investigate-failure.ts';
import { measureChange } from './measure-change.ts';
import { measureInvestigation } from './measure-investigation.ts';
import { measureLoad } from './measure-load.ts';
import { measureRefresh } from './measure-refresh.ts';
import { insist } from './patiently.ts';
import type { Assignment, WorkTools } from './work-tools.ts';

const unsafe =
  'A fork is not measured by this worker\n' +
  'The worker does not keep measured code apart from itself (PACEGATE_JOB_ISOLATION), and this change comes from a fork: its code ' +
  "would have all rights of the worker, and the App's key with them.\n" +
  'Whoever runs the worker can let it keep jobs apart: docs/security.md says how.';

/** Why nothing may be measured, or null. A change of a fork that is in the merge queue was taken in by somebody who may write. */
const whyNot = (run: Run, repository: AppRepository | null, { isolation }: WorkTools): string | null => {
  if (repository === null) return 'The App does not know this repository any more.';
  switch (repository.state) {
    case 'active': {
      if (repository.installationId === null) return 'The App is not installed on this repository any more.';
      const isStrange = run.purpose.kind === 'pull-request' && run.purpose.isFork;
      return isStrange && !isKeptApart(isolation) ? unsafe : null;
    }
    case 'suspended':
      return 'The installation of the App is suspended: an administrator can enable it again.';
    case 'removed':
      return 'The App was removed from this repository.';
  }
};

/** Measures, and keeps what it came to. Gives the outcome for the log, and whether it is kept. */
const measure = async (assignment: Assignment): Promise<{ readonly outcome: string; readonly isKept: boolean }> => {
  const { run, tools } = assignment;
  const { store } = tools;
  const { purpose, mode } = run;
  if (mode === 'load') {
    const kept = await measureLoad(assignment);
    return { outcome: 'load', isKept: await insist(() => store.keepReport(run.id, run.attempt, kept), assignment) };
  }
  if (mode === 'investigate') {
    const kept = await measureInvestigation(assignment);
    return {
      outcome: 'investigated',
      isKept: await insist(() => store.keepReport(run.id, run.attempt, kept), assignment),
    };
  }
  const { kept, app } =
    purpose.kind === 'refresh'
      ? { kept: await measureRefresh(assignment, purpose.branch), app: null }
      : await measureChange(assignment);
  const isKept = await insist(() => store.keepResult(run.id, run.attempt, kept), assignment);
  if (isKept && app !== null) await investigateFailure(kept.result.verdict, app, assignment);
  return { outcome: kept.result.verdict, isKept };
};

/** Ends the run, or throws the error so that the job is done again. */
const settle = async (error: unknown, run: Run, heart: Heartbeat, { store, log }: WorkTools): Promise<void> => {
  const ending = endingOf(error, run.attempt);
  if (ending.kind === 'again') {
    log.warn('A run could not be measured and is tried again.', {
      run: run.id,
      attempt: run.attempt,
      error: error instanceof Error ? error.message : String(error),
    });
    throw error;
  }
  // Whoever has it now will end it.
  if (!(await heart.confirm())) return;
  log.info('A run ended without a result.', { run: run.id, outcome: ending.outcome });
  await store.endRun(run.id, ending.outcome, ending.problem);
};

/** `endRun` gives up nothing of a run that another worker has by now: it is asked for first. */
const refuse = async (run: Run, why: string, { store }: WorkTools): Promise<void> => {
  if (await store.heartbeat(run.id, run.attempt, null)) await store.endRun(run.id, 'failed', why);
};

/**
 * Measures a run, judges it and keeps the result; or ends it with the reason that there is none. Does nothing for a run that is
 * over. When the run becomes another's in the middle, everything stops at once and nothing is kept.
 *
 * @throws DatabaseError, GitHubError and whatever else may pass: the job is to be done again. The signal's reason when it is
 * aborted: the job goes back to its queue.
 */
export const work = async (runId: string, tools: WorkTools, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  const { store, log } = tools;
  const run = await store.beginRun(runId, tools.worker);
  if (run === null) return;
  const repository = await store.repository(run.repositoryId);
  const why = whyNot(run, repository, tools);
  if (repository === null || why !== null) return refuse(run, why ?? '', tools);
  log.info('A run begins.', { run: run.id, repository: repository.id, attempt: run.attempt, for: run.purpose.kind });
  await using heart = startHeartbeat(run, tools, signal);
  const report = (line: string): void => heart.report(line);
  try {
    const assignment: Assignment = { run, repository, tools, signal: heart.signal, report };
    log.info('A run was measured.', { run: run.id, ...(await measure(assignment)) });
  } catch (error) {
    if (heart.signal.aborted && heart.signal.reason instanceof SupersededError) return;
    heart.signal.throwIfAborted();
    await settle(error, run, heart, tools);
  }
};

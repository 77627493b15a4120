import { queueCheck } from '../../../github/queue-check.ts';
import { hasCheck, type Run } from '../model.ts';
import { decideOpening, movedOn, type Opening } from './decide-opening.ts';
import { followBranch } from './follow-branch.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { presentPullRequest } from './present-pull-request.ts';
import { type PresentRepository, presentRepository } from './present-repository.ts';
import { problemText } from './problem-text.ts';
import { checkIdentityOf } from './run-addresses.ts';
import { runConfiguration } from './run-configuration.ts';

const gone = 'The App may not work in this repository any more.';

const decide = async (run: Run, present: PresentRepository, tools: JobTools): Promise<Opening> => {
  const { purpose } = run;
  const cancelled = (why: string): Opening => ({ kind: 'end', outcome: 'cancelled', why });
  let isFork = false;
  if (purpose.kind === 'pull-request') {
    const pull = await presentPullRequest(purpose.number, present, tools);
    const why = movedOn(run, pull);
    if (why !== null) return cancelled(why);
    isFork = purpose.isFork || pull?.isFork === true;
  }
  if (purpose.kind === 'refresh') {
    const why = await followBranch(run, purpose.branch, present, tools.store);
    if (why !== null) return cancelled(why);
  }
  return decideOpening(run, isFork, await runConfiguration(run, present));
};

/** Makes the check that waits, unless it was made before. */
const showQueued = async (
  run: Run,
  present: PresentRepository,
  text: { readonly title: string; readonly summary: string },
  tools: JobTools,
): Promise<void> => {
  if (run.checkRunId !== null) return;
  const { store, log } = tools;
  const identity = checkIdentityOf(run, present.repository, tools);
  const { id, notices } = await queueCheck(present.github, identity, text);
  for (const notice of notices) log.warn(notice, { repository: present.repository.id, run: run.id });
  // Where the run was ended meanwhile, the store has its check completed.
  await store.saveCheckRun(run.id, id);
};

const carryOut = async (opening: Opening, run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  const { store, log } = tools;
  switch (opening.kind) {
    case 'end':
      // A refresh has no check that could tell it.
      if (opening.outcome === 'failed') log.warn('A run was not measured.', { run: run.id, problem: opening.why });
      return store.endRun(run.id, opening.outcome, opening.why);
    case 'tell':
      if (!hasCheck(run.purpose)) return store.endRun(run.id, opening.outcome, opening.why);
      // As there is a check by then, the store has the reason posted.
      await showQueued(run, present, { title: 'Asked for', summary: 'The answer will stand here in a moment.' }, tools);
      return store.endRun(run.id, opening.outcome, opening.why);
    case 'measure':
      if (hasCheck(run.purpose)) await showQueued(run, present, opening, tools);
      return opening.by === 'worker' ? store.enqueueMeasurement(run.id) : store.awaitUpload(run.id);
  }
};

/** Ends a run that can't be opened, whatever is the reason: nobody would ask for it again. */
const giveUp = async (run: Run, error: unknown, tools: JobTools): Promise<void> => {
  const { store, log } = tools;
  if ((await presentRepository(run.repositoryId, tools)) === null) return store.endRun(run.id, 'cancelled', gone);
  const problem = problemText(error);
  log.error('A run could not be opened.', { run: run.id, problem });
  return store.endRun(run.id, 'failed', problem);
};

/**
 * Decides whether a run is to be measured, by what GitHub says now; makes its check, and hands it to the workers. To be
 * repeated without harm. Throws where it may go better later.
 */
export const openRun = async (runId: string, tools: JobTools): Promise<void> => {
  const { store } = tools;
  const run = await store.run(runId);
  // A worker has it, or it is over.
  if (run === null || run.state !== 'queued') return;
  const present = await presentRepository(run.repositoryId, tools);
  if (present === null) return store.endRun(run.id, 'cancelled', gone);
  try {
    await carryOut(await decide(run, present, tools), run, present, tools);
  } catch (error) {
    if (isPassing(error)) throw error;
    await giveUp(run, error, tools);
  }
};

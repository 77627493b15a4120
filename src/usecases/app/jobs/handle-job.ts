import { systemClock } from '../../../core/clock.ts';
import { carryOutCommand } from '../commands/carry-out-command.ts';
import type { AppJob, CommandRequest } from '../ports.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { openRun } from './open-run.ts';
import { postRun } from './post-run.ts';
import { presentRepository } from './present-repository.ts';
import { problemText } from './problem-text.ts';
import { takeUpload } from './take-upload.ts';
import { tellAlert } from './tell-alert.ts';

const carryOut = async (command: CommandRequest, tools: JobTools): Promise<void> => {
  const present = await presentRepository(command.repositoryId, tools);
  // Nobody could be answered there.
  if (present === null) return;
  const { repository, github } = present;
  const { store, checkName, log, clock = systemClock } = tools;
  try {
    await carryOutCommand(command, {
      store,
      github,
      repository,
      checkName,
      now: () => clock.date(),
      log,
      repost: (runId) => postRun(runId, tools),
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error('A command could not be carried out.', { source: command.source.id, problem: problemText(error) });
  }
};

/**
 * Does one job of the App's own queue. Each reads what is current first and can be repeated: a job may come twice, late, or after
 * another that was asked for later. Throws where it may go better later, and when `signal` has aborted.
 */
export const handleJob = async (job: AppJob, tools: JobTools, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  switch (job.kind) {
    case 'open':
      return openRun(job.runId, tools);
    case 'post':
      return postRun(job.runId, tools);
    case 'command':
      return carryOut(job.command, tools);
    case 'upload':
      return takeUpload(job, tools);
    case 'alert':
      return tellAlert(job, tools);
  }
};

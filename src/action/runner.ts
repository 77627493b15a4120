import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PacegateError, UsageError } from '../core/errors.ts';
import { type Interrupts, watchInterrupts } from '../measure/process/watch-interrupts.ts';
import { renderProgressLine } from '../report/progress.ts';
import { decideTask } from './decide-task.ts';
import { readEvent, type Event } from './event.ts';
import { readJob, type Job } from './job.ts';
import { measuredEnvironment } from './measured-environment.ts';
import { readInputs } from './read-inputs.ts';
import { createRunnerLog } from './runner-log.ts';
import type { Stage } from './stage.ts';
import { createStepFiles } from './step-files.ts';
import { story } from './story.ts';
import { tellProblem } from './tell-problem.ts';
import { systemTools, type Tools } from './tools.ts';

const readEventFile = async ({ event, eventPath }: Job): Promise<Event> => {
  let payload: unknown;
  try {
    payload = JSON.parse(await readFile(eventPath, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `The payload of the event, ${eventPath}, can't be read.`,
      'The runner writes it and names it in GITHUB_EVENT_PATH: see that no step removes it or sets that variable.',
      { cause: error },
    );
  }
  return readEvent(event, payload);
};

/** What is thrown out of the event loop ends the run in order, so that its check says so; in the middle of that, at once. */
const watchDefects = (host: NodeJS.Process, interrupts: Interrupts, tell: (error: unknown) => void): Disposable => {
  const handle = (error: Error): void => {
    if (!interrupts.signal.aborted) {
      interrupts.abort(error);
      return;
    }
    tell(error);
    host.exit(1);
  };
  host.on('uncaughtException', handle);
  return { [Symbol.dispose]: () => void host.off('uncaughtException', handle) };
};

/**
 * Runs the Action and resolves to the exit code of the step. Nothing is thrown: what goes wrong is said in the log. What
 * came of it is kept in outputs and summary, also where the job fails.
 */
export const runAction = async (host: NodeJS.Process, tools: Tools = systemTools): Promise<number> => {
  const log = createRunnerLog(host.stdout);
  const tell = (error: unknown): void => tellProblem(error, log, host.env['RUNNER_DEBUG'] === '1');
  try {
    const inputs = readInputs(host.env);
    if (inputs.token !== null) log.mask(inputs.token);
    const job = readJob(host.env);
    const files = createStepFiles(host.env);
    const task = decideTask(inputs.mode, await readEventFile(job), job);
    using interrupts = watchInterrupts(host, () => 1);
    using _defects = watchDefects(host, interrupts, tell);
    const stage: Stage = {
      inputs,
      job,
      log,
      cwd: resolve(job.workspace, inputs['working-directory']),
      environment: measuredEnvironment(host.env, inputs.token),
      host: {
        signal: interrupts.signal,
        report: (progress) => log.write(renderProgressLine(progress)),
        onExit: (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) }),
      },
    };
    const { outputs, summary, failures } = await story(task, stage, tools);
    await files.setOutputs(outputs);
    if (summary !== null) await files.addSummary(summary);
    for (const failure of failures) {
      if (failure instanceof PacegateError) tell(failure);
      else log.error(failure);
    }
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    tell(error);
    return 1;
  }
};

import type { PacegateError } from '../core/errors.ts';
import type { RunHost, RunOptions } from '../usecases/run-check.ts';
import type { Job } from './job.ts';
import type { Inputs } from './read-inputs.ts';
import type { RunnerLog } from './runner-log.ts';
import type { Outputs } from './step-files.ts';

/** What every mode has to work with. */
export interface Stage {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly log: RunnerLog;
  /** Where it runs: the input working-directory inside of the workspace. */
  readonly cwd: string;
  /** Without credentials of the job: it fills `${NAME}` in configurations that a pull request may change. */
  readonly environment: RunOptions['environment'];
  readonly host: RunHost;
}

/** How a step ends that came to an end. */
export interface Outcome {
  readonly outputs: Outputs;
  /** Markdown for the page of the run, or null. */
  readonly summary: string | null;
  /** Why the job fails, by what came of it: none, and it passes. */
  readonly failures: readonly (PacegateError | string)[];
}

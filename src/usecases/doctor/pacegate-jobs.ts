import { isActionStep, pacegateStep } from '../../measure/survey/pacegate-steps.ts';
import type { Workflow, WorkflowFile, WorkflowJob, WorkflowStep } from '../../measure/survey/workflow.ts';

/** What a job lets Pacegate do; `command`: it runs the command line, which posts nothing. */
export type JobMode = 'check' | 'refresh' | 'report' | 'investigate' | 'command';

/** A job that runs Pacegate. */
export interface PacegateJob {
  readonly workflow: Workflow;
  readonly job: WorkflowJob;
  readonly step: WorkflowStep;
  readonly modes: ReadonlySet<JobMode>;
  /** Whether it writes the check and the comment. */
  readonly posts: boolean;
  /** Name of the check that it writes. */
  readonly checkName: string;
}

/** What the Action does by itself, by the event. */
const modeOfEvent: Readonly<Record<string, JobMode>> = {
  pull_request: 'check',
  pull_request_target: 'check',
  merge_group: 'check',
  push: 'refresh',
  schedule: 'refresh',
  workflow_run: 'report',
  workflow_dispatch: 'investigate',
};

/** Events that the job's own condition lets through, as far as it compares the event's name. */
export const eventsOf = (workflow: Workflow, { condition }: Pick<WorkflowJob, 'condition'>): string[] => {
  const all = [...workflow.events.keys()];
  const text = condition ?? '';
  const compared = (operator: string): string[] =>
    [...text.matchAll(/github\.event_name\s*(==|!=)\s*'(\w+)'/g)].flatMap(([, found, event = '']) =>
      found === operator ? [event] : [],
    );
  const wanted = compared('==');
  const unwanted = compared('!=');
  return all.filter((event) => (wanted.length === 0 || wanted.includes(event)) && !unwanted.includes(event));
};

const modesOf = (workflow: Workflow, job: WorkflowJob, step: WorkflowStep): Set<JobMode> => {
  if (!isActionStep(step)) return new Set(['command']);
  const given = step.with.get('mode') ?? 'auto';
  if (given === 'check' || given === 'refresh' || given === 'report' || given === 'investigate')
    return new Set([given]);
  return new Set(eventsOf(workflow, job).flatMap((event) => modeOfEvent[event] ?? []));
};

/** The jobs of all workflows that run Pacegate. */
export const pacegateJobs = (files: readonly WorkflowFile[]): PacegateJob[] =>
  files.flatMap((file) => {
    if (file.kind === 'unreadable') return [];
    const { workflow } = file;
    return workflow.jobs.flatMap((job) => {
      const step = pacegateStep(job);
      if (step === null) return [];
      return [
        {
          workflow,
          job,
          step,
          modes: modesOf(workflow, job, step),
          posts: isActionStep(step) && step.with.get('post') !== 'false',
          checkName: step.with.get('name') ?? 'pacegate',
        },
      ];
    });
  });

/** Jobs that measure a change. */
export const measuringJobs = (jobs: readonly PacegateJob[]): PacegateJob[] =>
  jobs.filter(({ modes }) => modes.has('check') || modes.has('command'));

/** The name of the check that pull requests get; null where no job writes one. */
export const postedCheck = (jobs: readonly PacegateJob[]): string | null =>
  jobs.find(({ posts, modes }) => posts && (modes.has('check') || modes.has('report')))?.checkName ?? null;

/** "Job measure of .github/workflows/pacegate.yml", at the start of a sentence. */
export const placeOf = ({ workflow, job }: Pick<PacegateJob, 'workflow' | 'job'>): string =>
  `Job ${job.id} of ${workflow.path}`;

/** "job measure of .github/workflows/pacegate.yml, job ... of ...", within a sentence. */
export const placesOf = (jobs: readonly PacegateJob[]): string =>
  jobs.map(({ workflow, job }) => `job ${job.id} of ${workflow.path}`).join(', ');

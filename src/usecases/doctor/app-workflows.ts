import type { AppUse } from './app-use.ts';
import { type Judged, ok, problem, warning } from './line.ts';
import { measuringJobs, type PacegateJob, placeOf, placesOf } from './pacegate-jobs.ts';

/** Whether a job uploads an artifact of that name. An expression may give it any. */
const uploads = ({ job }: PacegateJob, artifact: string): boolean =>
  job.steps
    .filter(({ uses }) => uses?.startsWith('actions/upload-artifact@') === true)
    .map((step) => step.with.get('name') ?? 'artifact')
    .some((name) => name === artifact || name.includes('${{'));

const posting = (jobs: readonly PacegateJob[]): PacegateJob[] =>
  jobs.filter(({ posts, modes }) => posts && (modes.has('check') || modes.has('report')));

const byWorkers = (jobs: readonly PacegateJob[]): Judged[] => {
  const others = posting(jobs);
  return [
    ok('Pull requests are measured by the workers of the GitHub App'),
    ...(others.length === 0
      ? []
      : [
          warning(
            `Pull requests are measured twice: ${placesOf(others)} posts a check and a comment beside the App's`,
            'Remove that workflow. Or let it measure for the App: `app: { measure: workflow }`, and `post: false` for the Action.',
          ),
        ]),
  ];
};

const byWorkflow = (jobs: readonly PacegateJob[], artifact: string): Judged[] => {
  const measuring = measuringJobs(jobs);
  const others = posting(jobs);
  if (measuring.length === 0)
    return [
      problem(
        '`app: { measure: workflow }` leaves measuring to a workflow, and no workflow measures pull requests',
        'Add one that runs the Action with `post: false` and uploads its directory, as docs/workflows/pacegate-fork-measure.yml does. Or leave out `measure`.',
      ),
    ];
  return [
    ok(`Pull requests are measured by ${placesOf(measuring)}, and posted by the GitHub App`),
    ...(others.length === 0
      ? []
      : [
          problem(
            `The GitHub App posts what is measured, and so does ${placesOf(others)}`,
            'Give the Action `post: false`, and remove workflows of mode report.',
          ),
        ]),
    ...measuring
      .filter((it) => !uploads(it, artifact))
      .map((it) =>
        problem(
          `${placeOf(it)} uploads no artifact called ${artifact}, so the App waits in vain`,
          `Upload the directory of the step (\`actions/upload-artifact\`, \`name: ${artifact}\`), or name yours at \`app.artifact\` of the configuration.`,
        ),
      ),
  ];
};

/** What workflows have to do, and should not do, where the GitHub App posts. */
export const appWorkflowLines = (jobs: readonly PacegateJob[], { measure, artifact }: AppUse): Judged[] =>
  measure === 'worker' ? byWorkers(jobs) : byWorkflow(jobs, artifact);

import type { Check } from '../check.ts';
import { type Judged, ok, problem, warning } from '../line.ts';
import { pacegateJobs, type PacegateJob, placeOf } from '../pacegate-jobs.ts';

const checkout = /^actions\/checkout@/;

const judgeJob = (job: PacegateJob): Judged[] => {
  const place = placeOf(job);
  const step = job.job.steps.find(({ uses }) => uses !== null && checkout.test(uses));
  if (step === undefined)
    return [
      problem(`${place} does not check out the repository`, 'Add a step with actions/checkout and `fetch-depth: 0`.'),
    ];
  const lines = [
    ...(step.with.get('allow-unsafe-pr-checkout') === 'true'
      ? [
          problem(
            `${place} checks out code of strangers where it has secrets (allow-unsafe-pr-checkout)`,
            'Remove it. docs/forks.md shows two workflows that are safe.',
          ),
        ]
      : []),
    ...(step.with.get('fetch-depth') === '0'
      ? []
      : [
          warning(
            `${place} checks out a shallow clone: the merge base has to be fetched, which is slow, and impossible without credentials`,
            'Give actions/checkout `fetch-depth: 0`.',
          ),
        ]),
    ...(step.with.get('persist-credentials') === 'false'
      ? []
      : [
          warning(
            `${place} leaves the job's token in .git/config, where code of the pull request can read it`,
            'Give actions/checkout `persist-credentials: false`.',
          ),
        ]),
  ];
  return lines.length > 0 ? lines : [ok(`${place} checks out the whole history and leaves no credentials behind`)];
};

/** Whether the jobs that measure check out what Pacegate needs, and no more. */
export const workflowCheckoutCheck: Check = {
  id: 'workflow-checkout',
  group: 'Workflow',
  judge: ({ workflows }) =>
    // Mode report measures nothing, and must not check out what it judges.
    pacegateJobs(workflows).flatMap((job) => ([...job.modes].every((it) => it === 'report') ? [] : judgeJob(job))),
};

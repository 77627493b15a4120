import { matchesGlobs } from '../../../measure/survey/matches-globs.ts';
import type { Filters } from '../../../measure/survey/workflow.ts';
import type { Check } from '../check.ts';
import type { DoctorFacts } from '../facts.ts';
import { type Judged, ok, problem, warning } from '../line.ts';
import { eventsOf, measuringJobs, pacegateJobs, type PacegateJob, placeOf } from '../pacegate-jobs.ts';

const defaultBranchOf = ({ github, git }: DoctorFacts): string | null =>
  github.known
    ? github.value.permissions.repository.defaultBranch
    : 'problem' in git
      ? null
      : (git.defaultBranch?.name ?? null);

const leftOut = (filters: Filters | undefined, branch: string): boolean => {
  const only = filters?.get('branches');
  const without = filters?.get('branches-ignore');
  return (
    (only !== undefined && !matchesGlobs(branch, only)) || (without !== undefined && matchesGlobs(branch, without))
  );
};

const filterLines = (job: PacegateJob, branch: string | null): Judged[] => {
  const filters = job.workflow.events.get('pull_request');
  const types = filters?.get('types');
  const byPath = ['paths', 'paths-ignore'].filter((it) => filters?.has(it) === true);
  return [
    ...(byPath.length === 0
      ? []
      : [
          problem(
            `${job.workflow.path} has \`${byPath.join('` and `')}\` at pull_request: for other pull requests the check never arrives, and a required one waits for ever`,
            'Remove the filter. `paths` of a suite does the same and reports that nothing was touched.',
          ),
        ]),
    ...(types !== undefined && ['opened', 'synchronize'].some((it) => !types.includes(it))
      ? [
          problem(
            `${job.workflow.path} runs only for some \`types\` of pull_request (${types.join(', ')}): commits without a check can't be merged where it is required`,
            'Remove `types`, or list opened, synchronize and reopened.',
          ),
        ]
      : []),
    ...(branch !== null && leftOut(filters, branch)
      ? [
          problem(
            `${job.workflow.path} does not run for pull requests to ${branch}: its branch filter leaves it out`,
            `Add ${branch} to the filter, or remove the filter.`,
          ),
        ]
      : []),
  ];
};

const triggerLines = (job: PacegateJob, branch: string | null): Judged[] => {
  const events = eventsOf(job.workflow, job.job);
  if (events.includes('pull_request_target'))
    return [
      problem(
        `${placeOf(job)} measures on pull_request_target: code of strangers would run with the secrets and the write token of this repository`,
        'Use pull_request. For pull requests from forks, docs/forks.md shows two workflows that are safe.',
      ),
    ];
  if (!events.includes('pull_request'))
    return [
      warning(
        `${placeOf(job)} does not run on pull_request, but on ${events.join(', ') || 'nothing'}`,
        'Add `pull_request:` to `on:`, unless that is meant.',
      ),
    ];
  const found = filterLines(job, branch);
  return found.length > 0
    ? found
    : [ok(`${job.workflow.path} runs on every pull request${branch === null ? '' : ` to ${branch}`}`)];
};

const queueLines = (jobs: readonly PacegateJob[], { github }: DoctorFacts): Judged[] => {
  const answered = jobs.some(({ workflow, job }) => eventsOf(workflow, job).includes('merge_group'));
  const rules = github.known && github.value.rules.known ? github.value.rules.value : null;
  if (answered)
    return [
      ok(
        `The merge queue is answered (merge_group)${rules?.hasMergeQueue === false ? ', although there is none' : ''}`,
      ),
    ];
  const cure = 'Add `merge_group:` to `on:`. It costs nothing without a queue.';
  if (rules?.hasMergeQueue === true)
    return [
      problem(
        'The default branch has a merge queue, and no workflow answers it: every entry waits, then is thrown out',
        cure,
      ),
    ];
  return [warning('No workflow answers a merge queue (merge_group)', cure)];
};

/** Whether the workflow runs when it has to. */
export const workflowTriggersCheck: Check = {
  id: 'workflow-triggers',
  group: 'Workflow',
  judge: (facts) => {
    const jobs = measuringJobs(pacegateJobs(facts.workflows));
    if (jobs.length === 0) return [];
    const branch = defaultBranchOf(facts);
    const onChanges = jobs.filter(({ workflow, job }) => !eventsOf(workflow, job).every((it) => it === 'merge_group'));
    return [...onChanges.flatMap((it) => triggerLines(it, branch)), ...queueLines(jobs, facts)];
  },
};

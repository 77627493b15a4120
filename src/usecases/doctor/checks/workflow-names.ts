import { appCheckName, appUse } from '../app-use.ts';
import type { Check } from '../check.ts';
import { problem, warning } from '../line.ts';
import { pacegateJobs, postedCheck } from '../pacegate-jobs.ts';

/** Whether a job makes a check of the same name as ours: either of the two then counts as the required one. */
export const workflowNamesCheck: Check = {
  id: 'workflow-names',
  group: 'Workflow',
  judge: (facts) => {
    const { workflows } = facts;
    const isByApp = appUse(facts) !== null;
    const name = isByApp ? appCheckName : postedCheck(pacegateJobs(workflows));
    if (name === null) return [];
    return workflows.flatMap((file) =>
      file.kind === 'unreadable'
        ? []
        : file.workflow.jobs
            .filter((job) => (job.name ?? job.id) === name)
            .map((job) =>
              problem(
                `Job ${job.id} of ${file.workflow.path} has the name of the check, ${name}: GitHub makes a check of that name of it, which can satisfy the required one`,
                `Give the job another name, such as \`measure\`${isByApp ? '' : ', or the check another with the input `name`'}.`,
              ),
            ),
    );
  },
};

/** Values that whoever opens a pull request writes. */
const foreign =
  /\$\{\{[^}]*\b(github\.head_ref|github\.event\.(pull_request\.(title|body|head\.(ref|label|repo\.[\w.]+))|head_commit\.message|comment\.body|issue\.(title|body)|workflow_run\.(head_branch|display_title)))\b/;

/** Whether text of a stranger gets into a shell. */
export const workflowInjectionCheck: Check = {
  id: 'workflow-injection',
  group: 'Workflow',
  judge: ({ workflows }) =>
    pacegateJobs(workflows).flatMap(({ workflow, job }) =>
      job.steps.flatMap(({ run }) => {
        const [, value] = foreign.exec(run ?? '') ?? [];
        return value === undefined
          ? []
          : [
              warning(
                `Job ${job.id} of ${workflow.path} puts ${value} into a shell: whoever opens a pull request chooses that text`,
                'Hand it over in `env:` and use the variable in quotes.',
              ),
            ];
      }),
    ),
};

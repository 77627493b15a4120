import { type AppUse, appUse } from '../app-use.ts';
import { appWorkflowLines } from '../app-workflows.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';
import { measuringJobs, pacegateJobs, type PacegateJob, placesOf, postedCheck } from '../pacegate-jobs.ts';

const jobLines = (jobs: readonly PacegateJob[], app: AppUse | null): Judged[] => {
  if (app !== null) return appWorkflowLines(jobs, app);
  const measuring = measuringJobs(jobs);
  if (measuring.length === 0)
    return [
      problem(
        `No workflow measures pull requests${jobs.length === 0 ? '' : `: ${placesOf(jobs)} runs Pacegate for something else`}`,
        'Let `pacegate init` write one. Where the GitHub App measures, say so in the configuration: `app: { measure: worker }`.',
      ),
    ];
  const lines = [ok(`Pull requests are measured by ${placesOf(measuring)}`)];
  if (postedCheck(jobs) === null && measuring.every(({ modes }) => !modes.has('command')))
    return [
      ...lines,
      problem(
        'What is measured is posted by nobody: `post: false`, and no workflow has mode report',
        'Add the second workflow of docs/forks.md, or leave out `post`.',
      ),
    ];
  if (measuring.every(({ modes }) => modes.has('command')))
    return [
      ...lines,
      warning(
        'The command is run, not the Action: the exit code blocks, but there is no check, comment or annotation',
        'Use the Action, as docs/quick-start.md shows, if you want them.',
      ),
    ];
  return lines;
};

/** Whether a workflow runs Pacegate on pull requests. */
export const workflowFileCheck: Check = {
  id: 'workflow-file',
  group: 'Workflow',
  judge: (facts) => {
    const { workflows } = facts;
    const broken = workflows.flatMap((it) => (it.kind === 'unreadable' ? [it] : []));
    return [
      ...broken.map(({ path, why }) =>
        /pacegate/i.test(path)
          ? problem(`${path} can't be read: ${why}`, 'Correct it: GitHub does not run it like this.')
          : unchecked(`${path} was not looked at: ${why}`),
      ),
      ...jobLines(pacegateJobs(workflows), appUse(facts)),
    ];
  },
};

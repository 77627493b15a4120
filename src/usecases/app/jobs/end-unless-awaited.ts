import { listArtifacts } from '../../../github/artifacts.ts';
import { type WorkflowRun, workflowRunsOf } from '../../../github/workflow-run.ts';
import type { Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

/** Runs of forks wait for somebody's approval in this state, and go on afterwards. */
const isOver = ({ isCompleted, conclusion }: WorkflowRun): boolean => isCompleted && conclusion !== 'action_required';

/** More workflows than anybody starts for one commit: each is a request. */
const mostWorkflows = 30;

const problem = (artifact: string): string =>
  [
    'No workflow uploaded a measurement',
    `All workflows of this commit have ended, and none uploaded an artifact named ${JSON.stringify(artifact)}.`,
    'Look at the log of the one that measures, and run it again; app.artifact of the configuration names the artifact.',
  ].join('\n');

/**
 * Ends a run that waits for an upload when no workflow of its commit goes on that could still bring one: its check would stay
 * open for ever. `workflow` has ended and uploaded nothing.
 */
export const endUnlessAwaited = async (
  run: Run,
  workflow: WorkflowRun,
  artifact: string,
  { name: repository, github }: PresentRepository,
  { store }: Pick<JobTools, 'store'>,
): Promise<void> => {
  if (run.state !== 'queued') return;
  const { headSha, event } = workflow;
  const all = await workflowRunsOf(github, { repository, headSha, event });
  // Lists lag behind: one without this run tells nothing.
  if (!all.some(({ id }) => id === workflow.id) || !all.every(isOver)) return;
  for (const { id } of all.filter((it) => it.id !== workflow.id).slice(0, mostWorkflows)) {
    // Its own job takes it.
    if ((await listArtifacts(github, { repository, runId: id, name: artifact })).length > 0) return;
  }
  await store.endRun(run.id, 'failed', problem(artifact));
};

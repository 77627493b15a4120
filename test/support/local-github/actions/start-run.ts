import { runPayload } from '../events/run-payload.ts';
import type { Workflow, WorkflowRun } from '../model/actions.ts';
import type { Conclusion } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import { openPulls } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

export interface NewRun {
  readonly workflow: Workflow;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepository?: Repository;
  readonly actor: string;
}

const announce = async (
  platform: Platform,
  repository: Repository,
  run: WorkflowRun,
  action: string,
): Promise<void> => {
  const payload = await runPayload(platform, repository, run, action);
  platform.events.emit({ name: 'workflow_run', action, repository, payload });
};

/** The workflow at a path, made when nobody has named it before. */
export const workflowAt = (platform: Platform, repository: Repository, path: string, name: string): Workflow => {
  const found = repository.actions.workflows.find((it) => it.path === path);
  if (found !== undefined) return found;
  const workflow = { id: platform.nextId(), name, path };
  repository.actions.workflows.push(workflow);
  return workflow;
};

/** A run begins. GitHub names its pull requests only when head and base are of the same repository. */
export const startRun = async (platform: Platform, repository: Repository, given: NewRun): Promise<WorkflowRun> => {
  const { headRepository = repository, headSha } = given;
  const pulls = openPulls(repository).filter(
    (it) => headRepository === repository && it.head.repository === repository && it.head.sha === headSha,
  );
  const run: WorkflowRun = {
    ...given,
    headRepository,
    id: platform.nextId(),
    number: repository.actions.runs.filter((it) => it.workflow === given.workflow).length + 1,
    pulls: given.event.startsWith('pull_request') ? pulls.map((it) => it.number) : [],
    createdAt: platform.now(),
    updatedAt: platform.now(),
    status: 'in_progress',
    conclusion: null,
  };
  repository.actions.runs.push(run);
  await announce(platform, repository, run, 'requested');
  return run;
};

/** A run ends: workflow_run completed. */
export const finishRun = async (
  platform: Platform,
  repository: Repository,
  run: WorkflowRun,
  conclusion: Conclusion,
): Promise<void> => {
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updatedAt = platform.now();
  await announce(platform, repository, run, 'completed');
};

import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { parseRepositoryName, type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

/** A run of a workflow, by GitHub's own words. */
export interface WorkflowRun {
  readonly id: number;
  /** What started it: "pull_request", "merge_group", … */
  readonly event: string;
  readonly isCompleted: boolean;
  readonly conclusion: string | null;
  readonly from: Date;
  readonly to: Date;
  /** Of the head, also for pull requests: never their test merge. */
  readonly headSha: string;
  readonly headBranch: string | null;
  /** Null once the fork is deleted. */
  readonly headRepository: RepositoryName | null;
  /** Its page. */
  readonly url: string;
}

type Given = Awaited<ReturnType<GitHub['rest']['actions']['getWorkflowRun']>>['data'];

const toWorkflowRun = (run: Given): WorkflowRun => {
  // Null once the fork is deleted, whatever the types say.
  const from: { full_name: string } | null = run.head_repository;
  return {
    id: run.id,
    event: run.event,
    isCompleted: run.status === 'completed',
    conclusion: run.conclusion,
    from: new Date(run.run_started_at ?? run.created_at),
    to: new Date(run.updated_at),
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository: parseRepositoryName(from?.full_name ?? ''),
    url: run.html_url,
  };
};

const reads = { permission: 'actions: read' };

/** A run of a workflow by its number; null where it is gone. Throws a GitHubError. */
export const readWorkflowRun = (
  github: GitHub,
  { repository, id }: { readonly repository: RepositoryName; readonly id: number },
): Promise<WorkflowRun | null> =>
  explained(
    `read run ${id} of ${repositoryText(repository)}`,
    async () => {
      try {
        const { data } = await github.rest.actions.getWorkflowRun({ ...repository, run_id: id });
        return toWorkflowRun(data);
      } catch (error) {
        if ([404, 410].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    reads,
  );

/** The newest runs, at most 100, that one event started for a head. Throws a GitHubError. */
export const workflowRunsOf = (
  github: GitHub,
  {
    repository,
    headSha,
    event,
  }: { readonly repository: RepositoryName; readonly headSha: string; readonly event: string },
): Promise<readonly WorkflowRun[]> =>
  explained(
    `list the workflow runs of ${headSha.slice(0, 12)} in ${repositoryText(repository)}`,
    async () => {
      const { data } = await github.rest.actions.listWorkflowRunsForRepo({
        ...repository,
        head_sha: headSha,
        event,
        per_page: 100,
      });
      return data.workflow_runs.map(toWorkflowRun);
    },
    reads,
  );

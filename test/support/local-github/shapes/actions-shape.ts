import { createHash } from 'node:crypto';
import { readCommit } from '../git/commits.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Artifact, Workflow, WorkflowRun } from '../model/actions.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { pullReference } from './pull-shape.ts';
import { briefRepository } from './repository-shape.ts';
import { userShape } from './user-shape.ts';

export const workflowShape = (platform: Platform, repository: Repository, it: Workflow): Json => ({
  id: it.id,
  node_id: nodeId('Workflow', it.id),
  name: it.name,
  path: it.path,
  state: 'active',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  url: `${platform.url}${apiPath(repository)}/actions/workflows/${it.id}`,
  html_url: `${platform.url}/${repository.fullName}/blob/${repository.defaultBranch}/${it.path}`,
  badge_url: `${platform.url}/${repository.fullName}/workflows/${encodeURIComponent(it.name)}/badge.svg`,
});

export const runShape = async (platform: Platform, repository: Repository, run: WorkflowRun): Promise<Json> => {
  const url = `${platform.url}${apiPath(repository)}/actions/runs/${run.id}`;
  const [commit, actor, own, head] = await Promise.all([
    readCommit(platform.git, run.headRepository.directory, run.headSha),
    userShape(platform, run.actor),
    briefRepository(platform, repository),
    briefRepository(platform, run.headRepository),
  ]);
  const pulls = run.pulls.map((number) => repository.pulls.get(number)).filter((it) => it !== undefined);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    display_title: commit.message.split('\n', 1)[0],
    run_number: run.number,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${platform.url}/${repository.fullName}/actions/runs/${run.id}`,
    pull_requests: pulls.map((it) => pullReference(platform, repository, it)),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    actor,
    triggering_actor: actor,
    run_attempt: 1,
    run_started_at: run.createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${platform.url}${apiPath(repository)}/actions/workflows/${run.workflow.id}`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
    repository: own,
    head_repository: head,
  };
};

export const artifactShape = (platform: Platform, repository: Repository, it: Artifact): Json => {
  const url = `${platform.url}${apiPath(repository)}/actions/artifacts/${it.id}`;
  return {
    id: it.id,
    node_id: nodeId('Artifact', it.id),
    name: it.name,
    size_in_bytes: it.zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: it.expired,
    digest: `sha256:${createHash('sha256').update(it.zip).digest('hex')}`,
    created_at: it.createdAt,
    updated_at: it.createdAt,
    expires_at: new Date(Date.parse(it.createdAt) + 90 * 86_400_000).toISOString(),
    workflow_run: {
      id: it.run.id,
      repository_id: repository.id,
      head_repository_id: it.run.headRepository.id,
      head_branch: it.run.headBranch,
      head_sha: it.run.headSha,
    },
  };
};

import { readCommit } from '../git/commits.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { CheckAnnotation, CheckRun, CheckSuite } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath, openPulls } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { appShape } from './app-shape.ts';
import { pullReference } from './pull-shape.ts';
import { briefRepository } from './repository-shape.ts';

/** Open pull requests of this repository with this head; a fork's is never named (item 10 of the rules). */
const pullsAt = (platform: Platform, repository: Repository, sha: string): Json[] =>
  openPulls(repository)
    .filter((it) => it.head.repository === repository && it.head.sha === sha)
    .map((it) => pullReference(platform, repository, it));

export const checkRunShape = (platform: Platform, repository: Repository, run: CheckRun): Json => {
  const url = `${platform.url}${apiPath(repository)}/check-runs/${run.id}`;
  const html = `${platform.url}/${repository.fullName}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: run.suite.id },
    app: appShape(platform, run.app),
    pull_requests: pullsAt(platform, repository, run.headSha),
  };
};

export const annotationShape = (
  platform: Platform,
  repository: Repository,
  run: CheckRun,
  annotation: CheckAnnotation,
): Json => ({
  ...annotation,
  blob_href: `${platform.url}/${repository.fullName}/blob/${run.headSha}/${annotation.path}`,
});

const suiteConclusion = (runs: readonly CheckRun[]): string | null => {
  if (runs.length === 0 || runs.some((it) => it.status !== 'completed')) return null;
  const worst = ['failure', 'timed_out', 'cancelled', 'action_required', 'stale', 'success', 'neutral', 'skipped'];
  return worst.find((conclusion) => runs.some((it) => it.conclusion === conclusion)) ?? null;
};

export const checkSuiteShape = async (platform: Platform, repository: Repository, suite: CheckSuite): Promise<Json> => {
  const runs = repository.checks.runs.filter((it) => it.suite === suite);
  const conclusion = suiteConclusion(runs);
  const url = `${platform.url}${apiPath(repository)}/check-suites/${suite.id}`;
  const commit = await readCommit(platform.git, repository.directory, suite.headSha);
  const person = ({ name, email }: { name: string; email: string }): Json => ({ name, email });
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: conclusion === null ? 'queued' : 'completed',
    conclusion,
    url,
    before: commit.parents[0] ?? null,
    after: suite.headSha,
    pull_requests: pullsAt(platform, repository, suite.headSha),
    app: appShape(platform, suite.app),
    repository: await briefRepository(platform, repository),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: person(commit.author),
      committer: person(commit.committer),
    },
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
};

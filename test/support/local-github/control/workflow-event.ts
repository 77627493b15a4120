import { mergeGroupPayload } from '../events/merge-group-payload.ts';
import { commonPayload } from '../events/common-payload.ts';
import { pullPayload } from '../events/pull-payload.ts';
import { pushPayload } from '../events/push-payload.ts';
import { runPayload } from '../events/run-payload.ts';
import { readRef } from '../git/refs.ts';
import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** What starts a workflow. */
export type WorkflowEvent =
  | { readonly name: 'pull_request' | 'pull_request_target'; readonly number: number; readonly action?: string }
  | { readonly name: 'push'; readonly branch?: string; readonly before?: string }
  /** Of the group of this pull request in the merge queue. */
  | { readonly name: 'merge_group'; readonly number: number }
  | { readonly name: 'schedule'; readonly schedule?: string }
  | { readonly name: 'workflow_run'; readonly run: number; readonly action?: string }
  | {
      readonly name: 'workflow_dispatch';
      readonly branch?: string;
      readonly inputs?: Readonly<Record<string, string>>;
    };

/** An event with the commit and ref that GitHub gives to the workflow it starts. */
export interface StartedBy {
  readonly payload: Json;
  readonly sha: string;
  readonly ref: string;
  readonly headRef: string;
  readonly baseRef: string;
}

const tipOf = async (platform: Platform, repository: Repository, branch: string): Promise<string> => {
  const sha = await readRef(platform.git, repository.directory, `refs/heads/${branch}`);
  if (sha === null) throw new Error(`${repository.fullName} has no branch "${branch}".`);
  return sha;
};

const parentOf = (platform: Platform, repository: Repository, sha: string): Promise<string | null> =>
  platform.git.line(repository.directory, ['rev-parse', '--verify', '--quiet', `${sha}^`]);

/** The payload as GITHUB_EVENT_PATH holds it, and GITHUB_SHA and GITHUB_REF with it. @throws Error for what is not there. */
export const describeEvent = async (
  platform: Platform,
  repository: Repository,
  event: WorkflowEvent,
  actor: string,
): Promise<StartedBy> => {
  const branch = ('branch' in event ? event.branch : undefined) ?? repository.defaultBranch;
  const onBranch = async (payload: Json): Promise<StartedBy> => {
    const sha = await tipOf(platform, repository, branch);
    return { payload, sha, ref: `refs/heads/${branch}`, headRef: '', baseRef: '' };
  };
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = repository.pulls.get(event.number);
      if (pull === undefined) throw new Error(`${repository.fullName} has no pull request ${event.number}.`);
      const payload = await pullPayload(platform, repository, pull, {
        action: event.action ?? 'opened',
        actor: pull.author,
      });
      const refs = { headRef: pull.head.ref, baseRef: pull.base.ref };
      if (event.name === 'pull_request_target') {
        return { payload, ...refs, sha: pull.base.sha, ref: `refs/heads/${pull.base.ref}` };
      }
      if (pull.mergeCommit === null) throw new Error('GitHub starts no workflow for a pull request with conflicts.');
      return { payload, ...refs, sha: pull.mergeCommit, ref: `refs/pull/${pull.number}/merge` };
    }
    case 'push': {
      const after = await tipOf(platform, repository, branch);
      const before = event.before ?? (await parentOf(platform, repository, after));
      return onBranch(await pushPayload(platform, repository, { ref: `refs/heads/${branch}`, before, after }, actor));
    }
    case 'merge_group': {
      const entry = repository.queue.findLast((it) => it.pull === event.number);
      if (entry === undefined) throw new Error(`Pull request ${event.number} is not in the merge queue.`);
      const payload = await mergeGroupPayload(platform, repository, entry, { action: 'checks_requested', actor });
      return { payload, sha: entry.headSha, ref: entry.headRef, headRef: '', baseRef: '' };
    }
    case 'workflow_run': {
      const run = repository.actions.runs.find((it) => it.id === event.run);
      if (run === undefined) throw new Error(`${repository.fullName} has no workflow run ${event.run}.`);
      return onBranch(await runPayload(platform, repository, run, event.action ?? 'completed'));
    }
    case 'schedule':
      return onBranch({
        schedule: event.schedule ?? '0 4 * * *',
        workflow: '.github/workflows/pacegate.yml',
        ...(await commonPayload(platform, repository, actor)),
      });
    case 'workflow_dispatch':
      return onBranch({
        ref: `refs/heads/${branch}`,
        workflow: '.github/workflows/pacegate.yml',
        inputs: event.inputs ?? {},
        ...(await commonPayload(platform, repository, actor)),
      });
  }
};

import type { CheckButton } from '../../../report/check-report.ts';
import type { AppRepository, RecordedPullRequest } from '../model.ts';

interface AtRepository {
  readonly repository: AppRepository;
}

/** A pull request is not what it was. What follows is decided by how it is now, not by what happened to it. */
export interface PullRequestEvent extends AtRepository {
  readonly kind: 'pull-request';
  readonly pull: Omit<RecordedPullRequest, 'repositoryId' | 'headRecordedAt' | 'updatedAt'>;
  /** By GitHub's clock; null where the payload does not tell it. */
  readonly updatedAt: Date | null;
}

/** What the merge queue is about to merge. */
export interface QueuedGroup {
  readonly headSha: string;
  /** Without refs/heads/: payloads of checks have it so, and all of a group's runs must have the same key. */
  readonly headRef: string;
  readonly base: { readonly sha: string; readonly ref: string };
}

export interface MergeGroupEvent extends AtRepository {
  readonly kind: 'merge-group';
  /** False once it was merged, invalidated or taken out of the queue. */
  readonly isQueued: boolean;
  readonly group: QueuedGroup;
}

/** The default branch has moved. */
export interface PushEvent extends AtRepository {
  readonly kind: 'push';
  readonly branch: string;
  readonly headSha: string;
}

/** A person wrote a comment on a pull request that may hold a command. */
export interface CommentEvent extends AtRepository {
  readonly kind: 'comment';
  readonly number: number;
  readonly commentId: number;
  /** Login. */
  readonly by: string;
  readonly text: string;
  /** By GitHub's clock; null where the payload does not tell it. */
  readonly at: Date | null;
}

/** A person pressed a button of a check, "Re-run" or "Re-run all checks". The last two are `remeasure`. */
export interface CheckEvent extends AtRepository {
  readonly kind: 'check';
  /** App that the check is of; null where GitHub does not tell it. */
  readonly appId: number | null;
  /** Of the check run, or of the check suite. */
  readonly checkId: number;
  readonly button: CheckButton['identifier'];
  /** The commit that the check is on. */
  readonly headSha: string;
  readonly about:
    | { readonly kind: 'pull-requests'; readonly numbers: readonly number[] }
    | { readonly kind: 'merge-group'; readonly group: QueuedGroup };
  /** Login. */
  readonly by: string;
}

/** A workflow of the repository that a pull request had started is over: it may have uploaded what it measured. */
export interface UploadEvent extends AtRepository {
  readonly kind: 'upload';
  readonly workflowRunId: number;
}

/** The repository itself is not what it was: name, owner, default branch, or whether it is there. */
export interface RepositoryEvent extends AtRepository {
  readonly kind: 'repository';
}

/** Where the App is installed has changed. */
export interface InstallationEvent {
  readonly kind: 'installation';
  /** All repositories of the installation have this state now; null where only those listed have changed. */
  readonly installation: { readonly id: number; readonly state: AppRepository['state'] } | null;
  readonly repositories: readonly AppRepository[];
}

/** Nothing follows from it. */
export interface IgnoredEvent {
  readonly kind: 'ignored';
  /** For the log: a sentence without anything of the payload in it. */
  readonly why: string;
}

/** What GitHub told the App, as far as it is needed. */
export type AppEvent =
  | PullRequestEvent
  | MergeGroupEvent
  | PushEvent
  | CommentEvent
  | CheckEvent
  | UploadEvent
  | RepositoryEvent
  | InstallationEvent
  | IgnoredEvent;

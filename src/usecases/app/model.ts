import type { Acceptance } from '../../core/acceptance.ts';
import type { Verdict } from '../../core/result.ts';

/**
 * For a default branch that was not told. Git and GitHub's API take it for the default branch, whatever that is called, and a
 * branch can't have this name. It never takes the place of one that is known.
 */
export const unknownDefaultBranch = 'HEAD';

/** A repository that the App is installed on. */
export interface AppRepository {
  /** GitHub's number, which a rename does not change. */
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** Null where it was never told. */
  readonly installationId: number | null;
  /** `suspended` and `removed`: nothing is measured or posted. */
  readonly state: 'active' | 'suspended' | 'removed';
}

/** A pull request as the App recorded it from GitHub's events. */
export interface RecordedPullRequest {
  readonly repositoryId: number;
  readonly number: number;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  /** When the App learnt of this head, by its own clock. What a comment means is told by GitHub's: see `updatedAt`. */
  readonly headRecordedAt: Date;
  /** `updated_at` of the payload or answer that it comes from: older news changes nothing. */
  readonly updatedAt: Date;
}

/** What a run is for. */
export type RunPurpose =
  /** Judges a pull request. */
  | { readonly kind: 'pull-request'; readonly number: number; readonly isFork: boolean }
  /** Judges what the merge queue is about to merge. */
  | { readonly kind: 'merge-group'; readonly headRef: string }
  /** Measures a commit of the default branch and stores it. */
  | { readonly kind: 'refresh'; readonly branch: string }
  /** Looks for what made production slower, between two deploys of the default branch. */
  | {
      readonly kind: 'alert';
      readonly branch: string;
      /** Its name, anybody's text. */
      readonly alert: string;
      /** Names the group that it was sent with: see ReadAlert. Null of runs that an earlier version began. */
      readonly group: string | null;
      /** When it was resolved while the run was not over, ISO 8601; else null. */
      readonly resolvedAt: string | null;
    };

/** Whether a run has a check, and somebody who waits for it. */
export const hasCheck = ({ kind }: RunPurpose): boolean => kind !== 'refresh' && kind !== 'alert';

export const runModes = ['check', 'load', 'investigate'] as const;

/** `load`: the head alone, all its scenarios at full length. `investigate`: what made it worse. */
export type RunMode = (typeof runModes)[number];

/** How a run ended. A verdict, or `investigated`: it has a result. The others have a reason for people in `problem`. */
export type RunOutcome = Verdict | 'investigated' | 'cancelled' | 'failed' | 'skipped' | 'waiting-for-approval';

/** How a run ended that came to no result. */
export type EmptyOutcome = Exclude<RunOutcome, Verdict | 'investigated'>;

/**
 * One measurement that was asked for, from the event to the posted result. `queued`: no worker has it; `running`: one has;
 * `measured`: the result is kept and not posted yet; `ended`: nothing is left to do.
 */
export interface Run {
  readonly id: string;
  readonly repositoryId: number;
  readonly purpose: RunPurpose;
  readonly mode: RunMode;
  /** What an investigation is to look into, as it was asked for; "" for everything. */
  readonly about: string;
  readonly headSha: string;
  /** Commit and branch that the head goes to; null for a refresh. */
  readonly base: { readonly sha: string; readonly ref: string } | null;
  /** Login of who asked for it; null for an event. */
  readonly requestedBy: string | null;
  /** Whether someone who may write asked for this very commit: then a fork may be measured. */
  readonly isApproved: boolean;
  readonly state: 'queued' | 'running' | 'measured' | 'ended';
  readonly outcome: RunOutcome | null;
  /** Why it ended without a result, for people: plain text. */
  readonly problem: string | null;
  /** Of GitHub's check run, once it was made. */
  readonly checkRunId: number | null;
  /** The last line of progress. */
  readonly progress: string | null;
  /** Name of the worker that has it. */
  readonly worker: string | null;
  /** How often a worker has begun it. A worker whose attempt is not the newest must stop. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly heartbeatAt: Date | null;
  readonly endedAt: Date | null;
}

/** What is needed to ask for a run. */
export type NewRun = Pick<
  Run,
  'repositoryId' | 'purpose' | 'mode' | 'headSha' | 'base' | 'requestedBy' | 'isApproved'
> & {
  /** What is to be looked into: suite, metric or route; "" or left out for everything. A stranger's text. */
  readonly about?: string;
  /** Higher is sooner: see `priorities`. */
  readonly priority: number;
};

/** The merge queue holds up everybody; the default branch nobody. A load takes an hour and more, and no merge waits for it. */
export const priorities = { mergeGroup: 30, command: 20, pullRequest: 10, load: 5, refresh: 0 } as const;

/** A load and an investigation go on beside the check, and never take the place of the verdict that a merge waits for. */
const suffixOf = (mode: RunMode): string => (mode === 'check' ? '' : `-${mode}`);

const placeOf = (purpose: RunPurpose): string => {
  switch (purpose.kind) {
    case 'pull-request':
      return `pr-${purpose.number}`;
    case 'merge-group':
      return purpose.headRef;
    case 'refresh':
      return 'refresh';
    case 'alert':
      return 'alert';
  }
};

/** Runs with the same key are never measured at once, and a newer one takes the place of the older. */
export const runKey = ({ repositoryId, purpose, mode }: Pick<NewRun, 'repositoryId' | 'purpose' | 'mode'>): string =>
  `${repositoryId}/${placeOf(purpose)}${suffixOf(mode)}`;

/** Keys of all that may be measured for a pull request. */
export const pullRequestKeys = (repositoryId: number, number: number): string[] =>
  runModes.map((mode) => runKey({ repositoryId, purpose: { kind: 'pull-request', number, isFork: false }, mode }));

/** `external_id` of the check. */
export const externalIdOf = ({ purpose, mode }: Pick<Run, 'purpose' | 'mode'>): string =>
  `${purpose.kind === 'pull-request' ? placeOf(purpose) : purpose.kind}${suffixOf(mode)}`;

/** Name of the check. Only that of a check is one that a merge may wait for. */
export const checkNameOf = ({ mode }: Pick<Run, 'mode'>, name: string): string =>
  mode === 'check' ? name : `${name} ${mode}`;

/** Topic of the one issue of an alert's group, or of a run that was asked for by an alert. */
export const alertTopic = (groupOrRun: string): string => `alert-${groupOrRun}`;

/** A stored acceptance of a pull request. */
export interface StoredAcceptance {
  readonly id: string;
  readonly repositoryId: number;
  readonly number: number;
  readonly acceptance: Acceptance;
}

import { UsageError } from '../core/errors.ts';
import { isMergeGroupRef, parseMergeGroupRef } from '../github/merge-group-ref.ts';
import type { Event, PullRequestEvent, WorkflowRunEvent } from './event.ts';
import type { Mode } from './inputs.ts';

/** The commit that is judged, and where that is shown. */
export interface CheckTask {
  readonly mode: 'check';
  /** For people: "pull request #12". */
  readonly subject: string;
  /** The check is posted on it. */
  readonly headSha: string;
  /** What the head goes to, as the event has it; null where the event names none. */
  readonly baseSha: string | null;
  /** Of the pull request that gets the comment. */
  readonly number: number | null;
  /** GitHub gives it back with the check, where it says nothing of the pull request. */
  readonly externalId: string;
  readonly isFork: boolean;
  readonly event: Event['kind'];
}

/** The default branch is measured and stored. */
export interface RefreshTask {
  readonly mode: 'refresh';
  /** Name of the branch. */
  readonly branch: string;
  readonly commit: string;
}

/** What another workflow measured is judged and posted. */
export interface ReportTask {
  readonly mode: 'report';
  readonly run: WorkflowRunEvent['run'];
}

/** What made the commit worse is looked for. */
export type InvestigateTask = Omit<CheckTask, 'mode'> & { readonly mode: 'investigate' };

export type Task =
  CheckTask | RefreshTask | ReportTask | InvestigateTask | { readonly mode: 'nothing'; readonly why: string };

/** What is known of the job beside its event. */
export interface TaskContext {
  /** GITHUB_SHA and GITHUB_REF. */
  readonly sha: string;
  readonly ref: string;
}

const nothing = (why: string): Task => ({ mode: 'nothing', why });

const modeOf = {
  pull_request: 'check',
  merge_group: 'check',
  push: 'refresh',
  schedule: 'refresh',
  workflow_run: 'report',
  workflow_dispatch: 'investigate',
} as const satisfies Record<Event['kind'], Mode>;

const pullRequestTask = ({ kind: event, number, isOpen, isFork, head, base }: PullRequestEvent): Task => {
  const subject = `pull request #${number}`;
  if (!isOpen) return nothing(`The ${subject} is closed.`);
  const [headSha, baseSha] = [head.sha, base.sha];
  return { mode: 'check', subject, headSha, baseSha, number, externalId: `pr-${number}`, isFork, event };
};

const mergeGroupTask = ({ kind: event, isQueued, head, base }: Extract<Event, { kind: 'merge_group' }>): Task => {
  // The payload names no pull request: only the branch does, and only the last one of the group.
  const named = parseMergeGroupRef(head.ref)?.number;
  const subject = named === undefined ? 'merge group' : `merge group of pull request #${named}`;
  if (!isQueued) return nothing(`The ${subject} is gone: merged, invalidated or taken out of the queue.`);
  const [headSha, baseSha] = [head.sha, base.sha];
  return {
    mode: 'check',
    subject,
    headSha,
    baseSha,
    number: null,
    externalId: 'merge-group',
    isFork: false,
    event,
  };
};

const checkTask = (event: Event, { sha: headSha, ref }: TaskContext): Task => {
  switch (event.kind) {
    case 'pull_request':
      return pullRequestTask(event);
    case 'merge_group':
      return mergeGroupTask(event);
    case 'workflow_run':
      throw new UsageError(
        'Only mode report runs on workflow_run: its token may write, and the code to measure would be a stranger’s.',
        'Measure on pull_request with `post: false`, and post with mode report: docs/forks.md.',
      );
    case 'push':
    case 'schedule':
    case 'workflow_dispatch': {
      const { kind } = event;
      const place = { headSha, baseSha: null, number: null, externalId: kind, isFork: false };
      return { mode: 'check', subject: ref, ...place, event: kind };
    }
  }
};

const investigateTask = (event: Event, context: TaskContext): Task => {
  const task = checkTask(event, context);
  return task.mode === 'check' ? { ...task, mode: 'investigate', externalId: `${task.externalId}-investigate` } : task;
};

const branchPrefix = 'refs/heads/';

const refreshTask = (event: Event, { sha, ref }: TaskContext): Task => {
  if (event.kind !== 'push' && event.kind !== 'schedule' && event.kind !== 'workflow_dispatch')
    throw new UsageError(
      `Mode refresh does not run on ${event.kind}: baselines are never written from pull requests.`,
      'Run it on `push` to the default branch and on `schedule`: docs/workflows/pacegate.yml.',
    );
  // The queue pushes its groups to branches of its own, which may never be merged.
  if (isMergeGroupRef(ref)) return nothing('This is a push of the merge queue.');
  if (event.kind === 'push' && event.isDeletion) return nothing(`${ref} was deleted.`);
  if (event.kind !== 'schedule' && ref !== `${branchPrefix}${event.defaultBranch}`)
    throw new UsageError(
      `Mode refresh was started for ${ref}, and baselines are written from the default branch ${event.defaultBranch} alone.`,
      `Let the workflow run on \`push: { branches: [${event.defaultBranch}] }\`.`,
    );
  return { mode: 'refresh', branch: ref.replace(branchPrefix, ''), commit: sha };
};

const reportTask = (event: Event): Task => {
  if (event.kind !== 'workflow_run')
    throw new UsageError(
      `Mode report does not run on ${event.kind}.`,
      'Run it on `workflow_run`: docs/workflows/pacegate-fork-report.yml.',
    );
  return { mode: 'report', run: event.run };
};

/**
 * What is to be done: by the event, unless the input `mode` says otherwise. Throws a UsageError where the two don't go
 * together.
 */
export const decideTask = (mode: Mode | 'auto', event: Event, context: TaskContext): Task => {
  const chosen = mode === 'auto' ? modeOf[event.kind] : mode;
  switch (chosen) {
    case 'check':
      return checkTask(event, context);
    case 'refresh':
      return refreshTask(event, context);
    case 'report':
      return reportTask(event);
    case 'investigate':
      return investigateTask(event, context);
  }
};

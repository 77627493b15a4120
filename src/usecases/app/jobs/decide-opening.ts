import type { AppConfiguration } from '../../../config/configuration.ts';
import { codeSpan } from '../../../report/escape.ts';
import type { RecordedPullRequest, Run, RunOutcome } from '../model.ts';

/** The configuration that a run is measured by. */
export type FoundConfiguration =
  /** Neither side has one. */
  | { readonly kind: 'none' }
  /** Why it can't be used: see `problemText`. */
  | { readonly kind: 'broken'; readonly problem: string }
  /** `app`: of the base; for a refresh of the commit itself. */
  | { readonly kind: 'valid'; readonly app: AppConfiguration };

type Ending = Extract<RunOutcome, 'cancelled' | 'failed' | 'skipped' | 'waiting-for-approval'>;

/** What becomes of a run that was asked for. */
export type Opening =
  /** It ends, and nothing is posted. */
  | { readonly kind: 'end'; readonly outcome: Ending; readonly why: string }
  /** It ends, and the check says why. */
  | { readonly kind: 'tell'; readonly outcome: Ending; readonly why: string }
  /** It is measured. Title and summary (Markdown) of the check that waits for it. */
  | {
      readonly kind: 'measure';
      readonly by: AppConfiguration['measure'];
      readonly title: string;
      readonly summary: string;
    };

/** Why the pull request is not what the run is about any more, for people; null where it is. */
export const movedOn = (
  { headSha, requestedBy }: Pick<Run, 'headSha' | 'requestedBy'>,
  pull: Pick<RecordedPullRequest, 'headSha' | 'isOpen' | 'isDraft'> | null,
): string | null => {
  if (pull === null) return 'There is no such pull request any more.';
  if (!pull.isOpen) return 'The pull request is closed by now.';
  if (pull.headSha !== headSha) return `The pull request has moved on to ${pull.headSha.slice(0, 10)}.`;
  return pull.isDraft && requestedBy === null ? 'The pull request is a draft by now.' : null;
};

const none = 'Neither side has a configuration (.github/pacegate.yml).';
const ownWorkflow = 'A workflow of the repository measures: the workers do not.';
const noWorker =
  'The workers measure nothing in this repository\n' +
  'The configuration has `app: { measure: workflow }`: a workflow of the repository measures. Run `pacegate measure --full` or ' +
  '`pacegate investigate` there, or on a machine of your own.';
const waiting = {
  check: 'Base and head will be measured side by side',
  load: 'The head will be measured under the full load of its scenarios',
  investigate: 'What made it worse will be looked into',
} as const satisfies Record<Run['mode'], string>;
const approval = (headSha: string): string =>
  'Waiting for approval\n' +
  'This change comes from a fork, and measuring runs its code. ' +
  `Someone who may write starts it with the comment: /perf check ${headSha}`;

const decideRefresh = (configuration: FoundConfiguration): Opening => {
  // Nobody waits for a refresh: it has no check.
  if (configuration.kind === 'none') return { kind: 'end', outcome: 'skipped', why: none };
  if (configuration.kind === 'broken') return { kind: 'end', outcome: 'failed', why: configuration.problem };
  return configuration.app.measure === 'workflow'
    ? { kind: 'end', outcome: 'skipped', why: ownWorkflow }
    : { kind: 'measure', by: 'worker', title: '', summary: '' };
};

/**
 * What becomes of a run. `isFork`: whether its code comes from outside of the repository, so that it runs on the workers only
 * where the base says so or someone who may write asked for this commit.
 */
export const decideOpening = (
  { purpose, mode, headSha, isApproved }: Pick<Run, 'purpose' | 'mode' | 'headSha' | 'isApproved'>,
  isFork: boolean,
  configuration: FoundConfiguration,
): Opening => {
  if (purpose.kind === 'refresh') return decideRefresh(configuration);
  if (configuration.kind === 'none') return { kind: 'end', outcome: 'skipped', why: none };
  if (configuration.kind === 'broken') return { kind: 'tell', outcome: 'failed', why: configuration.problem };
  const { measure, artifact, forks } = configuration.app;
  // A workflow measures what a pull request needs, and is not ours to start.
  if (measure === 'workflow' && mode !== 'check') return { kind: 'tell', outcome: 'skipped', why: noWorker };
  if (measure === 'workflow')
    return {
      kind: 'measure',
      by: 'workflow',
      title: 'Waits for the workflow',
      summary: `A workflow of this repository measures base and head, and uploads the artifact ${codeSpan(artifact)}. The result will stand here.`,
    };
  if (isFork && forks === 'ask' && !isApproved)
    return { kind: 'tell', outcome: 'waiting-for-approval', why: approval(headSha) };
  return {
    kind: 'measure',
    by: 'worker',
    title: 'Waits for a worker',
    summary: `${waiting[mode]} as soon as a worker is free. The result will stand here.`,
  };
};

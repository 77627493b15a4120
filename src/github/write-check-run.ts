import { type CheckIdentity, type CheckRun, listCheckRuns, toCheckRun } from './check-runs.ts';
import type { SentAnnotation } from './check-run-payload.ts';
import type { GitHub } from './client.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { messageOf, statusOf } from './request-failure.ts';

type Create = NonNullable<Parameters<GitHub['rest']['checks']['create']>[0]>;
type Output = Pick<NonNullable<Create['output']>, 'title' | 'summary' | 'text'>;

/** What is written of a check run: its state, and what it shows. */
export interface CheckState {
  readonly status: 'in_progress' | 'completed';
  readonly conclusion?: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly output: Output;
  readonly annotations?: readonly SentAnnotation[];
  readonly actions?: NonNullable<Create['actions']>;
}

const bodyOf = ({ output, annotations = [], ...state }: CheckState) => ({
  ...state,
  output: { ...output, ...(annotations.length > 0 && { annotations: [...annotations] }) },
});

/**
 * Makes a check run. Where the answer is lost, the run that was made all the same is found by what names it; `before`:
 * the runs of the name that were there already.
 */
export const createCheckRun = (
  github: GitHub,
  identity: CheckIdentity,
  state: CheckState,
  before: readonly CheckRun[],
): Promise<CheckRun> => {
  const { repository, name, headSha, externalId, detailsUrl } = identity;
  const known = new Set(before.map(({ id }) => id));
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.create({
        ...repository,
        name,
        head_sha: headSha,
        external_id: externalId,
        details_url: detailsUrl,
        ...bodyOf(state),
        request: sentOnce,
      });
      return toCheckRun(data);
    },
    find: async () => {
      const runs = await listCheckRuns(github, identity);
      return (
        runs.find((run) => !known.has(run.id) && run.externalId === externalId && run.detailsUrl === detailsUrl) ?? null
      );
    },
  });
};

/**
 * Updates a check run. Annotations are appended by each update, so one whose answer was lost is not simply sent again:
 * the count of annotations tells whether it was carried out. `annotationsBefore`: how many the run has by now.
 */
export const updateCheckRun = (
  github: GitHub,
  { repository, externalId, detailsUrl }: CheckIdentity,
  { id, annotationsBefore }: { readonly id: number; readonly annotationsBefore: number },
  state: CheckState,
): Promise<CheckRun> => {
  const added = state.annotations?.length ?? 0;
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.update({
        ...repository,
        check_run_id: id,
        external_id: externalId,
        details_url: detailsUrl,
        ...bodyOf(state),
        request: sentOnce,
      });
      return toCheckRun(data);
    },
    find: async () => {
      if (added === 0) return null;
      const { data } = await github.rest.checks.get({ ...repository, check_run_id: id });
      return data.output.annotations_count >= annotationsBefore + added ? toCheckRun(data) : null;
    },
  });
};

/** Whether an update was refused because another app made the run, or the run is gone: then a new one is made. */
export const isOutOfReach = (error: unknown): boolean =>
  statusOf(error) === 404 || (statusOf(error) === 403 && /created it|Invalid app_id/i.test(messageOf(error)));

/** Whether GitHub does not know the commit. */
export const isUnknownCommit = (error: unknown): boolean =>
  [404, 422].includes(statusOf(error) ?? 0) && /No commit found|commit not found/i.test(messageOf(error));

import type { CheckReport } from '../report/check-report.ts';
import { type CheckIdentity, nameConflicts } from './check-runs.ts';
import { actionsOf, annotationBatches, outputOf, type SentAnnotation } from './check-run-payload.ts';
import type { GitHub } from './client.ts';
import { explainGitHub } from './explain-failure.ts';
import { explainCheck, putCheckRun } from './put-check-run.ts';
import { messageOf, statusOf } from './request-failure.ts';
import type { PostedCheck } from './start-check.ts';
import { type CheckState, isUnknownCommit, updateCheckRun } from './write-check-run.ts';

export interface CheckPublication extends CheckIdentity {
  readonly report: CheckReport;
  /** Of the run that startCheck made. */
  readonly id?: number | null;
}

type Batches = readonly (readonly SentAnnotation[])[];
type Put = Awaited<ReturnType<typeof putCheckRun>> & {
  /** Annotations that the run has now. */
  readonly written: number;
  readonly rest: Batches;
  readonly notices: readonly string[];
};

/** The verdict goes with the first request. It is worth more than the annotations: without them where they are refused. */
const putVerdict = async (
  github: GitHub,
  identity: CheckPublication,
  state: CheckState,
  [first, ...rest]: Batches,
): Promise<Put> => {
  const id = identity.id ?? null;
  const plain = async (notices: readonly string[]): Promise<Put> => ({
    ...(await putCheckRun(github, identity, state, id)),
    written: 0,
    rest: [],
    notices,
  });
  if (first === undefined) return plain([]);
  try {
    const put = await putCheckRun(github, identity, { ...state, annotations: first }, id);
    return { ...put, written: first.length, rest, notices: [] };
  } catch (error) {
    if (statusOf(error) !== 422 || isUnknownCommit(error)) throw error;
    return plain([`GitHub refused the annotations (${messageOf(error)}); the check stands without them.`]);
  }
};

const appendRest = async (
  github: GitHub,
  identity: CheckPublication,
  { run, written: before, rest }: Put,
  state: CheckState,
): Promise<readonly string[]> => {
  let written = before;
  for (const [index, annotations] of rest.entries()) {
    try {
      const target = { id: run.id, annotationsBefore: written };
      await updateCheckRun(github, identity, target, { ...state, annotations });
      written += annotations.length;
    } catch (error) {
      const { message } = explainGitHub(error, 'add all annotations to the check');
      return [`${message} ${rest.slice(index).flat().length} of them are missing there.`];
    }
  }
  return [];
};

/**
 * Completes the check: one check run of the name on the head, updated where it is there already. Texts beyond GitHub's
 * limits are cut. Sent again after faults without anything being there twice. Throws a GitHubError that says what to do;
 * annotations that don't go through are a notice, since the verdict is there.
 */
export const publishCheck = async (github: GitHub, publication: CheckPublication): Promise<PostedCheck> => {
  const { report, name } = publication;
  const state = {
    // Sending a conclusion completes the run on GitHub; it is said all the same.
    status: 'completed',
    conclusion: report.conclusion,
    output: outputOf(report),
    actions: actionsOf(report.buttons),
  } satisfies CheckState;
  try {
    const put = await putVerdict(github, publication, state, annotationBatches(report.annotations));
    const missing = await appendRest(github, publication, put, state);
    const { run } = put;
    const notices = [...nameConflicts(name, run, put.others), ...put.notices, ...missing];
    return { id: run.id, url: run.url, app: run.app, notices };
  } catch (error) {
    throw explainCheck(error, publication);
  }
};

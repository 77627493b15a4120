import type { Result } from '../../../core/result.ts';
import { listArtifacts } from '../../../github/artifacts.ts';
import { readWorkflowRun } from '../../../github/workflow-run.ts';
import { renderComment } from '../../../report/comment.ts';
import { priorities, type Run } from '../model.ts';
import type { AppJob } from '../ports.ts';
import { chooseUploadRun, isSameUpload, type UploadRun } from './choose-upload-run.ts';
import { endUnlessAwaited } from './end-unless-awaited.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import { judgeArtifact } from './judge-artifact.ts';
import { presentRepository } from './present-repository.ts';
import { problemText } from './problem-text.ts';
import { runConfiguration } from './run-configuration.ts';
import { runsBeside } from './runs-beside.ts';
import { type UploadTarget, uploadTarget } from './upload-target.ts';
import { withAcceptances } from './with-acceptances.ts';

type UploadJob = Extract<AppJob, { readonly kind: 'upload' }>;
type Chosen = Exclude<UploadRun, { readonly kind: 'unwanted' }>;

/** The run that the result is kept with; null where that was done before. */
const runFor = async (
  chosen: Chosen,
  result: Result,
  repositoryId: number,
  { purpose, headSha, base }: UploadTarget,
  { store }: JobTools,
): Promise<Run | null> => {
  if (chosen.kind === 'waiting') return chosen.run;
  const kept = chosen.kind === 'over' ? await store.keptResult(chosen.run.id) : null;
  if (kept !== null && isSameUpload(kept.result, result)) return null;
  return store.askForRun({
    repositoryId,
    purpose,
    mode: 'check',
    headSha,
    base,
    requestedBy: null,
    isApproved: false,
    priority: purpose.kind === 'merge-group' ? priorities.mergeGroup : priorities.pullRequest,
  });
};

/** Begun once there is something to keep: a run that is under way for longer is taken for abandoned. */
const keep = async (run: Run, result: Result, { store }: JobTools): Promise<void> => {
  const begun = await store.beginRun(run.id, 'workflow');
  if (begun === null) return;
  await store.keepResult(begun.id, begun.attempt, { result, comment: renderComment(result), raw: null });
};

/**
 * Takes what a workflow of the repository measured, where the base has it measured that way, and judges it anew. To be repeated
 * without harm. Throws where it may go better later.
 */
export const takeUpload = async ({ repositoryId, workflowRunId }: UploadJob, tools: JobTools): Promise<void> => {
  const { store, log } = tools;
  const present = await presentRepository(repositoryId, tools);
  if (present === null) return;
  const { name: repository, github } = present;
  const workflow = await readWorkflowRun(github, { repository, id: workflowRunId });
  if (workflow === null || !workflow.isCompleted) return;
  const target = await uploadTarget(workflow, present, store);
  if (target === null) return;
  const configuration = await runConfiguration(target, present);
  // A configuration that is broken is told when the run is opened.
  if (configuration.kind !== 'valid' || configuration.app.measure !== 'workflow') return;
  const { artifact } = configuration.app;
  const chosen = chooseUploadRun(await runsBeside({ repositoryId, purpose: target.purpose }, store), target);
  if (chosen.kind === 'unwanted') return;
  const uploads = await listArtifacts(github, { repository, runId: workflow.id, name: artifact });
  if (uploads.length === 0) {
    // Most workflows measure nothing.
    if (chosen.kind === 'waiting') await endUnlessAwaited(chosen.run, workflow, artifact, present, tools);
    return;
  }
  try {
    const judged = await judgeArtifact(workflow, target, artifact, present, tools);
    const result = await withAcceptances(judged, { repositoryId, purpose: target.purpose }, tools);
    const run = await runFor(chosen, result, repositoryId, target, tools);
    if (run !== null) await keep(run, result, tools);
  } catch (error) {
    if (isPassing(error)) throw error;
    const problem = problemText(error);
    log.warn('An upload could not be judged.', { repository: repositoryId, workflowRun: workflowRunId, problem });
    if (chosen.kind === 'waiting') await store.endRun(chosen.run.id, 'failed', problem);
  }
};

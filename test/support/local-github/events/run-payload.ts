import type { Json } from '../json.ts';
import type { WorkflowRun } from '../model/actions.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { runShape, workflowShape } from '../shapes/actions-shape.ts';
import { commonPayload } from './common-payload.ts';

/** workflow_run: requested, completed. Of webhooks and of workflows. */
export const runPayload = async (
  platform: Platform,
  repository: Repository,
  run: WorkflowRun,
  action: string,
): Promise<Json> => ({
  action,
  workflow_run: await runShape(platform, repository, run),
  workflow: workflowShape(platform, repository, run.workflow),
  ...(await commonPayload(platform, repository, run.actor)),
});

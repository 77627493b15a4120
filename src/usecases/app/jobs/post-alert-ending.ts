import type { Run } from '../model.ts';
import { troubleText } from './alert-text.ts';
import { isLeftAlone } from './is-left-alone.ts';
import type { JobTools } from './job-tools.ts';
import { postAlertIssue } from './post-alert-issue.ts';
import type { PresentRepository } from './present-repository.ts';

/**
 * Tells in the issue of an alert why its investigation came to nothing: it failed, or there was nothing to compare. What was cancelled is told
 * to nobody: something else has its place. To be repeated without harm. Throws a GitHubError or DatabaseError.
 */
export const postAlertEnding = async (run: Run, present: PresentRepository, tools: JobTools): Promise<void> => {
  const { purpose, outcome, headSha } = run;
  if (purpose.kind !== 'alert' || (outcome !== 'failed' && outcome !== 'skipped')) return;
  if (await isLeftAlone(headSha, present)) return;
  await postAlertIssue(run, purpose, troubleText(run, purpose.alert), present, tools);
};

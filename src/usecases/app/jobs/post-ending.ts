import { endCheck } from '../../../github/end-check.ts';
import { publishCheck } from '../../../github/publish-check.ts';
import { hasCheck, type Run } from '../model.ts';
import { endedReport, endingText } from './ended-report.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import { checkIdentityOf } from './run-addresses.ts';
import { runsBeside } from './runs-beside.ts';
import { isSuperseded } from './superseded.ts';

/**
 * Completes the check of a run that ended without a result. Where it never had one only a failure is told, to whom waits for
 * the check; where a newer run goes on with it there is nothing to end. Throws a GitHubError.
 */
export const postEnding = async (
  run: Run,
  { repository, github }: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  const { checkRunId: id } = run;
  const isFailure = run.outcome === 'failed' && hasCheck(run.purpose);
  if ((id === null && !isFailure) || isSuperseded(run, await runsBeside(run, tools.store))) return;
  const identity = checkIdentityOf(run, repository, tools);
  if (run.outcome === 'cancelled' && id !== null)
    return endCheck(github, { ...identity, id }, { ...endingText(run), title: 'Cancelled' });
  await publishCheck(github, { ...identity, id, report: endedReport(run) });
};

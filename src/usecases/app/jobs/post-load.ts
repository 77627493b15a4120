import type { Measurement } from '../../../core/measurement.ts';
import { publishCheck } from '../../../github/publish-check.ts';
import { publishReply } from '../../../github/publish-reply.ts';
import { renderLoadCheck, renderLoadComment } from '../../../report/render-load.ts';
import type { Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import { checkIdentityOf } from './run-addresses.ts';

/**
 * Posts what a load measured: its check, and an answer in the pull request, once. Where the head has moved on it is told all the same: it is
 * about that commit, and says so. Throws a GitHubError.
 */
export const postLoad = async (
  run: Run,
  measurement: Measurement,
  { repository, name, github }: PresentRepository,
  tools: JobTools,
): Promise<void> => {
  const identity = checkIdentityOf(run, repository, tools);
  await publishCheck(github, { ...identity, id: run.checkRunId, report: renderLoadCheck(measurement) });
  if (run.purpose.kind !== 'pull-request') return;
  const { number } = run.purpose;
  await publishReply(github, { repository: name, number, key: `load-${run.id}`, body: renderLoadComment(measurement) });
};

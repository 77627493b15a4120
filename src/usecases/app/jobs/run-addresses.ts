import type { CheckIdentity } from '../../../github/check-runs.ts';
import { type AppRepository, checkNameOf, externalIdOf, type Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';

type Places = Pick<JobTools, 'apiUrl' | 'checkName'>;

/** Where people look at a GitHub whose API is there. */
const pagesOf = (apiUrl: string): string =>
  apiUrl
    .replace(/\/+$/, '')
    .replace(/\/api\/v3$/, '')
    .replace(/^(https?:\/\/)api\./, '$1');

/** Where a check leads: to what it is about. The App has no pages of runs: who may see a repository is GitHub's to say. */
export const detailsUrlOf = (
  { purpose, headSha }: Pick<Run, 'purpose' | 'headSha'>,
  { owner, name }: Pick<AppRepository, 'owner' | 'name'>,
  apiUrl: string,
): string => {
  const page = `${pagesOf(apiUrl)}/${owner}/${name}`;
  return purpose.kind === 'pull-request' ? `${page}/pull/${purpose.number}` : `${page}/commit/${headSha}`;
};

/** Which check is the run's. */
export const checkIdentityOf = (
  run: Pick<Run, 'headSha' | 'purpose' | 'mode'>,
  repository: AppRepository,
  { apiUrl, checkName }: Places,
): CheckIdentity => ({
  repository: { owner: repository.owner, repo: repository.name },
  name: checkNameOf(run, checkName),
  headSha: run.headSha,
  externalId: externalIdOf(run),
  detailsUrl: detailsUrlOf(run, repository, apiUrl),
});

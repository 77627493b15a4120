import { GitHubError } from '../../../core/errors.ts';
import { commitOfRef } from '../../../github/commit-of-ref.ts';
import { compareFiles } from '../../../github/compare-files.ts';
import { readFileAtRef } from '../../../github/read-file-at-ref.ts';
import type { GroundsTools } from '../../upload/gather-grounds.ts';
import type { AppRepository } from '../model.ts';
import type { WorkTools } from './work-tools.ts';

/** Asks GitHub's API, as the installation of the App on the repository. Throws a GitHubError where there is none. */
export const groundsToolsFor = (repository: AppRepository, { grounds, clients }: WorkTools): GroundsTools => {
  if (grounds !== undefined) return grounds(repository);
  const { owner, name, installationId } = repository;
  if (installationId === null)
    throw new GitHubError(`The App is not installed on ${owner}/${name}.`, 'Install it, and push again.', {
      status: 404,
    });
  const github = clients.installation(installationId);
  const at = { repository: { owner, repo: name } };
  return {
    compareFiles: (base, head) => compareFiles(github, { ...at, base, head }),
    readFile: (ref, path) => readFileAtRef(github, { ...at, ref, path }),
    commitOf: (ref) => commitOfRef(github, { ...at, ref }),
  };
};

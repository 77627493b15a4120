import { type CheckApp, listCheckRuns } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';

/** Pull requests whose checks are looked at: each is a request. */
const mostPulls = 5;

/**
 * The apps that have posted a check of that name on the pull requests that changed last: each once, whoever did so last first. At most
 * six requests. Throws a GitHubError.
 */
export const readCheckPosters = (
  github: GitHub,
  { repository, name }: { readonly repository: RepositoryName; readonly name: string },
): Promise<readonly CheckApp[]> =>
  explained(
    `read who posts the check ${name} in ${repositoryText(repository)}`,
    async () => {
      const { data } = await github.rest.pulls.list({
        ...repository,
        state: 'all',
        sort: 'updated',
        direction: 'desc',
        per_page: mostPulls,
      });
      const heads = [...new Set(data.map(({ head }) => head.sha))];
      const runs = await Promise.all(heads.map((headSha) => listCheckRuns(github, { repository, name, headSha })));
      // Numbers of check runs grow with time, on whichever commit they are.
      const newestFirst = runs.flat().toSorted((one, other) => other.id - one.id);
      const apps = newestFirst.flatMap(({ app }) => app ?? []);
      return apps.filter(({ id }, index) => apps.findIndex((it) => it.id === id) === index);
    },
    { permission: 'checks: read' },
  );

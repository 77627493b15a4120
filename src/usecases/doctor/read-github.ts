import { createBranchStore } from '../../baseline/branch-store.ts';
import { GitHubError, PacegateError } from '../../core/errors.ts';
import { readCheckPosters } from '../../github/check-posters.ts';
import type { GitHub } from '../../github/client.ts';
import { createGitHubBranch } from '../../github/github-branch.ts';
import { readBaselineBranchRules, readBranchRules } from '../../github/read-branch-rules.ts';
import { readPermissions } from '../../github/read-permissions.ts';
import type { RepositoryName } from '../../github/repository-name.ts';
import type { GitHubFacts, StoredBaselines } from './github-facts.ts';
import type { Known } from './known.ts';

/** A wrong token, or one that may not: it will not pass by itself as a server does that is not there. */
const isRefusal = (error: PacegateError): boolean =>
  error instanceof GitHubError && [401, 403, 404].includes(error.status ?? 0);

/** What was foreseen to go wrong is said, not thrown: doctor goes on. */
const known = async <T>(read: () => Promise<T>): Promise<Known<T>> => {
  try {
    return { known: true, value: await read() };
  } catch (error) {
    if (error instanceof PacegateError)
      return { known: false, why: error.message, cure: error.cure, refused: isRefusal(error) };
    throw error;
  }
};

const readStored = async (github: GitHub, repository: RepositoryName, branch: string): Promise<StoredBaselines> => {
  const store = createBranchStore(createGitHubBranch(github, { repository, branch }));
  const keys = await store.list();
  const series = await Promise.all(keys.map((key) => store.read(key)));
  return {
    place: store.place,
    series: keys.length,
    records: series.reduce((sum, it) => sum + it.records.length, 0),
    problems: series.flatMap((it) => it.problems),
  };
};

/** Reads what GitHub knows of the repository. Nothing is changed there. */
export const readGitHub = (
  github: GitHub,
  {
    repository,
    variable,
    baselineBranch,
    checkName,
  }: {
    readonly repository: RepositoryName;
    readonly variable: string | null;
    readonly baselineBranch: string;
    readonly checkName: string;
  },
): Promise<Known<GitHubFacts>> =>
  known(async () => {
    const permissions = await readPermissions(github, { repository });
    const branch = permissions.repository.defaultBranch;
    const [rules, posters, baselineRules, baselines] = await Promise.all([
      known(() => readBranchRules(github, { repository, branch })),
      known(() => readCheckPosters(github, { repository, name: checkName })),
      known(() => readBaselineBranchRules(github, { repository, branch: baselineBranch })),
      known(() => readStored(github, repository, baselineBranch)),
    ]);
    return { permissions, variable, rules, posters, baselineRules, baselines };
  });

import { createBranchStore } from '../baseline/branch-store.ts';
import { PacegateError } from '../core/errors.ts';
import { createGitHubBranch } from '../github/github-branch.ts';
import { readFileAtRef } from '../github/read-file-at-ref.ts';
import { readCheckedOut } from '../measure/workspace/read-checked-out.ts';
import { runCheck } from '../usecases/run-check.ts';
import { baselineBranch } from './baseline-branch.ts';
import type { CheckTools } from './check.ts';
import { configurationPath } from './configuration-path.ts';
import { createGitHubPosting } from '../usecases/posting/github-posting.ts';
import { readOnlyStore } from './read-only-store.ts';
import { openGitHub } from './open-github.ts';
import type { Stage } from './stage.ts';

/** Git, GitHub and the gate. Throws a GitHubError where the token can't be one. */
export const createCheckTools = (stage: Stage): CheckTools => {
  const { inputs, job, log, cwd, environment, host } = stage;
  const { repository } = job;
  const github = openGitHub(stage);
  /** Of the base, as all policy: a change can't choose what it is set beside. */
  const branchOf = async (top: string, base: string | null): Promise<string> => {
    const file = configurationPath(inputs.config, { cwd, top });
    try {
      const text = file === null ? null : await readFileAtRef(github, { repository, ref: base ?? 'HEAD', path: file });
      return baselineBranch(text);
    } catch (error) {
      // The store is asked next, and the report says what keeps it from being read.
      if (error instanceof PacegateError) return baselineBranch(null);
      throw error;
    }
  };
  return {
    posting: createGitHubPosting(github, { repository, name: inputs.name, detailsUrl: job.runUrl, log }),
    readCheckedOut: () => readCheckedOut({ cwd, environment, signal: host.signal }),
    openBaseline: async ({ top }, base) => {
      const branch = createGitHubBranch(github, { repository, branch: await branchOf(top, base) });
      return readOnlyStore(createBranchStore(branch));
    },
    runCheck,
  };
};

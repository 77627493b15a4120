import { join } from 'node:path';
import { createBranchStore } from '../baseline/branch-store.ts';
import { readConfigurationFile } from '../config/read-configuration-file.ts';
import { createGitHubBranch } from '../github/github-branch.ts';
import { readCheckedOut } from '../measure/workspace/read-checked-out.ts';
import { runRefresh } from '../usecases/run-refresh.ts';
import { baselineBranch } from './baseline-branch.ts';
import { configurationPath } from './configuration-path.ts';
import { openGitHub } from './open-github.ts';
import type { RefreshTools } from './refresh.ts';
import type { Stage } from './stage.ts';

/** Git, GitHub and the gate. Throws a GitHubError where the token can't be one. */
export const createRefreshTools = (stage: Stage): RefreshTools => {
  const { inputs, job, cwd, environment, host } = stage;
  const github = openGitHub(stage);
  return {
    readCheckedOut: () => readCheckedOut({ cwd, environment, signal: host.signal }),
    openBaseline: async ({ top }) => {
      const path = configurationPath(inputs.config, { cwd, top });
      const text = await readConfigurationFile(path === null ? inputs.config : join(top, path));
      const place = { repository: job.repository, branch: baselineBranch(text) };
      return createBranchStore(createGitHubBranch(github, place));
    },
    runRefresh,
  };
};

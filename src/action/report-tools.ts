import { join, resolve } from 'node:path';
import { createBranchStore } from '../baseline/branch-store.ts';
import { createGitHubBranch } from '../github/github-branch.ts';
import { commitOfRef } from '../github/commit-of-ref.ts';
import { compareFiles } from '../github/compare-files.ts';
import { findPullRequestOfRun } from '../github/pull-requests.ts';
import { readFileAtRef } from '../github/read-file-at-ref.ts';
import { openArchive } from '../measure/archive.ts';
import { readStored } from '../usecases/baseline/read-stored.ts';
import { fetchUpload } from '../usecases/upload/fetch-upload.ts';
import { createGitHubPosting } from '../usecases/posting/github-posting.ts';
import { openGitHub } from './open-github.ts';
import type { ReportTools } from './report.ts';
import type { Stage } from './stage.ts';

/** GitHub and what it keeps. Throws a GitHubError where the token can't be one. */
export const createReportTools = (stage: Stage): ReportTools => {
  const { inputs, job, log, cwd } = stage;
  const { repository } = job;
  const github = openGitHub(stage);
  return {
    posting: createGitHubPosting(github, { repository, name: inputs.name, detailsUrl: job.runUrl, log }),
    findPullRequest: (run) => findPullRequestOfRun(github, { ...run, repository }),
    compareFiles: (base, head) => compareFiles(github, { repository, base, head }),
    commitOf: (ref) => commitOfRef(github, { repository, ref }),
    readFile: (ref, path) => readFileAtRef(github, { repository, ref, path }),
    readStored: (branch, suites, environment) =>
      readStored(createBranchStore(createGitHubBranch(github, { repository, branch })), suites, environment),
    fetchUpload: (run, artifact) => fetchUpload(github, { repository, run, artifact, temporary: job.temporary }),
    keep: async (result, comment) => {
      const directory = resolve(cwd, inputs.out ?? join(job.temporary, 'pacegate-report'));
      const archive = await openArchive(cwd, directory, null);
      await archive.keepResult(result, comment);
      return directory;
    },
  };
};

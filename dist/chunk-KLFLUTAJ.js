import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-MZBPH6SJ.js";
import {
  createGitHubPosting
} from "./chunk-A74XHXYH.js";
import {
  readFileAtRef
} from "./chunk-TJASQEEI.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-H6M4475U.js";
import {
  runCheck
} from "./chunk-UJFGGM27.js";
import {
  configurationPath
} from "./chunk-XZLIXQ2F.js";
import {
  BaselineError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/action/read-only-store.ts
var readOnlyStore = (store) => ({
  place: store.place,
  list: () => store.list(),
  read: (key) => store.read(key),
  append: () => Promise.reject(
    new BaselineError(
      `Nothing is written to ${store.place} here: baselines are never written from pull requests.`,
      "Run mode refresh on the default branch."
    )
  )
});

// src/action/check-tools.ts
var createCheckTools = (stage) => {
  const { inputs, job, log, cwd, environment, host } = stage;
  const { repository } = job;
  const github = openGitHub(stage);
  const branchOf = async (top, base) => {
    const file = configurationPath(inputs.config, { cwd, top });
    try {
      const text = file === null ? null : await readFileAtRef(github, { repository, ref: base ?? "HEAD", path: file });
      return baselineBranch(text);
    } catch (error) {
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
    runCheck
  };
};

export {
  createCheckTools
};

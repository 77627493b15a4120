import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-IRRD4KSP.js";
import {
  configurationPath
} from "./chunk-W6EFLBTV.js";
import {
  createGitHubPosting
} from "./chunk-6IAWKBXJ.js";
import "./chunk-7AH6T2U7.js";
import {
  readFileAtRef
} from "./chunk-FH4HBIE7.js";
import {
  openGitHub
} from "./chunk-BEH35RVZ.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-E3T3TZJT.js";
import "./chunk-WVSFYXV3.js";
import "./chunk-RYJUYSXT.js";
import "./chunk-C6DGYUA2.js";
import {
  runCheck
} from "./chunk-YMKQTCZ7.js";
import "./chunk-OWS4AQ5L.js";
import "./chunk-EQ7QMIES.js";
import "./chunk-DANWIS3G.js";
import "./chunk-JOA4ZHMT.js";
import "./chunk-LPWOHWK3.js";
import "./chunk-WXLTVD37.js";
import "./chunk-4ESKQVFF.js";
import "./chunk-IZZFJMNP.js";
import "./chunk-XTA5BVMZ.js";
import "./chunk-NWOIJ7FA.js";
import "./chunk-CIAR5AZL.js";
import "./chunk-VOVNAFVG.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-NXJSINYX.js";
import "./chunk-6OBYW2M5.js";
import "./chunk-LPQYZXUD.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-HH3YB5MF.js";
import "./chunk-PTREMZN3.js";
import "./chunk-YYRNOO65.js";
import "./chunk-XST5D2O7.js";
import "./chunk-JKT2QQMH.js";
import {
  BaselineError,
  PacegateError
} from "./chunk-E2BLH3JN.js";

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

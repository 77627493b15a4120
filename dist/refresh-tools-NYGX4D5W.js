import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-CO2DF2DM.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-IRRD4KSP.js";
import {
  configurationPath
} from "./chunk-W6EFLBTV.js";
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
import "./chunk-DANWIS3G.js";
import "./chunk-JOA4ZHMT.js";
import "./chunk-LPWOHWK3.js";
import "./chunk-WXLTVD37.js";
import "./chunk-4ESKQVFF.js";
import "./chunk-IZZFJMNP.js";
import "./chunk-XTA5BVMZ.js";
import "./chunk-NWOIJ7FA.js";
import {
  readConfigurationFile
} from "./chunk-CIAR5AZL.js";
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
import "./chunk-E2BLH3JN.js";

// src/action/refresh-tools.ts
import { join } from "node:path";
var createRefreshTools = (stage) => {
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
    runRefresh
  };
};
export {
  createRefreshTools
};

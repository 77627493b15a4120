import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-ACVEVFYY.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-5NWGEXRQ.js";
import {
  configurationPath
} from "./chunk-YHLYDRGO.js";
import {
  openGitHub
} from "./chunk-3DRQUAZR.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-PZPRXC52.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-2F3I75ON.js";
import "./chunk-Z3OUDCIZ.js";
import "./chunk-ZJW7ULFF.js";
import "./chunk-IQNYDPSZ.js";
import "./chunk-B7EYBZWP.js";
import {
  readConfigurationFile
} from "./chunk-LYQWIX4Q.js";
import "./chunk-VOVNAFVG.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-J5HETEUS.js";
import "./chunk-MRAJJQBN.js";
import "./chunk-PBE5CC26.js";
import "./chunk-W4F75ABR.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-N2NXIG5N.js";
import "./chunk-PTREMZN3.js";
import "./chunk-F2EZNLCT.js";
import "./chunk-AC553LYD.js";
import "./chunk-TZMWMRPL.js";
import "./chunk-NAX4DQJK.js";

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

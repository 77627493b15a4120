import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-TWZC7RVP.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-EHXL7DWE.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-GPLSENOJ.js";
import "./chunk-ME6TMCVW.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-2BVEQOM6.js";
import "./chunk-RBAWJRLS.js";
import "./chunk-BWKKO3LP.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-QTO22MF4.js";
import "./chunk-C5QOBS2P.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import {
  configurationPath
} from "./chunk-UGS5TDAP.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-IHNFZKV7.js";
import "./chunk-ROEWPSUZ.js";
import "./chunk-A62P4RJR.js";
import "./chunk-UHUUEMH5.js";
import "./chunk-QQ73KTYD.js";
import "./chunk-HBJC6O4M.js";
import {
  readConfigurationFile
} from "./chunk-LOASWY5L.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-364BIN65.js";
import "./chunk-3IRV64ZH.js";
import "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-EN5JF7LM.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-B7DQEFV5.js";
import "./chunk-COQAAUAR.js";
import "./chunk-CW5DKERV.js";
import "./chunk-MXBFMVVT.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-LS2NIMB6.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-K7X535ND.js";
import "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

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

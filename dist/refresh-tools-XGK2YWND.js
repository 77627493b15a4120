import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-6FW6GCXA.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-MZBPH6SJ.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-ZM2Z42UO.js";
import "./chunk-VIJOXWVX.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-BDZU4IYZ.js";
import "./chunk-WGZ5KSCE.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-QTO22MF4.js";
import "./chunk-C5QOBS2P.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import {
  configurationPath
} from "./chunk-XZLIXQ2F.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-SCZ2ZM32.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-ZVDYMXII.js";
import {
  readConfigurationFile
} from "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-E6LOVTDB.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-JU7WK37J.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
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

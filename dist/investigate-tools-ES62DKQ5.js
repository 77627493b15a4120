import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runInvestigate
} from "./chunk-3AI7HSQH.js";
import "./chunk-2APMTKVD.js";
import {
  createCheckTools
} from "./chunk-KLFLUTAJ.js";
import "./chunk-MZBPH6SJ.js";
import "./chunk-3HWN7DKX.js";
import {
  createGitHubPosting
} from "./chunk-A74XHXYH.js";
import "./chunk-7AH6T2U7.js";
import "./chunk-TJASQEEI.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-UJFGGM27.js";
import "./chunk-DYJL3DNA.js";
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
import "./chunk-HWTYMVDZ.js";
import "./chunk-XZLIXQ2F.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-SCZ2ZM32.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-ZVDYMXII.js";
import "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-6WMFCKXS.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-S643JPNG.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-MFI476TX.js";
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

// src/action/investigate-tools.ts
var createInvestigateTools = (stage) => {
  const { inputs, job, log } = stage;
  const { readCheckedOut, openBaseline } = createCheckTools(stage);
  const place = { repository: job.repository, name: `${inputs.name} investigate`, detailsUrl: job.runUrl, log };
  return { readCheckedOut, openBaseline, posting: createGitHubPosting(openGitHub(stage), place), runInvestigate };
};
export {
  createInvestigateTools
};

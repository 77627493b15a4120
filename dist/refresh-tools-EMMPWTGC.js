import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-UROJABYZ.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-7NACRV6H.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-PEEUG2DC.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-OT63MPI3.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-EIBPQFRM.js";
import "./chunk-SO7JIFRR.js";
import "./chunk-AMQIROUQ.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-T2CUYVQY.js";
import "./chunk-XNVQXV3Q.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-S2TXOPZ7.js";
import "./chunk-EIMPOH5A.js";
import {
  configurationPath
} from "./chunk-XMANZZKJ.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-UMPGSF4O.js";
import "./chunk-J4547VCP.js";
import "./chunk-NTLBFJXP.js";
import "./chunk-2DTFS55P.js";
import "./chunk-DGPZGYSN.js";
import "./chunk-A5WVGRBE.js";
import "./chunk-UUIPPUIR.js";
import "./chunk-YFBGAAQG.js";
import "./chunk-F2VJVSHN.js";
import "./chunk-A2YNWHTR.js";
import {
  readConfigurationFile
} from "./chunk-ZTJGIHZA.js";
import "./chunk-W4F75ABR.js";
import "./chunk-PTREMZN3.js";
import "./chunk-JYTAKTPO.js";
import "./chunk-DN5UREU7.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-FZ7HWXME.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-PZ3W4RZL.js";
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

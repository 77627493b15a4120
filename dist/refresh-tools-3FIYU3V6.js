import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  runRefresh
} from "./chunk-XTI6L36Y.js";
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-6K4NJYO6.js";
import {
  openGitHub
} from "./chunk-FESPG7ZR.js";
import "./chunk-KLKBN4EB.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-ADVNB53R.js";
import "./chunk-YUV73QK7.js";
import "./chunk-QL6MKMNB.js";
import "./chunk-BZ67FGZI.js";
import "./chunk-6WIGEDLC.js";
import "./chunk-K35HZV73.js";
import "./chunk-LO2R3Q34.js";
import "./chunk-OQZDUZJS.js";
import "./chunk-2FHGPCDZ.js";
import {
  configurationPath
} from "./chunk-5WZGT7OF.js";
import "./chunk-PBQDYBYB.js";
import "./chunk-HA2ZJA6C.js";
import "./chunk-OONWZWA2.js";
import "./chunk-YM5E4DEF.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-L3DUQPL2.js";
import "./chunk-A2YNWHTR.js";
import {
  readConfigurationFile
} from "./chunk-6WPL3DZZ.js";
import "./chunk-LPQYZXUD.js";
import "./chunk-PTREMZN3.js";
import "./chunk-VMH3NJ5P.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-FZ7HWXME.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OKUXJVYF.js";
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

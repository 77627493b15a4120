import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-6K4NJYO6.js";
import {
  openGitHub
} from "./chunk-FESPG7ZR.js";
import {
  runCheck
} from "./chunk-B2SUVCMI.js";
import "./chunk-KLKBN4EB.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-ADVNB53R.js";
import "./chunk-YUV73QK7.js";
import "./chunk-QL6MKMNB.js";
import {
  createGitHubPosting
} from "./chunk-TJOO3JEZ.js";
import {
  readFileAtRef
} from "./chunk-77IT2YFI.js";
import "./chunk-7AH6T2U7.js";
import "./chunk-BZ67FGZI.js";
import "./chunk-6WIGEDLC.js";
import "./chunk-K35HZV73.js";
import "./chunk-LO2R3Q34.js";
import "./chunk-OQZDUZJS.js";
import "./chunk-2FHGPCDZ.js";
import {
  configurationPath
} from "./chunk-5WZGT7OF.js";
import "./chunk-RNE5WIPA.js";
import "./chunk-PBQDYBYB.js";
import "./chunk-HA2ZJA6C.js";
import "./chunk-OONWZWA2.js";
import "./chunk-YM5E4DEF.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-L3DUQPL2.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-6WPL3DZZ.js";
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
import {
  BaselineError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

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

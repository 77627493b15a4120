import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-7NACRV6H.js";
import {
  createGitHubPosting
} from "./chunk-CWT5O3UY.js";
import "./chunk-7AH6T2U7.js";
import {
  readFileAtRef
} from "./chunk-TJASQEEI.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-PEEUG2DC.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import {
  runCheck
} from "./chunk-NFHCBOVX.js";
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
import "./chunk-JLYXDKEF.js";
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
import "./chunk-ZTJGIHZA.js";
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

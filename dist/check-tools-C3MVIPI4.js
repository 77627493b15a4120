import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  baselineBranch,
  readCheckedOut
} from "./chunk-5NWGEXRQ.js";
import {
  configurationPath
} from "./chunk-YHLYDRGO.js";
import {
  createGitHubPosting,
  readFileAtRef
} from "./chunk-7ORLJHXI.js";
import {
  openGitHub
} from "./chunk-3DRQUAZR.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-PZPRXC52.js";
import "./chunk-C6DGYUA2.js";
import {
  runCheck
} from "./chunk-EDV5B7EE.js";
import "./chunk-YN36IYYG.js";
import "./chunk-VVFS23UM.js";
import "./chunk-2F3I75ON.js";
import "./chunk-Z3OUDCIZ.js";
import "./chunk-ZJW7ULFF.js";
import "./chunk-IQNYDPSZ.js";
import "./chunk-B7EYBZWP.js";
import "./chunk-LYQWIX4Q.js";
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
import {
  BaselineError,
  PacegateError
} from "./chunk-NAX4DQJK.js";

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

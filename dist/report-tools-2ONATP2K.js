import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  fetchUpload,
  findPullRequestOfRun
} from "./chunk-FK2ANWC6.js";
import {
  commitOfRef
} from "./chunk-6BKQDWK5.js";
import "./chunk-3HWN7DKX.js";
import {
  createGitHubPosting
} from "./chunk-A74XHXYH.js";
import "./chunk-7AH6T2U7.js";
import {
  compareFiles,
  readFileAtRef
} from "./chunk-TJASQEEI.js";
import {
  openGitHub
} from "./chunk-U4PU2RZV.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import {
  openArchive
} from "./chunk-C5QOBS2P.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-2AIFNDTN.js";
import "./chunk-C6DGYUA2.js";
import {
  readStored
} from "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-6WMFCKXS.js";
import "./chunk-YH73FRKC.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/action/report-tools.ts
import { join, resolve } from "node:path";
var createReportTools = (stage) => {
  const { inputs, job, log, cwd } = stage;
  const { repository } = job;
  const github = openGitHub(stage);
  return {
    posting: createGitHubPosting(github, { repository, name: inputs.name, detailsUrl: job.runUrl, log }),
    findPullRequest: (run) => findPullRequestOfRun(github, { ...run, repository }),
    compareFiles: (base, head) => compareFiles(github, { repository, base, head }),
    commitOf: (ref) => commitOfRef(github, { repository, ref }),
    readFile: (ref, path) => readFileAtRef(github, { repository, ref, path }),
    readStored: (branch, suites, environment) => readStored(createBranchStore(createGitHubBranch(github, { repository, branch })), suites, environment),
    fetchUpload: (run, artifact) => fetchUpload(github, { repository, run, artifact, temporary: job.temporary }),
    keep: async (result, comment) => {
      const directory = resolve(cwd, inputs.out ?? join(job.temporary, "pacegate-report"));
      const archive = await openArchive(cwd, directory, null);
      await archive.keepResult(result, comment);
      return directory;
    }
  };
};
export {
  createReportTools
};

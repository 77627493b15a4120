import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  fetchUpload,
  findPullRequestOfRun
} from "./chunk-2PHCVHST.js";
import {
  commitOfRef
} from "./chunk-57VSIRK4.js";
import {
  createGitHubPosting
} from "./chunk-CWT5O3UY.js";
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
} from "./chunk-PEEUG2DC.js";
import "./chunk-PB234I6M.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-SO7JIFRR.js";
import {
  openArchive
} from "./chunk-XNVQXV3Q.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-F5GFY3YZ.js";
import "./chunk-C6DGYUA2.js";
import {
  readStored
} from "./chunk-J4547VCP.js";
import "./chunk-DGPZGYSN.js";
import "./chunk-UUIPPUIR.js";
import "./chunk-F2VJVSHN.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-W4F75ABR.js";
import "./chunk-JYTAKTPO.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-YH73FRKC.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-PZ3W4RZL.js";
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

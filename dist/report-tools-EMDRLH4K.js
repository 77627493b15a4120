import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  fetchUpload,
  findPullRequestOfRun
} from "./chunk-RX7WOZBM.js";
import {
  commitOfRef
} from "./chunk-JCL4OQ2Y.js";
import "./chunk-MGKZQVBV.js";
import {
  createGitHubPosting
} from "./chunk-6IAWKBXJ.js";
import "./chunk-7AH6T2U7.js";
import {
  compareFiles,
  readFileAtRef
} from "./chunk-FH4HBIE7.js";
import {
  openGitHub
} from "./chunk-BEH35RVZ.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-E3T3TZJT.js";
import "./chunk-WVSFYXV3.js";
import "./chunk-RYJUYSXT.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-NXJSINYX.js";
import {
  openArchive,
  readStored
} from "./chunk-6OBYW2M5.js";
import "./chunk-LPQYZXUD.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-VQAA2VLF.js";
import "./chunk-YYRNOO65.js";
import "./chunk-XST5D2O7.js";
import "./chunk-JKT2QQMH.js";
import "./chunk-E2BLH3JN.js";

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

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  fetchUpload,
  findPullRequestOfRun
} from "./chunk-IS7L4QTN.js";
import {
  commitOfRef
} from "./chunk-X6FYOAMT.js";
import "./chunk-R2AICUI7.js";
import {
  openGitHub
} from "./chunk-FESPG7ZR.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-ADVNB53R.js";
import {
  createGitHubPosting
} from "./chunk-TJOO3JEZ.js";
import {
  compareFiles,
  readFileAtRef
} from "./chunk-77IT2YFI.js";
import "./chunk-7AH6T2U7.js";
import "./chunk-K35HZV73.js";
import "./chunk-LO2R3Q34.js";
import "./chunk-OQZDUZJS.js";
import {
  openArchive,
  readStored
} from "./chunk-HA2ZJA6C.js";
import "./chunk-YM5E4DEF.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-LPQYZXUD.js";
import "./chunk-VMH3NJ5P.js";
import "./chunk-TYXQHNCN.js";
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

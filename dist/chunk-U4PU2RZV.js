import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createGitHub
} from "./chunk-MJJUUXOH.js";
import {
  version
} from "./chunk-W4F75ABR.js";

// src/action/open-github.ts
var openGitHub = ({ inputs, job, log }) => createGitHub({
  token: inputs.token,
  apiUrl: job.apiUrl,
  userAgent: `pacegate/${version}`,
  log: (line) => log.write(line)
});

export {
  openGitHub
};

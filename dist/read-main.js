import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  readGraph
} from "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import {
  BundleError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-TZ54PJF2.js";

// src/measure/bundle/read-main.ts
import { parentPort, workerData } from "node:worker_threads";
var tell = (answer) => {
  parentPort?.postMessage(answer);
};
var { signal } = new AbortController();
try {
  tell({ kind: "read", bundle: await readGraph({ ...workerData, signal }) });
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  tell({ kind: "refused", message: error.message, cure: error.cure });
}

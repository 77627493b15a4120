import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  countLogs
} from "./chunk-S643JPNG.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/measure/logs/read-logs-main.ts
import { parentPort, workerData } from "node:worker_threads";
var orderSchema = external_exports.object({
  files: external_exports.array(external_exports.string()),
  by: external_exports.array(external_exports.string()),
  deploys: external_exports.array(external_exports.object({ at: external_exports.number(), name: external_exports.string() }))
});
var tell = (answer) => {
  parentPort?.postMessage(answer);
};
var order = orderSchema.parse(workerData);
try {
  const view = await countLogs({ ...order, signal: new AbortController().signal });
  tell({ kind: "read", view });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  tell({ kind: "refused", message: error.message, cure: error.cure });
}

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createAppClients,
  createListener,
  databaseHealth,
  healthzRoute,
  openLog,
  openStore,
  prepareJobs,
  readSettings,
  readText,
  readyzRoute,
  startServer,
  startWorker,
  untilAborted
} from "./chunk-GTXECHXX.js";
import "./chunk-5HWUNMJJ.js";
import "./chunk-MWIJQ3UY.js";
import "./chunk-TYOBOQPQ.js";
import "./chunk-JCL4OQ2Y.js";
import "./chunk-MGKZQVBV.js";
import "./chunk-FH4HBIE7.js";
import "./chunk-RYJUYSXT.js";
import "./chunk-C6DGYUA2.js";
import {
  watchInterrupts
} from "./chunk-XPAOFZVV.js";
import "./chunk-O7LK2WBG.js";
import "./chunk-Y7RL7CH3.js";
import "./chunk-OWS4AQ5L.js";
import "./chunk-EQ7QMIES.js";
import "./chunk-4ESKQVFF.js";
import "./chunk-IZZFJMNP.js";
import "./chunk-XTA5BVMZ.js";
import "./chunk-NWOIJ7FA.js";
import "./chunk-CIAR5AZL.js";
import "./chunk-VOVNAFVG.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-NXJSINYX.js";
import "./chunk-6OBYW2M5.js";
import {
  version
} from "./chunk-LPQYZXUD.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-VQAA2VLF.js";
import "./chunk-HH3YB5MF.js";
import "./chunk-PTREMZN3.js";
import "./chunk-YYRNOO65.js";
import "./chunk-XST5D2O7.js";
import "./chunk-JKT2QQMH.js";
import {
  UsageError
} from "./chunk-E2BLH3JN.js";

// src/app/run-worker.ts
var patience = 1e4;
var needs = ({ database, credentials }) => {
  const missing = [
    ..."url" in database ? [] : ["DATABASE_URL is missing: an embedded database is for one process alone."],
    ...credentials === null ? ["APP_ID and PRIVATE_KEY_PATH are missing: a worker clones as the App."] : []
  ];
  if (credentials === null || missing.length > 0)
    throw new UsageError(missing.join("\n"), "Give the worker the same DATABASE_URL, APP_ID and key as the App.");
  return credentials;
};
var runWorker = async (settings, host) => {
  const { log, signal, environment } = host;
  const { github } = settings;
  const { appId, privateKey } = needs(settings);
  const prepared = await prepareJobs(settings, host);
  await using stack = new AsyncDisposableStack();
  const { store, jobs } = stack.use(await openStore(settings.database, log));
  stack.defer(() => jobs.stop(patience));
  const clients = createAppClients({ appId, privateKey, apiUrl: github.apiUrl, log });
  const onEnd = (seconds) => log.info("A measurement ended.", { seconds: Math.round(seconds) });
  const worker = await startWorker({ store, jobs, clients, prepared, github, log, environment, onEnd });
  if (settings.workerPort !== null) {
    const health = async () => {
      const database = await databaseHealth(() => store.ping());
      return { isReady: database === "ok" && !signal.aborted, parts: { database, worker: worker.state() } };
    };
    const routes = { "/healthz": { GET: healthzRoute }, "/readyz": { GET: readyzRoute(health) } };
    const server = await startServer(createListener(routes, log), { host: settings.host, port: settings.workerPort });
    stack.defer(() => server.stop(1e3));
    log.info("Listening.", { address: server.url });
  }
  log.info("Ready to measure.", { worker: worker.name, version });
  await untilAborted(signal);
  log.info("Ending: the running measurement may end, or returns to the queue.");
};

// src/cli/worker-command.ts
var workerCommand = async (host) => {
  const settings = readSettings({ environment: host.env, cwd: host.cwd(), readText, role: "worker" });
  using interrupts = watchInterrupts(host);
  await runWorker(settings, {
    ...openLog(settings, (line) => host.stdout.write(line)),
    signal: interrupts.signal,
    environment: host.env
  });
  return 0;
};
export {
  workerCommand
};

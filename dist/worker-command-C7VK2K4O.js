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
} from "./chunk-MH44NTQK.js";
import "./chunk-DTHHFFAJ.js";
import "./chunk-2XWFOC74.js";
import "./chunk-57VSIRK4.js";
import "./chunk-TJASQEEI.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-XJI2FEQS.js";
import "./chunk-SO7JIFRR.js";
import {
  watchInterrupts
} from "./chunk-YYINTHUO.js";
import "./chunk-H7JFP7Z6.js";
import "./chunk-T2CUYVQY.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-EIMPOH5A.js";
import "./chunk-6VL4V4NO.js";
import "./chunk-F5GFY3YZ.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-JLYXDKEF.js";
import "./chunk-UMPGSF4O.js";
import "./chunk-J4547VCP.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-NTLBFJXP.js";
import "./chunk-2DTFS55P.js";
import "./chunk-DGPZGYSN.js";
import "./chunk-A5WVGRBE.js";
import "./chunk-UUIPPUIR.js";
import "./chunk-YFBGAAQG.js";
import "./chunk-F2VJVSHN.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-ZTJGIHZA.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-PTREMZN3.js";
import "./chunk-JYTAKTPO.js";
import "./chunk-XBJI6SDH.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-LJ4SIZJZ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

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

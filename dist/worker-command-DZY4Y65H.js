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
} from "./chunk-YX5RYVYQ.js";
import "./chunk-TCY6LHTG.js";
import "./chunk-T3XC3L7X.js";
import "./chunk-U2WGMDJJ.js";
import "./chunk-C25CGDAN.js";
import "./chunk-DTHHFFAJ.js";
import "./chunk-2XWFOC74.js";
import "./chunk-6BKQDWK5.js";
import "./chunk-3HWN7DKX.js";
import "./chunk-TJASQEEI.js";
import "./chunk-MJJUUXOH.js";
import "./chunk-RITITTGN.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import "./chunk-QSZIDGTK.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-THU6NSDL.js";
import "./chunk-2AIFNDTN.js";
import "./chunk-C6DGYUA2.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-ZVDYMXII.js";
import "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-XBJI6SDH.js";
import "./chunk-5XYAAJQ7.js";
import "./chunk-6WMFCKXS.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import "./chunk-LJ4SIZJZ.js";
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

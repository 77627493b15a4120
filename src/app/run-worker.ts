import { UsageError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import { createAppClients } from '../github/app-clients.ts';
import type { AppHost } from './app-host.ts';
import { databaseHealth, healthzRoute, readyzRoute } from './health.ts';
import { createListener } from './listener.ts';
import { openStore } from './open-store.ts';
import { prepareJobs } from './prepare-jobs.ts';
import type { Settings } from './settings.ts';
import { startServer } from './start-server.ts';
import { startWorker } from './start-worker.ts';
import { untilAborted } from './until-aborted.ts';

/** ms that a running measurement may take at the end. */
const patience = 10_000;

const needs = ({ database, credentials }: Settings): { readonly appId: number; readonly privateKey: string } => {
  const missing = [
    ...('url' in database ? [] : ['DATABASE_URL is missing: an embedded database is for one process alone.']),
    ...(credentials === null ? ['APP_ID and PRIVATE_KEY_PATH are missing: a worker clones as the App.'] : []),
  ];
  if (credentials === null || missing.length > 0)
    throw new UsageError(missing.join('\n'), 'Give the worker the same DATABASE_URL, APP_ID and key as the App.');
  return credentials;
};

/**
 * Measures for an App that runs elsewhere, until the signal aborts; a running measurement may then end for a while, or returns
 * to the queue. Throws a UsageError for wrong settings, a DatabaseError where the database can't be opened.
 */
export const runWorker = async (settings: Settings, host: AppHost): Promise<void> => {
  const { log, signal, environment } = host;
  const { github } = settings;
  const { appId, privateKey } = needs(settings);
  const prepared = await prepareJobs(settings, host);
  await using stack = new AsyncDisposableStack();
  const { store, jobs } = stack.use(await openStore(settings.database, log));
  stack.defer(() => jobs.stop(patience));
  const clients = createAppClients({ appId, privateKey, apiUrl: github.apiUrl, log });
  const onEnd = (seconds: number): void => log.info('A measurement ended.', { seconds: Math.round(seconds) });
  const worker = await startWorker({ store, jobs, clients, prepared, github, log, environment, onEnd });
  if (settings.workerPort !== null) {
    const health = async () => {
      const database = await databaseHealth(() => store.ping());
      return { isReady: database === 'ok' && !signal.aborted, parts: { database, worker: worker.state() } };
    };
    const routes = { '/healthz': { GET: healthzRoute }, '/readyz': { GET: readyzRoute(health) } };
    const server = await startServer(createListener(routes, log), { host: settings.host, port: settings.workerPort });
    stack.defer(() => server.stop(1000));
    log.info('Listening.', { address: server.url });
  }
  log.info('Ready to measure.', { worker: worker.name, version });
  await untilAborted(signal);
  log.info('Ending: the running measurement may end, or returns to the queue.');
};

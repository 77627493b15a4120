import type { DatabaseError } from '../core/errors.ts';
import { createAppClients } from '../github/app-clients.ts';
import { type AlertAnswer, receiveAlerts } from '../usecases/app/alerts/receive-alerts.ts';
import type { StoreCounts } from '../usecases/app/ports.ts';
import { receiveDelivery } from '../usecases/app/receive-delivery.ts';
import { redeliver } from '../usecases/app/redeliver.ts';
import type { AppHost } from './app-host.ts';
import type { Metrics } from './create-metrics.ts';
import { createWebhooks, type Webhooks } from './create-webhooks.ts';
import type { Credentials } from './credentials.ts';
import { deliveryHandler } from './delivery-handler.ts';
import { databaseHealth, type Health } from './health.ts';
import { startLoops } from './loops.ts';
import { openStore } from './open-store.ts';
import type { PreparedJobs } from './prepare-jobs.ts';
import { serveJobs } from './serve-jobs.ts';
import { createRedelivery } from './redelivery.ts';
import { serviceLoops } from './service-loops.ts';
import type { Settings } from './settings.ts';
import { startWorker } from './start-worker.ts';

/** The App at work. */
export interface Service {
  readonly webhooks: Webhooks;
  /** The App's page on GitHub; null as long as nobody has told. */
  readonly page: () => string | null;
  readonly health: () => Promise<Health>;
  readonly counts: () => Promise<StoreCounts>;
  /** Takes the body of an alert's webhook. */
  readonly alerts: (body: unknown) => Promise<readonly AlertAnswer[] | null>;
  /** Resolves once the database has stopped for good in this process: nothing can be done any more. */
  readonly stopped: Promise<DatabaseError>;
  /** Running jobs may end for that long, ms; the others return to their queue. Then everything is closed. */
  stop(patience: number): Promise<void>;
}

export interface ServiceParts {
  readonly settings: Settings;
  readonly credentials: Credentials;
  /** Null: only others measure. */
  readonly prepared: PreparedJobs | null;
  readonly metrics: Metrics;
  readonly host: AppHost;
}

/** Of the check, as the Action names it too. */
const checkName = 'pacegate';

/** Opens the database and begins to work. Throws a DatabaseError. */
export const startService = async (parts: ServiceParts): Promise<Service> => {
  const { settings, credentials, prepared, metrics, host } = parts;
  const { github } = settings;
  const { log } = host;
  const { appId, privateKey } = credentials;
  let { page } = credentials;
  await using stack = new AsyncDisposableStack();
  const { store, jobs, stopped } = stack.use(await openStore(settings.database, log));
  const clients = createAppClients({
    appId,
    privateKey,
    apiUrl: github.apiUrl,
    log,
    onBudget: ({ installation, left }) => {
      if (installation !== null) metrics.requestsLeft(installation, left);
    },
  });
  const tools = { store, clients, checkName, apiUrl: github.apiUrl, log };
  const redelivery = createRedelivery({ ask: (since) => redeliver(tools, { since }), date: () => new Date() });
  const handler = deliveryHandler({
    receive: (delivery) => receiveDelivery(delivery, { store, appId, receivedAt: new Date() }),
    metrics: {
      delivered: (event, outcome) => {
        metrics.delivered(event, outcome);
        if (outcome === 'failed') redelivery.expect();
      },
    },
    log,
  });
  const webhooks = await createWebhooks({ credentials, apiUrl: github.apiUrl, handler });
  await serveJobs({ jobs, tools, metrics });
  const worker =
    prepared === null
      ? null
      : await startWorker({
          store,
          jobs,
          clients,
          prepared,
          github,
          log,
          environment: host.environment,
          onEnd: (seconds) => metrics.jobEnded('measure', seconds),
        });
  const onPage = (found: string): void => {
    page = found;
  };
  const loops = startLoops(serviceLoops({ tools, redelivery, onPage }), { log });
  const rest = stack.move();
  return {
    webhooks,
    page: () => page,
    health: async () => {
      const database = await databaseHealth(() => store.ping());
      return { isReady: database === 'ok', parts: { database, queues: 'ok', worker: worker?.state() ?? 'elsewhere' } };
    },
    counts: () => store.counts(),
    alerts: (body) => receiveAlerts(body, { store, log }),
    stopped,
    stop: async (patience) => {
      // Both at once: a turn of a loop may be waiting for GitHub.
      await Promise.all([loops[Symbol.asyncDispose](), jobs.stop(patience)]);
      await rest.disposeAsync();
    },
  };
};

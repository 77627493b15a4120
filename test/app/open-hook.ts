import { webhookPath } from '../../src/app/app-manifest.ts';
import { createMetrics, type Metrics } from '../../src/app/create-metrics.ts';
import { createWebhooks, type Webhooks } from '../../src/app/create-webhooks.ts';
import { deliveryHandler } from '../../src/app/delivery-handler.ts';
import { type BodyLimits, createBodyReader, webhookLimits } from '../../src/app/read-body.ts';
import { webhookRoute } from '../../src/app/webhook-route.ts';
import type { DeliveryRecord } from '../../src/usecases/app/ports.ts';
import { receiveDelivery } from '../../src/usecases/app/receive-delivery.ts';
import { deliveryHeaders, secret, serve, type Served } from './serve.ts';
import { makeKey } from './test-key.ts';
import { testLog } from './test-log.ts';

const key = makeKey();

/** A store that only records, by identifier, as the database does. */
export const memoryStore = () => {
  const recorded = new Map<string, DeliveryRecord>();
  return {
    recorded,
    recordDelivery: async (delivery: DeliveryRecord): Promise<boolean> => {
      if (recorded.has(delivery.id)) return false;
      recorded.set(delivery.id, delivery);
      return true;
    },
  };
};

export interface HookOptions {
  readonly store?: { recordDelivery(delivery: DeliveryRecord): Promise<boolean> };
  readonly limits?: BodyLimits;
  readonly patience?: number;
  readonly isReady?: boolean;
}

export interface Hook extends AsyncDisposable {
  readonly served: Served;
  readonly metrics: Metrics;
  /** Sends a delivery; headers as GitHub's unless given. */
  send(body: string, headers?: Record<string, string>): Promise<Response>;
}

/** The webhook route as the App has it, on a free port. */
export const openHook = async (options: HookOptions = {}): Promise<Hook> => {
  const { store = memoryStore(), limits = webhookLimits, patience, isReady = true } = options;
  const metrics = createMetrics({ processDefaults: false });
  const log = testLog(secret);
  const handler = deliveryHandler({
    receive: (delivery) => receiveDelivery(delivery, { store, appId: 1, receivedAt: new Date() }),
    metrics,
    log: log.log,
    ...(patience !== undefined && { patience }),
  });
  const credentials = { appId: 1, privateKey: key, webhookSecret: secret, page: null };
  const webhooks: Webhooks = await createWebhooks({ credentials, apiUrl: 'http://127.0.0.1:9', handler });
  const route = webhookRoute({
    webhooks: () => (isReady ? webhooks : null),
    bodies: createBodyReader(limits),
    metrics,
    log: log.log,
    now: () => performance.now(),
  });
  const served = await serve({ [webhookPath]: { POST: route } }, log);
  return {
    served,
    metrics,
    send: (body, headers = deliveryHeaders(body)) =>
      fetch(`${served.url}${webhookPath}`, { method: 'POST', headers, body }),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
};

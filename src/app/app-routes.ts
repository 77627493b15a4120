import type { AppLog } from '../usecases/app/app-log.ts';
import { alertLimits, alertsRoute } from './alerts-route.ts';
import { webhookPath } from './app-manifest.ts';
import type { Metrics } from './create-metrics.ts';
import { frontPageRoute } from './front-page.ts';
import { type Health, healthzRoute, readyzRoute } from './health.ts';
import type { Routes } from './listener.ts';
import { metricsRoute } from './metrics-route.ts';
import { createBodyReader, webhookLimits } from './read-body.ts';
import type { Settings } from './settings.ts';
import { setupRoutes } from './setup-routes.ts';
import type { Setup } from './setup.ts';
import type { Service } from './start-service.ts';
import { webhookRoute } from './webhook-route.ts';

export interface AppRouteParts {
  readonly settings: Pick<Settings, 'metricsToken' | 'alertsSecret' | 'publicUrl' | 'github'>;
  /** Null where the App had its credentials from the start. */
  readonly setup: Setup | null;
  /** Null until it works, and again when it ends. */
  readonly service: () => Service | null;
  /** What the process does while there is no service. */
  readonly phase: () => string;
  readonly metrics: Metrics;
  readonly log: AppLog;
}

/** All that `pacegate app` answers. */
export const appRoutes = ({ settings, setup, service, phase, metrics, log }: AppRouteParts): Routes => {
  const now = (): number => performance.now();
  const away = async (): Promise<Health> => ({ isReady: false, parts: { state: phase() } });
  const bodies = createBodyReader(webhookLimits);
  const isSetUp = (): boolean => setup === null || setup.isDone;
  return {
    '/': { GET: frontPageRoute(() => ({ isSetUp: isSetUp(), page: service()?.page() ?? null })) },
    '/healthz': { GET: healthzRoute },
    '/readyz': { GET: readyzRoute(() => service()?.health() ?? away()) },
    '/metrics': {
      GET: metricsRoute({ metrics, token: settings.metricsToken, counts: () => service()?.counts() ?? null, log, now }),
    },
    [webhookPath]: {
      POST: webhookRoute({ webhooks: () => service()?.webhooks ?? null, bodies, metrics, log, now }),
    },
    ...(settings.alertsSecret !== null && {
      '/alerts': {
        POST: alertsRoute({
          secret: settings.alertsSecret,
          bodies: createBodyReader(alertLimits),
          receive: () => service()?.alerts ?? null,
          log,
        }),
      },
    }),
    ...(setup !== null &&
      setupRoutes({ setup, serverUrl: settings.github.serverUrl, publicUrl: settings.publicUrl, log })),
  };
};

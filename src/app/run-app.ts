import { version } from '../core/version.ts';
import type { AppHost } from './app-host.ts';
import { setupPath } from './app-manifest.ts';
import { appRoutes } from './app-routes.ts';
import { createMetrics } from './create-metrics.ts';
import type { Credentials } from './credentials.ts';
import { createListener } from './listener.ts';
import { openSetup } from './open-setup.ts';
import { prepareJobs } from './prepare-jobs.ts';
import type { Settings } from './settings.ts';
import type { Setup } from './setup.ts';
import { type Service, startService } from './start-service.ts';
import { startServer } from './start-server.ts';
import { untilAborted } from './until-aborted.ts';

/** ms that deliveries which have begun may take at the end, and jobs after them. */
const patience = { deliveries: 9000, jobs: 10_000 } as const;

/** Resolves when somebody has set the App up; null where the process is to end before. */
const waitForSetup = async (
  setup: Setup,
  address: string,
  { log, signal }: Pick<AppHost, 'log' | 'signal'>,
): Promise<Credentials | null> => {
  // The one line with a secret in it: whoever reads this log may set the App up, once.
  log.warn(`The App is not set up. Open ${address}${setupPath}?token=${setup.token} to do it; this works once.`);
  return Promise.race([setup.credentials, untilAborted(signal).then(() => null)]);
};

/**
 * Serves the App until the signal aborts; then takes no more deliveries, lets running jobs end, gives the rest back, and closes
 * everything. Throws a UsageError where it can't listen or keep measured code apart, a DatabaseError where the database can't be
 * opened or has stopped for good.
 */
export const runApp = async (settings: Settings, host: AppHost): Promise<void> => {
  const { log, signal, redactor } = host;
  const { github, data } = settings;
  const now = (): number => performance.now();
  const prepared = settings.worker === 'here' ? await prepareJobs(settings, host) : null;
  const metrics = createMetrics({ processDefaults: true });
  const setup = settings.credentials === null ? openSetup({ apiUrl: github.apiUrl, data, log, redactor, now }) : null;

  let phase = 'starting';
  let service: Service | null = null;
  const routes = appRoutes({
    settings,
    setup,
    service: () => (phase === 'working' ? service : null),
    phase: () => phase,
    metrics,
    log,
  });
  const server = await startServer(createListener(routes, log), settings);
  try {
    log.info('Listening.', { address: server.url, version, github: github.apiUrl });
    if (setup !== null) phase = 'waiting for its setup';
    const credentials =
      setup === null ? settings.credentials : await waitForSetup(setup, settings.publicUrl ?? server.url, host);
    if (credentials !== null && !signal.aborted) {
      phase = 'starting';
      service = await startService({ settings, credentials, prepared, metrics, host });
      phase = 'working';
      log.info('Ready for deliveries.', { app: credentials.appId });
      const failure = await Promise.race([untilAborted(signal), service.stopped]);
      // Who looks after this process starts it again.
      if (failure !== undefined) throw failure;
    }
  } finally {
    phase = 'ending';
    log.info('Ending: deliveries are not taken any more, running jobs may end.');
    await server.stop(patience.deliveries);
    await service?.stop(patience.jobs);
    log.info('Ended.');
  }
};

import { portStaysTaken } from './free-port.ts';
import { launch, type Launched } from './launch.ts';
import { holderOf } from './port-holder.ts';
import type { Death, Service, ServiceOptions } from './service.ts';
import { startFailure } from './start-failure.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const linesInErrors = 20;

const deathUnasked = async (launched: Launched): Promise<Death> => {
  const death = await launched.ended;
  return launched.stopping ? new Promise<never>(() => {}) : death;
};

const serviceOf = (launched: Launched, options: ServiceOptions, host: string, startup: number): Service => {
  const { side, port, stopTimeout } = options;
  const stop = (): Promise<void> => launched.stop(stopTimeout);
  return {
    side,
    pid: launched.pid,
    host,
    port,
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    startup,
    died: deathUnasked(launched),
    get death() {
      return launched.death;
    },
    log: () => launched.log.text(),
    tail: (count) => launched.log.tail(count),
    stop,
    killSync: () => launched.killSync(),
    [Symbol.asyncDispose]: stop,
  };
};

/**
 * Starts a service and waits until it is ready. Nothing of it is left when this rejects: with a ServiceError that names
 * the side, what happened, the last lines of output and a cure; with the signal's reason when that is aborted.
 */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { port, signal, stopTimeout } = options;
  signal.throwIfAborted();
  if (await portStaysTaken(port)) throw startFailure({ kind: 'port-taken', holder: holderOf(port) }, options, []);
  signal.throwIfAborted();
  const begin = performance.now();
  const launched = await launch(options);
  const start = await waitUntilReady(launched, options, begin);
  if (start.kind === 'ready') return serviceOf(launched, options, start.host, start.startup);
  if (start.kind === 'aborted') {
    await launched.stop(0);
    throw signal.reason;
  }
  await launched.stop(stopTimeout);
  throw startFailure(start, options, launched.log.tail(linesInErrors));
};

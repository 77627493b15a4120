import { type AppSettings, appEnvironment, metricsToken } from './app-environment.ts';
import { type PacegateProcess, startPacegate } from './pacegate-process.ts';
import { waitFor } from './wait-for.ts';

export interface RunningApp extends PacegateProcess {
  /** "http://127.0.0.1:4711" */
  readonly url: string;
  /** Where GitHub sends its webhooks. */
  readonly webhookUrl: string;
  /** From the start of its process until it was ready, ms. */
  readonly startTime: number;
  /** What /metrics says. */
  metrics(): Promise<string>;
}

/** The last lines of a log, for messages. */
export const tailOf = (log: string, lines = 40): string => log.trimEnd().split('\n').slice(-lines).join('\n');

const isReady = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
};

/** Starts `pacegate app` and waits until it is ready. Fails with its last words when it ends before. */
export const startApp = async (settings: AppSettings, signal?: AbortSignal): Promise<RunningApp> => {
  const url = `http://127.0.0.1:${settings.port}`;
  const environment = await appEnvironment(settings);
  const started = performance.now();
  const app = startPacegate('app', environment);
  try {
    await waitFor(
      'An app that is ready',
      async () => {
        if (!app.isRunning()) throw new Error(`The app ended before it was ready:\n${tailOf(app.log())}`);
        return (await isReady(url)) ? true : null;
      },
      { limit: 90_000, every: 20, signal },
    );
  } catch (error) {
    await app[Symbol.asyncDispose]();
    throw error;
  }
  return {
    ...app,
    url,
    webhookUrl: `${url}/api/github/webhooks`,
    startTime: performance.now() - started,
    metrics: async () => {
      const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`/metrics answered ${answer.status}: ${text.slice(0, 200)}`);
      return text;
    },
  };
};

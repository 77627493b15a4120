import { jobIsolation } from './job-isolation.ts';
import type { Room } from './room.ts';

/** What an app of a test is started with. */
export interface AppSettings {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly room: Room;
  readonly port: number;
  /** The embedded database in the room unless told. */
  readonly databaseUrl?: string | undefined;
  /** Whether the app's process measures too; `here` unless told. */
  readonly worker?: 'here' | 'elsewhere' | undefined;
  /** Whether alerts are taken, with `alertsSecret`. */
  readonly takesAlerts?: boolean | undefined;
}

export const webhookSecret = 'a-secret-between-github-and-the-app';
export const metricsToken = 'a-token-for-who-reads-metrics';
export const alertsSecret = 'a-secret-of-who-sends-alerts';

/** The settings as the app and its workers read them. */
export const appEnvironment = async (settings: AppSettings): Promise<Record<string, string>> => {
  const { appId, privateKey, apiUrl, room, port, databaseUrl, worker = 'here', takesAlerts = false } = settings;
  return {
    APP_ID: String(appId),
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: webhookSecret,
    GITHUB_API_URL: apiUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    PACEGATE_DATA: room.data,
    PACEGATE_WORKER: worker,
    PACEGATE_JOB_ISOLATION: await jobIsolation(),
    PACEGATE_METRICS_TOKEN: metricsToken,
    LOG_LEVEL: 'info',
    TMPDIR: room.temporary,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(takesAlerts ? { PACEGATE_ALERTS_SECRET: alertsSecret } : {}),
  };
};

import type { AppHost } from './app-host.ts';
import { createLog } from './create-log.ts';
import type { Credentials } from './credentials.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import type { Settings } from './settings.ts';

/** Credentials that came after the start are secrets too. */
export const learnCredentials = (redactor: Redactor, { privateKey, webhookSecret }: Credentials): void =>
  redactor.learn(privateKey, webhookSecret);

/** As it stands in the address, and as it is meant. */
const passwordsOf = (address: string): readonly string[] => {
  const { password } = URL.parse(address) ?? { password: '' };
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
};

/** The log of a process with these settings, which holds none of their secrets. */
export const openLog = (
  { logLevel, credentials, metricsToken, alertsSecret, database }: Settings,
  write: (line: string) => void,
): Pick<AppHost, 'log' | 'redactor'> => {
  const redactor = createRedactor();
  redactor.learn(metricsToken);
  redactor.learn(alertsSecret);
  if ('url' in database) redactor.learn(database.url, ...passwordsOf(database.url));
  if (credentials !== null) learnCredentials(redactor, credentials);
  return { log: createLog({ level: logLevel, write, redactor }), redactor };
};

import { join, resolve } from 'node:path';
import { z } from 'zod';
import { nearestName } from '../config/nearest.ts';
import { UsageError } from '../core/errors.ts';
import type { Credentials } from './credentials.ts';
import { type GitHubServer, readServer } from './github-server.ts';
import { type JobLimits, jobLimitsOf, jobLimitVariables } from './job-limits.ts';
import { type LogLevel, logLevels } from './log-level.ts';
import { readCredentials, type Role } from './read-credentials.ts';
import { choice, givenVariables, plainAddress, quantity, setting, type Variables, wholeNumber } from './setting.ts';

/** How the App is run. */
export interface Settings {
  /** Null: the App is not set up yet. */
  readonly credentials: Credentials | null;
  readonly github: GitHubServer;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly database: { readonly directory: string } | { readonly url: string };
  /** An absolute path. */
  readonly data: string;
  /** Files with secrets, which jobs must not see. */
  readonly secretFiles: readonly string[];
  readonly worker: 'here' | 'elsewhere';
  readonly workerPort: number | null;
  readonly metricsToken: string | null;
  /** What alerts are sent with; null: none are taken. */
  readonly alertsSecret: string | null;
  /** Without a slash at its end. */
  readonly publicUrl: string | null;
  readonly limits: JobLimits;
  readonly logLevel: LogLevel;
}

const port = quantity(wholeNumber, { least: 0, most: 65_535, range: 'a port from 0 to 65535' });

const isPostgres = (text: string): boolean => ['postgres:', 'postgresql:'].includes(URL.parse(text)?.protocol ?? '');

const schema = z.object({
  HOST: z.string().default('localhost'),
  PORT: port.default(3000),
  DATABASE_URL: setting((text) => (isPostgres(text) ? text : null), {
    cure: 'give the address of a PostgreSQL server, postgres://user:password@host:5432/database, or nothing for the embedded one',
    secret: true,
  }).optional(),
  PACEGATE_DATA: z.string().default('.pacegate/app'),
  PACEGATE_WORKER: choice(['here', 'elsewhere']).default('here'),
  PACEGATE_WORKER_PORT: port.optional(),
  PACEGATE_METRICS_TOKEN: setting((text) => (text.length >= 16 ? text : null), {
    cure: 'give at least 16 characters (openssl rand -hex 32), or nothing to leave /metrics open',
    secret: true,
  }).optional(),
  PACEGATE_ALERTS_SECRET: setting((text) => (/^\S{16,}$/.test(text) ? text : null), {
    cure: 'give at least 16 characters without spaces (openssl rand -hex 32), or nothing to take no alerts',
    secret: true,
  }).optional(),
  PACEGATE_PUBLIC_URL: setting(plainAddress, {
    cure: 'give an http(s) address without credentials and query, such as https://pacegate.example.com',
  }).optional(),
  LOG_LEVEL: choice(logLevels).default('info'),
  ...jobLimitVariables,
});

/** A limit that is misspelt would be no limit. */
const unknownLimits = (given: Variables): string[] => {
  const known = Object.keys(jobLimitVariables);
  return Object.keys(given)
    .filter((name) => name.startsWith('PACEGATE_JOB_') && !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name, known);
      return `${name} is not known: ${nearest === null ? `known are ${known.join(', ')}` : `${nearest} may be meant`}.`;
    });
};

const refuse = (problems: readonly string[]): never => {
  throw new UsageError(
    problems.join('\n'),
    problems.length === 1
      ? 'Correct it and start again.'
      : `Correct these ${problems.length} settings and start again.`,
  );
};

export interface SettingsHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths are taken from here. */
  readonly cwd: string;
  /** The text of a file; null where there is none. */
  readonly readText: (path: string) => string | null;
  readonly role: Role;
}

/** Reads the settings. Throws a UsageError that names every problem, each with a cure; no secret is in it. */
export const readSettings = ({ environment, cwd, readText, role }: SettingsHost): Settings => {
  const given = givenVariables(environment);
  const { data, error } = schema.safeParse(given);
  const directory = resolve(cwd, given['PACEGATE_DATA'] ?? '.pacegate/app');
  const found = readCredentials({ given, data: directory, readText: (path) => readText(resolve(cwd, path)), role });
  const server = readServer(given);
  const problems = [
    ...found.problems,
    ...('problems' in server ? server.problems.map(({ name, problem }) => `${name} ${problem}`) : []),
    ...(error?.issues ?? []).map(({ path: [name], message }) => `${String(name)} ${message}`),
    ...unknownLimits(given),
  ];
  if (data === undefined || 'problems' in server || problems.length > 0) return refuse(problems);
  return {
    credentials: found.credentials,
    github: server.server,
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE_URL === undefined ? { directory: join(directory, 'database') } : { url: data.DATABASE_URL },
    data: directory,
    secretFiles: given['PRIVATE_KEY_PATH'] === undefined ? [] : [resolve(cwd, given['PRIVATE_KEY_PATH'])],
    worker: data.PACEGATE_WORKER,
    workerPort: data.PACEGATE_WORKER_PORT ?? null,
    metricsToken: data.PACEGATE_METRICS_TOKEN ?? null,
    alertsSecret: data.PACEGATE_ALERTS_SECRET ?? null,
    publicUrl: data.PACEGATE_PUBLIC_URL ?? null,
    limits: jobLimitsOf(data, cwd),
    logLevel: data.LOG_LEVEL,
  };
};

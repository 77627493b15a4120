import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readSettings, type Settings } from '../../src/app/settings.ts';
import { appVariables } from '../../src/app/variables.ts';
import { UsageError } from '../../src/core/errors.ts';
import { makeKey } from './test-key.ts';

const key = makeKey();
const secret = 'a-secret-of-the-owner';
const credentials = { APP_ID: '4242', PRIVATE_KEY: key, WEBHOOK_SECRET: secret };

const read = (environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): Settings =>
  readSettings({ environment, cwd: '/srv/pacegate', readText: (path) => files[path] ?? null, role: 'app' });

const refusalOf = (environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) => {
  try {
    read(environment, files);
  } catch (error) {
    if (error instanceof UsageError) return { lines: error.message.split('\n'), text: error.message, cure: error.cure };
    throw error;
  }
  throw new Error('The settings were taken.');
};

test('without any settings it is to be set up, on this machine alone', () => {
  expect(read({})).toEqual({
    credentials: null,
    github: { apiUrl: 'https://api.github.com', serverUrl: 'https://github.com' },
    host: 'localhost',
    port: 3000,
    database: { directory: '/srv/pacegate/.pacegate/app/database' },
    data: '/srv/pacegate/.pacegate/app',
    secretFiles: [],
    worker: 'here',
    workerPort: null,
    metricsToken: null,
    alertsSecret: null,
    publicUrl: null,
    limits: {
      memory: 4e9,
      disk: 10e9,
      processes: 512,
      time: 1_800_000,
      loadTime: 14_400_000,
      cores: null,
      user: null,
      npmrc: null,
      network: 'host',
      isolation: 'auto',
    },
    logLevel: 'info',
  });
});

test('all of them', () => {
  const settings = read({
    ...credentials,
    HOST: '0.0.0.0',
    PORT: '8080',
    DATABASE_URL: 'postgres://pacegate:p%40ss@database:5432/pacegate',
    PACEGATE_DATA: '/var/lib/pacegate',
    PACEGATE_WORKER: 'elsewhere',
    PACEGATE_WORKER_PORT: '3001',
    PACEGATE_METRICS_TOKEN: 'for-prometheus-alone',
    PACEGATE_ALERTS_SECRET: 'for-alertmanager-alone',
    PACEGATE_PUBLIC_URL: 'https://pacegate.example.com/',
    PACEGATE_JOB_MEMORY: '2GiB',
    PACEGATE_JOB_DISK: '500MB',
    PACEGATE_JOB_PROCESSES: '64',
    PACEGATE_JOB_TIME: '5m',
    PACEGATE_LOAD_TIME: '2h',
    PACEGATE_JOB_CORES: '2',
    PACEGATE_JOB_USER: 'pacegate-job',
    PACEGATE_JOB_NPMRC: 'for-jobs.npmrc',
    PACEGATE_JOB_NETWORK: 'none',
    PACEGATE_JOB_ISOLATION: 'user',
    LOG_LEVEL: 'warn',
  });
  expect(settings).toMatchObject({
    credentials: { appId: 4242, privateKey: key, webhookSecret: secret, page: null },
    host: '0.0.0.0',
    port: 8080,
    database: { url: 'postgres://pacegate:p%40ss@database:5432/pacegate' },
    data: '/var/lib/pacegate',
    worker: 'elsewhere',
    workerPort: 3001,
    metricsToken: 'for-prometheus-alone',
    alertsSecret: 'for-alertmanager-alone',
    publicUrl: 'https://pacegate.example.com',
    limits: {
      memory: 2 * 1024 ** 3,
      disk: 5e8,
      processes: 64,
      time: 300_000,
      loadTime: 7_200_000,
      cores: 2,
      user: 'pacegate-job',
      npmrc: '/srv/pacegate/for-jobs.npmrc',
      network: 'none',
      isolation: 'user',
    },
    logLevel: 'warn',
  });
});

test('what is set to nothing is not set', () => {
  const nothing = Object.fromEntries(appVariables.map(({ name }) => [name, '  ']));
  expect(read(nothing)).toEqual(read({}));
});

test('every problem is said at once, each with what would be right', () => {
  const { lines, cure } = refusalOf({
    APP_ID: 'pacegate',
    WEBHOOK_SECRET: 'development',
    PORT: '70000',
    DATABASE_URL: 'mysql://root:hunter2hunter2@database',
    PACEGATE_WORKER: 'there',
    PACEGATE_JOB_MEMORY: '4',
    PACEGATE_JOB_ISOLATON: 'namespaces',
    GHE_HOST: 'https://github.example.com',
  });
  expect(lines).toEqual([
    expect.stringMatching(/^APP_ID is "pacegate": give the App's number/),
    expect.stringMatching(/^PRIVATE_KEY is missing: download it/),
    expect.stringMatching(/^WEBHOOK_SECRET is Probot's default, .*make one of your own/),
    expect.stringMatching(/^GHE_HOST is not a host: give its name alone/),
    'PORT is "70000": give a port from 0 to 65535.',
    expect.stringMatching(/^DATABASE_URL is not what is wanted: give the address of a PostgreSQL server/),
    'PACEGATE_WORKER is "there": give one of here, elsewhere.',
    'PACEGATE_JOB_MEMORY is "4": give a size with its unit of at least 250MB, such as 4GB.',
    'PACEGATE_JOB_ISOLATON is not known: PACEGATE_JOB_ISOLATION may be meant.',
  ]);
  expect(cure).toBe('Correct these 9 settings and start again.');
});

test.each<[Readonly<Record<string, string>>, string, string]>([
  [{}, 'https://api.github.com', 'https://github.com'],
  [{ GHE_HOST: 'ghe.example' }, 'https://ghe.example/api/v3', 'https://ghe.example'],
  [{ GHE_HOST: 'ghe.example:81', GHE_PROTOCOL: 'http' }, 'http://ghe.example:81/api/v3', 'http://ghe.example:81'],
  [{ GITHUB_API_URL: 'https://ghe.example/api/v3/' }, 'https://ghe.example/api/v3', 'https://ghe.example'],
  [{ GITHUB_API_URL: 'https://api.acme.ghe.com' }, 'https://api.acme.ghe.com', 'https://acme.ghe.com'],
  [{ GITHUB_API_URL: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  [{ GITHUB_API_URL: 'http://localhost:1', GHE_HOST: 'ghe.example' }, 'http://localhost:1', 'http://localhost:1'],
])('the GitHub of %j', (environment, apiUrl, serverUrl) => {
  expect(read(environment).github).toEqual({ apiUrl, serverUrl });
});

test('an address of GitHub with a password in it is refused', () => {
  expect(refusalOf({ GITHUB_API_URL: 'https://me:hunter2@ghe.example' }).text).not.toContain('hunter2');
});

/** What is wrong with a refusal; nothing where the settings were taken. */
const complaints = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) return [String(error)];
    const lines = error.message.split('\n').filter((line) => !/[A-Z_]{4}.*\.$/.test(line));
    return /^Correct .*start again\.$/.test(error.cure) ? lines : [...lines, error.cure];
  }
};

test('whatever stands in the environment, settings are read or refused with a cure', () => {
  const names = appVariables.map(({ name }) => name);
  const environments = fc.dictionary(fc.constantFrom(...names), fc.string({ maxLength: 60 }), { maxKeys: 8 });
  fc.assert(fc.property(environments, (environment) => expect(complaints(environment)).toEqual([])));
});

test('no secret is in a refusal', () => {
  const secrets = fc.stringMatching(/^[a-zA-Z0-9]{12,40}$/);
  fc.assert(
    fc.property(secrets, (text) => {
      const { text: said } = refusalOf({
        APP_ID: '1',
        PRIVATE_KEY: text,
        WEBHOOK_SECRET: text.slice(0, 12),
        DATABASE_URL: `ftp://u:${text}@h`,
        PACEGATE_METRICS_TOKEN: text.slice(0, 12),
      });
      expect(said.includes(text) || said.includes(text.slice(0, 12))).toBe(false);
    }),
  );
});

test('every variable that is explained once is read or leads to a problem, and has one explanation', () => {
  const names = appVariables.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  // These take any text, or have a meaning only beside others.
  const free = new Set(['HOST', 'PACEGATE_DATA', 'PACEGATE_JOB_NPMRC', 'GHE_PROTOCOL']);
  for (const name of names.filter((it) => !free.has(it)))
    expect(refusalOf({ [name]: '\u0001 no such thing' }).text).toContain(name);
});

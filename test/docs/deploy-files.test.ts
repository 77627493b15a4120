import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { appRoutes } from '../../src/app/app-routes.ts';
import { createMetrics } from '../../src/app/create-metrics.ts';
import { readSettings } from '../../src/app/settings.ts';
import { appVariables } from '../../src/app/variables.ts';
import { makeKey } from '../app/test-key.ts';
import { testLog } from '../app/test-log.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (name: string): string => readFileSync(join(root, 'docs/deploy', name), 'utf8');

const dockerfile = textOf('Dockerfile').replaceAll(/\\\n/g, ' ');
const instructions = dockerfile.split('\n').flatMap((line) => {
  const [, name, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
  return name === undefined || rest === undefined ? [] : [{ name, rest }];
});
const all = (name: string): string[] => instructions.filter((it) => it.name === name).map(({ rest }) => rest);

/** What the image sets. */
const image: Record<string, string> = Object.fromEntries(
  all('ENV').flatMap((line) =>
    [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value] as const),
  ),
);

const serviceSchema = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
});
const composeSchema = z.object({
  services: z.object({ app: serviceSchema, worker: serviceSchema, database: serviceSchema }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});
const compose = composeSchema.parse(parse(textOf('compose.yaml'), { merge: true }));
const { app, worker, database } = compose.services;

const given: Readonly<Record<string, string>> = {
  APP_ID: '7',
  WEBHOOK_SECRET: 'a-secret-of-enough-letters',
  POSTGRES_PASSWORD: 'aPassword1',
};

/** What Compose makes of "${NAME:?why}" and "${NAME:-otherwise}". */
const filled = (environment: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_, variable: string, kind: string, rest: string) => {
        const value = given[variable] ?? (kind === '-' ? rest : null);
        if (value === null) throw new Error(`${variable}: ${rest}`);
        return value;
      }),
    ]),
  );

const key = makeKey();

const settingsOf = (environment: Readonly<Record<string, string>>, role: 'app' | 'worker') =>
  readSettings({
    environment: { ...image, ...filled(environment) },
    cwd: '/opt/pacegate',
    readText: (path) => (path === '/run/secrets/private-key' ? key : null),
    role,
  });

test('the services of Compose start with the settings that they are given', () => {
  expect(settingsOf(app.environment, 'app')).toMatchObject({
    host: '0.0.0.0',
    port: 3000,
    data: '/var/lib/pacegate',
    worker: 'elsewhere',
    database: { url: 'postgres://pacegate:aPassword1@database/pacegate' },
    credentials: { appId: 7, webhookSecret: 'a-secret-of-enough-letters' },
    publicUrl: null,
  });
  expect(settingsOf(worker.environment, 'worker')).toMatchObject({ workerPort: 3000, credentials: { appId: 7 } });
  const variables = new Set([...appVariables.map(({ name }) => name), 'NODE_ENV']);
  const set = [...Object.keys(image), ...Object.keys(app.environment), ...Object.keys(worker.environment)];
  expect(set.filter((name) => !variables.has(name))).toEqual([]);
  expect([app.command, worker.command]).toEqual([['app'], ['worker']]);
});

test('a worker, which runs code of strangers, has no secret but the key that it clones with', () => {
  expect(Object.keys(worker.environment)).not.toContain('WEBHOOK_SECRET');
  expect(Object.keys(worker.environment)).not.toContain('PACEGATE_METRICS_TOKEN');
  expect(worker.secrets).toEqual(['private-key']);
  expect(Object.keys(compose.secrets)).toEqual(['private-key']);
  // Else measured code runs as another user alone.
  expect(worker.cap_add).toEqual(['SYS_ADMIN']);
  expect(app.cap_add).toEqual([]);
});

test('App and worker reach GitHub, and nothing from outside reaches database or worker', () => {
  const leadsOut = (name: string): boolean => compose.networks[name]?.internal === false;
  for (const { networks } of [app, worker, database]) {
    for (const name of networks) expect(Object.keys(compose.networks)).toContain(name);
    expect(networks).toContain(database.networks[0]);
  }
  expect(app.networks.some(leadsOut)).toBe(true);
  expect(worker.networks.some(leadsOut)).toBe(true);
  expect(database.networks.some(leadsOut)).toBe(false);
  expect([database.ports, worker.ports]).toEqual([[], []]);
  // Only what the database is on is shared.
  expect(app.networks.filter((it) => worker.networks.includes(it))).toEqual(database.networks);
  expect(app.ports).toEqual([`127.0.0.1:3000:${image['PORT']}`]);
});

test('the image has the Node that the package asks for, and what keeps measured code apart', () => {
  const manifest = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const [, least = ''] = /^>=(\d+)$/.exec(manifest.engines.node) ?? [];
  expect(all('FROM')).toEqual([`node:${least}-bookworm-slim`]);
  const [install = ''] = all('RUN');
  for (const name of ['git', 'util-linux', 'mount', 'iproute2', 'ca-certificates'])
    expect(install.split(' ')).toContain(name);
  // The name that a worker looks for.
  expect(install).toMatch(/useradd [^&]*\bpacegate-job\b/);
  expect(install).toContain(`--mode 0711 ${image['PACEGATE_DATA']}`);
});

test('what is copied into the image is there, and so is what it starts', () => {
  const sources = all('COPY').flatMap((line) => line.split(' ').slice(0, -1));
  expect(sources).toEqual(['package.json', 'package-lock.json', 'src']);
  for (const it of sources) expect(existsSync(join(root, it))).toBe(true);
  const entry: unknown = JSON.parse(all('ENTRYPOINT')[0] ?? '');
  expect(entry).toEqual(['tini', '--', 'node', 'src/cli/pacegate.ts']);
  expect(existsSync(join(root, 'src/cli/pacegate.ts'))).toBe(true);
});

test('what the image and Prometheus ask for is answered', () => {
  const routes = appRoutes({
    settings: settingsOf(app.environment, 'app'),
    setup: null,
    service: () => null,
    phase: () => 'starting',
    metrics: createMetrics({ processDefaults: false }),
    log: testLog().log,
  });
  const [, health = ''] = /process\.env\.PORT\+'(\/\w+)'/.exec(all('HEALTHCHECK')[0] ?? '') ?? [];
  const prometheus = z
    .object({
      rule_files: z.array(z.string()),
      scrape_configs: z.array(z.object({ job_name: z.string(), metrics_path: z.string() })),
    })
    .parse(parse(textOf('prometheus.yml')));
  const paths = [health, ...prometheus.scrape_configs.map((it) => it.metrics_path)];
  expect(paths).toEqual(['/healthz', '/metrics']);
  for (const path of paths) expect(routes[path]?.GET).toBeDefined();
  // The worker answers for its health at the same port.
  expect(image['PACEGATE_WORKER_PORT']).toBe(image['PORT']);
  for (const name of prometheus.rule_files) expect(existsSync(join(root, 'docs/deploy', name))).toBe(true);
  // The alert that it is down asks by this name.
  expect(textOf('pacegate-alerts.yml')).toContain(`up{job="${prometheus.scrape_configs[0]?.job_name}"}`);
});

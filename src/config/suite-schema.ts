import { posix } from 'node:path';
import { z } from 'zod';
import {
  anyText,
  command,
  duration,
  field,
  fields,
  fileSafeName,
  flag,
  keyed,
  listOf,
  mapping,
  positive,
  textLike,
  whole,
} from './field.ts';
import { requestSchema } from './request-schema.ts';

const pathText = textLike(/^\/[!-"$-~]*$/, 'a path that starts with "/", such as /healthz');

/** When a started service counts as ready, in its long form. */
export const readySchema = keyed(
  {
    path: field(pathText.optional(), 'Ready when a GET of this path answers with a status from 200 to 399.', {
      absent: 'not asked',
    }),
    log: field(
      textLike(/\S/, 'a part of the line that the service prints, such as "listening"').optional(),
      'Ready when a line of the output contains this text.',
      { absent: 'not looked for' },
    ),
    timeout: field(
      duration('100ms', '30m', '60s').prefault('60s'),
      'Time the service may take before it counts as failed.',
    ),
  },
  'a path such as /healthz, or { log: "listening", timeout: 60s }',
);

/** A load on a service. */
export const scenarioSchema = keyed(
  {
    connections: field(
      whole(1, 10_000, 10).optional(),
      'Closed loop: connections that are kept busy. With `rate`: the most requests under way at once.',
      { absent: '10; with `rate` 256' },
    ),
    rate: field(
      positive(1e6, '150').optional(),
      'Open model: requests per second, sent on time however slowly the service answers.',
      { absent: 'closed loop' },
    ),
    reuse: field(flag().optional(), 'Whether connections are kept for the whole block.', { absent: '`true`' }),
    times: field(
      positive(1000, '2.5').optional(),
      'That many times scenario `normal`: its rate, or its connections. Stands alone.',
      { absent: 'a load of its own' },
    ),
  },
  'a scenario in braces, such as { connections: 10 } or { rate: 150 }',
);

/** How long a fresh process is loaded before measurement begins. */
export const warmUpSchema = keyed(
  {
    min: field(duration('0s', '10m', '2s').prefault('2s'), 'Shortest warm-up of a fresh process.'),
    max: field(duration('0s', '10m', '10s').prefault('10s'), 'Longest; warm-up ends earlier once latency is flat.'),
  },
  'the shortest and longest warm-up, such as { min: 2s, max: 10s }',
);

/** An HTTP service to measure. */
export const serviceSchema = keyed(
  {
    type: field(
      z.literal('service').register(fields, { expects: '"service", the type that this version measures' }),
      'What the suite is. This version measures `service`.',
    ),
    directory: field(
      textLike(
        /^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\\]+$/,
        'a directory inside the repository, relative to its root and without "..", such as packages/api',
      )
        .transform((text) => posix.normalize(text).replace(/(?<=.)\/$/, ''))
        .prefault('.'),
      'Where the commands run, relative to the root of the repository.',
    ),
    paths: field(
      listOf(
        textLike(/^(?![!/])\S.*$/, 'a glob from the root of the repository, such as src/**'),
        1,
        'a list of globs, such as ["src/**", "package*.json"]',
      ).optional(),
      'Globs from the root of the repository. The suite is measured only when a changed file matches one.',
      { absent: 'everything under `directory`' },
    ),
    install: field(command('npm ci').optional(), 'Installs dependencies, once a side.', {
      absent: 'nothing to install',
    }),
    build: field(command('npm run build').optional(), 'Builds, once a side.', { absent: 'nothing to build' }),
    start: field(
      command('node dist/server.js'),
      'Starts the service. It gets the port to listen on as `PORT`; any language.',
    ),
    ready: field(
      z
        .union([pathText, readySchema])
        .optional()
        .register(fields, { expects: 'a path such as /healthz, or { log: "listening", timeout: 60s }' }),
      'When the service is ready: a path that answers, or the long form below.',
      { absent: 'when the port accepts connections, within 60s' },
    ),
    'stop-timeout': field(
      duration('0s', '5m', '5s').prefault('5s'),
      'Time between SIGTERM and SIGKILL when the service is stopped.',
    ),
    port: field(
      whole(1, 65_535, 8080).optional(),
      "For a service that can't take `PORT`: the port it listens on. The sides are then measured one at a time, which needs longer and shows less.",
      { absent: 'a free port, given as `PORT`' },
    ),
    duet: field(
      flag().prefault(true),
      'Whether both sides may be loaded at the same time. `false` for sides that share a database or another limited resource.',
    ),
    probe: field(
      flag().prefault(true),
      'Whether a Node service is started with the probe that counts requests, CPU and allocation inside it.',
    ),
    env: field(
      mapping(
        textLike(
          /^(?!PORT$)[A-Za-z_][A-Za-z0-9_]*$/,
          'the name of an environment variable (letters, digits, underscores; not PORT, which Pacegate sets: see the key "port")',
        ),
        anyText(),
        'a mapping from names to text, such as { NODE_ENV: production }',
      ).prefault({}),
      'Environment of all commands. Values may use `${NAME}` from the environment of Pacegate.',
      { absent: 'nothing added' },
    ),
    setup: field(
      command('psql -f db/seed.sql').optional(),
      'Runs before each block, for each side, with the environment of the service.',
      { absent: 'nothing to set up' },
    ),
    teardown: field(command('rm -rf tmp/data').optional(), 'Runs after each block, for each side.', {
      absent: 'nothing to tear down',
    }),
    database: field(
      textLike(/\S/, 'the address of a PostgreSQL database, such as ${DATABASE_URL}', { secret: true }).optional(),
      'Address of the PostgreSQL database, usually `${DATABASE_URL}`. `pacegate check` does not use it yet.',
      { absent: 'no database metrics' },
    ),
    requests: field(
      listOf(requestSchema, 1, 'a list of at least one request, such as [{ path: /products }]'),
      'The requests that make up the load.',
    ),
    scenarios: field(
      mapping(
        fileSafeName('the name of a scenario'),
        scenarioSchema,
        'a mapping from names to scenarios, such as normal: { connections: 10 }',
      ).prefault({ normal: { connections: 10 } }),
      'Loads by name. `stress: {}` is accepted and not part of `pacegate check` yet.',
      { absent: '`normal: { connections: 10 }`' },
    ),
    'warm-up': field(warmUpSchema.prefault({}), 'How long a fresh process is loaded before measurement begins.', {
      absent: '`{ min: 2s, max: 10s }`',
    }),
  },
  'a suite: a mapping with type, start and requests',
);

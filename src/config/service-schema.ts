import { z } from 'zod';
import { command, duration, field, fields, fileSafeName, flag, keyed, listOf, mapping, textLike } from './field.ts';
import { requestSchema } from './request-schema.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { suiteFields, variableName } from './suite-fields.ts';

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
    type: field(z.literal('service').register(fields, { expects: 'service' }), 'What the suite is: `service`.'),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    start: field(
      command('node dist/server.js'),
      'Starts the service. It gets the port to listen on as `PORT`; any language.',
    ),
    ready: suiteFields.ready,
    'stop-timeout': suiteFields['stop-timeout'],
    port: suiteFields.port,
    duet: field(
      flag().prefault(true),
      'Whether both sides may be loaded at the same time. `false` for sides that share a database or another limited resource.',
    ),
    probe: field(
      flag().prefault(true),
      'Whether a Node service is started with the probe that counts requests, CPU and allocation inside it.',
    ),
    env: suiteFields.env,
    setup: suiteFields.setup,
    teardown: suiteFields.teardown,
    database: field(
      textLike(/\S/, 'the address of a PostgreSQL database, such as ${DATABASE_URL}', { secret: true }).optional(),
      'Address of the PostgreSQL database, usually `${DATABASE_URL}`: its statements, tables, waits and plans are read for each side. A side whose `setup` makes a database of its own writes the address of that one into `$PACEGATE_DIRECTORY/database-url`.',
      { absent: 'no database metrics' },
    ),
    'database-copy': field(
      variableName.optional(),
      'Gives each side a copy of `database`, made before each block and dropped after it, and its address to `setup`, service and `teardown` in this environment variable. Nobody else may be connected to `database` meanwhile.',
      { absent: 'no copies' },
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
      'Loads by name. `stress`, and those with `stages` or `steps`, are for `pacegate measure`; `pacegate check` leaves them out.',
      { absent: '`normal: { connections: 10 }`' },
    ),
    'warm-up': field(warmUpSchema.prefault({}), 'How long a fresh process is loaded before measurement begins.', {
      absent: '`{ min: 2s, max: 10s }`',
    }),
  },
  'a service: a mapping with type, start and requests',
);

import { posix } from 'node:path';
import { z } from 'zod';
import { anyText, command, duration, field, fields, keyed, listOf, mapping, textLike, whole } from './field.ts';

/** A path that is asked for, without what would name another host. */
export const pathText = textLike(/^\/[!-"$-~]*$/, 'a path that starts with "/", such as /healthz');

/** A way down from a directory; `expects` says in words from where to what. */
export const wayDown = (expects: string) =>
  textLike(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\\]+$/, expects).transform((text) =>
    posix.normalize(text).replace(/(?<=.)\/$/, ''),
  );

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

/** A variable that a configuration sets. */
export const variableName = textLike(
  /^(?!PORT$)[A-Za-z_][A-Za-z0-9_]*$/,
  'the name of an environment variable (letters, digits, underscores; not PORT, which Pacegate sets: see the key "port")',
);

/** Fields that suites of several types have; `env` and those below it are of suites that start something. */
export const suiteFields = {
  directory: field(
    wayDown('a directory inside the repository, relative to its root and without "..", such as packages/api').prefault(
      '.',
    ),
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
  env: field(
    mapping(variableName, anyText(), 'a mapping from names to text, such as { NODE_ENV: production }').prefault({}),
    'Environment of all commands. Values may use `${NAME}` from the environment of Pacegate.',
    { absent: 'nothing added' },
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
  setup: field(
    command('psql -f db/seed.sql').optional(),
    'Runs before each block, for each side, with the environment of the service.',
    { absent: 'nothing to set up' },
  ),
  teardown: field(command('rm -rf tmp/data').optional(), 'Runs after each block, for each side.', {
    absent: 'nothing to tear down',
  }),
};

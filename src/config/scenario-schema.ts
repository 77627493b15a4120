import { z } from 'zod';
import {
  duration,
  field,
  fields,
  flag,
  keyed,
  listOf,
  mapping,
  metricValue,
  positive,
  textLike,
  whole,
} from './field.ts';
import { expectSchema, headersSchema, requestSchema } from './request-schema.ts';
import { wayDown } from './suite-fields.ts';

const placeName = textLike(/^[A-Za-z_][\w-]*$/, 'the name of a {place}: letters, digits, dashes and underscores');

/** Where a value is taken from an answer. */
export const captureSchema = keyed(
  {
    json: field(
      textLike(/^[^.\s][^\s]{0,199}$/, 'names and indexes with dots between them, such as data.items.0.id').optional(),
      'Into the body, read as JSON.',
      { absent: 'not looked into' },
    ),
    header: field(
      textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]{1,100}$/, 'the name of a header, such as location').optional(),
      'A header of the answer.',
      { absent: 'not looked at' },
    ),
    pattern: field(
      textLike(/^[^]{1,300}$/, 'a regular expression, such as token=(\\w+)').optional(),
      'A regular expression on the body: its first group, or all that it matches. It gets 50 ms.',
      { absent: 'not searched' },
    ),
  },
  'where the value stands, such as { json: data.token }',
);

const { name, method, path, params, body } = requestSchema.shape;

/** One request of a sequence. */
export const stepSchema = keyed(
  {
    request: field(
      textLike(/\S/, 'the name of a request of this suite').optional(),
      'Name of a request of `requests`. Without it the step is a request of its own, with the keys of one.',
      { absent: 'a request of its own' },
    ),
    name,
    method,
    path: field(path.optional(), 'Path and query of a request of its own.', { absent: 'that of `request`' }),
    params,
    headers: field(
      headersSchema.prefault({}),
      'HTTP headers; beside `request`, in addition to its own. May hold `{place}`s.',
      {
        absent: 'none',
      },
    ),
    body,
    expect: field(expectSchema.prefault({}), 'Which answer is a success. Any other ends the pass of this user.', {
      absent: 'a status from 200 to 399',
    }),
    capture: field(
      mapping(
        placeName,
        captureSchema,
        'a mapping from places to where they come from, such as token: { json: data.token }',
      ).prefault({}),
      'Values of the answer that fill `{place}`s of later steps. One that is not there is an error of this step.',
      { absent: 'none' },
    ),
  },
  'a step in braces, such as { request: login, capture: { token: { json: token } } }',
);

/** A part of a scenario with a load of its own. */
export const stageSchema = keyed(
  {
    duration: field(
      duration('1s', '24h', '5m'),
      'Length of the stage. All are stretched or pressed together where the scenario is to last longer or shorter.',
    ),
    rate: field(positive(1e6, '150').optional(), 'Requests per second in this stage.', { absent: 'closed loop' }),
    connections: field(whole(1, 10_000, 10).optional(), 'Users that are kept busy in this stage.', {
      absent: 'open model',
    }),
  },
  'a stage in braces, such as { duration: 5m, rate: 150 }',
);

const thinkText = 'a duration such as 2s, or a range such as { from: 1s, to: 5s }';

const think = z
  .union([
    duration('0s', '10m', '2s'),
    keyed(
      {
        from: field(duration('0s', '10m', '1s'), 'Shortest.'),
        to: field(duration('0s', '10m', '5s'), 'Longest; any between is as likely.'),
      },
      thinkText,
    ),
  ])
  .register(fields, { expects: thinkText });

const latencyLimit = () => metricValue('ms').optional();

/** Bounds that a rate must keep to count as borne. */
export const breakSchema = keyed(
  {
    'latency.mean': field(latencyLimit(), 'Mean latency.', { absent: 'no bound' }),
    'latency.p50': field(latencyLimit(), 'Median latency.', { absent: 'no bound' }),
    'latency.p95': field(latencyLimit(), '95th percentile of latency.', {
      absent: 'with no bound on latency anywhere: five times that of low load, and 1 s at least',
    }),
    'latency.p99': field(latencyLimit(), '99th percentile of latency.', { absent: 'no bound' }),
    'errors.rate': field(metricValue('share').optional(), 'Share of failed requests.', { absent: '1 %' }),
  },
  'a mapping from metrics to bounds, such as latency.p95: 500ms',
  { keys: 'metric' },
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
    stages: field(
      listOf(stageSchema, 1, 'a list of stages, such as [{ duration: 5m, rate: 150 }]').optional(),
      'Loads one after the other, instead of `rate` or `connections`. For `pacegate measure`.',
      { absent: 'one load throughout' },
    ),
    steps: field(
      listOf(stepSchema, 1, 'a list of steps, such as [{ request: login }, { request: cart }]').optional(),
      'What each user asks for, one after the other, over and over. For `pacegate measure`.',
      { absent: 'the mix of `requests`' },
    ),
    think: field(think.optional(), 'How long a user waits before each further step. Needs `steps`.', {
      absent: 'not at all',
    }),
    data: field(
      keyed(
        {
          file: field(
            wayDown(
              'a CSV file inside the repository, relative to the directory of the suite and without "..", such as load/users.csv',
            ),
            'CSV (RFC 4180) in UTF-8 with a line of names first. Each pass of a user takes the next row; they start over at the end.',
          ),
        },
        'a mapping such as { file: load/users.csv }',
      ).optional(),
      'Rows that fill `{place}`s of the steps by the names of the columns. Needs `steps`.',
      { absent: 'none' },
    ),
    from: field(positive(1e6, '50').optional(), 'Of `stress`: the first rate, requests per second.', {
      absent: 'a tenth of what the warm-up shows',
    }),
    to: field(positive(1e6, '5000').optional(), 'Of `stress`: the highest rate, requests per second.', {
      absent: 'no bound',
    }),
    step: field(
      z.number().min(1.05).max(10).optional().register(fields, { expects: 'a number from 1.05 to 10, such as 1.5' }),
      'Of `stress`: each rate of the ramp is this many times the one before.',
      { absent: '1.5' },
    ),
    hold: field(duration('200ms', '1h', '30s').optional(), 'Of `stress`: how long each rate is held.', {
      absent: 'what the length of the scenario allows',
    }),
    break: field(breakSchema.optional(), 'Of `stress`: what must hold for a rate to count as borne.', {
      absent: 'the budgets for latency and errors, else defaults',
    }),
  },
  'a scenario in braces, such as { connections: 10 } or { rate: 150 }',
);

/** Keys that only `stress` has. */
export const stressKeys = ['from', 'to', 'step', 'hold', 'break'] as const;

/** Keys that make a scenario one for `pacegate measure` alone. */
export const fullKeys = ['stages', 'steps', 'think', 'data'] as const;

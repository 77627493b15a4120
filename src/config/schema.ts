import { z } from 'zod';
import { metricCatalogue } from '../core/metrics.ts';
import { field, fields, fileSafeName, keyed, listOf, mapping, percentage, textLike } from './field.ts';
import { budgetsSchema, gateSchema, pricesSchema, toleranceSchema } from './policy-schema.ts';
import { suiteSchema } from './suite-schema.ts';

const metricName = z.enum(Object.keys(metricCatalogue)).register(fields, { expects: 'a metric, such as latency.p95' });

/** Where the record of the default branch's measurements is kept. */
export const baselineSchema = keyed(
  {
    branch: field(
      textLike(
        /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x7f]{1,200}$/,
        'the name of a branch, such as pacegate-baselines',
      ).prefault('pacegate-baselines'),
      'Branch that keeps the stored measurements.',
    ),
  },
  'a mapping such as { branch: pacegate-baselines }',
);

/** What the GitHub App does with the repository. It is read from the base of a pull request, never from its head. */
export const appSchema = keyed(
  {
    measure: field(
      z.enum(['worker', 'workflow']).register(fields, { expects: 'worker or workflow' }).prefault('worker'),
      "Who measures: the App's own workers, or a workflow of the repository that uploads what it measured.",
    ),
    artifact: field(
      textLike(/^[^\\/:*?"<>|\r\n]{1,100}$/, 'the name of an artifact, such as pacegate').prefault('pacegate'),
      'With `measure: workflow`: the artifact that the workflow uploads.',
    ),
    forks: field(
      z.enum(['ask', 'measure']).register(fields, { expects: 'ask or measure' }).prefault('ask'),
      'Pull requests from forks: `ask` waits for `/perf check` by someone who may write, `measure` lets any fork run its code on the workers.',
    ),
    investigate: field(
      z.enum(['ask', 'failed']).register(fields, { expects: 'ask or failed' }).prefault('ask'),
      'When a worker looks for the cause: `ask` waits for `/perf investigate` or the button, `failed` begins after every check that fails.',
    ),
    playbook: field(
      z.enum(['store', 'pull-request']).register(fields, { expects: 'store or pull-request' }).prefault('store'),
      'Where what an investigation has learnt is kept: in the database, or also in a file that a pull request proposes. The App needs `contents: write` for that, which it does not ask for.',
    ),
  },
  'a mapping such as { measure: worker, forks: ask }',
);

/** An improvement that the team works towards. */
export const goalSchema = keyed(
  {
    metric: field(metricName, 'Metric to improve.'),
    suite: field(fileSafeName('the name of a suite'), 'Suite that is measured.'),
    since: field(
      textLike(/^(?!-)[^\s\x7f]{1,200}$/, 'a tag, branch or commit, such as v1.0.0'),
      'Commit to compare with.',
    ),
    improve: field(percentage('0.1%', '100%', '50%'), 'Improvement to reach, relative to `since`.'),
  },
  'a goal in braces, such as { metric: latency.p95, suite: api, since: v1.0.0, improve: 50% }',
);

/**
 * The whole of `.github/pacegate.yml`, as YAML's core schema reads it. Its output is in Pacegate's units. What a schema
 * can't say (places without values, a target beyond its limit, ...) is checked by check-suites.ts and check-policy.ts.
 */
export const configurationSchema = keyed(
  {
    version: field(
      z.literal(1).register(fields, { expects: '1, the only version there is' }),
      'Version of this format: `1`.',
    ),
    suites: field(
      mapping(
        fileSafeName('the name of a suite'),
        suiteSchema,
        'a mapping from names to suites, such as api: { type: service, start: node server.js, requests: [{ path: / }] }',
      ),
      'What is measured, by name.',
    ),
    budgets: field(budgetsSchema.prefault({}), 'Absolute bounds that the head must meet.', { absent: 'none' }),
    tolerance: field(toleranceSchema.prefault({}), 'Change of a metric that the team accepts.', {
      absent: '5 %, and what the [metrics](#metrics) say',
    }),
    prices: field(
      pricesSchema.optional(),
      'What machines cost, in your currency. With it Pacegate tells what a million requests cost.',
      { absent: 'no costs are told' },
    ),
    gate: field(gateSchema.prefault({}), 'What blocks, and how long a run may take.', {
      absent: 'the defaults of its keys',
    }),
    baseline: field(
      baselineSchema.prefault({}),
      'Where the record of the default branch is kept. `pacegate check` works without one.',
      { absent: '`{ branch: pacegate-baselines }`' },
    ),
    app: field(
      appSchema.prefault({}),
      'How the GitHub App measures this repository. It means nothing without the App.',
      {
        absent: '`{ measure: worker, artifact: pacegate, forks: ask, investigate: ask, playbook: store }`',
      },
    ),
    goals: field(
      listOf(goalSchema, 0, 'a list of goals').prefault([]),
      'Improvements against a pinned commit, reported as progress. They need stored measurements and never block.',
      { absent: 'none' },
    ),
  },
  'a mapping with version and suites',
);

/** A configuration whose fields are each valid, in Pacegate's units. */
export type ValidFields = z.output<typeof configurationSchema>;

import type { z } from 'zod';
import type { Metric } from '../core/metrics.ts';
import { metricCatalogue } from '../core/metrics.ts';
import { duration, field, keyed, metricValue, notationPhrase, oneOf, percentage, whole } from './field.ts';

const forEachMetric = <S extends z.ZodType>(schema: (metric: Metric) => S): Record<string, S> =>
  Object.fromEntries(Object.entries(metricCatalogue).map(([id, metric]) => [id, schema(metric)]));

const budget = (metric: Metric) =>
  field(
    keyed(
      {
        limit: field(metricValue(metric.unit).optional(), 'A head beyond it is blocked.', { absent: 'never blocks' }),
        target: field(metricValue(metric.unit).optional(), 'A head beyond it gets a warning.', {
          absent: 'never warns',
        }),
      },
      `a limit, a target or both in braces; each is ${notationPhrase(metric.unit)}`,
    ).optional(),
    `Budget for ${metric.title}; ${metric.better} is better.`,
  );

/** Absolute bounds by metric. */
export const budgetsSchema = keyed(
  forEachMetric(budget),
  'a mapping from metrics to budgets, such as latency.p95: { limit: 200ms }',
  { keys: 'metric' },
);

const tolerance = () => percentage('0.1%', '100%', '5%');

/** Accepted relative changes by metric. */
export const toleranceSchema = keyed(
  {
    default: field(tolerance().prefault('5%'), 'For every metric without its own.'),
    ...forEachMetric((metric) => field(tolerance().optional(), `Accepted change of ${metric.title}.`)),
  },
  'a mapping from metrics to percentages, such as default: 5%',
  { keys: 'metric' },
);

/** What blocks, and how long a run may take. */
export const gateSchema = keyed(
  {
    inconclusive: field(
      oneOf(['warn', 'block']).prefault('warn'),
      'Whether a run that ends without a decision lets the merge through.',
    ),
    'time-limit': field(
      duration('10s', '6h', '10m').prefault('10m'),
      'Longest run, preparation included. What was decided until then stands.',
    ),
    'false-alarm-rate': field(
      percentage('0.01%', '20%', '1%').prefault('1%'),
      'Highest accepted chance that a change without effect is blocked, over all primary comparisons of a run together.',
    ),
    'max-blocks': field(whole(4, 64, 16).prefault(16), 'The most comparison blocks that one suite gets.'),
  },
  'a mapping such as { inconclusive: warn, time-limit: 10m }',
);

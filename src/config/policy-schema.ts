import type { z } from 'zod';
import type { Metric } from '../core/metrics.ts';
import { metricCatalogue } from '../core/metrics.ts';
import { duration, field, keyed, metricValue, notationPhrase, oneOf, percentage, price, whole } from './field.ts';
import { toleranceValue } from './tolerance-value.ts';

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

/** Accepted changes by metric: relative, or in the metric's own unit where it is compared by difference. */
export const toleranceSchema = keyed(
  {
    default: field(percentage('0.1%', '100%', '5%').prefault('5%'), 'For every metric without its own.'),
    ...forEachMetric((metric) => field(toleranceValue(metric).optional(), `Accepted change of ${metric.title}.`)),
  },
  'a mapping from metrics to accepted changes, such as default: 5%',
  { keys: 'metric' },
);

/** What machines cost: without it nothing is said of costs. */
export const pricesSchema = keyed(
  {
    'cpu-hour': field(price('0.04'), 'Of one CPU for an hour.'),
    'gigabyte-hour': field(
      price('0.005'),
      'Of 1 GB (a thousand million bytes) of memory for an hour; 0 where the price of the CPU has it in it.',
    ),
  },
  'both prices, such as { cpu-hour: 0.04, gigabyte-hour: 0.005 }',
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

import { formatDuration, formatShare, formatValue } from '../core/format.ts';
import type {
  CapacityResult,
  MeasuredBudget,
  MeasuredValue,
  Measurement,
  ScenarioMeasurement,
} from '../core/measurement.ts';
import { metricOf } from '../core/metrics.ts';
import type { Verdict } from '../core/result.ts';
import { recoveryText } from '../gate/measure/judge-stress.ts';

/** What the verdict of a measurement of one commit is called: nothing is compared, so nothing "passes" or "fails" a change. */
const measureVerdicts = {
  pass: 'within the budgets',
  fail: 'beyond a budget',
  invalid: 'no trustworthy measurement',
  inconclusive: 'not decided',
} as const satisfies Record<Verdict, string>;

/** The verdict in words. */
export const verdictWords = ({ verdict, budgets, partial }: Measurement): string => {
  const words = verdict === 'pass' && budgets.length === 0 ? 'measured' : measureVerdicts[verdict];
  return `${words}${partial ? ', partial' : ''}`;
};

export const valueText = (metric: string, value: number): string => formatValue(value, metricOf(metric).unit);

/** "api, scenario peak" */
export const partText = ({ suite, scenario }: { readonly suite: string; readonly scenario: string }): string =>
  `${suite}, scenario ${scenario}`;

/** "measured for 30 min of 30 min: 270,000 requests, 0.01 % failed" */
export const amountText = ({ duration, planned, complete, requests, errors }: ScenarioMeasurement): string =>
  `${formatDuration(duration)}${complete ? '' : ` of ${formatDuration(planned)}`}: ${requests.toLocaleString('en-US')} requests, ${errors === 0 ? 'none' : formatShare(errors / Math.max(1, requests))} failed`;

/** "1,240/s (1,180/s to 1,300/s)" */
export const capacityText = ({ rate, atLeast }: CapacityResult): string => {
  const text = (value: number): string => formatValue(value, 'requests/s');
  if (rate !== null) return `${text(rate.estimate)} (${text(rate.low)} to ${text(rate.high)})`;
  return atLeast === null ? 'not known' : `at least ${text(atLeast)}`;
};

/** What a reader wants to know of a stress scenario, a sentence each. */
export const capacitySentences = (capacity: CapacityResult): string[] => [
  capacity.brakeText,
  `What had to hold: ${capacity.budgets.map(({ metric, limit, from }) => `${metric} within ${valueText(metric, limit)} (${from})`).join(', ')}, and no requests that pile up.`,
  ...(recoveryText(capacity) === null ? [] : [recoveryText(capacity) ?? '']),
];

export const boundsText = ({ metric, limit, target }: MeasuredBudget): string =>
  [
    ...(limit === null ? [] : [`limit ${valueText(metric, limit)}`]),
    ...(target === null ? [] : [`target ${valueText(metric, target)}`]),
  ].join(', ');

/** "Measured 3 scenarios of 1a2b3c4d5e (main) in 92 min, seed 7." */
export const runText = ({ scenarios, commit, duration, seed }: Measurement): string =>
  `Measured ${scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`} of ${commit.ref} (${commit.commit.slice(0, 10)}${commit.dirty ? ', with uncommitted work' : ''}) in ${formatDuration(duration)}; seed ${seed}.`;

const metricOrder = [
  'latency.p50',
  'latency.p95',
  'latency.p99',
  'throughput',
  'errors.rate',
  'cpu.per-request',
  'memory.rss.peak',
  'memory.heap',
  'memory.growth',
  'allocation.per-request',
  'gc.pause',
  'eventloop.delay.p99',
  'io.sync-calls',
  'db.queries',
  'db.time',
  'db.rows',
  'db.connections',
  'cost.per-million',
] as const;

/** What a table shows of a scenario: of a service without a database nothing about databases. */
export const shownValues = ({ values }: ScenarioMeasurement): MeasuredValue[] => {
  const asks = values.some(({ metric, value }) => metric === 'db.queries' && value > 0);
  return metricOrder.flatMap((metric) => {
    const found = values.find((it) => it.metric === metric);
    return found === undefined || (metric.startsWith('db.') && !asks) ? [] : [found];
  });
};

import { formatShare } from '../core/format.ts';
import type { CapacityResult, Measurement, ScenarioMeasurement } from '../core/measurement.ts';
import { metricOf } from '../core/metrics.ts';
import { codeBlock, escapeMarkdown } from './escape.ts';
import { folded, left, right, section, table } from './markdown.ts';
import {
  amountText,
  boundsText,
  capacitySentences,
  capacityText,
  partText,
  runText,
  shownValues,
  valueText,
  verdictWords,
} from './measure-words.ts';
import { sparkline } from './sparkline.ts';
import { budgetFaces, budgetText, verdictFaces } from './words.ts';

const mostRoutes = 40;
const mostTrials = 60;

const ms = (value: number | null): string => (value === null ? '' : valueText('latency.p95', value));

const budgetTable = ({ budgets }: Measurement): string[] =>
  table(
    [left('Where'), left('Metric'), right('Measured'), left('Budget'), left('')],
    budgets.map((it) => [
      escapeMarkdown(partText(it)),
      metricOf(it.metric).title,
      valueText(it.metric, it.value),
      boundsText(it),
      `${budgetFaces[it.decision].emoji} ${budgetText(it.decision)}`,
    ]),
  );

const valueTable = (scenario: ScenarioMeasurement): string[] =>
  table(
    [left('Metric'), right('Value'), left('Over time')],
    shownValues(scenario).map(({ metric, value, parts }) => [
      metricOf(metric).title,
      valueText(metric, value),
      parts.length < 3 ? '' : sparkline(parts, 20),
    ]),
  );

const routeTable = ({ routes }: ScenarioMeasurement): string[] =>
  table(
    [left('Route'), right('Requests'), right('Errors'), right('p50'), right('p95'), right('p99')],
    routes
      .slice(0, mostRoutes)
      .map((it) => [
        escapeMarkdown(it.route, 100),
        String(it.requests),
        String(it.errors),
        ms(it.p50),
        ms(it.p95),
        ms(it.p99),
      ]),
  );

const trialTable = ({ trials }: CapacityResult): string[] =>
  table(
    [right('Asked'), right('Served'), right('p95'), right('Errors'), left('')],
    trials
      .slice(0, mostTrials)
      .map((it) => [
        valueText('throughput', it.rate),
        valueText('throughput', it.served),
        ms(it.p95),
        formatShare(it.errors),
        it.held ? 'borne' : (it.brake ?? ''),
      ]),
  );

const capacityLines = (capacity: CapacityResult): string[] => [
  `**Capacity ${capacityText(capacity)}**`,
  '',
  ...capacitySentences(capacity).map((text) => `- ${escapeMarkdown(text, 600)}`),
  '',
  ...folded(`${capacity.trials.length} rates that were tried`, [...trialTable(capacity), '']),
  '',
];

const scenarioLines = (it: ScenarioMeasurement): string[] => [
  `## ${escapeMarkdown(partText(it))}`,
  '',
  `${escapeMarkdown(it.load, 600)}. ${amountText(it)}. From \`${it.series.replaceAll('`', '')}\`.`,
  '',
  ...it.warnings.map((text) => `> ⚠️ ${escapeMarkdown(text, 600)}\n`),
  ...(it.complete ? [] : [`> ⚠️ Cut short: ${escapeMarkdown(it.cutShort ?? '', 600)}\n`]),
  ...(it.capacity === null
    ? [...section('', valueTable(it)), ...folded('Routes', [...routeTable(it), '']), '']
    : capacityLines(it.capacity)),
];

/** The report of `pacegate measure`. Names come from outside and are escaped. */
export const renderMeasureMarkdown = (measurement: Measurement): string => {
  const { emoji } = verdictFaces[measurement.verdict];
  const [first = '', ...others] = measurement.reasons;
  const [head = '', ...output] = first.split('\n');
  return `${[
    `# ${emoji} ${verdictWords(measurement)}`,
    '',
    escapeMarkdown(head, 1000),
    '',
    ...(output.length === 0 ? [] : [codeBlock(output), '']),
    ...(others.length === 0 ? [] : [...others.slice(0, 20).map((text) => `- ${escapeMarkdown(text, 600)}`), '']),
    ...section('Budgets', budgetTable(measurement)),
    ...measurement.unchecked.map(
      (it) => `- ${escapeMarkdown(partText(it))}: ${it.metric} was not judged: ${escapeMarkdown(it.reason, 300)}`,
    ),
    ...(measurement.unchecked.length === 0 ? [] : ['']),
    ...measurement.scenarios.flatMap(scenarioLines),
    ...(measurement.notices.length === 0
      ? []
      : [...measurement.notices.slice(0, 20).map((text) => `- ${escapeMarkdown(text, 600)}`), '']),
    escapeMarkdown(runText(measurement), 400),
  ].join('\n')}\n`;
};

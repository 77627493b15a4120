import type { Measurement, ScenarioMeasurement } from '../core/measurement.ts';
import { metricOf } from '../core/metrics.ts';
import { escapeTerminal, shorten } from './escape.ts';
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
import { createPaint, type Paint } from './paint.ts';
import { sparkline } from './sparkline.ts';
import { pad, textWidth, wrap } from './text-width.ts';
import { budgetFaces, budgetText, verdictFaces } from './words.ts';

interface Options {
  readonly colour: boolean;
  readonly width: number;
  /** Where the results are. */
  readonly directory?: string;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

const clean = (text: string): string => shorten(escapeTerminal(text.slice(0, 4000)), 500);

const mostRoutes = 12;

/** Cells in columns, the first to the left and the others to the right. */
const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, textWidth(cell))),
    [],
  );
  return rows.map((row) =>
    `  ${row.map((cell, at) => pad(cell, widths[at] ?? 0, at === 0 ? 'left' : 'right')).join('  ')}`.trimEnd(),
  );
};

const valueLines = (scenario: ScenarioMeasurement): string[] =>
  columns(
    shownValues(scenario).map(({ metric, value, parts }) => [
      metricOf(metric).title,
      valueText(metric, value),
      parts.length < 3 ? '' : sparkline(parts, 20),
    ]),
  );

const routeLines = ({ routes }: ScenarioMeasurement): string[] => {
  if (routes.length < 2) return [];
  const ms = (value: number | null): string => (value === null ? '-' : valueText('latency.p95', value));
  return columns([
    ['', 'requests', 'errors', 'p50', 'p95', 'p99'],
    ...routes
      .slice(0, mostRoutes)
      .map((it) => [
        shorten(escapeTerminal(it.route), 40),
        String(it.requests),
        String(it.errors),
        ms(it.p50),
        ms(it.p95),
        ms(it.p99),
      ]),
  ]);
};

const scenarioLines = (it: ScenarioMeasurement, { paint, width }: Page): string[] => [
  ...wrap(clean(`${partText(it)} (${it.load})`), width, '  ').map((line) => paint('bold', line)),
  ...it.warnings.flatMap((text) => wrap(`  ! ${clean(text)}`, width, '    ')).map((line) => paint('yellow', line)),
  ...(it.complete
    ? []
    : wrap(`  ! cut short: ${clean(it.cutShort ?? '')}`, width, '    ').map((line) => paint('yellow', line))),
  ...wrap(`  ${amountText(it)}`, width, '    '),
  ...(it.capacity === null
    ? [...valueLines(it), ...routeLines(it)]
    : [
        paint('bold', `  capacity ${capacityText(it.capacity)}`),
        ...capacitySentences(it.capacity).flatMap((text) => wrap(`  ${clean(text)}`, width, '    ')),
      ]),
];

const budgetLines = ({ budgets, unchecked }: Measurement, { paint, width }: Page): string[] => [
  ...budgets.flatMap((it) => {
    const { sign, colour } = budgetFaces[it.decision];
    const text = `${sign} ${partText(it)}: ${metricOf(it.metric).title} ${valueText(it.metric, it.value)} (${boundsText(it)}): ${budgetText(it.decision)}`;
    return wrap(clean(text), width, '  ').map((line) => paint(colour, line));
  }),
  ...unchecked.flatMap((it) =>
    wrap(clean(`? ${partText(it)}: ${metricOf(it.metric).title} was not judged: ${it.reason}`), width, '  '),
  ),
];

/** The final output of `pacegate measure`. No line is wider than the terminal; names can't steer it. */
export const renderMeasureTerminal = (measurement: Measurement, { colour, width, directory }: Options): string => {
  const page: Page = { paint: createPaint(colour), width: Math.max(20, width) };
  const face = verdictFaces[measurement.verdict];
  const [first = '', ...others] = measurement.reasons;
  const [head = '', ...output] = first.split('\n');
  const title = wrap(`${face.sign} ${verdictWords(measurement)}: ${clean(head)}`, page.width, '  ');
  const sections = [
    title.map((line, at) => page.paint(at === 0 ? 'bold' : face.colour, page.paint(face.colour, line))),
    output.slice(-20).map((line) => `    ${clean(line)}`),
    others.slice(0, 8).flatMap((text) => wrap(clean(text), page.width, '  ')),
    ...measurement.scenarios.map((it) => scenarioLines(it, page)),
    budgetLines(measurement, page),
    measurement.notices.slice(0, 10).flatMap((text) => wrap(`i ${clean(text)}`, page.width, '  ')),
    wrap(runText(measurement), page.width, '  '),
    directory === undefined ? [] : [`Results: ${escapeTerminal(directory)}`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

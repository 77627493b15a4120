import type { Naming } from '../advice/naming.ts';
import { changeText, estimateText, metricTitle, toleranceText, valueText } from '../advice/phrase.ts';
import { type BudgetResult, isExact, type MetricResult } from '../core/result.ts';
import { escapeTerminal, shorten } from './escape.ts';
import type { Paint } from './paint.ts';
import { clip, pad, textWidth } from './text-width.ts';
import { decisionFaces, decisionText } from './words.ts';

const titles = ['', 'base', 'head', 'change', 'interval', 'tolerance', 'decision'] as const;

/** Index of the columns that a narrow terminal does without, the first to go first. */
const spare: readonly number[] = [5, 1, 2, 4];
const decisionColumn = titles.length - 1;
const gap = 2;

const isCertain = (it: MetricResult): boolean => isExact(it) && it.change.low === it.change.high;

const intervalText = (it: MetricResult): string =>
  isCertain(it) ? 'exact' : (/\((.*)\)/u.exec(changeText(it))?.[1] ?? '');

const cellsOf = (it: MetricResult, isAccepted: boolean): string[] => [
  `  ${shorten(escapeTerminal(metricTitle(it.metric)), 60)}`,
  escapeTerminal(valueText(it.base.value, it.metric, it.unit)),
  escapeTerminal(valueText(it.head.value, it.metric, it.unit)),
  isCertain(it) ? changeText(it) : estimateText(it),
  intervalText(it),
  toleranceText(it),
  isAccepted ? '✓ accepted' : `${decisionFaces[it.decision].sign} ${decisionText(it)}`,
];

interface Layout {
  readonly columns: readonly number[];
  readonly widths: readonly number[];
}

const layoutOf = (rows: readonly (readonly string[])[], width: number): Layout => {
  const natural = titles.map((title, i) =>
    rows.reduce((most, cells) => Math.max(most, textWidth(cells[i] ?? '')), textWidth(title)),
  );
  const total = (columns: readonly number[]): number => columns.reduce((sum, i) => sum + (natural[i] ?? 0) + gap, -gap);
  let columns = titles.map((_, i) => i);
  for (const column of spare) {
    if (total(columns) <= width) break;
    columns = columns.filter((i) => i !== column);
  }
  // What still does not fit is taken from the names of the metrics.
  const name = Math.max(8, (natural[0] ?? 0) - Math.max(0, total(columns) - width));
  return { columns, widths: [name, ...natural.slice(1)] };
};

const lineOf = (cells: readonly string[], { columns, widths }: Layout): string =>
  columns
    .map((i) => {
      const width = widths[i] ?? 0;
      return pad(clip(cells[i] ?? '', width), width, i === 0 || i === decisionColumn ? 'left' : 'right');
    })
    .join(' '.repeat(gap))
    .trimEnd();

interface TableOptions {
  readonly naming: Naming;
  readonly width: number;
  readonly paint: Paint;
  /** Comparisons that somebody accepted. */
  readonly accepted?: ReadonlySet<MetricResult | BudgetResult>;
}

const nothing: ReadonlySet<MetricResult> = new Set();

/** Comparisons as a table in groups: a heading for each route, or whole suite, and a line for each metric. */
export const terminalTable = (
  metrics: readonly MetricResult[],
  { naming, width, paint, accepted = nothing }: TableOptions,
): string[] => {
  if (metrics.length === 0) return [];
  const cells = (it: MetricResult): string[] => cellsOf(it, accepted.has(it));
  const layout = layoutOf(metrics.map(cells), width);
  const groups = Map.groupBy(metrics, (it) => naming.row(it));
  const lines = [...groups].flatMap(([place, group]) => [
    paint('bold', clip(escapeTerminal(place), width)),
    ...group.map((it) =>
      paint(accepted.has(it) ? 'dim' : decisionFaces[it.decision].colour, clip(lineOf(cells(it), layout), width)),
    ),
  ]);
  return [paint('dim', clip(lineOf(titles, layout), width)), ...lines];
};

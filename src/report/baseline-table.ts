import { createNaming, type Naming } from '../advice/naming.ts';
import { changeText, metricTitle, valueText } from '../advice/phrase.ts';
import type { BaselineMetric, BaselineRecord } from '../core/baseline-record.ts';
import { isByDifference } from '../core/metrics.ts';
import { median } from '../statistics/quantile.ts';
import { escapeTerminal, shorten } from './escape.ts';
import type { Paint } from './paint.ts';
import { createPaint } from './paint.ts';
import { sparkline } from './sparkline.ts';
import { clip, pad, textWidth, wrap } from './text-width.ts';
import { count, verdictFaces } from './words.ts';

/** What a store holds of one suite on one class of machines. */
export interface BaselineSeries {
  readonly key: { readonly suite: string; readonly environment: string };
  /** The newest last. */
  readonly records: readonly BaselineRecord[];
  /** What of it can't be read, in sentences. */
  readonly problems: readonly string[];
}

export interface BaselineTableOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

/** The most rows of a table, and the most values of a line of blocks. */
const mostRows = 60;
const mostValues = 30;
const mostProblems = 5;
const gap = 2;

const titles = ['', 'newest', 'change', 'records'] as const;

const clean = (text: string): string => shorten(escapeTerminal(text.slice(0, 4000)), 300);

const day = (iso: string): string => clean(iso.slice(0, 10));

const placeKey = ({ scenario, route, metric }: BaselineMetric): string => JSON.stringify([scenario, route, metric]);

/** Values of a metric over the records, the newest last. */
const courses = (records: readonly BaselineRecord[]): Map<string, number[]> => {
  const values = new Map<string, number[]>();
  for (const it of records.flatMap(({ metrics }) => metrics)) {
    const key = placeKey(it);
    const known = values.get(key);
    if (known === undefined) values.set(key, [it.value]);
    else known.push(it.value);
  }
  return values;
};

const middle = (values: readonly number[], otherwise: number): number => median(values) ?? otherwise;

/** A record keeps the head's value; the base's follows from it and the change. */
const baseOf = (it: BaselineMetric, estimate: number): number => {
  const { value, base, head } = it;
  const sides = { base: { value: middle(base, value), blocks: base }, head: { value, blocks: head } };
  if (isByDifference({ ...it, ...sides })) return value - estimate;
  return estimate > -1 ? value / (1 + estimate) : value;
};

const changeCell = (it: BaselineMetric): string =>
  it.change === null
    ? ''
    : changeText({
        ...it,
        change: it.change,
        base: { value: baseOf(it, it.change.estimate), blocks: it.base },
        head: { value: it.value, blocks: it.head },
      });

const cellsOf = (it: BaselineMetric, values: readonly number[]): string[] => [
  `  ${shorten(escapeTerminal(metricTitle(it.metric)), 60)}`,
  escapeTerminal(valueText(it.value, it.metric, it.unit)),
  changeCell(it),
  sparkline(values, mostValues),
];

const lineOf = (cells: readonly string[], widths: readonly number[], width: number): string =>
  clip(
    cells.map((it, i) => pad(it, widths[i] ?? 0, i === 0 || i === 3 ? 'left' : 'right')).join(' '.repeat(gap)),
    width,
  ).trimEnd();

const tableLines = (
  records: readonly BaselineRecord[],
  naming: Naming,
  suite: string,
  { paint, width }: Page,
): string[] => {
  const newest = records.at(-1);
  if (newest === undefined || newest.metrics.length === 0) return [];
  const deciding = newest.metrics.filter((it) => it.primary);
  // Figures that were imported from elsewhere decide nothing.
  const all = deciding.length > 0 ? deciding : newest.metrics;
  const shown = all.slice(0, mostRows);
  const values = courses(records);
  const rows = shown.map((it) => cellsOf(it, values.get(placeKey(it)) ?? []));
  const widths = titles.map((title, i) =>
    Math.max(textWidth(title), ...rows.map((cells) => textWidth(cells[i] ?? ''))),
  );
  const groups = Map.groupBy(shown, (it) => naming.row({ suite, ...it }));
  const lines = [...groups].flatMap(([place, group]) => [
    paint('bold', clip(clean(place), width)),
    ...group.map((it) => lineOf(rows[shown.indexOf(it)] ?? [], widths, width)),
  ]);
  const more = all.length - shown.length;
  return [
    '',
    paint('dim', lineOf(titles, widths, width)),
    ...lines,
    ...(more > 0 ? wrap(`${count(more, 'metric')} more: pacegate baseline export has all.`, width) : []),
  ];
};

const summaryLines = (records: readonly BaselineRecord[], { paint, width }: Page): string[] => {
  const [oldest, newest] = [records[0], records.at(-1)];
  if (oldest === undefined || newest === undefined) return ['No records.'];
  const days =
    oldest === newest ? `of ${day(newest.recordedAt)}` : `from ${day(oldest.recordedAt)} to ${day(newest.recordedAt)}`;
  const beside = newest.previous === null ? '' : `, measured beside ${clean(newest.previous).slice(0, 7)}`;
  const { sign, colour } = verdictFaces[newest.verdict];
  const line = `${count(records.length, 'record')} ${days}; newest ${clean(newest.commit).slice(0, 7)} of ${clean(newest.ref)}: ${sign} ${newest.verdict}${beside}.`;
  return wrap(line, width, '  ').map((part) => paint(colour, part));
};

const seriesLines = ({ key, records, problems }: BaselineSeries, page: Page): string[] => {
  const naming = createNaming(records.flatMap(({ suite, metrics }) => metrics.map((it) => ({ suite, ...it }))));
  const more = problems.length - mostProblems;
  const told = [
    ...problems.slice(0, mostProblems).map((it) => `! ${clean(it)}`),
    ...(more > 0 ? [`! ${count(more, 'problem')} more.`] : []),
  ];
  return [
    page.paint('bold', clip(`${clean(key.suite)} on ${clean(key.environment)}`, page.width)),
    ...summaryLines(records, page),
    ...told.flatMap((it) => wrap(it, page.width, '  ')).map((line) => page.paint('yellow', line)),
    ...tableLines(records, naming, key.suite, page),
  ];
};

/**
 * The stored record for the terminal: of each suite and class of machines its newest values, what they changed against the commit
 * that was recorded before, and their course. No line is wider than the terminal; names can't steer it.
 */
export const renderBaseline = (series: readonly BaselineSeries[], { colour, width }: BaselineTableOptions): string => {
  const page: Page = { paint: createPaint(colour), width: Math.max(20, width) };
  const parts =
    series.length === 0
      ? [
          wrap(
            'No baseline is stored yet. pacegate baseline refresh on the default branch makes the first record.',
            page.width,
          ).join('\n'),
        ]
      : series.map((it) => seriesLines(it, page).join('\n'));
  return `${parts.join('\n\n')}\n`;
};

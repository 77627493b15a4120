import type { Naming } from '../advice/naming.ts';
import { changeText, metricTitle, toleranceText, valueText } from '../advice/phrase.ts';
import { formatChange } from '../core/format.ts';
import { isBundleMetric } from '../core/metrics.ts';
import { type BudgetResult, isExact, type MetricResult, type Result, type TrendResult } from '../core/result.ts';
import { acceptedParts } from './accepted-parts.ts';
import { escapeMarkdown } from './escape.ts';
import { left, right, table } from './markdown.ts';
import type { Page } from './room.ts';
import { byImportance, isIdle, telling } from './select.ts';
import { recorded } from './trends.ts';
import {
  budgetFaces,
  budgetText,
  count,
  decisionFaces,
  decisionText,
  idleText,
  isPlainPass,
  moreText,
} from './words.ts';

/** Longest name that a table cell shows, in characters. */
const nameLength = 80;

type Placed = Pick<MetricResult, 'suite' | 'scenario' | 'route' | 'metric'>;

const placeCells = (it: Placed, naming: Naming): string[] => [
  escapeMarkdown(naming.row(it), nameLength),
  escapeMarkdown(metricTitle(it.metric), nameLength),
];

/** Text of a cell that must stay on one line, however narrow the page: names make room for figures. */
const unbroken = (cell: string): string => cell.replaceAll(' ', '\u00A0');

const text = (it: Pick<MetricResult, 'metric' | 'unit'>, value: number): string =>
  unbroken(escapeMarkdown(valueText(value, it.metric, it.unit), 40));

/** How what somebody accepted is shown instead of what keeps a run from a pass. */
const acceptedFace = '☑️';

const changedRow = (it: MetricResult, naming: Naming, isAccepted: boolean): string[] => [
  ...placeCells(it, naming),
  unbroken(`${text(it, it.base.value)} → ${text(it, it.head.value)}`),
  unbroken(changeText(it)),
  unbroken(toleranceText(it)),
  unbroken(
    isAccepted
      ? `${acceptedFace} ${decisionText(it)}, accepted`
      : `${decisionFaces[it.decision].emoji} ${decisionText(it)}`,
  ),
];

const leftOut = (shown: number, all: number, noun: string, { whole }: Page): string[] =>
  shown < all ? ['', moreText(all - shown, noun, whole)] : [];

/**
 * Primary comparisons that a reader needs; none when all are unchanged. Beside a regression those that are undecided are only
 * counted.
 */
export const changedTable = (result: Result, page: Page): string[] => {
  const found = telling(result.metrics);
  const accepted = acceptedParts(result);
  const isSettled = result.verdict === 'fail' || (result.verdict === 'pass' && !isPlainPass(result));
  const all = isSettled ? found.filter((it) => it.decision !== 'inconclusive' || accepted.has(it)) : found;
  const undecided = found.length - all.length;
  const open =
    undecided > 0 ? ['', `${count(undecided, 'more comparison')} ${undecided === 1 ? 'is' : 'are'} undecided.`] : [];
  const shown = all.slice(0, page.room.rows);
  const columns = [
    left('Where'),
    left('Metric'),
    right('Base → head'),
    right('Change'),
    right('Tolerance'),
    left('Decision'),
  ];
  const rows = shown.map((it) => changedRow(it, page.naming, accepted.has(it)));
  return [...table(columns, rows), ...leftOut(shown.length, all.length, 'comparison', page), ...open];
};

const detailRow = (it: MetricResult, naming: Naming): string[] => [
  ...placeCells(it, naming),
  text(it, it.base.value),
  text(it, it.head.value),
  unbroken(changeText(it)),
  it.primary ? unbroken(toleranceText(it)) : '',
  it.primary ? decisionText(it) : `(${decisionText(it)})`,
];

/** Whether the table of bundles has it: other forms of a size that is compared here. */
const isInBundleTable = (it: MetricResult, { bundles = [] }: Result): boolean =>
  !it.primary && isBundleMetric(it.metric) && bundles.some(({ suite }) => suite === it.suite);

/** Every comparison, those that decide the verdict first; without what the table of bundles has. */
export const detailTable = (result: Result, page: Page): string[] => {
  const all = result.metrics.filter((it) => !isInBundleTable(it, result));
  const metrics = all.filter((it) => !isIdle(it));
  const idle = all.length - metrics.length;
  const shown = metrics.toSorted(byImportance).slice(0, page.room.details);
  const columns = [
    left('Where'),
    left('Metric'),
    right('Base'),
    right('Head'),
    right('Change'),
    right('Tolerance'),
    left('Decision'),
  ];
  const informing = shown.some((it) => !it.primary)
    ? ' Decisions in brackets only inform: they never change the verdict.'
    : '';
  // On a noisy machine they may even point in opposite directions.
  const paired = 'Base and head are medians over blocks; a change is that of pairs which were measured together.';
  const reading = shown.every(isExact) ? 'Sizes are exact.' : paired;
  const rows = shown.map((it) => detailRow(it, page.naming));
  return [
    ...table(columns, rows),
    ...(rows.length === 0 ? [] : ['', `${reading}${informing}`]),
    ...(idle === 0 ? [] : ['', idleText(idle)]),
    ...leftOut(shown.length, metrics.length, 'comparison', page),
  ];
};

const budgetWeight = { exceeded: 0, 'missed-target': 1, met: 2 } as const satisfies Record<
  BudgetResult['decision'],
  number
>;

/** Budgets, those that are broken first. */
export const budgetTable = (result: Result, page: Page): string[] => {
  const accepted = acceptedParts(result);
  const sorted = result.budgets.toSorted((a, b) => budgetWeight[a.decision] - budgetWeight[b.decision]);
  const shown = sorted.slice(0, page.room.rows);
  const rows = shown.map((it) => {
    const unit = result.metrics.find(({ metric }) => metric === it.metric)?.unit ?? '';
    const amount = (value: number | null): string => (value === null ? '' : text({ metric: it.metric, unit }, value));
    return [
      escapeMarkdown(
        page.naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null }),
        nameLength,
      ),
      escapeMarkdown(metricTitle(it.metric), nameLength),
      amount(it.value),
      amount(it.limit),
      amount(it.target),
      unbroken(
        accepted.has(it)
          ? `${acceptedFace} ${budgetText(it.decision)}, accepted`
          : `${budgetFaces[it.decision].emoji} ${budgetText(it.decision)}`,
      ),
    ];
  });
  const columns = [left('Where'), left('Budget'), right('Head'), right('Limit'), right('Target'), left('Decision')];
  return [...table(columns, rows), ...leftOut(shown.length, sorted.length, 'budget', page)];
};

const trendRow = (it: TrendResult, naming: Naming): string[] => {
  const points = recorded(it);
  const [first, last] = [points[0], points.at(-1)];
  const shifts = it.shifts.slice(-3).map(({ commit, change }) => `${formatChange(change)} at ${commit.slice(0, 7)}`);
  return [
    ...placeCells(it, naming),
    String(points.length),
    first === undefined || last === undefined ? '' : unbroken(`${text(it, first.value)} → ${text(it, last.value)}`),
    it.total === null ? '' : unbroken(formatChange(it.total)),
    escapeMarkdown(shifts.join(', ')),
  ];
};

/** Trends of the default branch, the biggest first. */
export const trendTable = ({ trends }: Result, page: Page): string[] => {
  const size = (it: TrendResult): number => Math.abs(it.total?.estimate ?? 0);
  const shown = trends.toSorted((a, b) => size(b) - size(a)).slice(0, Math.min(page.room.rows, page.room.details));
  const columns = [
    left('Where'),
    left('Metric'),
    right('Records'),
    right('First → newest'),
    right('In all'),
    left('Shifts'),
  ];
  const rows = shown.map((it) => trendRow(it, page.naming));
  return [...table(columns, rows), ...leftOut(shown.length, trends.length, 'trend', page)];
};

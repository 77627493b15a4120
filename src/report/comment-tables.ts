import type { Naming } from '../advice/naming.ts';
import { changeText, metricTitle, valueText } from '../advice/phrase.ts';
import { formatShare } from '../core/format.ts';
import type { BudgetResult, MetricResult, Result } from '../core/result.ts';
import { escapeMarkdown } from './escape.ts';
import { byImportance, telling } from './select.ts';
import { budgetFaces, budgetText, decisionFaces, decisionText, moreText } from './words.ts';

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A GitHub table. Cells must be escaped already. */
const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string[] => [
  `| ${columns.map((it) => it.title).join(' | ')} |`,
  `| ${columns.map((it) => (it.align === 'right' ? '---:' : '---')).join(' | ')} |`,
  ...rows.map((cells) => `| ${cells.join(' | ')} |`),
];

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

/** Longest name that a table cell shows, in characters. */
const nameLength = 80;

const placeCells = (it: MetricResult, naming: Naming): string[] => [
  escapeMarkdown(naming.row(it), nameLength),
  escapeMarkdown(metricTitle(it.metric), nameLength),
];

const text = (it: MetricResult, value: number): string => escapeMarkdown(valueText(value, it.metric, it.unit), 40);

const changedRow = (it: MetricResult, naming: Naming): string[] => [
  ...placeCells(it, naming),
  `${text(it, it.base.value)} → ${text(it, it.head.value)}`,
  changeText(it),
  formatShare(it.tolerance),
  `${decisionFaces[it.decision].emoji} ${decisionText(it)}`,
];

const leftOut = (shown: number, all: number, noun: string): string[] =>
  shown < all ? ['', moreText(all - shown, noun)] : [];

/** Primary comparisons that a reader needs, at most `most`; empty when all are unchanged. */
export const changedTable = (result: Result, naming: Naming, most: number): string[] => {
  const all = telling(result.metrics);
  if (all.length === 0) return [];
  const shown = all.slice(0, most);
  const columns = [
    left('Where'),
    left('Metric'),
    right('Base → head'),
    right('Change'),
    right('Tolerance'),
    left('Decision'),
  ];
  const rows = shown.map((it) => changedRow(it, naming));
  return [...table(columns, rows), ...leftOut(shown.length, all.length, 'comparison')];
};

const detailRow = (it: MetricResult, naming: Naming): string[] => [
  ...placeCells(it, naming),
  text(it, it.base.value),
  text(it, it.head.value),
  changeText(it),
  it.primary ? formatShare(it.tolerance) : '',
  it.primary ? decisionText(it) : `(${decisionText(it)})`,
];

/** Every comparison, those that decide the verdict first, at most `most`. */
export const detailTable = (metrics: readonly MetricResult[], naming: Naming, most: number): string[] => {
  if (metrics.length === 0) return [];
  const shown = metrics.toSorted(byImportance).slice(0, most);
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
    ? ['', 'Decisions in brackets only inform: they never change the verdict.']
    : [];
  const rows = shown.map((it) => detailRow(it, naming));
  return [
    ...(rows.length === 0 ? [] : table(columns, rows)),
    ...informing,
    ...leftOut(shown.length, metrics.length, 'comparison'),
  ];
};

const budgetWeight = { exceeded: 0, 'missed-target': 1, met: 2 } as const satisfies Record<
  BudgetResult['decision'],
  number
>;

/** Budgets, those that are broken first, at most `most`. */
export const budgetTable = (result: Result, naming: Naming, most: number): string[] => {
  if (result.budgets.length === 0) return [];
  const sorted = result.budgets.toSorted((a, b) => budgetWeight[a.decision] - budgetWeight[b.decision]);
  const shown = sorted.slice(0, most);
  const rows = shown.map((it) => {
    const unit = result.metrics.find(({ metric }) => metric === it.metric)?.unit ?? '';
    const amount = (value: number | null): string =>
      value === null ? '' : escapeMarkdown(valueText(value, it.metric, unit), 40);
    return [
      escapeMarkdown(naming.subject({ suite: it.suite, scenario: it.scenario, route: null }), nameLength),
      escapeMarkdown(metricTitle(it.metric), nameLength),
      amount(it.value),
      amount(it.limit),
      amount(it.target),
      `${budgetFaces[it.decision].emoji} ${budgetText(it.decision)}`,
    ];
  });
  const columns = [left('Where'), left('Budget'), right('Head'), right('Limit'), right('Target'), left('Decision')];
  return [...table(columns, rows), ...leftOut(shown.length, sorted.length, 'budget')];
};

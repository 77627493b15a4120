import type { Result } from '../core/result.ts';
import { bundleSections } from './bundle-tables.ts';
import { methodLines } from './comment-details.ts';
import { budgetTable, detailTable, trendTable } from './comment-tables.ts';
import { reasonList } from './main-lines.ts';
import { section } from './markdown.ts';
import { pageTable } from './page-table.ts';
import type { Page } from './room.ts';
import { count } from './words.ts';

/** What there is to look up: every comparison, budgets, reasons, trends, and how it was measured. */
export interface Details {
  /** What it is, for the line that opens it. */
  readonly title: string;
  readonly lines: readonly string[];
}

/** The details of a result. */
export const details = (result: Result, page: Page): Details => {
  const broken = result.budgets.some((it) => it.decision !== 'met');
  const compared = result.verdict === 'invalid' ? [] : detailTable(result, page);
  const alone = compared.length === 0;
  const method = methodLines(result, page);
  return {
    title: alone
      ? 'How it was measured'
      : `All ${count(result.metrics.length, 'comparison')} and how they were measured`,
    lines: [
      ...section('', compared),
      ...(result.verdict === 'invalid' ? [] : bundleSections(result, page)),
      ...section('Pages', result.verdict === 'invalid' ? [] : pageTable(result, page)),
      ...section('Budgets', broken ? [] : budgetTable(result, page)),
      ...section('Why this verdict', alone ? [] : reasonList(result.reasons, page.room.list)),
      ...section('Trends on the default branch', trendTable(result, page)),
      ...section(alone && result.trends.length === 0 ? '' : 'How it was measured', method),
    ],
  };
};

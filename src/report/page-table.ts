import { valueText } from '../advice/phrase.ts';
import { isPageMetric } from '../core/metrics.ts';
import type { MetricResult, Result } from '../core/result.ts';
import { escapeMarkdown } from './escape.ts';
import { left, right, table } from './markdown.ts';
import type { Page } from './room.ts';
import { moreText } from './words.ts';

/** What people ask of a page first, by the names that they know. */
const columns = [
  ['page.lcp', 'LCP'],
  ['page.fcp', 'FCP'],
  ['page.si', 'Speed index'],
  ['page.tbt', 'TBT'],
  ['page.cls', 'CLS'],
  ['page.transfer', 'Transferred'],
  ['page.requests', 'Requests'],
] as const;

const cell = (it: MetricResult | undefined): string => {
  if (it === undefined) return '';
  const base = valueText(it.base.value, it.metric, it.unit);
  const head = valueText(it.head.value, it.metric, it.unit);
  return escapeMarkdown(base === head ? head : `${base} → ${head}`, 60).replaceAll(' ', '\u00A0');
};

/** A row for each page: what was measured of it on both sides. */
export const pageTable = ({ metrics }: Result, { naming, room, whole }: Page): string[] => {
  const pages = [
    ...Map.groupBy(
      metrics.filter(({ metric }) => isPageMetric(metric)),
      ({ suite }) => suite,
    ),
  ];
  const shown = pages.slice(0, Math.min(room.rows, room.details));
  const rows = shown.map(([suite, own]) => [
    escapeMarkdown(naming.subject({ suite, scenario: null, route: null }), 80),
    ...columns.map(([id]) => cell(own.find(({ metric }) => metric === id))),
  ]);
  const rest = pages.length - shown.length;
  return [
    ...table([left('Page'), ...columns.map(([, title]) => right(title))], rows),
    ...(rest > 0 ? [moreText(rest, 'page', whole)] : []),
  ];
};

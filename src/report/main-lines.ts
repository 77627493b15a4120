import { evidenceText } from '../advice/phrase.ts';
import { formatDuration } from '../core/format.ts';
import type { Result } from '../core/result.ts';
import { acceptedList } from './accepted-lines.ts';
import { measuredWhat } from './bundle-lines.ts';
import { withoutAccepted } from './accepted-parts.ts';
import { changesChart } from './changes-chart.ts';
import { findingsSection } from './comment-findings.ts';
import { budgetTable, changedTable } from './comment-tables.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
import { goalText } from './goals.ts';
import { section } from './markdown.ts';
import { inconclusiveSteps, invalidSteps, openElsewhere } from './next-steps.ts';
import type { Page } from './room.ts';
import { telling } from './select.ts';
import { trendChart } from './trend-chart.ts';
import { type TellingTrend, tellingTrends, trendText } from './trends.ts';
import { exactText, falseAlarmText, isAllExact, isPlainPass, missText, moreText } from './words.ts';

/** A page whose reader's place draws Mermaid has charts. */
export interface MainPage extends Page {
  /** How many trends are drawn; null where nothing is drawn at all. */
  readonly charts: number | null;
}

/** Trends of other metrics, and goals, that are in sight: each is one line. */
const mostLines = 3;

const versionText = ({ ref, commit }: Result['base']): string => {
  const short = codeSpan(commit.slice(0, 7), 7);
  return ref === commit || ref === '' ? short : `${short} (${codeSpan(ref, 80)})`;
};

/** How far the verdict can be trusted. An inconclusive run says what it could have seen instead. */
const sureText = (result: Result): string => {
  if (result.policy.from === 'head' || result.verdict === 'inconclusive') return '';
  if (isAllExact(result)) return `; ${exactText}`;
  const text = isPlainPass(result) ? missText(result) : falseAlarmText(result.policy);
  return text === null ? '' : `; ${text}`;
};

const measuredText = (result: Result): string => {
  const head = `${versionText(result.head)}${result.head.dirty ? ' with uncommitted changes' : ''}`;
  const sides = `Base ${versionText(result.base)} against head ${head}`;
  if (result.suites.every((it) => it.skipped !== null)) return `${sides}: nothing was measured.`;
  const met = result.budgets.length > 0 && result.budgets.every((it) => it.decision === 'met');
  const budgets = met ? `; ${result.budgets.length === 1 ? 'its budget is' : 'all budgets are'} met` : '';
  return `${sides}: ${measuredWhat(result)} in ${formatDuration(result.duration)}${budgets}${sureText(result)}.`;
};

/** What was measured and how sure it is, with what there is to say of the stored record, in one paragraph. */
const measuredLines = (result: Result): string[] => {
  const { notice } = result.baseline;
  return [
    ...(result.verdict === 'invalid' ? [] : [measuredText(result)]),
    ...(notice === null ? [] : [escapeMarkdown(notice, 600)]),
  ];
};

/** A reason of an invalid run: a sentence, and the output that may come with it. */
const reasonLines = (reason: string): string[] => {
  const [sentence = '', ...output] = reason.split('\n').filter((line) => line.trim() !== '');
  return [escapeMarkdown(sentence, 400), ...(output.length === 0 ? [] : ['', codeBlock(output)]), ''];
};

/** Reasons as a list, each its first line. */
export const reasonList = (reasons: readonly string[], most: number): string[] =>
  reasons.slice(0, Math.min(most, 20)).map((it) => `- ${escapeMarkdown(it.split('\n')[0] ?? '', 400)}`);

const sentences = (texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [texts.map((it) => escapeMarkdown(it, 400)).join(' ')];

const invalidLines = (result: Result): string[] => {
  // The first reason's sentence is in the headline already.
  const [first = '', ...others] = result.reasons.slice(0, 6);
  const output = reasonLines(first).slice(1).join('\n').trim();
  return [
    ...(output === '' ? [] : [output, '']),
    ...others.flatMap(reasonLines),
    ...sentences(invalidSteps(result)),
    '',
  ];
};

const changedLines = (result: Result, page: MainPage): string[] => {
  const elsewhere = openElsewhere(withoutAccepted(result)) ? reasonList(result.reasons.slice(1), page.room.rows) : [];
  const broken = result.budgets.some((it) => it.decision !== 'met');
  const chart = page.charts === null ? [] : changesChart(result.metrics, page.naming);
  return [
    ...section('', elsewhere),
    ...section('', changedTable(result, page)),
    ...section('', broken ? budgetTable(result, page) : []),
    ...section('', chart),
  ];
};

/** Trends that say something, each as a sentence. Those of metrics that changed in this run are drawn, as far as there is room. */
const trendLines = (result: Result, page: MainPage): string[] => {
  const telling = tellingTrends(result);
  const sentence = (it: TellingTrend): string => `* 📈 ${escapeMarkdown(trendText(it.trend, page.naming), 400)}`;
  const drawn = telling.filter((it) => it.changed).slice(0, page.charts ?? 0);
  const told = telling.filter((it) => !drawn.includes(it) && (!it.changed || it.trend.shifts.length > 0));
  const most = Math.min(page.room.rows, mostLines);
  return [
    ...drawn.flatMap((it) => [sentence(it), ...section('', ['', ...trendChart(it.trend)])]),
    ...told.slice(0, most).map(sentence),
    ...(told.length > most ? [`* ${moreText(told.length - most, 'trend', 'the table below')}`] : []),
  ];
};

const goalLines = ({ goals }: Result, { whole }: Page): string[] => [
  ...goals.slice(0, mostLines).map((it) => `* 🎯 ${escapeMarkdown(goalText(it), 500)}`),
  ...(goals.length > mostLines ? [`* ${moreText(goals.length - mostLines, 'goal', whole)}`] : []),
];

/** What is known beyond this change. Another bullet than that of the findings begins a list of its own. */
const beyondLines = (result: Result, page: MainPage): string[] =>
  result.verdict === 'invalid' ? [] : section('', [...trendLines(result, page), ...goalLines(result, page)]);

const findingLines = (result: Result, { room, whole }: Page): string[] => {
  const shown =
    result.verdict === 'invalid' ? result.findings.filter((it) => it.severity === 'information') : result.findings;
  const told = new Set(
    telling(result.metrics)
      .slice(0, room.rows)
      .flatMap((it) => [evidenceText(it), evidenceText(it, true)]),
  );
  return section('', findingsSection(shown, { ...room, told, whole }));
};

/**
 * What a reader has in sight, below the line with the verdict: what people accepted, what changed and by how much, what was
 * measured and how sure it is, what to do next; then what is known beyond this change.
 */
export const mainLines = (result: Result, page: MainPage): string[] => [
  ...section('', acceptedList(result, page)),
  ...(result.verdict === 'invalid' ? invalidLines(result) : changedLines(result, page)),
  ...section('', measuredLines(result)),
  ...section('', result.verdict === 'inconclusive' ? sentences(inconclusiveSteps(withoutAccepted(result))) : []),
  ...findingLines(result, page),
  ...beyondLines(result, page),
  ...result.notices.slice(0, 10).flatMap((it) => [`ℹ️ ${escapeMarkdown(it, 400)}`, '']),
];

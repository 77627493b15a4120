import type { Naming } from '../advice/naming.ts';
import { createNaming } from '../advice/naming.ts';
import { evidenceText, metricTitle, valueText } from '../advice/phrase.ts';
import { formatDuration, formatShare } from '../core/format.ts';
import type { BudgetResult, Finding, Result } from '../core/result.ts';
import { acceptedItems } from './accepted-lines.ts';
import { acceptedParts, withoutAccepted } from './accepted-parts.ts';
import { bundlePlain, hasBlocks, measuredWhat } from './bundle-lines.ts';
import { escapeTerminal, shorten } from './escape.ts';
import { goalText } from './goals.ts';
import { headline } from './headline.ts';
import { inconclusiveSteps, invalidSteps, openElsewhere } from './next-steps.ts';
import type { Paint } from './paint.ts';
import { createPaint } from './paint.ts';
import { byImportance, isIdle } from './select.ts';
import { terminalTable } from './terminal-table.ts';
import { wrap } from './text-width.ts';
import { tellingTrends, trendText } from './trends.ts';
import {
  budgetFaces,
  budgetText,
  count,
  exactText,
  falseAlarmText,
  idleText,
  isAllExact,
  moreText,
  severityFaces,
  verdictFaces,
  verdictText,
} from './words.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the results are, or absent when they are nowhere. */
  readonly directory?: string;
}

interface Page {
  readonly naming: Naming;
  readonly paint: Paint;
  readonly width: number;
}

/** The most of each that scroll by: result.json has them all. */
const mostRows = 60;
const mostFindings = 12;
const mostTrends = 6;
const mostGoals = 10;

const clean = (text: string): string => shorten(escapeTerminal(text.slice(0, 4000)), 500);

const comparisonLines = (result: Result, page: Page): string[] => {
  if (result.verdict === 'invalid') return [];
  const all = result.metrics.filter((it) => it.primary);
  const primaries = all.filter((it) => !isIdle(it)).toSorted(byImportance);
  const idle = all.length > primaries.length ? wrap(idleText(all.length - primaries.length), page.width) : [];
  const more = primaries.length > mostRows ? wrap(moreText(primaries.length - mostRows, 'comparison'), page.width) : [];
  return [
    ...terminalTable(primaries.slice(0, mostRows), { ...page, accepted: acceptedParts(result) }),
    ...more,
    ...idle,
  ];
};

const findingLines = (it: Finding, told: ReadonlySet<string>, { paint, width }: Page): string[] => {
  const { sign, colour } = severityFaces[it.severity];
  const [title = '', ...rest] = wrap(`${sign} ${clean(it.title)}  ${clean(it.id)}`, width, '  ');
  const where = it.location === null ? [] : [`at ${it.location.path}:${it.location.startLine}`];
  const next = it.fix === null ? [] : [`Next: ${it.fix.summary}`];
  const evidence = it.evidence.filter((sentence) => !told.has(sentence)).slice(0, 8);
  const body = [...where, ...evidence, ...next].flatMap((text) => wrap(`  ${clean(text)}`, width, '    '));
  return [...[title, ...rest].map((line) => paint(colour, line)), ...body];
};

const findingsLines = (result: Result, page: Page): string[] => {
  const shown =
    result.verdict === 'invalid' ? result.findings.filter((it) => it.severity === 'information') : result.findings;
  const told = new Set(result.metrics.flatMap((it) => (it.primary ? [evidenceText(it), evidenceText(it, true)] : [])));
  const more = shown.length > mostFindings ? wrap(moreText(shown.length - mostFindings, 'finding'), page.width) : [];
  return [...shown.slice(0, mostFindings).flatMap((it) => findingLines(it, told, page)), ...more];
};

const budgetLine = (it: BudgetResult, result: Result, { naming, paint, width }: Page): string[] => {
  const unit = result.metrics.find(({ metric }) => metric === it.metric)?.unit ?? '';
  const text = (value: number): string => valueText(value, it.metric, unit);
  const bounds = [
    ...(it.limit === null ? [] : [`limit ${text(it.limit)}`]),
    ...(it.target === null ? [] : [`target ${text(it.target)}`]),
  ];
  const isAccepted = acceptedParts(result).has(it);
  const { sign, colour } = budgetFaces[isAccepted ? 'met' : it.decision];
  const subject = naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null });
  const decision = `${budgetText(it.decision)}${isAccepted ? ', accepted' : ''}`;
  const line = `${sign} ${subject}: ${metricTitle(it.metric)} ${text(it.value)} (${bounds.join(', ')}): ${decision}`;
  return wrap(clean(line), width, '  ').map((part) => paint(colour, part));
};

const measuredLines = (result: Result, { width }: Page): string[] => {
  const sum = (of: 'counted' | 'control' | 'discarded'): number =>
    result.suites.reduce((total, it) => total + it.blocks[of], 0);
  const waits = result.suites.flatMap((it) => (it.wait === null ? [] : [it.wait]));
  const wait =
    waits.length === 0
      ? ''
      : `; waited for a core ${formatShare(Math.round(Math.max(...waits) * 100) / 100)} of the time`;
  const spent = hasBlocks(result)
    ? `, ${sum('control')} control (${controlWords[result.control.decision]}), ${sum('discarded')} discarded`
    : '';
  const { made, expected } = result.comparisons;
  const promised = result.verdict !== 'invalid' && result.policy.from !== 'head';
  const sure = promised ? `; ${isAllExact(result) ? exactText : falseAlarmText(result.policy)}` : '';
  return [
    ...bundlePlain(result),
    `Measured in ${formatDuration(result.duration)}: ${measuredWhat(result)}${spent}${wait}; seed ${result.seed}.`,
    `${made.toLocaleString('en-US')} of ${count(expected, 'comparison')} made${sure}.`,
  ].flatMap((it) => wrap(clean(it), width, '  '));
};

const controlWords = {
  clean: 'no difference',
  off: 'differs',
  none: 'not measured',
} as const satisfies Record<Result['control']['decision'], string>;

const reasonLines = (result: Result, { width }: Page): string[] => {
  // The first sentence is the headline already.
  const lines = result.reasons.slice(0, 6).flatMap((reason, i) => {
    const [sentence = '', ...output] = reason.split('\n');
    const kept = output.slice(-20).map((line) => `    ${clean(line)}`);
    return i === 0 ? kept : [...wrap(clean(sentence), width, '  '), ...kept];
  });
  return lines.flatMap((line) => (line.trim() === '' ? [] : wrap(line, width, '    ')));
};

const acceptedLines = (result: Result, { naming, paint, width }: Page): string[] =>
  acceptedItems(result, naming).flatMap(({ sentence, places }) => [
    ...wrap(`✓ ${clean(sentence)}`, width, '  ').map((line) => paint('green', line)),
    ...places.flatMap((it) => wrap(`  ${clean(it)}`, width, '    ')),
  ]);

const absentLines = ({ comparisons, absent }: Result, { width }: Page): string[] =>
  comparisons.made < comparisons.expected && absent.length > 0
    ? [
        'Not observed:',
        ...absent
          .slice(0, 8)
          .flatMap((it) => wrap(`  ${clean(`${it.suite}: ${metricTitle(it.metric)}: ${it.reason}`)}`, width, '    ')),
      ]
    : [];

const stepLines = (result: Result, page: Page): string[] => {
  const steps =
    result.verdict === 'inconclusive'
      ? inconclusiveSteps(withoutAccepted(result))
      : result.verdict === 'invalid'
        ? invalidSteps(result)
        : [];
  return steps.flatMap((it) => wrap(it, page.width, '  '));
};

const discardedLines = (result: Result, { width }: Page): string[] =>
  result.suites
    .flatMap((suite) =>
      suite.discarded.map((it) => `${suite.name}: block ${it.block + 1} does not count: ${it.reason}`),
    )
    .slice(0, 6)
    .flatMap((it) => wrap(clean(it), width, '  '));

/** What is known beyond this change: the stored record, trends of the default branch, goals; a line each. */
const recordLines = (result: Result, { naming, width }: Page): string[] => {
  const { baseline, goals } = result;
  const trends = tellingTrends(result).filter(({ trend }) => trend.shifts.length > 0);
  return [
    ...(baseline.notice === null ? [] : [`i ${baseline.notice}`]),
    ...trends.slice(0, mostTrends).map(({ trend }) => `~ ${trendText(trend, naming)}`),
    ...(trends.length > mostTrends ? [moreText(trends.length - mostTrends, 'trend')] : []),
    ...goals.slice(0, mostGoals).map((it) => `${it.decision === 'reached' ? '✓' : '○'} ${goalText(it)}`),
    ...(goals.length > mostGoals ? [moreText(goals.length - mostGoals, 'goal')] : []),
  ].flatMap((it) => wrap(clean(it), width, '  '));
};

/** The final output of the command line. No line is wider than the terminal; names can't steer it. */
export const renderTerminal = (result: Result, { colour, width, directory }: TerminalOptions): string => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const page: Page = { naming, paint: createPaint(colour), width: Math.max(20, width) };
  const face = verdictFaces[result.verdict];
  const title = wrap(`${face.sign} ${verdictText(result)}: ${clean(headline(result, naming))}`, page.width, '  ');
  const notices = result.notices.slice(0, 10);
  const sections = [
    title.map((line, i) => page.paint(i === 0 ? 'bold' : face.colour, page.paint(face.colour, line))),
    acceptedLines(result, page),
    result.verdict === 'invalid' || openElsewhere(withoutAccepted(result)) ? reasonLines(result, page) : [],
    comparisonLines(result, page),
    findingsLines(result, page),
    stepLines(result, page),
    result.budgets.flatMap((it) => budgetLine(it, result, page)),
    absentLines(result, page),
    discardedLines(result, page),
    recordLines(result, page),
    notices.flatMap((it) => wrap(`i ${clean(it)}`, page.width, '  ')),
    measuredLines(result, page),
    // A path is for copying: it is never cut.
    directory === undefined ? [] : [`Results: ${escapeTerminal(directory)}`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

import type { Naming } from '../advice/naming.ts';
import { createNaming } from '../advice/naming.ts';
import { evidenceText } from '../advice/phrase.ts';
import { formatDuration } from '../core/format.ts';
import type { Result } from '../core/result.ts';
import { methodLines } from './comment-details.ts';
import { findingsSection } from './comment-findings.ts';
import { budgetTable, changedTable, detailTable } from './comment-tables.ts';
import { codeBlock, codeSpan, escapeMarkdown, markdownLink } from './escape.ts';
import { commentLimit, fit } from './fit.ts';
import { headline } from './headline.ts';
import { inconclusiveSteps, invalidSteps, openElsewhere } from './next-steps.ts';
import { telling } from './select.ts';
import { count, falseAlarmText, verdictFaces } from './words.ts';

/** Addresses of more about the run, where there are such. */
export interface CommentLinks {
  /** The run's log. */
  readonly run?: string;
  /** result.json and raw data. */
  readonly result?: string;
  /** The HTML report. */
  readonly report?: string;
}

/** How much of a result is shown: the most items of each sort. */
interface Room {
  readonly details: number;
  readonly rows: number;
  readonly findings: number;
  readonly evidence: number;
  readonly list: number;
}

// What goes first: rows of the folded details, then their lists, then rows and findings that are in sight.
const rooms: readonly Room[] = [
  { details: Infinity, rows: Infinity, findings: Infinity, evidence: Infinity, list: 20 },
  { details: 300, rows: 100, findings: 20, evidence: 8, list: 20 },
  { details: 150, rows: 60, findings: 20, evidence: 8, list: 10 },
  { details: 50, rows: 40, findings: 10, evidence: 8, list: 5 },
  { details: 0, rows: 20, findings: 8, evidence: 4, list: 2 },
  { details: 0, rows: 10, findings: 4, evidence: 2, list: 1 },
  { details: 0, rows: 5, findings: 2, evidence: 1, list: 0 },
];

const versionText = ({ ref, commit }: Result['base']): string => {
  const short = codeSpan(commit.slice(0, 7), 7);
  return ref === commit || ref === '' ? short : `${short} (${codeSpan(ref, 80)})`;
};

const measuredText = (result: Result): string => {
  const head = `${versionText(result.head)}${result.head.dirty ? ' with uncommitted changes' : ''}`;
  const sides = `Base ${versionText(result.base)} against head ${head}`;
  if (result.suites.every((it) => it.skipped !== null)) return `${sides}: nothing was measured.`;
  const blocks = result.suites.reduce((sum, it) => sum + it.blocks.counted, 0);
  const sure = result.policy.from === 'head' ? '' : `; ${falseAlarmText(result.policy)}`;
  const met = result.budgets.length > 0 && result.budgets.every((it) => it.decision === 'met');
  const budgets = met ? `; ${result.budgets.length === 1 ? 'its budget is' : 'all budgets are'} met` : '';
  return `${sides}: ${count(blocks, 'block')} in ${formatDuration(result.duration)}${budgets}${sure}.`;
};

/** A reason of an invalid run: a sentence, and the output that may come with it. */
const reasonLines = (reason: string): string[] => {
  const [sentence = '', ...output] = reason.split('\n').filter((line) => line.trim() !== '');
  return [escapeMarkdown(sentence, 400), ...(output.length === 0 ? [] : ['', codeBlock(output)]), ''];
};

const reasonList = (reasons: readonly string[], most: number): string[] =>
  reasons.slice(0, Math.min(most, 20)).map((it) => `- ${escapeMarkdown(it.split('\n')[0] ?? '', 400)}`);

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...(title === '' ? [] : [`**${title}**`, '']), ...lines, ''];

const mainLines = (result: Result, naming: Naming, room: Room): string[] => {
  const told = new Set(
    telling(result.metrics)
      .slice(0, room.rows)
      .flatMap((it) => [evidenceText(it), evidenceText(it, true)]),
  );
  const broken = result.budgets.some((it) => it.decision !== 'met');
  const notices = result.notices.slice(0, 10).map((it) => `ℹ️ ${escapeMarkdown(it, 400)}`);
  const shared = notices.flatMap((it) => [it, '']);
  switch (result.verdict) {
    case 'invalid': {
      // The first reason's sentence is in the first line of the comment already.
      const [first = '', ...others] = result.reasons.slice(0, 6);
      const output = reasonLines(first).slice(1);
      const information = result.findings.filter((it) => it.severity === 'information');
      return [
        ...(output.join('').trim() === '' ? [] : [output.join('\n').trim(), '']),
        ...others.flatMap(reasonLines),
        invalidSteps(result)
          .map((it) => escapeMarkdown(it, 400))
          .join(' '),
        '',
        ...section('', findingsSection(information, { ...room, told })),
        ...shared,
      ];
    }
    case 'inconclusive':
      return [
        ...section('', openElsewhere(result) ? reasonList(result.reasons.slice(1), room.rows) : []),
        ...section('', changedTable(result, naming, room.rows)),
        inconclusiveSteps(result)
          .map((it) => escapeMarkdown(it, 400))
          .join(' '),
        '',
        ...section('', findingsSection(result.findings, { ...room, told })),
        ...section('', broken ? budgetTable(result, naming, room.rows) : []),
        ...shared,
      ];
    case 'pass':
    case 'fail':
      return [
        ...section('', changedTable(result, naming, room.rows)),
        ...section('', findingsSection(result.findings, { ...room, told })),
        ...section('', broken ? budgetTable(result, naming, room.rows) : []),
        ...shared,
      ];
  }
};

const detailLines = (result: Result, naming: Naming, room: Room): string[] => {
  const broken = result.budgets.some((it) => it.decision !== 'met');
  const reasons = reasonList(result.reasons, room.list);
  const compared = result.verdict === 'invalid' ? [] : detailTable(result.metrics, naming, room.details);
  const summary =
    compared.length === 0
      ? 'How it was measured'
      : `All ${count(result.metrics.length, 'comparison')} and how they were measured`;
  return [
    '<details>',
    `<summary>${summary}</summary>`,
    '',
    ...section('', compared),
    ...section('Budgets', broken ? [] : budgetTable(result, naming, room.rows)),
    ...section('Why this verdict', compared.length === 0 ? [] : reasons),
    ...section(compared.length === 0 ? '' : 'How it was measured', methodLines(result, naming, room.list)),
    '</details>',
  ];
};

const linkLine = (links: CommentLinks): string[] => {
  const entries = [
    ['Report', links.report],
    ['Result and raw data', links.result],
    ['Log of the run', links.run],
  ] as const;
  const shown = entries.flatMap(([text, url]) => (url === undefined ? [] : [markdownLink(text, url)]));
  return shown.length === 0 ? [] : ['', shown.join(' · ')];
};

/**
 * The comment on the pull request: GitHub flavoured Markdown of at most 60,000 bytes. Everything that comes from outside
 * is escaped. What does not fit is left out, the details first, and the text says how much.
 */
export const renderComment = (result: Result, { links = {} }: { readonly links?: CommentLinks } = {}): string => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const { emoji } = verdictFaces[result.verdict];
  const render = (room: Room): string =>
    [
      `${emoji} **Pacegate: ${result.verdict}** — ${escapeMarkdown(headline(result, naming), 400)}`,
      '',
      ...mainLines(result, naming, room),
      ...(result.verdict === 'invalid' ? [] : [measuredText(result), '']),
      ...detailLines(result, naming, room),
      ...linkLine(links),
      '',
    ].join('\n');
  return fit(rooms, render, commentLimit);
};
